from collections.abc import Callable

import pytest

from waqai.arabic import Analysis
from waqai.arabic.clauses import clauses

Read = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير إن القوات قصفت المدينة", [("main", "قال"), ("complement", "قصفت")]),
        ("وصل الوفد الذي أرسلته الحكومة", [("main", "وصل"), ("relative", "أرسلته")]),
        ("زار الرئيس باريس والتقى الوزراء", [("main", "زار"), ("coordinate", "والتقى")]),
        ("وقع هجوم استهدف القاعدة", [("main", "وقع"), ("relative", "استهدف")]),
        ("كانت القوات تقصف المدينة", [("main", "تقصف")]),
        (
            "قال الناطق «سنرد على الهجوم» وغادر القاعة",
            [("main", "قال"), ("quotation", "سنرد"), ("coordinate", "وغادر")],
        ),
    ],
)
def test_clauses_and_their_verbs(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text)
    said = [(c.relation, found.tokens[c.verb].text) for c in clauses(found) if c.verb is not None]
    assert said == expected


def test_every_word_stands_in_one_clause(read: Read) -> None:
    found = read("قال الوزير الذي زار باريس إن بلاده، بينما تستعد للحوار، سترد. ثم غادر «وهو غاضب» القاعة")
    listed = sorted(at for clause in clauses(found) for at in clause.tokens)
    assert listed == list(range(len(found.tokens)))


def test_parents_come_before_their_clauses(read: Read) -> None:
    found = clauses(read("قال إن الجيش الذي هاجم المدينة انسحب وعاد. وأضاف أنه سيرد"))
    assert [c.index for c in found] == list(range(len(found)))
    assert all(c.parent is None or c.parent < c.index for c in found)
