"""The codebooks."""

import pytest

from waqai.codebooks import codes, intensity, lines, quad, quads
from waqai.lexicons.checks import MODES
from waqai.record.check import STATUSES, TYPES
from waqai.record.model import Codes


def test_every_type_and_mode_has_a_line():
    assert set(quads()) == TYPES
    assert {(kind, mode) for kind, modes in MODES.items() for mode in modes} <= set(lines())


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize("status", sorted(STATUSES))
def test_every_type_has_codes_or_none_with_every_status(kind, status):
    found = codes(kind, None, status)
    assert found.plover in {*TYPES, None}
    assert status == "occurred" or found.acled is None


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (("CONSULT", None, "planned"), Codes("AGREE", "036", None)),
        (("RETREAT", "withdraw", "planned"), Codes("CONCEDE", "080", None)),
        (("ASSAULT", "aerial", "threatened"), Codes("THREATEN", "138", None)),
        (("RETREAT", "withdraw", "demanded"), Codes(None, None, None)),
        (("ASSAULT", "drone", "occurred"), Codes("ASSAULT", "195", "Explosions/Remote violence")),
        (("ASSAULT", None, "occurred", "clash"), Codes("ASSAULT", "190", "Battles")),
        (("ASSAULT", None, "occurred", "civilians"), Codes("ASSAULT", "190", "Violence against civilians")),
        (("ASSAULT", None, "occurred"), Codes("ASSAULT", "190", None)),
        (("COERCE", "arrest", "occurred"), Codes("COERCE", "173", "Strategic developments")),
    ],
)
def test_codes(event, expected):
    assert codes(*event) == expected


def test_intensity_and_quad_class():
    assert intensity("AID") == 10
    assert intensity("RETREAT", "ceasefire") == 7.5
    assert intensity("PROTEST", "vandalize") == -5
    assert quad("SANCTION") == "material conflict"
    assert quad("REQUEST") == "verbal conflict"
