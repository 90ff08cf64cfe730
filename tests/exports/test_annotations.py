"""Web Annotations, checked by jsonschema against what the W3C's model demands."""

import json

import jsonschema
import pytest

MOTIVATIONS = (
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
)
IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
BODY = {
    "type": "object",
    "required": ["type"],
    "properties": {"type": {"enum": ["TextualBody", "SpecificResource"]}, "purpose": {"enum": list(MOTIVATIONS)}},
    "if": {"properties": {"type": {"const": "TextualBody"}}},
    "then": {"required": ["value"], "properties": {"value": {"type": "string"}}},
    "else": {"required": ["source"], "properties": {"source": IRI}},
}
SELECTORS = [
    {
        "type": "object",
        "required": ["type", "start", "end"],
        "properties": {
            "type": {"const": "TextPositionSelector"},
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 1},
        },
    },
    {
        "type": "object",
        "required": ["type", "exact"],
        "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
    },
]
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": list(MOTIVATIONS)},
        "body": {"type": "array", "minItems": 1, "items": BODY},
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "object", "required": ["id"], "properties": {"id": IRI, "via": IRI}},
                "selector": {"type": "array", "items": {"oneOf": SELECTORS}},
            },
        },
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "first", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {"id": IRI, "type": {"const": "AnnotationPage"}, "items": {"items": ANNOTATION}},
        },
    },
}


@pytest.fixture(scope="module")
def collection(exported):
    return json.loads(exported("annotations").content)


def test_the_collection_is_as_the_model_demands(collection):
    assert not list(jsonschema.Draft202012Validator(COLLECTION).iter_errors(collection))
    assert collection["total"] == len(collection["first"]["items"]) > 100
    assert len({one["id"] for one in collection["first"]["items"]}) == collection["total"]


def test_position_and_quotation_are_the_same_words_of_the_text(collection, told):
    texts = {f"urn:sha256:{one.account.record.document.id}": one.text for one in told.values()}
    for one in collection["first"]["items"]:
        text = texts[one["target"]["source"]["id"]]
        position, quotation = one["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quotation["exact"]
        assert text[:start].endswith(quotation["prefix"])
        assert text[end:].startswith(quotation["suffix"])


def test_every_event_is_annotated_with_its_type(collection, told):
    found = {one["id"]: one for one in collection["first"]["items"]}
    for report, one in told.items():
        for event in one.events:
            body = found[f"urn:waqai:{report}:{event.id}"]["body"]
            assert body[0] == {"type": "TextualBody", "purpose": "classifying", "value": event.type}
            assert json.loads(body[-1]["value"])["status"] == event.status
