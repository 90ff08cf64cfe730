"""PLOVER, CAMEO and ACLED: the field's codebooks as tables, and how our events map to them."""

from waqai.codebooks.codes import codes, intensity, quad
from waqai.codebooks.tables import Against, lines, quads

__all__ = ["Against", "codes", "intensity", "lines", "quad", "quads"]
