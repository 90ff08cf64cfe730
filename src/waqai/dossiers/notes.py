"""Footnotes: citations numbered in the order in which they first stand."""

from collections.abc import Iterable

from waqai.dossiers.citing import Citation
from waqai.dossiers.outline import Section, citations


class Notes:
    """The footnotes of a dossier; the same words of a report are one note."""

    def __init__(self, sections: Iterable[Section]) -> None:
        every = (citation for section in sections for citation in citations(section))
        self._numbers = {citation: number for number, citation in enumerate(dict.fromkeys(every), 1)}

    def numbers(self, cited: Iterable[Citation]) -> list[int]:
        """Return the numbers of citations."""
        return [self._numbers[citation] for citation in dict.fromkeys(cited)]

    def all(self) -> list[tuple[int, Citation]]:
        """Return the notes in order."""
        return [(number, citation) for citation, number in self._numbers.items()]


def source(citation: Citation) -> str:
    """Return where a citation is from: report, outlet, day, offsets."""
    where = [citation.report, citation.outlet or "no outlet told", str(citation.published or "undated")]
    return f"{', '.join(where)}, characters {citation.start}–{citation.end}"
