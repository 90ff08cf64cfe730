"""Scores, floors and the gate: how well the records are those that a careful reader would write."""
