"""Checks of the lexicon lines that need the rooms to run: their examples read as they say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from waqai import actors, figures, places, statements, times
from waqai.arabic import Analysis, analyse
from waqai.coding.pipeline import code, found_in
from waqai.lexicons import Entry
from waqai.lexicons.checks import CHECKS
from waqai.lexicons.loading import where
from waqai.lexicons.registry import register
from waqai.reader.lexicon_reader import LEAST, LexiconReader
from waqai.reader.predicates import Match, matches
from waqai.reader.reading import Found, Reading
from waqai.record import Record
from waqai.record.check import STATUSES, TYPES
from waqai.reports.report import Report
from waqai.spans import Span

_DAY = date(2018, 5, 16)


def check_predicate(entry: Entry) -> list[str]:
    """Return what is wrong with a line of `predicates`: each example codes as its type, no counter-example by it.

    A line that is too weak to tell an event by itself is read at its own strength, as evidence, and may stand
    behind a stronger line of another type. The parties that an example names must be those of its event;
    those that only the sense of the sentence tells, it names as `implied_actors` or `implied_recipients`.
    """
    faults = [fault for check in CHECKS for fault in check(entry)]
    if faults:
        return faults
    least = min(LEAST, float(entry["strength"]))
    for example in entry["examples"]:
        faults += (f"in the example {example['text']!r} {fault}" for fault in _misread(entry, example, least))
    for text in entry.get("counter", ()):
        if any(where(entry) in event.because for event in _record(str(text)).events):
            faults.append(f"the counter-example {text!r} is coded by it")
    return faults


def _misread(entry: Entry, example: Entry, least: float) -> Iterator[str]:
    """Yield what of a predicate's `example` is read otherwise than it says: the type at its anchor, the parties.

    The parties are given to the reader as the example names them: finding them is the room of actors' own
    matter, but what they do or undergo is told by the predicate's frame.
    """
    anchor, text = example["anchor"], example["text"]
    named = {role: [_span(text, words) for words in example.get(role, ())] for role in ("actors", "recipients")}
    found, reading = _reading(text, least, sorted(chain(*named.values())))
    start = _span(text, anchor).start
    told = [(n, item) for n, item in enumerate(reading.anchors) if item.span.start <= start < item.span.end]
    right = next((number for number, item in told if item.type == entry["type"]), None)
    if right is None and least < LEAST and any(m.where == where(entry) for m in _matches(text, start)):
        return
    if right is None:
        yield f"«{anchor}» is coded as {', '.join(item.type for _, item in told) or 'nothing'}"
        return
    for role, spans in named.items():
        held = [found.mentions[r.mention].span for r in reading.roles if r.anchor == right and r.role == role]
        for span in spans:
            if not any(span.overlaps(other) for other in held):
                yield f"the {role} of «{anchor}» lack «{span.of(text)}»"


def _matches(text: str, start: int) -> Iterator[Match]:
    analysis = _analysis(text)
    at = analysis.token_at(start)
    yield from (match for match in matches(analysis) if match.token == at)


def _reading(text: str, least: float, named: list[Span]) -> tuple[Found, Reading]:
    report = Report(text, "example")
    analysis = analyse(report)
    found = found_in(report, analysis, None, None)
    others = [m for m in found.mentions if not any(m.span.overlaps(span) for span in named)]
    given = [actors.classify(analysis, span, found.places, None) for span in named]
    mentions = tuple(sorted((*others, *given), key=lambda m: m.span))
    found = replace(found, mentions=mentions, statements=statements.find(analysis, mentions))
    return found, LexiconReader(least).read(report, analysis, found)


def _span(text: str, words: str) -> Span:
    """Return where `words` stand whole in `text`, or else within a word."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    start = found.start() if found else text.index(words)
    return Span(start, start + len(words))


def check_status(entry: Entry) -> list[str]:
    """Return what is wrong with a cue of `status`: each example's anchor, where it is coded, has that status."""
    faults = []
    for example in entry.get("examples", ()):
        start = example["text"].find(example["anchor"])
        told = [event.status for event in _record(example["text"]).events if event.span.start <= start < event.span.end]
        if told and example["status"] not in told:
            faults.append(f"in the example {example['text']!r} «{example['anchor']}» is coded as {', '.join(told)}")
    return faults


def check_time(entry: Entry) -> list[str]:
    """Return what is wrong with an entry of `times`: its examples hold a time, its counter-examples none by it."""
    line = f"{entry['_file']}:{entry['_line']} "
    faults = [f"no time is found in the example {text!r}" for text in entry.get("examples", ()) if not _times(text)]
    for text in entry.get("counter", ()):
        if any(line in time.because for time in _times(text)):
            faults.append(f"a time is found by it in the counter-example {text!r}")
    return faults


def check_unit(entry: Entry) -> list[str]:
    """Return what is wrong with a bound of `units`: each example [text, low, high] has that figure alone."""
    if not entry.get("phrases"):
        return []
    expected = [(text, [(low, high)]) for text, low, high in entry.get("examples", ())]
    expected += [(text, []) for text, *_ in entry.get("counter", ())]
    return [
        f"in {text!r} the figures are {found}, not {wanted}"
        for text, wanted in expected
        if (found := [(item.low, item.high) for item in figures.find(_analysis(text), ())]) != wanted
    ]


def check_actor(entry: Entry) -> list[str]:
    """Return what is wrong with an entry of `actors`: its examples name it, its counter-examples do not."""
    faults = [f"the example {text!r} does not name it" for text in _texts(entry, "examples") if not _named(entry, text)]
    return faults + [
        f"the counter-example {text!r} names it" for text in _texts(entry, "counter") if _named(entry, text)
    ]


def check_cue(entry: Entry) -> list[str]:
    """Return what is wrong with a cue of `cues`: each example holds a statement of that kind and content."""
    faults = []
    for example in entry.get("examples", ()):
        analysis = _analysis(example["text"])
        mentions = actors.find(analysis, places.find(analysis), _DAY)
        found = [(item.kind, item.span.of(example["text"])) for item in statements.find(analysis, mentions)]
        if (example["kind"], example["content"]) not in found:
            faults.append(f"in the example {example['text']!r} the statements are {found}")
    return faults


def check_codebook(entry: Entry) -> list[str]:
    """Return what is wrong with a line of `codebooks`: its type and status are known."""
    kind, _, rest = entry["id"].partition(".")
    faults = [] if kind in TYPES else [f"has the unknown type {kind!r}"]
    if "plover" in entry and (rest not in STATUSES or entry["plover"] not in TYPES):
        faults.append(f"turns {entry['id']!r} into {entry['plover']!r}; write TYPE.status and a type")
    return faults


def _record(text: str) -> Record:
    return code(Report(text, "example"), LexiconReader())


def _analysis(text: str) -> Analysis:
    return analyse(Report(text, "example"))


def _times(text: str) -> tuple[times.Time, ...]:
    return times.find(_analysis(text), _DAY, _DAY)


def _texts(entry: Entry, key: str) -> list[str]:
    texts = entry.get(key) or []
    return [part.strip() for part in texts.split("|")] if isinstance(texts, str) else [str(text) for text in texts]


def _named(entry: Entry, text: str) -> bool:
    analysis = _analysis(text)
    return any(mention.entry == entry["id"] for mention in actors.find(analysis, places.find(analysis), _DAY))


for _family, _check in (
    ("predicates", check_predicate),
    ("status", check_status),
    ("times", check_time),
    ("units", check_unit),
    ("actors", check_actor),
    ("cues", check_cue),
    ("codebooks", check_codebook),
):
    register(_family, _check)
