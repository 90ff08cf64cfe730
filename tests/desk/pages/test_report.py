"""The report page: the words, the facts, and why they are on record."""

import json
import re

import pytest
from fastapi.testclient import TestClient

from waqai.register.accounts import account, accounts
from waqai.register.adding import add
from waqai.register.coders import coder
from waqai.register.opening import Register
from waqai.register.versions import version
from waqai.reports.making import report

HOSTILE = (
    "قال مسؤول أمريكي إن القوات نفذت أربع ضربات على مواقع في العراق منذ مطلع الشهر وإن التهديد ما زال قائما. "
    "</article><script>alert(1)</script> قتل 3 جنود في بغداد \u202eأمس\u202c. "
    '"><img src=x onerror=alert(1)> https://evil.example/x {{ 7*7 }} {% include "x" %}'
)


def _added(register: Register, text: str, **told: str) -> str:
    with coder("lexicon") as chosen:
        return add(register, [report(text, source="test", **told)], chosen, version("lexicon")).added[0]  # type: ignore[arg-type]


def test_every_fact_of_every_report_has_a_card_and_its_words(client: TestClient, register: Register) -> None:
    for found in accounts(register):
        page = client.get(f"/reports/{found.id}").text
        record = found.record
        for kind in ("events", "statements", "entities", "places", "times", "figures"):
            for item in getattr(record, kind):
                assert f'id="{item.id}" data-related=' in page, (found.id, item.id)
                assert page.count(f'id="w-{item.id}"') == 1, (found.id, item.id)
        targets = set(re.findall(r'href="#([\w-]+)"', page))
        assert all(f' id="{name}"' in page for name in targets)


def test_a_card_says_why_down_to_the_lexicon_line(client: TestClient, register: Register) -> None:
    found = account(register, "attack-a")
    assert found
    event = next(one for one in found.record.events if one.type == "ASSAULT")
    card = client.get("/reports/attack-a").text.split(f'id="{event.id}" data-related')[1].split("</article>")[0]
    assert "Why is this on record?" in card
    assert re.search(r"predicates/[\w-]+\.yaml:\d+", card)
    assert "type: ASSAULT" in card, "with what the line says"
    assert "attack" in card
    assert "confidence" in card


def test_a_report_reads_in_both_languages(client: TestClient) -> None:
    english, arabic = (client.get("/reports/attack-a", params={"lang": lang}).text for lang in ("en", "ar"))
    assert "Kata" in english
    assert "happened" in english
    assert "هجوم" in arabic
    assert "لماذا سُجّل هذا؟" in arabic
    for page in (english, arabic):
        assert '<article class="text arabic" id="text" lang="ar" dir="rtl">' in page


def test_hostile_words_are_words(client: TestClient, register: Register) -> None:
    name = _added(register, HOSTILE, title='<b onclick="x">عنوان\u202e</b>', outlet="<i>\u2067وكالة")
    for path in (f"/reports/{name}", "/reports", "/reports?outlet=<script>"):
        page = client.get(path).text
        assert "<script>" not in page
        assert "<img" not in page
        assert "<b onclick" not in page
        assert "<i>" not in page
        assert "\u202e" not in page
        assert "\u2067" not in page
        assert 'href="https://evil' not in page
    page = client.get(f"/reports/{name}").text
    assert "{{ 7*7 }}" in page
    assert "RLO</span>" in page


@pytest.mark.parametrize("name", ["a/b", "a//b", "?x=1#y", "100%", "ع ربي", "a;b", "<i>", "..x"])
def test_a_report_of_any_name_is_found(client: TestClient, register: Register, name: str) -> None:
    _added(register, "قتل 3 جنود في بغداد أمس.", name=name)
    address = re.search(r'class="headline" href="([^"]+)"', client.get("/reports").text)
    assert address
    assert client.get(address[1].replace("&amp;", "&")).status_code == 200


def test_corrections_are_shown(client: TestClient, register: Register) -> None:
    from waqai.register.reviews import decide  # noqa: PLC0415

    decide(register, "correct", "attack-a", "e1", who="one", value={"status": "denied"})
    card = client.get("/reports/attack-a").text.split('id="e1" data-related')[1].split("</article>")[0]
    assert "denied" in card


def test_reports_are_listed_by_outlet_and_day(client: TestClient, register: Register) -> None:
    first = next(found for found in accounts(register) if found.outlet and found.published)
    page = client.get(
        "/reports", params={"outlet": first.outlet, "since": str(first.published), "until": str(first.published)}
    )
    names = re.findall(r'class="headline" href="/reports/([^"]+)"', page.text)
    assert first.id in names
    outlets = {found.id: (found.outlet, found.published) for found in accounts(register)}
    assert {outlets[name] for name in names} == {(first.outlet, first.published)}
    assert client.get("/reports?since=yesterday").status_code == 422
    assert client.get("/reports?outlet=none").text.count("headline") == 0


def test_pages_follow_one_another(client: TestClient, register: Register) -> None:
    texts = [f"قتل {number} جنود في بغداد أمس." for number in range(3, 60)]
    with coder("lexicon") as chosen:
        add(
            register,
            (report(text, source="t", name=f"r{n}") for n, text in enumerate(texts)),
            chosen,
            version("lexicon"),
        )
    seen: list[str] = []
    address: str | None = "/reports"
    while address:
        page = client.get(address).text
        seen += re.findall(r'class="headline" href="/reports/([^"]+)"', page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else None
    assert len(seen) == len(set(seen)) == len(list(accounts(register)))


def test_offsets_lead_back_to_the_text(client: TestClient, register: Register) -> None:
    found = account(register, "strikes")
    assert found
    page = client.get("/reports/strikes").text
    for start in re.findall(r'<(?:p|h1) data-start="(\d+)"', page):
        words = found.record.document.text[int(start) :].split("\n")[0]
        shown = re.sub(r"<[^>]+>", "", page.split(f'data-start="{start}">')[1].split("</p>")[0].split("</h1>")[0])
        assert json.dumps(shown) == json.dumps(words.replace("'", "&#39;").replace('"', "&#34;"))
