"""RSS and Atom feeds: what they are called, and their entries."""

import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from waqai.reports.addresses import name_at
from waqai.reports.dates import published_day
from waqai.reports.errors import DateError, NotTextError, ReportError
from waqai.reports.making import report
from waqai.reports.report import Report
from waqai.reports.terms import Terms

FULL = 80
_WORD = re.compile(r"\w+")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|المزيد|اقرأ المزيد)\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its address, its words as the feed gives them, and when it was published and last changed.

    `full` tells whether the feed gives the whole article and no mere summary.
    """

    url: str | None
    name: str | None
    title: str | None
    text: str
    published: str | None
    changed: str | None
    full: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, which is taken for the outlet's name, and its entries in order."""

    title: str | None
    entries: tuple[Entry, ...]


def feed(xml: str, source: str) -> Feed:
    """Return the feed in `xml`, text that `xml.guarded` let pass; mended as far as can be where it is not well-formed.

    Raises:
        NotTextError: it is no feed.
    """
    import feedparser  # noqa: PLC0415  (slow to load)

    # as a stream: feedparser takes a string for an address or a file, and would open it
    held = io.BytesIO(xml.encode("utf-8", "replace"))
    found = feedparser.parse(held, response_headers={"content-type": "application/xml; charset=utf-8"})
    if not found.version and not found.entries:
        raise NotTextError(source, "is no RSS or Atom feed")
    return Feed(found.feed.get("title") or None, tuple(_entry(item) for item in found.entries))


def reports_in(found: Feed, source: str, terms: Terms) -> Iterator[Report]:
    """Yield the reports that the entries give in the feed itself; what cannot be read is told."""
    for number, entry in enumerate(found.entries, 1):
        try:
            yield report_of(entry, found, entry.url or f"{source}:{number}", terms)
        except ReportError as problem:
            terms.tell(problem)


def report_of(entry: Entry, found: Feed, source: str, terms: Terms) -> Report:
    """Return the report that the words of `entry` make."""
    name = name_at(entry.url) if entry.url else entry.name
    return report(
        entry.text,
        terms,
        source=source,
        title=entry.title,
        name=name,
        published=entry.published,
        url=entry.url,
        outlet=found.title,
    )


def _entry(item: Any) -> Entry:
    given = [part.get("value") or "" for part in item.get("content", ())]
    text = _plain(max(given, key=len, default="") or item.get("summary") or "")
    link = str(item.get("link") or "").strip()
    return Entry(
        link if link.startswith(("http://", "https://")) else None,
        item.get("id") or None,
        _plain(item.get("title") or "") or None,
        text,
        _day(item, "published") or _day(item, "updated"),
        _moment(item, "updated"),
        len(_WORD.findall(text)) >= FULL and not _CUT.search(text),
    )


def _day(item: Any, which: str) -> str | None:
    """Return the day as the feed writes it, in the outlet's own time zone; None where it cannot be read."""
    try:
        day = published_day(dict.get(item, which), which)
    except DateError:
        return (_moment(item, which) or "")[:10] or None
    return day.isoformat() if day else None


def _moment(item: Any, which: str) -> str | None:
    parsed = dict.get(item, f"{which}_parsed")  # its own get gives one date for another
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", parsed) if parsed else None


def _plain(words: str) -> str:
    """Return the running text of a piece of HTML, a paragraph a line."""
    from lxml import etree  # noqa: PLC0415
    from lxml import html as markup  # noqa: PLC0415

    if "<" not in words and "&" not in words:
        return words.strip()
    try:
        tree = markup.fragment_fromstring(words, create_parent="div")
    except (etree.LxmlError, ValueError):
        return words.strip()
    for mark in tree.iter("p", "br", "div", "li", "h1", "h2", "h3"):
        mark.tail = "\n" + (mark.tail or "")
    return "\n".join(filter(None, (" ".join(line.split()) for line in tree.text_content().split("\n"))))
