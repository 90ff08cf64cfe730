"""Offices that are of one body and for another: envoys and ambassadors."""

from datetime import date

import pytest

from waqai import actors, places
from waqai.actors.finding import phrases
from waqai.actors.offices import Office, office_of
from waqai.actors.view import view_of
from waqai.arabic import analyse
from waqai.reports.report import Report


def _offices(text):
    analysis = analyse(Report(text, "test"))
    found = phrases(view_of(analysis, places.find(analysis)))
    return [office for phrase in found if (office := office_of(phrase)) is not None]


@pytest.mark.parametrize(
    ("text", "noun", "of", "to"),
    [
        ("وصل مبعوث الأمم المتحدة إلى سوريا أمس.", "envoy", "united-nations", "SYR"),
        ("وصل المبعوث الأممي إلى اليمن أمس.", "envoy", "united-nations", "YEM"),
        ("التقى الوزير السفير الأمريكي لدى تل أبيب.", "ambassador", "USA", "ISR"),
        ("التقى الوزير السفير الروسي في دمشق.", "ambassador", "RUS", "SYR"),
        ("قال السفير الفرنسي لدى الأمم المتحدة إن بلاده تعارض القرار.", "ambassador", "FRA", "united-nations"),
        ("قال السفير الفرنسي إن بلاده تعارض القرار.", "ambassador", "FRA", None),
    ],
)
def test_whose_envoy_and_where(text, noun, of, to):
    assert Office(noun, "", of, to) in _offices(text)


def _entities(text, day):
    analysis = analyse(Report(text, "test"))
    found = actors.find(analysis, places.find(analysis), day)
    return analysis.text, found, actors.resolve(analysis, found, day)


def _entity_of(words, text, day):
    whole, found, entities = _entities(text, day)
    return next(one for one in entities if any(found[n].span.of(whole).startswith(words) for n in one.mentions))


def test_an_envoy_is_the_one_of_that_country_on_that_day():
    text = "قال مبعوث الأمم المتحدة إلى سوريا إن المحادثات مستمرة."
    assert _entity_of("مبعوث", text, date(2018, 3, 1)).name == "Staffan de Mistura"
    assert _entity_of("مبعوث", text, date(2013, 3, 1)).name == "Lakhdar Brahimi"


def test_ambassadors_to_two_countries_are_two():
    text = "زار السفير الأمريكي لدى إسرائيل القدس. وزار السفير الأمريكي لدى روسيا موسكو."
    whole, found, entities = _entities(text, date(2018, 3, 1))
    held = [one for one in entities if any("السفير" in found[n].span.of(whole) for n in one.mentions)]
    assert len(held) == 2


def test_an_ambassador_named_again_without_the_country_is_the_same():
    text = "زار السفير الأمريكي لدى إسرائيل القدس. وقال السفير الأمريكي إن الزيارة قصيرة."
    whole, found, entities = _entities(text, date(2018, 3, 1))
    held = [one for one in entities if any("السفير" in found[n].span.of(whole) for n in one.mentions)]
    assert len(held) == 1


def test_the_title_tells_of_whom_and_to_whom():
    text = "قال ستيفان دي ميستورا إن المحادثات مستمرة."
    assert _entity_of("ستيفان", text, date(2018, 3, 1)).role == "envoy of United Nations to Syria"
