"""The cues of the lexicon family `segments`: what the words of a line say of its part in the article."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from waqai.arabic.folding import fold
from waqai.lexicons import Entry, load, on_change, where
from waqai.reports.report import SegmentKind

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry, its words compiled."""

    kind: SegmentKind
    pattern: re.Pattern[str]
    longest: int
    heads: bool
    because: str


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues for lines, in the order of the lexicon."""
    other = ("continues", "lead", "dateline")
    return tuple(_cue(entry) for entry in load("segments") if entry["kind"] not in other)


@cache
def datelines() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of datelines, each with the lexicon line it stands on."""
    return tuple(
        (_dateline(entry["agencies"], entry["except"]), where(entry))
        for entry in load("segments")
        if "agencies" in entry
    )


@cache
def leads() -> re.Pattern[str]:
    """Return the pattern of what the first paragraph of a story holds: the day, or an office with its name."""
    days = next(_words(entry["days"]) for entry in load("segments") if entry["kind"] == "lead")
    return re.compile(rf"(?<!\w)(?:{days})|^[^,]{{5,60}}, [^,]{{4,50}},")


@cache
def openings() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of openings that go on with the story."""
    found = [entry for entry in load("segments") if entry["kind"] == "continues"]
    return tuple(re.compile(_opening(entry)) for entry in found)


def tidy(text: str) -> str:
    """Return `text` folded, its white space single."""
    return _SPACE.sub(" ", fold(text)).strip()


@cache
def _any_promo() -> re.Pattern[str]:
    held = [entry for entry in load("segments") if entry["kind"] == "promo"]
    return re.compile(_words(phrase for entry in held for phrase in (*entry.get("starts", ()), *entry.get("has", ()))))


def holds_promo(text: str) -> bool:
    """Tell whether the words of some promo cue stand anywhere in `text`."""
    return _any_promo().search(tidy(text)) is not None


def cue_of(line: str) -> Cue | None:
    """Return the first cue that fits a line."""
    folded = tidy(line)
    return next((cue for cue in cues() if len(line) <= cue.longest and cue.pattern.search(folded)), None)


def continues(line: str) -> bool:
    """Tell whether a paragraph begins as one that goes on with the story before it."""
    folded = tidy(line[:60]).lstrip("\"'«“‘(")
    return any(pattern.match(folded) for pattern in openings())


def is_lead(line: str) -> bool:
    """Tell whether a paragraph reads as the first of a story."""
    return leads().search(tidy(line)) is not None


def dateline_end(line: str) -> tuple[int, str] | None:
    """Return where the dateline at the start of `line` ends, and the lexicon line; None if it has none."""
    for pattern, because in datelines():
        found = pattern.match(line)
        if found:
            return found.end(), because
    return None


def _words(phrases: Iterable[str]) -> str:
    return "|".join(_edge(re.escape(tidy(phrase))) for phrase in sorted(phrases, key=len, reverse=True))


def _edge(pattern: str) -> str:
    return pattern + (r"(?!\w)" if pattern[-1].isalnum() else "")


def _patterns(entry: Entry) -> Iterator[str]:
    if "starts" in entry:
        yield rf"^(?:{_words(entry['starts'])})"
    if "has" in entry:
        yield rf"^(?:[^.!?]|[.](?!\s))*?(?<!\w)(?:{_words(entry['has'])})"
    if "whole" in entry:
        yield rf"^(?:{_words(entry['whole'])})[.\s]*$"


def _cue(entry: Entry) -> Cue:
    return Cue(
        cast(SegmentKind, entry["kind"]),
        re.compile("|".join(_patterns(entry))),
        entry.get("longest", 200),
        entry.get("heads", False),
        where(entry),
    )


def _opening(entry: Entry) -> str:
    if "letters" in entry:
        roots = rf"(?!(?:{'|'.join(map(tidy, entry['except']))})(?:ت|ا|وا)?(?!\w))"
        return rf"{roots}[{''.join(entry['letters'])}](?=[^\W\d_]{{2}})"
    return f"(?:{_words(entry['starts'])})"


def _dateline(agencies: Iterable[str], but: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a place of a few words (none of `but`), an agency in brackets or dashes, a dash."""
    named, words = ("|".join(map(re.escape, sorted(each, key=len, reverse=True))) for each in (agencies, but))
    word = rf"(?!(?:{words})(?!\w))[^\s().:\"«»]+"
    place = rf"[\u200e\u200f\u202a-\u202e]*(?:{word}[ \u00a0]){{0,6}}?{word}[ \u00a0]*"
    dash = r"[ \u00a0]*[-–—ـ]{1,3}(?![-–—])"
    bare = rf"[\u200e\u200f]*\((?:{named})\){dash}"
    return re.compile(
        rf"(?:{bare}|{place}(?:\((?:{named})\)(?:{dash})?|[-–—][ \u00a0]*\(?(?:{named})\)?{dash}))[ \u00a0]?(?=\S)"
    )


for _table in (cues, datelines, leads, openings, _any_promo):
    on_change(_table.cache_clear)
