"""A real browser at a real desk: Debian's Chromium, driven by Playwright; whatever goes wrong on a page fails its test.

Where no Chromium is found the tests are passed over, or fail where WAQAI_BROWSER=required.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desks import served
from playwright.sync_api import Browser, Page, expect, sync_playwright

from waqai.incidents.storing import linked
from waqai.register.adding import add
from waqai.register.coders import coder
from waqai.register.opening import open_register
from waqai.register.versions import version
from waqai.reports import read_many

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
Opened = Callable[..., Page]
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser tests of a run on several processes together: one browser at a time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        missing = "Chromium is not installed (on Debian: apt install chromium)"
        if os.environ.get("WAQAI_BROWSER") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def read_desk(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk on which nothing is changed."""
    with served(Path(shutil.copy(made, tmp_path_factory.mktemp("read") / "waqai.db"))) as address:
        yield address


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a desk of this test's own."""
    with served(Path(shutil.copy(made, tmp_path / "waqai.db"))) as address:
        yield address


@pytest.fixture(scope="package")
def hostile_desk(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk where reports of ours stand beside hostile ones."""
    path = Path(shutil.copy(made, tmp_path_factory.mktemp("hostile") / "waqai.db"))
    with open_register(path) as register, coder("lexicon") as chosen:
        done = add(register, read_many(HERE / "hostile.jsonl"), chosen, version("lexicon"))
        assert not done.skipped
        linked(register)
    with served(path) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Opened]:
    """Open an address: `visit(url, language="ar", theme="dark", width=360)`.

    When the test ends, nothing may have gone wrong on any of its pages: no error in a script, no violation of the
    content security policy, no dialog, no answer of 500, no request to another host.
    """
    faults: list[str] = []
    contexts = []

    def opened(url: str, *, language: str = "en", theme: str = "light", width: int = 1280, **more: Any) -> Page:
        context = browser.new_context(
            locale=language,
            color_scheme=theme,  # type: ignore[arg-type]
            viewport={"width": width, "height": more.pop("height", 900)},
            reduced_motion="reduce",
            **more,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        _watch(page, url, faults)
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


def _watch(page: Page, url: str, faults: list[str]) -> None:
    origin = "/".join(url.split("/")[:3]) + "/"
    page.on("pageerror", lambda error: faults.append(f"error in a script: {error}"))
    page.on("console", lambda told: faults.append(f"console: {told.text}") if _bad(told) else None)
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((origin, "data:")) else faults.append(f"leaves the host: {asked.url}")
        ),
    )
    page.on("response", lambda told: faults.append(f"{told.status}: {told.url}") if told.status >= 500 else None)


def _stays(url: str, origin: str) -> bool:
    return url.startswith((origin, "data:", "blob:"))


def _bad(told: Any) -> bool:
    """Tell whether a line of the console is a fault; that an address gave 404 is none of the page's."""
    return told.type in ("error", "warning") and "Failed to load resource" not in told.text
