"""Sitemaps: the pages that they name, or, in an index, the further sitemaps."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from waqai.reports.errors import DamagedError

_WANTED = {"loc": "url", "lastmod": "changed", "publication_date": "published", "title": "title", "name": "outlet",
           "language": "language"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or in an index (`index`) a further sitemap, and what is told of it; dates are ISO 8601 as given.

    `title`, `outlet`, `language` and `published` are those of a news sitemap.
    """

    url: str
    index: bool
    changed: str | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    language: str | None = None


def places(xml: str, source: str) -> Iterator[Place]:
    """Yield the places that a sitemap names, in order; `xml` is text that `xml.guarded` let pass.

    Raises:
        DamagedError: it breaks off or is not well-formed; the places before that have been yielded.
    """
    from lxml import etree  # noqa: PLC0415

    options: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    steps = etree.iterparse(io.BytesIO(xml.encode("utf-8", "replace")), events=("end",), encoding="utf-8", **options)
    try:
        for _, element in steps:
            kind = _local(element)
            if kind in ("url", "sitemap") and element.getparent() is not None:
                if told := _told(element):
                    yield Place(index=kind == "sitemap", **told)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as problem:
        raise DamagedError(source, f"is a sitemap that is damaged or breaks off ({problem})") from problem


def _told(element: Any) -> dict[str, Any]:
    told: dict[str, str] = {}
    for item in element.iter():
        name = _WANTED.get(_local(item))
        if name and item.text and item.text.strip() and _local(item.getparent()) != "image":
            told.setdefault(name, item.text.strip())
    return told if told.get("url", "").startswith(("http://", "https://")) else {}


def _local(element: Any) -> str:
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
