"""The register as tools for an assistant, by the Model Context Protocol; every answer cites (docs/mcp.md)."""

from waqai.desk.mcp.serving import served

__all__ = ["served"]
