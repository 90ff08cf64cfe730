"""Reading a report: its marks, its cards, and the ways between them by pointer and by keyboard."""

from pathlib import Path

from playwright.sync_api import Page, expect

from waqai.record.model import Record
from waqai.register.accounts import account
from waqai.register.opening import open_register

REPORT = "attack-a"


def record(made: Path) -> Record:
    with open_register(made) as register:
        found = account(register, REPORT)
    assert found is not None
    return found.record


def words_of(page: Page, fact: str) -> str:
    """The words that are marked with a fact."""
    return "".join(page.locator(f"#text [data-f~='{fact}']").all_text_contents())


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.f ?? document.activeElement.tagName"))


def test_every_fact_is_marked_on_its_words(visit, read_desk: str, made: Path) -> None:
    page = visit(f"{read_desk}/reports/{REPORT}", language="ar")
    held = record(made)
    facts = [*held.events, *held.statements, *held.figures, *held.times, *held.places]
    assert len(facts) > 8
    for fact in facts:
        assert words_of(page, fact.id).split() == fact.span.of(held.document.text).split()
        expect(page.locator(f"#{fact.id}.card")).to_have_count(1)
    for entity in held.entities:
        assert page.locator(f"#text [data-f~='{entity.id}']").count() >= 1
    assert page.locator("#text").inner_text().split() == held.document.text.split()


def test_marks_are_walked_by_the_keyboard(visit, read_desk: str) -> None:
    page = visit(f"{read_desk}/reports/{REPORT}")
    page.locator(".legend input").last.focus()
    page.keyboard.press("Tab")
    first = focused(page)
    assert first == page.locator("#text a[data-f]").first.get_attribute("data-f")
    gist = page.locator("#gist")
    expect(gist).to_be_visible()
    expect(page.locator("#text a:focus")).to_have_attribute("aria-describedby", "gist")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == page.locator("#text a[data-f]").nth(1).get_attribute("data-f")
    page.keyboard.press("Escape")
    expect(gist).to_be_hidden()
    page.keyboard.press("End")
    assert focused(page) == page.locator("#text a[data-f]").last.get_attribute("data-f")
    page.keyboard.press("Home")
    fact = focused(page).split()[0]
    page.keyboard.press("Enter")
    expect(page.locator(f"#{fact} .why")).to_have_attribute("open", "")
    expect(page.locator(f"#{fact} .why li").first).to_be_visible()
    assert page.url.endswith(f"#{fact}")


def test_a_card_lights_its_words_and_words_open_their_card(visit, read_desk: str) -> None:
    page = visit(f"{read_desk}/reports/{REPORT}")
    page.locator("#e1 .to-words").click()
    expect(page.locator("#text .lit").first).to_be_in_viewport()
    assert "".join(page.locator("#text .lit").all_text_contents()) == words_of(page, "e1")
    page.locator("#text [data-f~='e2']").first.click()
    expect(page.locator(".card.chosen")).to_have_attribute("id", page.url.rpartition("#")[2])
    assert "".join(page.locator("#text .lit").all_text_contents()) == words_of(page, page.url.rpartition("#")[2])


def test_pointing_at_words_tells_their_fact(visit, read_desk: str) -> None:
    page = visit(f"{read_desk}/reports/{REPORT}")
    page.locator("#text a.e").first.hover()
    expect(page.locator("#gist")).to_be_visible()
    assert page.locator("#gist h3").first.inner_text()
    page.mouse.move(2, 2)
    expect(page.locator("#gist")).to_be_hidden()


def test_a_family_can_be_put_out(visit, read_desk: str) -> None:
    page = visit(f"{read_desk}/reports/{REPORT}")
    underlined = "() => getComputedStyle(document.querySelector('#text a.p:not(.e, .f, .t, .n)')).textDecorationLine"
    assert page.evaluate(underlined) == "underline"
    page.locator("#show-p").uncheck()
    assert page.evaluate(underlined) == "none"


def test_an_address_that_names_a_fact_shows_it(visit, read_desk: str) -> None:
    page = visit(f"{read_desk}/reports/{REPORT}#e2", width=360)
    expect(page.locator("#e2")).to_have_class("card event chosen")
    assert "".join(page.locator("#text .lit").all_text_contents()) == words_of(page, "e2")


def test_language_and_theme_are_chosen_and_kept(visit, read_desk: str) -> None:
    page = visit(f"{read_desk}/reports/{REPORT}")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator(".settings a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator(".theme.to-dark").click()
    assert page.evaluate(paper) != light
    page.goto(read_desk + "/incidents")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("document.fonts.check('16px Naskh', 'وقائع')"), "the reading face comes with the package"
