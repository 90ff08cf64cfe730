"""Incidents as they are chosen, listed and summed from the tables of a register."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from waqai.incidents import storing, summing, sums
from waqai.incidents.choosing import Wanted
from waqai.incidents.incident import Incident, Party, Site
from waqai.incidents.listing import incident, led_to, page, place_of
from waqai.record.model import Bounds
from waqai.register.opening import Register, open_register
from waqai.register.schema import incident_sums

USA = Party("USA", "United States", "الولايات المتحدة", "state", "USA", "USA")
ISIS = Party("Islamic State", "Islamic State", "تنظيم الدولة", "armed_group", None, "IMGIS")
BAGHDAD = Site("Baghdad", "IRQ", None, 33.34, 44.4, "city")
FIRST = date(2024, 1, 1)


def made(number: int, **fields: object) -> Incident:
    base = Incident(
        id=f"i{number:03}", type="ASSAULT", mode=None, status="occurred", actors=(USA,), recipients=(ISIS,),
        site=BAGHDAD, start=FIRST + timedelta(days=number // 3), end=None, mentions=(), reports=(), outlets=(),
        independent=1, first_report=None, last_report=None, casualties={}, tolls=(), disputes=(), course=(),
        followed_by=None, open=False, confidence=0.8, because=(),
    )  # fmt: skip
    return replace(base, **fields)  # type: ignore[arg-type]


KEPT = [
    *(made(number) for number in range(20)),
    made(20, start=None, type="AGREE", site=None),
    made(21, start=None, recipients=(), casualties={"killed": Bounds(3, None)}),
    made(22, start=FIRST, casualties={"killed": Bounds(1, 4)}, followed_by="i000", actors=(ISIS,), recipients=(USA,)),
    made(23, start=FIRST, casualties={"killed": Bounds(50, 50)}, status="denied", independent=3),
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path: Path = tmp_path_factory.mktemp("listing") / "waqai.db"
    with open_register(path) as register:
        with register.writing() as connection:
            storing._keep(connection, set(), KEPT)
        yield register


@pytest.mark.parametrize("oldest", [False, True])
@pytest.mark.parametrize("limit", [1, 3, 7, 50])
def test_pages_hold_every_incident_once_and_in_order(kept: Register, oldest: bool, limit: int) -> None:
    found: list[Incident] = []
    after = None
    while True:
        one = page(kept, Wanted(), after=after, oldest=oldest, limit=limit)
        found += one.incidents
        if one.after is None:
            break
        after = place_of(str(one.after))
    assert sorted(one.id for one in found) == sorted(one.id for one in KEPT)
    dated = [(one.start, one.id) for one in found if one.start]
    assert dated == sorted(dated, reverse=not oldest)
    assert [one.id for one in found[-2:]] == ["i020", "i021"], "those without a day come last"


def test_incidents_are_chosen_by_what_is_asked(kept: Register) -> None:
    def ids(**fields: object) -> list[str]:
        return [one.id for one in page(kept, Wanted(**fields), limit=50).incidents]  # type: ignore[arg-type]

    assert ids(types=("AGREE",)) == ["i020"]
    assert ids(statuses=("denied",)) == ["i023"]
    assert ids(actors=("Islamic State",), recipients=("USA",)) == ["i022"]
    assert ids(actors=("تنظيم الدولة",)) == ["i022"], "by its Arabic name"
    assert ids(parties=("united states",), types=("AGREE",)) == ["i020"], "by its name, in any case"
    assert ids(parties=("nobody",)) == []
    assert ids(outlets=2) == ["i023"]
    assert ids(since=FIRST + timedelta(days=6)) == ["i019", "i018"]
    assert ids(until=FIRST, place="Baghdad", countries=("IRQ",)) == ["i023", "i022", "i002", "i001", "i000"]


def test_what_has_no_day_stands_under_that_of_its_first_report(tmp_path: Path) -> None:
    day = FIRST + timedelta(days=2)
    with open_register(tmp_path / "waqai.db") as register:
        with register.writing() as connection:
            storing._keep(connection, set(), [*KEPT, made(24, start=None, first_report=day)])
        found = [one.id for one in page(register, Wanted(), limit=50).incidents]
        assert found.index("i024") == found.index("i008") - 1, "behind the days after, before what has a smaller id"
        assert found[-2:] == ["i021", "i020"][::-1]
        assert "i024" not in [one.id for one in page(register, Wanted(since=FIRST), limit=50).incidents]


def test_kept_sums_are_those_counted_anew(kept: Register) -> None:
    wanted = Wanted()
    narrow = Wanted(types=("ASSAULT",), since=FIRST + timedelta(days=1), until=FIRST + timedelta(days=3))
    with kept.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(incident_sums)) == 7
        for one in (wanted, narrow, Wanted(types=("AGREE",))):
            assert sums.days(connection, one) == summing.by_day(connection, one)
        assert sums.harms(connection, wanted) == summing.harms(connection, wanted)
        for role in ("actor", "recipient"):
            assert sums.parties(connection, wanted, role) == summing.by_party(connection, wanted, role, sums.PARTIES)
        assert sums.pairs(connection, wanted) == sums._pairs(connection, wanted)
        told = summing.spots(connection, wanted, sums.PLACES), summing.unplaced(connection, wanted)
        assert sums.spots(connection, wanted) == told


def test_a_place_that_says_nothing_is_refused() -> None:
    for told in ("", "x", "2024-01-01", "2024-13-01~i1"):
        with pytest.raises(ValueError, match=r"place|page|month|format|isoformat"):
            place_of(told)


def test_single_incidents_are_found(kept: Register) -> None:
    assert incident(kept, "i022") == KEPT[22]
    assert incident(kept, "nothing") is None
    assert [one.id for one in led_to(kept, "i000")] == ["i022"]


def test_sums(kept: Register) -> None:
    with kept.reading() as connection:
        days = summing.by_day(connection, Wanted())
        assert sum(count for _, _, count in days) == len(KEPT)
        assert days[0] == (None, "AGREE", 1)
        assert [(one.day, one.low, one.high, one.unbounded) for one in summing.harms(connection, Wanted())] == [
            (None, 3, 3, 1),
            (FIRST, 1, 4, 0),
        ], "what is denied harmed nobody"
        assert [(one.key, one.count) for one in summing.by_party(connection, Wanted(), "actor", 5)] == [
            ("USA", 23),
            ("Islamic State", 1),
        ]
        assert summing.by_pair(connection, Wanted(), 5) == [("USA", "Islamic State", 22), ("Islamic State", "USA", 1)]
        told = summing.over_time(connection, Wanted(), [("Islamic State", "USA")])
        assert told == [summing.Pair("Islamic State", "USA", "ASSAULT", FIRST, 1)]
        assert [(one.place, one.precision, one.count) for one in summing.spots(connection, Wanted(), 5)] == [
            ("Baghdad", "city", 23)
        ]
        assert summing.unplaced(connection, Wanted()) == 1
        assert summing.few(connection, 24)
        assert not summing.few(connection, 23)


def test_sqlite_walks_along_the_days(kept: Register) -> None:
    if kept.postgresql:
        pytest.skip("of SQLite")
    with kept.reading() as connection:
        plan = connection.execute(
            sa.text("EXPLAIN QUERY PLAN SELECT start, id FROM incidents WHERE start IS NOT NULL AND type = 'ASSAULT' "
                    "AND status = 'occurred' ORDER BY start DESC, id DESC LIMIT 51")
        ).all()  # fmt: skip
    assert any("INDEX ix_incidents" in row[-1] for row in plan)
