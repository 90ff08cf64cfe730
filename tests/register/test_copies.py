"""Copies: the same wire text in several papers is one source."""

import random
from datetime import date

import pytest
import sqlalchemy as sa
from telling import OLD, bare, story

from waqai.register.adding import add
from waqai.register.copies import recognise
from waqai.register.schema import prints, reports
from waqai.register.wording import fingerprints, is_copy, repeated, wording
from waqai.reports import read

LEAD = "أعلنت وزارة الخارجية السودانية أن وفدا من الحكومة سيزور جوبا الأسبوع المقبل لبحث تصدير النفط عبر بورتسودان."
BODY = (
    "وقال وكيل الوزارة للصحفيين إن الجانبين اتفقا على تشكيل لجنة فنية تجتمع مرتين كل شهر في العاصمتين بالتناوب.",
    "وكانت المحادثات قد توقفت في آذار بعد خلاف على رسوم العبور التي تطلبها الخرطوم عن كل برميل يمر بأراضيها.",
    "وذكر مسؤول في وزارة المالية، طلب ألا ينشر اسمه، أن الديون المتأخرة بلغت ثلاثمئة مليون دولار حتى نهاية العام.",
    "ويعتمد جنوب السودان على خط الأنابيب اعتمادا كاملا في بيع نفطه منذ انفصاله قبل سبع سنوات عن الشمال.",
)
OTHER = (
    "فازت مرشحة المعارضة برئاسة بلدية العاصمة التونسية بعد جولة ثانية من التصويت جرت بين أعضاء المجلس المنتخب.",
    "وستكون أول امرأة تتولى هذا المنصب منذ إنشائه في القرن التاسع عشر، كما قالت اللجنة المشرفة على الاقتراع.",
    "وتعهدت في كلمة قصيرة بإصلاح النقل العام وجمع القمامة وفتح أبواب البلدية أمام شكاوى السكان كل أسبوع.",
)
WIRE = "\n".join((LEAD, *BODY))


def words(text):
    return wording(text, read(text).segments)


@pytest.mark.parametrize(
    "copy",
    [
        "\n".join(("وفد سوداني إلى جوبا قريبا بحسب ما أفادت وكالة فرانس برس يوم الاثنين.", *BODY)),
        "\n".join((LEAD, *BODY[:2])),
        WIRE.replace("آذار", "مارس").replace("ثلاثمئة", "300").replace("الأسبوع المقبل", "الاثنين المقبل"),
        WIRE.replace("أ", "ا").replace("ة", "ه"),
        "\n".join((*OTHER[:1], LEAD, *BODY)),
    ],
    ids=["first line", "cut short", "small edits", "spelling", "with more"],
)
def test_a_wire_text_is_known_again(copy):
    one, other = words(WIRE), words(copy)
    assert is_copy(one, other)
    assert is_copy(other, one)
    assert len(set(fingerprints(one)) & set(fingerprints(other))) > 1


def test_a_quote_in_common_makes_no_copy():
    quoting = "\n".join((*OTHER, BODY[0]))
    assert 0 < repeated(words(WIRE), words(quoting)) < 0.4
    assert not is_copy(words(WIRE), words(quoting))
    assert repeated(words(WIRE), words("\n".join(OTHER))) == 0


def test_title_and_promos_are_no_wording():
    plain = words(WIRE)
    dressed = read(f"وفد سوداني يزور جوبا لبحث تصدير النفط\n\n{WIRE}\nاقرأ أيضا: جنوب السودان يبحث عن ميناء")
    assert wording(dressed.text, dressed.segments) == plain


def on_file(register):
    with register.reading() as connection:
        return {row.id: row.copy_of for row in connection.execute(sa.select(reports.c.id, reports.c.copy_of))}


def add_all(register, found):
    summary = add(register, found, bare, OLD, batch=2)
    assert len(summary.added) == len(found)


def copies_of_one():
    return [
        story("a", WIRE, "صحيفة أولى", day=12),
        story("b", WIRE.replace("آذار", "مارس"), "صحيفة ثانية", day=11),
        story("c", "\n".join((LEAD, *BODY[:2])), "صحيفة ثالثة", day=13),
        story("d", "\n".join(OTHER), "صحيفة أولى", day=12),
        story("e", WIRE.replace("جوبا", "كمبالا"), "صحيفة رابعة", day=25),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_the_earliest_is_the_source_whatever_the_order_of_adding(register, seed):
    found = copies_of_one()
    random.Random(seed).shuffle(found)
    add_all(register, found)
    assert on_file(register) == {"a": "b", "b": None, "c": "b", "d": None, "e": None}


def test_groups_that_a_new_report_ties_together_become_one(register):
    halves = [
        story("first", "\n".join((LEAD, *BODY[:2])), "أ", day=10),
        story("last", "\n".join(BODY[2:]), "ب", day=9),
    ]
    add_all(register, halves)
    assert on_file(register) == {"first": None, "last": None}
    add_all(register, [story("whole", WIRE, "ج", day=11)])
    assert on_file(register) == {"first": "last", "last": None, "whole": "last"}


def test_an_outlet_that_repeats_its_own_background_tells_news(register):
    news = [story(str(n), "\n".join((OTHER[n], OTHER[n - 1], *BODY)), "صحيفة أولى") for n in range(2)]
    add_all(register, [*news, story("again", news[0].text + "\nيتبع.", "صحيفة أولى")])
    assert on_file(register) == {"0": None, "1": None, "again": "0"}


def test_what_has_changed_is_told(register):
    add_all(register, [story("late", WIRE, "أ", day=12)])
    add_all(register, [story("early", WIRE + "\n" + OTHER[0], "ب", day=10)])
    with register.writing() as connection:
        connection.execute(reports.update().values(copy_of=None))
        connection.execute(prints.delete())
        numbers = list(connection.scalars(sa.select(reports.c.number)))
        assert recognise(connection, numbers) == {"late": "early"}


def test_reports_without_a_day_are_compared_among_themselves(register):
    add_all(register, [story(name, text, name, day=12) for name, text in (("a", WIRE), ("b", LEAD + WIRE))])
    with register.writing() as connection:
        connection.execute(reports.update().values(copy_of=None, published=None))
        connection.execute(prints.delete())
        assert recognise(connection, connection.scalars(sa.select(reports.c.number))) == {"b": "a"}


def test_prints_are_those_of_the_day(register):
    add_all(register, [story("a", WIRE, day=12)])
    with register.reading() as connection:
        days = set(connection.scalars(sa.select(prints.c.day)))
        kept = set(connection.scalars(sa.select(prints.c.hash)))
    assert days == {date(2018, 4, 12).toordinal()}
    assert kept == set(fingerprints(words(WIRE)))
