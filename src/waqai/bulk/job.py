"""A job: what is said of all parts alike."""

from dataclasses import dataclass

from waqai.bulk.parts import SIZE
from waqai.register.versions import Version


@dataclass(frozen=True, slots=True)
class Job:
    """Where the records go, and by what they are made.

    `published` is the day of reports that do not tell theirs, `latest` (ISO) the last that can be; `size` is about how
    many bytes a part has.
    """

    out: str
    reader: str | None
    lexicons: str | None
    published: str | None
    latest: str
    version: Version
    size: int = SIZE
