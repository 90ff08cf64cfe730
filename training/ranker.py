"""Training of the segmenter: a log-linear choice among the splits of a word, by Adam in NumPy."""

from collections import Counter
from collections.abc import Iterable, Mapping

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


def train(examples: Iterable[Example], known: Vocabulary, l2: float = 0.05, steps: int = 150) -> dict[str, float]:
    """Return the weights that best tell the gold split of each (word, start, end) from the others."""
    names: dict[str, int] = {}
    row, column, value, group, gold, times = [], [], [], [], [], []
    rows = 0
    for (word, start, end), count in sorted(Counter(examples).items()):
        options = splits(word)
        right = [s.start == start and s.end == end for s in options]
        if len(options) == 1 or not any(right):
            continue
        for split, is_gold in zip(options, right, strict=True):
            for name, number in features(word, split, known):
                if number:
                    row.append(rows)
                    column.append(names.setdefault(name, len(names)))
                    value.append(number)
            group.append(len(times))
            gold.append(float(is_gold))
            rows += 1
        times.append(count**0.75)
    weight = _fit(
        np.array(row), np.array(column), np.array(value), np.array(group), np.array(gold),
        np.array(times), len(names), l2, steps,
    )  # fmt: skip
    return {name: float(weight[at]) for name, at in names.items()}


def _fit(
    row: NDArray[np.int64], column: NDArray[np.int64], value: NDArray[np.float64],
    group: NDArray[np.int64], gold: NDArray[np.float64], times: NDArray[np.float64],
    size: int, l2: float, steps: int,
) -> NDArray[np.float64]:  # fmt: skip
    weight, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
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
