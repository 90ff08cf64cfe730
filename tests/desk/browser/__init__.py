"""A package to pytest, so that the browser is closed behind its tests: its loop would be in the way of others."""
