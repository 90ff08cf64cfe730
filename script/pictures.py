"""Pictures of the desk's pages, taken by Chromium of a desk on the example reports; run by script/pictures."""

import base64
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests/desk/browser"))

from desks import served  # noqa: E402
from looking import address_of  # noqa: E402

from waqai.incidents.storing import linked  # noqa: E402
from waqai.register.adding import add  # noqa: E402
from waqai.register.coders import coder  # noqa: E402
from waqai.register.opening import open_register  # noqa: E402
from waqai.register.versions import version  # noqa: E402
from waqai.reports import read_many  # noqa: E402

OUT = ROOT / "docs/pictures"
SOURCES = ("examples/shelling.html", "examples/talks.jsonl", "examples/us-forces-in-iraq/reports.jsonl")
# file, page (a name of `looking.PAGES`, or an address), language, theme, width
PICTURES = (
    ("report", "/reports/attack-a#e1", "ar", "light", 1280),
    ("report-narrow", "/reports/attack-a", "ar", "dark", 390),
    ("reports", "reports", "en", "light", 1280),
    ("incidents", "incidents", "en", "light", 1280),
    ("incident", "/incidents?outlets=2", "en", "light", 1280),
    ("map", "map", "en", "dark", 1280),
    ("network", "network", "en", "light", 1280),
    ("counts", "counts", "ar", "light", 1280),
    ("dossier", "dossier", "en", "light", 1280),
    ("review", "/review/reports/attack-a?item=e1", "en", "light", 1280),
    ("search", "/search?q=عين الأسد", "ar", "dark", 1280),
    ("add", "add", "ar", "light", 1280),
)


def main() -> None:
    """Take the pictures that are asked for, or all."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        sys.exit("Chromium is not installed (on Debian: apt install chromium)")
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "waqai.db"
        with open_register(path) as register, coder("lexicon") as chosen:
            add(register, read_many(list(map(Path, SOURCES))), chosen, version("lexicon"))
            linked(register)
        with served(path) as desk:
            browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
            for name, *way in PICTURES:
                if sys.argv[1:] and name not in sys.argv[1:]:
                    continue
                (OUT / f"{name}.webp").write_bytes(taken(browser, desk, *way))
            browser.close()


def taken(browser: Browser, desk: str, where: str, language: str, theme: str, width: int) -> bytes:
    """A picture of a page."""
    height = 860 if width > 600 else 844
    context = browser.new_context(
        locale=language,
        color_scheme=theme,
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(desk + where if where.startswith("/") else address_of(page, desk, where))
    if "outlets=2" in where:
        page.locator("article.incident a.what").first.click()
    page.evaluate("document.fonts.ready.then(() => true)")
    made = picture(page)
    context.close()
    return made


def picture(page: Page) -> bytes:
    """What a page shows, as WebP."""
    session = page.context.new_cdp_session(page)
    told = session.send("Page.captureScreenshot", {"format": "webp", "quality": 72})
    return base64.b64decode(told["data"])


if __name__ == "__main__":
    main()
