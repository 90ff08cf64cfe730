"""The record: its JSON form, and its invariants for whatever text."""

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waqai import code, read
from waqai.record import check, from_json, to_json
from waqai.record.model import Bounds, RelationRecord
from waqai.reports import ReportError
from waqai.spans import Span

TEXT = (
    "قتل خمسة جنود على الأقل في هجوم شنته جماعة مسلحة على موقع للجيش السوري قرب دمشق مساء الأحد،"
    " وفق ما قالت وزارة الدفاع.\n"
    "وقال وزير الدفاع “سنرد على هذا الهجوم”. وطالب المبعوث الأممي الأطراف بوقف إطلاق النار.\n"
    "اقرأ أيضا: ماذا نعرف عن الهجوم؟\n"
    "وكانت المحادثات قد استؤنفت في 4 كانون الثاني/يناير بين روسيا وتركيا."
)
KEYS = {
    "document": "id source title published published_inferred language text",
    "entities": "id kind name name_ar country code role mentions",
    "times": "id span start end timex",
    "places": "id span name country lat lon ref",
    "figures": "id span low high unit approx of",
    "statements": "id kind span speaker cue addressee outlet start end",
    "events": "id span type mode status actors recipients start end place count casualties sources incident codes"
    " confidence because",
}


@pytest.fixture(scope="module")
def record():
    return code(read(TEXT, published="2024-01-08"))


def test_the_form_has_the_keys_of_the_contract(record):
    fields = json.loads(record.to_json())
    assert list(fields)[:4] == ["schema", "document", "noise", "entities"]
    assert fields["schema"] == "waqai.record/1"
    for name, keys in KEYS.items():
        items = fields[name] if isinstance(fields[name], list) else [fields[name]]
        assert items, name
        assert all(set(keys.split()) <= set(item) for item in items), name


def test_the_form_leads_back_to_the_record(record):
    assert from_json(to_json(record)) == record


def test_the_same_text_gives_the_same_bytes(record):
    assert code(read(TEXT, published="2024-01-08")).to_json() == record.to_json()


def test_another_schema_is_refused():
    with pytest.raises(ValueError, match="schema"):
        from_json('{"schema": "other/2"}')


def test_a_sound_record_has_no_faults(record):
    assert check(record) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda r: {"document": dataclasses.replace(r.document, id="0")}, "SHA-256"),
        (lambda r: {"events": (dataclasses.replace(r.events[0], span=Span(0, 10**6)),)}, "not in the text"),
        (lambda r: {"events": (dataclasses.replace(r.events[0], actors=("n99",)),)}, "not on record"),
        (lambda r: {"events": (dataclasses.replace(r.events[0], status="rumoured"),)}, "unknown"),
        (lambda r: {"events": (dataclasses.replace(r.events[0], type="FIGHT"),)}, "unknown"),
        (lambda r: {"events": (dataclasses.replace(r.events[0], because=()),)}, "why"),
        (lambda r: {"events": (dataclasses.replace(r.events[0], id="e7"),)}, "expected"),
        (lambda r: {"events": (dataclasses.replace(r.events[0], count=Bounds(5, 2)),)}, "more than high"),
        (lambda r: {"relations": (RelationRecord("leader_of", "n1", "x", Span(0, 3)),)}, "not on record"),
        (lambda r: {"entities": tuple(dataclasses.replace(e, mentions=()) for e in r.entities)}, "no words"),
    ],
)
def test_a_broken_invariant_is_told(record, change, fault):
    assert any(fault in told for told in check(dataclasses.replace(record, **change(record))))


MARKS = ["“", "”", ".", "،", "\n", "\n\n", "(CNN)", "12", "٣٠", "\u200f", "قُتِلَ", "الـــجيش", "🙂", "2,500"]
WORDS = [*TEXT.split(), *MARKS]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join), st.sampled_from([None, "2024-01-08"]))
def test_whatever_the_words_the_invariants_hold(text, published):
    try:
        report = read(text.encode(), published=published)
    except ReportError:
        return
    record = code(report)
    assert check(record) == []
    assert from_json(to_json(record)) == record
