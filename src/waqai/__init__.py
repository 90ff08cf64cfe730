"""Waqai reads Arabic news of conflict and diplomacy and keeps the record.

``waqai.read(path_or_text, published=…)`` gives a `Report`, ``waqai.code(report)`` its `Record`:
who did what to whom, when, where, according to whom, each fact tied to the words it rests on.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from waqai.coding import code
    from waqai.record import Record
    from waqai.reports import Report, read

__all__ = ["Record", "Report", "code", "read"]
__version__ = "0.1.0"

_HOMES = {"read": "reports", "Report": "reports", "code": "coding", "Record": "record"}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `import waqai` is quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'waqai' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"waqai.{_HOMES[name]}"), name)
