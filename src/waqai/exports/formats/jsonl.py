"""Records as JSON lines: each as docs/record.md has it, with what the register knows of the report under `account`."""

from collections.abc import Iterator

from waqai.exports.columns import Column
from waqai.exports.material import LeftOut, Material, Told
from waqai.exports.values import json_line
from waqai.record.to_json import to_fields

COLUMNS = (
    Column("schema … notices", "text", "the record, as docs/record.md has it"),
    Column("account", "text", "id, outlet, copy_of of the report; incidents: the incident of each event"),
)


def export(material: Material, _left_out: LeftOut) -> Iterator[bytes]:
    """Yield a line for every report."""
    for told in material.told():
        yield f"{json_line(fields(told))}\n".encode()


def fields(told: Told) -> dict[str, object]:
    """Return the record of a report, with its account."""
    account = told.account
    about = {
        "id": account.id,
        "outlet": account.outlet,
        "copy_of": account.copy_of,
        "incidents": {event.id: told.incidents.get(event.id) for event in told.events},
    }
    return {**to_fields(account.record), "account": about}
