"""Figures: how many people, things, events, how much money, how far, and within which bounds."""

from waqai.figures.figure import Figure
from waqai.figures.finding import find

__all__ = ["Figure", "find"]
