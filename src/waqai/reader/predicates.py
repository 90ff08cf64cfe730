"""Predicate lexicon lines that match the words of a report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter

from waqai import lexicons
from waqai.arabic import fold
from waqai.arabic.tokens import Analysis, Token
from waqai.arabic.verbs import inflect
from waqai.lexicons import Entry

Phrase = tuple[frozenset[str], ...]
_NONE: frozenset[str] = frozenset()
TYPES = 32_768  # words that are remembered
_NOMINAL = frozenset(("NOUN", "ADJ"))
_NO_VERB = frozenset(("PROPN", "NUM", "ADP", "PUNCT"))
_JUSSIVE_AFTER = frozenset(("لم", "لا", "لما"))
_STEM, _FOLDED = attrgetter("stem"), attrgetter("folded")
_NOUN_ENDINGS = ("", "ا", "ات", "ان", "ين", "ون", "ي")
_PARTICIPLE_ENDINGS = ("", "ا", "ه", "ات", "ان", "ين", "ون", "تان", "تين", "و", "ي")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What a written form of a predicate is: `kind` is verb, noun or participle; `phrase` the words before it.

    One object stands for all written forms of which this holds.
    """

    entry: int
    kind: str
    features: frozenset[str] = frozenset()
    phrase: Phrase = ()


@dataclass(frozen=True, slots=True)
class Needs:
    """What a predicate line wants of the words around it, folded; those of `any` and `none` with a space at each end,
    `any_firsts` and `none_firsts` are their first words."""

    within: int
    any: tuple[str, ...]
    none: tuple[str, ...]
    after: tuple[str, ...]
    any_firsts: frozenset[str]
    none_firsts: frozenset[str]


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


@lru_cache(maxsize=4_096)
def _verb_forms(pair: str) -> tuple[tuple[str, frozenset[str]], ...]:
    words = pair.split()
    if len(words) != 2:
        return ()
    return tuple((form, _set(found)) for form, found in inflect(words[0], words[1]).items())


@lru_cache(maxsize=512)
def _set(features: tuple[str, ...]) -> frozenset[str]:
    return frozenset(features)


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
    firsts = {key: frozenset(word.split()[0] for word in words[key]) for key in ("any", "none")}
    within = int(needs.get("within", 5))
    return Needs(within, around["any"], around["none"], words["after"], firsts["any"], firsts["none"])


@cache
def _table() -> tuple[tuple[Entry, ...], dict[str, tuple[Form, ...]]]:
    entries = lexicons.load("predicates")
    table: dict[str, dict[Form, None]] = {}
    for number, entry in enumerate(entries):
        made: dict[object, Form] = {}
        for written, kind, features, phrase in _written_forms(entry):
            form = made.get((kind, features, phrase))
            if form is None:
                form = made[kind, features, phrase] = Form(number, kind, features, phrase)
            table.setdefault(written, {})[form] = None
    return entries, {written: tuple(found) for written, found in table.items()}


def _written_forms(entry: Entry) -> Iterator[tuple[str, str, frozenset[str], Phrase]]:
    """Yield (written form, kind, features, words before it) of the words of a predicate line."""
    for pair in _listed(entry, "verb"):
        for form, features in _verb_forms(pair):
            yield form, "verb", features, ()
    for kind, forms in (("noun", noun_forms), ("participle", participle_forms)):
        for word in _listed(entry, kind):
            *before, last = word.split()
            phrase = tuple(frozenset(noun_forms(part)) for part in before)
            for form in forms(last):
                yield form, kind, _NONE, phrase
    for text in _listed(entry, "phrase"):
        *before, last = text.split()
        phrase = tuple(light_verbs().get(fold(part), frozenset(noun_forms(part))) for part in before)
        for form in noun_forms(last):
            yield form, "phrase", _NONE, phrase


lexicons.on_change(_table.cache_clear)
lexicons.on_change(_needs.cache_clear)
lexicons.on_change(light_verbs.cache_clear)


def matches(analysis: Analysis) -> tuple[Match, ...]:
    """Return the predicate lines that match the words of `analysis`, by token: a user's own, then the strongest."""
    entries, _ = _table()
    needs = _needs()
    words = Words(analysis)
    out: list[Match] = []
    for token in analysis.tokens:
        forms = _candidates(token.stem, token.folded, token.proclitics, token.pos)
        if not forms:
            continue
        seen: dict[int, Match] = {}
        opening = token.index == analysis.sentences[token.sentence].first
        for form in forms if opening else _apt(forms, token):
            if form.entry in seen or (form.features and not _fits(form, token, analysis)):
                continue
            wanted = needs[form.entry]
            phrased = not form.phrase or _phrased(form, token, analysis)
            if phrased and (wanted is None or _context(wanted, token, words)):
                seen[form.entry] = _match(form, entries[form.entry], token)
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


@lru_cache(maxsize=TYPES)
def written(stem: str, folded: str, cut: bool) -> tuple[str, ...]:
    """Return what a word may be looked up by: its stem, the whole word, and the word behind a joined «و» or «ف».

    The segmenter may leave a conjunction on («وقصفت» whole; `cut`: it took clitics off), but a short word that begins
    with one is its own («وزير» is no «و» and «زير»).
    """
    forms: tuple[str, ...] = (stem,) if stem == folded else (stem, folded)
    if not cut and len(folded) >= 6 and folded[0] in "وف" and folded[1:] != stem:
        forms += (folded[1:],)
    return forms


@lru_cache(maxsize=TYPES)
def _candidates(stem: str, folded: str, proclitics: tuple[str, ...], pos: str) -> tuple[Form, ...]:
    """Return the forms that a word may be, as far as it tells without its neighbours."""
    _, table = _table()
    verbal = not ("ال" in proclitics or "ب" in proclitics or pos in _NO_VERB)
    return tuple(
        form
        for word in written(stem, folded, bool(proclitics))
        for form in table.get(word, ())
        if (verbal if form.kind == "verb" else pos != "PUNCT")
    )


lexicons.on_change(_candidates.cache_clear)


def _apt(forms: Sequence[Form], token: Token) -> Sequence[Form]:
    """Put the nouns first where the word is tagged a noun; verbs that open a sentence are often mistaken for nouns."""
    return sorted(forms, key=lambda form: form.kind == "verb") if token.pos in _NOMINAL else forms


def _fits(form: Form, token: Token, analysis: Analysis) -> bool:
    """Tell whether a verb's form may stand here: a jussive only behind the particles that want it."""
    if "Mood=Jus" not in form.features:
        return True
    before = analysis.tokens[token.index - 1].stem if token.index else ""
    return before in _JUSSIVE_AFTER or "ل" in token.proclitics  # what may make «نقل» of «أقال»


def _phrased(form: Form, token: Token, analysis: Analysis) -> bool:
    """Tell whether the words that the line wants before the token stand there, with at most three between."""
    at = token.index - 1
    for part in reversed(form.phrase):
        reach = 4 if form.kind == "phrase" else 1
        while at >= 0 and reach > 0:
            before = analysis.tokens[at]
            if before.sentence != token.sentence:
                return False
            if not part.isdisjoint(written(before.stem, before.folded, bool(before.proclitics))):
                break
            at, reach = at - 1, reach - 1
        if at < 0 or reach == 0:
            return False
        at -= 1
    return True


class Words:
    """The words of a report, as the lines want them around a predicate."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._of: dict[int, frozenset[str]] = {}

    def of(self, sentence: int) -> frozenset[str]:
        """Return all words that `around` may give for a token of `sentence`."""
        if sentence not in self._of:
            part = self.analysis.sentences[sentence]
            tokens = self.analysis.tokens[part.first : part.last]
            self._of[sentence] = frozenset((*map(_STEM, tokens), *_bare(tokens), *map(_FOLDED, tokens)))
        return self._of[sentence]

    def around(self, token: Token, reach: int) -> str:
        """Return the stems (also without the ending of «إنسانيا»), then the folded words, of up to `reach` around."""
        sentence = self.analysis.sentences[token.sentence]
        before = self.analysis.tokens[max(sentence.first, token.index - reach) : token.index]
        after = self.analysis.tokens[token.index + 1 : min(sentence.last, token.index + reach + 1)]
        tokens = before + after
        told = (map(_STEM, tokens), _bare(tokens), map(_FOLDED, tokens))
        return f" {'  '.join(map(' '.join, told))} "


def _bare(tokens: Sequence[Token]) -> list[str]:
    return [token.stem[:-1] for token in tokens if token.stem.endswith("ا") and token.pos != "PROPN"]


def _context(needs: Needs, token: Token, words: Words) -> bool:
    here = words.of(token.sentence)
    if needs.any and here.isdisjoint(needs.any_firsts):
        return False
    barred = not here.isdisjoint(needs.none_firsts)
    around = words.around(token, needs.within) if needs.any or barred else ""
    if needs.any and not any(word in around for word in needs.any):
        return False
    if barred and any(word in around for word in needs.none):
        return False
    return not needs.after or any(_follows(words.analysis, token, word) for word in needs.after)


def _follows(analysis: Analysis, token: Token, wanted: str) -> bool:
    """Tell whether `wanted` stands right behind the token, or joined to the next word («ب», «ل»)."""
    after = analysis.tokens[token.index + 1 : token.index + 1 + len(wanted.split())]
    if wanted in (" ".join(t.folded for t in after), " ".join(t.stem for t in after)):
        return True
    return len(after) == 1 and (wanted in after[0].proclitics or wanted in token.enclitics)
