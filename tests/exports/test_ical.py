"""iCalendar, read by icalendar."""

from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.exports.formats import ical
from waqai.exports.formats.ical import COLUMNS, is_plan


@pytest.fixture(scope="module")
def events(exported):
    return icalendar.Calendar.from_ical(exported("ical").content).walk("VEVENT")


def test_every_dated_plan_is_in_the_calendar(events, happenings, exported):
    plans = [one.incident for one in happenings if is_plan(one.incident)]
    dated = [one for one in plans if one.start and one.end]
    assert {str(event["UID"]) for event in events} == {f"{one.id}@waqai" for one in dated}
    assert exported("ical").left_out["planned, but first or last day is not told"] == len(plans) - len(dated)


def test_a_summit_of_next_month_takes_the_month(events):
    summits = [event for event in events if "قمة رئاسية" in event["DESCRIPTION"]]
    (summit,) = [event for event in summits if event["SUMMARY"].startswith("CONSULT")]
    assert summit["DTSTART"].dt == date(2022, 12, 1)
    assert summit["DTEND"].dt == date(2023, 1, 1)
    assert summit["STATUS"] == "TENTATIVE"
    assert not summit.errors


def test_no_line_is_longer_than_the_rule(exported):
    lines = exported("ical").content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)


def test_every_property_is_known(events):
    assert {name for event in events for name in event} <= {column.name for column in COLUMNS}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=300))
def test_words_come_back_whatever_they_are(words):
    line = ical._lines(f"DESCRIPTION:{ical._text(words)}")
    event = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n")
    assert str(event.get("DESCRIPTION", "")) == words
