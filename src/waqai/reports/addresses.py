"""Addresses of pages: the host, the day in the path, and a name for the report that lies there."""

import re
from datetime import date
from urllib.parse import unquote, urlsplit

_DAY = re.compile(r"/(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_ENDING = re.compile(r"\.(?:html?|xhtml|aspx?|php|shtml|amp)$", re.I)
_APART = re.compile(r"[^\w.\-]+")
NAME_LONGEST = 100


def host(url: str) -> str | None:
    """Return the host of `url` without «www.»; None where it has none."""
    try:
        found = urlsplit(url).hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www|m|amp)\.(?=.+\.)", "", found) if found else None


def day_in(url: str) -> date | None:
    """Return the day that the path of `url` names, as /2018/05/14/ does."""
    found = _DAY.search(url)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def name_at(url: str) -> str:
    """Return a name for the report at `url`: its host and the end of its path, in letters that a file can have."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = [part for part in _ENDING.sub("", unquote(parts.path)).split("/") if part]
    words = [host(url) or "", *(path[-1:]), unquote(parts.query)]
    return "-".join(filter(None, (_APART.sub("_", word).strip("._") for word in words)))[:NAME_LONGEST]
