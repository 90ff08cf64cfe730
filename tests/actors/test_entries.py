"""The entries of the actor lexicon: ids and strong names mean one actor, and terms of office can be read."""

from collections import defaultdict
from datetime import date

import pytest

from waqai import lexicons
from waqai.actors import find, resolve
from waqai.actors.knowledge import actors, listed
from waqai.actors.lookup import words_of
from waqai.actors.offices import offices_held
from waqai.arabic import analyse
from waqai.arabic.folding import fold
from waqai.places import find as find_places
from waqai.reports import read

ENTRIES = [entry for entry in lexicons.load("actors") if "same_as" not in entry]


def entities(text: str, day: date) -> set[str | None]:
    """Return the lexicon ids of the actors found in `text`, reported on `day`."""
    analysis = analyse(read(text, published=day))
    mentions = find(analysis, find_places(analysis), day)
    return {entity.entry for entity in resolve(analysis, mentions, day)}


def test_no_two_entries_share_an_id():
    seen = [str(entry["id"]) for entry in ENTRIES]
    assert len(seen) == len(set(seen))


def test_no_two_entries_claim_one_strong_name():
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in ENTRIES:
        for field in ("names", "metonyms", "capital"):
            for name in listed(entry.get(field)):
                owners[fold(name)].add(str(entry["id"]))
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_everyday_word_is_a_strong_name_of_a_person():
    people = (actor for actor in actors().values() if actor.kind == "person")
    assert [(a.id, name) for a in people for name in a.names if name in words_of("everyday")] == []


def test_offices_are_of_known_bodies_and_end_after_they_begin():
    for actor in actors().values():
        for term in actor.roles:
            for body in term.of.split(">"):
                assert body in actors() or (len(body) == 3 and body.isupper()), (actor.id, term.of)
            assert term.first is None or term.last is None or term.first <= term.last, (actor.id, term)
        assert not actor.roles or offices_held(actor.id, None), actor.id


@pytest.mark.parametrize(
    ("text", "day", "entry"),
    [
        ("انتقد الرئيس الأمريكي القرار أمس.", date(2018, 5, 10), "donald-trump"),
        ("انتقد الرئيس الأمريكي القرار أمس.", date(2024, 1, 10), "joe-biden"),
        ("التقى وزير الدفاع الروسي نظيره في موسكو.", date(2018, 5, 10), "sergei-shoigu"),
        ("قال ماكرون إن بلاده سترد.", date(2019, 5, 10), "emmanuel-macron"),
        ("قال المبعوث الأممي إلى اليمن مارتن غريفيث إن المشاورات ستبدأ.", date(2018, 12, 1), "martin-griffiths"),
        ("أعلن حزب الشعب الجمهوري مرشحه للانتخابات.", date(2018, 5, 1), "chp"),
        ("استقبل الرئيس عون الوفد. وقال ميشال عون إن الحوار مستمر.", date(2019, 5, 1), "michel-aoun"),
    ],
)
def test_who_is_meant(text, day, entry):
    assert entry in entities(text, day)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("طلبت الأسرة العون، وقدم الجيران كل عون ممكن.", "michel-aoun"),
        ("تستمر محادثات سلام بين الطرفين.", "nawaf-salam"),
        ("لولا المطر لوصلت القافلة.", "luiz-inacio-lula-da-silva"),
        ("انتهى العام الهجري أمس.", "hikmat-al-hijri"),
        ("استقبل الرئيس عون الوفد.", "joseph-aoun"),
    ],
)
def test_words_of_every_day_are_no_names(text, entry):
    assert entry not in entities(text, date(2019, 5, 1))


def test_a_short_name_of_a_body_counts_after_a_word_of_its_type():
    assert "ford" in entities("أعلنت شركة فورد خسائرها.", date(2008, 5, 1))
    assert "ford" not in entities("زار فورد المدينة.", date(2008, 5, 1))


def test_a_club_called_like_a_town_is_meant_where_matches_are_told():
    assert "liverpool-fc" in entities("فاز ليفربول في مباراة أمس.", date(2008, 5, 1))
    assert "liverpool-fc" not in entities("وصلت السفينة إلى ليفربول أمس.", date(2008, 5, 1))
