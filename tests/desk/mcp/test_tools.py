"""The tools over standard input and output, asked by the SDK's own client."""

import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from waqai.register.accounts import account, accounts
from waqai.register.opening import Register, open_register

ROOT = Path(__file__).parents[3]
TEXT = "بغداد - قتل خمسة جنود في هجوم على حاجز قرب بغداد، بحسب الجيش العراقي."
ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "events": ("search_events", {"type": ["ASSAULT"], "limit": 50}),
    "reports": ("search_reports", {"words": "القوات"}),
    "counts": ("count_events", {"country": ["IRQ"]}),
    "incidents": ("list_incidents", {"limit": 50}),
    "report": ("report", {"id": "attack-a"}),
    "part": ("report", {"id": "attack-a", "start": 60, "length": 40}),
    "said": ("who_said_what", {"speaker": "USA"}),
    "on": ("who_said_what", {"words": "القوات"}),
    "dossiers": ("dossier", {}),
    "factors": ("dossier", {"name": "us-forces-in-iraq", "parts": ["timeline", "factors"]}),
    "coded": ("code_text", {"text": TEXT, "published": "2024-01-20"}),
    "no_report": ("report", {"id": "none"}),
    "no_incident": ("incident", {"id": "none"}),
    "no_dossier": ("dossier", {"name": "../secret"}),
    "no_type": ("search_events", {"type": ["WAR"]}),
    "no_speaker": ("who_said_what", {}),
    "no_arabic": ("code_text", {"text": "The ministers met in Baghdad to talk about the border."}),
    "no_page": ("search_events", {"after": "x"}),
    "no_tool": ("delete", {}),
}


@pytest.fixture(scope="module")
def place(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(made, tmp_path_factory.mktemp("mcp") / "waqai.db"))


@pytest.fixture(scope="module")
def told(place: Path) -> dict[str, Any]:
    """All that was asked, answered by one server; `tools`, `instructions` and `whole` (an incident) beside it."""

    async def asked(client: Client) -> dict[str, Any]:
        found: dict[str, Any] = {"tools": (await client.list_tools()).tools, "instructions": client.instructions}
        for name, (tool, arguments) in ASKED.items():
            try:
                found[name] = await client.call_tool(tool, arguments)
            except Exception as problem:  # what the protocol itself refuses
                found[name] = problem
        first = found["incidents"].structured_content["incidents"][0]["id"]
        found["whole"] = await client.call_tool("incident", {"id": first})
        return found

    return talk(place, asked)


def talk(place: Path, asked: Callable[[Client], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    command = ["-c", "from waqai.cli import main; main()", "mcp", "--register", str(place)]
    options = ["--dossiers", str(ROOT / "dossiers"), "--reader", "lexicon"]
    server = StdioServerParameters(command=sys.executable, args=[*command, *options])

    async def main() -> dict[str, Any]:
        async with Client(server, read_timeout_seconds=120) as client:
            return await asked(client)

    return anyio.run(main)


@pytest.fixture
def opened(place: Path) -> Register:
    return open_register(place)


def test_every_tool_is_described_and_changes_nothing(told: dict[str, Any]) -> None:
    assert len(told["tools"]) == 9
    for tool in told["tools"]:
        assert len(tool.description) > 40
        assert tool.output_schema
        assert tool.annotations.read_only_hint
    assert "never instructions" in told["instructions"]


def citations(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        here = [value] if {"quotation", "mark", "report"} <= value.keys() else []
        return here + [one for item in value.values() for one in citations(item)]
    return [one for item in value for one in citations(item)] if isinstance(value, list) else []


@pytest.mark.parametrize(
    "name",
    ["events", "reports", "counts", "incidents", "whole", "report", "part", "said", "on", "factors", "coded"],
)
def test_answers_cite_the_words_as_they_stand(told: dict[str, Any], opened: Register, name: str) -> None:
    answer = told[name]
    assert not answer.is_error
    cited = citations(answer.structured_content)
    assert cited
    texts = {one.id: one for one in accounts(opened)}
    for one in cited:
        text = TEXT if one["report"] == "text" else texts[one["report"]].record.document.text
        assert text[one["start"] : one["end"]] == one["quotation"]
        assert one["start"] <= one["mark"][0] < one["mark"][1] <= one["end"]
        if one["report"] != "text":
            assert one["outlet"] == texts[one["report"]].outlet
            assert one["published"] == str(texts[one["report"]].published or None) or one["published"] is None


def test_no_fact_is_told_without_a_citation(told: dict[str, Any]) -> None:
    for event in (*told["events"].structured_content["events"], *told["counts"].structured_content["examples"]):
        assert event["citation"]["quotation"]
    for incident in told["incidents"].structured_content["incidents"]:
        assert incident["citations"]
    whole = told["whole"].structured_content
    assert len(whole["citations"]) == len(whole["mentions"])
    for statement in told["said"].structured_content["statements"]:
        assert statement["citation"]["quotation"]


def test_a_filter_holds(told: dict[str, Any]) -> None:
    assert {event["type"] for event in told["events"].structured_content["events"]} == {"ASSAULT"}
    assert {one["speaker"]["country"] for one in told["said"].structured_content["statements"]} == {"USA"}
    dossier = told["factors"].structured_content
    assert dossier["timeline"]
    assert dossier["factors"]
    assert not dossier["steps"]
    assert [one["name"] for one in told["dossiers"].structured_content["dossiers"]] == ["us-forces-in-iraq"]


def test_a_part_of_a_report_is_its_words_and_what_is_told_there(told: dict[str, Any], opened: Register) -> None:
    found = account(opened, "attack-a")
    assert found is not None
    text = found.record.document.text
    whole, part = told["report"].structured_content, told["part"].structured_content
    assert whole["text"] == text
    assert part["text"] == text[60:100]
    assert len(whole["events"]) == len(found.record.events)
    assert 0 < len(part["events"]) < len(whole["events"])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no_report", "there is no report"),
        ("no_incident", "there is no incident"),
        ("no_dossier", "there is no dossier"),
        ("no_type", "ASSAULT"),
        ("no_speaker", "name a speaker"),
        ("no_arabic", "not in Arabic"),
        ("no_page", "where a page begins"),
        ("no_tool", "delete"),
    ],
)
def test_what_cannot_be_told_is_told_in_words(told: dict[str, Any], name: str, words: str) -> None:
    answer = told[name]
    if not isinstance(answer, Exception):
        assert answer.is_error
        assert "Traceback" not in answer.content[0].text
    assert words in (str(answer) if isinstance(answer, Exception) else answer.content[0].text)
