"""Reviews by the API: deciding with reasons, undoing, and what cannot stand."""

from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

API = "/api/v1"


def event(client: TestClient, report: str = "attack-a") -> dict:
    return client.get(f"{API}/records/{report}").json()["events"][0]


def test_a_correction_holds_until_it_is_undone(client: TestClient) -> None:
    before = event(client)
    asked = {"action": "correct", "report": "attack-a", "item": before["id"], "value": {"status": "denied"}}
    made = client.post(f"{API}/reviews", json={**asked, "note": "النفي في الفقرة الثانية"})
    assert made.status_code == 201
    assert (made.json()["who"], made.json()["note"]) == ("analyst", "النفي في الفقرة الثانية")
    assert event(client)["status"] == "denied"
    there = client.get(made.headers["location"]).json()
    assert there == made.json()
    undone = client.post(f"{made.headers['location']}/undo", json={"note": "misread"})
    assert undone.status_code == 201
    assert undone.json()["undoes"] == there["id"]
    assert event(client) == before
    assert client.get(made.headers["location"]).json()["undone"]
    assert client.post(f"{made.headers['location']}/undo", json={}).status_code == 409
    listed = client.get(f"{API}/reviews", params={"report": "attack-a"}).json()["items"]
    assert [one["action"] for one in listed] == ["undo", "correct"]


def test_incidents_are_merged_and_split_when_they_are_linked_next(client: TestClient) -> None:
    one, other = (item["id"] for item in client.get(f"{API}/incidents", params={"limit": 2}).json()["items"])
    merged = client.post(f"{API}/reviews", json={"action": "merge", "incidents": [one, other], "note": "same"})
    assert merged.status_code == 201
    assert client.get(f"{API}/incidents").json()["behind"]
    assert client.post(f"{API}/incidents/link", json={}).json() == {"changed": True}
    assert not client.get(f"{API}/about").json()["behind"]
    found = [client.get(f"{API}/incidents/{name}") for name in (one, other)]
    assert sorted(answer.status_code for answer in found) == [200, 404]
    whole = next(answer.json() for answer in found if answer.status_code == 200)
    leaving = [whole["mentions"][0]]
    split = client.post(f"{API}/reviews", json={"action": "split", "incident": whole["id"], "leaving": leaving})
    assert split.status_code == 201


def test_what_cannot_stand_is_told_why(client: TestClient) -> None:
    asked = {"action": "correct", "report": "attack-a", "item": event(client)["id"]}
    for value, status, words in (
        ({"actors": ["n99"]}, 409, "n99"),
        ({"lat": 3.0}, 409, "can be corrected"),
        ({}, 422, "sets a field"),
        ({"status": "happened"}, 422, "status"),
        ({"start": "2024-02-30"}, 422, "start"),
    ):
        answer = client.post(f"{API}/reviews", json={**asked, "value": value})
        assert answer.status_code == status
        assert words in answer.text
    gone = client.post(f"{API}/reviews", json={"action": "accept", "report": "attack-a", "item": "e999"})
    assert gone.status_code == 404
    assert client.get(f"{API}/reviews").json()["items"] == []


_ID = st.sampled_from(["n1", "n2", "p1", "p2", "n99", "p99"])
_BETWEEN = st.fixed_dictionaries({"low": st.none() | st.integers(-5, 10**12), "high": st.none() | st.floats(0, 1e6)})
_VALUES = {
    "type": st.sampled_from(["AID", "ASSAULT", "THREATEN", "SUPPORT"]) | st.none(),
    "mode": st.sampled_from(["aerial", "withdraw"]) | st.none(),
    "status": st.sampled_from(["denied", "planned"]) | st.none(),
    "actors": st.lists(_ID, max_size=3) | st.none(),
    "recipients": st.lists(_ID, max_size=3),
    "sources": st.lists(_ID, max_size=3),
    "start": st.dates().map(str) | st.none(),
    "end": st.dates().map(str) | st.none(),
    "place": _ID | st.none() | st.fixed_dictionaries({"name": st.text(min_size=1, max_size=5)}),
    "count": _BETWEEN | st.none(),
    "casualties": st.dictionaries(st.sampled_from(["killed", "wounded"]), _BETWEEN | st.none()) | st.none(),
    "headline": st.booleans() | st.none(),
    "kind": st.sampled_from(["state", "direct", "x"]) | st.none(),
    "name": st.text(min_size=1, max_size=5) | st.none(),
    "country": st.just("IRQ") | st.none(),
    "code": st.just("IRQMIL") | st.none(),
    "lat": st.floats(-91, 91) | st.none(),
    "timex": st.just("2024-01") | st.none(),
    "low": st.floats(allow_nan=False) | st.none(),
    "unit": st.text(max_size=3) | st.none(),
    "approx": st.booleans() | st.none(),
    "speaker": _ID | st.none(),
    "precision": st.text(max_size=4) | st.none(),
    "span": st.tuples(st.integers(-1, 500), st.integers(0, 500)).map(list) | st.none(),
}
_CHANGES = st.dictionaries(st.sampled_from(sorted(_VALUES)), st.none(), min_size=1, max_size=3).flatmap(
    lambda names: st.fixed_dictionaries({name: _VALUES[name] for name in names})
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    item=st.sampled_from(["e1", "e2", "n1", "p1", "t1", "f1", "s1", "new"]),
    value=_CHANGES,
    note=st.none() | st.text(max_size=5),
)
def test_no_correction_breaks_the_desk(client: TestClient, item: str, value: dict, note: str | None) -> None:
    asked = {"action": "correct", "report": "attack-a", "item": item, "value": value, "note": note}
    answer = client.post(f"{API}/reviews", json=asked)
    assert answer.status_code in (201, 404, 409, 422), answer.text
    assert client.get(f"{API}/records/attack-a").status_code == 200
    if answer.status_code == 201:
        client.post(f"{answer.headers['location']}/undo", json={})


def test_lone_surrogates_and_nan_are_refused(client: TestClient) -> None:
    head = {"content-type": "application/json"}
    for body in (
        '{"action": "accept", "report": "attack-a", "item": "e1", "note": "\\ud800"}',
        '{"action": "correct", "report": "attack-a", "item": "f1", "value": {"low": NaN}}',
        '{"action": "correct", "report": "attack-a", "item": "f1", "value": {"low": 1e999}}',
        "{" * 5000,
        '{"action": "accept", "report": "attack-a\\u0000", "item": "e1"}',
    ):
        assert client.post(f"{API}/reviews", content=body, headers=head).status_code == 422
