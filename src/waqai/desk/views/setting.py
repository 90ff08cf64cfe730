"""The text of a report as markup, its facts marked: written by hand, for a page holds thousands of runs."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from waqai.desk.views.marks import FAMILIES, LETTERS, Paragraph, Run
from waqai.desk.views.telling import bare


def typeset(text: str, lines: Iterable[Paragraph], title: str | None, noise: dict[str, str]) -> Markup:
    """Return the lines that have words as paragraphs; the first is the heading where it is the `title`.

    `noise` names its kinds. A run that carries a fact is a link to the fact's card; `data-f` names all of its facts,
    `data-start` where a paragraph begins in the text.
    """
    return Markup("\n").join(_paragraphs(text, lines, (title or "").strip(), noise))


def _paragraphs(text: str, lines: Iterable[Paragraph], title: str, noise: dict[str, str]) -> Iterator[Markup]:
    first = True
    for line in lines:
        words = line.span.of(text)
        if not words.strip():
            continue
        tag = "h1" if first and title and words.strip() == title else "p"
        first = False
        inner = "".join(_run(text, run, noise) for run in line.runs)
        yield Markup(f'<{tag} data-start="{line.span.start}">{inner}</{tag}>')


def _run(text: str, run: Run, noise: dict[str, str]) -> str:
    words = bare(run.span.of(text))
    anchors = "".join(f'<span id="w-{fact}"></span>' for fact in run.begun[1:])
    name = f' id="w-{run.begun[0]}"' if run.begun else ""
    if not run.facts:
        return f'<span class="z" title="{escape(noise[run.noise])}">{words}</span>' if run.noise else str(words)
    letters = [LETTERS[family] for family in FAMILIES if family in run.families]
    kinds = " ".join([*letters, *("z" for _ in (run.noise,) if run.noise), *_edges(run)])
    facts = " ".join(run.facts)
    if letters == ["s"]:
        return f'{anchors}<span{name} class="{kinds}" data-f="{facts}">{words}</span>'
    return f'{anchors}<a{name} class="{kinds}" href="#{run.facts[0]}" data-f="{facts}" tabindex="-1">{words}</a>'


def _edges(run: Run) -> Iterator[str]:
    """Yield the class of a run with which a statement begins."""
    if any(fact.startswith("s") for fact in run.begun):
        yield "begins"
