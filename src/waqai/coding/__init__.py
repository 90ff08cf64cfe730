"""The way of a report through the house: from its text to its record."""

from waqai.coding.pipeline import code, coded

__all__ = ["code", "coded"]
