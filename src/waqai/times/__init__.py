"""Calendar times: every expression that names or bounds a time, resolved to days; and lengths of time."""

from waqai.times.durations import Duration, durations
from waqai.times.finding import find
from waqai.times.published import infer_published
from waqai.times.ranges import Range, ranges
from waqai.times.time import PublishedInference, Time

__all__ = ["Duration", "PublishedInference", "Range", "Time", "durations", "find", "infer_published", "ranges"]
