"""Web pages: the title, the running text, the outlet and the day of publication of an article's HTML."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from waqai.reports.addresses import day_in
from waqai.reports.dates import published_day
from waqai.reports.errors import DateError, EmptyInputError, NotTextError, ReportError, TooLongError

MAX_PAGE = 8_000_000
MAX_TAGS = 100_000
_DATE_META = (
    "article:published_time", "datePublished", "date", "pubdate", "publishdate", "publish-date", "DC.date.issued",
    "dcterms.created", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_OUTLET_META = ("og:site_name", "application-name", "dc.publisher", "DC.publisher", "publisher")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_OPENS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page. `published` is as the markup tells it, `url` the address that the page gives itself."""

    title: str | None
    text: str
    published: str | None
    outlet: str | None
    url: str | None


def is_page(text: str) -> bool:
    """Tell whether `text` begins as HTML does."""
    return _OPENS.match(text[:2000]) is not None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the head of a page names."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def article(html: str, source: str) -> Page:
    """Return the article of a page.

    The day is read from markup (meta, JSON-LD, <time>) and the page's own address alone, never guessed from running
    text; the outlet is the name that the page gives its site, or its publisher's in JSON-LD.

    Raises:
        ReportError: there is no article on the page, or it is longer than MAX_PAGE or has more than MAX_TAGS tags.
    """
    if len(html) > MAX_PAGE:
        told = f"is a page of {len(html):,} characters, which may have {MAX_PAGE:,}; save its text as .txt"
        raise TooLongError(source, told)
    if html.count("<") > MAX_TAGS:  # an article's page has a few thousand; finding the text takes time for each
        raise TooLongError(source, f"is a page of more than {MAX_TAGS:,} tags; save its text as .txt")
    if not html.strip():
        raise EmptyInputError(source, "is an empty page")
    try:
        return _article(html, source)
    except ReportError:
        raise
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError, AssertionError) as problem:
        # whatever a page does to the parsers under us, the next one is read
        raise NotTextError(source, f"is a page that cannot be parsed ({problem}); save its text as .txt") from problem


def _article(html: str, source: str) -> Page:
    import trafilatura  # noqa: PLC0415  (slow to load)
    from lxml import etree  # noqa: PLC0415
    from lxml import html as markup  # noqa: PLC0415

    found: Any = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    text = (found.text or "").strip() if found else ""
    if not text:
        raise EmptyInputError(source, "is a page without an article; save the article's text as .txt")
    try:
        tree = markup.document_fromstring(html.encode("utf-8", "replace"), markup.HTMLParser(encoding="utf-8"))
    except etree.ParserError as problem:
        raise EmptyInputError(source, "is an empty page") from problem
    title, url = (found.title or "").strip() or None, _address(tree)
    day = _published(tree) or (day_in(url) if url else None)
    return Page(title, _without_title(text, title), str(day) if day else None, _outlet(tree), url)


def _without_title(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and first.strip() == title and rest.strip() else text


def _published(tree: Any) -> str | None:
    """Return the first of the page's dates that is one."""
    return next((value for value in _dates(tree) if _is_day(value)), None)


def _dates(tree: Any) -> Iterator[str]:
    yield from _meta(tree, _DATE_META)
    for item in _linked(tree):
        if isinstance(item.get("datePublished"), str):
            yield str(item["datePublished"])
    yield from map(str, tree.xpath("//article//time/@datetime | //time[@pubdate]/@datetime"))


def _is_day(value: str) -> bool:
    try:
        return published_day(value, "") is not None
    except DateError:
        return False


def _outlet(tree: Any) -> str | None:
    for value in _meta(tree, _OUTLET_META):
        return value
    for item in _linked(tree):
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str) and publisher["name"].strip():
            return str(publisher["name"])
    return None


def _address(tree: Any) -> str | None:
    for value in (*tree.xpath("//link[@rel='canonical']/@href"), *_meta(tree, ("og:url",))):
        if str(value).startswith(("http://", "https://")):
            return str(value)
    return None


def _meta(tree: Any, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for value in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name):
            if value.strip():
                yield str(value).strip()


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD, the outer ones first."""
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            stack: list[object] = [json.loads(block)]
        except (json.JSONDecodeError, RecursionError):
            continue
        while stack:
            item = stack.pop()
            if isinstance(item, dict):
                yield item
                stack.extend(reversed(item.values()))
            elif isinstance(item, list):
                stack.extend(reversed(item))
