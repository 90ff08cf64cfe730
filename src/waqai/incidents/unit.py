"""A unit: the mentions that are one happening, before what they tell is summed up."""

from dataclasses import dataclass

from waqai.incidents.groups import Group
from waqai.incidents.incident import Mention


@dataclass(frozen=True, slots=True)
class Unit:
    """Groups of events of reports, the reports that are of it though no event of theirs was coded, and why."""

    groups: tuple[Group, ...]
    silent: tuple[str, ...]
    because: tuple[str, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, by report."""
        return tuple(sorted(mention for group in self.groups for mention in group.mentions))
