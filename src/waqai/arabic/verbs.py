"""The verb's forms: from a dictionary pair «past present» to every surface form, folded.

The pair names a verb as dictionaries do, hamza written: «قصف يقصف», «دعا يدعو», «التقى يلتقي», «أعطى يعطي».
Third and first persons, both voices; a form that either voice may have says "Voice=Act,Pass".
Where a form stands for a third and a first person («قصفت»), the third is given.
"""

from collections.abc import Iterator
from functools import lru_cache

from waqai.arabic.folding import fold, light
from waqai.arabic.roots import Pattern, pattern

Features = tuple[str, ...]
Form = tuple[str, str]
_PERSONS = {
    "3ms": ("Gender=Masc", "Number=Sing", "Person=3"),
    "3fs": ("Gender=Fem", "Number=Sing", "Person=3"),
    "3mp": ("Gender=Masc", "Number=Plur", "Person=3"),
    "3md": ("Gender=Masc", "Number=Dual", "Person=3"),
    "3fd": ("Gender=Fem", "Number=Dual", "Person=3"),
    "3fp": ("Gender=Fem", "Number=Plur", "Person=3"),
    "1s": ("Number=Sing", "Person=1"),
    "1p": ("Number=Plur", "Person=1"),
}
_JUSSIVE = frozenset({"3ms", "3fs", "1p"})
_VOICES = {"Voice=Act", "Voice=Pass"}
_PREFIX = dict(zip(_PERSONS, "يتييتيأن", strict=True))


def light_forms(past: str, present: str) -> dict[str, Features]:
    """Return the surface forms of «past present» in light form, hamza and ta marbuta kept."""
    return dict(_light_forms(past, present))


@lru_cache(maxsize=4096)
def _light_forms(past: str, present: str) -> tuple[tuple[str, Features], ...]:
    verb = pattern(light(past), light(present))
    found: dict[str, tuple[str, str, list[str]]] = {}
    for aspect, voice, forms in (
        ("Perf", "Act", _past(verb)),
        ("Perf", "Pass", _past_passive(verb)),
        ("Imp", "Act", _present(verb.present, verb)),
        ("Imp", "Pass", _present(_passive_stem(verb), verb)),
    ):
        for person, form in forms:
            before, who, voices = found.setdefault(form, (aspect, person, []))
            if before == aspect and who == person and voice not in voices:
                voices.append(voice)
    return tuple((form, _features(said, who, ",".join(voices))) for form, (said, who, voices) in found.items())


@lru_cache(maxsize=4096)
def _inflected(past: str, present: str) -> tuple[tuple[str, Features], ...]:
    found: dict[str, Features] = {}
    for form, features in _light_forms(past, present):
        before = found.setdefault(fold(form), features)
        if {before[-1], features[-1]} == _VOICES and before[:-1] == features[:-1]:
            found[fold(form)] = (*before[:-1], "Voice=Act,Pass")
    return tuple(found.items())


def inflect(past: str, present: str) -> dict[str, Features]:
    """Return the folded surface forms of the verb «past present» with their features.

    Raises:
        ValueError: `present` is no third person masculine («يـ…»).
    """
    return dict(_inflected(past, present))


@lru_cache(maxsize=512)
def _features(aspect: str, person: str, voices: str) -> Features:
    """Return the features of a form; `voices` is "Act", "Pass" or "Act,Pass"."""
    mood = ("Mood=Jus",) if person.endswith("j") else ()
    return tuple(sorted((*_PERSONS[person.rstrip("j")], *mood, f"Aspect={aspect}", "VerbForm=Fin", f"Voice={voices}")))


def _past(verb: Pattern) -> Iterator[Form]:
    past = verb.past
    if verb.kind == "defective":
        yield from _past_defective(past, verb.last_weak)
        return
    yield from _past_third(past)
    yield from _past_first(_short(past, verb))


def _past_third(stem: str) -> Iterator[Form]:
    body = stem[:-1] + "ئ" if stem.endswith("يء") else stem
    yield from (("3ms", stem), ("3fs", body + "ت"), ("3mp", body + "وا"))
    if stem[-1] in "أئء":
        yield "3mp", stem[:-1] + "ؤوا"
    yield from (("3md", joined(body, "ا")), ("3fd", body + "تا"))


def _past_first(stem: str) -> Iterator[Form]:
    yield from (("3fp", joined(stem, "ن")), ("1s", joined(stem, "ت")), ("1p", joined(stem, "نا")))


def joined(stem: str, ending: str) -> str:
    """Return `stem` with `ending`, letters that double on the way written once: «أعلنا», «يبدآن»."""
    if stem[-1] in "نت" and stem[-1] == ending[0]:
        return stem + ending[1:]
    if stem[-1] == "أ" and ending[0] == "ا":
        return stem[:-1] + "آ" + ending[1:]
    return stem + ending


def _past_defective(past: str, weak: str) -> Iterator[Form]:
    root = past[:-1]
    fem, dual = (past, past) if past[-1] == "ي" else (root, root + weak)
    yield from (("3ms", past), ("3fs", fem + "ت"), ("3mp", root + "وا"))
    yield from (("3md", dual + "ا"), ("3fd", fem + "تا"))
    yield from _past_first(root + weak)


def _short(stem: str, verb: Pattern) -> str:
    """Return the past stem before a consonant ending: «قال» → «قل», «شن» → «شنن»."""
    if verb.kind == "doubled":
        return stem + stem[-1]
    return _shortened(stem) if verb.kind == "hollow" else stem


def _past_passive(verb: Pattern) -> Iterator[Form]:
    past = verb.past
    if verb.kind == "hollow":
        past = past[:-2] + "ي" + past[-1]
    if verb.long_at:
        past = past[: verb.long_at] + "و" + past[verb.long_at + 1 :]
    if past[0] == "آ":
        past = "أو" + past[1:]
    if verb.kind == "defective":
        yield from _past_defective(past[:-1] + "ي", "ي")
        return
    if past[-1] == "أ":
        past = past[:-1] + "ئ"
    yield from _past_third(past)


def _passive_stem(verb: Pattern) -> str:
    stem = verb.present
    if verb.kind == "defective":
        stem = stem[:-1] + "ى"
    elif verb.kind == "hollow":
        stem = stem[:-2] + "ا" + stem[-1]
    if verb.measure == 1 and verb.past[0] == "و" and stem[0] != "و":
        stem = "و" + stem
    if stem[0] == "أ":
        stem = "ؤ" + stem[1:]
    return stem


def _present(stem: str, verb: Pattern) -> Iterator[Form]:
    for person, prefix in _PREFIX.items():
        short = stem[:-1] if verb.kind == "defective" else _shortened(stem)
        if verb.kind in ("defective", "hollow") and person in _JUSSIVE and len(stem) > 2:
            yield person + "j", prefix + short
        merged = person == "1s" and stem[0] == "أ"
        for form in _endings("آ" + stem[1:] if merged else stem, person, verb):
            yield person, form if merged else prefix + form


def _endings(stem: str, person: str, verb: Pattern) -> Iterator[str]:
    weak = verb.kind == "defective"
    root = stem[:-1] if weak else stem
    long = root + ("ي" if stem[-1] == "ى" else stem[-1]) if weak else stem
    short = _shortened(stem) if verb.kind == "hollow" else stem
    if person in ("3md", "3fd"):
        yield from (joined(long, "ان"), joined(long, "ا"))
    elif person == "3mp":
        yield from (root + "ون", root + "وا")
        if stem[-1] in "أء" and not weak:
            yield from (stem[:-1] + "ؤون", stem[:-1] + "ؤوا")
    elif person == "3fp":
        yield joined(long if weak else short, "ن")
    else:
        yield stem


def _shortened(stem: str) -> str:
    return stem[:-2] + ("ئ" if stem[-1] == "ء" else stem[-1])
