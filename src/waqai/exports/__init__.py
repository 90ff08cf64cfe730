"""Exports: every way out to other tools, each in the tool's own shape."""

from waqai.exports.material import Happening, Material, Told
from waqai.exports.registry import FORMATS, Format, format_named

__all__ = ["FORMATS", "Format", "Happening", "Material", "Told", "format_named"]
