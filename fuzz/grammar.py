"""Text that looks like Arabic news from afar: its words in any order, with what feeds and converters leave in it."""

from functools import cache

from fuzz.choices import Choices
from waqai import lexicons


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS = _words(
    "يناير فبراير مارس أبريل مايو يونيو يوليو تموز آب أيلول تشرين كانون شباط آذار نيسان حزيران رمضان شعبان محرم شوال"
)
DAYS = _words("الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أمس غدا اليوم الليلة البارحة")
UNITS = _words("يوم يوما أيام أسبوع أسبوعين أسابيع شهر شهرين أشهر سنة عام عامين أعوام عقد قرن ساعة دقيقة جيل")
NUMBERS = _words(
    "واحد اثنان اثنين ثلاثة أربع خمسة ستة سبع ثمانية تسعة عشرة عشر عشرون ثلاثين مئة مائة مئتي ألف آلاف ألفين مليون "
    "ملايين مليار نصف ربع ثلث بضعة عشرات مئات الأول الثاني الثالثة الحادي والعشرين خمسمئة"
)
TIMES = _words(
    "في من إلى حتى منذ قبل بعد خلال بين نحو أكثر أقل عن الماضي الماضية المقبل الجاري القادم الحالي مطلع أواخر منتصف "
    "بداية نهاية صباح مساء فجر يوم عام سنة شهر أسبوع ليل العام الشهر اليوم هـ م الموافق قرابة حوالي ولا و أو ثم"
)
NEWS = _words(
    "قال قالت أعلن أعلنت أكد نفى هدد طالب دعا اتهم قتل قُتل أصيب جرح قصف قصفت هاجم استهدف اعتقل التقى بحث وقع انسحب "
    "نشر أرسل فرض رفض شن نفذ الجيش القوات الحكومة الوزير الرئيس المتحدث باسم وزارة الخارجية الدفاع الداخلية "
    "المسلحون المتظاهرون شخصا جنديا مدنيين قتلى جرحى ضحايا صاروخا طائرة مسيرة غارة هجوما انفجار اتفاقا مساعدات "
    "العراق سوريا بغداد الموصل صنعاء ليبيا طرابلس غزة إسرائيل إيران أمريكا روسيا واشنطن الأمم المتحدة مجلس الأمن "
    "حزب الله داعش الحوثيون الذي التي أن إن أنه لم لن لا ما قد سوف كان كما فيما بينما ضد على مع إلى أسفر أدى مقتل "
    "إصابة بحسب وفق"
)
MARKS = [".", "،", "؛", "؟", "!", ":", "«", "»", '"', "“", "”", "(", ")", "-", "–", "/", "…", "\n", "\n\n", "*", "|"]
DEBRIS = [
    *("\u0640", "\u064b", "\u064e", "\u0651", "\u0670", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a"),
    *("\u202b", "\u202c", "\u202e", "\u2066", "\u2067", "\u2069", "\ufeff", "\u00a0", "\u00ad", "\x00", "\x07", "\x1b"),
    *("\x85", "\u2028", "\ufffd", "\ufdfa", "\ufefb", "\ue000", "\U0001f642", "\U0001d49c", "\U0010ffff", "\t", "\r"),
]
FOREIGN = ["Reuters", "the", "F-16", "דובר", "Москва", "北京", "ایران", "کشته", "گفت", "پہ", "ʼ", "é", "ß", "İ"]
CLITICS = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "لل", "بال", "س", "وب", "فل"]
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]
MONTHS_AND_DAYS = [*MONTHS, *DAYS, *UNITS]


@cache
def known() -> tuple[str, ...]:
    """Return words that the lexicons know."""
    actors = [name for entry in lexicons.load("actors")[:1500] for name in entry.get("names", ())[:1]]
    verbs = [form for entry in lexicons.load("predicates") for form in str((entry.get("verb") or [""])[0]).split()]
    return tuple(word for word in (*actors, *verbs) if word)


def text(choices: Choices, most: int = 120) -> str:
    """Return a text of at most so many words."""
    parts: list[str] = []
    while choices.left and len(parts) < most:
        parts.append(_word(choices))
        if not choices.one_in(9):
            parts.append(" ")
    return "".join(parts)


def expression(choices: Choices, most: int = 14) -> str:
    """Return what looks like an expression of time or number."""
    kinds = (TIMES, NUMBERS, MONTHS_AND_DAYS, UNITS)
    parts: list[str] = []
    for _ in range(1 + choices.below(most)):
        kind = choices.below(8)
        if kind < 5:
            parts.append(_dressed(choices, choices.of(kinds[min(kind, 3)])))
        elif kind == 5:
            parts.append(number(choices))
        elif kind == 6:
            parts.append(notation(choices))
        else:
            parts.append(choices.of((*MARKS, *DEBRIS, "٪", "%", "$", "قتيلا", "دولار", "كم", "شخصا")))
    return ("" if choices.one_in(6) else " ").join(parts)


def number(choices: Choices) -> str:
    """Return a number in digits, of any kind and length, with separators anywhere."""
    digits = choices.of(DIGITS)
    many = choices.of((1, 2, 3, 4, 4, 6, 9, 20, 60))
    told = "".join(digits[choices.below(10)] for _ in range(many))
    at = choices.below(len(told) + 1)
    return told if choices.one_in(2) else told[:at] + choices.of(",.٫٬'/-:× ") + told[at:]


def notation(choices: Choices) -> str:
    """Return a day, an hour or a span of years in figures, possible or not."""
    digits = choices.of(DIGITS)
    cells = [str(choices.of((choices.below(40), choices.below(3000), 0, 31))) for _ in range(1 + choices.below(4))]
    told = choices.of("/-.:–").join(cells)
    return "".join(digits[int(each)] if each.isascii() and each.isdigit() else each for each in told)


def _word(choices: Choices) -> str:
    return _KINDS[choices.below(len(_KINDS))](choices)


def _dressed(choices: Choices, word: str) -> str:
    """Return the word with a clitic, a mark within it, or as it is."""
    kind = choices.below(10)
    if kind == 9:
        return choices.of(CLITICS) + word
    if kind == 8:
        at = choices.below(len(word) + 1)
        return word[:at] + choices.of(DEBRIS) + word[at:]
    return word


def _huge(choices: Choices) -> str:
    return choices.of(("ا", "و", "قال ", "«", "9", "ـ", "قَ", "\u202b", "من ", "، ", "خمسة و")) * choices.below(3000)


def _letter(choices: Choices) -> str:
    return chr(0x600 + choices.below(256))


_KINDS = (
    *(6 * [lambda choices: _dressed(choices, choices.of(NEWS))]),
    *(3 * [lambda choices: choices.of(known())]),
    *(2 * [lambda choices: choices.of(MARKS)]),
    lambda choices: choices.of(DEBRIS),
    lambda choices: choices.of(FOREIGN),
    lambda choices: expression(choices, 4),
    number,
    lambda choices: _huge(choices) if choices.one_in(12) else _letter(choices),
)
