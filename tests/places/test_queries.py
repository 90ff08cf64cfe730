from waqai import places
from waqai.arabic import Analysis, analyse
from waqai.places import PlaceMention
from waqai.reports.report import Report
from waqai.spans import Span


def read(text: str) -> tuple[Analysis, tuple[PlaceMention, ...]]:
    analysis = analyse(Report(text=text, source="test"))
    return analysis, places.find(analysis)


def test_most_specific_prefers_the_finer_place_and_of_equals_the_first() -> None:
    _, mentions = read("قصفوا الدريهمي في محافظة الحديدة في اليمن.")
    best = places.most_specific(mentions)
    assert best is not None
    assert best.place is not None
    assert best.place.name == "Ad Durayhimi"
    assert places.most_specific(()) is None


def test_within_sentence_keeps_to_the_sentence() -> None:
    analysis, mentions = read("وصل إلى بغداد. ثم عاد إلى دمشق.")
    names = [[m.place.name for m in places.within_sentence(analysis, mentions, n) if m.place] for n in range(2)]
    assert names == [["Baghdad"], ["Damascus"]]


def test_country_of_a_span() -> None:
    text = "وصل إلى بغداد مساء. ثم زار دمشق وعمّان."
    analysis, mentions = read(text)
    assert places.country_of(analysis, mentions, Span(0, 3)) == "IRQ"
    assert places.country_of(analysis, mentions, Span(text.index("ثم"), text.index("ثم") + 2)) is None
    assert places.country_of(analysis, mentions, Span(text.index("دمشق"), text.index("دمشق") + 4)) == "SYR"
