"""Which reports are compared at all: those of near days that share a rare word of their titles and leads.

Each text is filed under the `KEYS` words that weigh most in it. To find what a text is worth comparing with, its words
are followed from the rarest on until `LOOKED_AT` texts were met, and the `MOST` with which it shares the greatest
weight are taken: so the work for a text is bounded, however many reports a day has.
"""

from collections import Counter, defaultdict
from datetime import date

from waqai.incidents.clusters.frequencies import around
from waqai.incidents.clusters.likeness import REACH, Told

KEYS = 20
LOOKED_AT = 2000
MOST = 150
LEAST = 0.03  # of the cosine of titles and leads, in the key words alone


Keys = tuple[tuple[str, float], ...]


class Blocks:
    """The texts by day and key word."""

    def __init__(self) -> None:
        self._found: dict[date | None, dict[str, dict[str, float]]] = defaultdict(dict)
        self._keys: dict[str, tuple[date | None, Keys]] = {}

    def put(self, name: str, day: date | None, keys: Keys) -> None:
        """File a text of a day under its key words, instead of those under which it was before."""
        self.drop(name)
        self._keys[name] = day, keys
        for word, weight in keys:
            self._found[day].setdefault(word, {})[name] = weight

    def drop(self, name: str) -> None:
        """Take a text out."""
        day, keys = self._keys.pop(name, (None, ()))
        for word, _ in keys:
            del self._found[day][word][name]
            if not self._found[day][word]:
                del self._found[day][word]

    def keys(self, name: str) -> Keys:
        """Return the key words under which a text is filed, and what they weigh."""
        return self._keys[name][1]

    def near(self, name: str) -> tuple[str, ...]:
        """Return the texts worth comparing with the text `name`, in order."""
        published, keys = self._keys[name]
        days = [self._found[day] for day in around(published, REACH) if day in self._found]
        lists = [(word, weight, [day[word] for day in days if word in day]) for word, weight in keys]
        weights: Counter[str] = Counter()
        met = 0
        for _, weight, listed in sorted(lists, key=lambda entry: (sum(map(len, entry[2])), entry[0])):
            met += sum(map(len, listed))
            if weights and met > LOOKED_AT:
                break
            for names in listed:
                for other, its in names.items():
                    weights[other] += weight * its  # type: ignore[assignment]
        weights.pop(name, None)
        weights = Counter({other: weight for other, weight in weights.items() if weight >= LEAST})
        return tuple(sorted(sorted(weights, key=lambda other: (-round(weights[other], 6), other))[:MOST]))


def key_words(told: Told) -> Keys:
    """Return the words that weigh most in title and lead."""
    return tuple(sorted(told.vectors.mixed.items(), key=lambda item: (-round(item[1], 6), item[0]))[:KEYS])
