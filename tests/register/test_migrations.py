"""A register of every earlier form is brought to the newest one, and what was on file stands."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from waqai.incidents.storing import incidents_of, linked
from waqai.record.from_json import from_fields
from waqai.record.to_json import SCHEMA
from waqai.register.accounts import accounts
from waqai.register.bodies import packed
from waqai.register.columns import pack
from waqai.register.databases import engine_of, take_turn
from waqai.register.migrations import HERE, VERSION_TABLE, newest
from waqai.register.opening import open_register
from waqai.register.reviews import reviews_of
from waqai.register.search.query import Query
from waqai.register.search.rebuilding import rebuild
from waqai.register.search.searching import search

FORMS = sorted(path.name.split("_")[0] for path in (HERE / "versions").glob("[0-9]*_*.py"))
TEXT = "قصف الجيش جسر الرستن\n\nقصف الجيش جسر الرستن في درعا صباحا."
NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def _record():
    span = [0, 3]
    event = {
        **{"id": "e1", "span": span, "type": "ASSAULT", "mode": None, "status": "occurred", "actors": ["n1"]},
        **{"recipients": [], "start": "2018-04-14", "end": "2018-04-14", "place": None, "count": None},
        **{"casualties": {}, "sources": [], "incident": "i1", "headline": True, "confidence": 0.9},
        **{"codes": {"plover": "ASSAULT", "cameo": "190", "acled": None}, "because": "so it is"},
    }
    entity = {
        **{"id": "n1", "kind": "military", "name": "army", "name_ar": "الجيش", "country": "SYR", "code": "SYRMIL"},
        **{"role": None, "mentions": [[4, 9]], "because": "so it is"},
    }
    document = {
        **{"id": "a" * 64, "source": "x", "title": TEXT[:20], "published": "2018-04-14"},
        **{"published_inferred": None, "language": "ar", "text": TEXT},
    }
    empty = {
        name: [] for name in ("noise", "times", "places", "figures", "statements", "relations", "links", "notices")
    }
    return from_fields({"schema": SCHEMA, "document": document, **empty, "entities": [entity], "events": [event]})


def _made_at(where, form):
    """Make a register of an earlier form, with a report, its record, a review and an incident."""
    engine = engine_of(where, 5.0)
    with engine.connect() as connection:
        connection.execution_options(waqai_writes=True)
        with connection.begin():
            take_turn(connection, 5.0)
            config = Config(attributes={"connection": connection})
            config.set_main_option("script_location", str(HERE))
            config.set_main_option("path_separator", "os")
            command.upgrade(config, form)
            _fill(connection)
    engine.dispose()


def _fill(connection):
    report = {
        **{"number": 1, "id": "r1", "name": "r1", "outlet": "o", "title": TEXT[:20], "source": "x", "url": None},
        **{"published": date(2018, 4, 14), "language": "ar", "text": TEXT, "sha256": "a" * 64, "sameness": "b" * 64},
        **{"segments": pack([]), "notices": pack([]), "copy_of": None, "added": NOW},
    }
    version = {"id": 1, "code": "1", "lexicon": "l", "reader": "lexicon", "weights": "w"}
    body = pack(packed(_record()))
    record = {"id": 1, "report": 1, "version": 1, "confirmed": 1, "current": True, "made": NOW, "body": body}
    review = {"id": 1, "action": "accept", "report": "r1", "target": None, "note": "so", "who": "Huda", "at": NOW}
    review["target"] = {"kind": "event", "span": [0, 3], "type": "ASSAULT"}
    incident = {
        **{"id": "i1", "type": "ASSAULT", "status": "occurred", "independent": 1, "disputed": False, "open": False},
        **{"start": date(2018, 4, 14), "confidence": 0.9, "body": pack({})},
    }
    mention = {"report": "r1", "event": "e1", "incident": "i1", "main": True}
    party = {"incident": "i1", "role": "actor", "key": "SYRMIL", "name": "army", "name_ar": "الجيش", "kind": "military"}
    filled = {
        **{"reports": report, "versions": version, "records": record, "reviews": review, "incidents": incident},
        **{"incident_mentions": mention, "incident_parties": party},
    }
    for name, row in filled.items():
        table = sa.Table(name, sa.MetaData(), autoload_with=connection)
        if name == "reviews":
            table.c.target.type = sa.JSON()
        connection.execute(table.insert().values({key: value for key, value in row.items() if key in table.c}))


@pytest.mark.parametrize("form", FORMS)
def test_a_register_of_an_earlier_form_is_opened_and_keeps_what_it_has(where, form):
    _made_at(where, form)
    with open_register(where, create=False) as register:
        with register.reading() as connection:
            assert connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")) == newest()
        (one,) = accounts(register)
        assert (one.id, one.outlet, one.published) == ("r1", "o", date(2018, 4, 14))
        (event,) = one.record.events
        assert "Huda" in " ".join(event.because)
        assert replace(one.record, events=(replace(event, because=("so it is",), confidence=0.9),)) == _record()
        (review,) = reviews_of(register)
        assert (review.action, review.report, review.who, review.note) == ("accept", "r1", "Huda", "so")
        assert linked(register)
        assert [[mention.report for mention in found.mentions] for found in incidents_of(register)] == [["r1"]]
        rebuild(register)
        assert [hit.report for hit in search(register, Query("جسر")).hits] == ["r1"]
