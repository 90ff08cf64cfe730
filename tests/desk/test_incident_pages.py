"""The pages of incidents and dossiers, asked for over HTTP."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from waqai.desk.settings import Settings
from waqai.dossiers import compiled, read_dossier
from waqai.dossiers.gathering import gathered
from waqai.incidents.storing import incidents_of
from waqai.register.accounts import accounts
from waqai.register.opening import Register
from waqai.register.schema import incidents, reports

ROOT = Path(__file__).parents[2]
PAGES = ("/incidents", "/map", "/network", "/counts", "/dossiers", "/dossiers/us-forces-in-iraq")


@pytest.fixture
def settings() -> Settings:
    return Settings(reader="lexicon", user="analyst", dossiers=ROOT / "dossiers")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_no_inline_style_or_script(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, params={"lang": language})
    assert answer.status_code == 200
    assert not re.search(r"<[^>]* style=|<style|<script(?![^>]* src=)|<[^>]* on[a-z]+=", answer.text)
    for drawing in re.findall(r"<svg.*?</svg>", answer.text, re.S):
        root = ElementTree.fromstring(drawing)
        assert root.get("aria-hidden") == "true" or root.get("aria-label") or root.get("aria-labelledby")


@pytest.mark.parametrize("path", PAGES)
def test_every_mark_leads_somewhere(client: TestClient, path: str) -> None:
    text = client.get(path).text
    found = set(re.findall(r'href="(/(?:incidents|reports|network)[^"#]*)', text))
    assert found
    for address in sorted(found)[:: max(1, len(found) // 12)]:
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_filters_stay_in_the_address(client: TestClient) -> None:
    text = client.get("/incidents?type=ASSAULT&party=USA&status=occurred").text
    assert 'name="type" value="ASSAULT" checked' in text
    assert 'name="party" dir="auto" value="USA"' in text
    assert "/map?type=ASSAULT&amp;status=occurred&amp;party=USA" in text, "the other pages show the same"
    assert "▲" not in text
    assert 'class="fault"' not in text
    assert 'class="fault"' in client.get("/incidents?since=yesterday").text


def test_the_strip_alone(client: TestClient) -> None:
    assert '<figure class="strip">' in client.get("/incidents-strip").text
    assert client.get("/incidents?after=nowhere").status_code == 422


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_incident_tells_all_that_is_known(client: TestClient, register: Register, language: str) -> None:
    with register.reading() as connection:
        ids = connection.scalars(sa.select(incidents.c.id).order_by(incidents.c.independent.desc()).limit(5)).all()
    for name in ids:
        answer = client.get(f"/incidents/{name}", params={"lang": language})
        assert answer.status_code == 200
        for part in ("reports", "voices", "course", "because"):
            assert f'<section id="{part}">' in answer.text
        assert re.search(r'class="mark" href="/reports/[^"]+#e\d+"', answer.text)
    assert client.get("/incidents/nothing").status_code == 404


def test_hostile_words_stay_words(client: TestClient, register: Register) -> None:
    evil = "<script>alert(1)</script>\u202e"
    with register.writing() as connection:
        connection.execute(sa.update(reports).values(title=evil, outlet=evil))
        connection.execute(sa.update(incidents).values(place=evil))
    for path in PAGES:
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "\u202e" not in text


def test_incidents_that_are_behind_are_linked_anew(client: TestClient, register: Register, token: str) -> None:
    assert "/incidents/link" not in client.get("/incidents").text
    with register.writing() as connection:
        connection.execute(sa.text("DELETE FROM marks WHERE name = 'incidents'"))
    assert 'action="/incidents/link"' in client.get("/incidents").text
    assert client.post("/incidents/link").status_code == 403
    answer = client.post("/incidents/link", headers={"X-CSRF-Token": token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents")
    assert "/incidents/link" not in client.get("/incidents").text


def test_a_dossier_is_gathered_from_what_matters_to_it(register: Register) -> None:
    dossier = read_dossier(ROOT / "dossiers/us-forces-in-iraq.yaml")
    whole = compiled(dossier, accounts(register, until=dossier.until), incidents_of(register))
    assert whole.timeline
    assert gathered(register, dossier) == whole


def test_a_dossier_that_is_not_there(client: TestClient) -> None:
    assert client.get("/dossiers/nothing").status_code == 404
    assert client.get("/dossiers/..%2Fpyproject").status_code == 404
