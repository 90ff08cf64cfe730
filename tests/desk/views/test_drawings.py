from datetime import date

from waqai.desk.views.filters import filters
from waqai.desk.views.growth import growths, places
from waqai.desk.views.mapping import WIDE, Window, fitting, marks, window_of
from waqai.desk.views.network import NODES, network
from waqai.desk.views.projection import latitude, projected
from waqai.desk.views.strip import strip
from waqai.desk.views.tallies import by_period, running
from waqai.desk.words import words
from waqai.incidents.incident import Mention, Toll
from waqai.incidents.summing import Harm, Pair, Spot
from waqai.record.model import Bounds

NONE = filters([])
EN = words("en")
BAGHDAD = Spot("Baghdad", "IRQ", 33.34, 44.4, "city", (("ASSAULT", 9), ("CONSULT", 1)))
ANBAR = Spot("Anbar", "IRQ", 32.6, 41.9, "province", (("ASSAULT", 2),))
YEMEN = Spot("Yemen", "YEM", 15.5, 47.5, "country", (("AID", 4),))


def test_a_latitude_is_found_again() -> None:
    assert abs(latitude(projected(33.34, 44.4)[1]) - 33.34) < 0.001
    assert projected(90.0, 0.0)[1] == projected(84.0, 0.0)[1]


def test_the_map_shows_how_exactly_a_place_is_known() -> None:
    found = marks([BAGHDAD, ANBAR, YEMEN], NONE, fitting([BAGHDAD, ANBAR, YEMEN]), "en")
    assert {mark.place: mark.shape for mark in found} == {"Baghdad": "circle", "Anbar": "ring", "Yemen": "diamond"}
    assert [mark.place for mark in found] == ["Baghdad", "Yemen", "Anbar"], "small ones lie above"
    assert found[0].address == "/incidents?country=IRQ&place=Baghdad"
    assert found[0].quad == 4
    assert found[0].quads == ((4, 9), (1, 1))


def test_a_window_is_read_back_and_kept_within_the_world() -> None:
    window = Window(44.4, -35.25, 12.0)
    assert window_of(str(window)) == window
    assert window_of("1,2") is None
    assert window_of("nan,1,2") is None
    assert window.moved(zoom=1000).width == 360
    assert window.moved(right=100).x == 180
    assert abs(window.pixel * WIDE - window.width) < 0.01


def test_names_do_not_cover_each_other() -> None:
    near = [Spot(f"Town {n}", "IRQ", 33.0 + n / 500, 44.0, "city", (("ASSAULT", 50 - n),)) for n in range(20)]
    named = [mark for mark in marks(near, NONE, Window(44.0, -35.0, 30.0), "en") if mark.label]
    assert 1 <= len(named) <= 3


def pairs(many: int) -> list[Pair]:
    return [Pair(f"K{n}", f"K{n + 1}", "ASSAULT", date(2024, 1, 1 + n % 28), 40 - n) for n in range(many)]


def test_the_network_is_the_same_for_the_same_incidents() -> None:
    names = {f"K{n}": (f"Actor {n}", f"طرف {n}") for n in range(40)}
    days = [(date(2024, 1, 1), "ASSAULT", 3), (date(2024, 1, 20), "ASSAULT", 3)]
    one = network(EN, pairs(30), names, NONE, strip(days))
    assert one == network(EN, pairs(30)[::-1], names, NONE, strip(days))
    assert len(one.nodes) == NODES
    assert len({(node.x, node.y) for node in one.nodes}) == NODES
    assert len(one.ties) == 30
    assert one.ties[0].address == "/incidents?actor=K0&recipient=K1"
    assert all(0 <= bar <= 100 for tie in one.ties for bar in tie.bars)


def test_an_empty_network_has_nothing() -> None:
    assert network(EN, [], {}, NONE, None).nodes == ()


def test_figures_grow_from_left_to_right_and_open_ends_are_told() -> None:
    tolls = [
        Toll("killed", Bounds(3, 3), Mention("a", "e1"), ("police",), date(2024, 1, 1)),
        Toll("killed", Bounds(10, None), Mention("b", "e2"), (), date(2024, 1, 3)),
    ]
    (found,) = growths(EN, tolls)
    assert [point.told for point in found.points] == ["3", "10 or more"]
    assert found.points[0].x < found.points[1].x
    assert found.points[0].low > found.points[1].low, "more stands higher"
    assert found.points[1].unbounded
    assert found.points[1].address == "/reports/b#e2"


def test_figures_of_one_day_stand_side_by_side() -> None:
    day = date(2024, 1, 1)
    assert places([day, day, None]) == [12.5, 37.5, 75.0]
    assert places([None]) == [50.0]


def test_running_totals_keep_their_bounds() -> None:
    days = [(date(2024, 1, 1), "ASSAULT", 2), (date(2024, 1, 9), "ASSAULT", 1)]
    drawn = strip(days)
    assert drawn is not None
    assert [row.running for row in by_period(drawn)][-1] == 3
    harms = [
        Harm(date(2024, 1, 1), "killed", 3, 5, 0),
        Harm(date(2024, 1, 9), "killed", 2, 2, 1),
        Harm(date(2025, 1, 9), "killed", 9, 9, 0),
    ]
    (found,) = running(EN, harms, drawn)
    assert found.sums[0].running == "3 to 5"
    assert found.sums[-1].running == found.total == "5 or more"
