"""The command `waqai`: code reports, explain events, check lexicons."""

from waqai.cli.main import main

__all__ = ["main"]
