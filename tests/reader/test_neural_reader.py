"""The trained reader's decisions, with a model whose scores are set by hand."""

from datetime import date

import numpy as np
import pytest

from waqai import lexicons
from waqai.coding import coded
from waqai.reader.knowledge import knowledge
from waqai.reader.labels import (
    DISTANCE_CLASSES,
    KINDS,
    LONGEST,
    PAIRS,
    SENTENCE_CLASSES,
    STATUSES,
    TYPES,
)
from waqai.reader.neural import WindowScores, mention_spans, score
from waqai.reader.neural_reader import NeuralReader
from waqai.reader.pieces import SPECIAL, Pieces
from waqai.reports import read

TEXT = "قصف الجيش السوري مواقع المسلحين قرب دمشق. وقال المتحدث إن الجيش لن ينسحب من المدينة."
SIZES = {
    "type": len(TYPES) + 1,
    "status": len(STATUSES),
    "mention": 1,
    "length": LONGEST,
    "kind": len(KINDS),
}


class FakeModel:
    """Says that the tokens in `told` are events of a type, and that mentions begin at `begins`."""

    pieces = Pieces([*SPECIAL, "▁"], [0.0] * 5 + [-1.0])
    distance = np.zeros((DISTANCE_CLASSES, len(PAIRS)), np.float32)
    sentences = np.zeros((SENTENCE_CLASSES, len(PAIRS)), np.float32)
    prior = np.zeros(len(PAIRS), np.float32)
    calibration = ((0.0, 0.0), (1.0, 0.9))

    def __init__(self, told, begins=()):
        self.told, self.begins = told, begins

    def run(self, window, features):
        count = window.last - window.first
        token = {name: np.zeros((count, size), np.float32) for name, size in SIZES.items()}
        token["type"][:, 0] = 5
        token["mention"][:] = -5
        for index, kind in self.told.items():
            token["type"][index - window.first, TYPES.index(kind) + 1] = 9
        for index, length in dict(self.begins).items():
            token["mention"][index - window.first] = 5
            token["length"][index - window.first, length - 1] = 9
        sides = np.zeros((count, len(PAIRS), 4), np.float32)
        alone = np.full((count, len(PAIRS)), -1.0, np.float32)
        return WindowScores(token, sides, sides, alone, alone)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return read(path, published=date(2024, 1, 24))


def test_what_the_model_tells_becomes_an_event(report):
    found = coded(report, NeuralReader(FakeModel({0: "ASSAULT"}, {1: 2})))
    (anchor,) = found.reading.anchors
    assert (anchor.type, anchor.span.of(TEXT)) == ("ASSAULT", "قصف")
    assert anchor.score == pytest.approx(0.9, abs=0.1)
    assert [mention.span.of(TEXT) for mention in found.reading.mentions] == ["الجيش السوري"]


def test_a_lexicon_line_that_supports_an_event_is_named(report):
    (anchor,) = coded(report, NeuralReader(FakeModel({0: "ASSAULT"}))).reading.anchors
    assert any("predicates/" in line for line in anchor.evidence)


def test_what_was_considered_and_dropped_is_kept(report):
    reading = coded(report, NeuralReader(FakeModel({}))).reading
    assert reading.anchors == ()
    assert any("قصف" in line for line in reading.considered)


def test_a_line_of_the_users_own_decides_at_once_and_says_so(report, tmp_path):
    folder = tmp_path / "own" / "predicates"
    folder.mkdir(parents=True)
    line = "- {id: own.speak, type: CONSULT, verb: [قال يقول], strength: 1.0, examples: []}\n"
    (folder / "mine.yaml").write_text(line, "utf-8")
    lexicons.use(tmp_path / "own")
    try:
        (anchor,) = coded(report, NeuralReader(FakeModel({}))).reading.anchors
    finally:
        lexicons.use(None)
    assert anchor.type == "CONSULT"
    assert "your own line" in anchor.evidence[0]
    assert "mine.yaml" in anchor.evidence[0]


def test_a_mention_ends_with_its_sentence(report):
    found = coded(report, NeuralReader(FakeModel({}, {4: 20})))
    (mention,) = found.reading.mentions
    assert mention.span.end <= TEXT.index("وقال")


def test_scores_cover_the_whole_report(report):
    found = coded(report)
    known = knowledge(report, found.analysis, found.found)
    scores = score(FakeModel({}), found.analysis, known)
    assert len(scores.token["type"]) == len(found.analysis.tokens)
    assert mention_spans(scores, 0.5) == []
