"""Readers: from what was found in a report to scores of anchors, roles, statements and links."""

from waqai.reader.lexicon_reader import LexiconReader
from waqai.reader.reading import Anchor, Found, Link, Reader, Reading, Role

__all__ = ["Anchor", "Found", "LexiconReader", "Link", "Reader", "Reading", "Role"]
