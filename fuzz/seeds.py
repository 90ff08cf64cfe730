"""Whole files of every kind, around a text, and a whole record."""

import html
import io
import json
from functools import cache

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from waqai.coding import code, reader_named
from waqai.reports import read


def page(text: str) -> bytes:
    """Return a page with the text as its article."""
    body = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n"))
    head = '<meta charset="utf-8"><meta property="article:published_time" content="2018-05-16T10:00:00Z">'
    return (
        f"<!doctype html><html><head><title>خبر</title>{head}</head><body><article><h1>خبر</h1>{body}</article>".encode(
            "utf-8", "surrogatepass"
        )
    )


def feed(text: str) -> bytes:
    """Return a feed with the text in one entry."""
    entry = f"<item><title>خبر</title><link>http://example.org/1</link><description>{html.escape(text)}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>الجريدة</title>{entry}</channel></rss>'.encode(
        "utf-8", "surrogatepass"
    )


def lines(text: str) -> bytes:
    """Return three lines, the text in the second."""
    rows = [
        {"id": n, "title": "خبر", "text": told, "published": "2018-05-16"} for n, told in enumerate(("أ", text, "قتل"))
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "surrogatepass")


def warc(text: str) -> bytes:
    """Return an archive that holds the page of the text."""
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
    made = writer.create_warc_record(
        "http://example.org/1", "response", payload=io.BytesIO(page(text)), http_headers=headers
    )
    writer.write_record(made)
    return packed.getvalue()


@cache
def record_fields() -> str:
    """Return a record as JSON, with something in most of its lists."""
    story = (
        "قال وزير الدفاع العراقي أمس إن 12 مسلحا على الأقل قتلوا في غارة جوية قرب الموصل ردا على هجوم استهدف بغداد.\n\n"
        "ونفى المتحدث باسم الحركة الهجوم، وهدد بالرد. وطالب مجلس الأمن بسحب القوات."
    )
    return code(read(story.encode(), published="2018-05-16"), reader_named("lexicon")).to_json()
