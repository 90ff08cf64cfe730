"""From the words of a paragraph to its times, each read once, the longest reading first."""

from collections.abc import Iterator
from dataclasses import replace

from waqai.times import months, numeric, parts, periods, weekdays
from waqai.times.expression import Expression
from waqai.times.scan import TRIGGERS, Scan

_RELATIONS = {"since": "since", "until": "until", "before": "before", "after": "after"}


def expressions(scan: Scan) -> tuple[Expression, ...]:
    """Return the times of a paragraph in order; where two readings overlap the longer stands."""
    ranked = sorted(_candidates(scan), key=lambda e: (e.first - e.last, e.first, e.trigger))
    taken: list[Expression] = []
    covered: set[int] = set()
    for one in ranked:
        if covered.isdisjoint(range(one.first, one.last)):
            taken.append(one)
            covered.update(range(one.first, one.last))
    return tuple(_framed(scan, one) for one in sorted(taken, key=lambda e: e.first))


def _candidates(scan: Scan) -> Iterator[Expression]:
    for i, found in enumerate(scan.found):
        if scan.words[i][:1].isdecimal():
            yield from _digits(scan, i)
        for sense in found:
            if sense.sense.kind == "number" and sense.sense.form == "thousand":
                year = numeric.worded_year(scan, i)
                yield from () if year is None else (parts.part_of_date(scan, year),)
            elif sense.sense.kind in TRIGGERS:
                yield from _by_word(scan, i, sense.sense.kind)


def _digits(scan: Scan, i: int) -> Iterator[Expression]:
    date = numeric.numeric_date(scan, i)
    if date is not None:
        yield months.with_weekday(scan, date)
        return
    year = numeric.bare_year(scan, i)
    if year is not None:
        yield parts.part_of_date(scan, year)


def _by_word(scan: Scan, i: int, kind: str) -> Iterator[Expression]:
    read: Expression | None = None
    if kind in ("month", "hijri_month"):
        read = months.month_date(scan, i)
        read = parts.part_of_date(scan, months.with_weekday(scan, read)) if read is not None else None
        if read is not None and (first := months.first_of_two(scan, read)) is not None:
            yield first
            after = first.last + (scan.word(first.last) == "و")
            read = replace(read, first=after, day=read.day_to, day_to=0)
    elif kind == "weekday":
        read = weekdays.weekday(scan, i)
    elif kind == "deixis":
        read = weekdays.deictic(scan, i)
    elif kind == "season":
        read = periods.season_time(scan, i)
    elif kind == "decade":
        read = periods.decade_time(scan, i)
    elif kind == "anchor_noun":
        read = periods.anchor_noun(scan, i)
    elif (year := numeric.year_in_words(scan, i)) is not None:
        read = parts.part_of_date(scan, year)
    else:
        read = periods.century_time(scan, i) or periods.unit_time(scan, i)
        read = parts.nth_weekday(scan, months.with_weekday(scan, read)) if read is not None else None
    if read is not None:
        yield read


def _framed(scan: Scan, one: Expression) -> Expression:
    """Add the part of the day beside the time, and the relation before it."""
    first = one.first
    time_of_day = one.time_of_day
    before = scan.ends(first - 1, "daypart")
    after = scan.at(one.last, "daypart")
    if before is not None:
        time_of_day, first = before[0].sense.text, before[1]
    elif after is not None and scan.word(one.last).endswith("ا"):
        time_of_day = after.sense.text
    relation = scan.ends(first - 1, "relation")
    told = _RELATIONS.get(relation[0].sense.id, one.relation) if relation else one.relation
    if relation is not None and one.kind == "ago":
        told = one.relation
    if (era := scan.at(one.last, "bc")) is not None:
        one = replace(one, last=one.last + era.length, part="before Christ")
    return replace(one, relation=told, time_of_day=time_of_day)
