"""Who may use the API: at a desk of one its user, elsewhere by tokens and roles."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from waqai.cli.main import main
from waqai.desk.app import create_app
from waqai.desk.security.passwords import hashed
from waqai.desk.settings import Settings
from waqai.register.opening import Register
from waqai.register.tokens import add_token, all_tokens, remove_token, user_of_token
from waqai.register.users import add_user, change_user, remove_user

API = "/api/v1"
ACCEPT = {"action": "accept", "report": "attack-a", "item": "e1"}
PASSWORD = "a few words of mine"


@pytest.fixture
def shared(register: Register, settings: Settings) -> Iterator[TestClient]:
    for name, role in (("reem", "reader"), ("rami", "reviewer")):
        add_user(register, name, role, hashed(PASSWORD))
    app = create_app(register, settings=replace(settings, accounts=True))
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        yield client


def bearer(register: Register, name: str) -> dict[str, str]:
    return {"authorization": f"Bearer {add_token(register, name, 'test')}"}


def test_without_a_token_nothing_is_told(shared: TestClient) -> None:
    for path in ("about", "reports", "openapi.json", "records/attack-a"):
        answer = shared.get(f"{API}/{path}")
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.headers["content-type"] == "application/problem+json"
    assert shared.post(f"{API}/reviews", json=ACCEPT).status_code == 401
    assert shared.get(f"{API}/about", headers={"authorization": "Bearer waqai_no"}).status_code == 401
    assert shared.get(f"{API}/about", headers={"authorization": "Basic cmVlbTp4"}).status_code == 401


def test_a_token_may_what_its_user_may(shared: TestClient, register: Register) -> None:
    reader, reviewer = bearer(register, "reem"), bearer(register, "rami")
    assert shared.get(f"{API}/about", headers=reader).json()["user"] == "reem"
    for path, body in (("reviews", ACCEPT), ("reports", {"text": "قتل خمسة جنود في بغداد."}), ("incidents/link", {})):
        assert shared.post(f"{API}/{path}", json=body, headers=reader).status_code == 403
    made = shared.post(f"{API}/reviews", json=ACCEPT, headers=reviewer)
    assert (made.status_code, made.json()["who"]) == (201, "rami")
    change_user(register, "rami", role="reader")
    assert shared.post(f"{API}/reviews", json=ACCEPT, headers=reviewer).status_code == 403
    remove_user(register, "rami")
    assert shared.get(f"{API}/about", headers=reviewer).status_code == 401


def test_a_session_changes_only_with_the_token_of_its_pages(shared: TestClient) -> None:
    page = shared.get("/login").text
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    shared.post("/login", data={"name": "rami", "password": PASSWORD, "csrf": csrf}, follow_redirects=False)
    assert shared.get(f"{API}/about").json()["user"] == "rami"
    assert shared.post(f"{API}/reviews", json=ACCEPT).status_code == 403
    csrf = shared.get("/reports").text.split('name="csrf" content="')[1].split('"')[0]
    assert shared.post(f"{API}/reviews", json=ACCEPT, headers={"X-CSRF-Token": csrf}).status_code == 201


def test_another_site_changes_nothing_at_a_desk_of_one(client: TestClient) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = client.post(f"{API}/reviews", json=ACCEPT, headers=headers)
        assert answer.status_code == 403
        assert answer.headers["content-type"] == "application/problem+json"
    plain = client.post(f"{API}/reviews", content='{"action": "accept"}', headers={"content-type": "text/plain"})
    assert plain.status_code == 422
    assert client.post(f"{API}/reviews", data={"action": "accept"}).status_code == 422
    assert "access-control-allow-origin" not in client.get(f"{API}/about").headers
    assert client.post(f"{API}/reviews", json=ACCEPT).status_code == 201


def test_a_large_body_is_refused_as_a_problem(client: TestClient) -> None:
    answer = client.post(f"{API}/code", json={"text": "ا" * (5 * 1024 * 1024)})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_tokens_are_kept_as_hashes_and_taken_out_by_their_id(register: Register) -> None:
    add_user(register, "reem", "reader", "hash")
    token = add_token(register, "reem", "script")
    (kept,) = all_tokens(register)
    assert (kept.user, kept.label) == ("reem", "script")
    assert kept.id not in token
    found = user_of_token(register, token)
    assert found is not None
    assert found.name == "reem"
    remove_token(register, kept.id)
    assert user_of_token(register, token) is None


def test_tokens_are_given_listed_and_removed_at_the_command_line(register: Register) -> None:
    add_user(register, "reem", "reader", "hash")
    asked = ["desk", "token"]
    made = CliRunner().invoke(main, [*asked, "add", "reem", "--label", "script", "--register", register.where])
    assert user_of_token(register, made.stdout.strip()) is not None
    listed = CliRunner().invoke(main, [*asked, "list", "--register", register.where]).stdout
    assert "reem" in listed
    assert made.stdout.strip() not in listed
    CliRunner().invoke(main, [*asked, "remove", listed.split()[0], "--register", register.where])
    assert all_tokens(register) == []
    nobody = CliRunner().invoke(main, [*asked, "add", "nobody", "--register", register.where])
    assert nobody.exit_code == 2
