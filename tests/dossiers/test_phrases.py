"""Phrases are found whatever clitics, endings and marks their words carry."""

from hypothesis import given
from hypothesis import strategies as st

from waqai.dossiers.phrases import Finder, Words


def hits(text, *phrases):
    return [
        (h.phrase, h.span.of(text), h.negation and h.negation.of(text))
        for h in Finder(("k", p) for p in phrases).find(Words.of(text))
    ]


def test_clitics_marks_and_gaps():
    assert hits("وقواتُنا قـادرةٌ على الحماية", "قادرة على حماية") == [("قادرة على حماية", "قـادرةٌ على الحماية", None)]
    assert hits("تهديد تنظيم داعش", "تهديد * داعش") == [("تهديد * داعش", "تهديد تنظيم داعش", None)]
    assert hits("تهديد في كل من مدن داعش", "تهديد * داعش") == []


def test_negation_and_what_is_none():
    assert hits("ليست قادرة على شيء", "قادرة على")[0][2] == "ليست"
    assert hits("ولن تكون قادرة على شيء", "قادرة على")[0][2] == "ولن"
    assert hits("لا تزال قادرة على شيء", "قادرة على")[0][2] is None


def test_the_longest_of_overlapping_phrases_stands():
    found = hits("ولم يعد تنظيم داعش يشكل تهديدا", "يشكل تهديدا", "لم يعد * داعش * تهديدا")
    assert [phrase for phrase, _, _ in found] == ["لم يعد * داعش * تهديدا"]


@given(st.text(alphabet="قادرةعلىحمايةوال ـَُ\u200f.،\n", max_size=60))
def test_words_are_where_they_say(text):
    words = Words.of(text)
    assert all(span.of(text).strip() == span.of(text) != "" for span in words.spans)
    assert all(one.end <= other.start for one, other in zip(words.spans, words.spans[1:], strict=False))
