"""Drafts of lexicon lines: actors and predicates that reports tell of and the lexicons do not know yet.

They are YAML in the layout of a lexicon folder (`docs/lexicons.md`), to be gone over by a person: what cannot be known
is marked by a comment. `waqai lexicon check --lexicons FOLDER` reads them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from waqai.arabic.folding import fold
from waqai.arabic.transliterate import transliterate
from waqai.arabic.verb_index import verb_of_noun, verbs_of
from waqai.lexicons import load
from waqai.record.model import EntityRecord, EventRecord, Record
from waqai.register.account import Account
from waqai.reviewing.gold import by_review
from waqai.spans import Span

ENOUGH = 3  # examples of an entry
STRENGTH = 0.7
LONGEST = 300
_UNKNOWN = ("no lexicon line", "a person's name")
_NO_LINE = "no lexicon line supports it"
_KINDS = frozenset(("person", "organisation", "armed_group", "government", "military"))
_STOP = re.compile(r"\n|[.!؟?](?=\s|$)")
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u0652]+")


@dataclass(slots=True)
class Drafted:
    """An entry in the making: its fields, how often it is met, its examples, and in which reports."""

    fields: dict[str, object]
    met: int = 0
    examples: list[object] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts, those first that are met most often."""

    actors: tuple[Drafted, ...]
    predicates: tuple[Drafted, ...]


def drafts(accounts: Iterable[Account]) -> Drafts:
    """Return the drafts from accounts: proper names without an entry, words of events without a predicate."""
    actors: dict[str, Drafted] = {}
    predicates: dict[tuple[str, str], Drafted] = {}
    for account in accounts:
        for entity in account.record.entities:
            if is_unknown(entity):
                held = actors.setdefault(fold(entity.name_ar), Drafted(_actor(entity)))
                _met(held, account, _sentence(account.record, entity.mentions[0], entity.name_ar))
        for event in account.record.events:
            if is_unlisted(event):
                word = event.span.of(account.record.document.text)
                key = fold(word), event.type
                made = predicates.get(key) or _predicate(event, word)
                if made is not None:
                    predicates[key] = made
                    _met(made, account, _example(account.record, event))
    return Drafts(_ordered(actors.values()), _ordered(predicates.values()))


def is_unknown(entity: EntityRecord) -> bool:
    """Tell whether an entity is a named actor that no line of the lexicon knows."""
    named = entity.kind in _KINDS and entity.because.startswith(_UNKNOWN)
    return named and all(map(_ARABIC.fullmatch, entity.name_ar.split())) and len(entity.name_ar.split()) < 6


def is_unlisted(event: EventRecord) -> bool:
    """Tell whether no predicate stands behind an event: the reader alone found it, or a reviewer put it on record."""
    lines = "\n".join(event.because)
    return "predicates/" not in lines and (_NO_LINE in lines or by_review(event))


def files(made: Drafts) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a lexicon folder with the drafts: their paths within it, and what they hold."""
    for name, found, taken in (("actors", made.actors, _ids("actors")), ("predicates", made.predicates, set[str]())):
        yield f"{name}/drafts.yaml", "".join(_lines(name, found, taken)).encode("utf-8")


def _lines(name: str, found: Iterable[Drafted], taken: set[str]) -> Iterator[str]:
    yield f"# Drafts of {name}, made by `waqai review drafts`. Go over each line; take out what is wrong.\n"
    for one in found:
        fields = {**one.fields, "id": _free(str(one.fields["id"]), taken)}
        if one.examples:
            fields["examples"] = one.examples
        seen = ", ".join(one.reports[:ENOUGH])
        yield f"# met {one.met} times, in {_clean(seen)}{one.unsure and '; ' + one.unsure}\n"
        yield yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, width=4 * LONGEST)


def _met(held: Drafted, account: Account, example: object | None) -> None:
    held.met += 1
    if account.id not in held.reports:
        held.reports.append(account.id)
    if example and len(held.examples) < ENOUGH and example not in held.examples:
        held.examples.append(example)


def _actor(entity: EntityRecord) -> dict[str, object]:
    made: dict[str, object] = {"id": _slug(entity.name), "name": entity.name, "names": [entity.name_ar]}
    made["kind"] = entity.kind
    return made | ({"country": entity.country} if entity.country else {})


def _predicate(event: EventRecord, word: str) -> Drafted | None:
    """Return the draft of a predicate: the verb of the lexicon that the word is a form of, else the word as a noun."""
    bare = _bare(word)
    if not _ARABIC.fullmatch(bare):
        return None
    made: dict[str, object] = {"id": f"{event.type.lower()}.draft.{_slug(transliterate(bare)) or 'word'}"}
    made |= {"gloss": transliterate(bare) or bare, "type": event.type}
    made |= {"mode": event.mode} if event.mode else {}
    known = verbs_of(word) or verbs_of(bare)
    noun = verb_of_noun(bare)
    pair = _pair(known[0][0] if known else noun[0] if noun else "")
    made |= {"verb": [pair]} if pair else {"noun": [bare]}
    if pair and not known:
        made["noun"] = [bare]
    made |= {"frame": {"subject": "actors", "object": "recipients"}, "strength": STRENGTH}
    return Drafted(made, unsure="gloss, frame and strength are to be set")


def _pair(past: str) -> str | None:
    for entry in load("verbs"):
        if past and fold(entry["past"]) == past:
            return f"{entry['past']} {entry['present']}"
    return None


def _bare(word: str) -> str:
    """Return a word without the clitics that may stand before a noun, and the article."""
    found = re.fullmatch(r"[وف]?(?:[بلك]?ال|لل|[بل](?=\w{4}))?(\w{3,})", word)
    return found[1] if found else word


def _sentence(record: Record, span: Span, words: str) -> str | None:
    text = record.document.text
    starts = [found.end() for found in _STOP.finditer(text, 0, span.start)]
    stop = _STOP.search(text, span.end)
    told = " ".join(text[starts[-1] if starts else 0 : stop.start() + 1 if stop else len(text)].split())
    return told if words in told and len(told) <= LONGEST else None


def _example(record: Record, event: EventRecord) -> Mapping[str, object] | None:
    """Return the sentence of an event with its anchor and those of its parties that it names."""
    text = record.document.text
    word = event.span.of(text)
    told = _sentence(record, event.span, word)
    if told is None or told.count(word) > 1:
        return None
    return {"text": told, "anchor": word}


def _ids(family: str) -> set[str]:
    return {str(entry["id"]) for entry in load(family) if "id" in entry}


def _free(name: str, taken: set[str]) -> str:
    found, number = name or "draft", 2
    while found in taken:
        found, number = f"{name or 'draft'}-{number}", number + 1
    taken.add(found)
    return found


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _clean(words: str) -> str:
    return "".join(char if char.isprintable() else " " for char in words)


def _ordered(found: Iterable[Drafted]) -> tuple[Drafted, ...]:
    rank: Callable[[Drafted], tuple[int, str]] = lambda one: (-one.met, str(one.fields["id"]))  # noqa: E731
    return tuple(sorted(found, key=rank))
