"""Hostile words in reports: they run nothing, lead nowhere, and leave the page as it is set."""

from itertools import pairwise

import pytest
from looking import PAGES, too_wide
from playwright.sync_api import Page

CONTROLS = "[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"
LISTS = [name for name, (path, begins) in PAGES.items() if begins is None and name != "nothing"]
REPORTS = ("hostile", "hostile-long", "hostile-names")

HARMLESS = """pattern => {
  const faults = [], control = new RegExp(pattern, 'u');
  if (window.hacked !== undefined) faults.push(`a script of a report has run: ${window.hacked}`);
  for (const script of document.scripts)
    if (!script.src.startsWith(location.origin + '/static/')) faults.push(`a script not ours: ${script.outerHTML}`);
  const foreign = 'iframe, base, object, embed, meta[http-equiv=refresh], main style, main u, img, svg[onload]';
  for (const one of document.querySelectorAll(foreign))
    if (!one.closest('noscript')) faults.push(`markup of a report: ${one.outerHTML.slice(0, 100)}`);
  for (const one of document.querySelectorAll('*')) {
    for (const {name, value} of one.attributes) {
      if (name.startsWith('on')) faults.push(`a handler: ${name}=${value}`);
      const kept = one.matches('input, option') && name === 'value';
      if (control.test(value) && !kept) faults.push(`a control in ${name} of ${one.tagName}: ${value.slice(0, 80)}`);
    }
  }
  for (const one of document.querySelectorAll('a[href], form[action]')) {
    const to = new URL(one.getAttribute('href') ?? one.getAttribute('action'), location.href);
    if (to.origin !== location.origin) faults.push(`a way out: ${to.href.slice(0, 100)}`);
  }
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (control.test(texts.currentNode.data)) faults.push(`a control in words: ${texts.currentNode.data.slice(0, 80)}`);
  return faults;
}"""

# where the furniture of the page stands, in pixels
FURNITURE = """() => [...document.querySelectorAll('.masthead, .masthead a, .masthead button, main')].map((one) => {
  const box = one.getBoundingClientRect();
  return [one.tagName, Math.round(box.x), Math.round(box.y)];
})"""
# where words first stand in the text: the upper and the right edge, in pixels
PLACES = """words => words.map((word) => {
  const texts = document.createTreeWalker(document.querySelector('#text p'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf(word);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + word.length);
    const box = range.getClientRects()[0];
    return [box.top, box.right];
  }
  throw new Error(word);
})"""
LINE = 15  # pixels by which words on one line may lie higher or lower


@pytest.mark.parametrize("name", LISTS)
def test_hostile_words_do_nothing_on_a_list(visit, hostile_desk: str, name: str) -> None:
    page = visit(hostile_desk + PAGES[name][0], language="ar", width=360)
    assert page.evaluate(HARMLESS, CONTROLS) == []
    assert too_wide(page) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", REPORTS)
def test_hostile_words_do_nothing_in_a_report(visit, hostile_desk: str, name: str, width: int) -> None:
    page = visit(hostile_desk + "/reports", width=width)
    plain = furniture(page, f"{hostile_desk}/reports/attack-a")
    assert furniture(page, hostile_desk + path_of(page, hostile_desk, name)) == plain, "the page was rearranged"
    for mark in page.locator("article mark, article [tabindex]").all()[:4]:
        mark.hover(force=True)
        mark.focus()
    assert page.evaluate(HARMLESS, CONTROLS) == []
    assert too_wide(page) == []


def test_hostile_words_do_nothing_in_an_incident(visit, hostile_desk: str) -> None:
    page = visit(hostile_desk + "/incidents", language="ar")
    begins = "a.what[href^='/incidents/']"
    cards = page.locator("article.incident", has=page.locator("a[href*='hostile']")).locator(begins)
    paths = list(dict.fromkeys(str(one.get_attribute("href")) for one in cards.all()))
    assert paths
    for path in paths[:6]:
        page.goto(hostile_desk + path)
        assert page.evaluate(HARMLESS, CONTROLS) == []


def test_controls_are_shown_rather_than_obeyed(visit, hostile_desk: str) -> None:
    page = visit(hostile_desk + "/reports")
    page.goto(hostile_desk + path_of(page, hostile_desk, "hostile"))
    shown = set(page.locator("#text .control").all_text_contents())
    assert {"RLO", "LRI", "RLI", "PDI", "PDF", "LRO"} <= shown
    assert "<script>window.hacked" in page.locator("#text").inner_text()


def test_words_stand_in_the_order_of_the_text(visit, hostile_desk: str) -> None:
    """Within a line of Arabic, every later word of the text lies further left, whatever override stands before it."""
    page = visit(hostile_desk + "/reports")
    page.goto(hostile_desk + path_of(page, hostile_desk, "hostile"))
    places = page.evaluate(PLACES, ["مسيرة", "القوات", "الأمريكية", "قاعدة", "غربي", "كانون"])
    for (top, right), (next_top, next_right) in pairwise(places):
        below = next_top > top + LINE
        assert below or (abs(next_top - top) <= LINE and next_right < right), places


def furniture(page: Page, address: str) -> list[list[object]]:
    page.goto(address)
    return page.evaluate(FURNITURE)


def path_of(page: Page, desk: str, name: str) -> str:
    """The path of a hostile report."""
    if name != "hostile":
        return f"/reports/{name}"
    page.goto(desk + "/reports")
    found = page.locator("main a[href^='/reports/hostile%2F']").first.get_attribute("href")
    return str(found)
