"""Feeds and sitemaps as files, and what their XML may not do."""

import pytest

from waqai.reports import DamagedError, NotTextError, ReportError, UnsafeError, read_many
from waqai.reports.addresses import day_in, host, name_at
from waqai.reports.feeds import feed
from waqai.reports.sitemaps import places
from waqai.reports.xml import guarded, kind_of

TEXT = "قالت وزارة الدفاع إن قواتها انسحبت من المدينة بعد معارك استمرت يومين."
RSS = (
    '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><title>وكالة المثال</title><link>http://example.org</link>'
    "<item><title>انسحاب</title><link>http://example.org/1</link><guid>1</guid><pubDate>Thu, 06 Sep 2018 01:53:14 +0400"
    f"</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;وانتهى&lt;/p&gt;</description></item>"
    "<item><title>English only</title><link>http://example.org/2</link><description>The army left.</description></item>"
    "</channel></rss>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed"])
def test_a_feed_gives_its_entries(tmp_path, encoding, name):
    path = tmp_path / name
    path.write_bytes(RSS.format(encoding).encode(encoding))
    told: list[ReportError] = []
    (report,) = read_many(path, on_error=told.append)
    assert report.text == f"انسحاب\n\n{TEXT}\nوانتهى"
    assert (report.outlet, str(report.published), report.url) == ("وكالة المثال", "2018-09-06", "http://example.org/1")
    assert [problem.source for problem in told] == ["http://example.org/2"]


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_can_be():
    broken = RSS.format("utf-8").replace("</channel></rss>", "<item><title>ثالث & أخير</title>")
    assert [entry.title for entry in feed(broken, "x").entries] == ["انسحاب", "English only", "ثالث & أخير"]


def test_a_feed_opens_nothing(tmp_path, monkeypatch):
    path = tmp_path / "secret"
    path.write_text(RSS.format("utf-8"), "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotTextError):
        feed("secret", "x")


def test_what_declares_entities_is_refused_by_name(tmp_path):
    path = tmp_path / "feed.xml"
    head = '?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    for encoding in ("utf-8", "utf-16"):
        path.write_bytes(RSS.format(encoding).replace("?>", head, 1).encode(encoding))
        with pytest.raises(UnsafeError, match=r"feed\.xml: declares XML entities"):
            list(read_many(path))


def test_a_sitemap_as_a_file_says_what_to_do(tmp_path):
    (tmp_path / "sitemap.xml").write_text("<urlset><url><loc>http://example.org/1</loc></url></urlset>", "utf-8")
    with pytest.raises(NotTextError, match="waqai add"):
        list(read_many(tmp_path / "sitemap.xml"))


def test_places_of_a_sitemap_that_breaks_off():
    xml = "<urlset><url><loc>http://a/1</loc></url><url><loc> ftp://a/2 </loc></url><url><loc>http://a/3</loc></url><url><lo"
    found = places(xml, "x")
    assert [next(found).url, next(found).url] == ["http://a/1", "http://a/3"]
    with pytest.raises(DamagedError):
        next(found)


def test_kinds_are_told_by_the_root():
    assert kind_of('<?xml version="1.0"?><!-- a > b --><?xml-stylesheet href="x"?>\n<rss>') == "feed"
    assert kind_of('<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x">\n<rss>') == "feed"
    assert kind_of("<rdf:RDF xmlns='x'>") == "feed"
    assert kind_of("<x:sitemapindex>") == "sitemap"
    assert kind_of("<!doctype html><html>") is None
    assert guarded("<rss/>".encode("utf-16"), "x") == "<rss/>"


def test_addresses_tell_host_day_and_name():
    assert host("https://www.Example.org:80/x") == "example.org"
    assert host("http://[bad") is None
    assert str(day_in("https://x.org/ar/2018/5/14/story")) == "2018-05-14"
    assert day_in("https://x.org/2018/13/45/story") is None
    assert name_at("https://www.x.org/ar/%D8%AE%D8%A8%D8%B1-1.html") == "x.org-خبر-1"
    assert name_at("https://x.org/story.aspx?id=7") == "x.org-story-id_7"
    assert name_at("http://[bad") == ""
