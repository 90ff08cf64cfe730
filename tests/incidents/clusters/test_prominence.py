"""Prominent happenings: many reports, few shared words, one act."""

import pytest
from happenings import account, event

from waqai.incidents import link

TITLES = [
    ("صواريخ كروز تستهدف مخازن في دمشق", "استهدفت"),
    ("واشنطن تقصف مركز أبحاث بضربة ليلية في سوريا", "بضربة"),
    ("شهود يروون ما رأوه بضربة سوريا", "بضربة"),
    ("ما الأسلحة المستخدمة في ضربة سوريا؟", "ضربة"),
    ("انفجارات عنيفة مع بدء ضربة على سوريا", "ضربة"),
    ("خريطة المواقع التي طالتها ضربة سوريا", "ضربة"),
    ("قاذفات وبوارج شاركت بضربة سوريا", "بضربة"),
    ("كلفة صواريخ ضربة سوريا بالملايين", "ضربة"),
    ("لقطات من الجو تظهر ضربة سوريا", "ضربة"),
    ("البنتاغون يكشف تفاصيل ضربة سوريا", "ضربة"),
]
FILLER = "طماطم سينما ملعب جامعة قطار عصير كتاب نافذة حديقة مطبخ لوحة مسرح".split()  # noqa: SIM905
LAWLESS = "وصفت الخارجية ما جرى من ضربة أمريكية على سوريا بخرق لميثاق المنظمة الدولية"
CROWDS = "خرج آلاف السكان رافعين الأعلام في ساحات العاصمة صباحا بعد ضربة أمريكية على سوريا"
LEAD = "نفذت واشنطن فجرا ضربة جوية على سوريا"


def _strike(number, title, *more, lead=LEAD):
    told = event("ضربة", mode="aerial", by=["واشنطن"], at="سوريا", on=14, after=len(title))
    own = FILLER[number % len(FILLER)]
    body = f"{lead} {own} {own}ات."
    return account(f"s{number:02}", title, body, told, *more, outlet=f"o{number % 4}")


@pytest.fixture
def strikes():
    return [_strike(number, title) for number, (title, _) in enumerate(TITLES)]


@pytest.fixture
def others():
    return [
        account(f"x{n}", f"{word} جديدة في البلدة", f"افتتح {word} في البلدة أمس.", outlet=f"o{n}", day=14)
        for n, word in enumerate(FILLER)
    ]


def _together(incidents):
    return max((tuple(t.report for t in one.reports if t.main) for one in incidents), key=len)


def test_a_prominent_happening_is_one_however_it_is_told(strikes, others):
    found = _together(link([*strikes, *others]))
    assert set(found) >= {"s02", "s04", "s05", "s06", "s07", "s08", "s09"}


def test_it_is_told_why(strikes, others):
    one = max(link([*strikes, *others]), key=lambda one: len(one.reports))
    assert "of the reports of 2018-04-14 tell ASSAULT in SYR" in one.because[0]


def test_what_is_said_of_it_is_another_happening(strikes, others):
    said = _strike(10, "موسكو تدين ضربة سوريا", event("تدين", "ACCUSE", by=["موسكو"], on=14), lead=LAWLESS)
    after = _strike(11, "حشود في الساحات بعد ضربة سوريا", lead=CROWDS)
    found = _together(link([*strikes, *others, said, after]))
    assert "s06" in found
    assert "s10" not in found
    assert "s11" not in found


def test_what_only_one_outlet_is_full_of_is_not_prominent(strikes, others):
    from dataclasses import replace  # noqa: PLC0415

    alone = [replace(one, outlet="o1") for one in strikes]
    assert not any("of the reports of" in line for one in link([*alone, *others]) for line in one.because)


def test_what_goes_on_day_after_day_does_not_break_anew(strikes, others):
    before = [
        account(
            f"e{day}{n}",
            title,
            f"{LEAD} {FILLER[n]}.",
            event("ضربة", by=["واشنطن"], at="سوريا", on=day, after=len(title)),
            outlet=f"o{n % 4}",
            day=day,
        )
        for day in (12, 13)
        for n, (title, _) in enumerate(TITLES)
    ]
    prominent = [
        line for one in link([*before, *strikes, *others]) for line in one.because if "of the reports of" in line
    ]
    assert {line.split("of the reports of ")[1][:10] for line in prominent} == {"2018-04-12"}
