"""Reports and records by the API: paging, adding, ETags."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from waqai.record.to_json import to_fields
from waqai.register.accounts import accounts
from waqai.register.opening import Register

API = "/api/v1"
TEXT = "بغداد - قتل خمسة جنود في هجوم على حاجز قرب بغداد، بحسب الجيش العراقي."


def pages(client: TestClient, path: str, limit: int) -> Iterator[dict]:
    after: dict[str, str] = {}
    while True:
        answer = client.get(f"{API}/{path}", params={"limit": limit, **after}).json()
        assert len(answer["items"]) <= limit
        yield from answer["items"]
        if answer["next"] is None:
            return
        assert len(answer["items"]) == limit
        after = {"after": answer["next"]}


@pytest.mark.parametrize("path", ["reports", "incidents", "search/events", "search/reports"])
def test_small_pages_hold_what_one_large_page_holds(client: TestClient, path: str) -> None:
    whole = list(pages(client, path, 200))
    assert len(whole) > 5
    assert list(pages(client, path, 3)) == whole


def test_a_record_is_the_record_on_file(client: TestClient, register: Register) -> None:
    for account in accounts(register):
        answer = client.get(f"{API}/records/{account.id}")
        assert answer.json() == to_fields(account.record)


def test_what_the_client_has_is_not_sent_again(client: TestClient, register: Register) -> None:
    incident = client.get(f"{API}/incidents").json()["items"][0]["id"]
    for path in ("reports/attack-a", "records/attack-a", f"incidents/{incident}", "dossiers/us-forces-in-iraq"):
        first = client.get(f"{API}/{path}")
        again = client.get(f"{API}/{path}", headers={"if-none-match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        other = client.get(f"{API}/{path}", headers={"if-none-match": '"another"'})
        assert other.status_code == 200
        assert "no-cache" in first.headers["cache-control"]


def test_a_report_is_added_once(client: TestClient) -> None:
    given = {"text": TEXT, "title": "هجوم قرب بغداد", "published": "2024-01-20", "outlet": "وكالة", "name": "new/one"}
    first = client.post(f"{API}/reports", json=given)
    assert first.status_code == 201
    assert client.get(first.headers["location"]).json()["id"] == first.json()["id"] == "new/one"
    again = client.post(f"{API}/reports", json=given)
    assert (again.status_code, again.json()["id"]) == (200, "new/one")
    events = client.get(f"{API}/search/events", params={"outlet": "وكالة"}).json()["items"]
    assert {event["report"] for event in events} == {"new/one"}


def test_what_is_no_arabic_report_is_refused_with_the_reason(client: TestClient) -> None:
    answer = client.post(f"{API}/reports", json={"text": "The ministers met in Baghdad to talk about the border."})
    assert answer.status_code == 422
    assert "not in Arabic" in answer.json()["detail"]
    future = client.post(f"{API}/code", json={"text": TEXT, "published": "2999-01-01"})
    assert "future" in future.json()["detail"]


def test_coding_a_text_keeps_nothing(client: TestClient) -> None:
    before = client.get(f"{API}/about").json()["reports"]
    record = client.post(f"{API}/code", json={"text": TEXT, "published": "2024-01-20"}).json()
    assert record["schema"] == "waqai.record/1"
    assert record["events"]
    assert client.get(f"{API}/about").json()["reports"] == before


def test_citations_are_the_words_of_the_report(client: TestClient) -> None:
    found = client.get(f"{API}/search/events", params={"limit": 200}).json()["items"]
    assert len(found) > 20
    texts: dict[str, str] = {}
    for event in found:
        cited = event["citation"]
        text = texts.setdefault(
            event["report"], client.get(f"{API}/records/{event['report']}").json()["document"]["text"]
        )
        assert text[cited["start"] : cited["end"]] == cited["quotation"]
        assert cited["start"] <= cited["mark"][0] < cited["mark"][1] <= cited["end"]
        assert cited["report"] == event["report"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nothing", 404),
        ("reports/none", 404),
        ("incidents/none", 404),
        ("incidents/%00", 404),
        ("dossiers/none", 404),
        ("dossiers/..%2Fsecret", 404),
        ("dossiers/broken", 409),
        ("reviews/99", 404),
        ("reports?after=x", 400),
        ("reports?after=999999999999999999999", 400),
        ("incidents?after=x", 400),
        ("incidents?after=9999-99-99~x", 400),
        ("search/events?after=WyJldmVudHMgcHVibGlzaGVkIiwwLDAsMWU5OTksMV0", 400),
        ("search/reports?words=-", 400),
        ("statements", 400),
        ("search/events?type=WAR", 422),
        ("search/events?since=0", 422),
        ("search/events?unknown=1", 422),
        ("search/events?confidence=nan", 422),
    ],
)
def test_what_cannot_be_told_is_a_problem_in_words(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"{API}/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"] or path in ("nothing", "dossiers/..%2Fsecret")


def test_a_dossier_is_told_with_its_citations(client: TestClient) -> None:
    names = {one["name"]: one["fault"] for one in client.get(f"{API}/dossiers").json()["items"]}
    assert names["us-forces-in-iraq"] is None
    assert "broken.yaml" in names["broken"]
    told = client.get(f"{API}/dossiers/us-forces-in-iraq").json()
    assert told["reports"] > 3
    assert all(entry["citations"] for entry in told["timeline"])


def test_who_said_what(client: TestClient) -> None:
    told = client.get(f"{API}/statements", params={"speaker": "USA"}).json()
    assert told["items"]
    assert {one["speaker"]["country"] for one in told["items"]} == {"USA"}
    days = [one["citation"]["published"] for one in told["items"]]
    assert days == sorted(days, reverse=True)
    some = client.get(f"{API}/statements", params={"speaker": "USA", "words": "القوات"}).json()["items"]
    assert 0 < len(some) <= len(told["items"])
    assert client.get(f"{API}/statements", params={"speaker": "ZWE"}).json() == {
        "items": [],
        "reports": 0,
        "complete": True,
    }
