"""From a gold annotation to what the reader must say of each token and pair of tokens."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from waqai.arabic.tokens import Analysis
from waqai.reader.labels import KINDS, LONGEST, STATUSES, TYPES
from waqai.spans import Span


@dataclass
class Labels:
    """What is true of a report, by token index.

    `anchors` maps a token to (type, status); `mentions` maps a first token to (last token, kind, entity);
    `clusters` maps an entity to the first tokens of its mentions; `roles` lists (anchor, entity, role);
    `speakers` maps a statement's first token to an entity or None;
    `incidents` maps an anchor to its label; `when` and `where` map an anchor to (start, end) and to a state.
    """

    anchors: dict[int, tuple[int, int]] = field(default_factory=dict)
    mentions: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    clusters: dict[str, list[int]] = field(default_factory=dict)
    roles: list[tuple[int, str, int]] = field(default_factory=list)
    speakers: dict[int, str | None] = field(default_factory=dict)
    incidents: dict[int, str] = field(default_factory=dict)
    when: dict[int, tuple[date | None, date | None] | None] = field(default_factory=dict)
    where: dict[int, str | None] = field(default_factory=dict)


def _tokens(analysis: Analysis, span: list[int]) -> list[int]:
    return [token.index for token in analysis.tokens_in(Span(*span))]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def labels(analysis: Analysis, gold: dict[str, Any]) -> Labels:
    """Read the gold annotation `gold` (spans and labels) on the tokens of `analysis`."""
    out = Labels()
    _mentions(out, analysis, gold)
    for event in gold["events"]:
        found = _tokens(analysis, event["spans"][0])
        if not found or found[0] in out.anchors:
            continue
        anchor = found[0]
        out.anchors[anchor] = (TYPES.index(event["type"]) + 1, STATUSES.index(event["status"]))
        for role, name in enumerate(("actors", "recipients", "sources")):
            out.roles += [(anchor, who, role) for who in event.get(name) or [] if who in out.clusters]
        if event.get("same_incident"):
            out.incidents[anchor] = event["same_incident"]
        start, end = _day(event.get("start")), _day(event.get("end"))
        out.when[anchor] = (start, end) if start or end else None
        out.where[anchor] = event.get("country")
    for statement in gold["statements"]:
        found = _tokens(analysis, statement["spans"][0])
        if found:
            speaker = statement.get("speaker")
            out.speakers[found[0]] = speaker if speaker in out.clusters else None
    return out


def _mentions(out: Labels, analysis: Analysis, gold: dict[str, Any]) -> None:
    for entity in gold["entities"]:
        kind = KINDS.index(entity["kind"]) if entity["kind"] in KINDS else KINDS.index("other")
        for span in entity["spans"]:
            found = _tokens(analysis, span)
            if not found:
                continue
            first, last = found[0], min(found[-1], found[0] + LONGEST - 1)
            known = out.mentions.get(first)
            if known is None or known[0] < last:
                if known is not None:
                    out.clusters[known[2]].remove(first)
                out.mentions[first] = (last, kind, entity["id"])
                out.clusters.setdefault(entity["id"], []).append(first)
    out.clusters = {who: sorted(firsts) for who, firsts in out.clusters.items() if firsts}
