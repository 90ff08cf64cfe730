"""Train the tagger of names of `waqai.actors`: ``python -m training.names [--evaluate]``.

Learns from the articles annotated in `training/names` and writes the model that the package ships. ``--evaluate``
writes nothing and reports a five-fold cross-validation over articles instead. Needs a minute of one core, or five.
"""

import json
import logging
import lzma
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from training import corpus, name_letters
from training.name_standoff import CLASSES, Name
from waqai import arabic, places
from waqai.actors.clues import clues
from waqai.actors.letters import LETTERS
from waqai.actors.name_features import features
from waqai.actors.naming import MODEL, runs
from waqai.actors.view import view_of
from waqai.reports.report import Report
from waqai.spans import Span

LOG = logging.getLogger("training.names")
ANNOTATIONS = Path(__file__).parent / "names"
FOLDS = 5
PARAMETERS = {"c1": 0.4, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}
Row = tuple[list[list[str | bytes]], list[str]]  # the features of each token of a sentence, and its labels


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article: its text and the names in it."""

    id: str
    text: str
    names: tuple[Name, ...]


def articles() -> list[Article]:
    """Return the annotated articles in an order that is no order."""
    texts = {name: text for name, text, _ in corpus.all_reports()}
    found = []
    for path in sorted(ANNOTATIONS.glob("*.json")):
        read = json.loads(path.read_text("utf-8"))
        found.append(Article(read["id"], texts[read["id"]], tuple((s, e, k) for s, e, k in read["names"])))
    random.Random(7).shuffle(found)
    return found


def rows(text: str, names: Sequence[Name]) -> Iterator[Row]:
    """Yield the features and labels of each sentence of a text."""
    analysis = arabic.analyse(Report(text, "names"))
    local = places.find(analysis)
    rules, more = clues(view_of(analysis, local), local)
    labels = ["O"] * len(analysis.tokens)
    for start, end, kind in names:
        for number, token in enumerate(analysis.tokens_in(Span(start, end))):
            labels[token.index] = f"{'I' if number else 'B'}-{kind}"
    for sentence in analysis.sentences:
        part = slice(sentence.first, sentence.last)
        described = features(analysis.tokens[part], rules[part], more[part])
        yield [[*words, *others] for words, others in described], labels[part]


def fit(train: Sequence[Article], path: Path) -> pycrfsuite.Tagger:
    """Train on the articles; write the model to `path` and return it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for article in train:
        for described, labels in rows(article.text, article.names):
            trainer.append(described, labels)
    trainer.set_params(PARAMETERS)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def evaluate(known: Sequence[Article], folder: Path) -> Counter[tuple[str, str]]:
    """Return how many names of each class are in the articles, found, and right, by cross-validation."""
    found: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        tagger = fit([a for n, a in enumerate(known) if n % FOLDS != fold], folder / "fold.crfsuite")
        for article in known[fold::FOLDS]:
            for described, labels in rows(article.text, article.names):
                gold, told = set(runs(labels)), set(runs(tagger.tag(described)))
                for what, names in (("gold", gold), ("found", told), ("right", gold & told)):
                    found.update((kind, what) for _, _, kind in names)
    return found


def main(arguments: Sequence[str]) -> None:
    """Train and write the model, or with ``--evaluate`` measure."""
    known = articles()
    with tempfile.TemporaryDirectory() as scratch:
        if "--evaluate" in arguments:
            counts = evaluate(known, Path(scratch))
            for kind in CLASSES:
                right, all_ = counts[kind, "right"], counts[kind, "gold"] + counts[kind, "found"]
                LOG.info("%s: F1 %.3f of %d names", kind, 2 * right / all_, counts[kind, "gold"])
            return
        MODEL.parent.mkdir(exist_ok=True)
        name_letters.write(LETTERS)
        path = Path(scratch) / "names.crfsuite"
        fit(known, path)
        MODEL.write_bytes(lzma.compress(path.read_bytes(), preset=9))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main(sys.argv[1:])
