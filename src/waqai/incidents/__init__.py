"""Incidents: which event mentions of which reports are one happening, and what is sure of it."""

from waqai.incidents.linking import Incidents, link

__all__ = ["Incidents", "link"]
