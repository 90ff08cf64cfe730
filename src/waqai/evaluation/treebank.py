"""Cutting and tagging of words, scored on a treebank in CoNLL-U that the models have not seen (UD Arabic-PADT dev).

The words of a sentence are written with spaces between them and analysed; a word counts as cut right when its
proclitics and enclitics are as many as the treebank's segments around its main segment, the longest one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from waqai import arabic
from waqai.evaluation.shared import digest, shared
from waqai.evaluation.suites import Measured
from waqai.reports.report import Report


@dataclass(frozen=True, slots=True)
class Word:
    """An orthographic word: as written, its number of segments before and behind the main one, and that one's tag."""

    form: str
    before: int
    after: int
    tag: str


def sentences(path: Path) -> Iterator[list[Word]]:
    """Yield the words of each sentence of a CoNLL-U file."""
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line:
            rows.append(line.split("\t"))
        elif rows:
            yield list(_words(rows))
            rows = []


def _words(rows: list[list[str]]) -> Iterator[Word]:
    """Yield the orthographic words: a row "3-5" stands before the rows of its segments."""
    at = 0
    while at < len(rows):
        number, form = rows[at][:2]
        if "-" in number:
            first, last = map(int, number.split("-"))
            segments = rows[at + 1 : at + 2 + last - first]
            main = max(range(len(segments)), key=lambda n: len(arabic.fold(segments[n][1])))
            yield Word(form, main, len(segments) - 1 - main, segments[main][3])
            at += 1 + len(segments)
        else:
            if "." not in number:
                yield Word(form, 0, 0, rows[at][3])
            at += 1


def measure(path: Path | None = None, most: int = 400) -> Measured:
    """Measure the share of words cut and tagged right in the first `most` sentences."""
    path = path or shared() / "suites/treebank/ar_padt_dev.conllu"
    total = cut = tagged = 0
    for number, words in enumerate(sentences(path)):
        if number >= most:
            break
        text = " ".join(word.form for word in words)
        analysis = arabic.analyse(Report(text, "treebank"))
        at = 0
        for word in words:
            token = analysis.tokens[analysis.token_at(at)]
            at += len(word.form) + 1
            if token.span.end - token.span.start != len(word.form):
                continue
            total += 1
            before = sum(clitic != "ال" for clitic in token.proclitics)
            cut += (before, len(token.enclitics)) == (word.before, word.after)
            tagged += token.pos == word.tag
    page = f"{total} words: cut as the treebank does {cut / total:.4f}, tagged alike {tagged / total:.4f}\n"
    return Measured(digest([path]), {"cut": cut / total, "tagged": tagged / total}, page=page)
