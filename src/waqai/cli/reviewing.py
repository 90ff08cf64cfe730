"""`waqai review`: a person's decisions on the record."""

import json
import re
from typing import Any

import click

from waqai.cli.bidi import clean, isolated
from waqai.cli.registers import Fault, line, opened, whoever
from waqai.register import reviews, rulings
from waqai.register.review import Review

_PLAIN = frozenset(("headline", "approx", "low", "high", "lat", "lon"))
_LISTS = frozenset(("actors", "recipients", "sources"))
_BOUNDS = re.compile(r"(\d+(?:\.\d+)?)?(\.\.)?(\d+(?:\.\d+)?)?")
_SPAN = re.compile(r"(\d+)-(\d+)")


def decide(where: str, action: str, report: str, item: str, fields: tuple[str, ...], who: str | None, note: str) -> int:
    """Accept, correct or reject an item of a report."""
    with opened(where) as register:
        made = reviews.decide(
            register, action, report, item, who=whoever(who), value=values(fields) or None, note=note or None
        )
    click.echo(f"review {made.id}: {action}ed {report} {item}")
    return 0


def merge(where: str, incidents: tuple[str, ...], who: str | None, note: str) -> int:
    """Rule that incidents are one."""
    with opened(where) as register:
        made = rulings.merge(register, incidents, who=whoever(who), note=note or None)
    click.echo(f"review {made.id}: {', '.join(incidents)} are one; it shows when incidents are linked next")
    return 0


def split(where: str, incident: str, mentions: tuple[str, ...], who: str | None, note: str) -> int:
    """Rule that mentions of an incident tell of another happening."""
    named = []
    for mention in mentions:
        report, colon, event = mention.rpartition(":")
        if not colon:
            raise Fault(f"{mention}: a mention is REPORT:EVENT, as in story-7:e3")
        named.append((report, event))
    with opened(where) as register:
        made = rulings.split(register, incident, named, who=whoever(who), note=note or None)
    click.echo(f"review {made.id}: {', '.join(mentions)} leave {incident}; it shows when incidents are linked next")
    return 0


def undo(where: str, review: int, who: str | None, note: str) -> int:
    """Undo a review."""
    with opened(where) as register:
        made = reviews.undo(register, review, who=whoever(who), note=note or None)
    click.echo(f"review {made.id}: review {review} is undone")
    return 0


def listed(where: str, report: str | None, form: str) -> int:
    """List the reviews in the order in which they were made."""
    with opened(where) as register:
        for review in reviews.reviews_of(register, report):
            click.echo(_json(review) if form == "json" else _text(review))
    return 0


def values(fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields that words such as ``type=AID``, ``actors=n1,n2``, ``casualties.killed=3..5`` set.

    Raises:
        Fault: the words do not say what to set.
    """
    out: dict[str, Any] = {}
    for word in fields:
        name, equals, given = word.partition("=")
        if not equals or not name:
            raise Fault(f"{word}: say what to set as FIELD=VALUE, and nothing as FIELD=")
        head, dot, rest = name.partition(".")
        value = _value(head, rest, given)
        if dot:
            out.setdefault(head, {})[rest] = value
        else:
            out[head] = value
    return out


def _value(name: str, key: str, given: str) -> Any:
    if name in _LISTS:
        return [one.strip() for one in given.split(",") if one.strip()]
    if not given:
        return None
    if name == "count" or (name == "casualties" and key):
        return _bounds(given)
    if name == "span" and (found := _SPAN.fullmatch(given)):
        return [int(found[1]), int(found[2])]
    return _plain(given) if name in _PLAIN else given


def _plain(given: str) -> Any:
    """Return a number, true or false; the words themselves where they are none."""
    try:
        return json.loads(given)
    except ValueError:
        return given


def _bounds(given: str) -> Any:
    found = _BOUNDS.fullmatch(given)
    if not found or not (found[1] or found[3]):
        return given
    low, high = (None if one is None else json.loads(one) for one in (found[1], found[3]))
    return {"low": low, "high": high if found[2] else low}


def _json(review: Review) -> str:
    fields = {name: getattr(review, name) for name in review.__slots__}
    return line({**fields, "at": review.at.isoformat()})


def _text(review: Review) -> str:
    target = review.target or {}
    about = [review.report or "", target.get("kind", ""), str(target.get("type") or ""), *target.get("incidents", ())]
    if "span" in target:
        about.append("{}-{}".format(*target["span"]))
    if review.undoes:
        about = [f"review {review.undoes}"]
    told = " ".join(word for word in about if word)
    words = f"{review.id:>5}  {review.at:%Y-%m-%d %H:%M}  {isolated(clean(review.who))}  {review.action}  {told}"
    if review.action == "correct" and review.value:
        words += "  " + ", ".join(sorted(review.value))
    if review.note:
        words += f"  {isolated(clean(review.note))}"
    return words + ("  (undone)" if review.undone else "")
