"""Names that stand again: a person's last name alone, an organisation's whole name."""

import pytest

from waqai.actors import find
from waqai.actors.repeated import repeated
from waqai.actors.view import view_of
from waqai.arabic import analyse
from waqai.places import find as find_places
from waqai.reports.report import Report


def _added(text, *names):
    """Return the words that `repeated` adds where the names, given as (first word, number of words, class), stand."""
    analysis = analyse(Report(text, "test"))
    words = [token.text for token in analysis.tokens]
    labels, runs = ["O"] * len(words), []
    for first, size, kind in names:
        at = words.index(first)
        labels[at : at + size] = [f"B-{kind}", *[f"I-{kind}"] * (size - 1)]
        runs.append((at, at + size, kind))
    told = repeated(view_of(analysis, find_places(analysis)), labels, runs)
    return [word for word, before, after in zip(words, labels, told, strict=True) if before != after]


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("قال أحمد العيساوي إن الحكم جائر. ويواجه العيساوي تهما أخرى.", ["العيساوي"]),
        ("قال أحمد العيساوي إن الحكم جائر. وقيل للعيساوي ذلك.", ["للعيساوي"]),
        ("قال أحمد العيساوي إن الحكم جائر. ويواجه عيساوي تهما أخرى.", []),
        ("قال أحمد العيساوي إن الحكم جائر. ويواجه أحمد تهما أخرى.", []),
    ],
)
def test_the_last_name_alone_is_the_person_again(text, added):
    assert _added(text, ("أحمد", 2, "PER")) == added


def test_words_of_office_and_ordinals_stay_what_they_are():
    assert _added("زار خالد الشيخ المدينة. ثم وصل الشيخ أمس.", ("خالد", 2, "PER")) == []
    assert _added("زار حسن الثاني المدينة. وجاء في المركز الثاني.", ("حسن", 2, "PER")) == []


def test_the_whole_name_of_an_organisation():
    text = "نشرت شركة دلتا النيل تقريرا. وكتبت أنباء عن شركة دلتا النيل أمس. ونفت شركة أخرى ذلك."
    assert _added(text, ("شركة", 3, "ORG")) == ["شركة", "دلتا", "النيل"]


def test_what_is_as_often_another_name_is_left():
    text = "قال سعيد الموصلي ذلك. وزار شركة الموصلي أمس. ثم عاد الموصلي."
    assert _added(text, ("سعيد", 2, "PER"), ("شركة", 2, "ORG")) == []


def test_the_mention_bears_the_name():
    text = "قال المحامي أحمد العيساوي إن الحكم جائر. ويواجه العيساوي تهما أخرى."
    analysis = analyse(Report(text, "test"))
    found = [m.span.of(text) for m in find(analysis, find_places(analysis)) if m.kind == "person"]
    assert found[-1] == "العيساوي"
