"""Linking a register goes on from where it was: the same as linking all at once, and no more work than it must be."""

import random
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from happenings import account, bridge, event
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waqai.incidents import link
from waqai.incidents.keeping.tables import TABLES
from waqai.incidents.storing import incidents_of, linked
from waqai.register import rulings
from waqai.register.accounts import accounts
from waqai.register.adding import add
from waqai.register.opening import open_register
from waqai.register.recoding import recode
from waqai.register.reviews import decide, undo
from waqai.register.schema import marks
from waqai.register.versions import Version
from waqai.reports.report import Report

VERSION, NEXT = Version("1", "l", "lexicon", "w"), Version("2", "l", "lexicon", "w")
PLACES, ACTORS = ["درعا", "إدلب", "دمشق"], ["الجيش", "المسلحون", "موسكو"]
THINGS = ["جسر", "مخبز", "مطار", "مدرسة", "سوق", "مستشفى", "محطة", "قافلة", "مخيم"]
DETAILS = ["صباحا", "كبير", "جنوب", "قرية", "عشرات", "سكان", "نيران", "دخان", "شهود", "إسعاف", "أهالي", "طريق"]


def _week(many=18, seed=3):
    """Reports of a month on nine happenings: with asides, plans, wire copies, and some that no day is known of."""
    chance, found = random.Random(seed), []
    for number in range(many):
        what = number % 9
        thing, place, who = THINGS[what], PLACES[what % 3], ACTORS[what % 2]
        on = 2 + 3 * what
        day = None if number % 11 == 10 else min(30, on + chance.choice([0, 0, 1, 2]))
        words = chance.sample(DETAILS, 6)
        before = chance.randrange(9)
        text = f"قصف {who} {thing} الحي رقم {what} في {place} {' '.join(words)} في {PLACES[before % 3]}."
        text += " الجيش والمسلحون وموسكو واجتماع."
        told = event("قصف", by=[who], at=place, on=on, killed=(what, what), status="occurred")
        past = event(words[0], by=[ACTORS[before % 2]], at=PLACES[before % 3], on=2 + 3 * before)
        status = chance.choice(["planned", "occurred"])
        plan = event("واجتماع", "CONSULT", by=["موسكو"], at=place, on=min(30, on + 4), status=status)
        title = f"قصف {thing} رقم {what} في {place}"
        made = account(f"r{number:02}", title, text, told, past, plan, outlet=f"o{number % 5}", day=day)
        events = tuple(replace(one, because=("so it is",)) for one in made.record.events)
        found.append(replace(made, record=replace(made.record, events=events)))
    return found


def _copy(one, name, outlet):
    """The same words under another name, by another outlet a day earlier."""
    day = one.published - timedelta(days=1) if one.published else None
    document = replace(one.record.document, published=day)
    return replace(one, id=name, outlet=outlet, published=day, record=replace(one.record, document=document))


def _add(register, told):
    coded = {(one.record.document.text, one.id): one.record for one in told}
    reports = [
        Report(
            o.record.document.text,
            o.id,
            title=o.record.document.title,
            published=o.published,
            name=o.id,
            outlet=o.outlet,
        )
        for o in told
    ]
    add(register, reports, lambda batch: [coded[report.text, report.name] for report in batch], VERSION)


def _kept(register):
    with register.reading() as connection:
        return {t.name: sorted(map(repr, connection.execute(sa.select(t)))) for t in TABLES}


def _is_as_if_linked_at_once(register):
    """Tell whether the incidents, and all that is kept for linking, are as linking all at once leaves them."""
    told, kept = tuple(incidents_of(register)), _kept(register)
    assert told == link(accounts(register), rulings.rulings(register))
    with register.writing() as connection:
        connection.execute(sa.delete(marks))
    assert linked(register)
    assert tuple(incidents_of(register)) == told
    anew = _kept(register)
    for name in kept:
        assert kept[name] == anew[name], name


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_in_any_portions_it_is_as_if_all_were_linked_at_once(tmp_path_factory, data):
    told = _week()
    told += [_copy(told[4], "z1", "o9"), _copy(told[0], "z0", "o8"), *bridge()]
    shuffled = data.draw(st.permutations(told))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(told) - 1), max_size=6)))
    with open_register(tmp_path_factory.mktemp("portions") / "waqai.db") as register:
        for start, end in zip([0, *cuts], [*cuts, len(told)], strict=True):
            _add(register, shuffled[start:end])
            assert linked(register)
        _is_as_if_linked_at_once(register)


@pytest.fixture
def register(request, tmp_path):
    with open_register(tmp_path / "waqai.db") as opened:
        _add(opened, _week())
        linked(opened)
        yield opened


def test_further_names_are_told(register):
    _add(register, [replace(_week()[3], id="again")])
    assert linked(register)
    _is_as_if_linked_at_once(register)


def test_recoded_reports_are_linked_anew(register):
    coded = {one.record.document.text: one.record for one in _week()}

    def coder(batch):
        return [
            replace(coded[one.text], events=coded[one.text].events[:: 2 if one.name < "r09" else 1]) for one in batch
        ]

    assert list(recode(register, coder, NEXT))
    assert linked(register)
    _is_as_if_linked_at_once(register)


def test_rulings_and_what_is_undone_are_followed(register):
    first, _, third, *_ = sorted(one.id for one in incidents_of(register) if one.status == "occurred")
    merged = rulings.merge(register, [first, third], who="Huda")
    assert linked(register)
    assert link(accounts(register), rulings.rulings(register)) == tuple(incidents_of(register))
    many = next(one for one in incidents_of(register) if len(one.mentions) > 1 and one.id not in (first, third))
    leaving = [(many.mentions[0].report, many.mentions[0].event)]
    rulings.split(register, many.id, leaving, who="Huda")
    _add(register, [replace(one, id=f"{one.id}b") for one in _week(4, seed=8)])
    assert linked(register)
    assert link(accounts(register), rulings.rulings(register)) == tuple(incidents_of(register))
    undo(register, merged.id, who="Huda")
    assert linked(register)
    _is_as_if_linked_at_once(register)


def test_corrections_and_what_is_undone_are_followed(register):
    done = decide(register, "reject", "r03", "e1", who="Huda")
    assert linked(register)
    assert link(accounts(register)) == tuple(incidents_of(register))
    undo(register, done.id, who="Huda")
    assert linked(register)
    _is_as_if_linked_at_once(register)


@contextmanager
def _rows_written(register):
    """Count the rows that are written to each table."""
    written = {}

    def count(_connection, cursor, statement, parameters, _context, many):
        verb, *rest = statement.split()
        if verb in ("INSERT", "UPDATE", "DELETE"):
            table = rest[1] if verb in ("INSERT", "DELETE") else rest[0]
            rows = len(parameters) if verb == "INSERT" and many else cursor.rowcount
            written[table] = written.get(table, 0) + max(rows, 0)

    sa.event.listen(register.engine, "after_cursor_execute", count)
    yield written
    sa.event.remove(register.engine, "after_cursor_execute", count)


def test_a_report_of_another_time_touches_only_its_own_incident(register):
    late = account(
        "late",
        "افتتاح مخبز في إدلب",
        "افتتحت طهران مخبزا في إدلب.",
        event("افتتاح", "AID", by=["طهران"], at="إدلب"),
        day=None,
    )
    late = replace(late, published=_week()[0].published + timedelta(days=400))
    with _rows_written(register) as written:
        _add(register, [late])
        linked(register)
    assert written["linked_texts"] == written["linked_days"] == written["linked_clusters"] == 1
    # beside its own incident: the planned meetings, of which it turns out that they never were
    open_ = sum(one.open for one in incidents_of(register))
    assert written["incidents"] <= 1 + 2 * open_
    assert written["linked_reports"] == 1
