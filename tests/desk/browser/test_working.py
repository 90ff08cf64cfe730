"""Working at the desk: correct and undo by the keyboard, search in both scripts, add a report, log in."""

import re
import shutil
from pathlib import Path

import pytest
from desks import served
from looking import violations
from playwright.sync_api import Page, expect

from waqai.desk.security.passwords import hashed
from waqai.register.opening import open_register
from waqai.register.users import add_user

TEXT = """غارة جوية على مدينة الباب

حلب (وكالة المثال) - قتل سبعة مدنيين وأصيب 12 آخرون في غارة جوية شنتها طائرات روسية على مدينة الباب في ريف حلب الثلاثاء.
وقال المتحدث باسم الدفاع المدني إن فرق الإنقاذ نقلت الجرحى إلى المستشفيات."""


def status(page: Page, desk: str, report: str, event: str) -> str:
    """How a report's page tells of an event's status."""
    page.goto(f"{desk}/reports/{report}")
    return page.locator(f"#{event} [class*=status-]").first.inner_text()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_field_is_corrected_and_the_correction_undone_by_the_keyboard(visit, desk: str, language: str) -> None:
    page = visit(desk + "/reports", language=language)
    before = status(page, desk, "attack-a", "e1")
    page.goto(desk + "/review/reports/attack-a?item=e1")
    page.keyboard.press("c")
    expect(page.locator("#f-type")).to_be_focused()
    page.locator("#f-status").select_option("denied")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.wait_for_url("**done=*")
    expect(page.locator("[role=status]")).to_be_visible()
    after = status(page, desk, "attack-a", "e1")
    assert after != before
    page.goto(desk + "/review/log")
    expect(page.locator("table.log tbody tr")).to_have_count(1)
    expect(page.locator("table.log")).to_contain_text("analyst")
    page.goto(desk + "/review")
    page.keyboard.press("u")
    page.wait_for_url("**/review/reports/attack-a*")
    assert status(page, desk, "attack-a", "e1") == before
    page.goto(desk + "/review/log")
    expect(page.locator("table.log tbody tr")).to_have_count(2)


def test_the_queue_is_worked_off_by_the_keyboard(visit, desk: str) -> None:
    page = visit(desk + "/review")
    waiting = int(re.sub(r"\D", "", page.locator(".heading .quiet").inner_text()))
    page.keyboard.press("j")
    expect(page.locator("[data-list] > li.at")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/reports/**")
    page.keyboard.press("a")
    page.wait_for_url("**done=*")
    page.goto(desk + "/review")
    assert int(re.sub(r"\D", "", page.locator(".heading .quiet").inner_text())) == waiting - 1


@pytest.mark.parametrize("words", ["عين الأسد", "Iraq", '"كتائب حزب الله"'])
def test_words_are_found_in_both_scripts(visit, read_desk: str, words: str) -> None:
    page = visit(read_desk + "/search")
    page.locator("#q").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert page.locator(".hits > li").count() >= 1
    page.locator(".hits a.headline").first.click()
    expect(page.locator("#text")).to_be_visible()


def test_a_pasted_report_is_coded_at_once(visit, desk: str) -> None:
    page = visit(desk + "/add", language="ar", width=360)
    page.locator("#text").fill(TEXT)
    page.locator("#published").fill("2024-02-07")
    page.locator("#outlet").fill("وكالة المثال")
    page.locator("main form button.primary").click()
    page.wait_for_url(re.compile(r"/(reports|add)/"), timeout=60_000)
    if "/add/" in page.url:  # a busy machine: the page tells how far it has come, then links to the report
        page.locator("main a[href^='/reports/']").first.click(timeout=60_000)
    expect(page.locator(".card.event").first).to_be_visible()
    expect(page.locator("#text")).to_contain_text("الباب")
    page.goto(desk + "/reports")
    expect(page.locator("ol.reports > li").first).to_contain_text("غارة جوية على مدينة الباب")


def test_dropped_files_are_named_and_coded(visit, desk: str, tmp_path: Path) -> None:
    page = visit(desk + "/add")
    for name in ("one.txt", "<img src=x>.txt"):
        (tmp_path / name).write_text(TEXT.replace("الباب", "منبج" if name == "one.txt" else "جرابلس"), encoding="utf-8")
    page.locator("#files").set_input_files([tmp_path / "one.txt", tmp_path / "<img src=x>.txt"])
    assert page.locator("#chosen li bdi").all_text_contents() == ["one.txt", "<img src=x>.txt"]
    page.locator("main form button.primary").click()
    page.wait_for_url("**/add/*", timeout=60_000)
    expect(page.locator("main ol.list a")).to_have_count(2, timeout=60_000)


def test_one_logs_in_where_accounts_are_asked_for(visit, made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made, tmp_path / "accounts.db"))
    with open_register(path) as register:
        add_user(register, "reader", "reader", hashed("correct horse battery"))
    with served(path, accounts=True) as desk:
        page = visit(desk + "/incidents")
        assert "/login" in page.url
        assert not violations(page)
        page.locator("input[name=name]").fill("reader")
        page.locator("input[type=password]").fill("wrong horse battery")
        page.keyboard.press("Enter")
        expect(page.locator("[role=alert]")).to_be_visible()
        page.locator("input[name=name]").fill("reader")
        page.locator("input[type=password]").fill("correct horse battery")
        page.keyboard.press("Enter")
        page.wait_for_url("**/incidents*")
        page.goto(desk + "/review/reports/attack-a?item=e1")
        expect(page.locator("button[value=accept]")).to_have_count(0)
        page.locator(".logout button").click()
        page.wait_for_url("**/login*")
