"""Incidents: which event mentions of which reports are one happening, and what is sure of it."""
