"""A dossier as Markdown, with a footnote for every citation; every word of a report is escaped."""

import re
from collections.abc import Iterable, Iterator

from waqai.dossiers.citing import Citation
from waqai.dossiers.notes import Notes, source
from waqai.dossiers.outline import Block, Cell, Line, Section, outline, summary
from waqai.dossiers.report import DossierReport
from waqai.dossiers.showing import ISOLATE, POP, isolated, shown

# ASCII punctuation that can begin or end something in Markdown, or in the flavours and HTML within it.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~^$&:@=\"'/])")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=\\?[:.])")


def to_markdown(report: DossierReport) -> str:
    """Return the document."""
    return "\n".join(_document(report)) + "\n"


def _document(report: DossierReport) -> Iterator[str]:
    sections = outline(report)
    notes = Notes(sections)
    yield f"# {_words(report.title)}\n"
    if report.about:
        yield f"{_words(report.about)}\n"
    yield f"{_words(summary(report))}\n"
    for section in sections:
        yield from _section(section, notes)
    for number, citation in notes.all():
        yield f"[^{number}]: {_words(source(citation))}: {_quote(citation)}\n"


def _section(section: Section, notes: Notes) -> Iterator[str]:
    yield f"## {_words(section.title)}\n"
    if section.is_empty:
        yield f"{_words(section.empty)}\n"
    for block in section.blocks:
        yield from _block(block, notes)


def _block(block: Block, notes: Notes) -> Iterator[str]:
    if block.title and (block.lines or block.rows):
        yield f"### {_words(block.title)}\n"
    if block.lines:
        for line in block.lines:
            yield from _line(line, notes)
        yield ""
    if block.rows:
        yield f"| {' | '.join(map(_words, block.columns))} |"
        yield "|" + " --- |" * len(block.columns)
        yield from (f"| {' | '.join(_cell(cell, notes) for cell in row.cells)} |" for row in block.rows)
        yield ""


def _line(line: Line, notes: Notes) -> Iterator[str]:
    when = f"**{_words(line.when)}** " if line.when else ""
    details = "; ".join(_cell(cell, notes) for cell in line.details)
    yield f"- {when}{_words(line.what)}{_refs(line.citations, notes)}" + (f" — {details}" if details else "")
    if line.quoted is not None:
        yield f"  > {_quote(line.quoted)}"


def _cell(cell: Cell, notes: Notes) -> str:
    return _words(cell.text) + _refs(cell.citations, notes)


def _refs(cited: Iterable[Citation], notes: Notes) -> str:
    return "".join(f"[^{number}]" for number in notes.numbers(cited))


def _quote(citation: Citation) -> str:
    before, mark, after = (_escaped(shown(part)) for part in citation.parts)
    bold = f"{_edge(mark)[0]}**{mark.strip()}**{_edge(mark)[1]}" if mark.strip() else mark
    return f"{ISOLATE}«{before}{bold}{after}»{POP}"


def _edge(text: str) -> tuple[str, str]:
    """Return the blanks at both ends, which emphasis must not enclose."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _words(text: str) -> str:
    return _escaped(isolated(text)).strip()


def _escaped(text: str) -> str:
    # A word joiner keeps the flavours that link bare addresses from linking those of a report.
    return _LINKS.sub("\\1\u2060", _SPECIAL.sub(r"\\\1", text))
