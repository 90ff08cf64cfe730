"""An account: a report on file and its record, as the rooms after the register see it."""

from dataclasses import dataclass
from datetime import date

from waqai.record.model import Record


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells.

    `id` names the report in the register (its own id where the source gives one). `outlet` is who published it.
    `copy_of` is the id of the earliest report whose words it repeats (a wire copy), None where it is the first:
    reports of one wire text are one source. `record` has the reviewers' corrections in it. `also` are further names
    under which the same text of the same outlet came.
    """

    id: str
    outlet: str | None
    published: date | None
    copy_of: str | None
    record: Record
    also: tuple[str, ...] = ()
