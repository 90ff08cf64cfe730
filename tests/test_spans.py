from hypothesis import given
from hypothesis import strategies as st

from waqai.spans import Span, Spans

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN), SPAN)
def test_spans_looked_up_are_those_that_a_scan_finds(spans, asked):
    laid = Spans(spans)
    assert laid.over(asked) == [n for n, span in enumerate(spans) if span.contains(asked)]
    assert laid.touching(asked) == [n for n, span in enumerate(spans) if span.overlaps(asked)]
