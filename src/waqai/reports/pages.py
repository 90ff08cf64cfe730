"""Web pages: the title, the day of publication and the running text of an article's HTML."""

import json
from collections.abc import Iterator
from typing import Any

from waqai.reports.errors import EmptyInputError

_DATE_META = (
    "article:published_time", "datePublished", "date", "pubdate", "publishdate", "publish-date", "DC.date.issued",
    "dcterms.created", "sailthru.date", "parsely-pub-date",
)  # fmt: skip


def article(html: str, source: str) -> tuple[str | None, str, str | None]:
    """Return (title, text, published as the markup tells it) of a page.

    The day is read from markup alone (meta, JSON-LD, <time>), never guessed from running text.
    """
    import trafilatura  # noqa: PLC0415  (slow to load)
    from lxml import html as markup  # noqa: PLC0415

    if not html.strip():
        raise EmptyInputError(source, "is an empty page")
    found: Any = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    text = (found.text or "").strip() if found else ""
    if not text:
        raise EmptyInputError(source, "is a page without an article; save the article's text as .txt")
    title = (found.title or "").strip() or None
    return (
        title,
        _without_title(text, title),
        _published(markup.document_fromstring(html.encode("utf-8"))),
    )


def _without_title(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and first.strip() == title and rest.strip() else text


def _published(tree: Any) -> str | None:
    for name in _DATE_META:
        for value in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name):
            return str(value)
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        for value in _dates_of(block):
            return value
    for value in tree.xpath("//article//time/@datetime | //time[@pubdate]/@datetime"):
        return str(value)
    return None


def _dates_of(block: str) -> Iterator[str]:
    try:
        stack: list[object] = [json.loads(block)]
    except json.JSONDecodeError:
        return
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if isinstance(item.get("datePublished"), str):
                yield item["datePublished"]
            stack.extend(reversed(item.values()))
        elif isinstance(item, list):
            stack.extend(reversed(item))
