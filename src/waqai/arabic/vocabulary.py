"""How often words stand in news, and which words are used alike: counts for the taggers."""

import gzip
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from math import log
from pathlib import Path

from waqai import lexicons
from waqai.arabic.names import names

MODELS = Path(__file__).parent / "models"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Counts of light word forms in a corpus of news, the clusters of the commoner ones, and names.

    `clusters[word]` names a group of words with like neighbours, from coarse to fine; `name_shares`
    tells of the finest how much of it is names (0 to 4).
    """

    counts: dict[str, int]
    clusters: dict[str, tuple[str, ...]]
    names: frozenset[str] = frozenset()
    name_shares: dict[str, int] = field(default_factory=dict)

    def weight(self, word: str) -> float:
        """Return the natural logarithm of 1 + how often `word` was counted."""
        return log(1 + self.counts.get(word, 0))


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the package (models/README.md tells where it is from)."""
    counts: dict[str, int] = {}
    clusters: dict[str, tuple[str, ...]] = {}
    with gzip.open(MODELS / "vocabulary.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines.read().splitlines():
            word, count, *groups = line.split("\t")
            counts[word] = int(count)
            if groups:
                clusters[word] = tuple(groups)
    return Vocabulary(counts, clusters, names(), _name_shares(clusters, names()))


lexicons.on_change(vocabulary.cache_clear)


def _name_shares(clusters: dict[str, tuple[str, ...]], known: frozenset[str]) -> dict[str, int]:
    """Return, for each of the finest clusters, how many names it holds: 0 (none) to 4 (a fifth)."""
    sizes: Counter[str] = Counter(groups[-1] for groups in clusters.values())
    named = Counter(groups[-1] for word, groups in clusters.items() if word.removeprefix("ال") in known)
    return {group: min(4, 20 * named[group] // size) for group, size in sizes.items()}
