"""PLOVER's interchange form, checked by jsonschema against what its manual asks for."""

import json

import jsonschema
import pytest

from waqai.codebooks import quads
from waqai.exports.formats import plover

MODES = {  # of the manual, draft 2.0
    "AGREE": (),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"),
        *("misinformation", "cyber"),
    ),
    "ASSAULT": (
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"),
        *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    ),
}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
ENTITY = {
    "type": "object",
    "required": ["entity_text"],
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "sector": {"type": "string", "pattern": "^[A-Z]{3}$"},
    },
}
SCHEMA = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "additionalProperties": False,
    "properties": {
        **{column.name: {} for column in plover.COLUMNS},
        "id": {"type": "string", "minLength": 1},
        "date": DAY,
        "enddate": DAY,
        "actor": {"type": "array", "minItems": 1, "items": ENTITY},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "minItems": 1, "items": {"enum": list(MODES)}},
        "mode": {"type": "array", "maxItems": 1},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "size": {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}},
    },
    "allOf": [
        {
            "if": {"properties": {"event": {"const": [name]}}},
            "then": {"properties": {"mode": {"items": {"enum": list(modes)}}, "quad_code": {"const": quads()[name]}}},
        }
        for name, modes in MODES.items()
    ]
    + [
        {
            "if": {"properties": {"event": {"enum": [["COOPERATE"], ["AID"], ["SANCTION"]]}}},
            "then": {"required": ["recipient"]},
        }
    ],
}


@pytest.fixture(scope="module")
def events(exported):
    return [json.loads(line) for line in exported("plover").text.splitlines()]


def test_every_event_is_as_the_manual_asks(events):
    check = jsonschema.Draft202012Validator(SCHEMA)
    assert events
    for event in events:
        assert not list(check.iter_errors(event)), event


def test_a_meeting_to_come_is_an_agreement_of_the_day_of_the_report(events):
    (summit,) = [event for event in events if event["event_text"] == ["قمة"]]
    assert (summit["event"], summit["date"]) == (["AGREE"], "2022-11-16")
    assert summit["comment"] == "CONSULT that is planned, 2022-12-01/2022-12-31; dated by its report"


def test_what_is_demanded_or_denied_is_left_out_and_counted(events, exported, told):
    left_out = exported("plover").left_out
    assert left_out["denied: PLOVER codes no such event"] > 0
    assert len(events) + sum(left_out.values()) == sum(len(one.events) for one in told.values())


def test_the_words_are_where_they_are_said_to_be(events, told):
    for event in events:
        report = told[event["cite_info"]["citation"]]
        assert report.text[event["text_info"]["start"] : event["text_info"]["end"]] == event["event_text"][0]


def test_an_arrest_is_coded_with_its_actor(events):
    (arrest,) = [event for event in events if event["id"].startswith("shelling:") and event["event_text"] == ["اعتقلت"]]
    assert (arrest["event"], arrest["mode"], arrest["quad_code"]) == (["COERCE"], ["arrest"], 4)
    assert arrest["actor"][0]["code"] == "SYR"
