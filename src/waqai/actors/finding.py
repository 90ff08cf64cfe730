"""Finding the mentions of a report by lexicon and grammar."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from waqai import lexicons
from waqai.actors.garbled import broken, notice_of
from waqai.actors.keeping import is_adjective, kept
from waqai.actors.knowledge import actors
from waqai.actors.lookup import is_given, words_of
from waqai.actors.nouns import noun_forms
from waqai.actors.persons import foreign, read_run
from waqai.actors.phrase import Phrase, read_longer, read_name
from waqai.actors.phrases import adjectives, read_noun
from waqai.actors.quantities import is_quantity
from waqai.actors.view import View, view_of
from waqai.arabic.folding import fold
from waqai.arabic.tokens import Analysis
from waqai.places.place import PlaceMention
from waqai.reports.report import Notice


def notices(analysis: Analysis, places: Sequence[PlaceMention] = ()) -> tuple[Notice, ...]:
    """Return a notice for each broken name that `find` mends (`waqai.actors.garbled`)."""
    view = view_of(analysis, places)
    mended = (p for p in phrases(view) if p.entry and view.tokens[p.head].sentence != view.tokens[p.last - 1].sentence)
    return tuple(notice_of(view, phrase) for phrase in mended)


@lru_cache(maxsize=2)
def phrases(view: View) -> tuple[Phrase, ...]:
    """Return the phrases of a report that stand for somebody, and those within them."""
    found: list[Phrase] = []
    ends: list[int] = []  # by phrase, the last token of those up to it
    at, count = 0, len(view.tokens)
    while at < count:
        passed = _barred(view, at)
        if passed is not None:
            at = passed
            continue
        idle = view.infos[at].idle and view.tokens[at].pos != "PROPN"
        phrase = None if idle else best(view, at)
        if phrase is None:
            at += 1
            continue
        phrase = _mended(view, phrase)
        _uncovered(found, ends, phrase.head)
        for new in (phrase, *(inner for inner in phrase.nested if inner.entry or kept(view, inner))):
            found.append(new)
            ends.append(max(new.last, ends[-1] if ends else 0))
        at = max(phrase.last, at + 1)
    return (*found, *_again(view, found))


lexicons.on_change(phrases.cache_clear)


def _uncovered(found: list[Phrase], ends: list[int], head: int) -> None:
    """Take off `found` the phrases that reach beyond token `head`; `ends` are the furthest ends up to each."""
    spared: list[Phrase] = []
    while ends and ends[-1] > head:
        ends.pop()
        phrase = found.pop()
        if phrase.last <= head:
            spared.append(phrase)
    for phrase in reversed(spared):
        found.append(phrase)
        ends.append(max(phrase.last, ends[-1] if ends else 0))


def _barred(view: View, at: int) -> int | None:
    """Return the token after words that only look like an actor's name (`same_as: none`), or None."""
    for name in view.infos[at].barred:
        if (last := view.follow(at, name.rest)) is not None:
            return last
    return None


def _mended(view: View, phrase: Phrase) -> Phrase:
    """Return the phrase with a group's broken name read as the group's (`waqai.actors.garbled`)."""
    whole = broken(view, phrase) if phrase.entry else None
    if whole is not None:
        return whole
    nested = tuple(broken(view, inner) or inner if inner.entry else inner for inner in phrase.nested)
    changed = [inner for inner, old in zip(nested, phrase.nested, strict=True) if inner is not old]
    if not changed:
        return phrase
    group = changed[0].entry
    nested = tuple(replace(inner, of=group) if inner.entry is None and inner.of else inner for inner in nested)
    return replace(phrase, of=group, inner=None, nested=nested)


def best(view: View, at: int) -> Phrase | None:
    """Return the longest phrase that begins at token `at`."""
    name, noun = _name(view, at), _noun(view, at)
    if name is not None and noun is not None and not noun.person and not noun.entry:
        longer = noun.last > name.last and noun.inner is None and not noun.loose and noun.head == name.head
        name, noun = (replace(name, last=noun.last) if longer else name), None
    options = [
        option
        for option in (name, noun, _person(view, at), _people(view, at), _ministry(view, at))
        if option is not None
    ]
    return max(options, key=lambda p: (p.last, p.entry is not None)) if options else None


def _name(view: View, at: int) -> Phrase | None:
    if not view.infos[at].names:
        return None
    phrase = read_name(view, at)
    if phrase is None or phrase.entry is None:
        return phrase
    actor = actors()[phrase.entry]
    if phrase.capital and at and view.tokens[at - 1].folded in words_of("locative"):
        return None
    if actor.kind == "person" and phrase.last - at == 1 and _foreign_family(view, phrase):
        return None
    return phrase


def _foreign_family(view: View, phrase: Phrase) -> bool:
    """Whether the name goes on, or a given name stands before it, so that somebody else is meant."""
    return read_longer(view, phrase.head, phrase.last)


def _noun(view: View, at: int) -> Phrase | None:
    if not view.infos[at].nouns:
        return None
    phrase = read_noun(view, at)
    if phrase is None or is_adjective(view, phrase):
        return None
    return phrase if kept(view, phrase) else None


def _person(view: View, at: int) -> Phrase | None:
    token, known = view.tokens[at], view.infos[at]
    single = foreign(view, at)
    if not (known.given or known.particle or single):
        return None
    last = read_run(view, at, titled=False)
    if last is None:
        if not single:
            return None
        last = at + 1
        if token.stem not in view.report.speaking:
            return None
    cut = 0 if is_given(token.folded) else token.stem_span.start - token.span.start
    return Phrase(token.span.start + cut, at, last, person=(at, last))


def _people(view: View, at: int) -> Phrase | None:
    for cut, article, nisba in view.infos[at].nisbas:
        last = view.follow(at, nisba.rest)
        if last is None or not nisba.plural or not (article or (at and is_quantity(view, at - 1))):
            continue
        before = view.tokens[at - 1] if at else None
        if before is not None and cut == 0 and before.definite and before.pos == "NOUN":
            continue
        if nisba.of is not None:
            return Phrase(view.offset(at, cut), at, last, entry=nisba.of)
        return Phrase(view.offset(at, cut), at, last, countries=(nisba.country or "",))
    return None


def _ministry(view: View, at: int) -> Phrase | None:
    token = view.tokens[at]
    for rest, portfolio in view.infos[at].portfolios:
        last = view.follow(at, rest)
        if last is None or not portfolio.alone or "ال" not in token.folded[:4]:
            continue
        form = noun_forms()[fold("وزارة")][0]
        cut = 1 if token.folded[:1] in "وفبل" else 0
        phrase = Phrase(view.offset(at, cut), at, last, form, portfolio=portfolio)
        phrase = adjectives(view, phrase, view.limit(at))
        return phrase if phrase.countries else None
    return None


def _again(view: View, found: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield later mentions, by one word, of the persons whose full names no entry holds."""
    taken = {at for phrase in found for at in range(phrase.head, phrase.last)}
    known = frozenset(word for phrase in found for word in _single_names(view, phrase))
    for at, token in enumerate(view.tokens if known else ()):
        if at in taken or len(token.folded) < 3 or token.pos == "VERB":
            continue
        for cut in (0, 1, 2):
            if token.folded[cut:] in known and (cut == 0 or len(token.proclitics) == cut):
                yield Phrase(view.offset(at, cut), at, at + 1, person=(at, at + 1))
                break


def _single_names(view: View, phrase: Phrase) -> Iterator[str]:
    if phrase.person is None or phrase.person_entry is not None:
        return
    first, last = phrase.person
    words = [view.tokens[i].folded for i in range(first, last)]
    if (last - first > 1 or phrase.noun is not None) and not view.infos[last - 1].nisbas:
        yield words[-1]
    if last - first > 1 and view.infos[first].given == "strong":
        yield words[0]
