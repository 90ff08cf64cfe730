from datetime import date
from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from waqai.desk.views.filters import QUAD_OF, address, filters, words_at
from waqai.incidents.choosing import Wanted
from waqai.record.check import STATUSES, TYPES

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
KEYS = st.lists(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).map(str.strip).filter(bool), unique=True, max_size=2
)


@given(
    st.lists(st.sampled_from(sorted(TYPES)), unique=True),
    st.lists(st.sampled_from(sorted(STATUSES)), unique=True),
    KEYS,
    DAYS,
    st.booleans(),
    st.integers(2, 99) | st.just(0),
)
def test_an_address_asks_for_what_it_was_made_of(
    types: list[str], statuses: list[str], keys: list[str], day: date | None, disputed: bool, outlets: int
) -> None:
    wanted = Wanted(
        types=tuple(types),
        statuses=tuple(statuses),
        parties=tuple(keys),
        since=day,
        disputed=disputed,
        outlets=outlets,
    )
    told = urlsplit(address("/incidents", wanted, oldest=True)).query
    found = filters(parse_qsl(told))
    assert found.wanted == wanted
    assert found.oldest
    assert not found.faults


def test_what_is_not_understood_is_told_and_left_out() -> None:
    found = filters([("type", "KISS"), ("since", "2024-02-31"), ("until", ""), ("outlets", "x"), ("status", "denied")])
    assert found.faults == ("type", "since", "outlets")
    assert found.wanted == Wanted(statuses=("denied",))


def test_every_type_has_its_class() -> None:
    assert QUAD_OF.keys() == TYPES


def test_the_way_to_words_holds_any_id() -> None:
    assert words_at("a/b?c#d", "e3") == "/reports/a%2Fb%3Fc%23d#e3"
