"""Learn which sequences of letters names have and words of the language have not.

Two logistic regressions over the sequences of two to four letters of a word, its ends marked: name or other word, and
person or place. Names are those of the lexicons; other words are stems of the corpus in clusters without listed names.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from waqai import lexicons
from waqai.actors.knowledge import actors
from waqai.actors.letters import SCALE, sequences
from waqai.arabic.folding import fold
from waqai.arabic.vocabulary import vocabulary
from waqai.places import table

ROUNDS, LEAST = 200, 5


@dataclass(frozen=True, slots=True)
class Words:
    """Words to learn from, without the article."""

    persons: tuple[str, ...]
    places: tuple[str, ...]
    others: tuple[str, ...]


def words() -> Words:
    """Return the words of listed names of persons and places, and stems that are none."""
    rows = lexicons.load("people")
    given = [str(row["name"]) for row in rows if str(row["_file"]).endswith("given.tsv") and row.get("weak") != "yes"]
    people = [name for actor in actors().values() if actor.kind == "person" for name in actor.names]
    numbers = {n for word in table.first_words() for _, found in table.names(word) for n in found}
    persons = set(_bare([*given, *people]))
    places = set(_bare(table.place(n).name_ar for n in numbers))
    known = vocabulary()
    named = {word for word, groups in known.clusters.items() if known.name_shares.get(groups[-1])}
    others = set(_bare(word for word in known.clusters if word not in named)) - persons - places
    return Words(tuple(sorted(persons)), tuple(sorted(places - persons)), tuple(sorted(others)))


def _bare(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in fold(text).split():
            bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
            if len(bare) > 2 and bare.isalpha() and all("ء" <= letter <= "ي" for letter in bare):
                yield bare


def learned() -> Mapping[str, tuple[int, int]]:
    """Return the two weights of each sequence that has any, in parts of `SCALE`."""
    found = words()
    name = _weights([*found.persons, *found.places], found.others)
    person = _weights(found.persons, found.places)
    out = {}
    for key in sorted({*name, *person}):
        weights = (round(SCALE * name.get(key, 0.0)), round(SCALE * person.get(key, 0.0)))
        if any(weights):
            out[key] = weights
    return out


def write(path: Path) -> None:
    """Write the weights as the package reads them, the same bytes for the same lexicons."""
    lines = "".join(f"{key}\t{name}\t{person}\n" for key, (name, person) in learned().items())
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(lines.encode("utf-8"))


def _weights(yes: Sequence[str], no: Sequence[str]) -> dict[str, float]:
    """Return the weights of a regression that tells `yes` from `no`, both classes weighed alike."""
    rows = [sequences(word) for word in (*yes, *no)]
    keys, counts = np.unique([key for row in rows for key in row], return_counts=True)
    column = {str(key): number for number, key in enumerate(keys[counts >= LEAST])}
    pairs = [(n, column[key]) for n, row in enumerate(rows) for key in row if key in column]
    row_of, column_of = np.array(pairs).T
    truth = np.r_[np.ones(len(yes)), np.zeros(len(no))]
    share = np.where(truth == 1, 0.5 / len(yes), 0.5 / len(no))
    weight, speed, bias = np.zeros(len(column)), np.zeros(len(column)), 0.0
    for _ in range(ROUNDS):
        score = np.bincount(row_of, weight[column_of], len(rows)) + bias
        wrong = (1 / (1 + np.exp(-score)) - truth) * share
        slope = np.bincount(column_of, wrong[row_of], len(column)) + 1e-5 * weight
        speed += slope**2
        weight -= 0.2 * slope / np.sqrt(speed + 1e-12)
        bias -= wrong.sum()
    return dict(zip(column, weight.tolist(), strict=True))
