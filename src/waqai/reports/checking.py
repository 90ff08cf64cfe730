"""Checks of the lexicon families `segments` and `languages`: their examples read as they say."""

from waqai.lexicons import Entry
from waqai.lexicons.registry import register
from waqai.reports.cues import continues, cue_of, dateline_end, is_lead
from waqai.reports.language import language


def check_segment(entry: Entry) -> list[str]:
    """Return what is wrong with a cue of `segments`."""
    if not entry.get("examples") or not entry.get("counter"):
        return ["give examples and counter-examples"]
    faults = [f"the example {text!r} is not told by it" for text in entry["examples"] if not _tells(entry, text)]
    return faults + [f"the counter-example {text!r} is told by it" for text in entry["counter"] if _tells(entry, text)]


def _tells(entry: Entry, text: str) -> bool:
    kind = entry["kind"]
    if kind == "continues":
        return continues(text)
    if kind == "lead":
        return is_lead(text)
    if kind == "dateline":
        return dateline_end(text) is not None
    found = cue_of(text)
    return found is not None and found.kind == kind


def check_language(entry: Entry) -> list[str]:
    """Return what is wrong with an entry of `languages`."""
    faults = [f"the example {text!r} is read as {language(text)}" for text in entry["examples"]
              if language(text) != entry["id"]]  # fmt: skip
    return faults + [f"the counter-example {text!r} is read as {entry['id']}" for text in entry["counter"]
                     if language(text) == entry["id"]]  # fmt: skip


register("segments", check_segment)
register("languages", check_language)
