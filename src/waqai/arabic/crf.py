"""Conditional random fields as CRFsuite learns them, run by NumPy over all sentences of a report at once.

The scores of a word type are summed once and kept; CRFsuite itself looks every feature of every word up again.
File format: Okazaki, CRFsuite 0.12, `lib/crf/src/crf1d_model.c` and `lib/cqdb/src/cqdb.c`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from struct import unpack_from

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1


PLACES = ("", "-1", "+1", "-2", "+2")  # a feature of a word itself, of the word before, after, second before, after


@dataclass(frozen=True, slots=True)
class Field:
    """A model: `rows` gives a feature's row of `weights` (features and one of zeros, labels); `steps[i, j]` is the
    weight of label j right after label i; `unknown` is the row of zeros. `around` gives the rows of a feature at each
    of `PLACES`."""

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Floats
    steps: Floats
    unknown: int
    around: Mapping[str, tuple[int, ...]]

    def row(self, feature: str) -> int:
        """Return the row of `feature`, that of zeros where the model does not know it."""
        return self.rows.get(feature, self.unknown)

    def sums(self, groups: Iterable[Iterable[str]]) -> Floats:
        """Return, for each group of features, the sum of their weights: (groups, labels)."""
        rows = self.rows
        known = [[self.unknown, *[rows[name] for name in group if name in rows]] for group in groups]
        starts = [0, *accumulate(map(len, known))][:-1]
        total: Floats = np.add.reduceat(self.weights[[row for group in known for row in group]], starts, axis=0)
        return total

    def lent(self, own: Iterable[str], near: Iterable[str], far: Iterable[str]) -> Floats:
        """Return what a word adds to the labels (columns) of itself by its features `own`, of the words after and
        before it by those `near`, and of the second words after and before it by those `far` (rows): see `spread`."""
        get, none = self.around.get, (self.unknown,) * len(PLACES)
        close, wide = [get(name, none) for name in near], [get(name, none) for name in far]
        rows = [get(name, none)[0] for name in own]
        starts = [0, len(rows)]
        for at, known in ((1, close), (2, close), (3, wide), (4, wide)):
            rows += [places[at] for places in known]
            starts.append(len(rows))
        total: Floats = np.add.reduceat(self.weights[rows], starts[:-1], axis=0)
        return total


def read(data: bytes) -> Field:
    """Read a model file."""
    counts = unpack_from("<2I", data, 20)  # labels, features
    features, labels, names = unpack_from("<3I", data, 28)
    found = np.frombuffer(data, _FEATURE, unpack_from("<I", data, features + 8)[0], features + 12)
    weights, steps = np.zeros((counts[1] + 1, counts[0])), np.zeros((counts[0], counts[0]))
    for kind, table in ((_STATE, weights), (_TRANSITION, steps)):
        those = found[found["kind"] == kind]
        table[those["source"], those["target"]] = those["weight"]
    rows = {name: row for row, name in enumerate(_strings(data, names, counts[1]))}
    around = _around(rows, counts[1])
    return Field(tuple(_strings(data, labels, counts[0])), rows, weights, steps, counts[1], around)


def _around(rows: Mapping[str, int], unknown: int) -> dict[str, tuple[int, ...]]:
    """Return the rows of each feature at each of `PLACES`."""
    found: dict[str, list[int]] = {}
    for name, row in rows.items():
        place = PLACES.index(name[:2]) if name[:2] in PLACES else 0
        bare = name[2:] if place else name
        known = found.get(bare)
        if known is None:
            known = found[bare] = [unknown] * len(PLACES)
        known[place] = row
    return {name: tuple(known) for name, known in found.items()}


def _strings(data: bytes, start: int, count: int) -> list[str]:
    """Return the strings of the database at `start`, by their numbers."""
    offsets = unpack_from(f"<{count}I", data, start + unpack_from("<I", data, start + 20)[0])
    sizes = [unpack_from("<I", data, start + offset + 4)[0] for offset in offsets]
    return [
        data[start + offset + 8 : start + offset + 7 + size].decode()
        for offset, size in zip(offsets, sizes, strict=True)
    ]


def spread(lent: Floats, lengths: Sequence[int]) -> Floats:
    """Return what words and their neighbours add to the labels of each word of sentences of `lengths`: (words, labels).

    `lent[word]` is what a word adds to its own labels, to those of the words after and before it, and to those of the
    second words after and before it.
    """
    found: Floats = lent[:, 0].copy()
    near = inside(lengths)[:, None]
    far = near[1:] * near[:-1]
    found[1:] += lent[:-1, 1] * near
    found[:-1] += lent[1:, 2] * near
    found[2:] += lent[:-2, 3] * far
    found[:-2] += lent[2:, 4] * far
    return found


def inside(lengths: Sequence[int]) -> Floats:
    """Return, for each word but the first, 1 where the word before it is of its sentence, else 0."""
    found = np.ones(sum(lengths))
    found[np.cumsum(lengths)[:-1]] = 0
    rest: Floats = found[1:]
    return rest


class Lines:
    """The words of sentences put in order of their steps: the first words of all sentences, then the second ones.

    The longest sentence comes first, so that the sentences that go on to the next step are the first ones of each.
    `words` are the words in that order; `steps` tells, for each step, where it and the one before it begin, and
    how many words it has.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        starts = [0, *accumulate(lengths)][:-1]
        order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
        found = [[starts[n] + step for n in order if lengths[n] > step] for step in range(max(lengths, default=0))]
        firsts = [0, *accumulate(map(len, found))]
        self.words = np.asarray([word for step in found for word in step], np.intp)
        self.steps = [
            (here, before, len(step)) for step, here, before in zip(found, firsts, [0, *firsts], strict=False)
        ]


def best(field: Field, scores: Floats, lengths: Sequence[int]) -> list[str]:
    """Return the likeliest labels of the words of sentences of `lengths`; `scores` is (words, labels)."""
    lines = Lines(lengths)
    reached = scores[lines.words]
    come, gone = field.steps[:, None, :], field.steps.T
    for here, before, count in lines.steps[1:]:
        reached[here : here + count] += (reached[before : before + count].T[:, :, None] + come).max(0)
    chosen = reached.argmax(1)
    for here, before, count in lines.steps[:0:-1]:
        left = reached[before : before + count] + gone[chosen[here : here + count]]
        chosen[before : before + count] = left.argmax(1)
    found = np.empty_like(chosen)
    found[lines.words] = chosen
    return [field.labels[number] for number in found.tolist()]


def marginals(field: Field, scores: Floats, lengths: Sequence[int]) -> Floats:
    """Return how likely each word has each label: (words, labels), each row summing to 1."""
    lines = Lines(lengths)
    told = np.exp(scores - scores.max(1, keepdims=True))[lines.words]
    steps = np.exp(field.steps)
    before, after = told.copy(), np.ones_like(told)
    for here, last, count in lines.steps[1:]:
        come = before[last : last + count] @ steps
        before[here : here + count] *= come / come.sum(1, keepdims=True)
    for here, last, count in lines.steps[:0:-1]:
        left = (told[here : here + count] * after[here : here + count]) @ steps.T
        after[last : last + count] = left / left.sum(1, keepdims=True)
    both = before * after
    shares: Floats = np.empty_like(both)
    shares[lines.words] = both / both.sum(1, keepdims=True)
    return shares
