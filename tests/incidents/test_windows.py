"""Linking in windows finds what linking all at once finds."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from happenings import account, event

from waqai.evaluation.link_bench import moved
from waqai.incidents import link
from waqai.incidents.windows import window, windows

PLACES = ("درعا", "إدلب", "دمشق", "جنيف")
WHO = ("الجيش", "المسلحون", "موسكو", "واشنطن")
FIRST, DAYS = date(2018, 1, 3), 75


def _archive():
    """Happenings on many days, each told by one to four outlets over one to three days."""
    chance = random.Random(3)
    for number in range(120):
        place, by, to = chance.choice(PLACES), *chance.sample(WHO, 2)
        on = FIRST + timedelta(chance.randrange(DAYS))
        title = f"{by} يقصف {place} حادثة{number} رقم{number * 7 % 31}"
        for telling in range(chance.randrange(1, 5)):
            day = on + timedelta(chance.randrange(3))
            words = f"قصف {by} {to} في {place} حادثة{number} مرة{number} كلمة{telling}"
            told = account(
                f"r{number}.{telling}", title, words, event("قصف", by=[by], to=[to], at=place), outlet=str(telling)
            )
            yield replace(told, published=day, record=moved(told.record, day - date(2018, 4, 14)))


def _shown(found):
    return {(one.id, one.type, one.status, one.start, tuple(sorted(one.mentions))) for one in found}


def test_windows_find_what_is_found_at_once():
    archive = list(_archive())
    whole = link(archive)
    assert any(len(one.mentions) > 2 for one in whole)

    def between(first, last):
        return [one for one in archive if first <= one.published <= last]

    found = [one for days in windows(FIRST, FIRST + timedelta(DAYS + 3), 14) for one in window(between, *days)]
    assert len(found) == len(_shown(found))
    assert _shown(found) == _shown(whole)


def test_windows_meet_and_do_not_overlap():
    days = list(windows(date(2018, 1, 1), date(2018, 3, 1), 28))
    assert days[0] == (date(2018, 1, 1), date(2018, 1, 28))
    assert all(after[0] - before[1] == timedelta(1) for before, after in pairwise(days))
    assert days[-1][1] == date(2018, 3, 1)
