"""Reading reports: every input is a report, a report with notices, or a clear error."""

import gzip
import json
from datetime import date

import pytest

from waqai.reports import (
    DateError,
    EmptyInputError,
    LineError,
    MissingInputError,
    NotArabicError,
    NotTextError,
    ReportError,
    TooLongError,
    read,
    read_many,
)
from waqai.reports.making import MAX_CHARACTERS

TEXT = "قالت وزارة الدفاع إن قواتها انسحبت من المدينة بعد معارك استمرت يومين.\nوأضافت أن الجنود عادوا إلى قواعدهم."


def written(tmp_path, data, name="report.txt"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1256"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"],
)
def test_every_encoding_gives_the_same_text(tmp_path, data):
    assert read(written(tmp_path, data)).text == TEXT


def test_line_breaks_stay_as_they_are(tmp_path):
    text = TEXT.replace("\n", "\r\n")
    assert read(written(tmp_path, text.encode())).text == text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInputError),
        (b" \n\t ", EmptyInputError),
        ("، . ؟".encode(), EmptyInputError),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", NotTextError),
        (b"PK\x03\x04rest", NotTextError),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotTextError),
        (bytes(range(256)) * 40, NotTextError),
        (TEXT.encode() + b"\x00", NotTextError),
        (b"The minister said on Tuesday that talks with the delegation would resume next week.", NotArabicError),
        ("وزارت خارجه ایران در بیانیه‌ای این حمله را محکوم کرد و گفت که پاسخ خواهد داد.".encode(), NotArabicError),
        ("وزیر خارجہ نے کہا ہے کہ مذاکرات اگلے ہفتے اسلام آباد میں ہوں گے۔".encode(), NotArabicError),
        ("سەرۆکی هەرێم لە کۆبوونەوەیەکدا لەگەڵ باڵیۆز باسی دۆخی ناوچەکەی کرد.".encode(), NotArabicError),
        ((TEXT + "\n").encode() * 170_000, TooLongError),
    ],
    ids=["empty", "blank", "marks", "pdf", "zip", "png", "binary", "nul", "en", "fa", "ur", "ckb", "20 MB"],
)
def test_what_cannot_be_read_says_so(tmp_path, data, error):
    path = written(tmp_path, data)
    with pytest.raises(error, match=r"report\.txt: .{10}"):
        read(path)


def test_more_characters_than_a_report_may_have_are_refused():
    text = (TEXT + "\n") * (MAX_CHARACTERS // len(TEXT))
    with pytest.raises(TooLongError, match=r"at most 6,000,000; split it"):
        read(text)
    assert len(read(text[:200_000]).text) == 200_000


def test_an_error_names_the_language():
    with pytest.raises(NotArabicError, match="Persian"):
        read("وزیر امور خارجه گفت که این مذاکرات را برای صلح می خواهند و از آن حمایت می کنند.")


def test_a_missing_file_is_no_text(tmp_path):
    with pytest.raises(MissingInputError, match="check the path"):
        read(tmp_path / "none.txt")
    with pytest.raises(MissingInputError):
        read("none.txt")


@pytest.mark.parametrize("day", ["2024-02-30", "yesterday", "24/1/2024", "9999-99-99"])
def test_a_day_that_is_none_says_so(day):
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        read(TEXT, published=day)


def test_a_day_to_come_is_an_error_where_the_day_of_today_is_known():
    assert read(TEXT, published="2024-01-25", latest=date(2024, 1, 25)).published == date(2024, 1, 25)
    with pytest.raises(DateError, match="future"):
        read(TEXT, published="2024-01-26", latest=date(2024, 1, 25))


@pytest.mark.parametrize("day", ["2018-09-06T10:00:00Z", "Thu, 06 Sep 2018 05:53:14 +0400", date(2018, 9, 6)])
def test_a_day_may_come_with_its_time(day):
    assert read(TEXT, published=day).published == date(2018, 9, 6)


def test_a_line_has_title_blank_line_and_text(tmp_path):
    line = {"id": "a/1", "title": "انسحاب القوات", "text": TEXT, "published": "2018-01-02", "url": "http://x"}
    path = written(tmp_path, json.dumps(line).encode(), "reports.jsonl")
    report = read(path)
    assert report.text == f"انسحاب القوات\n\n{TEXT}"
    assert (report.name, report.published, report.url) == ("a/1", date(2018, 1, 2), "http://x")
    assert report.segments[0].span.of(report.text) == "انسحاب القوات"


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path):
    good = json.dumps({"text": TEXT})
    lines = [good, "{broken", "[]", '{"title": "x"}', "", json.dumps({"text": TEXT, "published": "?"}), good]
    path = tmp_path / "reports.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    errors: list[ReportError] = []
    assert len(list(read_many(path, on_error=errors.append))) == 2
    assert [error.source.rsplit(":", 1)[1] for error in errors] == ["2", "3", "4", "6"]
    with pytest.raises(LineError):
        list(read_many(path))


def test_a_lone_surrogate_becomes_a_character_that_can_be_kept(tmp_path):
    path = written(tmp_path, b'{"text": "' + TEXT[:20].encode() + b"\\ud83d" + TEXT[20:50].encode() + b'"}', "a.jsonl")
    report = read(path)
    assert len(report.text) == 51
    assert report.text.encode("utf-8")
    kinds = [notice.kind for notice in report.notices if notice.span.of(report.text) == "\ufffd"]
    assert "lone_surrogate" in kinds


def test_hidden_characters_are_kept_and_noticed():
    text = "".join(f"\u200f{char}\u200b" for char in TEXT if char != "\n")
    report = read(text)
    assert report.text == text
    assert "hidden_characters" in {notice.kind for notice in report.notices}


def test_a_page_gives_title_text_and_the_day_of_its_markup(tmp_path):
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    page = (
        '<html><head><title>انسحاب القوات من المدينة</title><script type="application/ld+json">'
        '{"@type": "NewsArticle", "datePublished": "2021-03-04T10:00:00+03:00"}</script></head>'
        f"<body><article><h1>انسحاب القوات من المدينة</h1>{paragraphs}</article></body></html>"
    )
    report = read(written(tmp_path, page.encode(), "page.html"))
    assert report.title == "انسحاب القوات من المدينة"
    assert report.text == f"انسحاب القوات من المدينة\n\n{TEXT}"
    assert report.published == date(2021, 3, 4)


def test_a_page_without_an_article_says_so(tmp_path):
    with pytest.raises(EmptyInputError, match="without an article"):
        read(written(tmp_path, b"<html><body></body></html>", "page.html"))
