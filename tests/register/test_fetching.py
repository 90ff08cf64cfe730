"""Fetching from the web, from a site on this machine: nothing twice, nothing rude, nothing without end."""

import gzip
import socket
import time
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from sites import item, packed, page, rss, serving, sitemap, unchanging
from telling import OLD, bare

from waqai.cli import main
from waqai.register.adding import add
from waqai.register.fetching import Fetching
from waqai.register.opening import open_register
from waqai.register.politeness import LONGEST_DELAY, USER_AGENT, Manners, Turns
from waqai.register.schema import reports, visits
from waqai.register.visits import Visits
from waqai.reports.errors import FetchError, NotTextError, UnsafeError
from waqai.reports.terms import Terms

QUICK = Manners(delay=0.0, timeout=0.5, tries=2)
TEXTS = [
    f"أعلنت وزارة الداخلية إغلاق المعبر رقم {n} أمام المسافرين حتى إشعار آخر بعد اشتباكات.\nوقال متحدث إن القرار مؤقت."
    for n in range(9)
]


@pytest.fixture
def site():
    with serving() as served:
        yield served


@pytest.fixture
def kept(tmp_path):
    with open_register(tmp_path / "waqai.db") as register:
        yield register


class Run:
    """One `waqai add`: what it gave, and what it told."""

    def __init__(self, register, url, manners=QUICK, settle=True, now=None):
        self.told = []
        terms = Terms(latest=datetime.now(UTC).date(), on_error=self.told.append)
        self.visits = Visits(register, *([now] if now else []))
        self.reports = []
        found = self._noted(Fetching(self.visits, terms, manners).reports(url))
        self.summary = add(register, found, bare, OLD)
        if settle:
            self.visits.settle()

    def _noted(self, found):
        for report in found:
            self.reports.append(report)
            yield report

    @property
    def faults(self):
        return [type(problem) for problem in self.told]


def steady(site, count):
    """A feed that says so where it is unchanged."""
    return unchanging(rss([item(f"/news/{n}.html") for n in range(count)]).replace("SITE", site.address), '"a"')


def pages(site, count=3, first=0):
    for n in range(first, first + count):
        site.pages[f"/news/{n}.html"] = page(f"إغلاق المعبر {n}", TEXTS[n])


def test_a_page_tells_title_day_outlet_and_address(site, kept):
    pages(site, 1)
    (report,) = Run(kept, f"{site.address}/news/0.html").reports
    assert report.title == "إغلاق المعبر 0"
    assert report.text == f"إغلاق المعبر 0\n\n{TEXTS[0]}"
    assert (report.outlet, str(report.published)) == ("وكالة الاختبار", "2018-04-12")
    assert report.url == f"{site.address}/news/0.html"
    assert report.name == "127.0.0.1-0"
    assert all(headers["User-Agent"] == USER_AGENT for _, headers in site.asked)


def test_a_feed_leads_to_its_pages_once(site, kept):
    pages(site)
    site.pages["/feed"] = unchanging(
        rss([item(f"/news/{n}.html") for n in range(2)]).replace("SITE", site.address), '"a"'
    )
    assert len(Run(kept, f"{site.address}/feed").summary.added) == 2
    site.asked.clear()
    assert Run(kept, f"{site.address}/feed").reports == []
    assert site.paths() == ["/feed"]
    assert site.asked[-1][1]["If-None-Match"] == '"a"'
    assert site.asked[-1][1]["If-Modified-Since"] == "Mon, 16 Apr 2018 10:00:00 GMT"
    site.pages["/feed"] = rss([item(f"/news/{n}.html") for n in range(3)])
    site.asked.clear()
    assert [report.url for report in Run(kept, f"{site.address}/feed").reports] == [f"{site.address}/news/2.html"]
    assert site.paths() == ["/feed", "/news/2.html"]


def test_a_feed_with_whole_articles_needs_no_pages(site, kept):
    whole = "\n".join(f"<p>{line}</p>" for line in TEXTS * 3)
    more = f"<content:encoded><![CDATA[{whole}]]></content:encoded>"
    site.pages["/feed"] = rss([item("/news/0.html", "إغلاق المعابر", more=more)])
    (report,) = Run(kept, f"{site.address}/feed").reports
    assert report.text.startswith(f"إغلاق المعابر\n\n{TEXTS[0]}")
    assert (report.outlet, str(report.published)) == ("خلاصة الاختبار", "2018-04-12")
    assert site.paths() == ["/feed"]
    assert Run(kept, f"{site.address}/feed").reports == []


def test_who_is_stopped_before_settling_loses_nothing(site, kept):
    pages(site)
    site.pages["/feed"] = unchanging(
        rss([item(f"/news/{n}.html") for n in range(3)]).replace("SITE", site.address), '"a"'
    )
    found = Fetching(Visits(kept), Terms(), QUICK).reports(f"{site.address}/feed")
    add(kept, [next(found)], bare, OLD)
    found.close()
    assert len(Run(kept, f"{site.address}/feed").summary.added) == 2
    with kept.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(reports)) == 3
    assert sorted(site.paths()).count("/news/0.html") == 1


def test_what_cannot_be_had_now_is_tried_again_and_what_never_can_be_is_not(site, kept):
    pages(site, 1)
    site.pages["/news/1.html"] = (503, {}, b"")
    site.pages["/news/2.html"] = page(
        "Ports reopen after the storm", "The ports will open again next week, he said. " * 9
    )
    site.pages["/feed"] = unchanging(
        rss([item(f"/news/{n}.html") for n in range(4)]).replace("SITE", site.address), '"a"'
    )
    first = Run(kept, f"{site.address}/feed")
    assert (len(first.summary.added), len(first.told)) == (1, 3)
    assert [str(each)[-18:] for each in first.told if "503" in str(each)] == ["es with HTTP status 503"[-18:]]
    pages(site, 1, first=1)
    site.asked.clear()
    second = Run(kept, f"{site.address}/feed")
    assert (len(second.summary.added), second.told) == (1, [])
    assert site.paths() == ["/feed", "/news/1.html"]
    with kept.reading() as connection:
        faults = dict(
            connection.execute(sa.select(visits.c.url, visits.c.fault).where(visits.c.fault.is_not(None))).all()
        )
    assert sorted(url.rsplit("/", 1)[1] for url in faults) == ["2.html", "3.html"]


def test_a_sitemap_index_leads_to_pages_and_again_to_those_that_have_changed(site, kept):
    pages(site)
    news = (
        "<news:news><news:publication><news:name>وكالة الخريطة</news:name><news:language>ar</news:language>"
        "</news:publication><news:publication_date>2018-04-13</news:publication_date><news:title>عنوان</news:title></news:news>"
    )
    bare_head = page("إغلاق المعبر 1", TEXTS[1]).split("<meta property")[0]
    site.pages["/news/1.html"] = f"{bare_head}</head><body><article><p>{TEXTS[1]}</p></article></body></html>"
    site.pages["/sitemap.xml"] = sitemap(("/a.xml.gz", ""), ("/b.xml", ""), index=True)
    site.pages["/a.xml.gz"] = lambda _: (200, {}, packed(sitemap(("/news/0.html", "")).replace("SITE", site.address)))
    site.pages["/b.xml"] = sitemap(("/news/1.html", news), ("/news/2.html", "<lastmod>2018-04-14</lastmod>"))
    first = Run(kept, f"{site.address}/sitemap.xml", now=lambda: datetime(2018, 4, 15, tzinfo=UTC))
    assert first.told == []
    assert [(each.outlet, str(each.published)) for each in first.reports] == [
        ("وكالة الاختبار", "2018-04-12"),
        ("وكالة الخريطة", "2018-04-13"),
        ("وكالة الاختبار", "2018-04-12"),
    ]
    site.pages["/b.xml"] = sitemap(("/news/1.html", news), ("/news/2.html", "<lastmod>2018-04-16T10:00:00Z</lastmod>"))
    site.pages["/news/2.html"] = page("إغلاق المعبر 2", TEXTS[2] + "\nوأعيد فتحه بعد ساعات من ذلك.")
    assert [each.url[-6:] for each in Run(kept, f"{site.address}/sitemap.xml").reports] == ["2.html"]


def test_sitemaps_in_sitemaps_without_end_are_left(site, kept):
    site.pages["/sitemap.xml"] = sitemap(("/sitemap.xml?1", ""), index=True)
    for n in range(1, 9):
        site.pages[f"/sitemap.xml?{n}"] = sitemap((f"/sitemap.xml?{n + 1}", ""), index=True)
    run = Run(kept, f"{site.address}/sitemap.xml")
    assert len(site.paths()) == 1 + QUICK.depth
    assert [("too deep" in str(problem)) for problem in run.told] == [True]


def test_no_more_pages_than_allowed_in_a_run_and_the_others_in_the_next(site, kept):
    pages(site, 5)
    site.pages["/feed"] = unchanging(
        rss([item(f"/news/{n}.html") for n in range(5)]).replace("SITE", site.address), '"a"'
    )
    few = Manners(delay=0.0, pages=3)
    first = Run(kept, f"{site.address}/feed", few)
    assert (len(first.reports), ["run the same again" in str(each) for each in first.told]) == (3, [True])
    second = Run(kept, f"{site.address}/feed", few)
    assert (len(second.reports), second.told) == (2, [])


def test_robots_txt_is_kept_to(site, kept):
    pages(site, 2)
    site.pages["/robots.txt"] = "User-agent: waqai\nDisallow: /news/1\nCrawl-delay: 1\n\nUser-agent: *\nDisallow: /"
    site.pages["/feed"] = rss([item(f"/news/{n}.html") for n in range(2)])
    began = time.monotonic()
    run = Run(kept, f"{site.address}/feed")
    assert len(run.reports) == 1
    assert ["robots.txt" in str(problem) for problem in run.told] == [True]
    assert site.paths() == ["/feed", "/news/0.html"]
    assert time.monotonic() - began > 0.9


def test_a_site_whose_robots_txt_cannot_be_had_is_left_alone(site, kept):
    pages(site, 1)
    site.pages["/robots.txt"] = (500, {}, b"")
    assert "robots.txt" in str(Run(kept, f"{site.address}/news/0.html").told[0])
    assert site.paths() == []


def test_we_wait_between_requests_to_a_host_and_as_long_as_asked():
    now, slept = [100.0], []

    def sleep(seconds):
        slept.append(round(seconds, 3))
        now[0] += seconds

    turns = Turns(1.0, lambda: now[0], sleep)
    for host in ("a", "b", "a", "a"):
        turns.wait(host)
    assert slept == [1.0, 1.0]
    turns.wait("b", wanted=5)
    turns.wait("b")
    assert slept[2:] == [5.0]
    turns.hold("b", 1e9)
    turns.wait("b")
    assert slept[3:] == [LONGEST_DELAY]


def test_redirects_are_followed_but_not_for_ever_nor_out_of_the_web(site, kept, tmp_path):
    pages(site, 1)
    (tmp_path / "secret.txt").write_text(TEXTS[0], "utf-8")
    site.pages["/old"] = (301, {"Location": "/news/0.html"}, b"")
    site.pages["/round"] = (302, {"Location": "/round"}, b"")
    site.pages["/file"] = (302, {"Location": f"file://{tmp_path}/secret.txt"}, b"")
    (report,) = Run(kept, f"{site.address}/old").reports
    assert report.url == f"{site.address}/old"
    assert "on and on" in str(Run(kept, f"{site.address}/round").told[0])
    assert "no web page" in str(Run(kept, f"{site.address}/file").told[0])


@pytest.mark.parametrize("path", ["/slow", "/none"])
def test_a_site_that_does_not_answer_is_named(site, kept, path):
    if path == "/slow":
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            run = Run(kept, f"http://127.0.0.1:{silent.getsockname()[1]}/slow")
    else:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]
        run = Run(kept, f"http://127.0.0.1:{port}/none")
    assert run.faults == [FetchError]
    assert "cannot be reached" in str(run.told[0])


def test_an_answer_that_breaks_off_or_swells_is_no_report(site, kept):
    site.pages["/short"] = (200, {"Content-Length": "5000"}, page("عنوان", TEXTS[0]).encode())
    site.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(80_000_000)))
    assert ["breaks off" in str(each) for each in Run(kept, f"{site.address}/short").told] == [True]
    assert ["more than" in str(each) for each in Run(kept, f"{site.address}/bomb").told] == [True]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "SITE/evil.dtd"> %x;]>',
    ],
    ids=["billion laughs", "external", "parameter"],
)
@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_entities_are_refused_and_nothing_is_fetched_for_them(site, kept, declared, kind):
    xml = rss([item("/news/0.html", "&x;")]) if kind == "feed" else sitemap(("/news/0.html", ""))
    start, rest = xml.split("?>", 1)
    site.pages["/feed"] = f"{start}?>{declared}{rest}"
    run = Run(kept, f"{site.address}/feed")
    assert (run.reports, run.faults) == ([], [UnsafeError])
    assert site.paths() == ["/feed"]


def test_an_address_that_is_none_says_so(kept):
    for url in ("http://", "http://[bad/", "http://no-such-host.invalid/"):
        run = Run(kept, url)
        assert run.faults == [FetchError], url


def test_windows_1256_by_header_and_atom_in_utf16(site, kept):
    site.pages["/old.html"] = (
        200,
        {"Content-Type": "text/html; charset=windows-1256"},
        page("إغلاق المعبر", TEXTS[0]).replace('<meta charset="utf-8">', "").encode("cp1256"),
    )
    (report,) = Run(kept, f"{site.address}/old.html").reports
    assert report.text == f"إغلاق المعبر\n\n{TEXTS[0]}"
    atom = (
        '<?xml version="1.0" encoding="utf-16"?><feed xmlns="http://www.w3.org/2005/Atom"><title>خلاصة</title>'
        f"<entry><title>خبر أول</title><id>urn:1</id><updated>2018-04-12T10:00:00Z</updated>"
        f"<content type='html'>{TEXTS[1]}</content></entry></feed>"
    )
    site.pages["/atom"] = atom.encode("utf-16")
    (report,) = Run(kept, f"{site.address}/atom").reports
    assert (report.outlet, report.title, str(report.published)) == ("خلاصة", "خبر أول", "2018-04-12")


def test_waqai_add_reads_addresses_and_asks_for_nothing_twice(site, tmp_path):
    pages(site, 1)
    site.pages["/feed"] = steady(site, 1)
    command = ["add", f"{site.address}/feed", "--register", str(tmp_path / "w.db"), "--reader", "lexicon"]
    for expected in ("added 1, on file already 0, skipped 0", "added 0, on file already 0, skipped 0"):
        result = CliRunner().invoke(main, command)
        assert (result.exit_code, result.output.strip()) == (0, expected)
    assert site.paths() == ["/feed", "/news/0.html", "/feed"]


def test_a_picture_is_no_report(site, kept):
    site.pages["/a.png"] = (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n\x00\x00")
    assert Run(kept, f"{site.address}/a.png").faults == [NotTextError]
