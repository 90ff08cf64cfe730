"""What docs/mcp.md says is what the server has, and the other way round."""

import re
from pathlib import Path

import anyio

from waqai.desk.mcp import served
from waqai.register.opening import Register

DOCS = (Path(__file__).parents[3] / "docs/mcp.md").read_text("utf-8")


def test_every_tool_is_documented_and_no_other(register: Register, tmp_path: Path) -> None:
    tools = anyio.run(served(register, tmp_path, "lexicon").list_tools)
    assert {tool.name for tool in tools} == set(re.findall(r"^\| `(\w+)` \|", DOCS, re.M))
