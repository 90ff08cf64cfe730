"""`waqai review queue`, `agreement`, `export` and `drafts`: what waits, and what reviewers' work is good for."""

from pathlib import Path
from typing import cast

import click

from waqai.cli.bidi import clean, isolated
from waqai.cli.registers import Fault, line, opened, whoever
from waqai.register.accounts import accounts
from waqai.register.reviews import reviews_of
from waqai.reviewing import drafts as drafting
from waqai.reviewing import gold
from waqai.reviewing.agreement import agreement
from waqai.reviewing.queue import Why, queue


def waiting(where: str, why: str | None, who: str | None, limit: int, form: str) -> int:
    """List what waits for a decision; return 1 where nothing does."""
    with opened(where) as register:
        found = queue(register, who=whoever(who), why=cast("Why | None", why))[:limit]
    for due in found:
        reasons = [(reason.why, reason.detail) for reason in due.reasons]
        if form == "json":
            told = {"report": due.report, "event": due.event, "type": due.type, "confidence": due.confidence}
            click.echo(line({**told, "reasons": [{"why": why, "detail": detail} for why, detail in reasons]}))
        else:
            why_told = "; ".join(f"{why} {isolated(clean(detail))}" for why, detail in reasons)
            click.echo(f"{isolated(clean(due.report))} {due.event}  {due.type}  {due.confidence:.2f}  {why_told}")
    return 0 if found else 1


def agreed(where: str, form: str) -> int:
    """Tell how far reviewers agree; return 1 where no two decided on one item."""
    with opened(where) as register:
        found = agreement(register)
    for pair in found.pairs:
        told = {"one": pair.one, "other": pair.other, "items": pair.items, "share": pair.share, "kappa": pair.kappa}
        names = " and ".join(isolated(clean(name)) for name in (pair.one, pair.other))
        kappa = "not defined" if pair.kappa is None else f"{pair.kappa:.2f}"
        words = f"{names}: {pair.items} items, {pair.share:.0%} alike, kappa {kappa}"
        click.echo(line(told) if form == "json" else words)
    for item in found.differing if form == "text" else ():
        labels = ", ".join(f"{isolated(clean(who))} {clean(label)}" for who, label in sorted(item.last.items()))
        click.echo(f"  {isolated(clean(item.report))} {item.kind} {item.span[0]}-{item.span[1]}: {labels}")
    return 0 if found.pairs else 1


def exported(where: str, out: Path, partial: bool) -> int:
    """Write reviewed reports as a gold folder; return 1 where there are none."""
    _empty(out)
    with opened(where) as register:
        begun = gold.begun(register)
    ready = [one for one in begun if partial or one.finished]
    if ready:
        gold.write(iter(ready), out)
    left = sum(not one.finished for one in begun)
    click.echo(f"{len(ready)} reports in {out}" if ready else "no report is finished: decide on all of its events")
    if left:
        taken = "are among them, not finished" if partial else "are begun and not finished: --partial takes them, too"
        click.echo(f"{left} {taken}", err=True)
    return 0 if ready else 1


def drafted(where: str, out: Path, every: bool) -> int:
    """Write drafts of lexicon lines; return 1 where there are none."""
    _empty(out)
    with opened(where) as register:
        ids = None if every else {review.report for review in reviews_of(register) if review.report}
        made = drafting.drafts(accounts(register, ids))
    if not (made.actors or made.predicates):
        click.echo("nothing that the lexicons do not know", err=True)
        return 1
    for path, content in drafting.files(made):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    click.echo(f"{len(made.actors)} actors, {len(made.predicates)} predicates in {out}")
    click.echo(f"go over them, then: waqai lexicon check actors predicates --lexicons {out}")
    return 0


def _empty(out: Path) -> None:
    if out.exists() and any(out.iterdir()):
        raise Fault(f"{out} is not empty; name another folder")
