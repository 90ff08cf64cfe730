"""Text that no newsroom wrote: a record or a clear error, never a crash, never a hang."""

import pytest

from waqai.coding import code
from waqai.record import check, from_json, to_json
from waqai.reports import ReportError, read

HOSTILE = {
    "one word": "ا" * 20_000,
    "no stop": "كلمة " * 3_000,
    "open quotes": "قال «" * 2_000,
    "closing quotes": "قال ”" * 2_000,
    "lines": "قال\n" * 3_000,
    "digits": "قتل " + "9" * 6_000 + " شخصا في الهجوم",
    "numbers": "خمسة " * 2_000,
    "days": "في 31/02/2024 و0/0/0000 وبعد 999999999999 يوما من عام 0000",
    "commas": "قال، " * 2_000,
    "bidi controls": "\u202bقال\u202c " * 2_000,
    "zero width": "ق\u200b" * 8_000,
    "diacritics": "قَ" * 5_000,
    "astral": "قال 🙂 الوزير 𝒜 إن الهجوم وقع " * 200,
    "one clitic": "و" * 5_000 + " قال",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("published", [None, "0001-01-01", "9999-12-31"])
def test_a_record_or_a_clear_error(name, published):
    record = coded(HOSTILE[name], published)
    if record is not None:
        assert check(record) == []
        assert from_json(to_json(record)) == record


def coded(text, published):
    """Return the record, None where the text is refused."""
    try:
        return code(read(text.encode(), published=published))
    except ReportError:
        return None
