"""The words of the interface: the same keys in both languages, a name for every code, no words in templates."""

import re
from datetime import date
from pathlib import Path

import pytest

from waqai.codebooks.tables import lines
from waqai.desk.rendering import HERE
from waqai.desk.words import LANGUAGES, form_of, words
from waqai.record.check import KINDS, LINKS, NOISE, STATUSES, TYPES

TEMPLATES = sorted((HERE / "templates").glob("**/*.html"))
ARABIC, LATIN = re.compile(r"[\u0621-\u064a]"), re.compile(r"[A-Za-z]{2}")


def test_both_languages_have_the_same_words() -> None:
    assert set(words("ar").told) == set(words("en").told)


@pytest.mark.parametrize("key", sorted(words("en").told))
def test_words_take_the_same_values_and_stand_in_their_script(key: str) -> None:
    forms = {lang: _forms(words(lang).told[key]) for lang in LANGUAGES}
    fields = {lang: set().union(*(re.findall(r"{(\w+)}", form) for form in found)) for lang, found in forms.items()}
    assert fields["ar"] - {"n"} == fields["en"] - {"n"}
    if key != "common.other_language":
        assert not any(ARABIC.search(form) for form in forms["en"])


def _forms(told: object) -> list[str]:
    return list(told.values()) if isinstance(told, dict) else [str(told)]


def test_every_code_has_a_name() -> None:
    wanted = [("type", code) for code in TYPES] + [("status", code) for code in STATUSES]
    wanted += [("kind", code) for code in KINDS] + [("noise", code) for code in NOISE]
    wanted += [("link", code) for code in LINKS] + [("mode", mode) for _, mode in lines() if mode]
    for lang in LANGUAGES:
        assert [(kind, code) for kind, code in wanted if f"codes.{kind}.{code}" not in words(lang).told] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"{% block class %}.*?{% endblock %}|<code.*?</code>", "", text)
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", text, flags=re.S)
    shown = [word for word in bare.split() if LATIN.search(word)]
    assert [word for word in shown if word not in ("TIMEX3",)] == []
    assert not re.search(r'(?:title|aria-label|alt)="[^"{]*[A-Za-z]{2}', text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_let_no_markup_of_others_through(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe|autoescape|<style|<script>| style=| on\w+=|javascript:", text)


def test_numbers_take_their_form() -> None:
    assert [form_of("ar", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 103, 111)] == [
        *("zero", "one", "two", "few", "few", "many", "many", "other", "few", "many")
    ]
    assert words("ar")("reports.count", n=3) == "3 تقارير محفوظة"
    assert words("en")("reports.count", n=1) == "1 report on file"


def test_days_are_told() -> None:
    assert words("en").day(date(2024, 1, 24)) == "24 January 2024"
    assert words("ar").days(date(2024, 1, 24), None) == "منذ 24 يناير 2024"
    with pytest.raises(KeyError):
        words("en")("no.such.words")
