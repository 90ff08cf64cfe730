"""Parties: the actors of single records as one over many reports."""

from waqai.incidents.incident import Party
from waqai.record.model import EntityRecord

_STATE_KINDS = frozenset({"state", "government", "military"})


def key(entity: EntityRecord) -> str:
    """Return what names `entity` in every report: a state by its code, others by name and country («people (SYR)»)."""
    if entity.kind == "state" and entity.country:
        return entity.country
    return f"{entity.name} ({entity.country})" if entity.country else entity.name


def stands_for(entity: EntityRecord) -> str:
    """Return the key of `entity`, or of the state that it stands for.

    Reports name a state, its government and its army one for the other («واشنطن», «البيت الأبيض», «الجيش الأمريكي»).
    """
    return entity.country if entity.kind in _STATE_KINDS and entity.country else key(entity)


def keys(entity: EntityRecord) -> frozenset[str]:
    """Return the key of `entity` and its country, for whom it may be named."""
    return frozenset({key(entity), entity.country} - {None})  # type: ignore[arg-type]


def party(entity: EntityRecord) -> Party:
    """Return `entity` as a party."""
    return Party(key(entity), entity.name, entity.name_ar, entity.kind, entity.country, entity.code)
