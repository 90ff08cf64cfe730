"""The nouns that a verb makes: its verbal nouns and participles, folded, with their features.

Measures II to X make them by rule; verbs of three letters need their verbal nouns listed
(«قصف يقصف», "قصف"), and a listed «تفعيل» or «تفعلة» tells measure II from I.
"""

from collections.abc import Iterator, Sequence

from waqai.arabic.folding import fold, light
from waqai.arabic.roots import Pattern, pattern
from waqai.arabic.verbs import Features, joined

_ENDINGS = (
    ("", "Masc", "Sing"), ("ة", "Fem", "Sing"), ("ا", "Masc", "Sing"),
    ("ون", "Masc", "Plur"), ("ين", "Masc", "Plur"), ("ات", "Fem", "Plur"),
    ("ان", "Masc", "Dual"), ("تان", "Fem", "Dual"), ("تين", "Fem", "Dual"),
)  # fmt: skip


def nominals(past: str, present: str, nouns: Sequence[str] = ()) -> dict[str, Features]:
    """Return the folded verbal nouns and participles of «past present», its listed `nouns` first."""
    found: dict[str, Features] = {}
    for form, features in light_nominals(past, present, nouns).items():
        found.setdefault(fold(form), features)
    return found


def light_nominals(past: str, present: str, nouns: Sequence[str] = ()) -> dict[str, Features]:
    """Return the same as `nominals` in light spelling, hamza and ta marbuta kept."""
    listed = tuple(map(light, nouns))
    verb = pattern(light(past), light(present))
    second = len(verb.past) == 3 and any(_is_taf3il(noun) for noun in listed)
    found: dict[str, Features] = {}
    for noun in (*listed, *_verbal_nouns(verb, second=second)):
        _add_noun(found, noun)
    actives, passives = _participles(verb, second=second)
    for voice, stems in (("Act", actives), ("Pass", passives)):
        for stem in stems:
            _add_participle(found, stem, voice, shortened=actives[1:])
    return found


def _is_taf3il(noun: str) -> bool:
    return len(noun) >= 5 and noun[0] == "ت" and (noun[-2] == "ي" or noun[-1] == "ة")


def _add_noun(found: dict[str, Features], noun: str) -> None:
    feminine = noun[-1] == "ة"
    plural = noun[:-1] + "ات" if feminine else noun + "ات"
    gender = "Gender=Fem" if feminine else "Gender=Masc"
    for form, said in (
        (noun, (gender, "Number=Sing")),
        (plural, ("Gender=Fem", "Number=Plur")),
        (noun if feminine or noun[-1] in "ءى" else noun + "ا", (gender, "Number=Sing")),
    ):
        found.setdefault(form, (*said, "VerbForm=Vnoun"))


def _add_participle(found: dict[str, Features], stem: str, voice: str, *, shortened: Sequence[str]) -> None:
    for ending, gender, number in _ENDINGS:
        if stem[-1] == "ى":
            form = {"": stem, "ة": stem[:-1] + "اة"}.get(ending, "")
        elif stem[-1] == "ي" and ending in ("ون", "ين"):
            form = stem[:-1] + ending
        else:
            form = joined(stem, ending) if ending else stem
        features = (f"Gender={gender}", f"Number={number}", "VerbForm=Part", f"Voice={voice}")
        if not form or (ending and stem in shortened):
            continue
        before = found.setdefault(form, features)
        if before[2] == "VerbForm=Part" and before[3] != features[3]:
            found[form] = (*before[:3], "Voice=Act,Pass")


def _participles(verb: Pattern, *, second: bool) -> tuple[Sequence[str], Sequence[str]]:
    if verb.measure == 1 and not second:
        return _first_participles(verb)
    stem = "م" + verb.present
    if verb.kind == "defective":
        return (stem[:-1] + "ي", stem[:-1]), (stem[:-1] + "ى",)
    if verb.kind == "hollow":
        return (stem,), (stem[:-2] + "ا" + stem[-1],)
    return (stem,), (stem,)


def _first_participles(verb: Pattern) -> tuple[Sequence[str], Sequence[str]]:
    past = verb.past
    if len(past) != (2 if verb.kind == "doubled" else 3):
        return (), ()
    head = "آ" if past[0] == "أ" else past[0] + "ا"
    if verb.kind == "doubled":
        return (head + past[1],), ("م" + past + "و" + past[1],)
    if verb.kind == "hollow":
        middle = "و" if verb.present[-2] == "و" else "ي"
        return (head + "ئ" + past[2],), ("م" + past[0] + middle + past[2],)
    if verb.kind == "defective" or past[2] == "ي":
        last = "و" if verb.last_weak == "و" else "ي"
        return (head + past[1] + "ي", head + past[1]), ("م" + past[:2] + last,)
    last = past[2]
    final = "ئ" if last == "أ" else last
    return (head + past[1] + final,), ("م" + past[:2] + "و" + ("ء" if last == "أ" else last),)


def _verbal_nouns(verb: Pattern, *, second: bool) -> Iterator[str]:
    past, kind = verb.past, verb.kind
    if second or verb.measure in (1, 2):
        if verb.measure == 2 and len(past) == 3:
            yield "ت" + past[:2] + ("ية" if kind == "defective" else "ي" + past[2])
        elif len(past) == 4 and kind == "sound":
            yield past + "ة"
    elif verb.measure == 3:
        yield "م" + (past[:-1] + "اة" if kind == "defective" else past + "ة")
    elif verb.measure in (5, 6):
        yield past[:-1] + "ي" if kind == "defective" else past
    else:
        yield _long_noun(verb)


def _long_noun(verb: Pattern) -> str:
    past, kind, measure = verb.past, verb.kind, verb.measure
    if measure == 4:
        past = "إي" + past[1:] if past[0] == "آ" else "إ" + past[1:]
    if measure in (4, 10):
        at = 1 if measure == 4 else 3
        weak = {"و": "ي", "أ": "ئ"}.get(past[at], past[at]) if kind != "hollow" else past[at]
        past = past[:at] + weak + past[at + 1 :]
        if kind == "hollow":
            return past + "ة"
    if kind == "hollow":
        return past[:-2] + "يا" + past[-1]
    if kind == "defective" or past[-1] == "أ":
        return past[:-1] + "اء"
    if kind == "doubled":
        return past + "ا" + past[-1]
    return past[:-1] + "ا" + past[-1]
