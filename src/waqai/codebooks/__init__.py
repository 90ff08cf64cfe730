"""PLOVER, CAMEO and ACLED: the field's codebooks as tables, and how our events map to them."""

from waqai.codebooks.codes import codes

__all__ = ["codes"]
