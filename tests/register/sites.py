"""A site of our own on this machine, which notes what it was asked."""

import gzip
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """`pages` maps a path to its answer: a body, or a function of the request that gives (status, headers, body)."""

    pages: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    address: str = ""

    def paths(self):
        """The paths asked, but robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving():
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, dict(self.headers)))
            answer = site.pages.get(self.path, (404, {}, b""))
            status, headers, body = answer(self.headers) if callable(answer) else _whole(answer)
            body = body.replace(b"SITE", site.address.encode()) if isinstance(body, bytes) else body
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value.replace("SITE", site.address))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def _whole(answer):
    return answer if isinstance(answer, tuple) else (200, {}, answer if isinstance(answer, bytes) else answer.encode())


def unchanging(body, etag):
    """An answer that says «unchanged» to who has it."""
    data = body if isinstance(body, bytes) else body.encode()

    def answer(headers):
        if headers.get("If-None-Match") == etag:
            return 304, {"ETag": etag}, b""
        return 200, {"ETag": etag, "Last-Modified": "Mon, 16 Apr 2018 10:00:00 GMT"}, data

    return answer


def page(title, text, outlet="وكالة الاختبار", day="2018-04-12", head=""):
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        f'<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day}T08:00:00+03:00">{head}</head>'
        f"<body><nav><a href='/'>الرئيسية</a></nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def rss(items, title="خلاصة الاختبار", head=""):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" '
        f'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{title}</title>'
        f"<link>SITE/</link><description>.</description>{''.join(items)}</channel></rss>"
    )


def item(path, title="عنوان", day="Thu, 12 Apr 2018 08:00:00 +0300", more=""):
    return f"<item><title>{title}</title><link>SITE{path}</link><pubDate>{day}</pubDate>{more}</item>"


def sitemap(*places, index=False):
    kind, each = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    inside = "".join(f"<{each}><loc>SITE{path}</loc>{more}</{each}>" for path, more in places)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{inside}</{kind}>'
    )


def packed(text):
    return gzip.compress(text.encode())
