"""Incidents in the browser: the timeline is filtered, and every mark of every view leads to its words."""

import re

import pytest
from playwright.sync_api import Page, expect


def shown(page: Page) -> list[str]:
    """The incidents on the page."""
    found = page.locator("article.incident a.what").all()
    return [str(one.get_attribute("href")) for one in found]


def test_filters_stay_in_the_address(visit, read_desk: str) -> None:
    page = visit(read_desk + "/incidents")
    all_of_them = shown(page)
    page.locator("details summary", has_text="").first.click()
    page.locator("input[name=type][value=ASSAULT]").check()
    page.locator(".incident-filters button.primary").click()
    assert "type=ASSAULT" in page.url
    some = shown(page)
    assert some
    assert some != all_of_them
    assert page.locator("article.incident").count() == page.locator("article.incident.q4").count()
    colleague = visit(page.url, language="ar")
    assert shown(colleague) == some
    expect(colleague.locator("input[name=type][value=ASSAULT]")).to_be_checked()
    page.locator("a.chip").first.click()
    assert shown(page) == all_of_them
    page.go_back()
    assert shown(page) == some


def test_an_incident_leads_to_the_words_of_every_report(visit, read_desk: str) -> None:
    page = visit(read_desk + "/incidents?outlets=2")
    page.locator("article.incident a.what").first.click()
    assert re.search(r"/incidents/i[0-9a-f]+$", page.url)
    reports = {str(one.get_attribute("href")) for one in page.locator("main a[href^='/reports/'][href*='#e']").all()}
    assert len({address.split("#")[0] for address in reports}) >= 2
    page.goto(read_desk + sorted(reports)[0])
    expect(page.locator("#text .lit").first).to_be_in_viewport()


@pytest.mark.parametrize("view", ["map", "network", "counts"])
def test_every_mark_of_a_view_leads_to_incidents(visit, read_desk: str, view: str) -> None:
    page = visit(f"{read_desk}/{view}")
    marks = page.locator("main svg a[href]")
    assert marks.count() >= 1
    for mark in marks.all():
        assert mark.evaluate("one => (one.getAttribute('aria-label') ?? one.textContent).trim()")
    page.goto(read_desk + str(page.locator("main svg a[href^='/incidents']").first.get_attribute("href")))
    assert page.locator("main a[href^='/reports/'][href*='#']").count() >= 1


def test_a_dossier_shows_its_factors_and_leads_to_the_words(visit, read_desk: str) -> None:
    page = visit(read_desk + "/dossiers")
    page.locator("main a[href^='/dossiers/']").first.click()
    assert page.locator("h1").inner_text() == "US forces in Iraq"
    expect(page.locator("main")).to_contain_text("The threat of ISIS")
    quote = page.locator("main a[href^='/reports/'][href*='#']").first
    quote.click()
    assert "/reports/" in page.url
    expect(page.locator("#text")).to_be_visible()
