"""How tables name days and keys, and tell of days: there and back."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from waqai.incidents.attaching import Key
from waqai.incidents.clusters.prominence import Act, Prominent
from waqai.incidents.keeping.plain import plain, shaped
from waqai.incidents.shelf import Counted


def ordinal(day: date | None) -> int:
    """Return a day as tables name it."""
    return day.toordinal() if day else 0


def hashed(key: Key) -> int:
    """Return a key as tables name it."""
    told = "\0".join((*key[:3], key[3].isoformat())).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big", signed=True)


def counted(told: Any) -> Counted:
    """Return the counts that `counts_told` told."""
    return Counter({(kind, value): many for kind, items in told["items"].items() for value, many in items}), told[
        "texts"
    ]


def counts_told(counts: Counted) -> Any:
    """Return counts of a day as JSON."""
    items: dict[str, list[tuple[str, int]]] = {}
    for (kind, value), many in sorted(counts[0].items()):
        items.setdefault(kind, []).append((value, many))
    return {"texts": counts[1], "items": items}


def prominent(told: Any) -> tuple[dict[Act, float], dict[Prominent, tuple[str, ...]]]:
    """Return the shares and the prominent happenings of a day that `prominent_told` told."""
    shares = {(kind, mode, country): share for (kind, mode, country), share in told["shares"]}
    return shares, {shaped(Prominent, one): tuple(texts) for one, texts in told["happenings"]}


def prominent_told(shares: Mapping[Act, float], happenings: Mapping[Prominent, tuple[str, ...]]) -> Any:
    """Return the shares and the prominent happenings of a day as JSON."""
    return {
        "shares": sorted((plain(act), share) for act, share in shares.items()),
        "happenings": [(plain(one), list(texts)) for one, texts in happenings.items()],
    }
