"""Reports filed under their texts: those with the same words, or which repeat another's, have one text.

A text is named by the hash of its words, and is of the day on which the first of its reports was published.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from waqai.incidents.shelf import Shelf
from waqai.incidents.story import Story

Day = date | None


class Filed:
    """The stories of all reports, by report, text and day. What is on file of them is fetched from a `shelf`."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.stories: dict[str, Story] = shelf.stories()
        self.texts: dict[str, list[str]] = {}  # text -> its reports, the first to be published first
        self.text_of: dict[str, str] = {}
        self.day_of: dict[str, Day] = {}  # text -> day on which it was first published
        self.copies: dict[str, set[str]] = defaultdict(set)  # report -> reports that name it as copied
        self.days: dict[Day, set[str]] = defaultdict(set)  # day -> texts first published then

    def first(self, report: str) -> str:
        """Return the first report of the same text."""
        return self.texts[self.text_of[report]][0]

    def _file(self, coming: Mapping[str, Story]) -> tuple[set[Day], set[str]]:
        """File reports under their texts; return the days on which texts came, changed or went, and those that went."""
        moved = set(coming) | {copy for id_ in coming for copy in self.copies[id_]}
        touched = {self.text_of[id_] for id_ in moved if id_ in self.text_of}
        for story in coming.values():
            if story.copy_of is not None:
                self.copies[story.copy_of].add(story.id)
        self.stories |= coming
        named = {id_: self._words(self.stories[id_]) for id_ in sorted(moved)}
        self.shelf.texts(named.values())
        touched |= self.texts.keys() & set(named.values())
        days: set[Day] = {self.day_of[text] for text in touched}
        for text in touched:
            self.days[self.day_of[text]].discard(text)
            self.texts[text] = [id_ for id_ in self.texts[text] if id_ not in moved]
        for id_, text in named.items():
            self.text_of[id_] = text
            self.texts.setdefault(text, []).append(id_)
            touched.add(text)
        gone = {text for text in touched if not self.texts[text]}
        for text in touched - gone:
            self.texts[text].sort(key=lambda id_: (self.stories[id_].published or date.max, id_))
            self.day_of[text] = self._first(text).published
            days.add(self.day_of[text])
            self.days[self.day_of[text]].add(text)
        return days, gone

    def _first(self, text: str) -> Story:
        return self.stories[self.texts[text][0]]

    def _on(self, days: Iterable[Day]) -> set[str]:
        return {text for day in days if day in self.days for text in self.days[day]}

    def _words(self, story: Story) -> str:
        """Return what names the text of a story: the hash of the words that it repeats, if it repeats another's."""
        seen = {story.id}
        while story.copy_of is not None and story.copy_of in self.stories and story.copy_of not in seen:
            story = self.stories[story.copy_of]
            seen.add(story.id)
        return story.text if story.copy_of is None or story.copy_of in seen else story.copy_of
