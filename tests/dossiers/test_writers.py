"""The forms of a dossier: the same content in each, and hostile words do nothing in any."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

from waqai.cli.dossiers import plain
from waqai.dossiers import compiled
from waqai.dossiers.html import to_html
from waqai.dossiers.markdown import to_markdown
from waqai.dossiers.notes import Notes
from waqai.dossiers.outline import outline

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> ](javascript:alert(1)) ![x](http://e.example/p) "
    "`| # * _ ~~ [^1]: [^9] https://e.example www.e.example \u202egnp.exe\u2066\x1b[31m&lt;b&gt; $x$ <!--"
)


@pytest.fixture
def report(dossier, accounts, incidents):
    return compiled(dossier, accounts, incidents)


@pytest.fixture
def hostile(report):
    def bad(citation):
        words = HOSTILE + citation.quotation
        mark = citation.mark._replace(start=citation.start, end=citation.start + len(HOSTILE))
        return replace(citation, report=HOSTILE, outlet=HOSTILE, quotation=words, mark=mark)

    entries = tuple(
        replace(e, actors=(HOSTILE,), place=HOSTILE, citations=tuple(map(bad, e.citations))) for e in report.timeline
    )
    points = tuple(replace(p, by=HOSTILE, citation=bad(p.citation)) for p in report.series[0].points)
    series = (replace(report.series[0], name=HOSTILE, unit=HOSTILE, points=points),)
    return replace(report, series=series, title=HOSTILE, about=HOSTILE, outlets=(HOSTILE,), timeline=entries)


def test_html_has_every_note_and_reference_and_needs_nothing_else(report):
    page = html.fromstring(to_html(report))
    notes = Notes(outline(report)).all()
    ids = page.xpath("//footer//li/@id")
    assert ids == [f"n{number}" for number, _ in notes]
    assert {link.lstrip("#") for link in page.xpath("//sup/a/@href")} == set(ids)
    assert page.xpath("//footer//blockquote[@dir='rtl'][@lang='ar']/text() | //footer//mark/text()")
    assert page.xpath("//script | //link | //img | //iframe | //@src | //@onerror") == []
    assert all(href.startswith("#") for href in page.xpath("//@href"))
    for (_, citation), item in zip(notes, page.xpath("//footer//li"), strict=True):
        assert citation.quotation.replace("\n", " ") in item.text_content()
        assert f"characters {citation.start}–{citation.end}" in item.text_content()


def test_hostile_words_are_words_in_html(hostile):
    text = to_html(hostile)
    page = html.fromstring(text)
    assert page.xpath("//script | //img | //b | //comment()") == []
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "alert(1)" in page.text_content()


def test_hostile_words_run_nothing_in_a_browser(hostile, tmp_path):
    chromium = Path("/usr/bin/chromium")
    if not chromium.exists():
        pytest.skip("no chromium here")
    page = tmp_path / "dossier.html"
    page.write_text(to_html(hostile).replace("<title>", "<title>quiet "), "utf-8")
    done = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--user-data-dir={tmp_path}/c", page.as_uri()],  # noqa: E501
        check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "<script" not in done.stdout
    assert "<img" not in done.stdout
    assert "Notes</h2>" in done.stdout


def test_markdown_has_every_footnote_and_reference(report):
    text = to_markdown(report)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.M)
    assert defined == [str(number) for number, _ in Notes(outline(report)).all()]
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(defined)


def test_hostile_words_are_words_in_markdown(hostile):
    text = to_markdown(hostile)
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    page = html.fromstring(f"<div>{shown}</div>")
    assert page.xpath("//script | //img | //a | //code | //s | //comment()") == []
    assert "alert(1)" in page.text_content()
    assert len(re.findall(r"^\[\^\d+\]: ", text, re.M)) == len(Notes(outline(hostile)).all())
    assert not re.search(r"https?://|www\.", text)
    assert len(page.xpath("//table")) == 2
    assert all(len(row) in (3, 4) for row in page.xpath("//tr"))


def test_text_is_narrow_and_has_no_controls(report, hostile):
    text = plain(report, 80)
    assert all(section.title.upper() in text for section in outline(report))
    assert "61 or more (attack) since 2023-10-17" in " ".join(text.split())
    assert "\x1b" not in plain(hostile)
    assert "\u202e" not in plain(hostile)
    assert all(line.count("\u2068") == line.count("\u2069") for line in text.splitlines() if "«" not in line)
