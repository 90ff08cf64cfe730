"""How often words stand in news, and which words are used alike: counts for the taggers."""

import gzip
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

from waqai import lexicons
from waqai.arabic.names import names

MODELS = Path(__file__).parent / "models"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Counts of light word forms in a corpus of news, the clusters of the commoner ones, names of persons.

    `clusters[word]` names a group of words with like neighbours, from coarse to fine.
    """

    counts: dict[str, int]
    clusters: dict[str, tuple[str, ...]]
    names: frozenset[str] = frozenset()

    def weight(self, word: str) -> float:
        """Return the natural logarithm of 1 + how often `word` was counted."""
        return log(1 + self.counts.get(word, 0))


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships with the package (models/README.md tells where it is from)."""
    counts: dict[str, int] = {}
    clusters: dict[str, tuple[str, ...]] = {}
    with gzip.open(MODELS / "vocabulary.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            word, count, *groups = line.rstrip("\n").split("\t")
            counts[word] = int(count)
            if groups:
                clusters[word] = tuple(groups)
    return Vocabulary(counts, clusters, names())


lexicons.on_change(vocabulary.cache_clear)
