"""The build of a verb: its measure (I to X) and what is weak about its root, read off «past present»."""

import re
from typing import Literal, NamedTuple

from waqai.arabic.word_sets import word_set

Kind = Literal["sound", "hollow", "defective", "doubled"]
_DOUBLED_TENTH = word_set(
    """استمر استقر استعد استغل استحق استدل استرد استفز استقل استجد استمد استهل استخف استشف استتب استحم
    استلذ استرق استبد استكن استظل"""
)


class Pattern(NamedTuple):
    """A verb taken apart: `present` is without its ي; `long_at` the place of the ا of measures III and VI.

    `last_weak` is the letter that a defective verb shows before consonants («دعوت», «التقيت»).
    """

    past: str
    present: str
    measure: int
    kind: Kind
    last_weak: str
    long_at: int


def pattern(past: str, present: str) -> Pattern:
    """Take the verb «past present» (light form) apart.

    Raises:
        ValueError: `present` does not begin with ي, or one of the two is too short.
    """
    if len(past) < 2 or len(present) < 3 or present[0] != "ي":
        raise ValueError(f"not a verb as «past present»: {past!r} {present!r}; write «قصف يقصف»")
    stem = present[1:]
    measure = _measure(past, stem)
    kind = _kind(past, stem, measure)
    weak = "و" if past[-1] == "ا" and stem[-1] == "و" else "ي"
    return Pattern(past, stem, measure, kind, weak, {3: 1, 6: 2}.get(measure, 0))


def _measure(past: str, stem: str) -> int:
    size = len(past)
    if past.startswith("است") and past not in ("استمع", "استلم", "استند", "استبق", "استعر", "استاء"):
        return 10
    if past[0] == "ا" and size >= 4:
        if past[1] == "ن" and past != "انتخب" and not re.match("انت", past):
            return 7
        return 8 if "ت" in past[1:4] or past[1:3] in ("صط", "ضط", "زد", "ذد") or past[2] in "طدت" else 9
    if past[0] == "ت" and size >= 4 and stem[0] == "ت":
        return 6 if past[2] == "ا" and size == 5 else 5
    return _short_measure(past, stem)


def _short_measure(past: str, stem: str) -> int:
    if past[0] == "آ":
        return 4 if stem[0] == "ؤ" and len(stem) == 3 else 3
    if past[0] == "أ" and (len(past) == 4 or stem[0] not in "أؤئ"):
        return 4
    if len(past) == 4 and past[1] == "ا":
        return 3
    if past[0] == "أ" and stem[0] == "ؤ":
        return 2
    return 1


def _kind(past: str, stem: str, measure: int) -> Kind:
    if (past[-1] in "اىي" and past[-1] != stem[-1]) or past[-1] in "اى":
        return "defective"
    if len(past) >= 3 and past[-2] == "ا" and measure not in (3, 5, 6):
        return "hollow"
    short = {1: 2, 4: 3, 7: 4, 8: 4, 9: 4}.get(measure)
    if (len(past) == short and past[0] != "آ") or past in _DOUBLED_TENTH:
        return "doubled"
    return "sound"
