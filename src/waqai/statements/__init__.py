"""Statements: quotations and reported speech, who spoke, and what the cue makes of the words."""

from waqai.statements.finding import find
from waqai.statements.quotation import Quotation, quotations
from waqai.statements.statement import Statement

__all__ = ["Quotation", "Statement", "find", "quotations"]
