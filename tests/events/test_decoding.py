from datetime import date

import pytest

from waqai.actors.entity import Entity, Mention
from waqai.arabic import analyse
from waqai.events import decode
from waqai.reader.reading import Anchor, Found, Link, Reading, Role
from waqai.reports.report import Report
from waqai.spans import Span
from waqai.statements.statement import Statement
from waqai.times.time import Time

TEXT = "قال المتحدث إن الجيش قصف القاعدة يوم الثلاثاء. ونفى القائد قصف القاعدة."


def span(words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def mention(words):
    return Mention(span(words), 0, "other", None, None, words, "test")


MENTIONS = tuple(mention(words) for words in ("المتحدث", "الجيش", "القاعدة", "القائد"))
ENTITIES = tuple(
    Entity(f"n{n}", "other", m.name, m.name, None, None, None, (n,), None, "test") for n, m in enumerate(MENTIONS)
)


def anchor(nth, status, token):
    return Anchor(token, span("قصف", nth), "ASSAULT", None, status, 0.9, 0.9, ("line",))


def decoded(roles, *, same=(), times=(), found_times=(), statements=()):
    report = Report(TEXT, "test", published=date(2024, 1, 24))
    analysis = analyse(report)
    tokens = [t.index for t in analysis.tokens if t.text == "قصف"]
    anchors = (anchor(0, "occurred", tokens[0]), anchor(1, "denied", tokens[1]))
    found = Found(found_times, (), (), MENTIONS, ())
    reading = Reading(anchors, MENTIONS, roles, statements, times, (), (), same, ())
    return decode(report, analysis, found, reading, ENTITIES, report.published, report.published)


def role(anchor_number, who, name, score):
    return Role(anchor_number, who, name, score, "test")


def test_an_entity_takes_the_likelier_of_two_opposite_roles():
    first, _ = decoded((role(0, 1, "actors", 0.9), role(0, 1, "recipients", 0.6), role(0, 2, "recipients", 0.7))).events
    assert (first.actors, first.recipients) == ((1,), (2,))


def test_a_role_below_the_threshold_is_not_on_record():
    first, _ = decoded((role(0, 1, "actors", 0.3),)).events
    assert first.actors == ()


def test_the_speaker_of_the_words_around_an_event_is_its_source():
    words = Span(span("الجيش").start, span("الثلاثاء").end)
    said = Statement("indirect", words, 0, span("قال"), "said", None, None, 0.9, "test")
    first, second = decoded((role(0, 0, "sources", 0.4),), statements=(said,)).events
    assert first.sources == (0,)
    assert second.sources == ()


def test_a_mention_that_tells_no_actor_takes_that_of_the_same_incident():
    told = (role(0, 1, "actors", 0.9), role(0, 2, "recipients", 0.6))
    _, second = decoded(told, same=((0, 1, 0.9),)).events
    assert second.actors == (1,)
    assert second.recipients == ()
    assert "actors of the same incident" in second.because[-1]
    _, alone = decoded(told).events
    assert alone.actors == ()


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("at", (date(2024, 1, 23), date(2024, 1, 23))),
        ("since", (date(2024, 1, 23), date(2024, 1, 24))),
        ("until", (None, date(2024, 1, 23))),
        ("after", (date(2024, 1, 23), None)),
    ],
)
def test_the_words_before_a_time_say_how_it_bounds_the_event(relation, expected):
    day = date(2024, 1, 23)
    time = Time(span("يوم الثلاثاء"), day, day, "2024-01-23", relation, None, "test")
    first, _ = decoded((), times=(Link(0, 0, 0.9, "test"),), found_times=(time,)).events
    assert (first.start, first.end) == expected


def test_a_day_of_the_events_own_sentence_goes_before_one_told_elsewhere():
    own = Time(span("الثلاثاء"), date(2024, 1, 23), date(2024, 1, 23), "2024-01-23", "at", None, "test")
    far = Time(span("قصف", 1), date(2024, 1, 5), date(2024, 1, 5), "2024-01-05", "at", None, "test")
    first, _ = decoded((), times=(Link(0, 1, 0.9, "test"),), found_times=(own, far)).events
    assert first.start == date(2024, 1, 23)


def test_what_one_tells_and_another_denies_is_a_contradiction():
    parties = (role(0, 1, "actors", 0.9), role(1, 1, "actors", 0.9))
    (link,) = decoded((*parties, role(0, 0, "sources", 0.9), role(1, 3, "sources", 0.9))).links
    assert (link.type, link.source, link.target) == ("contradicts", 1, 0)


def test_mentions_of_one_happening_share_an_incident():
    first, second = decoded((), same=((0, 1, 0.8),)).events
    assert first.incident == second.incident
    first, second = decoded((), same=((0, 1, 0.3),)).events
    assert first.incident != second.incident


def test_mentions_told_of_different_days_are_not_one_happening():
    days = (date(2024, 1, 22), date(2024, 1, 23))
    times = tuple(Time(span("الثلاثاء"), day, day, str(day), "at", None, "test") for day in days)
    links = (Link(0, 0, 0.9, "test"), Link(1, 1, 0.9, "test"))
    first, second = decoded((), same=((0, 1, 0.8),), times=links, found_times=times).events
    assert first.incident != second.incident


def test_every_event_says_why():
    assert all(event.because for event in decoded(()).events)


def test_a_denial_that_names_no_party_contradicts_what_is_told_of_those_in_its_sentence():
    told = (role(0, 2, "recipients", 0.9), role(0, 0, "sources", 0.9))
    assert decoded((*told, role(1, 2, "sources", 0.9))).links == ()
    (link,) = decoded((role(0, 3, "actors", 0.9), role(0, 0, "sources", 0.9))).links
    assert (link.type, link.source, link.target) == ("contradicts", 1, 0)
