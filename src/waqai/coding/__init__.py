"""The way of a report through the house: from its text to its record."""

from waqai.coding.pipeline import code, coded, record_of
from waqai.coding.readers import reader_named

__all__ = ["code", "coded", "reader_named", "record_of"]
