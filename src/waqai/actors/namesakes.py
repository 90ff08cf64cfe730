"""Which names of persons in a report can be one person's."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

Run = tuple[str, ...]
"""The folded words of a name."""


def compatible(one: Run, other: Run) -> bool:
    """Tell whether two names can be one person's: the words of the shorter stand in the longer."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(any(word == part or word == "ال" + part or part == "ال" + word for part in rest) for word in short)


class Namesakes:
    """The names of a report, each with the index of its mention, by their words."""

    def __init__(self, named: Sequence[tuple[int, Run]]) -> None:
        self._runs = dict(named)
        self._by_word: dict[str, dict[int, list[int]]] = {}
        self._by_last: dict[str, dict[int, list[int]]] = {}
        for index, run in named:
            for word in dict.fromkeys(_bare(word) for word in run):
                self._by_word.setdefault(word, {}).setdefault(len(run), []).append(index)
            self._by_last.setdefault(run[-1], {}).setdefault(len(run), []).append(index)

    def of(self, index: int) -> Iterator[int]:
        """Yield the mentions whose names are as full as that of mention `index`, or fuller, and compatible with it.

        The fullest come first, and among equals those before it, the nearest first, then those after it, the last
        first. A name of several words must share its last word.
        """
        run = self._runs[index]
        alike = self._by_word[_bare(run[0])] if len(run) == 1 else self._by_last[run[-1]]
        for size in sorted((size for size in alike if size >= len(run)), reverse=True):
            numbers = alike[size]
            here = bisect_left(numbers, index)
            for at in (*range(here - 1, -1, -1), *range(len(numbers) - 1, here - 1, -1)):
                if numbers[at] != index and compatible(run, self._runs[numbers[at]]):
                    yield numbers[at]


def _bare(word: str) -> str:
    """Return the word without articles: two words that differ by an article alone are alike."""
    while word.startswith("ال"):
        word = word[2:]
    return word
