"""How sure it is that two reports are chiefly about one happening, and why.

A logistic sum of a few signals. The weights are learned by ``python -m training.linking`` from days that were grouped
by hand (`training/stories`), never from the days on which linking is measured.
"""

import math
from dataclasses import dataclass

from waqai.incidents.clusters.vectors import Vectors, cosine
from waqai.incidents.story import Story

REACH = 4  # days of publication between two reports of one happening that their words can tie
BIAS = -5.52
WEIGHTS = {
    "title": 2.18,
    "title and lead": 1.90,
    "lead": 2.19,
    "text": 2.32,
    "words": 2.20,
    "rare words": 3.59,
    "actors": 1.00,
    "actors of the lead": 0.94,
    "places": 1.35,
    "days apart": -1.55,
    "other speaker": -1.00,
    "country": 0.63,
    "same outlet": -1.21,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A story and its vectors."""

    story: Story
    vectors: Vectors


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """`sure` is the probability, 0 to 1; `signals` are what it rests on."""

    sure: float
    signals: tuple[tuple[str, float], ...]


def likeness(one: Told, other: Told) -> Likeness:
    """Return how sure it is that two reports of different words are chiefly about one happening."""
    if other.story.id < one.story.id:
        one, other = other, one
    found = signals(one, other)
    total = BIAS + sum(WEIGHTS[name] * value for name, value in found.items())
    sure = 1 / (1 + math.exp(-total))
    return Likeness(round(sure, 6), tuple((name, round(value, 3)) for name, value in found.items() if value))


def signals(one: Told, other: Told) -> dict[str, float]:
    """Return the signals of `WEIGHTS`, each between 0 and 1 but `days apart`."""
    a, b, va, vb = one.story, other.story, one.vectors, other.vectors
    return {
        "title": cosine(va.title, vb.title),
        "title and lead": max(cosine(va.title, vb.lead), cosine(va.lead, vb.title)),
        "lead": cosine(va.lead, vb.lead),
        "text": cosine(va.body, vb.body),
        "words": cosine(va.mixed, vb.mixed),
        "rare words": sum(weight for weight, _ in shared_words(one, other)[:3]) / 15,
        "actors": cosine(va.named, vb.named),
        "actors of the lead": cosine(va.lead_named, vb.lead_named),
        "places": cosine(va.places, vb.places),
        "days apart": _gap(a, b),
        "other speaker": float(bool(a.speakers and b.speakers and not a.speakers & b.speakers)),
        "country": float(bool(a.focus and b.focus and a.focus.countries & b.focus.countries)),
        "same outlet": float(a.outlet is not None and a.outlet == b.outlet),
    }


def shared_words(one: Told, other: Told) -> list[tuple[float, str]]:
    """Return the words that the title of one shares with the title or lead of the other, the rarest first."""
    a, b, va, vb = one.story, other.story, one.vectors, other.vectors
    titles = {*a.title, *b.title}
    shared = [word for word in va.rarity if word in vb.rarity and word in titles]
    return sorted((((va.rarity[word] + vb.rarity[word]) / 2, word) for word in shared), key=lambda w: (-w[0], w[1]))


def _gap(a: Story, b: Story) -> float:
    return 0.0 if a.published is None or b.published is None else float(abs((a.published - b.published).days))
