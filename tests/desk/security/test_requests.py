"""What the desk refuses: foreign sites, foreign names, forms without a token, too much, too slow."""

import socket
import time
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from waqai.desk.settings import Settings

FORM = {"text": "اجتمع الوزيران في بغداد."}


def test_every_answer_bars_scripts_frames_and_guessing(client: TestClient) -> None:
    for path in ("/reports", "/reports/none", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_pages_hold_nothing_inline_and_nothing_from_elsewhere(client: TestClient) -> None:
    for path in ("/reports", "/add", "/reports/attack-a"):
        text = client.get(path).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert "<script>" not in text
        assert 'src="http' not in text
        assert 'href="http' not in text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil:8000"])
def test_a_foreign_name_that_points_here_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/reports", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
def test_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/reports", headers={"host": host}).status_code == 200


def test_a_change_needs_the_token_of_its_session(client: TestClient, token: str) -> None:
    assert client.post("/add", data=FORM).status_code == 403
    assert client.post("/add", data={**FORM, "csrf": "0" * 64}).status_code == 403
    assert client.post("/add", data={**FORM, "csrf": "ø"}).status_code == 403
    assert client.post("/add", data={**FORM, "csrf": token}).status_code == 303


def test_a_token_without_its_cookie_is_nothing(app: FastAPI, token: str) -> None:
    with TestClient(app, base_url="http://127.0.0.1:8000") as other:
        assert other.post("/add", data={**FORM, "csrf": token}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_change_asked_for_by_another_site_is_refused(client: TestClient, token: str, headers: dict[str, str]) -> None:
    assert client.post("/add", data={**FORM, "csrf": token}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../app.py",
        "/static/x/..%2fapp.py",
        "/static/x/%2e%2e/%2e%2e/app.py",
        "/static/x/....//app.py",
        "/static/x//etc/passwd",
        "/static/%2e%2e/app.py",
        "/static/x/..%5c..%5capp.py",
        "/reports/../../../../etc/passwd",
        "/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/static/x/vendor",
        "/static/x/%00",
    ],
)
def test_no_path_leads_out(serve: Callable[[Settings], int], path: str) -> None:
    port = serve(Settings())
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.split(b" ", 2)[1] in (b"404", b"400"), answer[:200]
    assert b"root:" not in answer
    assert b"create_app" not in answer


class TestSize:
    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(reader="lexicon", form=20_000, upload=50_000)

    def test_a_body_that_says_it_is_too_large_is_refused(self, client: TestClient, token: str) -> None:
        answer = client.post("/add", data={"text": "ب" * 60_000, "csrf": token})
        assert answer.status_code == 413

    def test_a_body_that_does_not_say_is_counted(self, client: TestClient, token: str) -> None:
        parts = (b"csrf=" + token.encode() + b"&text=" if n == 0 else b"a" * 1000 for n in range(80))
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/add", content=parts, headers=headers).status_code == 413

    def test_other_pages_take_less(self, client: TestClient, token: str) -> None:
        answer = client.post("/reports", data={"text": "b" * 30_000, "csrf": token})
        assert answer.status_code == 413


def _spoken(port: int, *parts: bytes, pause: float = 0.0) -> tuple[bytes, float]:
    """What the server says to a client that sends `parts`, and after how many seconds it closed."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        try:
            for part in parts:
                line.sendall(part)
                time.sleep(pause)
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        except (BrokenPipeError, ConnectionResetError):
            answer = b""
    return answer, time.monotonic() - began


def test_who_says_nothing_or_never_ends_the_head_is_left(serve: Callable[[Settings], int]) -> None:
    port = serve(Settings(head_within=0.4))
    assert _spoken(port)[1] < 3
    drip = [b"GET / HTTP/1.1\r\n", *[b"X-A: b\r\n"] * 30]
    assert _spoken(port, *drip, pause=0.1)[1] < 5
    assert b" 307 " in _spoken(port, b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")[0]


def test_a_body_that_comes_too_slowly_is_refused(serve: Callable[[Settings], int]) -> None:
    port = serve(Settings(body_within=0.5))
    head = b"POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
    head += b"Content-Type: application/x-www-form-urlencoded\r\nCookie: waqai_session=x\r\n\r\n"
    answer, took = _spoken(port, head, b"text=")
    assert b" 408 " in answer.split(b"\r\n")[0]
    assert took < 5
