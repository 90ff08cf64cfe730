"""Records that strangers wrote: whatever JSON they are, a record that can be checked and written, or a ValueError."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.coding import code, reader_named
from waqai.record import check, from_json, to_json
from waqai.record.typed import mistyped
from waqai.reports import read

TEXT = (
    "قال وزير الدفاع العراقي أمس إن 12 مسلحا على الأقل قتلوا في غارة جوية قرب الموصل ردا على هجوم استهدف بغداد.\n\n"
    "ونفى المتحدث باسم الحركة الهجوم، وهدد بالرد. وطالب مجلس الأمن بسحب القوات."
)
RECORD = code(read(TEXT.encode(), published="2018-05-16"), reader_named("lexicon"))
ODD = [None, True, -1, 10**30, 1.5, "", "x", "2018-13-40", [], {}, [1], [5, 2], [0, 10**9], {"a": 1}]
ODD += [float("inf"), "\ud800"]


def _paths(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for key, item in items:
        yield from _paths(item, (*path, key))


FIELDS = json.loads(to_json(RECORD))
PATHS = [path for path in _paths(FIELDS) if path]


@given(st.sampled_from(PATHS), st.sampled_from(ODD) | st.just("gone"))
def test_one_odd_value_is_refused_or_can_be_checked_and_written(path, odd):
    fields = copy.deepcopy(FIELDS)
    holder = fields
    for key in path[:-1]:
        holder = holder[key]
    if odd == "gone":
        del holder[path[-1]]
    else:
        holder[path[-1]] = odd
    try:
        record = from_json(json.dumps(fields))
    except ValueError:
        return
    check(record)
    assert from_json(to_json(record)) == record


def test_a_record_of_ours_is_typed_as_the_model_says():
    assert mistyped(RECORD) is None


@pytest.mark.parametrize(
    ("path", "odd"),
    [
        (("events", 0, "confidence"), "0.5"),
        (("events", 0, "confidence"), float("nan")),
        (("events", 0, "actors"), [5]),
        (("entities", 0, "mentions"), [["a", "b"]]),
        (("document", "text"), "\ud800"),
        (("events", 0, "headline"), 1),
        (("times", 0, "start"), 5),
        (("document", "published_inferred"), 7),
    ],
)
def test_values_of_another_kind_are_refused(path, odd):
    fields = copy.deepcopy(FIELDS)
    holder = fields
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = odd
    with pytest.raises(ValueError, match="record"):
        from_json(json.dumps(fields))
