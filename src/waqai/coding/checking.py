"""Checks of the predicate lexicon: every example codes as its entry says, no counter-example does."""

from waqai.coding.pipeline import code
from waqai.lexicons import Entry
from waqai.lexicons.checks import CHECKS
from waqai.lexicons.registry import register
from waqai.record import Record
from waqai.reports import ReportError, read


def check_predicate(entry: Entry) -> list[str]:
    """Return what is wrong with a line of `predicates`."""
    faults = [fault for check in CHECKS for fault in check(entry)]
    if faults:
        return faults
    for example in entry["examples"]:
        faults += _example(entry, example)
    for text in entry.get("counter", ()):
        if any(entry["id"] in reason for event in _record(str(text)).events for reason in event.because):
            faults.append(f"the counter-example {text!r} is coded by it")
    return faults


def _record(text: str) -> Record:
    return code(read(text.encode("utf-8")))


def _example(entry: Entry, example: Entry) -> list[str]:
    text = example["text"]
    try:
        record = _record(text)
    except ReportError as problem:
        return [f"the example cannot be read: {problem}"]
    start = text.find(example["anchor"])
    told = [event for event in record.events if event.span.start <= start < event.span.end]
    if not any(event.type == entry["type"] for event in told):
        seen = ", ".join(event.type for event in told) or "nothing"
        return [f"in the example {text!r} «{example['anchor']}» is coded as {seen}"]
    return []


register("predicates", check_predicate)
