"""Checks of the lexicon lines that need the rooms to run: their examples read as they say."""

from datetime import date

from waqai import actors, figures, places, statements, times
from waqai.arabic import Analysis, analyse
from waqai.coding.pipeline import code
from waqai.lexicons import Entry
from waqai.lexicons.checks import CHECKS
from waqai.lexicons.registry import register
from waqai.record import Record
from waqai.record.check import STATUSES, TYPES
from waqai.reports import ReportError, read
from waqai.reports.report import Report

_DAY = date(2018, 5, 16)


def check_predicate(entry: Entry) -> list[str]:
    """Return what is wrong with a line of `predicates`: each example codes as its type, no counter-example by it."""
    faults = [fault for check in CHECKS for fault in check(entry)]
    if faults:
        return faults
    for example in entry["examples"]:
        told = _types(example["text"], example["anchor"])
        if entry["type"] not in told:
            seen = ", ".join(told) or "nothing"
            faults.append(f"in the example {example['text']!r} «{example['anchor']}» is coded as {seen}")
    for text in entry.get("counter", ()):
        if any(entry["id"] in reason for event in _record(str(text)).events for reason in event.because):
            faults.append(f"the counter-example {text!r} is coded by it")
    return faults


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
    return code(read(text.encode("utf-8")))


def _types(text: str, anchor: str) -> list[str]:
    start = text.find(anchor)
    try:
        events = _record(text).events
    except ReportError:
        return []
    return [event.type for event in events if event.span.start <= start < event.span.end]


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
