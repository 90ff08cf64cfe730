"""Runs lie one behind the other, give back the text, and name every fact that their words carry."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from waqai.coding import code, reader_named
from waqai.desk.views.marks import marks_of, paragraphs
from waqai.record.model import FigureRecord, Noise, Record, StatementRecord
from waqai.reports import read
from waqai.spans import Span

TEXT = "قال الوزير إن 3 جنود قتلوا.\n\nوأضاف «لن نغادر» في بغداد.\nانتهى"
BASE = code(read(TEXT), reader_named("lexicon"))


def _with(spans: list[tuple[int, int]], noise: list[tuple[int, int]]) -> Record:
    figures = tuple(
        FigureRecord(f"f{n}", Span(*span), 1, 1, None, False, None, "") for n, span in enumerate(spans[::2])
    )
    said = tuple(
        StatementRecord(f"s{n}", "direct", Span(*span), None, None, "said", None, None, None, None, "")
        for n, span in enumerate(spans[1::2])
    )
    dim = tuple(Noise(Span(*span), "promo", "") for span in noise)
    empty = {"entities": (), "times": (), "places": (), "events": (), "relations": (), "links": (), "notices": ()}
    return replace(BASE, figures=figures, statements=said, noise=dim, **empty)


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    ends = st.integers(0, len(TEXT))
    return [tuple(sorted(pair)) for pair in draw(st.lists(st.tuples(ends, ends), max_size=12))]  # type: ignore[misc]


@given(spans(), spans())
def test_runs_cover_the_text_and_tell_its_facts(marked: list[tuple[int, int]], noise: list[tuple[int, int]]) -> None:
    record = _with(marked, noise)
    lines = list(paragraphs(record))
    assert "\n".join("".join(run.span.of(TEXT) for run in line.runs) for line in lines) == TEXT
    for line in lines:
        for run in line.runs:
            over = {mark.fact for mark in marks_of(record) if mark.span.contains(run.span)}
            assert set(run.facts) == over
            assert all(not mark.span.overlaps(run.span) for mark in marks_of(record) if mark.fact not in over)
            assert (run.noise is not None) == any(Span(*span).contains(run.span) for span in noise if span[0] < span[1])


@given(spans())
def test_every_fact_with_words_begins_once(marked: list[tuple[int, int]]) -> None:
    record = _with(marked, [])
    begun = [fact for line in paragraphs(record) for run in line.runs for fact in run.begun]
    assert len(begun) == len(set(begun))
    shown = {mark.fact for mark in marks_of(record) if mark.span.of(TEXT).strip("\n")}
    assert shown <= set(begun) | {mark.fact for mark in marks_of(record) if TEXT[mark.span.start] == "\n"}


def test_the_fact_on_the_fewest_words_leads_and_a_statement_comes_last() -> None:
    record = _with([(11, 20), (0, 27), (14, 15)], [])
    runs = [run for line in paragraphs(record) for run in line.runs if run.span.start == 14]
    assert runs[0].facts == ("f1", "f0", "s0")
