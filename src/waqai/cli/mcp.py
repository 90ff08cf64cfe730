"""`waqai mcp`: the register as tools for an assistant."""

from pathlib import Path

from waqai import lexicons as knowledge
from waqai.cli.registers import Fault, opened


def run(where: str, dossiers: Path, reader: str | None, lexicons: Path | None) -> int:
    """Serve the register at `where` until standard input ends."""
    try:
        from waqai.desk.mcp import served  # noqa: PLC0415
    except ImportError as problem:
        raise Fault(f"the MCP server needs {problem.name}: pip install 'waqai[mcp]'") from problem
    if lexicons:
        knowledge.use(lexicons)
    with opened(where) as register:
        served(register, dossiers, reader).run("stdio")
    return 0
