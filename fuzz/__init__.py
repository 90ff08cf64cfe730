"""Inputs that nobody wrote, for every way into Waqai: see fuzz/README.md."""
