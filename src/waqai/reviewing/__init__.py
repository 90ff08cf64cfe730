"""Reviewing: what to look at first, who decided what, how far reviewers agree, and what their work is good for."""
