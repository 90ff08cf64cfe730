"""Every page by axe-core's rules of WCAG 2.2 AA: both languages, both themes, wide and at 360 px."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).parent / "axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
# a page by its address, or by the list that links to it and how its address begins
PAGES: dict[str, tuple[str, str | None]] = {
    "reports": ("/reports", None),
    "report": ("/reports", "/reports/"),
    "incidents": ("/incidents", None),
    "incident": ("/incidents", "/incidents/"),
    "map": ("/map", None),
    "network": ("/network", None),
    "counts": ("/counts", None),
    "dossiers": ("/dossiers", None),
    "dossier": ("/dossiers", "/dossiers/"),
    "search": ("/search", None),
    "found": ("/search?q=العراق", None),
    "review": ("/review", None),
    "add": ("/add", None),
    "nothing": ("/reports/nothing", None),
}


@cache
def axe() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds on a page, by all rules or by those named."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe())
    only: Any = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    ask = "only => axe.run({runOnly: only, resultTypes: ['violations'], elementRef: false})"
    found = page.evaluate(ask, only)["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:240]}"
        for one in found
        for node in one["nodes"][:5]
    ]


def address_of(page: Page, desk: str, name: str) -> str:
    """The address of a page of that name."""
    path, begins = PAGES[name]
    if begins is None:
        return desk + path
    page.goto(desk + path)
    link = page.locator(f"main a[href^='{begins}']:not([href*='?'])").first
    return desk + str(link.get_attribute("href")).split("#")[0]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_faults_of_access(visit, read_desk: str, name: str, language: str) -> None:
    page = visit(read_desk + "/add", language=language)
    page.goto(address_of(page, read_desk, name))
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.locator("h1").count() == 1
    light = violations(page)
    assert not light, "\n".join(light)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, COLOURS)
    assert not dark, "\n".join(dark)
    page.set_viewport_size({"width": 360, "height": 740})
    assert too_wide(page) == [], "the page scrolls sideways at 360 px"
    assert not (small := violations(page, ["target-size"])), "\n".join(small)


def too_wide(page: Page) -> list[str]:
    """The elements that make a page scroll sideways; none where it does not."""
    return page.evaluate("""() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      return [...document.querySelectorAll('body *')]
        .filter((one) => { const box = one.getBoundingClientRect(); return box.right > root.clientWidth + 1 || box.left < -1; })
        .map((one) => one.outerHTML.slice(0, 120)).slice(0, 6).concat([`${root.scrollWidth} > ${root.clientWidth}`]);
    }""")
