"""The codes of an event in the codebooks."""

from waqai.record.model import Codes


def codes(type: str, mode: str | None, status: str) -> Codes:  # noqa: A002
    """Return the codes of an event of PLOVER `type` and `mode` with `status`."""
    return Codes(plover=type, cameo=None, acled=None)
