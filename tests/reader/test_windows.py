from hypothesis import given
from hypothesis import strategies as st

from waqai.arabic import analyse
from waqai.reader.pieces import SPECIAL, Pieces
from waqai.reader.windows import padded, windows
from waqai.reports.report import Report

PIECES = Pieces([*SPECIAL, "▁", "ا", "ب", "ج", "د"], [0.0] * 5 + [-1.0] * 5)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=20), st.integers(40, 90))
def test_every_token_is_judged_once_and_no_window_is_too_large(lengths, limit):
    text = "\n".join(" ".join(["ابجد"] * n) for n in lengths)
    analysis = analyse(Report(text, "test"))
    found = windows(analysis, PIECES, limit=limit, context=15)
    judged = [index for window in found for index in range(window.own, window.last)]
    assert judged == list(range(len(analysis.tokens)))
    assert all(len(window.pieces) <= limit for window in found)


def test_a_later_window_sees_what_came_before():
    analysis = analyse(Report("\n".join(["ابجد ابجد ابجد"] * 12), "test"))
    _, second, *_ = windows(analysis, PIECES, limit=12, context=5)
    assert second.first < second.own


def test_a_window_holds_the_pieces_of_its_words():
    analysis = analyse(Report("ابجد جد", "test"))
    (window,) = windows(analysis, PIECES)
    assert [PIECES.pieces[n] for n in window.pieces[1]] == ["▁", "ج", "د"]


def test_windows_of_unequal_length_are_padded():
    analysis = analyse(Report("ابجد جد\nا", "test"))
    long, short = (windows(analysis, PIECES, limit=n, context=1)[-1] for n in (3, 2))
    pieces, there = padded([long, short])
    assert there.sum(1).tolist() == [len(long.pieces), len(short.pieces)]
    assert (pieces[~there] == -1).all()
