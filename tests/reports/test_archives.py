"""Folders and archives: every report in them, and an error that names what cannot be read; nothing without bound."""

import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from waqai.reports import (
    DamagedError,
    EmptyInputError,
    NotArabicError,
    NotTextError,
    ReportError,
    TooLongError,
    UnsafeError,
    read_many,
)
from waqai.reports.files import MAX_BYTES

TEXT = "قالت وزارة الدفاع إن قواتها انسحبت من المدينة بعد معارك استمرت يومين.\nوأضافت أن الجنود عادوا إلى قواعدهم."
PAGE = (
    "<!doctype html><html><head><title>انسحاب القوات</title>"
    '<meta property="og:site_name" content="وكالة المثال"></head>'
    "<body><article><h1>انسحاب القوات</h1>"
    + "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    + "</article></body></html>"
)
LINE = json.dumps({"id": "l", "text": TEXT, "source": "صحيفة", "published": "2018-01-02"}).encode()


def found(*sources):
    """The names of the reports read, and the errors told."""
    told: list[ReportError] = []
    return [report.name for report in read_many(sources, on_error=told.append)], told


def zipped(path, members, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def warc(path, records, packed=False):
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=packed)
        for url, kind, data, *status in records:
            http = StatusAndHeaders(*(status or ["200 OK"]), [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(url, "request", payload=io.BytesIO(b""), http_headers=http))
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=http))
    return path


RECORDS = [
    ("https://www.example.org/2018/04/12/a.html", "text/html; charset=utf-8", PAGE.encode()),
    ("https://example.org/b", "text/html; charset=windows-1256", PAGE.replace("القوات", "الجنود").encode("cp1256")),
    ("https://example.org/pic.png", "image/png", b"\x89PNG\r\n\x1a\n" + bytes(99)),
    ("https://example.org/gone", "text/html", PAGE.encode(), "404 Not Found"),
    (
        "https://example.org/en",
        "text/html",
        b"<html><body><article><p>The minister said talks resume.</p></article></body></html>",
    ),
    ("https://example.org/c.txt", "text/plain; charset=utf-8", (TEXT + "\nوانتهى البيان.").encode()),
]


def test_a_folder_is_read_with_those_below_it_in_order(tmp_path):
    for name, data in {
        "b/two.html": PAGE.encode(),
        "a/one.txt": TEXT.encode("utf-16"),
        "a/empty.txt": b"",
        "many.jsonl.gz": gzip.compress(LINE + b"\n" + LINE),
        "c/more.zip": b"",
        ".hidden/x.txt": TEXT.encode(),
        "a/.x.txt": TEXT.encode(),
        "b/pic.png": b"\x89PNG\r\n\x1a\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    zipped(
        tmp_path / "c/more.zip",
        {"in/three.txt": TEXT, "lines.jsonl": LINE, "page.html.gz": gzip.compress(PAGE.encode())},
    )
    names, told = found(tmp_path)
    assert names == ["l", "l", "one", "two", "three", "l", "page"]
    assert [(type(each), Path(each.source).name) for each in told] == [
        (EmptyInputError, "empty.txt"),
        (NotTextError, "pic.png"),
    ]


def test_a_link_back_to_the_folder_is_no_trap(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == (["one"], [])


def test_outlets_are_those_told_then_the_one_given_then_the_host(tmp_path):
    lines = [{"outlet": "أ", "source": "ب"}, {"source": "ب"}, {"url": "https://www.example.org/x"}, {}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"{TEXT} {n}"} | line) for n, line in enumerate(lines)), "utf-8")
    assert [report.outlet for report in read_many(path)] == ["أ", "ب", "example.org", None]
    assert [report.outlet for report in read_many(path, outlet="ج")] == ["أ", "ب", "ج", "ج"]
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    assert [report.outlet for report in read_many(tmp_path / "page.html", outlet="ج")] == ["وكالة المثال"]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("again", [False, True], ids=["", "whole file packed"])
def test_a_warc_gives_its_pages_and_texts(tmp_path, packed, again):
    path = warc(tmp_path / "crawl.warc", RECORDS, packed)
    if again:
        path.write_bytes(gzip.compress(path.read_bytes()))
    told: list[ReportError] = []
    reports = list(read_many(path, on_error=told.append))
    assert [(each.name, each.outlet, each.url) for each in reports] == [
        ("example.org-a", "وكالة المثال", RECORDS[0][0]),
        ("example.org-b", "وكالة المثال", RECORDS[1][0]),
        ("example.org-c.txt", "example.org", RECORDS[5][0]),
    ]
    assert reports[1].text == f"انسحاب الجنود\n\n{TEXT.replace('القوات', 'الجنود')}"
    assert str(reports[0].source) == f"{path}:{RECORDS[0][0]}"
    assert [type(each) for each in told] == [NotArabicError]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_warc_that_breaks_off_anywhere_gives_what_is_whole_and_says_so(tmp_path, packed):
    pages = [(f"https://example.org/{n}", "text/html", PAGE.replace("يومين", f"{n} أيام").encode()) for n in range(4)]
    path = warc(tmp_path / "crawl.warc", pages, packed)
    whole = path.read_bytes()
    marker = b"\x1f\x8b\x08" if packed else b"WARC/1.0\r\n"
    starts = [at for at in range(len(whole)) if whole.startswith(marker, at)]
    assert len(starts) == 8
    for cut in (starts[5] + 700, starts[5] + 30, len(whole) - (8 if packed else 40)):
        path.write_bytes(whole[:cut])
        names, told = found(path)
        ends = [*starts[2::2], len(whole) - 8 if packed else len(whole)]  # the sum at the end of gzip is no words
        expected = [f"example.org-{n}" for n in range(4) if ends[n] <= cut]
        assert (names, [type(each) for each in told]) == (expected, [DamagedError]), cut
        assert str(path) in str(told[0])


def test_a_warc_of_nonsense_says_so(tmp_path):
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx")
    names, told = found(path)
    assert (names, [type(each) for each in told]) == ([], [EmptyInputError])


def test_a_record_that_is_too_long_is_left_out_and_the_next_is_read(tmp_path):
    long = ("https://example.org/long", "text/html", b"<html>" + b"x" * (MAX_BYTES + 9))
    names, told = found(warc(tmp_path / "crawl.warc.gz", [long, RECORDS[0]], packed=True))
    assert (names, [type(each) for each in told]) == (["example.org-a"], [TooLongError])
    assert "https://example.org/long" in str(told[0])


def peak_of(read):
    tracemalloc.start()
    try:
        result = read()
        return result, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def bomb(path, size):
    with gzip.open(path, "wb", compresslevel=9) as out:
        for _ in range(size // 1_000_000):
            out.write(bytes(1_000_000))
    return path


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz", "a.warc.gz"])
def test_a_gzip_bomb_is_left_out_within_bounds_of_memory(tmp_path, name):
    path = bomb(tmp_path / name, 150_000_000)
    (names, told), peak = peak_of(lambda: found(path))
    assert names == []
    assert told
    assert all(isinstance(each, UnsafeError | TooLongError) and str(path) in str(each) for each in told)
    assert peak < 5 * MAX_BYTES


def test_zip_bombs_are_left_out(tmp_path):
    flat = zipped(tmp_path / "flat.zip", {f"{n}.txt": bytes(30_000_000) for n in range(4)})
    names, told = found(flat)
    assert (names, [type(each) for each in told]) == ([], [UnsafeError])
    nested = zipped(tmp_path / "nested.zip", {"one.txt": TEXT, "in.zip": flat.read_bytes(), "two.txt": TEXT + " نعم"})
    names, told = found(nested)
    assert (names, [type(each) for each in told]) == (["one", "two"], [NotTextError])
    assert "in.zip" in str(told[0])


def test_a_zip_that_lies_of_its_sizes_is_damaged(tmp_path):
    path = zipped(tmp_path / "a.zip", {"one.txt": TEXT * 50, "two.txt": TEXT})
    data = path.read_bytes()
    real = (len(TEXT.encode()) * 50).to_bytes(4, "little")
    assert data.count(real) == 2
    path.write_bytes(data.replace(real, (99).to_bytes(4, "little")))
    names, told = found(path)
    assert (names, [type(each) for each in told]) == (["two"], [DamagedError])
    assert "one.txt" in str(told[0])


@pytest.mark.parametrize("cut", [30, 200, -30])
def test_a_zip_that_breaks_off_says_so(tmp_path, cut):
    path = zipped(tmp_path / "a.zip", {f"{n}.txt": TEXT for n in range(9)})
    path.write_bytes(path.read_bytes()[:cut])
    names, told = found(path)
    assert (names, [type(each) for each in told]) == ([], [DamagedError])


def test_a_gzip_that_breaks_off_gives_the_lines_before(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    lines = [json.dumps({"id": str(n), "text": f"{TEXT} {n * 7919}"}).encode() for n in range(4000)]
    data = gzip.compress(b"\n".join(lines))
    path.write_bytes(data[: len(data) // 2])
    names, told = found(path)
    assert 1000 < len(names) < 3000
    assert names == [str(n) for n in range(len(names))]
    assert [type(each) for each in told] == [DamagedError]


def test_an_office_document_and_a_locked_archive_say_what_to_do(tmp_path):
    office = zipped(tmp_path / "a.docx", {"[Content_Types].xml": "<x/>", "word/document.xml": TEXT})
    assert "save it as plain text" in str(found(office)[1][0])
    locked = zipped(tmp_path / "a.zip", {"one.txt": TEXT})
    data = bytearray(locked.read_bytes())
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + at] |= 1
    locked.write_bytes(data)
    assert "password" in str(found(locked)[1][0])


def test_lines_too_long_are_left_out_and_the_next_are_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE + b'\n{"text": "' + b"x" * (MAX_BYTES * 2) + b'"}\n' + LINE)
    (names, told), peak = peak_of(lambda: found(path))
    assert (names, [type(each) for each in told]) == (["l", "l"], [TooLongError])
    assert str(told[0]).startswith(f"{path}:2: ")
    assert peak < 4 * MAX_BYTES


def test_a_page_of_50_mb_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(b"<html><body>" + b"<p>x</p>" * 6_500_000)
    (names, told), peak = peak_of(lambda: found(path))
    assert (names, [type(each) for each in told]) == ([], [TooLongError])
    assert "52," in str(told[0])
    assert peak < 1_000_000


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 50_000,
        "<p>" + "<b><i>" * 20_000,
        "<table><tr><td>" * 5_000,
        "<!--" * 100_000,
        "<a href='" + "x" * 900_000,
    ],
    ids=["deep", "formats", "tables", "comments", "attribute"],
)
def test_a_hostile_page_is_a_report_or_an_error(tmp_path, inside):
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><html><body>{inside}<p>{TEXT}</p></body></html>", "utf-8")
    names, told = found(path)
    assert len(names) + len(told) == 1
