"""The way of a report through the house: from its text to its record."""

from waqai.coding.pipeline import code, coded, found_in, record_of
from waqai.coding.readers import reader_named

__all__ = ["code", "coded", "found_in", "reader_named", "record_of"]
