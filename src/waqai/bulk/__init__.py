"""Coding an archive in parts: on the cores of this machine, or on a Ray cluster, with the same bytes."""
