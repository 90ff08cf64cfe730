"""`waqai lexicon check`: what is wrong with the lexicons."""

from pathlib import Path

import click

from waqai import lexicons as knowledge
from waqai.lexicons.parsing import LexiconError
from waqai.lexicons.registry import checked, families, faults


def run(names: tuple[str, ...], folder: Path | None) -> int:
    """Check the families called `names`, or all; return 1 where an entry is wrong, 2 where a line cannot be read."""
    if folder:
        knowledge.use(folder)
    known = families()
    unknown = sorted(set(names) - set(known))
    if unknown:
        click.echo(f"waqai: there is no family {', '.join(unknown)}; there are {', '.join(known)}", err=True)
        return 2
    wrong = 0
    for family in names or known:
        try:
            found = list(faults(family))
            size = len(knowledge.load(family))
        except LexiconError as problem:
            click.echo(f"waqai: {problem}", err=True)
            return 2
        wrong += len(found)
        for fault in found:
            click.echo(fault)
        how = "" if checked(family) else " (read only: no checker knows this family)"
        click.echo(f"{family}: {size} entries, {len(found)} faults{how}")
    return 1 if wrong else 0
