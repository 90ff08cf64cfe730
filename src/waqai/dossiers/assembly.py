"""From a dossier, the accounts and the incidents of the register to what they tell of the situation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from waqai.dossiers import clashes, steps
from waqai.dossiers.citing import Citation
from waqai.dossiers.counting import tally
from waqai.dossiers.dossier import Dossier
from waqai.dossiers.evidence import Factors, Weighed
from waqai.dossiers.figures import Given, points, series
from waqai.dossiers.parties import Parties
from waqai.dossiers.positions import Asked, positions
from waqai.dossiers.report import Clash, DossierReport, Entry, Evidence, Factor, Holding, Position, Tally
from waqai.dossiers.scope import belongs, in_time
from waqai.dossiers.sheet import Sheet, sheet
from waqai.dossiers.steps import Announced
from waqai.dossiers.timeline import entry, in_order
from waqai.dossiers.totals import Running, running
from waqai.incidents.incident import Incident, Mention
from waqai.record.model import Bounds
from waqai.register.account import Account

ONE = Bounds(1, 1)


@dataclass(frozen=True, slots=True)
class Extract:
    """What of one account goes into the dossier; the account itself is let go."""

    id: str
    outlet: str | None
    published: date | None
    copy_of: str | None
    cited: dict[Mention, Citation]
    acts: dict[Mention, Bounds]
    running: tuple[Running, ...]
    announced: tuple[Announced, ...]
    positions: tuple[Position, ...]
    given: tuple[Given, ...]
    weighed: tuple[Weighed, ...]
    clashes: tuple[Clash, ...]


def compiled(dossier: Dossier, accounts: Iterable[Account], incidents: Iterable[Incident]) -> DossierReport:
    """Return what the accounts and the incidents linked from them tell of the situation.

    The order of both makes no difference; accounts are taken one by one and not kept.
    """
    parties = Parties(dossier)
    asked, factors = Asked(dossier.questions), Factors(dossier.factors)
    ordered = sorted(incidents, key=lambda one: one.id)
    scoped = [one for one in ordered if belongs(dossier, parties, one)]
    by_mention = {mention: one for one in scoped for mention in one.mentions}
    as_of: date | None = None
    found = []
    for account in accounts:
        as_of = max(filter(None, (as_of, account.published)), default=None)
        if not in_time(dossier, account.published, account.published):
            continue
        laid_out = sheet(account, parties, by_mention)
        if laid_out.told:
            found.append(_extract(laid_out, dossier, asked, factors))
    extracts = _without_copies(found)
    return _Compiling(dossier, parties, factors, extracts, scoped, as_of).report()


def _extract(one: Sheet, dossier: Dossier, asked: Asked, factors: Factors) -> Extract:
    account = one.account
    totals = tuple(running(one, dossier))
    told = [(Mention(account.id, event.id), event) for event in account.record.events if event.id in one.told]
    return Extract(
        id=account.id,
        outlet=account.outlet,
        published=account.published,
        copy_of=account.copy_of,
        cited={mention: one.cite(event.span) for mention, event in told if not one.is_noise(event.span)},
        acts={mention: event.count for mention, event in told if event.count is not None},
        running=totals,
        announced=tuple(steps.announced(one)),
        positions=tuple(positions(one, dossier, asked)),
        given=tuple(points(one, dossier, (item.total.citation.mark for item in totals))),
        weighed=tuple(factors.in_words(one)),
        clashes=tuple(clashes.in_record(one)),
    )


def _without_copies(found: Iterable[Extract]) -> list[Extract]:
    """Return the extracts in order of publication, without those of reports that repeat another one's words."""
    by_id = {extract.id: extract for extract in found}
    kept = [one for one in by_id.values() if one.copy_of is None or one.copy_of not in by_id]
    return sorted(kept, key=lambda one: (one.published is None, one.published or date.max, one.id))


@dataclass(frozen=True, slots=True)
class _Compiling:
    dossier: Dossier
    parties: Parties
    factors: Factors
    extracts: Sequence[Extract]
    scoped: Sequence[Incident]
    as_of: date | None

    def report(self) -> DossierReport:
        cited = {mention: citation for extract in self.extracts for mention, citation in extract.cited.items()}
        sums = {Mention(e.id, event) for e in self.extracts for item in e.running for event in item.events}
        told = [(one, entry(one, kept)) for one in self.scoped if (kept := _cited(one, cited, sums))]
        held = _merged(position for extract in self.extracts for position in extract.positions)
        single = [one for one, _ in told]
        notices = [item for extract in self.extracts for item in extract.announced if item.mention not in sums]
        return DossierReport(
            name=self.dossier.name,
            title=self.dossier.title,
            about=self.dossier.about,
            as_of=self.as_of,
            reports=len(self.extracts),
            outlets=tuple(sorted({extract.outlet for extract in self.extracts if extract.outlet})),
            timeline=in_order(line for _, line in told),
            tallies=tuple(self._tallies(told, sums)),
            parties=tuple(
                Holding(actor.name, tuple(one for one in held if one.party == actor.name))
                for actor in self.dossier.parties
            ),
            clashes=(*clashes.of_positions(held), *self._facts(single, cited)),
            steps=steps.steps(single, self.parties, notices, cited, self.as_of),
            series=series(self.dossier, (one for extract in self.extracts for one in extract.given)),
            factors=tuple(self._factors(told)),
        )

    def _tallies(self, told: Sequence[tuple[Incident, Entry]], sums: set[Mention]) -> Iterator[Tally]:
        acts = {mention: many for extract in self.extracts for mention, many in extract.acts.items()}
        counted = [(one, line, _acts(one, acts, sums)) for one, line in told]
        for count in self.dossier.counts:
            totals = [item.total for e in self.extracts for item in e.running if item.count == count.id]
            yield tally(self.dossier, self.parties, count, counted, totals)

    def _facts(self, single: Iterable[Incident], cited: dict[Mention, Citation]) -> Iterator[Clash]:
        for one in single:
            yield from clashes.of_incident(one, cited)
        for extract in self.extracts:
            yield from extract.clashes

    def _factors(self, told: Iterable[tuple[Incident, Entry]]) -> Iterator[Factor]:
        weighed = [one for extract in self.extracts for one in extract.weighed]
        weighed += [w for one, line in told for w in self.factors.in_incident(self.dossier, self.parties, one, line)]
        for factor in self.dossier.factors:
            sides = (_evidence(weighed, factor.id, side) for side in ("for", "against"))
            yield Factor(factor.name, *sides)


def _cited(one: Incident, cited: dict[Mention, Citation], sums: set[Mention]) -> list[Citation]:
    """Return the citations of an incident, but those that tell a running total."""
    return [cited[mention] for mention in one.mentions if mention in cited and mention not in sums]


def _acts(one: Incident, acts: dict[Mention, Bounds], sums: set[Mention]) -> Bounds:
    """Return how many acts an incident is told to be: one, where no number is told."""
    told = [acts[mention] for mention in one.mentions if mention in acts and mention not in sums]
    if not told:
        return ONE
    highs = [many.high for many in told]
    known = [high for high in highs if high is not None]
    low = min(many.low if many.low is not None else 1.0 for many in told)
    return Bounds(low, max(known) if len(known) == len(highs) else None)


def _merged(found: Iterable[Position]) -> list[Position]:
    """Return the positions in order of time; the same words of the same speaker in several reports are one."""
    same: dict[tuple[object, ...], list[Position]] = {}
    for one in found:
        words = one.citations[0].quotation if one.kind in ("direct", "indirect") else one.citations[0].report
        same.setdefault((one.party, one.speaker, one.kind, one.question, one.answer, one.because, words), []).append(
            one
        )
    merged = []
    for group in same.values():
        first = min(group, key=_when)
        citations = dict.fromkeys(citation for one in group for citation in one.citations)
        merged.append(replace(first, citations=tuple(citations)))
    return sorted(merged, key=_when)


def _when(one: Position) -> tuple[object, ...]:
    return one.day is None, one.day or date.max, one.citations[0].report, one.citations[0].mark, one.question or ""


def _evidence(weighed: Iterable[Weighed], factor: str, side: str) -> tuple[Evidence, ...]:
    found: dict[tuple[object, ...], Evidence] = {}
    for id_, on, one in weighed:
        if (id_, on) == (factor, side):  # what one sentence tells is one piece of evidence
            found.setdefault((one.day, one.because, *((c.report, c.start, c.end) for c in one.citations)), one)
    return tuple(
        sorted(found.values(), key=lambda one: (one.day is None, one.day or date.max, one.citations[0], one.because))
    )
