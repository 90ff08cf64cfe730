"""Evidence: what words and incidents tell for and against each factor."""

from collections.abc import Iterator

from waqai.dossiers.dossier import Dossier, Question
from waqai.dossiers.parties import Parties, fits
from waqai.dossiers.phrases import Finder
from waqai.dossiers.positions import answer_of, because
from waqai.dossiers.report import Entry, Evidence
from waqai.dossiers.scope import at_place
from waqai.dossiers.sheet import Sheet
from waqai.incidents.incident import Incident
from waqai.spans import Span

Weighed = tuple[str, str, Evidence]  # factor's id, for or against


class Factors:
    """The factors of a dossier, ready to be looked for."""

    def __init__(self, factors: tuple[Question, ...]) -> None:
        self._factors = factors
        self._finders = [Finder((a.id, words) for a in factor.answers for words in a.words) for factor in factors]

    def in_words(self, sheet: Sheet) -> Iterator[Weighed]:
        """Yield the words of an account that tip a factor, one of a kind in a sentence."""
        text = sheet.account.record.document.text
        for factor, finder in zip(self._factors, self._finders, strict=True):
            seen = set()
            for hit in finder.find(sheet.words):
                side, sentence = answer_of(factor, hit), sheet.sentence(hit.span)
                if side is None or sheet.is_noise(hit.span) or (side, sentence) in seen:
                    continue
                seen.add((side, sentence))
                mark = Span(hit.negation.start if hit.negation else hit.span.start, hit.span.end)
                yield (
                    factor.id,
                    side,
                    Evidence(
                        day=sheet.account.published,
                        by=_speaker(sheet, hit.span),
                        incident=None,
                        because=because(hit, text),
                        citations=(sheet.cite(mark),),
                    ),
                )

    def in_incident(self, dossier: Dossier, parties: Parties, one: Incident, entry: Entry) -> Iterator[Weighed]:
        """Yield what an incident tips."""
        if at_place(dossier, one.site) is False:
            return
        actors, recipients = parties.among(one.actors), parties.among(one.recipients)
        for factor in self._factors:
            for answer in factor.answers:
                if any(fits(pattern, one.type, one.status, actors, recipients) for pattern in answer.events):
                    why = f"{one.type} {one.status}"
                    yield (
                        factor.id,
                        answer.id,
                        Evidence(one.start or one.first_report, None, one.id, why, entry.citations),
                    )


def _speaker(sheet: Sheet, span: Span) -> str | None:
    said = sheet.statement_over(span)
    return sheet.name_of(said.speaker) if said else None
