"""Every page by axe-core's rules of WCAG 2.2 AA: both languages, both themes, wide and at 360 px."""

import pytest
from looking import COLOURS, PAGES, address_of, too_wide, violations


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
