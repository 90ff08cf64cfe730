"""A dossier as one HTML page that needs nothing else: no script, no fetch, every word of a report escaped."""

from collections.abc import Iterable, Iterator
from html import escape as _escape

from waqai.dossiers.citing import Citation
from waqai.dossiers.notes import Notes, source
from waqai.dossiers.outline import Block, Cell, Line, Row, Section, outline, summary
from waqai.dossiers.report import DossierReport
from waqai.dossiers.showing import shown

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2126;--soft:#5b6670;--paper:#fff;--line:#d9dee3;--bar:#2f6f9f;--mark:#fff0b8}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b0;--paper:#15191d;--line:#343c44;
--bar:#5fa3d6;--mark:#574a14}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1rem 4rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);
background:var(--paper);overflow-wrap:anywhere}
h1{margin:0 0 .25rem;line-height:1.2}h2{margin:2.5rem 0 .5rem;border-bottom:2px solid var(--line)}
h3{margin:1.5rem 0 .25rem}
p.soft,.details,.when{color:var(--soft)}nav a{margin-inline-end:1rem}
ol.lines{list-style:none;margin:0;padding:0}ol.lines>li{display:grid;grid-template-columns:9.5rem 1fr;gap:0 1rem;
padding:.5rem 0;border-top:1px solid var(--line)}.when{font-variant-numeric:tabular-nums}.details{font-size:.9rem}
blockquote{margin:.25rem 0;padding:.1rem .75rem;border-inline-start:3px solid var(--line);text-align:start}
mark{background:var(--mark);color:inherit}sup{line-height:0}sup a{text-decoration:none;padding:0 .1em}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.35rem .5rem;
border-top:1px solid var(--line)}td:first-child,th{white-space:nowrap}.wide{overflow-x:auto}
.bar{display:block;height:.35rem;background:var(--bar);margin-top:.2rem}
.notes li{margin:.5rem 0}a{color:inherit}
@media(max-width:40rem){ol.lines>li{grid-template-columns:1fr}}
@media print{nav{display:none}ol.lines>li,tr{break-inside:avoid}}
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(report: DossierReport) -> str:
    """Return the page."""
    return "\n".join(_page(report)) + "\n"


def _page(report: DossierReport) -> Iterator[str]:
    sections = outline(report)
    notes = Notes(sections)
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_words(report.title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<header><h1>{_bdi(report.title)}</h1><p>{_bdi(report.about)}</p>"
    yield f'<p class="soft">{_bdi(summary(report))}</p></header>'
    yield "<nav>" + "".join(f'<a href="#{s.id}">{_words(s.title)}</a>' for s in sections) + "</nav><main>"
    for section in sections:
        yield from _section(section, notes)
    yield "</main>"
    yield from _notes(notes)
    yield "</body></html>"


def _section(section: Section, notes: Notes) -> Iterator[str]:
    yield f'<section id="{section.id}"><h2>{_words(section.title)}</h2>'
    if section.is_empty:
        yield f'<p class="soft">{_words(section.empty)}</p>'
    for block in section.blocks:
        yield from _block(block, notes)
    yield "</section>"


def _block(block: Block, notes: Notes) -> Iterator[str]:
    if block.title and (block.lines or block.rows):
        yield f"<h3>{_bdi(block.title)}</h3>"
    if block.lines:
        yield '<ol class="lines">'
        yield from ("".join(_line(line, notes)) for line in block.lines)
        yield "</ol>"
    if block.rows:
        heads = "".join(f'<th scope="col">{_bdi(name)}</th>' for name in block.columns)
        yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
        yield from (_row(row, notes) for row in block.rows)
        yield "</tbody></table></div>"


def _line(line: Line, notes: Notes) -> Iterator[str]:
    yield f'<li><span class="when">{_bdi(line.when)}</span><div>{_bdi(line.what)}{_refs(line.citations, notes)}'
    if line.details:
        yield '<div class="details">' + " · ".join(_cell(cell, notes) for cell in line.details) + "</div>"
    if line.quoted is not None:
        yield _quote(line.quoted)
    yield "</div></li>"


def _row(row: Row, notes: Notes) -> str:
    cells = [_cell(cell, notes) for cell in row.cells]
    if row.share:
        cells[1] += f'<span class="bar" style="width:{row.share:.0%}"></span>'
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _cell(cell: Cell, notes: Notes) -> str:
    return _bdi(cell.text) + _refs(cell.citations, notes)


def _refs(cited: Iterable[Citation], notes: Notes) -> str:
    return "".join(f'<sup><a href="#n{n}">[{n}]</a></sup>' for n in notes.numbers(cited))


def _quote(citation: Citation) -> str:
    before, mark, after = map(_words, citation.parts)
    return f'<blockquote dir="rtl" lang="ar">{before}<mark>{mark}</mark>{after}</blockquote>'


def _notes(notes: Notes) -> Iterator[str]:
    if notes.all():
        yield '<footer class="notes"><h2>Notes</h2><ol>'
        for number, citation in notes.all():
            yield f'<li id="n{number}">{_bdi(source(citation))}{_quote(citation)}</li>'
        yield "</ol></footer>"


def _bdi(text: str) -> str:
    return f"<bdi>{_words(text)}</bdi>" if not text.isascii() else _words(text)


def _words(text: str) -> str:
    return _escape(shown(text), quote=True)
