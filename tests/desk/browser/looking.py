"""What every test of a page looks at: which pages there are, what axe-core finds, what is too wide."""

from functools import cache
from pathlib import Path
from typing import Any

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
    "item": ("/review/next", None),
    "log": ("/review/log", None),
    "agreement": ("/review/agreement", None),
    "export": ("/review/export", None),
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


def too_wide(page: Page) -> list[str]:
    """The elements that make a page scroll sideways; none where it does not."""
    return page.evaluate("""() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      return [...document.querySelectorAll('body *')]
        .filter((one) => {
          const box = one.getBoundingClientRect();
          return box.right > root.clientWidth + 1 || box.left < -1;
        })
        .map((one) => one.outerHTML.slice(0, 120)).slice(0, 6).concat([`${root.scrollWidth} > ${root.clientWidth}`]);
    }""")
