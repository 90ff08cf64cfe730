"""Independent outlets: those that tell a thing in words of their own. Copies of one wire text are one source."""

from collections.abc import Iterable

from waqai.incidents.story import Story


def source(story: Story, stories: dict[str, Story]) -> str:
    """Return who first published the words of a report: the outlet, else the report itself."""
    seen = {story.id}
    while story.copy_of is not None and story.copy_of in stories and story.copy_of not in seen:
        story = stories[story.copy_of]
        seen.add(story.id)
    return story.outlet or story.copy_of or story.id


def independent(reports: Iterable[str], stories: dict[str, Story]) -> int:
    """Return how many outlets tell it in words of their own; each text counts once, for who published it first."""
    first_with: dict[str, tuple[bool, str, str]] = {}
    for report in reports:
        story = stories[report]
        teller = source(story, stories)
        entry = (story.published is None, str(story.published), teller)
        first_with[story.text] = min(first_with.get(story.text, entry), entry)
    return len({teller for _, _, teller in first_with.values()})
