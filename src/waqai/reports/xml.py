"""XML from outside: what declares entities is refused before a parser sees it."""

import re

from waqai.reports.decoding import decode
from waqai.reports.errors import UnsafeError

_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>\s*")
_ENTITY = re.compile(r"<!ENTITY\b", re.I)
_ROOT = re.compile(r"(?:\s*<[?!](?:--.*?--|DOCTYPE[^>\[]*\[.*?\]\s*|[^>]*)>)*\s*<(?:\w+:)?(\w+)", re.S)
_FEEDS = frozenset(("rss", "feed", "RDF"))
_SITEMAPS = frozenset(("urlset", "sitemapindex"))


def guarded(data: bytes, source: str, declared: str | None = None) -> str:
    """Return the XML in `data` as text without its declaration, whose encoding no longer holds.

    Raises:
        UnsafeError: it declares entities, which can swell without end or reach for other files.
    """
    text = _DECLARATION.sub("", decode(data, source, declared or _encoding(data)))
    if _ENTITY.search(text):
        raise UnsafeError(source, "declares XML entities, which no feed needs and which can do harm; left out")
    return text


def kind_of(text: str) -> str | None:
    """Return "feed" or "sitemap" where the root of the XML `text` is one, else None."""
    found = _ROOT.match(_DECLARATION.sub("", text[:20_000]))
    name = found[1] if found else ""
    return "feed" if name in _FEEDS else "sitemap" if name in _SITEMAPS else None


def _encoding(data: bytes) -> str | None:
    found = re.match(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", data[:400])
    return found[1].decode("ascii") if found else None
