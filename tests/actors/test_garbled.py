from build import analysed, found

from waqai import actors


def test_a_broken_name_is_read_as_the_group_and_said_so() -> None:
    text = "قصفت طائرات أمس كتائبين. مباني مقر حزب الله في بغداد."
    assert [m.entry for m in found(text).values() if m.entry] == ["kataib-hezbollah"]
    (notice,) = actors.notices(analysed(text))
    assert notice.kind == "garbled"
    assert "Kata'ib Hezbollah" in notice.detail


def test_a_whole_name_is_left_alone() -> None:
    text = "تحدثت كتائب القسام عن كمين. وقال حزب الله إنه رد."
    assert {m.entry for m in found(text).values() if m.entry} == {"qassam-brigades", "hezbollah"}
    assert actors.notices(analysed(text)) == ()
