"""Searching at the desk: in both scripts, with filters in the address, counts and highlights."""

import re

import pytest
from fastapi.testclient import TestClient

from waqai.desk.views.finding import asked, passages
from waqai.register.opening import Register
from waqai.register.search.query import Query, terms
from waqai.register.search.scripts import in_both_scripts
from waqai.register.search.searching import search
from waqai.spans import Span


def hits(page: str) -> list[str]:
    return re.findall(r'<a class="headline" href="([^"]*)"', page)


def test_an_empty_search_asks_for_words(client: TestClient) -> None:
    assert "Search all reports" in client.get("/search").text
    assert "ابحث في كل" in client.get("/search?lang=ar").text


def test_words_are_found_in_any_form_and_marked(client: TestClient) -> None:
    page = client.get("/search", params={"q": "السودان"}).text
    assert hits(page)
    assert re.search(r"<mark>[^<]*السودان[^<]*</mark>", page)


def test_latin_names_find_arabic_ones(client: TestClient, register: Register) -> None:
    latin = {hit.report for hit in search(register, Query(in_both_scripts(register, "Sudan"))).hits}
    arabic = {hit.report for hit in search(register, Query("السودان")).hits}
    assert arabic
    assert arabic <= latin
    assert hits(client.get("/search", params={"q": "Sudan"}).text)
    assert hits(client.get("/search", params={"q": "sudan Egypt"}).text)


def test_a_latin_word_that_names_nobody_stays_as_it_is(register: Register) -> None:
    assert in_both_scripts(register, 'xyzzy "قصف جوي"') == 'xyzzy "قصف جوي"'
    assert in_both_scripts(register, "-Sudan السودان") == "-Sudan السودان"
    for words in ("United States", '"United States"', "«United States» مصر", 'مصر|"United States"'):
        assert '"United States"|"الولايات المتحدة"' in in_both_scripts(register, words)
    assert in_both_scripts(register, '"قصف جوي"|غارة Sudan').startswith('"قصف جوي"|غارة "Sudan"|')


def test_one_of_several_words_is_enough_where_a_bar_stands_between_them() -> None:
    found = terms('قصف|غارة "الجيش السوري" -حلب')
    assert len(found.wanted) == 1
    assert [len(group) for group in found.either] == [2]
    assert len(found.unwanted) == 1


def test_filters_stand_in_the_address_and_can_be_taken_out(client: TestClient) -> None:
    page = client.get("/search", params={"q": "السودان", "type": "CONSULT", "status": "occurred"}).text
    assert "Type: meet or consult" in page
    assert re.search(r'href="/search\?q=[^"&]*&amp;type=CONSULT"', page), "without the status"
    everything = client.get("/search", params={"type": "CONSULT"}).text
    assert hits(everything)
    assert not hits(client.get("/search", params={"type": "CONSULT", "since": "2090-01-01"}).text)


def test_counts_lead_to_narrower_searches(client: TestClient) -> None:
    page = client.get("/search", params={"q": "السودان", "counts": "1"}).text
    assert "By type" in page
    narrower = re.search(r'href="(/search\?[^"]*type=[A-Z]+)"', page.split('class="facets"')[1])[1]
    assert hits(client.get(narrower.replace("&amp;", "&")).text)


def test_events_can_be_listed_and_ordered(client: TestClient) -> None:
    for order in ("date", "confidence", "published", "relevance"):
        assert hits(client.get("/search", params={"type": "CONSULT", "by": "events", "order": order}).text)


def test_pages_go_on_where_the_one_before_ended(client: TestClient, register: Register) -> None:
    seen: list[str] = []
    address = "/search?by=events&status=occurred"
    for _ in range(3):
        page = client.get(address).text
        seen += re.findall(r'<a class="headline" href="([^"]*)"', page)
        following = re.search(r'<a href="([^"]*after=[^"]*)" rel="next"', page)
        if not following:
            break
        address = following[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) > 20


def test_what_cannot_be_searched_is_told(client: TestClient) -> None:
    assert client.get("/search", params={"q": "-سودان"}).status_code == 422
    assert client.get("/search", params={"q": "سودان", "after": "x"}).status_code == 422
    page = client.get("/search", params={"q": "السودان", "since": "yesterday", "confidence": "9"})
    assert page.status_code == 200
    assert "Not understood, and left out: since, confidence" in page.text


@pytest.mark.parametrize("hostile", ['"><script>x</script>', "\u202esudan", "a" * 5000, '"', "|", "-", "«"])
def test_hostile_words_are_only_words(client: TestClient, hostile: str) -> None:
    page = client.get("/search", params={"q": hostile, "actor": hostile})
    assert page.status_code in (200, 422)
    assert "<script>x" not in page.text


def test_passages_hold_the_marks_and_no_more_than_they_need() -> None:
    text = "عنوان\n\n" + "كلمة " * 200 + "قصف " + "كلمة " * 200
    start = text.index("قصف")
    (told,) = passages(text, 5, [Span(start, start + 3)])
    assert "<mark>قصف</mark>" in told
    assert len(told) < 300
    assert asked([("q", " "), ("type", "")]).empty
