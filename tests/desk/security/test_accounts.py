"""Who may enter a desk that others can reach, and what they may do there."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from waqai.desk.app import create_app
from waqai.desk.entering import ours
from waqai.desk.security import passwords
from waqai.desk.security.access import administering, reviewing
from waqai.desk.security.passwords import fault_of, hashed, matches
from waqai.desk.security.sessions import Sessions
from waqai.desk.security.tries import Tries
from waqai.desk.settings import Settings
from waqai.register.opening import Register
from waqai.register.users import add_user, change_user, remove_user

PASSWORD = "three plain words"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
SECRET = QUICK.hash(PASSWORD)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash at small cost."""
    monkeypatch.setattr(passwords, "HASHER", QUICK)
    passwords._nobody.cache_clear()


@pytest.fixture
def settings() -> Settings:
    return Settings(host="0.0.0.0", hosts=("desk.example",), reader="lexicon")


@pytest.fixture
def app(register: Register, settings: Settings) -> FastAPI:
    for role in ("reader", "reviewer", "admin"):
        add_user(register, f"one {role}", role, SECRET)
    made = create_app(register, settings=settings)
    made.add_api_route("/trial/reviewing", lambda: "done", dependencies=[Depends(reviewing)])
    made.add_api_route("/trial/administering", lambda: "done", dependencies=[Depends(administering)])
    return made


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    headers = {"accept-language": "en"}
    with TestClient(app, base_url="http://desk.example", headers=headers, follow_redirects=False) as found:
        yield found


def _token(client: TestClient) -> str:
    return client.get("/login").text.split('name="csrf" content="')[1].split('"')[0]


def _enter(client: TestClient, name: str, password: str = PASSWORD, to: str = "/reports") -> int:
    data = {"name": name, "password": password, "csrf": _token(client), "to": to}
    return client.post("/login", data=data).status_code


def test_nothing_is_shown_before_logging_in(client: TestClient) -> None:
    for path in ("/reports", "/reports/attack-a", "/add"):
        answer = client.get(path, params={"lang": "en"})
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?to=")
    assert "attack-a" not in client.get("/login").text
    assert 'href="/reports"' not in client.get("/login").text.split("<main")[0].split("<nav")[1]


def test_who_logs_in_comes_to_where_they_wanted_to_go(client: TestClient) -> None:
    data = {"name": "one reader", "password": PASSWORD, "csrf": _token(client), "to": "/reports/attack-a?lang=ar"}
    answer = client.post("/login", data=data)
    assert answer.headers["location"] == "/reports/attack-a?lang=ar"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert client.get("/reports").status_code == 200


def test_logging_in_begins_a_new_session(client: TestClient) -> None:
    _token(client)
    before = client.cookies["waqai_session"]
    _enter(client, "one reader")
    assert client.cookies["waqai_session"] != before


def test_roles_bound_what_one_may_do(client: TestClient) -> None:
    may = {}
    for role in ("reader", "reviewer", "admin"):
        client.cookies.clear()
        _enter(client, f"one {role}")
        may[role] = [client.get(f"/trial/{what}").status_code for what in ("reviewing", "administering")]
    assert may == {"reader": [403, 403], "reviewer": [200, 403], "admin": [200, 200]}


def test_a_reader_adds_nothing(client: TestClient) -> None:
    _enter(client, "one reader")
    answer = client.post("/add", data={"text": "اجتمع الوزيران في بغداد.", "csrf": _csrf(client)})
    assert answer.status_code == 403


def _csrf(client: TestClient) -> str:
    return client.get("/reports").text.split('name="csrf" content="')[1].split('"')[0]


def test_logging_out_ends_the_session(client: TestClient) -> None:
    _enter(client, "one reader")
    kept = client.cookies["waqai_session"]
    assert client.post("/logout", data={"csrf": _csrf(client)}).status_code == 303
    client.cookies.set("waqai_session", kept)
    assert client.get("/reports").status_code == 303


@pytest.mark.parametrize("change", ["password", "removal"])
def test_a_changed_user_must_log_in_again(client: TestClient, register: Register, change: str) -> None:
    _enter(client, "one reader")
    assert client.get("/reports").status_code == 200
    if change == "password":
        change_user(register, "one reader", secret=hashed("three other words"))
    else:
        remove_user(register, "one reader")
    assert client.get("/reports").status_code == 303


def test_a_changed_role_holds_at_once(client: TestClient, register: Register) -> None:
    _enter(client, "one admin")
    change_user(register, "one admin", role="reader")
    assert client.get("/trial/administering").status_code == 403


def test_wrong_tries_are_counted_and_told_alike(client: TestClient) -> None:
    wrong = [client.post("/login", data={"name": name, "password": "no", "csrf": _token(client)}).text
             for name in ("one reader", "nobody")]  # fmt: skip
    assert all("Name or password is wrong" in text for text in wrong)
    assert [_enter(client, "one reader", "wrong") for _ in range(5)] == [401] * 4 + [429]
    assert _enter(client, "one reader") == 429, "not even with the right password"
    assert _enter(client, "one admin") == 303, "others are not shut out"


def test_login_by_another_site_is_refused(client: TestClient) -> None:
    data = {"name": "one reader", "password": PASSWORD}
    assert client.post("/login", data=data).status_code == 403


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil", "/\t/evil", "javascript:x", ""])
def test_nobody_is_sent_elsewhere(to: str) -> None:
    assert ours(to) == "/reports"


def test_passwords() -> None:
    assert hashed(PASSWORD).startswith("$argon2id$")
    assert matches(SECRET, PASSWORD)
    assert not matches(SECRET, PASSWORD + " ")
    assert not matches(None, "nobody has this password")
    assert not matches("no hash", PASSWORD)
    assert not matches(SECRET, "x" * 2000)
    assert fault_of("short")
    assert fault_of(PASSWORD) is None


def test_sessions_end_with_time() -> None:
    now = [0.0]
    sessions = Sessions(100, 10, lambda: now[0])
    token = sessions.begin("one", "s")
    now[0] = 9
    assert sessions.find(token)
    now[0] = 20
    assert sessions.find(token) is None, "idle for too long"
    token = sessions.begin("one", "s")
    for now[0] in range(20, 120, 5):
        assert sessions.find(token)
    now[0] = 121
    assert sessions.find(token) is None, "too old"


def test_tries_come_back_with_time() -> None:
    now = [0.0]
    tries = Tries(60, lambda: now[0])
    assert [tries.take(("a", 2)) for _ in range(3)] == [0, 0, 60]
    assert tries.take(("b", 2)) == 0
    now[0] = 61
    assert tries.take(("a", 2)) == 0
    tries.forget("a")
    assert [tries.take(("a", 2)) for _ in range(2)] == [0, 0]


def test_a_desk_that_others_can_reach_needs_accounts() -> None:
    assert Settings(host="0.0.0.0").needs_accounts
    assert Settings(host="desk.example", accounts=False).needs_accounts
    assert Settings(accounts=True).needs_accounts
    for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"):
        assert not Settings(host=host).needs_accounts
