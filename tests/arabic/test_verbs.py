import pytest

from waqai import lexicons
from waqai.arabic import inflect
from waqai.arabic.nominals import nominals


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("قصف يقصف", "قصف قصفت قصفوا قصفنا يقصف تقصف يقصفون يقصفوا نقصف"),
        ("دعا يدعو", "دعا دعت دعوا دعوت دعي يدعو تدعو يدعون يدعي"),
        ("التقى يلتقي", "التقي التقت التقيا التقوا يلتقي تلتقي يلتقون يلتق"),
        ("أعطى يعطي", "اعطي اعطت اعطوا اعطيت يعطي يعطون"),
        ("قال يقول", "قال قالت قالوا قلت قيل يقول يقل يقال"),
        ("استقال يستقيل", "استقال استقالت استقلت استقيل يستقيل يستقل"),
        ("شن يشن", "شن شنت شنوا شننت شننا يشن يشنون"),
        ("أعلن يعلن", "اعلن اعلنت اعلنا يعلن يعلنون"),
        ("بدأ يبدأ", "بدا بدات بداوا بدووا يبدا يبداون"),
        ("أخذ يأخذ", "اخذ ياخذ يوخذ"),
        ("حارب يحارب", "حارب حورب يحارب"),
        ("وضع يضع", "وضع يضع يوضع"),
        ("رأى يرى", "راي رات راوا رايت يري يرون"),
    ],
)
def test_a_verb_has_its_forms(verb: str, forms: str) -> None:
    assert not set(forms.split()) - set(inflect(*verb.split()))


@pytest.mark.parametrize(
    ("verb", "form", "voice"),
    [
        ("قتل يقتل", "قتل", "Act,Pass"),
        ("قال يقول", "قيل", "Pass"),
        ("قال يقول", "قال", "Act"),
        ("دعا يدعو", "دعي", "Pass"),
        ("أقام يقيم", "يقام", "Pass"),
        ("اختار يختار", "يختار", "Act,Pass"),
    ],
)
def test_a_form_tells_the_voices_that_it_may_have(verb: str, form: str, voice: str) -> None:
    assert f"Voice={voice}" in inflect(*verb.split())[form]


def test_a_third_person_comes_before_a_first() -> None:
    assert "Person=3" in inflect("قصف", "يقصف")["قصفت"]


def test_a_pair_that_is_no_verb_says_what_to_write() -> None:
    with pytest.raises(ValueError, match="قصف يقصف"):
        inflect("كتاب", "مكتبة")


@pytest.mark.parametrize(
    ("verb", "nouns", "forms"),
    [
        ("احتل يحتل", (), "احتلال محتل محتلون"),
        ("أقام يقيم", (), "اقامه مقيم مقام"),
        ("استدعى يستدعي", (), "استدعاء مستدعي"),
        ("هدد يهدد", ("تهديد",), "تهديد تهديدات مهدد"),
        ("قتل يقتل", ("قتل",), "قتل قاتل مقتول"),
        ("دعا يدعو", ("دعوة",), "دعوه دعوات داع مدعو"),
        ("أوقف يوقف", (), "ايقاف موقوف"),
    ],
)
def test_a_verb_has_its_nouns(verb: str, nouns: tuple[str, ...], forms: str) -> None:
    found = set(nominals(*verb.split(), nouns))
    missing = set(forms.split()) - found
    assert missing == ({"موقوف"} if verb.startswith("أوقف") else set())


def test_every_verb_of_the_lexicon_inflects() -> None:
    assert all(inflect(entry["past"], entry["present"]) for entry in lexicons.load("verbs"))
