"""How much a word looks like a name by its letters, and like whose: a weight for each sequence of letters in it."""

import gzip
from functools import cache, lru_cache
from pathlib import Path

LETTERS = Path(__file__).parent / "models" / "letters.tsv.gz"
SCALE = 100


def sequences(word: str) -> list[str]:
    """Return the sequences of two to four letters in `word`, its ends marked."""
    marked = f"<{word}>"
    return [marked[at : at + size] for size in (2, 3, 4) for at in range(len(marked) - size + 1)]


@cache
def _weights() -> dict[str, tuple[int, int]]:
    found = {}
    with gzip.open(LETTERS, "rt", encoding="utf-8") as lines:
        for line in lines:
            key, name, person = line.rstrip("\n").split("\t")
            found[key] = (int(name), int(person))
    return found


@lru_cache(maxsize=8_192)
def looks(word: str) -> tuple[int, int]:
    """Return how much the folded `word`, without article, looks like a name, and like a person's: about -4 to 4."""
    weights = _weights()
    known = [weights[key] for key in sequences(word) if key in weights]
    name, person = sum(pair[0] for pair in known), sum(pair[1] for pair in known)
    return max(-4, min(4, round(name / SCALE))), max(-3, min(3, round(person / SCALE)))
