"""`waqai dossier`: what the reports on file tell of a standing situation."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from waqai.cli.bidi import around, clean, isolated
from waqai.cli.lines import Lines
from waqai.cli.registers import Fault, opened
from waqai.cli.text import NARROWEST, WIDEST
from waqai.dossiers import DossierError, DossierReport, compiled, read_dossier
from waqai.dossiers.citing import Citation
from waqai.dossiers.html import to_html
from waqai.dossiers.markdown import to_markdown
from waqai.dossiers.notes import Notes, source
from waqai.dossiers.outline import Block, Cell, Line, Section, outline, summary
from waqai.incidents.storing import incidents_of, linked
from waqai.register.accounts import accounts
from waqai.spans import Span


def run(name: str, folder: Path, where: str, form: str, out: Path | None) -> int:
    """Link what has changed, compile the dossier and write it."""
    try:
        dossier = read_dossier(found(name, folder))
    except DossierError as problem:
        raise Fault(str(problem)) from problem
    with opened(where) as register:
        linked(register)
        report = compiled(dossier, accounts(register, until=dossier.until), incidents_of(register))
    if out is None and form == "text":
        return _print(report)
    words = {"text": plain, "html": to_html, "markdown": to_markdown}[form](report)
    if out is None:
        sys.stdout.buffer.write(words.encode())
        return 0
    try:
        out.write_text(words, "utf-8")
    except OSError as problem:
        raise Fault(f"{out}: cannot be written: {problem.strerror}") from problem
    return 0


def found(name: str, folder: Path) -> Path:
    """Return the file of a dossier: as named, else NAME.yaml in the folder of dossiers.

    Raises:
        Fault: there is none.
    """
    named, kept = Path(name), folder / f"{name}.yaml"
    if named.suffix in (".yaml", ".yml") or named.is_file():
        return named
    if kept.is_file():
        return kept
    names = sorted(path.stem for path in folder.glob("*.yaml"))
    there = f"there are {', '.join(names)}" if names else "there are none"
    raise Fault(f"{name}: there is no such file, nor {kept}; {there} in {folder}")


def _print(report: DossierReport) -> int:
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    try:
        for line in page(report, min(max(console.width, NARROWEST), WIDEST)):
            console.print(line)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def plain(report: DossierReport, width: int = 100) -> str:
    """Return the dossier as plain text of `width` columns."""
    return "".join(line.plain + "\n" for line in page(report, width))


def page(report: DossierReport, width: int) -> Iterator[Text]:
    """Yield the lines of the dossier."""
    out = Lines(width)
    sections = outline(report)
    notes = Notes(sections)
    yield Text(isolated(report.title), "bold")
    if report.about:
        yield from out.wrapped(isolated(report.about))
    yield from out.wrapped(isolated(summary(report)), "dim")
    for section in sections:
        yield from _section(section, notes, out)
    if notes.all():
        yield from out.heading("NOTES")
    for number, citation in notes.all():
        yield from out.wrapped(isolated(source(citation)), "dim", first=f"[{number}]".ljust(5))
        yield _quote(citation, out)
    yield Text("")


def _section(section: Section, notes: Notes, out: Lines) -> Iterator[Text]:
    yield from out.heading(section.title.upper())
    if section.is_empty:
        yield from out.wrapped(section.empty, "dim")
    for block in section.blocks:
        yield from _block(block, notes, out)


def _block(block: Block, notes: Notes, out: Lines) -> Iterator[Text]:
    if block.title and (block.lines or block.rows):
        yield Text(isolated(block.title), "bold underline")
    for line in block.lines:
        yield from _line(line, notes, out)
    if block.rows:
        yield from out.wrapped("  ·  ".join(map(isolated, block.columns)), "dim")
    for row in block.rows:
        bar = " " + "█" * max(1, round(10 * row.share)) if row.share else ""
        words = [_cell(cell, notes) for cell in row.cells]
        yield from out.wrapped("  ".join([words[0], words[1] + bar, *words[2:]]), first="  ")


def _line(line: Line, notes: Notes, out: Lines) -> Iterator[Text]:
    head = _cell(Cell(line.what, line.citations), notes)
    yield from out.wrapped(head, first=f"{line.when}  " if line.when else "")
    if line.details:
        yield from out.wrapped("; ".join(_cell(cell, notes) for cell in line.details), "dim")
    if line.quoted is not None:
        yield _quote(line.quoted, out)


def _cell(cell: Cell, notes: Notes) -> str:
    refs = "".join(f"[{number}]" for number in notes.numbers(cell.citations))
    return isolated(clean(cell.text)) + (f" {refs}" if refs else "")


def _quote(citation: Citation, out: Lines) -> Text:
    whole = Span(0, len(citation.quotation))
    mark = Span(citation.mark.start - citation.start, citation.mark.end - citation.start)
    return out.quote(*around(citation.quotation, whole, mark, out.inner))
