"""Finding the figures of a report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from waqai.arabic.tokens import Analysis
from waqai.figures import bounding, context, nearby, ranges
from waqai.figures.cardinals import Cardinal, cardinal
from waqai.figures.counted import Counted, counted, symbol_before
from waqai.figures.duals import dual
from waqai.figures.figure import Figure
from waqai.figures.lexicon import Bound
from waqai.figures.parts import parts
from waqai.figures.scan import Scan
from waqai.times.time import Time


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure by its tokens: `first` up to `last`, the number itself at `at`."""

    first: int
    last: int
    at: int
    low: float | None
    high: float | None
    approx: bool
    kind: str
    unit: str | None
    noun: tuple[int, int] | None
    of_them: bool
    because: str


def find(analysis: Analysis, times: Sequence[Time]) -> tuple[Figure, ...]:
    """Return the figures of a report in the order of its text; numbers within one of `times` are none."""
    scan = _scan(analysis, times)
    drafts: list[Draft] = []
    index, last = 0, len(scan.tokens)
    while index < last:
        word = scan.words[index]
        if not word.digits and word.numeral is None and word.noun is None:
            index += 1
            continue
        draft, index = _at(scan, index)
        if draft is not None and not (drafts and draft.first < drafts[-1].last):
            drafts.append(draft)
        elif draft is not None and draft.at >= drafts[-1].last:
            drafts.append(replace(draft, first=draft.at))
    wholes = parts(scan, [(d.first, d.at, d.last, d.of_them, d.kind) for d in drafts])
    return tuple(_figure(scan, drafts, draft, whole) for draft, whole in zip(drafts, wholes, strict=True))


def _scan(analysis: Analysis, times: Sequence[Time]) -> Scan:
    """Lay out the report; a bare year that is bounded and counts something is a number («أكثر من 2000 من المسلحين»)."""
    scan = Scan.of(analysis, times)
    alone = [found[0].index for time in times if len(found := analysis.tokens_in(time.span)) == 1]
    counts = {index for index in alone if scan.words[index].digits and _counts(scan, index)}
    return replace(scan, timed=scan.timed - counts) if counts else scan


def _counts(scan: Scan, index: int) -> bool:
    thing = counted(scan, index + 1, scan.tokens[index].sentence, definite=False)
    return thing.unit is not None and bounding.before(scan, index) is not None


def _at(scan: Scan, index: int) -> tuple[Draft | None, int]:
    """Return the figure that begins at token `index`, if one does, and where to read on."""
    word = scan.words[index]
    if word.digits or word.numeral is not None:
        number = cardinal(scan, index)
        if number is None:
            return None, index + 1
        return (None, number.last) if index in scan.timed else _number(scan, number)
    if index in scan.timed:
        return None, index + 1
    found = dual(scan, index)
    if found is None and not nearby.single(scan, index):
        return None, index + 1
    noun, end = found or (scan.words[index].noun, index + 2)
    assert noun is not None
    value, kind = (2, "dual") if found else (1, "count")
    draft = Draft(index, end, index, value, value, False, kind, noun.unit, (index, index + 1), False, noun.because)
    return _bounded(scan, draft, whole=True), end


def _number(scan: Scan, number: Cardinal) -> tuple[Draft | None, int]:
    sentence = scan.tokens[number.first].sentence
    definite = number.rounded or number.article or number.fraction
    thing = counted(scan, number.last, sentence, definite=definite)
    second = ranges.range_end(scan, number, thing)
    if second is not None:
        thing = counted(scan, second.last, sentence, definite=definite)
    end = second.last if second else number.last
    if context.rejected(scan, number, thing):
        return None, max(end, thing.last if thing.kind == "duration" else end)
    single = ranges.or_two(scan, number)
    if single is not None:
        at, noun = single
        one = Draft(at, end, number.first, 1, 2, False, "count", noun.unit, (at, at + 1), False, noun.because)
        return one, end
    low, high = ranges.ordered(number.value, second.value) if second else (number.value, number.value)
    draft = _named(scan, number, thing, _plain(number, thing, low, high, end))
    whole = draft.kind != "percent" and not number.fraction
    return _bounded(scan, draft, whole=whole), draft.last


def _plain(number: Cardinal, thing: Counted, low: float, high: float, end: int) -> Draft:
    """Return the figure of a number and what follows it, before the words around it are read."""
    kind, unit = thing.kind, thing.unit
    if number.fraction and kind not in ("money", "measure"):
        low, high, kind, unit = round(low * 100, 2), round(high * 100, 2), "percent", "percent"
    if number.rounded:
        kind = "vague" if kind == "count" else kind
    return Draft(
        first=number.first,
        last=max(end, thing.last),
        at=number.first,
        low=low,
        high=None if number.rounded else high,
        approx=number.rounded,
        kind=kind,
        unit=unit,
        noun=thing.noun,
        of_them=thing.of_them,
        because=thing.because or "units/numerals.tsv",
    )


def _named(scan: Scan, number: Cardinal, thing: Counted, draft: Draft) -> Draft:
    """Return `draft` with what stands before the number: a currency sign, a plural noun, a word of casualties."""
    symbol = symbol_before(scan, number.first)
    if symbol is not None:
        return replace(draft, first=number.first - 1, unit=symbol, kind="money")
    before = nearby.noun_before(scan, number, thing)
    if before is not None:
        first, unit, because = before
        return replace(
            draft, first=first, last=number.last, noun=(first, first + 1), unit=unit, because=because or draft.because
        )
    if draft.unit is None and draft.noun is None and draft.kind in ("count", "vague"):
        several = number.rounded and number.article
        return replace(draft, unit="person" if several else nearby.people(scan, number.first))
    return draft


def _bounded(scan: Scan, draft: Draft, *, whole: bool) -> Draft:
    """Return `draft` with the bounds that the words around it set."""
    found = bounding.before(scan, draft.first)
    if found is not None and not (draft.kind == "dual" and found[0].effect == "about"):
        draft = replace(_under(draft, found[0], whole), first=found[1])
    behind = bounding.after(scan, draft.last, scan.tokens[draft.at].sentence)
    if behind is not None:
        draft = replace(_under(draft, behind[0], whole), last=behind[1])
    return draft


def _under(draft: Draft, bound: Bound, whole: bool) -> Draft:
    low, high, approx = bounding.apply(bound.effect, draft.low, draft.high, whole)
    because = f"{draft.because}; {bound.because}"
    if draft.approx and draft.kind == "vague":
        return replace(draft, because=because)
    return replace(draft, low=low, high=high, approx=approx or draft.approx, because=because)


def _figure(scan: Scan, drafts: Sequence[Draft], draft: Draft, whole: int | None) -> Figure:
    text = scan.analysis.text
    span = scan.span(draft.first, draft.last)
    noun = scan.span(*draft.noun) if draft.noun else None
    unit = draft.unit
    if unit is None and noun is None and whole is not None:
        unit = drafts[whole].unit
    return Figure(
        span=span,
        low=draft.low,
        high=draft.high,
        unit=unit,
        unit_ar=noun.of(text) if noun else None,
        noun=noun,
        approx=draft.approx,
        kind=draft.kind,
        of=whole,
        because=draft.because,
    )
