"""Training of the segmenter: a log-linear choice among the splits of a word, by Adam in NumPy."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from waqai.arabic.clitics import Split, splits
from waqai.arabic.segmenter import features, score
from waqai.arabic.vocabulary import Vocabulary

Example = tuple[str, int, int]


def best(word: str, known: Vocabulary, weight: Mapping[str, float]) -> Split:
    """Return the best split of `word` under `weight`."""
    options = splits(word)
    return max(options, key=lambda s: score(word, s, known, weight)) if options[1:] else options[0]


class Table(NamedTuple):
    """Candidate splits as a sparse table: cells, the word of each row, which rows are gold, counts of words."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    value: NDArray[np.float64]
    group: NDArray[np.int64]
    gold: NDArray[np.float64]
    times: NDArray[np.float64]


def train(examples: Iterable[Example], known: Vocabulary) -> dict[str, float]:
    """Return the weights that best tell the gold split of each (word, start, end) from the others."""
    names: dict[str, int] = {}
    cells: list[tuple[int, int, float]] = []
    group, gold, times = [], [], []
    for (word, start, end), count in sorted(Counter(examples).items()):
        options = splits(word)
        right = [s.start == start and s.end == end for s in options]
        if len(options) == 1 or not any(right):
            continue
        for split, is_gold in zip(options, right, strict=True):
            found = features(word, split, known)
            cells += ((len(gold), names.setdefault(n, len(names)), v) for n, v in found if v)
            group.append(len(times))
            gold.append(float(is_gold))
        times.append(count**0.75)
    row, column, value = zip(*cells, strict=True)
    table = Table(*map(np.array, (row, column, value, group, gold, times)))
    weight = _fit(table, len(names))
    return {name: float(weight[at]) for name, at in names.items()}


def _fit(table: Table, size: int, l2: float = 0.05, steps: int = 150) -> NDArray[np.float64]:
    weight, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    row, column, value, group, gold, times = table
    for step in range(1, steps + 1):
        score = np.bincount(row, value * weight[column], len(gold))
        top = np.full(len(times), -np.inf)
        np.maximum.at(top, group, score)
        raw = np.exp(score - top[group])
        share = raw / np.bincount(group, raw, len(times))[group]
        slope = (share - gold) * times[group]
        gradient = np.bincount(column, value * slope[row], size) + l2 * weight
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        ahead = mean / (1 - 0.9**step)
        weight = weight - 0.1 * ahead / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weight
