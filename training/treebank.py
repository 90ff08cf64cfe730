"""The treebank as the tagger learns from it: orthographic words with the gold cut and stem tag."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from waqai.arabic.clitics import Split
from waqai.arabic.folding import light

PUD = Path(__file__).resolve().parents[2] / "shared/suites/treebank/ar_pud.conllu"
_FUNCTION = frozenset({"ADP", "PRON", "CCONJ", "PART"})
_ALONE = frozenset({"PUNCT", "SYM"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A treebank token: its light form, UPOS, features and lemma."""

    form: str
    upos: str
    features: dict[str, str]
    lemma: str


@dataclass(frozen=True, slots=True)
class Word:
    """An orthographic word: its segments, of which number `main` is the stem."""

    segments: tuple[Segment, ...]
    main: int

    @property
    def form(self) -> str:
        return "".join(segment.form for segment in self.segments)

    @property
    def stem(self) -> Segment:
        return self.segments[self.main]

    @property
    def split(self) -> Split:
        before = tuple(segment.form for segment in self.segments[: self.main])
        start = sum(map(len, before))
        after = "".join(segment.form for segment in self.segments[self.main + 1 :])
        return Split(before, start, start + len(self.stem.form), after)

    @property
    def label(self) -> str:
        """The tagger's label: UPOS, for verbs with aspect."""
        stem = self.stem
        if stem.upos not in ("VERB", "AUX"):
            return stem.upos
        return f"{stem.upos}:{stem.features.get('Aspect', 'Perf')}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the number of its document."""

    document: int
    words: tuple[Word, ...]


def _segment(row: list[str]) -> Segment:
    pairs = (pair.split("=", 1) for pair in row[5].split("|") if "=" in pair)
    return Segment(light(row[1]) or row[1], row[3], dict(pairs), row[2])


def _words(rows: list[list[str]]) -> Iterator[Word]:
    run: list[Segment] = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        run.append(_segment(row))
        joined = after is not None and "SpaceAfter=No" in row[9]
        if joined and row[3] not in _ALONE and after and after[3] not in _ALONE:
            continue
        weigh = [len(s.form) + (0 if s.upos in _FUNCTION else 5) for s in run]
        yield Word(tuple(run), weigh.index(max(weigh)))
        run = []


def sentences(path: Path = PUD) -> Iterator[Sentence]:
    """Yield the sentences of the treebank (Universal Dependencies, CC BY-SA 3.0)."""
    for block in path.read_text("utf-8").strip().split("\n\n"):
        found = re.search(r"sent_id = [nw](\d{5})", block)
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        yield Sentence(int(found.group(1)) if found else 0, tuple(_words(rows)))
