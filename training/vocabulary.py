"""Counting words over the corpus and clustering them by their neighbours (PPMI, SVD, k-means)."""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.ranker import best
from waqai.arabic.folding import light
from waqai.arabic.segmenter import base
from waqai.arabic.vocabulary import Vocabulary

SEED = 7
SIZES = (64, 256, 1024)
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[^\w\s]")
Clusters = dict[str, tuple[str, ...]]


def tokenised(texts: Iterable[str]) -> list[list[str]]:
    """Return the light words of each text."""
    return [_WORD.findall(light(text)) for text in texts]


def counted(texts: Sequence[Sequence[str]], least: int) -> Counter[str]:
    """Return how often each word occurs that occurs at least `least` times."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text)
    return Counter({word: n for word, n in counts.items() if n >= least})


def clusters(
    texts: Sequence[Sequence[str]], known: Vocabulary, weight: Mapping[str, float], least: int = 10
) -> Clusters:
    """Return the clusters of the stems that occur at least `least` times, one for each of `SIZES`."""
    cut = {word: _cut(word, known, weight) for word in sorted({w for text in texts for w in text})}
    stems: Counter[str] = Counter()
    for text in texts:
        stems.update(cut[word][1] for word in text)
    listed = [stem for stem, n in sorted(stems.items(), key=lambda x: (-x[1], x[0])) if n >= least]
    vectors = _vectors(texts, cut, listed)
    share = np.sqrt(np.array([min(stems[stem], 1000) for stem in listed], np.float32))
    groups = [_kmeans(vectors, size, share) for size in SIZES]
    return {stem: tuple(str(g[i]) for g in groups) for i, stem in enumerate(listed)}


Cut = tuple[tuple[str, ...], str, str]


def _cut(word: str, known: Vocabulary, weight: Mapping[str, float]) -> Cut:
    split = best(word, known, weight)
    stem = "<number>" if word[:1].isdigit() else base(word, split, known)
    return split.proclitics, stem, split.enclitic


def _vectors(texts: Sequence[Sequence[str]], cut: Mapping[str, Cut], listed: Sequence[str]) -> NDArray[np.float32]:
    number = {stem: i for i, stem in enumerate(listed)}
    units = Counter[str]()
    for text in texts:
        for word in text:
            before, stem, after = cut[word]
            units.update((*(c + "+" for c in before), stem, *(("+" + after,) if after else ())))
    context = {u: i for i, (u, _) in enumerate(sorted(units.items(), key=lambda x: (-x[1], x[0]))[:1500])}
    width = len(context)
    table = np.zeros(len(listed) * 2 * width, np.float32)
    pending: list[int] = []
    for text in texts:
        flat: list[tuple[int, int]] = []
        for word in text:
            before, stem, after = cut[word]
            flat += ((-1, context.get(c + "+", -1)) for c in before)
            flat.append((number.get(stem, -1), context.get(stem, -1)))
            if after:
                flat.append((-1, context.get("+" + after, -1)))
        for (_, left), (here, _), (_, right) in zip([(-1, -1), *flat], flat, [*flat[1:], (-1, -1)], strict=False):
            if here >= 0:
                if left >= 0:
                    pending.append(here * 2 * width + left)
                if right >= 0:
                    pending.append(here * 2 * width + width + right)
        if len(pending) > 3_000_000:
            _add(table, pending)
    _add(table, pending)
    return _reduced(table.reshape(len(listed), 2 * width))


def _add(table: NDArray[np.float32], pending: list[int]) -> None:
    cells, times = np.unique(np.array(pending, np.int64), return_counts=True)
    table[cells] += times
    pending.clear()


def _reduced(table: NDArray[np.float32], inner: int = 140, kept: int = 100) -> NDArray[np.float32]:
    total = table.sum()
    column = (table.sum(0, keepdims=True) + 1) ** 0.75
    column *= total / column.sum()
    expected = (table.sum(1, keepdims=True) + 1) * column / total
    ppmi = np.maximum(np.log(np.maximum(table / expected, 1e-9)), 0)
    basis = np.random.default_rng(SEED).standard_normal((ppmi.shape[1], inner)).astype(np.float32)
    for _ in range(3):
        basis, _ = np.linalg.qr(ppmi.T @ (ppmi @ basis))
    left, size, _ = np.linalg.svd(ppmi @ basis, full_matrices=False)
    found = (left * np.sqrt(size))[:, :kept]
    unit: NDArray[np.float32] = found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)
    return unit


def _kmeans(vectors: NDArray[np.float32], size: int, share: NDArray[np.float32], rounds: int = 25) -> NDArray[np.int64]:
    rng = np.random.default_rng(SEED)
    centres = vectors[rng.choice(len(vectors), size, replace=False, p=share / share.sum())]
    nearest = np.argmax(vectors @ centres.T, 1)
    for _ in range(rounds):
        moved = np.zeros_like(centres)
        np.add.at(moved, nearest, vectors * share[:, None])
        norm = np.linalg.norm(moved, axis=1, keepdims=True)
        centres = np.where(norm > 0, moved / np.maximum(norm, 1e-9), centres)
        nearest = np.argmax(vectors @ centres.T, 1)
    return nearest


def write(path: Path, counts: Mapping[str, int], found: Clusters) -> None:
    """Write counts and clusters as the package reads them, the same bytes for the same content."""
    lines = []
    for word in sorted({*counts, *found}):
        lines.append("\t".join((word, str(counts.get(word, 0)), *found.get(word, ()))))
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(("\n".join(lines) + "\n").encode("utf-8"))
