"""Train the segmenter and the tagger of `waqai.arabic`: ``python -m training.tagger [--evaluate]``.

Learns from the Arabic PUD treebank (CC BY-SA) and counts over the corpus of reports; writes the small
models that the package ships (`src/waqai/arabic/models`). ``--evaluate`` writes nothing and reports a
five-fold cross-validation over documents instead. Two cores need about two minutes.
"""

import json
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pycrfsuite

from training import corpus, ranker, treebank
from training.vocabulary import Clusters, clusters, counted, tokenised, write
from waqai.arabic.features import place, traits
from waqai.arabic.segmenter import base
from waqai.arabic.vocabulary import MODELS, Vocabulary, vocabulary

LOG = logging.getLogger("training.tagger")
FOLDS = 5
LEAST = 3
_CLITICS = {"و": "CCONJ", "ف": "PART", "س": "PART", "أن": "SCONJ"}
_PREPOSITIONS = frozenset({"ب", "ل", "ك", "في", "من", "عن", "م", "علي"})


def examples(sentences: Iterable[treebank.Sentence]) -> list[ranker.Example]:
    """Return the (word, start, end) of every word that has letters."""
    words = (word for sentence in sentences for word in sentence.words)
    return [(w.form, w.split.start, w.split.end) for w in words if w.stem.upos != "PUNCT"]


def described(words: Sequence[treebank.Word], known: Vocabulary) -> list[list[str | bytes]]:
    """Return the tagger's features of the gold words of a sentence."""
    found = []
    for word in words:
        split = word.split
        stem = base(word.form, split, known)
        found.append(traits(stem, split.proclitics, split.enclitic, known))
    return [place(found, index) for index in range(len(found))]


def fit(sentences: Iterable[treebank.Sentence], known: Vocabulary, path: Path) -> None:
    """Train the CRF on `sentences` and write it to `path`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences:
        trainer.append(described(sentence.words, known), [word.label for word in sentence.words])
    trainer.set_params({"c1": 0.1, "c2": 0.3, "max_iterations": 100, "feature.possible_transitions": True})
    trainer.train(str(path))


def clitic_tag(form: str) -> str:
    """Return the UPOS that a clitic most often has."""
    return _CLITICS.get(form, "ADP" if form in _PREPOSITIONS else "PRON")


def fold_scores(
    train: Sequence[treebank.Sentence], test: Sequence[treebank.Sentence], known: Vocabulary, path: Path
) -> Counter[str]:
    """Return counts of right words and segments on `test` of models trained on `train`."""
    weight = ranker.train(examples(train), known)
    fit(train, known, path)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    found: Counter[str] = Counter()
    for sentence in test:
        labels = tagger.tag(described(sentence.words, known))
        for word, label in zip(sentence.words, labels, strict=True):
            _count(found, word, label, ranker.best(word.form, known, weight))
    return found


def _count(found: Counter[str], word: treebank.Word, label: str, split: ranker.Split) -> None:
    upos = label.partition(":")[0]
    if word.stem.upos != "PUNCT":
        parts = tuple(segment.form for segment in word.segments)
        cut = (*split.proclitics, word.form[split.start : split.end], split.enclitic)
        found["words"] += 1
        found["cut"] += tuple(part for part in cut if part) == parts
    for number, segment in enumerate(word.segments):
        tag = upos if number == word.main else clitic_tag(segment.form)
        found["segments"] += 1
        found["upos"] += tag == segment.upos
    found["stems"] += 1
    found["stem upos"] += upos == word.stem.upos
    if word.stem.upos == "VERB" == upos:
        found["verbs"] += 1
        found["aspect"] += label == word.label
    LOG.debug("%s %s %s", word.stem.form, word.label, label)


def evaluate(sentences: Sequence[treebank.Sentence], known: Vocabulary) -> Counter[str]:
    """Return the counts of a five-fold cross-validation over documents."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            train = [s for s in sentences if s.document % FOLDS != fold]
            test = [s for s in sentences if s.document % FOLDS == fold]
            found += fold_scores(train, test, known, Path(folder) / "fold.crf")
    return found


def learned_vocabulary(sentences: Sequence[treebank.Sentence]) -> tuple[Mapping[str, int], Clusters]:
    """Return the counts and clusters of the corpus; its words are cut by a first segmenter."""
    texts = tokenised(text for _, text, _ in corpus.reports())
    counts = counted(texts, LEAST)
    first = Vocabulary(dict(counts), {})
    return counts, clusters(texts, first, ranker.train(examples(sentences), first))


def main(arguments: Sequence[str]) -> None:
    """Train and write the models, or with ``--evaluate`` measure."""
    sentences = list(treebank.sentences())
    if "--evaluate" in arguments:
        score = evaluate(sentences, vocabulary())
        for right, all_ in (
            ("cut", "words"), ("upos", "segments"), ("stem upos", "stems"),
            ("aspect", "verbs"),
        ):  # fmt: skip
            LOG.info("%s: %.2f %% of %d", right, 100 * score[right] / score[all_], score[all_])
        return
    MODELS.mkdir(exist_ok=True)
    if "--keep-vocabulary" not in arguments:
        write(MODELS / "vocabulary.tsv.gz", *learned_vocabulary(sentences))
    known = vocabulary()
    weight = ranker.train(examples(sentences), known)
    kept = {name: round(w, 3) for name, w in sorted(weight.items()) if abs(w) >= 0.005}
    (MODELS / "segmenter.json").write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
    fit(sentences, known, MODELS / "tagger.crfsuite")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main(sys.argv[1:])
