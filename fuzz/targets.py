"""What is fuzzed: each target takes bytes, makes an input of them, and fails where something does not hold."""

import gzip
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

from fuzz import grammar
from fuzz.choices import Choices
from fuzz.requests import request
from fuzz.seeds import feed, lines, page, record_fields, warc
from waqai import figures, times
from waqai.arabic import analyse
from waqai.coding import code, reader_named
from waqai.record import check, from_json, to_json
from waqai.reports import Report, ReportError
from waqai.reports.files import of_stream
from waqai.reports.making import report
from waqai.reports.terms import Terms
from waqai.spans import Span


def dates(data: bytes) -> None:
    """Expressions of time and number, on any day: spans are in the text, bounds in order."""
    choices = Choices(data)
    day = choices.of((None, date.min, date.max, date(2018, 5, 16), date(2024, 2, 29)))
    if choices.one_in(3):
        day = date.fromordinal(1 + choices.below(date.max.toordinal()))
    text = grammar.expression(choices)
    analysis = analyse(Report(text, "fuzz"))
    found = times.find(analysis, day, day)
    for time in found:
        _inside(time.span, text)
        assert not (time.start and time.end) or time.start <= time.end, time
    for figure in figures.find(analysis, found):
        _inside(figure.span, text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high, figure


def coding(data: bytes) -> None:
    """Text of any kind: a clear refusal, or a record that holds all that docs/record.md says."""
    choices = Choices(data)
    published = choices.of((None, date.min, date.max, date(2018, 5, 16), date(2024, 2, 29)))
    title = grammar.text(choices, 8) if choices.one_in(3) else None
    try:
        made = report(grammar.text(choices), source="fuzz", title=title, published=published)
    except ReportError:
        return
    _coded(made)


def reading(data: bytes) -> None:
    """Bytes as pages, feeds, lines, archives: reports or errors that name the input; nothing else is raised."""
    choices = Choices(data)
    name, content = _file(choices)
    terms = Terms(None, date(2026, 1, 1), lambda _problem: None)
    try:
        for found in of_stream(io.BufferedReader(io.BytesIO(content)), name, name, terms, size=len(content)):  # type: ignore[arg-type]
            for part in found.segments:
                _inside(part.span, found.text)
            for notice in found.notices:
                _inside(notice.span, found.text)
            found.text.encode("utf-8")
    except ReportError as problem:
        refusal = problem
    else:
        return
    assert refusal.source.startswith(name), refusal


def records(data: bytes) -> None:
    """JSON that was a record once: it is refused as a ValueError, or it is a record that can be checked and written."""
    choices = Choices(data)
    fields = json.loads(record_fields())
    for _ in range(1 + choices.below(3)):
        _broken(fields, choices)
    told = json.dumps(fields)
    if choices.one_in(5):
        at = choices.below(len(told))
        told = told[:at] + choices.rest()[:8].decode("latin-1") + told[at + 1 :]
    try:
        record = from_json(told)
    except ValueError:
        return
    if not check(record):
        assert to_json(from_json(to_json(record))) == to_json(record)


def api(data: bytes) -> None:
    """Requests to the API and the pages of the desk: never an answer that tells of a fault of ours."""
    choices = Choices(data)
    method, path, query, body = request(choices)
    answer = _client().request(method, path, params=query, content=body, headers={"content-type": "application/json"})
    assert answer.status_code < 500, (method, path, query, body, answer.text[:500])
    if answer.headers.get("content-type", "").startswith("application/json"):
        answer.json()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "dates": dates,
    "coding": coding,
    "reading": reading,
    "records": records,
    "api": api,
}


def _coded(made: Report) -> None:
    record = code(made, reader_named("lexicon"))
    assert check(record) == []
    assert record.document.text == made.text
    told = to_json(record)
    assert from_json(told) == record
    json.loads(told)


def _inside(span: Span, text: str) -> None:
    assert 0 <= span.start < span.end <= len(text), (tuple(span), len(text))
    assert span.of(text).strip(), tuple(span)


_KINDS: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    ("a.html", page),
    ("a.xml", feed),
    ("a.jsonl", lines),
    ("a.warc", warc),
    ("a.txt", lambda text: text.encode("utf-8", "surrogatepass")),
    ("a.txt", lambda text: text.encode("utf-16", "replace")),
    ("a.txt", lambda text: text.encode("cp1256", "replace")),
)


def _file(choices: Choices) -> tuple[str, bytes]:
    """Return name and bytes of a file that was whole before a few bytes of it were changed, cut or doubled."""
    if choices.one_in(10):
        return choices.of(("a.txt", "a.html", "a.jsonl", "a.zip", "a.gz", "a.warc.gz")), choices.rest()
    name, made = choices.of(_KINDS)
    wrap, changes = choices.below(6), choices.below(6)
    whole = [choices.below(1 << 20) for _ in range(3 * changes)]
    content = made(grammar.text(choices, 60))
    if wrap == 4:
        content, name = gzip.compress(content, mtime=0), f"{name}.gz"
    if wrap == 5:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        content, name = packed.getvalue(), "a.zip"
    held = bytearray(content)
    for kind, where, what in zip(whole[::3], whole[1::3], whole[2::3], strict=True):
        at = where % max(1, len(held))
        if kind % 3 == 0:
            held[at : at + 1] = bytes([what % 256])
        elif kind % 3 == 1:
            del held[at : at + what % 40]
        else:
            held[at:at] = held[at : at + what % 200]
    return name, bytes(held)


_ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    "",
    "x",
    "2018-13-40",
    "2018-01-01",
    [],
    {},
    [1],
    [5, 2],
    [0, 9**9],
    {"a": 1},
)


def _broken(fields: Any, choices: Choices) -> None:
    """Put an odd value somewhere into `fields`, or take something out."""
    while True:
        if not fields or not isinstance(fields, dict | list):
            return
        keys = list(fields) if isinstance(fields, dict) else list(range(len(fields)))
        key = choices.of(keys)
        if isinstance(fields[key], dict | list) and fields[key] and not choices.one_in(4):
            fields = fields[key]
        elif choices.one_in(6):
            del fields[key]
            return
        else:
            fields[key] = deepcopy(choices.of(_ODD))  # the next input must not find it changed
            return


@cache
def _client() -> Any:
    from fastapi.testclient import TestClient  # noqa: PLC0415

    from waqai.desk.app import create_app  # noqa: PLC0415
    from waqai.desk.settings import Settings  # noqa: PLC0415
    from waqai.register.adding import add  # noqa: PLC0415
    from waqai.register.coders import coder  # noqa: PLC0415
    from waqai.register.opening import open_register  # noqa: PLC0415
    from waqai.register.versions import version  # noqa: PLC0415

    folder = tempfile.mkdtemp(prefix="waqai-fuzz-")
    register = open_register(os.path.join(folder, "waqai.db"))
    story = (
        "قصفت طائرات أمريكية أمس مواقع لتنظيم داعش قرب الموصل، ما أسفر عن مقتل {} مسلحا. وقال الوزير إن الغارات ستستمر."
    )
    reports = [
        report(story.format(n + 3), source=f"r{n}", name=f"r{n}", published=date(2018, 4, 1 + n)) for n in range(4)
    ]
    with coder("lexicon") as chosen:
        add(register, reports, chosen, version("lexicon"))
    app = create_app(register, settings=Settings(reader="lexicon", user="fuzz"))
    client = TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
    return client.__enter__()
