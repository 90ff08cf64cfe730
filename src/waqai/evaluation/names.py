"""Scoring of names against a text in CoNLL form (``word TAG`` a line, an empty line a sentence).

Used with ANERcorp's training part (persons, organisations, places; MISC is left out). The text is read for
measuring only. A name counts as right where both its bounds and its class are those of the gold. It is running text in
which nothing parts the articles: `TOGETHER` sentences at a time are read as one report, since a report's names are
found together (a person's last name, after the full one).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from waqai import arabic, places
from waqai.actors.clues import CLASSES, Chars, ruled
from waqai.actors.finding import phrases
from waqai.actors.naming import Named, named
from waqai.actors.phrases import NAMED
from waqai.actors.view import View, view_of
from waqai.evaluation.shared import digest, shared
from waqai.evaluation.suites import Measured
from waqai.reports.report import Report

Name = tuple[int, int, str]  # first word, last word + 1, class
TOGETHER = 20
_TAGS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, with how many names were right, found and looked for."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Right of found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right of gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def sentences(path: Path) -> Iterator[tuple[list[str], list[Name]]]:
    """Yield the words and the gold names of each sentence of a CoNLL file."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.strip():
            word, _, tag = line.strip().rpartition(" ")
            words.append(word)
            tags.append(tag)
        elif words:
            yield words, _names(tags)
            words, tags = [], []


def _names(tags: Sequence[str]) -> list[Name]:
    found: list[Name] = []
    for at, tag in enumerate(tags):
        kind = _TAGS.get(tag[2:])
        if kind is None:
            continue
        if tag.startswith("I-") and found and found[-1][1] == at and found[-1][2] == kind:
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return found


def names_found(report: Sequence[Sequence[str]]) -> list[Name]:
    """Return the names that actors and places find in a report of these sentences, the words counted through.

    Persons are those that the tagger finds and those of the lexicons, organisations and places those of the lexicons
    and, where no phrase of the grammar stands, organisations that only the tagger finds: as mentions are made, but for
    the bounds of unlisted persons, which there are those of the grammar where it finds them.
    """
    text = "\n".join(" ".join(words) for words in report)
    owner = [number for number, word in enumerate(chain(*report)) for _ in range(len(word) + 1)]
    analysis = arabic.analyse(Report(text, "names"))
    local = places.find(analysis)
    taken: set[int] = set()
    out: list[Name] = []
    for start, end, kind in _found(view_of(analysis, local), local):
        span = range(owner[start], owner[max(start, end - 1)] + 1)
        if not taken.intersection(span):
            taken.update(span)
            out.append((span.start, span.stop, kind))
    return sorted(out)


def _found(view: View, local: Sequence[places.PlaceMention]) -> Iterator[Chars]:
    runs = {max(p.start, view.tokens[p.person[0]].span.start) for p in phrases(view) if p.person and not p.person_entry}
    covered = {at for p in phrases(view) for at in range(p.head, p.last)}
    tagged = named(view, local)
    yield from (_chars(name) for name in tagged if name.kind == "PER")
    yield from (name for name in ruled(view, local) if name[2] != "PER" or name[0] not in runs)
    for name in tagged:
        if name.kind == "ORG" and covered.isdisjoint(range(name.first, name.last)):
            yield _bare(view, name)


def _bare(view: View, name: Named) -> Chars:
    """Return an organisation without the noun before its name, which these texts leave out (`clues.bare_start`)."""
    inner = view.skip_quotes(name.first + 1)
    typed = any(hit.form.noun.group in NAMED and not hit.definite for hit in view.infos[name.first].nouns)
    return (view.tokens[inner].span.start, name.span.end, "ORG") if typed and inner < name.last else _chars(name)


def _chars(name: Named) -> Chars:
    return name.span.start, name.span.end, name.kind


def score(path: Path, most: int | None = None) -> dict[str, Score]:
    """Return the scores by class, and of all together under ``all``, over (at most) `most` sentences of `path`."""
    counts: Counter[tuple[str, str]] = Counter()
    read = list(islice(sentences(path), most))
    for at in range(0, len(read), TOGETHER):
        part = read[at : at + TOGETHER]
        found = names_found([words for words, _ in part])
        gold = _through(part)
        for kind in CLASSES:
            here, there = ({n for n in names if n[2] == kind} for names in (gold, found))
            counts[kind, "gold"] += len(here)
            counts[kind, "found"] += len(there)
            counts[kind, "right"] += len(here & there)
    rows = {k: Score(counts[k, "right"], counts[k, "found"], counts[k, "gold"]) for k in CLASSES}
    total = [sum(getattr(row, field) for row in rows.values()) for field in ("right", "found", "gold")]
    return {**rows, "all": Score(*total)}


def _through(part: Sequence[tuple[list[str], list[Name]]]) -> list[Name]:
    """Return the names of sentences, the words counted through."""
    out, before = [], 0
    for words, names in part:
        out += [(first + before, last + before, kind) for first, last, kind in names]
        before += len(words)
    return out


def measure() -> Measured:
    """Measure the F1 of each class on the names suite, for the gate."""
    path = shared() / "suites/names/anercorp-train.txt"
    rows = score(path)
    page = "".join(f"{k:4s} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}\n" for k, row in rows.items())
    return Measured(digest([path]), {kind: row.f1 for kind, row in rows.items()}, page=page)
