from hypothesis import given
from hypothesis import strategies as st

from waqai.reader.pieces import SPECIAL, START, Pieces, plain

NAMES = [*SPECIAL, START, "ا", "ل", "ق", "ص", "ف", START + "ال", "قصف", START + "قصف"]
PIECES = Pieces(NAMES, [0.0] * 5 + [-9.0] * 6 + [-3.0] * 3)


def test_the_best_cut_takes_the_likeliest_pieces():
    assert [PIECES.pieces[n] for n in PIECES.of("القصف", True)] == [START + "ال", "قصف"]


def test_a_word_after_no_space_does_not_begin_with_the_mark_of_a_space():
    assert [PIECES.pieces[n] for n in PIECES.of("قصف", False)] == ["قصف"]


def test_a_letter_without_a_piece_is_unknown():
    assert PIECES.unknown in PIECES.of("قصفZ", True)


def test_marks_and_digits_are_plain_to_the_reader():
    assert plain("قَصْفـٌ ٢٠٢٤".replace(" ", "")) == "قصف2024"


@given(st.text(max_size=80))
def test_any_word_has_pieces(word):
    cut = PIECES.of(word, True)
    assert cut
    assert all(0 <= n < len(PIECES) for n in cut)
