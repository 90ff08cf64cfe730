import pytest

from waqai.arabic import analyse
from waqai.reader.doubled import single
from waqai.reader.evidence import evidence
from waqai.reader.reading import Anchor
from waqai.reports.report import Report
from waqai.spans import Span


def told(text, *words):
    """Return the words that stay of `words`, each with the type and score that a reader gave it."""
    analysis = analyse(Report(text, "test"))
    anchors = []
    for word, kind, score in words:
        token = analysis.token_at(text.index(word))
        span = analysis.tokens[token].span
        anchors.append(Anchor(token, Span(span.start, span.end), kind, None, "occurred", score, 1.0, ()))
    return [a.span.of(text) for a in single(anchors, analysis.tokens, evidence(analysis))]


@pytest.mark.parametrize(
    ("text", "verb", "noun", "kind", "stays"),
    [
        ("شنت الطائرات غارات على المدينة.", "شنت", "غارات", "ASSAULT", ["غارات"]),
        ("وقع الوزيران اتفاقا في العاصمة.", "وقع", "اتفاقا", "AGREE", ["وقع"]),
        ("وقع الوزيران، والاتفاق جديد.", "وقع", "والاتفاق", "AGREE", ["وقع", "والاتفاق"]),
    ],
)
def test_a_light_verb_and_its_noun_are_one_event(text, verb, noun, kind, stays):
    assert told(text, (verb, kind, 0.9), (noun, kind, 0.8)) == stays


def test_of_two_neighbours_of_one_type_the_surer_stays():
    assert told("استمر إطلاق النار ليلا.", ("إطلاق", "ASSAULT", 0.7), ("النار", "ASSAULT", 0.9)) == ["النار"]


def test_joined_words_are_two_events():
    words = [("قتل", "ASSAULT", 0.9), ("وخطف", "ASSAULT", 0.8)]
    assert told("تتهم المنظمة الجماعة بجرائم قتل وخطف.", *words) == ["قتل", "وخطف"]


def test_neighbours_of_different_types_stay():
    words = [("اتهام", "ACCUSE", 0.9), ("قتل", "ASSAULT", 0.8)]
    assert told("وجهت إليه اتهام قتل.", *words) == ["اتهام", "قتل"]
