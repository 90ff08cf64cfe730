"""Predicate lexicon lines that match the words of a report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from waqai import lexicons
from waqai.arabic import fold
from waqai.arabic.tokens import Analysis, Token
from waqai.arabic.verbs import inflect
from waqai.lexicons import Entry

_NOMINAL = frozenset(("NOUN", "ADJ"))
_NOUN_ENDINGS = ("", "ا", "ات", "ان", "ين", "ون", "ي")
_PARTICIPLE_ENDINGS = ("", "ا", "ه", "ات", "ان", "ين", "ون", "تان", "تين", "و", "ي")


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a predicate: `kind` is verb, noun or participle; `phrase` the words before it."""

    entry: int
    kind: str
    features: frozenset[str] = frozenset()
    phrase: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Needs:
    """What a predicate line wants of the words around it; the words of `any` and `none` folded, a space at each end."""

    within: int
    any: tuple[str, ...]
    none: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A predicate line that matches a token."""

    token: int
    entry: Entry
    type: str
    mode: str | None
    strength: float
    kind: str
    passive: bool
    where: str


def _listed(entry: Entry, key: str) -> tuple[str, ...]:
    value = entry.get(key) or ()
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def _verb_forms(pair: str) -> Iterator[tuple[str, frozenset[str]]]:
    words = pair.split()
    if len(words) == 2:
        for form, found in inflect(words[0], words[1]).items():
            yield form, frozenset(found)


def noun_forms(noun: str) -> Iterator[str]:
    """Yield the folded written forms of a noun without its clitics: case endings, dual, sound plurals, construct."""
    base = fold(noun)
    yield base
    if base.endswith("ه"):
        stem = base[:-1] + "ت"
        yield from (stem, stem + "ان", stem + "ين", base[:-1] + "ات")
    elif base.endswith("ا"):
        yield base + "ت"
    else:
        yield from (base + ending for ending in _NOUN_ENDINGS)


def participle_forms(word: str) -> Iterator[str]:
    """Yield the folded written forms of a participle: both genders, all numbers, construct."""
    base = fold(word)
    stem = base[:-1] if base.endswith("ه") else base
    yield base
    yield from (stem + ending for ending in _PARTICIPLE_ENDINGS)


@cache
def light_verbs() -> dict[str, frozenset[str]]:
    """Return, for the past form of each light verb, all its written forms."""
    out: dict[str, frozenset[str]] = {}
    for entry in lexicons.load("lightverbs"):
        for pair in _listed(entry, "verb"):
            forms = {form for form, _ in _verb_forms(pair)}
            nouns = {form for noun in _listed(entry, "noun") for form in noun_forms(noun)}
            out[fold(pair.split()[0])] = frozenset(forms | nouns)
    return out


@cache
def _needs() -> tuple[Needs | None, ...]:
    """Return what each predicate line needs, in their order."""
    return tuple(_needs_of(entry["needs"]) if entry.get("needs") else None for entry in lexicons.load("predicates"))


def _needs_of(needs: Entry) -> Needs:
    words = {key: tuple(fold(word) for word in needs.get(key) or ()) for key in ("any", "none", "after")}
    around = {key: tuple(f" {word} " for word in words[key]) for key in ("any", "none")}
    return Needs(int(needs.get("within", 5)), around["any"], around["none"], words["after"])


@cache
def _table() -> tuple[tuple[Entry, ...], dict[str, tuple[Form, ...]]]:
    entries = lexicons.load("predicates")
    table: dict[str, dict[Form, None]] = {}
    for number, entry in enumerate(entries):
        for pair in _listed(entry, "verb"):
            for form, found in _verb_forms(pair):
                table.setdefault(form, {})[Form(number, "verb", found)] = None
        for kind, forms in (("noun", noun_forms), ("participle", participle_forms)):
            for word in _listed(entry, kind):
                *before, last = word.split()
                phrase = tuple(frozenset(noun_forms(part)) for part in before)
                for form in forms(last):
                    table.setdefault(form, {})[Form(number, kind, phrase=phrase)] = None
        for phrase_text in _listed(entry, "phrase"):
            *before, last = phrase_text.split()
            parts = tuple(light_verbs().get(fold(part), frozenset(noun_forms(part))) for part in before)
            for form in noun_forms(last):
                table.setdefault(form, {})[Form(number, "phrase", phrase=parts)] = None
    return entries, {form: tuple(found) for form, found in table.items()}


lexicons.on_change(_table.cache_clear)
lexicons.on_change(_needs.cache_clear)
lexicons.on_change(light_verbs.cache_clear)


def matches(analysis: Analysis) -> tuple[Match, ...]:
    """Return the predicate lines that match the words of `analysis`, by token: a user's own, then the strongest."""
    entries, table = _table()
    needs = _needs()
    out: list[Match] = []
    for token in analysis.tokens:
        seen: dict[int, Match] = {}
        opening = token.index == analysis.sentences[token.sentence].first
        for form in _forms(token, table) if opening else _apt(_forms(token, table), token):
            entry = entries[form.entry]
            known = form.entry in seen or not _fits(form, token, analysis) or not _phrased(form, token, analysis)
            if not known and _context(needs[form.entry], token, analysis):
                seen[form.entry] = _match(form, entry, token)
        out += sorted(seen.values(), key=lambda m: (not m.entry.get("_own"), -m.strength, m.where))
    return tuple(out)


def _match(form: Form, entry: Entry, token: Token) -> Match:
    passive = "Voice=Pass" in form.features and "Voice=Act" not in form.features
    if form.kind == "verb" and token.feature("Voice") == "Pass":
        passive = True
    return Match(
        token.index,
        entry,
        entry["type"],
        entry.get("mode"),
        float(entry.get("strength", 0.7)),
        form.kind,
        passive,
        lexicons.where(entry),
    )


def written_forms(token: Token) -> tuple[str, ...]:
    """Return what a word may be looked up by: its stem, the whole word, and the word behind a joined «و» or «ف».

    The segmenter may leave a conjunction on («وقصفت» whole), but a short word that begins with one is its own
    («وزير» is no «و» and «زير»).
    """
    stem, folded = token.stem, token.folded
    forms: tuple[str, ...] = (stem,) if stem == folded else (stem, folded)
    if not token.proclitics and len(folded) >= 6 and folded[0] in "وف" and folded[1:] != stem:
        forms += (folded[1:],)
    return forms


def _forms(token: Token, table: dict[str, tuple[Form, ...]]) -> Iterator[Form]:
    for written in written_forms(token):
        yield from table.get(written, ())


def _apt(forms: Iterable[Form], token: Token) -> Iterable[Form]:
    """Put the nouns first where the word is tagged a noun; verbs that open a sentence are often mistaken for nouns."""
    return sorted(forms, key=lambda form: form.kind == "verb") if token.pos in _NOMINAL else forms


def _fits(form: Form, token: Token, analysis: Analysis) -> bool:
    if form.kind != "verb":
        return token.pos != "PUNCT"
    if token.definite or token.pos in ("PROPN", "NUM", "ADP", "PUNCT") or "ب" in token.proclitics:
        return False
    before = analysis.tokens[token.index - 1].stem if token.index else ""
    short = before in ("لم", "لا", "لما") or "ل" in token.proclitics  # what may make «نقل» of «أقال»
    return short or "Mood=Jus" not in form.features


def _phrased(form: Form, token: Token, analysis: Analysis) -> bool:
    """Tell whether the words that the line wants before the token stand there, with at most three between."""
    if not form.phrase:
        return True
    at = token.index - 1
    for part in reversed(form.phrase):
        reach = 4 if form.kind == "phrase" else 1
        while at >= 0 and reach > 0:
            before = analysis.tokens[at]
            if before.sentence != token.sentence:
                return False
            if any(written in part for written in written_forms(before)):
                break
            at, reach = at - 1, reach - 1
        if at < 0 or reach == 0:
            return False
        at -= 1
    return True


def _context(needs: Needs | None, token: Token, analysis: Analysis) -> bool:
    if needs is None:
        return True
    words = _around(token, analysis, needs.within) if needs.any or needs.none else ""
    if needs.any and not any(word in words for word in needs.any):
        return False
    if any(word in words for word in needs.none):
        return False
    return not needs.after or any(_follows(analysis, token, word) for word in needs.after)


def _around(token: Token, analysis: Analysis, reach: int) -> str:
    """Return the stems (also without the ending of «إنسانيا»), then the folded words, of up to `reach` words around."""
    sentence = analysis.sentences[token.sentence]
    before = analysis.tokens[max(sentence.first, token.index - reach) : token.index]
    after = analysis.tokens[token.index + 1 : min(sentence.last, token.index + reach + 1)]
    tokens = before + after
    bare = [t.stem[:-1] for t in tokens if t.stem.endswith("ا") and t.pos != "PROPN"]
    return f" {' '.join([t.stem for t in tokens])}  {' '.join(bare)}  {' '.join([t.folded for t in tokens])} "


def _follows(analysis: Analysis, token: Token, wanted: str) -> bool:
    """Tell whether `wanted` stands right behind the token, or joined to the next word («ب», «ل»)."""
    after = analysis.tokens[token.index + 1 : token.index + 1 + len(wanted.split())]
    if wanted in (" ".join(t.folded for t in after), " ".join(t.stem for t in after)):
        return True
    return len(after) == 1 and (wanted in after[0].proclitics or wanted in token.enclitics)
