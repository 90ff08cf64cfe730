"""Making a report of a text: its length, script and language are checked, its segments and notices found."""

import re

from waqai.reports.addresses import host
from waqai.reports.dates import published_day
from waqai.reports.errors import EmptyInputError, NotArabicError, TooLongError
from waqai.reports.language import foreign, language, name_of
from waqai.reports.report import Notice, Report
from waqai.reports.script import odd_characters, without_surrogates
from waqai.reports.segments import segment
from waqai.reports.terms import ANY, Terms

MAX_CHARACTERS = 6_000_000
_WORDS = re.compile(r"\w")


def report(  # noqa: PLR0913  (each field is one thing that a source may tell)
    text: str,
    terms: Terms = ANY,
    *,
    source: str,
    title: str | None = None,
    name: str | None = None,
    published: object = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Report:
    """Make the report of `text`, what is known of it being given.

    `outlet` is, where neither the source nor the caller tells it, the host of `url`. A text of more than
    MAX_CHARACTERS is refused with TooLongError; the time that coding takes grows as the length.
    """
    day = published_day(published or terms.published, source, terms.latest)
    whole = f"{title}\n\n{text}" if title else text
    if len(whole) > MAX_CHARACTERS:
        raise TooLongError(source, f"has {len(whole):,} characters, an article at most {MAX_CHARACTERS:,}; split it")
    if not _WORDS.search(whole):
        raise EmptyInputError(source, "holds no words; give it the text of a report")
    whole, lost = without_surrogates(whole)
    code = language(whole)
    if code != "ar":
        raise NotArabicError(source, f"is in {name_of(code)}, not in Arabic; Waqai reads Arabic reports")
    segments = segment(whole, title, len(title) + 2 if title else 0)
    notices: list[Notice] = [*lost, *odd_characters(whole), *foreign(whole)]
    heading = next((part.span.of(whole) for part in segments if part.kind == "title"), None)
    return Report(
        text=whole,
        source=source,
        title=title or heading,
        published=day,
        name=name,
        url=url,
        outlet=_tidy(outlet) or _tidy(terms.outlet) or (host(url) if url else None),
        segments=segments,
        notices=tuple(sorted(notices, key=lambda notice: (notice.span, notice.kind))),
    )


def _tidy(words: str | None) -> str | None:
    return " ".join(without_surrogates(words or "")[0].split()) or None
