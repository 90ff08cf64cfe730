from itertools import pairwise

from waqai import arabic, places
from waqai.actors import naming
from waqai.reports.report import Report

TEXT = 'قال فيكتور كابلينسكي للصحفيين في بلدة تلعفرين إن شركة "نوردفاكس" رفضت العرض. وأضاف كابلينسكي أن بغداد وافقت.'


def found(text: str) -> list[tuple[str, str]]:
    analysis = arabic.analyse(Report(text, "test"))
    return [(name.span.of(text), name.kind) for name in naming.names(analysis, places.find(analysis))]


def test_names_that_no_lexicon_holds_are_found_by_their_context() -> None:
    assert ("فيكتور كابلينسكي", "PER") in found(TEXT)
    assert ("بغداد", "LOC") in found(TEXT)


def test_a_name_does_not_hold_the_conjunction_before_it() -> None:
    assert ("لبنان", "LOC") in found("زار الوزير سوريا ولبنان أمس.")


def test_names_are_in_order_and_apart_and_start_on_their_first_token() -> None:
    analysis = arabic.analyse(Report(TEXT, "test"))
    names = naming.names(analysis, places.find(analysis))
    assert all(one.span.end <= other.span.start for one, other in pairwise(names))
    for name in names:
        first, last = analysis.tokens[name.first], analysis.tokens[name.last - 1]
        assert first.span.start <= name.span.start < first.span.end
        assert name.span.end == last.span.end


def test_a_text_without_words_has_no_names() -> None:
    assert found("") == []
    assert found("...") == []


def test_runs_join_labels_of_one_name() -> None:
    tags = ["O", "B-PER", "I-PER", "B-PER", "I-ORG", "O", "I-LOC"]
    assert naming.runs(tags) == [(1, 3, "PER"), (3, 4, "PER"), (4, 5, "ORG"), (6, 7, "LOC")]
