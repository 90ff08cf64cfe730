"""What docs/api.md says is what the API has, and the other way round."""

import re
from pathlib import Path

from fastapi import FastAPI

from waqai.desk.api.describing import description

DOCS = (Path(__file__).parents[3] / "docs/api.md").read_text("utf-8")


def test_every_route_is_documented_and_no_other(app: FastAPI) -> None:
    paths = description(app)["paths"]
    have = {f"{method.upper()} {path}" for path, operations in paths.items() for method in operations}
    assert have == set(re.findall(r"^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)` \|", DOCS, re.M))


def test_filters_of_incidents_and_statements_are_documented(app: FastAPI) -> None:
    for path in ("incidents", "statements", "reports", "reviews"):
        row = next(line for line in DOCS.splitlines() if line.startswith(f"| `GET /api/v1/{path}` "))
        parameters = description(app)["paths"][f"/api/v1/{path}"]["get"]["parameters"]
        names = {one["name"] for one in parameters} - {"limit", "after"}
        assert names <= set(re.findall(r"`(\w+)`", row))


def test_every_status_of_a_problem_is_documented(app: FastAPI) -> None:
    told = {int(code) for row in re.findall(r"^\| ([\d, ]+) \|", DOCS, re.M) for code in row.split(", ")}
    paths = description(app)["paths"]
    have = {int(status) for operations in paths.values() for one in operations.values() for status in one["responses"]}
    assert {status for status in have if status >= 400} - {405} == told


def test_every_operation_says_what_it_does_and_what_can_go_wrong(app: FastAPI) -> None:
    for operations in description(app)["paths"].values():
        for one in operations.values():
            assert len(one["description"]) > 10
            for status, answer in one["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"]
