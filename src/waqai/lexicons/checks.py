"""Checks of the predicate lexicon: what a line must have before it may stand among the others.

``python -m waqai.lexicons.checks [FILE ...]`` names every fault, with its file and line, of the
given files or of all predicate files that ship with the package.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from waqai.lexicons.loading import HERE, Entry, where
from waqai.lexicons.parsing import parse_folder, parse_yaml


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MODES: dict[str, frozenset[str]] = {
    "AGREE": _set(""),
    "CONSULT": _set("visit third-party multilateral phone"),
    "SUPPORT": _set(""),
    "CONCEDE": _set("release access resign"),
    "COOPERATE": _set(""),
    "AID": _set(""),
    "RETREAT": _set("withdraw release disarm ceasefire access resign"),
    "REQUEST": _set("assist change yield meet"),
    "ACCUSE": _set("disapprove investigate allege"),
    "REJECT": _set("assist change yield meet"),
    "THREATEN": _set("restrict arrest relations expel territory violence"),
    "PROTEST": _set("demo riot strike hunger boycott obstruct vandalize"),
    "SANCTION": _set("convict expel withdraw discontinue"),
    "MOBILIZE": _set("troops weapons police militia"),
    "COERCE": _set(
        "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber"
        " convict crowd-control"
    ),
    "ASSAULT": _set(
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack"
        " aerial drone heavy-weapons crowd-control unconventional seize restrict"
    ),
}
"""PLOVER's types, each with its modes, and with the modes of other types whose acts the gold
guidelines place here (release and resign under CONCEDE, convict and tear gas under COERCE, capture
and siege under ASSAULT)."""

ROLES = _set("actors recipients instrument topic place content")
SLOTS = _set(
    "subject object idafa maf'ul2 على عن من إلى ل ب مع بين ضد في حول بشأن أمام تجاه نحو باتجاه بحق"
    " لدى خلال قرب عبر داخل لصالح حيال إزاء بسبب صوب خلف وراء وسط ضمن أن speaker"
)
KEYS = _set(
    "id gloss type mode verb noun participle phrase needs frame idafa symmetric passive"
    " content_status strength examples counter source _file _line _own"
)
FORMS = ("verb", "noun", "participle", "phrase")
STATUSES = _set("occurred planned demanded threatened denied possible")
NEEDS: dict[str, type] = {"any": list, "none": list, "after": list, "before": list, "within": int}

_WORD = re.compile(r"[\u0621-\u063a\u0641-\u0652]+")
_PRESENT = re.compile(r"ي[\u0621-\u0652]+")


def _keys(entry: Entry) -> Iterator[str]:
    for key in ("id", "gloss", "type", "strength", "examples"):
        if key not in entry:
            yield f"lacks {key!r}"
    for key in sorted(set(entry) - KEYS):
        yield f"has the unknown key {key!r}"
    if not any(entry.get(form) for form in FORMS):
        yield "has no word: give verb, noun, participle or phrase"


def _kind(entry: Entry) -> Iterator[str]:
    kind, mode = entry.get("type"), entry.get("mode")
    if kind not in MODES:
        yield f"has the unknown type {kind!r}"
    elif mode is not None and mode not in MODES[kind]:
        yield f"has the mode {mode!r}, which {kind} does not know"
    if entry.get("content_status") not in (*STATUSES, None):
        yield f"has the unknown content_status {entry['content_status']!r}"


def _frame(entry: Entry) -> Iterator[str]:
    frame = entry.get("frame", {})
    roles = {slot: str(role) for slot, role in frame.items()}
    if "idafa" in entry:
        roles["idafa"] = str(entry["idafa"])
    for slot, role in roles.items():
        if slot not in SLOTS:
            yield f"has the unknown slot {slot!r}"
        for part in role.split("|"):
            if part not in ROLES:
                yield f"has the unknown role {part!r} at {slot!r}"


def _words(entry: Entry) -> Iterator[str]:
    for form in FORMS:
        for words in entry.get(form, ()):
            parts = str(words).split()
            if not all(map(_WORD.fullmatch, parts)):
                yield f"has {words!r}, which is not Arabic words alone"
            if form == "verb" and (len(parts) != 2 or not _PRESENT.fullmatch(parts[-1])):
                yield f"has the verb {words!r}; write 'past present', as in 'قصف يقصف'"
            if form == "phrase" and len(parts) < 2:
                yield f"has the phrase {words!r} of one word; make it a noun"


def _needs(entry: Entry) -> Iterator[str]:
    for key, value in entry.get("needs", {}).items():
        if key not in NEEDS:
            yield f"has the unknown needs {key!r}"
        elif not isinstance(value, NEEDS[key]):
            yield f"has needs {key}: {value!r}; a {NEEDS[key].__name__} belongs there"


def _examples(entry: Entry) -> Iterator[str]:
    if not entry.get("examples"):
        yield "has no example"
    for example in entry.get("examples", ()):
        text = example.get("text", "")
        if not re.search(rf"(?<!\w){re.escape(example.get('anchor', '?'))}(?!\w)", text):
            yield f"has an example without its anchor: {text!r}"
        for role in sorted(ROLES & set(example)):
            for words in example[role]:
                if words not in text:
                    yield f"has an example without its {role} {words!r}"


def _strength(entry: Entry) -> Iterator[str]:
    strength = entry.get("strength")
    if not isinstance(strength, int | float) or not 0.2 <= strength <= 1:
        yield f"has the strength {strength!r}; give a number from 0.2 to 1"
    elif strength < 0.7 and not entry.get("counter"):
        yield f"has the strength {strength} and no counter-example"


CHECKS: tuple[Callable[[Entry], Iterator[str]], ...] = (
    _keys, _kind, _frame, _words, _needs, _examples, _strength
)  # fmt: skip


def faults(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return what is wrong with predicate `entries`, each fault led by file, line and id."""
    seen: dict[Any, str] = {}
    found: list[str] = []
    for entry in entries:
        place = where(entry)
        found += (f"{place} {fault}" for check in CHECKS for fault in check(entry))
        if entry.get("id") in seen:
            found.append(f"{place} has the id of {seen[entry['id']]}")
        seen[entry.get("id")] = place
    return tuple(found)


def main(arguments: list[str]) -> int:
    """Write the faults of the named files, or of all, to standard error; 1 if there are any."""
    files = [Path(name) for name in arguments]
    entries = [entry for file in files for entry in parse_yaml(file, file.name)]
    found = faults(entries if files else parse_folder(HERE / "data" / "predicates"))
    sys.stderr.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
