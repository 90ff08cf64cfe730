"""Adding: pasted and dropped, coded at once, told what went wrong; nothing of the server is read."""

import gzip
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from waqai.desk.adding import named
from waqai.desk.jobs import BusyError, Job, Jobs
from waqai.register.accounts import account, accounts
from waqai.register.opening import Register

TEXT = "قصفت الطائرات الروسية مواقع في إدلب أمس، ما أسفر عن مقتل 5 مدنيين."
Files = list[tuple[str, tuple[str, bytes, str]]]


def _file(name: str, data: bytes) -> tuple[str, tuple[str, bytes, str]]:
    return "files", (name, data, "application/octet-stream")


def _as_browser(fields: dict[str, str]) -> dict[str, object]:
    """A form as a browser sends it where no file is chosen: with a file without a name."""
    parts = "".join(f'--bound\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                    for name, value in fields.items())  # fmt: skip
    nothing = '--bound\r\nContent-Disposition: form-data; name="files"; filename=""\r\n'
    nothing += "Content-Type: application/octet-stream\r\n\r\n\r\n--bound--\r\n"
    return {"content": (parts + nothing).encode(), "headers": {"content-type": "multipart/form-data; boundary=bound"}}


@pytest.fixture
def hand(client: TestClient, token: str) -> Callable[..., str]:
    """Hand in a text or files; give the address that one is sent to."""

    def handed(files: Files | None = None, **fields: str) -> str:
        fields["csrf"] = token
        sent = {"data": fields, "files": files} if files else _as_browser(fields)
        answer = client.post("/add", **sent)  # type: ignore[arg-type]
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    return handed


def _ended(client: TestClient, address: str) -> str:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if client.get(f"{address}/state").json()["ended"]:
            return client.get(address).text
        time.sleep(0.02)
    raise AssertionError("the work does not end")


def test_a_pasted_text_is_coded_at_once(client: TestClient, hand: Callable[..., str], register: Register) -> None:
    address = hand(text=TEXT, published="2024-03-01", outlet="وكالة المثال")
    found = account(register, address.removeprefix("/reports/"))
    assert found
    assert found.record.document.text == TEXT
    assert str(found.published) == "2024-03-01"
    assert found.outlet == "وكالة المثال"
    assert "attack" in client.get(address).text


@pytest.mark.parametrize("text", ["/etc/hostname", "pyproject.toml", "http://127.0.0.1:8000/reports", "-", "../x.txt"])
def test_a_pasted_path_or_address_is_words(
    client: TestClient, hand: Callable[..., str], register: Register, text: str
) -> None:
    before = len(list(accounts(register)))
    assert "not in Arabic" in _ended(client, hand(text=text)) or "no words" in _ended(client, hand(text=text))
    assert len(list(accounts(register))) == before


def test_files_of_many_kinds_are_read(client: TestClient, hand: Callable[..., str], register: Register) -> None:
    lines = "\n".join(json.dumps({"id": f"line-{n}", "text": TEXT + str(n)}) for n in range(3))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("../../evil.txt", TEXT + " أولا")
        archive.writestr("in-zip.txt", TEXT + " ثانيا")
    files = [
        _file("plain.txt", (TEXT + " ثالثا").encode()),
        _file("lines.jsonl", lines.encode()),
        _file("packed.txt.gz", gzip.compress((TEXT + " رابعا").encode())),
        _file("many.zip", held.getvalue()),
        _file("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    ]
    page = _ended(client, hand(files))
    known = {found.id for found in accounts(register)}
    assert {"plain", "line-0", "line-1", "line-2", "packed", "in-zip"} <= known
    assert "could not be added" in page
    assert "picture.png" in page
    assert not Path("/tmp/evil.txt").exists()


def test_what_is_on_file_is_passed_over(client: TestClient, hand: Callable[..., str]) -> None:
    hand(text=TEXT)
    assert "1 was on file already" in _ended(client, hand(text=TEXT))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": " "}, "Paste a text"),
        ({"text": "ب" * 300_001}, "longer than a report"),
        ({"text": TEXT, "published": "2999-01-01"}, "yet to come"),
        ({"text": TEXT, "published": "yesterday!"}, "not a day"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(
    client: TestClient, token: str, fields: dict[str, str], words: str
) -> None:
    answer = client.post("/add", **_as_browser({"csrf": token, **fields}))  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert words in answer.text
    if fields["text"] == TEXT:
        assert TEXT in answer.text


def test_names_of_files_lead_nowhere() -> None:
    assert named("../../etc/passwd") == "passwd"
    assert named("C:\\temp\\ب.txt") == "ب.txt"
    assert named("a\u202etxt.\x00exe") == "atxt.exe"
    assert named("..") == named("") == named(None) == "report.txt"


def test_work_of_others_is_not_shown(app: FastAPI, client: TestClient) -> None:
    job = app.state.jobs.start("add", "somebody else", lambda _job: None)
    assert client.get(f"/add/{job.id}/state").status_code == 200, "a desk of one shows all"
    assert client.get("/add/unknown").status_code == 404


def test_jobs_are_done_in_turn_and_told() -> None:
    jobs, order = Jobs(), list[int]()
    made = [jobs.start("k", "w", lambda _job, n=n: order.append(n)) for n in range(5)]  # type: ignore[misc]
    assert all(job.within(5) for job in made)
    assert order == [0, 1, 2, 3, 4]

    def fails(_job: Job) -> None:
        raise ValueError("no room")

    failed = jobs.start("k", "w", fails)
    assert failed.within(5)
    assert (failed.stage, failed.fault) == ("failed", "no room")
    jobs.close()


def test_too_much_work_is_refused() -> None:
    jobs = Jobs()
    for _ in range(8):
        jobs.start("k", "w", lambda _job: time.sleep(0.05))
    with pytest.raises(BusyError):
        jobs.start("k", "w", lambda _job: None)
    jobs.close()
