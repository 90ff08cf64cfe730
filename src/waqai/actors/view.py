"""A report as the actors' grammar sees it: per word what the lexicons say, names matched, places, bounds."""

from collections.abc import Sequence
from functools import cached_property

from waqai import lexicons
from waqai.actors.knowledge import actors
from waqai.actors.lookup import Name, WordInfo, info
from waqai.arabic.folding import Folded
from waqai.arabic.tokens import Analysis, Token
from waqai.places.place import PlaceMention

QUOTES = frozenset("\"'«»“”‘’„#_")
_JOINTS = QUOTES | frozenset("-()+")


class Whole:
    """What is looked up in the whole of a report, built once for all its views."""

    def __init__(self, tokens: Sequence[Token], infos: Sequence[WordInfo]) -> None:
        self._tokens, self._infos = tokens, infos
        self._stands: dict[str, bool] = {}

    @cached_property
    def words(self) -> frozenset[str]:
        """All folded words of the report."""
        return frozenset(token.folded for token in self._tokens)

    @cached_property
    def _joined(self) -> str:
        """The folded words of the report, a space between them."""
        return " ".join(["", *(token.folded for token in self._tokens), ""])

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The stems that stand somewhere in the report beside a verb of saying."""
        says = [at for at, known in enumerate(self._infos) if known.saying]
        beside = (at for verb in says for at in (verb - 1, verb + 1) if 0 <= at < len(self._tokens))
        return frozenset(self._tokens[at].stem for at in beside)

    def has(self, need: str) -> bool:
        """Tell whether the word or phrase `need` stands in the report."""
        if " " not in need:
            return need in self.words
        if need not in self._stands:
            self._stands[need] = f" {need} " in self._joined
        return self._stands[need]


class View:
    """The words of a report with what is known of them. Indices are token indices."""

    def __init__(self, analysis: Analysis, places: Sequence[PlaceMention]) -> None:
        self.analysis = analysis
        self.tokens: tuple[Token, ...] = analysis.tokens
        self.infos: list[WordInfo] = [info(token.folded) for token in analysis.tokens]
        self.report = Whole(self.tokens, self.infos)
        self.places = _by_token(analysis, places)
        self.end = len(self.tokens)
        self.nexts = self._nexts()
        self.strong = self._strong()

    def placed(self, places: Sequence[PlaceMention]) -> "View":
        """Return this view of the report with `places` instead of its own."""
        view = self._copy()
        view.places = _by_token(self.analysis, places)
        return view

    def bounded(self, end: int) -> "View":
        """Return this view of the report as if it ended before token `end`."""
        view = self._copy()
        view.end = end
        return view

    def _copy(self) -> "View":
        view = object.__new__(View)  # many views are made; `copy.copy` takes several times as long
        view.__dict__.update(self.__dict__)
        return view

    def limit(self, at: int) -> int:
        """Return the end of the sentence of token `at`, or the bound of the view."""
        last = self.analysis.sentences[self.tokens[at].sentence].last
        return min(last, self.end) if self.end > at else last

    def offset(self, at: int, cut: int) -> int:
        """Return where token `at` begins in the text once `cut` folded letters of clitics are taken off."""
        token = self.tokens[at]
        if cut and token.folded[cut - 1 : cut + 1] == "لل":
            cut -= 1
        if cut == 0 or len(token.text) == len(token.folded):
            return token.span.start + cut
        return token.span.start + Folded.of(token.text).back(cut, len(token.folded)).start

    def follow(self, at: int, rest: Sequence[str]) -> int | None:
        """Return the token after `rest`, where these words follow token `at` (quotes between are passed)."""
        here = at + 1
        if not rest:
            return here
        if self.nexts[at] != rest[0]:
            return None
        limit = self.limit(at)
        for word in rest:
            while here < limit and self._joins(here):
                here += 1
            if here >= limit or self.tokens[here].folded != word:
                return None
            here += 1
        return here

    def _joins(self, at: int) -> bool:
        """Whether the mark at token `at` may stand within a name: a quote, a bracket, a full stop of initials."""
        word = self.tokens[at].folded
        if word == ".":
            return self.tokens[at].span.start == self.tokens[at - 1].span.end
        return word in _JOINTS

    def _nexts(self) -> list[str]:
        """Return, for each token, the word that a name would go on with: the next of its sentence that is no joint."""
        nexts = [""] * len(self.tokens)
        for sentence in self.analysis.sentences:
            after = ""
            for at in range(sentence.last - 1, sentence.first - 1, -1):
                nexts[at] = after
                if not self._joins(at):
                    after = self.tokens[at].folded
        return nexts

    def skip_quotes(self, at: int) -> int:
        """Return the first token from `at` on that is no quotation mark or hash."""
        limit = len(self.tokens)
        while at < limit and self.tokens[at].folded in QUOTES:
            at += 1
        return at

    def has(self, needs: Sequence[str]) -> bool:
        """Tell whether one of the words or phrases `needs` stands in the report (true where none is needed)."""
        return not needs or any(self.report.has(need) for need in needs)

    def matches(self, at: int) -> list[tuple[int, int, Name]]:
        """Return the names that begin with token `at`: (letters cut, token after, name), longest first."""
        found = []
        known = self.infos[at]
        for cut, name in known.following.get(self.nexts[at], known.alone):
            last = self.follow(at, name.rest)
            if last is not None and self.has(name.needs):
                found.append((cut, last, name))
        return found

    def _strong(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for at, known in enumerate(self.infos):
            for _, name in known.following.get(self.nexts[at], known.alone) if known.names else ():
                if name.weak or name.id in found:
                    continue
                if self.follow(at, name.rest) is not None and self.has(name.needs):
                    found[name.id] = at
        return found

    def supported(self, name: str) -> bool:
        """Tell whether actor `name` or the body that it is part of has a strong name in the report."""
        actor = actors().get(name)
        return name in self.strong or (actor is not None and actor.part_of in self.strong)


def _by_token(analysis: Analysis, places: Sequence[PlaceMention]) -> dict[int, PlaceMention]:
    found: dict[int, PlaceMention] = {}
    for place in places:
        found.setdefault(analysis.token_at(place.full.start), place)
        found.setdefault(analysis.token_at(place.span.start), place)
    return found


_latest: list[tuple[Analysis, Sequence[PlaceMention], View]] = []


def view_of(analysis: Analysis, places: Sequence[PlaceMention] = ()) -> View:
    """Return the view of a report; that of the report asked for last is kept, for the rooms that ask in turn."""
    for known, where, view in _latest:
        if known is analysis and (where is places or where == places):
            return view
    same = next((view for known, _, view in _latest if known is analysis), None)
    view = same.placed(places) if same is not None else View(analysis, places)
    _latest.insert(0, (analysis, places, view))
    del _latest[2:]
    return view


lexicons.on_change(_latest.clear)
