"""ACLED's terms: disorder types, sub-event types, kinds of actors."""

from waqai.incidents.incident import Incident, Party

_VIOLENCE = "Political violence"
DISORDER = {
    "Battles": _VIOLENCE,
    "Explosions/Remote violence": _VIOLENCE,
    "Violence against civilians": _VIOLENCE,
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
SUB_EVENTS: dict[tuple[str, str | None], str] = {
    ("Battles", None): "Armed clash",
    ("Explosions/Remote violence", "aerial"): "Air/drone strike",
    ("Explosions/Remote violence", "drone"): "Air/drone strike",
    ("Explosions/Remote violence", "heavy-weapons"): "Shelling/artillery/missile attack",
    ("Explosions/Remote violence", "explosives"): "Remote explosive/landmine/IED",
    ("Explosions/Remote violence", "suicide-attack"): "Suicide bomb",
    ("Explosions/Remote violence", "unconventional"): "Chemical weapon",
    ("Violence against civilians", None): "Attack",
    ("Violence against civilians", "sexual"): "Sexual violence",
    ("Violence against civilians", "abduct"): "Abduction/forced disappearance",
    ("Protests", None): "Peaceful protest",
    ("Protests", "crowd-control"): "Protest with intervention",
    ("Riots", None): "Violent demonstration",
    ("Strategic developments", "arrest"): "Arrests",
    ("Strategic developments", "destroy"): "Looting/property destruction",
    ("Strategic developments", "withdraw"): "Non-violent transfer of territory",
    ("Strategic developments", "ceasefire"): "Agreement",
    ("Strategic developments", None): "Other",
}
_REBELS, _FORCES = frozenset(("REB", "OPP")), frozenset(("GOV", "MIL", "COP", "SPY"))
_TAKEN = {
    "State forces": "Government regains territory",
    "Rebel group": "Non-state actor overtakes territory",
    "Political militia": "Non-state actor overtakes territory",
}
_PRECISION = {"point": 1, "city": 1, "district": 2}


def sub_event(kind: str, incident: Incident) -> str:
    """Return the sub-event type of an incident of ACLED's type `kind`; empty where ACLED's types depend on more."""
    if kind == "Battles" and incident.mode == "seize" and incident.actors:
        where = incident.site.country if incident.site else None
        winner = force(incident.actors[0], incident.type, where)
        return _TAKEN.get(winner, "Armed clash")
    return SUB_EVENTS.get((kind, incident.mode)) or SUB_EVENTS.get((kind, None), "")


def force(who: Party, type_: str, where: str | None) -> str:
    """Return what kind of actor `who` is in an event in the state `where`; empty where the reports do not tell."""
    sector = (who.code or "").removeprefix(who.country or "")
    if who.kind in ("state", "government", "military") or sector in _FORCES:
        at_home = who.country is None or where is None or who.country == where
        return "State forces" if at_home else "External/Other forces"
    if who.kind == "armed_group":
        return "Rebel group" if sector in _REBELS else "Political militia"
    if who.kind in ("population", "person"):
        return "Protesters" if type_ == "PROTEST" else "Civilians"
    return ""


def geo_precision(precision: str | None) -> int:
    """Return ACLED's code of how exact a place is: 1 a town or exacter, 2 a district, 3 more than that."""
    return _PRECISION.get(precision or "", 3)
