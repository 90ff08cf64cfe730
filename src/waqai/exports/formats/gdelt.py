"""The columns of GDELT 2.0's events: a row for each incident that CAMEO codes, without heading, as there.

What GDELT infers and Waqai does not (religions, ethnic groups, tone, places of actors) is empty.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from waqai.exports.columns import Column
from waqai.exports.countries import country, table
from waqai.exports.material import Happening, LeftOut, Material
from waqai.exports.values import NO_STATES, coded_days, codes_of, number_of, one_line, plover_of, sector
from waqai.incidents.incident import Party, Site

_ACTOR = (
    ("Code", "state and CAMEO role code"),
    ("Name", "name of the first one, in capitals"),
    ("CountryCode", "its state (ISO 3166-1 alpha-3)"),
    ("KnownGroupCode", "always empty"),
    ("EthnicCode", "always empty"),
    ("Religion1Code", "always empty"),
    ("Religion2Code", "always empty"),
    ("Type1Code", "CAMEO role code: GOV, MIL, REB, …"),
    ("Type2Code", "always empty"),
    ("Type3Code", "always empty"),
)
_GEO = (
    ("Type", "1 state, 4 city, 5 province"),
    ("Fullname", "place, province, state"),
    ("CountryCode", "FIPS 10-4 code of the state"),
    ("ADM1Code", "the same where the place is a state, else empty"),
    ("ADM2Code", "always empty"),
    ("Lat", "latitude"),
    ("Long", "longitude"),
    ("FeatureID", "the FIPS code where the place is a state, else empty"),
)
COLUMNS = (
    Column("GlobalEventID", "integer", "59 bits of the SHA-256 of the incident's id"),
    Column("Day", "integer", "day, YYYYMMDD; of what is planned or threatened, the day of the first report"),
    Column("MonthYear", "integer", "YYYYMM"),
    Column("Year", "integer", "YYYY"),
    Column("FractionDate", "number", "year and (month * 30 + day) / 365"),
    *(Column(f"Actor1{name}", "text", f"actor: {what}") for name, what in _ACTOR),
    *(Column(f"Actor2{name}", "text", f"recipient: {what}") for name, what in _ACTOR),
    Column("IsRootEvent", "integer", "1 where a report is chiefly about it"),
    Column("EventCode", "text", "CAMEO code"),
    Column("EventBaseCode", "text", "its first three digits"),
    Column("EventRootCode", "text", "its first two digits"),
    Column("QuadClass", "integer", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict"),
    Column("GoldsteinScale", "number", "Goldstein's score of the CAMEO code"),
    Column("NumMentions", "integer", "event mentions"),
    Column("NumSources", "integer", "outlets"),
    Column("NumArticles", "integer", "reports"),
    Column("AvgTone", "number", "always empty"),
    *(Column(f"Actor1Geo_{name}", "text", "always empty") for name, _ in _GEO),
    *(Column(f"Actor2Geo_{name}", "text", "always empty") for name, _ in _GEO),
    *(Column(f"ActionGeo_{name}", "text", f"where: {what}") for name, what in _GEO),
    Column("DATEADDED", "integer", "midnight (UTC) of the day of the first report, YYYYMMDDHHMMSS"),
    Column("SOURCEURL", "text", "address of the report that tells it best"),
)
_ROLES = frozenset(
    (
        *("COP", "GOV", "INS", "JUD", "MIL", "OPP", "REB", "SEP", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "EDU"),
        *("ELI", "ENV", "HLH", "HRI", "LAB", "LEG", "MED", "REF", "IGO", "NGO", "MNC"),
    )
)
_OTHER_NAMES = {"JRN": "MED", "MED": "HLH"}  # PLOVER's names and CAMEO's: journalists, health
_MATERIAL, _CONFLICT, _FORCE = 6, 9, 14  # the first CAMEO root of each class but the first


def export(material: Material, left_out: LeftOut) -> Iterator[bytes]:
    """Yield a line for every incident that CAMEO codes."""
    for one in material.happenings():
        day, cameo = _day(one), codes_of(one.incident).cameo
        if cameo is None:
            left_out[f"{one.incident.status}: CAMEO codes no such event"] += 1
        elif day is None:
            left_out["no day is known"] += 1
        else:
            yield ("\t".join(one_line(value) for value in _row(one, cameo, day)) + "\n").encode("utf-8")


def _day(one: Happening) -> date | None:
    coded = plover_of(one.incident)
    days = coded and coded_days(one.incident, coded, one.incident.first_report or one.told.account.published)
    return days[0] if days else None


def _row(one: Happening, cameo: str, day: date) -> Iterator[str]:
    incident = one.incident
    yield from (str(number_of(incident.id)), f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}")
    yield f"{day.year + min(0.9999, (day.month * 30 + day.day) / 365):.4f}"
    two_sided = incident.actors[1:2] if len(incident.actors) > 1 and not incident.recipients else incident.recipients
    yield from _actor(incident.actors)
    yield from _actor(two_sided)
    yield "1" if any(telling.main for telling in incident.reports) else "0"
    yield from (cameo, cameo[:3], cameo[:2], str(quad_class(cameo)), f"{goldstein(cameo):g}")
    yield from map(str, (len(incident.mentions), max(1, len(incident.outlets)), len(incident.reports)))
    yield ""
    yield from [""] * (2 * len(_GEO))
    yield from _geo(incident.site)
    added = incident.first_report or one.told.account.published
    yield from (f"{added:%Y%m%d}000000" if added else "", one.told.address() or "")


def _actor(parties: tuple[Party, ...]) -> Iterator[str]:
    if not parties:
        yield from [""] * len(_ACTOR)
        return
    who = parties[0]
    role = role_of(who)
    yield from (f"{who.country or ''}{role}", who.name.upper(), who.country or "", "", "", "", "", role, "", "")


def role_of(who: Party) -> str:
    """Return the CAMEO role code of `who`, nothing where CAMEO has none."""
    found = sector(who) or (who.code if who.code in NO_STATES else None) or ""
    found = _OTHER_NAMES.get(found, found)
    return found if found in _ROLES else ""


def quad_class(cameo: str) -> int:
    """Return GDELT's class of a CAMEO code."""
    root = int(cameo[:2])
    return 1 + (root >= _MATERIAL) + (root >= _CONFLICT) + (root >= _FORCE)


@cache
def _scores() -> dict[str, float]:
    return {code: float(score) for code, score in table("goldstein.tsv")}


def goldstein(cameo: str) -> float:
    """Return Goldstein's score of a CAMEO code, from -10 (conflict) to 10 (cooperation), or that of its base."""
    for code in (cameo, cameo[:3], f"{cameo[:2]}0"):
        if code in _scores():
            return _scores()[code]
    raise KeyError(cameo)


def _geo(site: Site | None) -> Iterator[str]:
    state = country(site.country if site else None)
    if site is None or not (site.country or site.lat is not None):
        yield from [""] * len(_GEO)
        return
    whole = site.precision in (None, "country")
    kind = "1" if whole else "4" if site.precision in ("city", "point") else "5"
    names = [state.name] if whole and state.name else [site.name, site.admin1, state.name]
    fips = state.fips if whole else ""
    yield from (kind, ", ".join(dict.fromkeys(name for name in names if name)), state.fips, fips, "")
    yield from ("" if value is None else f"{value:.4f}" for value in (site.lat, site.lon))
    yield fips
