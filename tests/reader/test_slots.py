import pytest

from waqai.actors.entity import Mention
from waqai.arabic import analyse
from waqai.reader.predicates import matches
from waqai.reader.slots import fillers, governor, roles
from waqai.reports.report import Report
from waqai.spans import Span


def mention(text, words):
    at = text.index(words)
    return Mention(Span(at, at + len(words)), 0, "other", None, None, None, "test")


def parties(text, anchor, *names):
    analysis = analyse(Report(text, "test"))
    mentions = [mention(text, name) for name in names]
    match = next(m for m in matches(analysis) if analysis.tokens[m.token].text == anchor)
    found = roles(match, fillers(analysis, mentions, match))
    return {(role, names[number]) for number, role, _, _ in found}


@pytest.mark.parametrize(
    ("text", "anchor", "names", "expected"),
    [
        (
            "قصفت الطائرات الإسرائيلية مواقع الجيش قرب المدينة.",
            "قصفت",
            ("الطائرات الإسرائيلية", "مواقع الجيش"),
            {("actors", "الطائرات الإسرائيلية"), ("recipients", "مواقع الجيش")},
        ),
        (
            "الطائرات الإسرائيلية قصفت مواقع الجيش.",
            "قصفت",
            ("الطائرات الإسرائيلية", "مواقع الجيش"),
            {("actors", "الطائرات الإسرائيلية"), ("recipients", "مواقع الجيش")},
        ),
    ],
)
def test_subject_and_object_in_both_orders(text, anchor, names, expected):
    assert parties(text, anchor, *names) == expected


def test_a_preposition_before_or_within_the_word_governs():
    analysis = analyse(Report("أغار على القاعدة بالطائرات", "test"))
    assert governor(analysis, 2) == "على"
    assert governor(analysis, 3) == "ب"
