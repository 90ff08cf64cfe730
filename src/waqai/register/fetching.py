"""Fetching reports from the web: pages, feeds, sitemaps and archives at an address."""

import io
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from waqai.register.politeness import Manners
from waqai.register.visits import Visits
from waqai.register.web import Answer, Web
from waqai.reports.addresses import day_in, name_at
from waqai.reports.decoding import decode
from waqai.reports.errors import (
    DamagedError,
    EmptyInputError,
    FetchError,
    NotArabicError,
    NotTextError,
    ReportError,
    TooLongError,
    UnsafeError,
)
from waqai.reports.feeds import Entry, Feed, feed, report_of
from waqai.reports.files import of_page, of_stream
from waqai.reports.making import report
from waqai.reports.pages import declared_encoding, is_page
from waqai.reports.report import Report
from waqai.reports.sitemaps import Place, places
from waqai.reports.terms import Terms
from waqai.reports.unpacking import gunzipped
from waqai.reports.xml import guarded, kind_of

_NO_REPORT = (NotArabicError, EmptyInputError, NotTextError, TooLongError, UnsafeError)
_ARCHIVES = (".zip", ".warc", ".warc.gz", ".jsonl", ".jsonl.gz", ".ndjson")


class Fetching:
    """One run over addresses on the web. What cannot be read is told by `terms`; `visits` remembers what was."""

    def __init__(self, visits: Visits, terms: Terms, manners: Manners | None = None) -> None:
        self._visits, self._terms = visits, terms
        self._manners = manners or Manners()
        self._web = Web(self._manners)
        self._left = 0

    def reports(self, url: str) -> Iterator[Report]:
        """Yield the reports at `url`: of a page, of the pages that a feed or sitemap names, or of an archive.

        A page that was read before is not read again, but where a sitemap or feed says that it has changed since. A
        feed or sitemap that its server says to be unchanged gives nothing. Call `visits.settle` when what was yielded
        is on file.
        """
        self._left = self._manners.pages
        try:
            yield from self._at(url, depth=0)
        except ReportError as problem:
            self._terms.tell(problem)

    def _at(self, url: str, depth: int) -> Iterator[Report]:
        answer = self._web.get(url, self._visits.last(url), self._manners.longest_list)
        if answer.data is None:
            return
        data = answer.data
        if data.startswith(b"\x1f\x8b") and not url.lower().endswith(_ARCHIVES):
            data = _unpacked(data, url, self._manners.longest_list)
        kind = kind_of(data[:4096].decode("utf-8", "replace")) or kind_of(_head(data, answer, url))
        if kind == "feed":
            whole = yield from self._of_feed(feed(guarded(data, url, answer.encoding), url), answer)
        elif kind == "sitemap":
            whole = yield from self._of_sitemap(guarded(data, url, answer.encoding), url, depth)
        elif urlsplit(url).path.lower().endswith(_ARCHIVES):
            stream = io.BufferedReader(cast(Any, io.BytesIO(data)))
            name = urlsplit(url).path.rsplit("/", 1)[-1]
            yield from of_stream(stream, name, url, self._terms, size=len(data))
            whole = True
        else:
            yield self._page(url, answer)
            whole = True
        if whole:
            self._visits.keep(url, answer.etag, answer.last_modified)

    def _of_feed(self, found: Feed, answer: Answer) -> Generator[Report, None, bool]:
        """Yield the reports of a feed; the return value tells whether all that it names has been dealt with."""
        whole = True
        for number, entry in enumerate(found.entries, 1):
            try:
                if entry.url and not self._is_new(entry.url, entry.changed):
                    continue
                if entry.url and not entry.full:
                    if not self._may_go_on():
                        return False
                    yield from self._linked(urljoin(answer.url, entry.url), outlet=found.title, entry=entry)
                else:
                    yield report_of(entry, found, entry.url or f"{answer.url}:{number}", self._terms)
                    if entry.url:
                        self._visits.keep(entry.url)
            except ReportError as problem:
                whole = self._dealt_with(entry.url, problem) and whole
        return whole

    def _of_sitemap(self, xml: str, url: str, depth: int) -> Generator[Report, None, bool]:
        """Yield the reports of the pages that a sitemap names; the return value is as that of `_of_feed`."""
        whole = True
        try:
            for place in places(xml, url):
                try:
                    if place.index:
                        yield from self._further(place, depth)
                    elif self._is_new(place.url, place.changed):
                        if not self._may_go_on():
                            return False
                        yield from self._linked(place.url, outlet=place.outlet, place=place)
                except ReportError as problem:
                    whole = self._dealt_with(place.url, problem) and whole
        except DamagedError as problem:
            self._terms.tell(problem)
            return False
        return whole

    def _further(self, place: Place, depth: int) -> Iterator[Report]:
        if depth >= self._manners.depth:
            raise FetchError(place.url, "is a sitemap that lies too deep in others; left out", lasting=True)
        last = self._visits.last(place.url)
        changed = _moment(place.changed)
        if last is None or changed is None or changed > last.at:
            yield from self._at(place.url, depth + 1)

    def _linked(
        self, url: str, outlet: str | None, entry: Entry | None = None, place: Place | None = None
    ) -> Iterator[Report]:
        """Yield the report of the page at `url`, of which a feed or a sitemap told something."""
        answer = self._web.get(url, self._visits.last(url))
        if answer.data is None:
            self._visits.keep(url)
            return
        published = (entry.published if entry else None) or (place.published if place else None)
        yield self._page(url, answer, outlet=outlet, published=published)
        self._visits.keep(url, answer.etag, answer.last_modified)

    def _page(self, url: str, answer: Answer, outlet: str | None = None, published: str | None = None) -> Report:
        data = answer.data or b""
        text = decode(data, url, answer.encoding or declared_encoding(data))
        name, day = name_at(url) or "page", published or day_in(url)
        if is_page(text) or "</" in text[:20_000]:
            return of_page(text, url, self._terms, name=name, url=url, outlet=outlet, published=day)
        return report(text, self._terms, source=url, name=name, url=url, published=day, outlet=outlet)

    def _is_new(self, url: str, changed: str | None) -> bool:
        """Tell whether a page was not read yet, or has changed since it was."""
        last = self._visits.last(url)
        since = _moment(changed)
        return last is None or (since is not None and since > last.at)

    def _may_go_on(self) -> bool:
        self._left -= 1
        if self._left == -1:
            told = f"names more than {self._manners.pages:,} pages not read yet; run the same again for the others"
            self._terms.tell(FetchError("the source", told))
        return self._left >= 0

    def _dealt_with(self, url: str | None, problem: ReportError) -> bool:
        """Tell of what cannot be read, and whether that will stay so: then it is not tried again."""
        self._terms.tell(problem)
        lasting = problem.lasting if isinstance(problem, FetchError) else isinstance(problem, _NO_REPORT)
        if lasting and url:
            self._visits.keep(url, fault=problem.problem)
        return lasting


def _moment(told: str | None) -> datetime | None:
    """Return the moment that a W3C date names, at the start of a day where no time is given."""
    try:
        found = datetime.fromisoformat((told or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _unpacked(data: bytes, url: str, longest: int) -> bytes:
    unpacked = gunzipped(io.BytesIO(data), url).read(longest + 1)
    if len(unpacked) > longest:
        raise TooLongError(url, f"unpacks to more than {longest:,} bytes; left out")
    return unpacked


def _head(data: bytes, answer: Answer, url: str) -> str:
    """Return the beginning of `data` as text, of a kind or not; empty where it is no text."""
    try:
        return decode(data[:4096], url, answer.encoding)
    except NotTextError:
        return ""
