"""Readers: from what was found in a report to scores of anchors, roles, statements and links."""

from pathlib import Path

from waqai.reader.lexicon_reader import LexiconReader
from waqai.reader.reading import Anchor, Found, Link, Reader, Reading, Role

MODEL = Path(__file__).parent / "model"  # where the trained model ships

__all__ = ["MODEL", "Anchor", "Found", "LexiconReader", "Link", "Reader", "Reading", "Role"]
