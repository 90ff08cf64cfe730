"""An archive of our own sentences, in every shape that is read in parts, and how it is coded on one core."""

import gzip
import hashlib
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from waqai.bulk.job import Job
from waqai.bulk.local import local
from waqai.bulk.running import run
from waqai.register.versions import version

TEXT = (
    "قصفت طائرات حربية أمس الأربعاء مواقع لمسلحين قرب مدينة الموصل في العراق، ما أسفر عن مقتل {} مسلحا.\n\n"
    "وقال المتحدث باسم الجيش إن الغارات ستستمر. والتقى وزير الخارجية الإيراني نظيره الروسي في موسكو."
)
SIZE = 3000


def lines(first, count):
    """Reports of their own texts, over three months and some without a day."""
    for n in range(first, first + count):
        day = f"2018-{1 + n % 3:02}-{1 + n % 27:02}" if n % 5 else None
        yield {"id": f"r{n}", "outlet": "الجريدة", "title": f"خبر {n}", "text": TEXT.format(n + 2), "published": day}


def jsonl(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def warc(rows):
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=True)
    for row in rows:
        page = f"<html><body><article><h1>{row['title']}</h1><p>{row['text']}</p></article></body></html>"
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        address = f"http://example.org/{row['id']}.html"
        body = io.BytesIO(page.encode())
        writer.write_record(writer.create_warc_record(address, "response", payload=body, http_headers=headers))
    return packed.getvalue()


def parquet(rows):
    made = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), made, row_group_size=3)
    return made.getvalue()


FILES = {
    "a.jsonl": jsonl(lines(0, 17)) + b'{"text": 5}\n' + jsonl([{"id": "en", "text": "An English report of the day."}]),
    "deep/b.jsonl.gz": gzip.compress(jsonl(lines(20, 4)), mtime=0),
    "deep/c.parquet": parquet(lines(30, 9)),
    "d.warc.gz": warc(lines(40, 3)),
    "e.txt": TEXT.format(99).encode(),
    "f.txt": b"",
}
REPORTS = 17 + 4 + 9 + 3 + 1


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    return laid(tmp_path_factory.mktemp("archive"))


def laid(folder):
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def one_core(archive, tmp_path_factory):
    """The archive, coded on one core in one go."""
    out = tmp_path_factory.mktemp("one") / "out"
    run(job(out), [str(archive)], local(1))
    return out


def job(out, size=SIZE):
    return Job(str(out), "lexicon", None, None, "2026-01-01", version("lexicon"), size)


@pytest.fixture
def new_job():
    return job


def bytes_of(out: Path):
    """The bytes of all files of an output."""
    found = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()}


@pytest.fixture
def digests():
    return bytes_of


@pytest.fixture
def reports_there():
    return REPORTS


@pytest.fixture
def files_there():
    return FILES
