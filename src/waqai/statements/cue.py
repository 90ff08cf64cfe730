"""Cues: the words and phrases that tell that somebody is reported to have said something."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from waqai.arabic.folding import fold
from waqai.arabic.verbs import inflect
from waqai.lexicons import Entry, load, on_change, where
from waqai.statements.statement import Standing

_FAMILY = "cues"
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ني", "كم", "ه", "ي")
_ENDINGS = ("", "ا", "ه", "ين", "ون", "ان", "ات", "تين", "تان")


@dataclass(frozen=True, slots=True)
class Word:
    """A form of a cue of the lexicon. `form` is verb, participle or noun; `number` Sing, Dual or Plur."""

    form: str
    standing: Standing
    takes: frozenset[str]
    because: str
    waw: bool = False
    article: bool = False
    preposition: str = ""
    pronoun: str = ""
    plural: bool = False
    impersonal: bool = False
    gender: str = ""
    relays: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of attribution. `form` is by, verbal, trailing, own or in."""

    form: str
    standing: Standing
    because: str


@cache
def forms() -> dict[str, Word]:
    """Return the forms of all cue words, folded, without clitics."""
    table: dict[str, Word] = {}
    for entry in load(_FAMILY):
        if "takes" in entry:
            for form, word in _forms(entry):
                table.setdefault(form, word)
    return table


def _forms(entry: Entry) -> Iterator[tuple[str, Word]]:
    takes = frozenset(entry["takes"])
    never = frozenset(map(fold, entry.get("never", ())))
    impersonal, relays = bool(entry.get("impersonal")), bool(entry.get("relays"))

    def word(form: str, plural: bool = False, gender: str = "") -> Word:
        shy = impersonal and form == "verb"
        return Word(
            form, entry["standing"], takes, where(entry), plural=plural, impersonal=shy, gender=gender, relays=relays
        )

    for pair in entry.get("verb", ()):
        for form, features in inflect(*pair.split()).items():
            if "Voice=Pass" not in features and "Person=1" not in features and form not in never:
                yield form, word("verb", "Number=Plur" in features, _gender(features))
    for participle in entry.get("participle", ()):
        stem = fold(participle)
        for ending in _ENDINGS:
            yield (
                stem + ending,
                word("participle", ending in ("ين", "ون", "ات"), {"ا": "Masc", "ه": "Fem"}.get(ending, "")),
            )
    for noun in entry.get("noun", ()):
        yield fold(noun), word("noun")


def _gender(features: tuple[str, ...]) -> str:
    if "Number=Sing" not in features:
        return ""
    return "Fem" if "Gender=Fem" in features else "Masc"


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Phrase], ...]]:
    """Return the phrases of attribution by their first folded word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
    for entry in load(_FAMILY):
        for form in ("by", "verbal", "trailing", "own", "in"):
            for phrase in entry.get(form, ()):
                words = tuple(fold(phrase).split())
                table.setdefault(words[0], []).append((words, Phrase(form, entry["standing"], where(entry))))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in table.items()}


@cache
def words(name: str) -> frozenset[str]:
    """Return the folded words of the entry `name` of ``cues/words.yaml``."""
    return frozenset(fold(word) for entry in load(_FAMILY) if entry["id"] == name for word in entry["words"])


@cache
def unwritten() -> frozenset[str]:
    """Return the words, as written, that fold to a cue and are another word («يدعى»)."""
    return frozenset(word for entry in load(_FAMILY) for word in entry.get("unwritten", ()))


@lru_cache(maxsize=65536)
def read(folded: str) -> Word | None:
    """Return the cue that the folded word is, with what is joined to it; None if it is none."""
    table = forms()
    for cut, waw, preposition, article in _heads(folded):
        rest = folded[cut:]
        found = table.get(rest)
        pronoun = ""
        if found is None and not article:
            found, pronoun = _with_pronoun(rest, table)
        if found is None or not _may_carry(found, preposition, article, pronoun):
            continue
        shy = found.impersonal and rest.startswith("ي")
        return replace(found, waw=waw, article=article, preposition=preposition, pronoun=pronoun, impersonal=shy)
    return None


def _heads(folded: str) -> Iterator[tuple[int, bool, str, bool]]:
    for conjunction in (0, 1):
        if conjunction and (folded[:1] not in ("و", "ف") or len(folded) < 3):
            return
        rest = folded[conjunction:]
        yield conjunction, bool(conjunction), "", False
        if rest.startswith("ال"):
            yield conjunction + 2, bool(conjunction), "", True
        if rest[:1] in ("ب", "ل", "ك", "س") and len(rest) > 3:
            yield conjunction + 1, bool(conjunction), rest[0], False
            if rest[1:3] == "ال":
                yield conjunction + 3, bool(conjunction), rest[0], True
            elif rest.startswith("لل"):
                yield conjunction + 2, bool(conjunction), "ل", True


def _with_pronoun(rest: str, table: dict[str, Word]) -> tuple[Word | None, str]:
    for pronoun in _PRONOUNS:
        if rest.endswith(pronoun) and len(rest) > len(pronoun) + 2:
            stem = rest[: -len(pronoun)]
            found = table.get(stem) or table.get(stem[:-1] + "ه" if stem.endswith("ت") else stem + "ا")
            if found is not None:
                return found, pronoun
    return None, ""


def _may_carry(word: Word, preposition: str, article: bool, pronoun: str) -> bool:
    if word.form == "verb":
        return not article and preposition in ("", "س", "ل") and pronoun not in ("ي",)
    if word.form == "participle":
        return not article and not preposition and not pronoun
    return preposition != "س"


for _table in (forms, phrases, words, unwritten, read):
    on_change(_table.cache_clear)
