"""FollowTheMoney entities, checked by its own model and validation."""

import json
import os
import re

import pytest

try:
    import followthemoney
except ImportError:
    if os.environ.get("WAQAI_FOLLOWTHEMONEY") == "required":
        raise
    followthemoney = None
    pytestmark = pytest.mark.skip("followthemoney is not installed (it needs ICU's headers; .ci/run installs it)")


def letters(value):
    """What it keeps of a text: it drops marks of direction and control characters."""
    return re.sub(r"[^\w]+", " ", re.sub(r"[\x00\u200e\u200f]", "", value)).strip()


@pytest.fixture(scope="module")
def entities(exported):
    return [json.loads(line) for line in exported("ftm").text.splitlines()]


def test_followthemoney_finds_every_entity_valid(entities):
    for entity in entities:
        schema = followthemoney.model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)  # each value passes its own cleaning
        for name, values in entity["properties"].items():
            assert sorted(map(letters, proxy.get(name))) == sorted(map(letters, values))


def test_ids_are_given_once_and_all_that_is_pointed_at_is_there(entities):
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    for entity in entities:
        schema = followthemoney.model.get(entity["schema"])
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            if prop.type.name == "entity":
                for value in values:
                    assert followthemoney.model.get(by_id[value]["schema"]).is_a(prop.range)


def test_what_did_not_happen_says_so(entities, happenings):
    names = {
        entity["properties"]["recordId"][0]: entity["properties"]["name"][0]
        for entity in entities
        if entity["schema"] == "Event"
    }
    assert len(names) == len(happenings)
    for one in happenings:
        assert names[one.incident.id].startswith("[") == (one.incident.status != "occurred")


def test_a_state_is_a_public_body_with_its_names(entities):
    (egypt,) = [entity for entity in entities if entity["properties"].get("name") == ["Egypt"]]
    assert egypt["schema"] == "PublicBody"
    assert egypt["properties"]["alias"] == ["مصر"]
    assert egypt["properties"]["country"] == ["eg"]
