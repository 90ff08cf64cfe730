"""Who said what: the statements of a speaker, or on a matter, over all reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waqai.desk.answers import forms
from waqai.desk.answers.accounts import statement
from waqai.record.model import EntityRecord, Record
from waqai.register.account import Account
from waqai.register.accounts import accounts
from waqai.register.opening import Register
from waqai.register.search.passages import found_words
from waqai.register.search.query import Query, QueryError
from waqai.register.search.searching import search

LOOKED_AT = 200  # reports, the newest


@dataclass(frozen=True, slots=True)
class Said:
    """Statements, the newest first; `complete` tells whether all reports that may hold more were looked at."""

    statements: tuple[forms.Statement, ...]
    reports: int
    complete: bool


def said(register: Register, speaker: str, words: str, *, since: date | None, until: date | None, limit: int) -> Said:
    """Return what `speaker` said (empty: anybody) in which `words` stand in any form (empty: anything).

    A speaker is named by words of the name in either script, by a state's code (USA) or the beginning of an actor code.
    `since` and `until` bound the days of publication.

    Raises:
        QueryError: neither a speaker nor words are named.
    """
    if not _stems(speaker) and not _stems(words):
        raise QueryError("name a speaker, or words that were said")
    ids, complete = _candidates(register, speaker, words, since, until)
    found = [one for account in accounts(register, ids) for one in _of(account, speaker, words)]
    found.sort(key=lambda one: (-(one.citation.published or date.min).toordinal(), one.report, one.span))
    return Said(tuple(found[:limit]), len(ids), complete and len(found) <= limit)


def _candidates(
    register: Register, speaker: str, words: str, since: date | None, until: date | None
) -> tuple[list[str], bool]:
    """Return the reports in which it may have been said, and whether these are all."""
    plain = _plain(words)
    asked = [Query(plain, published_since=since, published_until=until)]
    if _stems(speaker):
        asked = [
            Query(plain, sources=(speaker,), published_since=since, published_until=until),
            Query(plain, parties=(speaker,), published_since=since, published_until=until),
            Query(f"{plain} {_plain(speaker)}", published_since=since, published_until=until),
        ]
    ids: dict[str, None] = {}
    complete = True
    for query in asked:
        page = search(register, query, order="published", limit=LOOKED_AT)
        ids |= dict.fromkeys(hit.report for hit in page.hits)
        complete = complete and page.after is None
    return list(ids), complete


def _of(account: Account, speaker: str, words: str) -> Iterator[forms.Statement]:
    record = account.record
    ours = {item.id for item in record.entities if _is(item, record, speaker)}
    wanted = set(_stems(words))
    for one in record.statements:
        if _stems(speaker) and one.speaker not in ours:
            continue
        if wanted <= {word.stem for word in found_words(record.document.text, one.span)}:
            yield statement(account, one)


def _is(item: EntityRecord, record: Record, speaker: str) -> bool:
    """Tell whether an entity is the one that `speaker` names."""
    code = speaker.strip().upper()
    if len(code) >= 3 and (code == item.country or (item.code or "").startswith(code)):
        return True
    wanted = set(_stems(speaker))
    told = (item.name, item.name_ar, *(span.of(record.document.text) for span in item.mentions))
    return bool(wanted) and any(wanted <= set(_stems(name)) for name in told)


def _plain(words: str) -> str:
    """Return the words alone, without the marks that a search takes as signs."""
    return " ".join(word.span.of(words) for word in found_words(words))


def _stems(words: str) -> tuple[str, ...]:
    return tuple(word.stem for word in found_words(words))
