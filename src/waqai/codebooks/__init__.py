"""PLOVER, CAMEO and ACLED: the field's codebooks as tables, and how our events map to them."""

from waqai.codebooks.codes import against, codes, intensity, quad
from waqai.codebooks.plover import Plover, plover
from waqai.codebooks.tables import Against, lines, quads

__all__ = ["Against", "Plover", "against", "codes", "intensity", "lines", "plover", "quad", "quads"]
