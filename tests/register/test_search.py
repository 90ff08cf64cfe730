from dataclasses import replace
from datetime import date
from itertools import product

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from searchable import STORIES, file_stories
from telling import NEW, OLD, lexicon, story

from waqai.arabic.stems import stem
from waqai.register.accounts import account, accounts
from waqai.register.adding import add
from waqai.register.following import FOLLOWERS
from waqai.register.opening import open_register
from waqai.register.recoding import recode
from waqai.register.reviews import decide, undo
from waqai.register.schema import marks, metadata
from waqai.register.search import passages as cutting
from waqai.register.search.counting import counts
from waqai.register.search.highlighting import highlights
from waqai.register.search.passages import passages
from waqai.register.search.query import Query, QueryError, terms
from waqai.register.search.rebuilding import rebuild
from waqai.register.search.searching import search
from waqai.register.search.stamp import fresh
from waqai.register.search.tables import events, texts

QUERIES = [
    Query(),
    *(
        Query(words)
        for words in ("أمريكي", "في", "صاروخ -الرياض", '"القوات الأمريكية"', "«وزير الخارجية» موسكو", "زلزال")
    ),
    *(Query(actors=(who,)) for who in ("IRN", "RUS", "الحوثي", "Houthi", "IRNMIL", "فرنسا")),
    *(Query("في", parties=(who,)) for who in ("USA", "وزير", "IRQ")),
    Query(recipients=("SAU", "IRQ")),
    Query(types=("assault",)),
    Query("جنود", types=("ASSAULT", "CONSULT"), statuses=("occurred",)),
    Query(places=("موسكو",)),
    Query(places=("Moscow",), countries=("RUS",)),
    Query(outlets=("الجريدة",)),
    Query("أمريكي", outlets=("الجريدة",)),
    Query(since=date(2018, 4, 4), until=date(2018, 4, 9)),
    Query(published_since=date(2018, 4, 5), published_until=date(2018, 4, 9), confidence=0.4),
    Query("هجوم", published_until=date(2018, 4, 3)),
]
WAYS = [
    *({"order": order, "oldest": oldest} for order, oldest in product(("relevance", "published"), (False, True))),
    *(
        {"by_events": True, "order": order, "oldest": oldest}
        for order, oldest in product(("relevance", "published", "date", "confidence"), (False, True))
    ),
]


@pytest.fixture
def filed(register):
    file_stories(register)
    return register


def found(register, *args, **kwargs):
    return [hit.report for hit in search(register, Query(*args, **kwargs)).hits]


def words(hit):
    return [span.of(hit.text) for span in hit.highlights]


def test_a_word_is_found_in_any_form_with_its_place(filed):
    hits = {hit.report: words(hit) for hit in search(filed, Query("أمريكي")).hits}
    assert hits == {"bases": ["الأميركيين", "أميركيون"], "talks": ["الأمريكية"], "yemen": ["أمريكي"]}
    assert found(filed, "الصواريخ") == found(filed, "صاروخ") == ["yemen"]


def test_titles_come_first_then_the_newest(filed):
    assert found(filed, "أمريكي") == ["bases", "yemen", "talks"] or found(filed, "أمريكي") == [
        "bases",
        "talks",
        "yemen",
    ]
    assert found(filed, "أمريكي")[0] == "bases"
    published = search(filed, Query("أمريكي"), order="published")
    assert [hit.report for hit in published.hits] == ["yemen", "talks", "bases"]


def test_all_words_phrases_and_words_that_must_not_stand(filed):
    assert found(filed, "وزير موسكو") == ["talks"]
    assert found(filed, "وزير أمطار") == []
    assert found(filed, '"الوزراء اللبناني"') == ["aid"]
    assert found(filed, '"اللبناني الوزراء"') == []
    assert sorted(found(filed, "أمريكي -موسكو")) == ["bases", "yemen"]
    assert found(filed, '-"وزير الخارجية" وزير') == ["aid"]


def test_only_words_of_the_phrase_are_marked(filed):
    (hit,) = search(filed, Query('"القوات الأمريكية"')).hits
    assert words(hit) == ["القوات", "الأمريكية"]


def test_a_search_without_a_word_to_be_found_says_so(filed):
    for asked in ("-روسيا", "!!", '""'):
        with pytest.raises(QueryError, match="to be found"):
            search(filed, Query(asked))
    with pytest.raises(QueryError, match="by a word"):
        search(filed, Query(actors=("؟",)))
    with pytest.raises(QueryError, match="has no date"):
        search(filed, Query("في"), order="date")


def test_signs_of_the_databases_own_languages_are_but_marks(filed):
    for asked in ("موسكو' OR", 'موسكو"', "موسكو*", "title:موسكو", "(موسكو", "موسكو & !x", "موسكو\\", "موسكو \x00"):
        search(filed, Query(asked))
    assert found(filed, "(موسكو'") == ["talks"]


def matches(event, record, query):
    """What a filter means, told without a database."""
    who = {item.id: item for item in record.entities}
    named = {role: [who[name] for name in getattr(event, role)] for role in ("actors", "recipients", "sources")}
    checks = [
        not query.actors or any(item.country in query.actors for item in named["actors"]),
        not query.recipients or any(item.country in query.recipients for item in named["recipients"]),
        not query.types or event.type in query.types,
        not query.statuses or event.status in query.statuses,
        not query.countries or (event.place and event.place.country in query.countries),
        not query.since or ((event.end or event.start) and (event.end or event.start) >= query.since),
        not query.until or ((event.start or event.end) and (event.start or event.end) <= query.until),
        event.confidence >= query.confidence,
    ]
    return all(checks)


FILTERS = [
    Query(),
    Query(actors=("IRN",)),
    Query(actors=("RUS", "USA")),
    Query(recipients=("IRQ",), types=("ASSAULT",)),
    Query(statuses=("demanded",)),
    Query(countries=("IRQ",)),
    Query(since=date(2018, 4, 4)),
    Query(until=date(2018, 4, 6)),
    Query(since=date(2018, 4, 5), until=date(2018, 4, 9), confidence=0.3),
]


def test_filters_give_the_events_that_the_records_hold(filed):
    for query in FILTERS:
        compare(filed, query)


def compare(filed, query):
    wanted = {
        (one.id, event.id)
        for one in accounts(filed)
        for event in one.record.events
        if matches(event, one.record, query)
    }
    hits = search(filed, query, by_events=True, limit=500).hits
    assert {(hit.report, hit.events[0].id) for hit in hits} == wanted
    assert len(hits) == len(wanted)
    assert counts(filed, query).events == len(wanted)


def test_an_event_is_told_as_its_record_tells_it(filed):
    for hit in search(filed, Query(), by_events=True, limit=500).hits:
        record = account(filed, hit.report).record
        (told,) = hit.events
        event = next(item for item in record.events if item.id == told.id)
        same = ("span", "type", "mode", "status", "start", "end", "confidence")
        assert [getattr(told, key) for key in same] == [getattr(event, key) for key in same]
        assert told.words == event.span.of(record.document.text)
        names = {item.id: item.name for item in record.entities}
        assert sorted(who.name for who in told.actors) == sorted({names[who] for who in event.actors})


def everything(register, query, **way):
    hits, after = [], None
    while True:
        page = search(register, query, limit=2, after=after, **way)
        hits += page.hits
        after = page.after
        if after is None:
            return hits


# each query goes some ways, each way is gone by some queries
GOING = [
    (query, WAYS[(number * 5 + more * 3) % len(WAYS)]) for number, query in enumerate(QUERIES) for more in range(3)
]


def test_pages_join_without_gap_or_double(filed):
    for query, way in GOING[::2]:
        whole = list(search(filed, query, limit=500, **way).hits)
        assert everything(filed, query, **way) == whole
        assert len({(hit.report, hit.events if way.get("by_events") else 0) for hit in whole}) == len(whole)


def test_both_databases_find_the_same_in_the_same_order(tmp_path, postgresql_url):
    with open_register(tmp_path / "waqai.db") as one, open_register(postgresql_url) as other:
        for register in (one, other):
            file_stories(register)
        some = 0
        for query, way in GOING:
            hits = search(one, query, limit=500, **way).hits
            assert hits == search(other, query, limit=500, **way).hits, (query, way)
            some += len(hits)
        for query in QUERIES[::3]:
            assert counts(one, query) == counts(other, query)
        assert some > 100


def test_sqlite_finds_the_same_whichever_way_it_goes(tmp_path, monkeypatch):
    with open_register(tmp_path / "waqai.db") as register:
        file_stories(register)
        wanted = [search(register, query, limit=500, **way).hits for query, way in GOING]
        monkeypatch.setattr("waqai.register.search.walking.CHUNK", 1)
        for small in (0, 1):
            monkeypatch.setattr("waqai.register.search.conditions.SMALL", small)
            assert [search(register, query, limit=500, **way).hits for query, way in GOING] == wanted


def test_a_cursor_of_another_search_is_refused(filed):
    after = search(filed, Query(), by_events=True, order="date", limit=1).after
    with pytest.raises(QueryError, match="another order"):
        search(filed, Query(), by_events=True, order="confidence", after=after)
    for broken in ("x", "%%", "W10", "é"):
        with pytest.raises(QueryError, match="where a page begins"):
            search(filed, Query(), after=broken)


def test_a_review_changes_the_index_at_once_and_its_undoing_too(filed):
    before = search(filed, Query(), by_events=True, limit=500).hits
    event = account(filed, "bases").record.events[0]
    made = decide(filed, "correct", "bases", event.id, who="me", value={"type": "AID"})
    assert "bases" in found(filed, types=("AID",))
    undo(filed, made.id, who="me")
    assert search(filed, Query(), by_events=True, limit=500).hits == before
    decide(filed, "reject", "bases", event.id, who="me")
    left = [hit for hit in search(filed, Query(), by_events=True, limit=500).hits if hit.report == "bases"]
    assert event.id not in [hit.events[0].id for hit in left]


def test_recoding_changes_the_events_and_keeps_the_words(filed):
    def emptied(reports):
        return [replace(record, events=(), links=()) for record in lexicon(reports)]

    assert list(recode(filed, emptied, NEW))
    assert search(filed, Query(), by_events=True).hits == ()
    assert len(found(filed, "أمريكي")) == 3
    assert counts(filed, Query()).events == 0


def test_what_is_not_kept_is_not_found(register, monkeypatch):
    def failing(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("waqai.register.following.FOLLOWERS", (*FOLLOWERS, failing))
    with pytest.raises(KeyboardInterrupt):
        add(register, [story()], lexicon, OLD)
    assert search(register, Query("أمريكي")).hits == ()
    monkeypatch.undo()
    add(register, [story()], lexicon, OLD)
    assert found(register, "أمريكي") == ["one"]


def test_a_new_index_is_the_same(filed):
    wanted = [search(filed, query, limit=500).hits for query in QUERIES]
    assert fresh(filed)
    with filed.writing() as connection:
        connection.execute(marks.update().where(marks.c.name == "search").values(value="older"))
    assert not fresh(filed)
    assert rebuild(filed) == len(STORIES)
    assert fresh(filed)
    assert [search(filed, query, limit=500).hits for query in QUERIES] == wanted


def test_a_long_report_is_searched_to_its_end(register, monkeypatch):
    monkeypatch.setattr(cutting, "PART", 50)
    text = "عاصفة\n\n" + "هطل مطر كثير على الساحل. " * 60 + "وقصفت طائرات روسية مدينة إدلب."
    add(register, [story("long", text)], lexicon, OLD)
    (hit,) = search(register, Query("روسيا إدلب"), order="published").hits
    assert words(hit) == ["روسية", "إدلب"]
    assert "وقصفت" in [event.words for event in hit.events] or "قصفت" in [event.words for event in hit.events]
    with register.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(texts)) > 5
        docs = connection.execute(sa.select(texts.c.first, texts.c.last).order_by(texts.c.doc.desc())).all()
        assert [docs[0].first, *(row.last for row in docs)] == [0, *(row.first for row in docs[1:]), len(text)]
        assert connection.scalar(sa.select(sa.func.count()).select_from(events)) == len(
            account(register, "long").record.events
        )


def test_counts(filed):
    told = counts(filed, Query())
    assert sum(told.types.values()) == sum(told.countries.values()) == sum(told.weeks.values()) == told.events > 5
    assert list(told.types.values()) == sorted(told.types.values(), reverse=True)
    assert all(week is None or week.weekday() == 0 for week in told.weeks)
    best = told.actors[0]
    assert best.events == max(actor.events for actor in told.actors)
    assert {"ASSAULT"} == set(counts(filed, Query(types=("ASSAULT",))).types)


@pytest.mark.parametrize("query", [Query(), Query(types=("ASSAULT",)), Query("سوريا"), Query(parties=("USA",))])
def test_counts_of_the_newest_events_say_that_there_are_more(filed, query):
    exact = counts(filed, query)
    assert counts(filed, query, at_most=exact.events) == exact
    few = counts(filed, query, at_most=2)
    newest = search(filed, query, by_events=True, order="published", limit=2).hits
    told = [event.type for hit in newest for event in hit.events]
    assert (few.events, few.more) == (min(2, exact.events), exact.events > 2)
    assert few.types == {kind: told.count(kind) for kind in few.types}
    assert sum(few.types.values()) == len(told)


def test_the_steps_make_the_tables_of_the_search(register):
    with register.reading() as connection:
        there = sa.inspect(connection).get_table_names()
    assert {name for name in metadata.tables if name.startswith("search_")} <= set(there)


ODD = ["الأميركيين", "وزير،", "«صواريخ»", "ا\u0651لعراق\u200f", "2018", "😀", "\n", "a@b.com", "x-y", "قـــصف"]


@given(st.lists(st.sampled_from(ODD), max_size=30))
def test_spans_give_back_the_words(parts):
    text = " ".join(parts)
    for passage in passages(text, parts[0] if parts else None):
        assert all(one.isalnum() for one in (*passage.title, *passage.lead, *passage.body))
    for asked in ("أمريكي", "قصف", '"وزير صاروخ"', "عراقي"):
        for span in highlights(text, terms(asked)):
            assert stem(span.of(text)) in {stem(word) for word in asked.strip('"').split()}
