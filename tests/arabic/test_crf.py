"""The field gives what python-crfsuite itself gives for the same model and features."""

import random

import numpy as np
import pycrfsuite

from waqai.arabic import crf
from waqai.arabic.vocabulary import MODELS

DATA = (MODELS / "tagger.crfsuite").read_bytes()
FIELD = crf.read(DATA)
LENGTHS = [3, 1, 14, 7, 7]


def described(seed: int) -> list[list[str]]:
    chance, names = random.Random(seed), [*FIELD.rows, "a feature that the model does not know"]
    return [[chance.choice(names) for _ in range(chance.randint(0, 40))] for _ in range(sum(LENGTHS))]


def test_labels_and_marginals_are_those_of_crfsuite() -> None:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(DATA)
    words = described(1)
    scores = FIELD.sums(words)
    labels, shares = crf.best(FIELD, scores, LENGTHS), crf.marginals(FIELD, scores, LENGTHS)
    first = 0
    for length in LENGTHS:
        assert labels[first : first + length] == tagger.tag(words[first : first + length])
        told = [[tagger.marginal(label, at) for label in FIELD.labels] for at in range(length)]
        assert np.abs(shares[first : first + length] - told).max() < 1e-9
        first += length


def test_words_lend_to_their_neighbours_within_their_sentence_only() -> None:
    lent = np.zeros((4, 5, 1))
    lent[1, :, 0] = (1, 10, 100, 1000, 10000)
    assert crf.spread(lent, [4])[:, 0].tolist() == [100, 1, 10, 1000]
    assert crf.spread(lent, [2, 2])[:, 0].tolist() == [100, 1, 0, 0]
    assert crf.spread(lent, [1, 3])[:, 0].tolist() == [0, 1, 10, 1000]
    assert crf.spread(lent[:1], [1]).shape == (1, 1)


def test_sums_are_zero_where_the_model_knows_nothing() -> None:
    assert not FIELD.sums([[], ["no such feature"]]).any()
