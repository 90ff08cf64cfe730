"""Reviewing at the desk: as plain forms, without a script."""

import io
import json
import re
import zipfile

import pytest
from fastapi.testclient import TestClient

from waqai.desk.app import create_app
from waqai.desk.security import access
from waqai.desk.settings import Settings
from waqai.incidents.storing import incidents_of, linked
from waqai.register.accounts import account, accounts
from waqai.register.opening import Register
from waqai.register.reviews import decide, reviews_of
from waqai.register.rulings import rulings
from waqai.reviewing.queue import queue, waiting


def post(client: TestClient, token: str, path: str, **fields: object):
    return client.post(path, data={"csrf": token, **fields})


def first(register: Register):
    return queue(register, who="analyst")[0]


def form_of(page: str) -> dict[str, object]:
    """Return what the form of a decision sends as it stands: read from the page, as a browser would."""
    found: dict[str, object] = {}
    form = page.split('id="decide"')[1].split("</form>", maxsplit=1)[0]
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if not name or "disabled" in tag or ('type="checkbox"' in tag and " checked" not in tag):
            continue
        held = value[1] if value else "on"
        if name[1] in ("actors", "recipients", "sources"):
            found.setdefault(name[1], []).append(held)
        else:
            found[name[1]] = held
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else re.search(r'<option value="([^"]*)"', options)[1]
    return found


def event_of(register: Register, report: str, name: str):
    return next((one for one in account(register, report).record.events if one.id == name), None)


def test_the_queue_is_shown_in_both_languages(client: TestClient, register: Register) -> None:
    english, arabic = client.get("/review"), client.get("/review?lang=ar")
    assert english.status_code == arabic.status_code == 200
    assert "What waits" in english.text
    assert "ما ينتظر" in arabic.text
    assert f"item={first(register).event}" in english.text


def test_accepting_goes_on_to_what_waits_next_and_can_be_undone(
    client: TestClient, token: str, register: Register
) -> None:
    due = first(register)
    answer = post(client, token, "/review/decide", report=due.report, item=due.event, action="accept")
    assert answer.status_code == 303
    after = client.get(answer.headers["location"])
    assert "Kept: accepted" in after.text
    (made,) = reviews_of(register)
    assert (made.who, made.action, made.report) == ("analyst", "accept", due.report)
    back = post(client, token, "/review/undo")
    assert f"item={due.event}" in back.headers["location"]
    assert reviews_of(register)[0].undone
    assert "Taken back" in client.get(back.headers["location"]).text


def test_a_form_sent_as_it_stands_changes_nothing(client: TestClient, token: str, register: Register) -> None:
    for due in queue(register, who="analyst")[:12]:
        before = event_of(register, due.report, due.event)
        page = client.get(f"/review/reports/{due.report}", params={"item": due.event}).text
        fields = {**form_of(page), "action": "correct"}
        assert client.post("/review/decide", data=fields).status_code == 303, (due, fields)
        assert reviews_of(register)[-1].action == "accept", reviews_of(register)[-1].value
        after = event_of(register, due.report, due.event)
        told = (
            "type",
            "mode",
            "status",
            "actors",
            "recipients",
            "sources",
            "start",
            "end",
            "place",
            "count",
            "casualties",
        )
        assert [getattr(before, name) for name in told] == [getattr(after, name) for name in told]


def test_every_field_of_an_event_can_be_corrected(client: TestClient, token: str, register: Register) -> None:
    due = next(one for one in queue(register, who="analyst") if len(account(register, one.report).record.entities) > 2)
    record = account(register, due.report).record
    before = event_of(register, due.report, due.event)
    page = client.get(f"/review/reports/{due.report}", params={"item": due.event}).text
    who = [one.id for one in record.entities[:3]]
    other = next(word for word in record.document.text.split() if word not in before.span.of(record.document.text))
    changed = {
        **{"type": "AID" if before.type != "AID" else "COERCE", "mode": "", "status": "possible"},
        **{"actors": who[:2], "recipients": [who[2]], "sources": [who[0]]},
        **{"start": "2020-01-02", "end": "2020-01-03", "count_low": "3", "count_high": ""},
        **{"killed_low": "4", "killed_high": "6", "place": "elsewhere", "place_name": "Basra", "place_country": "irq"},
        **{"words": other, "headline": "on", "note": "a note <b>"},
    }
    answer = client.post("/review/decide", data={**form_of(page), **changed, "action": "correct"})
    assert answer.status_code == 303, answer.text
    after = event_of(register, due.report, due.event)
    assert (after.type, after.mode, after.status) == (changed["type"], None, "possible")
    assert (after.actors, after.recipients, after.sources) == (tuple(who[:2]), (who[2],), (who[0],))
    assert (str(after.start), str(after.end)) == ("2020-01-02", "2020-01-03")
    assert (after.count.low, after.count.high) == (3, None)
    assert (after.casualties["killed"].low, after.casualties["killed"].high) == (4, 6)
    assert (after.place.name, after.place.country, after.headline) == ("Basra", "IRQ", True)
    assert after.span.of(record.document.text) == other
    log = client.get("/review/log").text
    assert "a note &lt;b&gt;" in log
    assert "analyst" in log


def test_what_cannot_stand_is_told_on_the_form_and_not_kept(client: TestClient, token: str, register: Register) -> None:
    due = first(register)
    base = {"report": due.report, "item": due.event, "action": "correct", "form": "1"}
    unread = post(client, token, "/review/decide", **base, words="كلمة-ليست-فيه")
    assert unread.status_code == 422
    assert "cannot be read" in unread.text
    refused = post(client, token, "/review/decide", **base, place="elsewhere", place_name="")
    assert refused.status_code == 422
    assert post(client, token, "/review/decide", **base, type="NOTHING").status_code == 422
    assert post(client, token, "/review/decide", **base, actors="n99999").status_code == 422
    assert post(client, token, "/review/decide", **{**base, "action": "burn"}).status_code == 422
    assert post(client, token, "/review/decide", **{**base, "report": "none"}).status_code == 404
    assert not reviews_of(register)


def test_the_other_kinds_can_be_corrected_too(client: TestClient, token: str, register: Register) -> None:
    seen = set()
    for one in accounts(register):
        for kind in ("entities", "places", "times", "figures", "statements"):
            for item in getattr(one.record, kind)[:1]:
                if kind in seen:
                    continue
                seen.add(kind)
                page = client.get(f"/review/reports/{one.id}", params={"item": item.id})
                assert page.status_code == 200
                fields = {**form_of(page.text), "action": "correct"}
                assert client.post("/review/decide", data=fields).status_code == 303
                assert reviews_of(register)[-1].action == "accept", (kind, reviews_of(register)[-1].value)
    assert {"entities", "places", "times", "figures"} <= seen
    who = next(one for one in accounts(register) if one.record.entities)
    entity = who.record.entities[0]
    base = {"report": who.id, "item": entity.id, "action": "correct", "form": "1"}
    assert post(client, token, "/review/decide", **base, name="Somebody Else").status_code == 303
    assert next(one for one in account(register, who.id).record.entities if one.id == entity.id).name == "Somebody Else"


def test_a_missed_event_is_put_on_record(client: TestClient, token: str, register: Register) -> None:
    report = first(register).report
    text = account(register, report).record.document.text
    word = text.split()[0]
    answer = post(client, token, "/review/missed", report=report, words=word, type="AID")
    assert answer.status_code == 303
    assert client.get(answer.headers["location"]).status_code == 200
    assert any(one.type == "AID" and one.span.of(text) == word for one in account(register, report).record.events)


def test_incidents_are_merged_and_split_and_the_ruling_undone(
    client: TestClient, token: str, register: Register
) -> None:
    found = list(incidents_of(register))
    many = next(one for one in found if len(one.mentions) > 1)
    page = client.get(f"/review/incidents/{many.id}")
    assert page.status_code == 200
    leaving = many.mentions[0]
    answer = post(client, token, "/review/split", incident=many.id, mention=f"{leaving.report}:{leaving.event}")
    assert answer.status_code == 303
    assert "not linked anew" in client.get(answer.headers["location"]).text
    linked(register)
    assert any({leaving} == set(one.mentions) or leaving not in one.mentions for one in incidents_of(register))
    assert [one.action for one in rulings(register)] == ["split"]
    one, other = [incident.id for incident in list(incidents_of(register))[:2]]
    assert post(client, token, "/review/merge", incident=one, **{"with": other}).status_code == 303
    assert post(client, token, "/review/merge", incident=one, **{"with": ""}).status_code == 409
    assert post(client, token, "/review/undo").status_code == 303
    assert [one.action for one in rulings(register)] == ["split"]


def test_the_log_filters_and_undoes(client: TestClient, token: str, register: Register) -> None:
    due = first(register)
    decide(register, "accept", due.report, due.event, who="omar")
    assert due.report in client.get("/review/log?who=omar").text
    assert "Nothing has been decided" in client.get("/review/log?who=sara").text
    assert post(client, token, "/review/undo", review="1", to="log").headers["location"] == "/review/log"
    assert "undone" in client.get("/review/log?action=accept").text


def test_a_second_opinion_is_given_without_the_first_in_view(
    client: TestClient, token: str, register: Register
) -> None:
    due = first(register)
    kind = "AID" if due.type != "AID" else "COERCE"
    decide(register, "correct", due.report, due.event, who="omar", value={"type": kind})
    assert "/review/reports/" in client.get("/review?why=second").text
    page = client.get(f"/review/reports/{due.report}", params={"item": due.event, "why": "second"}).text
    assert form_of(page)["type"] == due.type
    client.post("/review/decide", data={**form_of(page), "action": "accept"})
    assert event_of(register, due.report, due.event).type == due.type
    agreement = client.get("/review/agreement").text
    assert "0%" in agreement
    assert "1 difference is open" in agreement


def test_gold_and_drafts_are_handed_out(client: TestClient, token: str, register: Register) -> None:
    report = first(register).report
    for due in waiting(register, "analyst", report):
        decide(register, "accept", report, due.event, who="analyst")
    assert client.get("/review/export").status_code == 200
    archive = zipfile.ZipFile(io.BytesIO(client.get("/review/gold.zip").content))
    (name,) = [one for one in archive.namelist() if one.startswith("gold/")]
    made = json.loads(archive.read(name))
    assert len(made["events"]) == len(account(register, report).record.events)
    drafts = zipfile.ZipFile(io.BytesIO(client.get("/review/drafts.zip?every=1").content))
    assert drafts.namelist() == ["actors/drafts.yaml", "predicates/drafts.yaml"]


@pytest.mark.parametrize("path", ["/review/decide", "/review/missed", "/review/undo", "/review/merge", "/review/split"])
def test_nothing_is_decided_without_the_token(client: TestClient, token: str, path: str) -> None:
    assert client.post(path, data={"report": "x", "item": "e1", "action": "accept"}).status_code == 403
    assert client.post(path, data={"csrf": "0" * 64}).status_code == 403


def test_readers_read_and_decide_nothing(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    made = access.User
    app = create_app(register, settings=Settings(reader="lexicon", user="guest"))
    monkeypatch.setattr(access, "User", lambda name, _role: made(name, "reader"))
    with TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        due = first(register)
        page = client.get(f"/review/reports/{due.report}", params={"item": due.event, "lang": "en"}).text
        assert "Only reviewers may decide" in page
        token = page.split('name="csrf" content="')[1].split('"')[0]
        assert (
            post(client, token, "/review/decide", report=due.report, item=due.event, action="accept").status_code == 403
        )
        assert post(client, token, "/review/undo").status_code == 403
    assert not reviews_of(register)


def test_a_fact_is_decided_on_from_its_card(client: TestClient, register: Register, token: str) -> None:
    found = next(iter(accounts(register, ["attack-a"])))
    event = found.record.events[0].id
    page = client.get("/reports/attack-a").text
    assert f'form="decide" name="verdict" value="accept {event}"' in page
    assert f'href="/review/reports/attack-a?item={event}"' in page
    told = {"csrf": token, "report": "attack-a", "to": "report", "verdict": f"reject {event}"}
    answer = client.post("/review/decide", data=told)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/reports/attack-a?done=")
    after = client.get(answer.headers["location"]).text
    assert 'action="/review/undo"' in after
    assert event not in {one.id for one in next(iter(accounts(register, ["attack-a"]))).record.events}
    assert client.post("/review/decide", data=told | {"verdict": "burn e1"}).status_code == 422
