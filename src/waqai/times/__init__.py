"""Calendar times: every expression that names or bounds a time, resolved to days."""

from waqai.times.finding import find
from waqai.times.published import infer_published
from waqai.times.time import PublishedInference, Time

__all__ = ["PublishedInference", "Time", "find", "infer_published"]
