"""Gender, number and lemma of nouns and adjectives, by ending, pattern and what is counted."""

import re
from functools import lru_cache

from waqai.arabic.folding import fold
from waqai.arabic.verb_index import verb_of_noun
from waqai.arabic.vocabulary import vocabulary
from waqai.arabic.word_sets import word_set

_BROKEN = re.compile(r"^(?:[أآ]..ا.|م.ا[^ءا]ي?.|.[واي]ا.ي?.|.[^اوي]ائ.|..[اٱ]?لاء|.[^ا].اء|أ..اء|.[^وياا]ا[^ةىاء]ي.)$")
_PLURALS = word_set(
    """قوات دول مدن جنود رجال نساء ناس أشخاص قتلى جرحى أسرى ضحايا مرضى طلاب عمال سكان ثوار كتب حروب شعوب
    خطوط حقوق ظروف وفود جهود قرون شهور بنوك جيوش قوى قرى أيدي طرق سفن صحف فرق كبار صغار نواب حكام تجار
    صور قيم أسر غرف خطط جبال بلدان شبان فتيان إخوة أخوان مواد خبراء أفراد عرب أكراد أتراك يهود روس فرس"""
)
_FEMININE = word_set("""حرب أرض نفس شمس نار دار سماء يد عين ريح سوق طريق بلاد أم أخت بنت""")
_NO_PLURAL = word_set("""وقت بيت صوت موت ثبات نبات حياة سكوت""")
_NO_DUAL = word_set(
    """إنسان مكان زمان بيان لبنان عمان سلطان برلمان لجان ميدان عدوان إيران باكستان أفغانستان رمضان طيران
    ضمان حرمان سودان نيسان حزيران أمان كيان عنوان شأن دخان خان ثمان ديوان مهرجان نيران جيران فلسطين
    قوانين ملايين تعيين تحسين تأمين مجانين يمين مسكين بساتين صين حين بين طين دين تشرين ياسمين بنيامين
    حسين أمين سجين تمرين عناوين موازين ميادين مضامين سنين كمين"""
)


@lru_cache(maxsize=32_768)
def noun_features(core: str, pos: str) -> tuple[str, ...]:
    """Return the features of a noun, name or adjective in light form (`core`) without the article."""
    verbal = verb_of_noun(core) if pos in ("NOUN", "ADJ") else None
    gender, number = _gender_number(core)
    found = [f"Gender={gender}", f"Number={number}"] if pos != "NUM" else []
    if verbal:
        past, features = verbal
        found += [f for f in features if f.startswith(("VerbForm", "Voice"))]
        found.append(f"Verb={past}")
    return tuple(sorted(found))


def _gender_number(core: str) -> tuple[str, str]:
    counts = vocabulary().counts
    if core in _PLURALS or _BROKEN.match(core):
        return "Masc", "Plur"
    if core[-1:] in ("ة", "ى") or core in _FEMININE:
        return "Fem", "Sing"
    if core.endswith("ات") and len(core) > 4 and core not in _NO_PLURAL:
        return "Fem", "Plur"
    if core.endswith(("ون", "وا")) and len(core) > 4 and counts.get(core[:-2] + "ين"):
        return "Masc", "Plur"
    if core.endswith(("ان", "ين")) and len(core) > 4 and core not in _NO_DUAL:
        return _dual_or_plural(core)
    return "Masc", "Sing"


def _dual_or_plural(core: str) -> tuple[str, str]:
    stem = core[:-2]
    if stem.endswith("ت") and _counted(stem[:-1] + "ة"):
        return "Fem", "Dual"
    if not _counted(stem):
        return "Masc", "Sing"
    if core.endswith("ين") and _counted(stem + "ون"):
        return "Masc", "Plur"
    both = _counted(stem + "ان") and _counted(stem + "ين")
    return ("Masc", "Dual") if both else ("Masc", "Sing")


def _counted(form: str) -> int:
    counts = vocabulary().counts
    return counts.get(form, 0) + counts.get("ال" + form, 0)


@lru_cache(maxsize=32_768)
def noun_lemma(core: str, folded: str) -> str:
    """Return the folded singular that `core` (light form, no article) is a regular form of."""
    if core in _NO_DUAL or core in _NO_PLURAL:
        return folded
    gender_number = _gender_number(core)
    if core.endswith("ا") and len(core) > 3 and _counted(core[:-1]) * 3 > _counted(core):
        return fold(core[:-1])
    if gender_number == ("Fem", "Plur"):
        return fold(max((core[:-2] + "ة", core[:-2], core[:-3] + "اة"), key=_counted))
    if gender_number == ("Fem", "Dual"):
        return fold(core[:-3] + "ة")
    if gender_number[1] in ("Dual", "Plur") and core.endswith(("ون", "ين", "ان")):
        return fold(core[:-2]) if _counted(core[:-2]) else folded
    return folded
