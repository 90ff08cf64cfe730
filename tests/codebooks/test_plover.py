"""PLOVER's own coding of an event."""

import pytest

from waqai.codebooks import Plover, against, lines, plover


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (("CONSULT", "visit", "occurred"), Plover("CONSULT", "visit", False)),
        (("CONSULT", "visit", "planned"), Plover("AGREE", None, True)),
        (("RETREAT", "withdraw", "planned"), Plover("CONCEDE", None, True)),
        (("ASSAULT", "aerial", "threatened"), Plover("THREATEN", "violence", True)),
        (("CONCEDE", "release", "occurred"), Plover("RETREAT", "release", False)),
        (("COERCE", "convict", "occurred"), Plover("SANCTION", "convict", False)),
        (("ASSAULT", "seize", "occurred"), Plover("COERCE", "seize", False)),
        (("ASSAULT", "aerial", "denied"), None),
        (("RETREAT", "withdraw", "demanded"), None),
    ],
)
def test_plover(event, expected):
    assert plover(*event) == expected


def test_a_mode_that_plover_has_elsewhere_has_a_line_there():
    for line in lines().values():
        if line.by_plover:
            assert (line.by_plover, line.mode) in lines()


def test_who_undergoes_an_event():
    assert against(2, ()) == "clash"
    assert against(2, ("population",)) == "civilians"
    assert against(1, ("population", "armed_group")) == "armed"
    assert against(1, ()) is None
