"""The entity that a cluster of mentions is: kind, name, country, code and the office held."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from waqai.actors.antecedents import Item
from waqai.actors.describing import latin, sector_of
from waqai.actors.entity import Entity, EntityKind
from waqai.actors.knowledge import Actor, actors, states
from waqai.actors.nouns import noun_names, portfolio_names
from waqai.actors.offices import Office, offices_held
from waqai.actors.view import View

_INFERRED = frozenset({"government", "military", "population", "armed_group", "person", "facility", "organisation"})


def portrait(
    view: View,
    items: Sequence[Item],
    group: Sequence[int],
    name: str,
    entry: str | None,
    day: date | None,
    near: Sequence[str | None],
) -> Entity:
    """Return the entity of the mentions `group`; `entry` is the actor that they are, where known.

    `near` is what `countries_near` tells of each mention.
    """
    members = [items[at] for at in group]
    actor = actors().get(entry or "")
    best = max(members, key=lambda item: (item.named, len(item.run), len(item.tied), -item.index))
    country = actor.country if actor else next((i.mention.country for i in members if i.mention.country), None)
    because = actor.because if actor else best.mention.because
    inferred = None
    if country is None and actor is None and best.mention.kind in _INFERRED:
        country = inferred = near[members[0].index]
    role = _role(actor, members, day)
    return Entity(
        id=name,
        kind=actor.kind if actor else _kind(members),
        name=actor.name if actor else _name(view, best),
        name_ar=_written(view, best, actor),
        country=country,
        code=_code(actor, members, country),
        role=role,
        mentions=tuple(group),
        entry=entry,
        because=because if inferred is None else f"{because}; country inferred from the mentions before",
    )


def _kind(members: Sequence[Item]) -> EntityKind:
    counts = Counter(item.mention.kind for item in members)
    return max(counts, key=lambda kind: (counts[kind], -[i.mention.kind for i in members].index(kind)))


def _name(view: View, best: Item) -> str:
    if best.run and best.phrase is not None and best.phrase.person is not None:
        first, last = best.phrase.person
        start = max(view.tokens[first].span.start, best.mention.span.start)
        return latin(view.analysis.text[start : view.tokens[last - 1].span.end])
    return best.mention.name or latin(best.mention.span.of(view.analysis.text))


def _written(view: View, best: Item, actor: Actor | None) -> str:
    if actor is not None and actor.written:
        return actor.written
    return best.mention.span.of(view.analysis.text)


def countries_near(items: Sequence[Item]) -> Iterator[str | None]:
    """Yield, for each mention, the country that the report speaks of most before it: a guess that says so.

    Before the first country it is the first.
    """
    seen: Counter[str] = Counter()
    most = next((item.mention.country for item in items if item.mention.country), None)
    for item in items:
        yield most
        country = item.mention.country
        if country is not None:
            seen[country] += 1
            most = max(most or country, country, key=lambda known: (seen[known], known))


def _code(actor: Actor | None, members: Sequence[Item], country: str | None) -> str | None:
    if actor is not None and actor.kind == "state":
        return actor.country
    sectors = (sector_of(item.phrase) for item in members if item.phrase is not None)
    sector = actor.sector if actor is not None else next((s for s in sectors if s), None)
    return ((country or "") + (sector or "")) or None


def _role(actor: Actor | None, members: Sequence[Item], day: date | None) -> str | None:
    held = offices_held(actor.id, day) if actor is not None and day is not None else ()
    if held:
        return _title(held[0])
    for item in members:
        if item.office is not None and item.office.of:
            return _title(item.office)
    return None


def _title(office: Office) -> str:
    title = noun_names().get(office.noun, office.noun)
    if office.portfolio:
        title = f"{portfolio_names()[office.portfolio]} {title.capitalize()}"
    for link, body in (("of", office.of), ("to", office.to)):
        known = states().get(body or "") or actors().get(body or "")
        title += f" {link} {known.name}" if known is not None else ""
    return title
