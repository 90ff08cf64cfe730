"""A report's text as markup: the words as they were, nothing of them markup, controls shown."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from waqai.coding import code, reader_named
from waqai.desk.views.marks import paragraphs
from waqai.desk.views.setting import typeset
from waqai.desk.views.telling import CONTROLS, bare, plain, shortened, told
from waqai.record.model import Document, Record
from waqai.reports import read

BASE = code(read("قتل 3 جنود في بغداد أمس."), reader_named("lexicon"))
NOISE = {"promo": "promotion", "byline": "byline", "caption": "caption", "garbled": "garbled", "related_headline": "r"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words, self.tags, self.control = "", set[str](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.control = dict(attrs).get("data-char") or ""

    def handle_data(self, data: str) -> None:
        self.words += chr(int(self.control, 16)) if self.control else data
        self.control = ""


def _read(markup: Markup) -> _Words:
    found = _Words()
    found.feed(str(markup))
    return found


def _record(text: str) -> Record:
    document = Document("", "", None, None, None, "ar", text)
    return Record(document, (), (), (), (), (), (), (), (), (), ())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r")))
def test_any_text_comes_back_and_is_no_markup(text: str) -> None:
    found = _read(typeset(text, paragraphs(_record(text)), None, NOISE))
    assert found.tags <= {"p", "span"}
    lines = [line for line in text.split("\n") if line.strip()]
    assert found.words == "\n".join(lines)


@given(st.text())
def test_told_words_are_isolated_and_control_nothing(text: str) -> None:
    markup = told(text)
    assert markup.startswith('<bdi dir="auto">')
    assert not CONTROLS.search(str(markup))
    assert _read(markup).tags <= {"bdi", "span"}


def test_controls_are_shown_by_name() -> None:
    assert 'title="RIGHT-TO-LEFT OVERRIDE" data-char="202e">RLO</span>' in bare("a\u202eb")
    assert "&lt;script&gt;" in bare("<script>")
    assert plain("a\u202e\u2066b") == "ab"
    assert bare("\u200c\u200d") == "\u200c\u200d", "joiners belong to the script"


def test_a_run_names_its_facts_and_leads_to_the_first() -> None:
    text = str(typeset(BASE.document.text, paragraphs(BASE), None, NOISE))
    links = re.findall(r'<a[^>]* href="#(\w+)" data-f="([\w ]+)" tabindex="-1">', text)
    assert links
    assert all(facts.split()[0] == first for first, facts in links)
    event = BASE.events[0]
    assert f'id="w-{event.id}"' in text


def test_the_title_is_the_heading() -> None:
    titled = read("عنوان التقرير\n\nقتل 3 جنود في بغداد أمس.")
    record = code(replace(titled, title="عنوان التقرير"), reader_named("lexicon"))
    text = typeset(record.document.text, paragraphs(record), record.document.title, NOISE)
    assert text.startswith('<h1 data-start="0">')
    assert text.count("<h1") == 1


def test_long_quotations_are_cut_at_a_word() -> None:
    assert shortened("كلمة " * 100).endswith("كلمة …")
    assert len(shortened("كلمة " * 100)) <= 242
    assert shortened("قصير") == "قصير"
