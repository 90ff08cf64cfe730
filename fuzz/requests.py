"""Requests: the paths that the API and the desk have, with values that nobody sends."""

from fuzz import grammar
from fuzz.choices import Choices

PATHS = (
    *("about", "reports", "reports/{}", "reports/{}/text", "records/{}", "records/{}/events/{}", "events", "search"),
    *("incidents", "incidents/{}", "reviews", "reviews/{}", "queue", "statements", "dossiers", "dossiers/{}", "code"),
    *("counts", "events/{}/explain", "incidents/link", "openapi.json"),
)
PAGES = (
    "/",
    "/reports",
    "/reports/{}",
    "/search",
    "/incidents",
    "/incidents/{}",
    "/map",
    "/network",
    "/review",
    "/dossiers/{}",
)
NAMES = (
    *("q", "words", "actor", "recipient", "party", "source", "type", "mode", "status", "place", "country", "outlet"),
    *("since", "until", "published_since", "published_until", "confidence", "order", "limit", "after", "cursor", "why"),
    *("page", "format", "report", "day", "open", "disputed", "id", "oldest", "by", "zoom", "bounds"),
)
VALUES = (
    *("", "0", "-1", "1", "99999999999999999999", "1e309", "nan", "true", "ASSAULT", "occurred", "2018-04-01"),
    *(
        "2018-02-31",
        "0000-00-00",
        "9999-12-31",
        "r1",
        "e1",
        "n1",
        "USA",
        "relevance",
        "%",
        "*",
        '"',
        "'",
        "\\",
        "NEAR(",
        ")",
    ),
    *(
        "a OR",
        "-",
        "--",
        "\x00",
        "\ud800",
        "../../etc/passwd",
        "<script>",
        "a" * 5000,
        "٣",
        "AND",
        "^",
        "داعش",
        '"قصفت',
    ),
)
KEYS = (
    "text",
    "title",
    "published",
    "action",
    "report",
    "item",
    "fields",
    "value",
    "note",
    "incidents",
    "mentions",
    "type",
)


def request(choices: Choices) -> tuple[str, str, list[tuple[str, str]], bytes | None]:
    """Return method, path, query and body of a request."""
    method = choices.of(("GET", "GET", "GET", "POST", "PUT", "DELETE", "HEAD"))
    path = choices.of(PAGES) if choices.one_in(5) else f"/api/v1/{choices.of(PATHS)}"
    for _ in range(path.count("{}")):
        path = path.replace("{}", _escaped(_value(choices)), 1)
    query = [(choices.of(NAMES), _clean(_value(choices))) for _ in range(choices.below(5))]
    body = _body(choices) if method in ("POST", "PUT") else None
    return method, path, query, body


def _value(choices: Choices) -> str:
    kind = choices.below(4)
    return (
        choices.of(("r1", "r2", "e1", "r0", "1"))
        if kind == 0
        else grammar.text(choices, 4)
        if kind == 3
        else choices.of(VALUES)
    )


def _clean(value: str) -> str:
    """Return what a client can send at all: lone surrogates are not."""
    return value.encode("utf-8", "replace").decode()


def _escaped(value: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415

    return quote(_clean(value), safe="")


def _body(choices: Choices) -> bytes:
    import json  # noqa: PLC0415

    if choices.one_in(8):
        return choices.rest()[:200]
    fields = {choices.of(KEYS): _json(choices, 0) for _ in range(choices.below(5))}
    if choices.one_in(3):
        fields |= {
            "action": choices.of(("accept", "reject", "correct", "merge", "split", "undo")),
            "report": "r1",
            "item": "e1",
        }
    return json.dumps(fields).encode()


def _json(choices: Choices, depth: int) -> object:
    kind = choices.below(8)
    if kind < 4 or depth > 2:
        return _value(choices)
    if kind == 4:
        return choices.of((0, -1, 10**20, 1.5, None, True))
    if kind == 5:
        return [_json(choices, depth + 1) for _ in range(choices.below(4))]
    return {choices.of(KEYS): _json(choices, depth + 1) for _ in range(choices.below(4))}
