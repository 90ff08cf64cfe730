"""From a YAML file to a dossier, every fault told with its file and line."""

import re
from collections.abc import Iterable
from pathlib import Path

from waqai.dossiers.dossier import Actor, Answer, Count, Dossier, Measure, Pattern, Question
from waqai.dossiers.nodes import DossierError, Faults, Value, each, parse
from waqai.dossiers.phrases import Phrase
from waqai.record.check import STATUSES, TYPES

__all__ = ["DossierError", "read_dossier"]

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_CONFIDENCE = 0.5


def read_dossier(path: Path) -> Dossier:
    """Read the dossier in the file at `path`.

    Raises:
        DossierError: it cannot be read or used; each line of the message names a fault, its file and its line.
    """
    faults = Faults(path)
    read = _Reader().dossier(parse(path, faults), path.stem)
    faults.raise_if_any()
    return read


class _Reader:
    """Reads one dossier; the ids of its parties are known once they are read."""

    def __init__(self) -> None:
        self.parties: tuple[str, ...] = ()

    def dossier(self, top: Value, name: str) -> Dossier:
        keys = top.mapping("title parties", "about time places types confidence counts questions factors figures")
        parties = tuple(each(keys.get("parties"), self.party))
        if "parties" in keys and not parties:
            keys["parties"].fault("name at least one party")
        self.parties = _unique(keys.get("parties"), (party.id for party in parties))
        time = keys["time"].mapping("", "from to") if "time" in keys else {}
        since, until = (time[key].day() if key in time else None for key in ("from", "to"))
        if since and until and until < since:
            time["to"].fault(f"{until} comes before {since}")
        made = Dossier(
            name=name,
            title=keys["title"].text() if "title" in keys else "",
            about=keys["about"].text() if "about" in keys else "",
            since=since,
            until=until,
            places=_texts(keys, "places"),
            types=keys["types"].one_of(sorted(TYPES), "type") if "types" in keys else (),
            confidence=keys["confidence"].share() if "confidence" in keys else _CONFIDENCE,
            parties=parties,
            counts=tuple(each(keys.get("counts"), self.count)),
            questions=tuple(each(keys.get("questions"), self.question)),
            factors=tuple(each(keys.get("factors"), self.factor)),
            figures=tuple(each(keys.get("figures"), self.measure)),
        )
        for kind in ("counts", "questions", "factors", "figures"):
            _unique(keys.get(kind), (item.id for item in getattr(made, kind)))
        return made

    def party(self, value: Value) -> Actor | None:
        keys = value.mapping("id name actors", "words")
        if not {"id", "name", "actors"} <= keys.keys():
            return None
        return Actor(_id(keys["id"]), keys["name"].text(), keys["actors"].texts(), _words(keys))

    def count(self, value: Value) -> Count | None:
        keys = value.mapping("id name types", "by on open units")
        if not {"id", "name", "types"} <= keys.keys():
            return None
        if not ("by" in keys or "on" in keys):
            value.fault("say by whom or on whom: 'by' or 'on'")
        return Count(_id(keys["id"]), keys["name"].text(), self.pattern(keys, "types"), _texts(keys, "units"))

    def question(self, value: Value) -> Question | None:
        keys = value.mapping("id name answers")
        if not {"id", "name", "answers"} <= keys.keys():
            return None
        answers = tuple(each(keys["answers"], self.answer))
        if len(_unique(keys["answers"], (answer.id for answer in answers))) < 2:
            keys["answers"].fault("a question has two answers or more")
        return Question(_id(keys["id"]), keys["name"].text(), answers)

    def answer(self, value: Value) -> Answer | None:
        keys = value.mapping("id name", "words events")
        if not {"id", "name"} <= keys.keys():
            return None
        return self.told(value, keys, _id(keys["id"]), keys["name"].text())

    def factor(self, value: Value) -> Question | None:
        keys = value.mapping("id name for against")
        if not {"id", "name", "for", "against"} <= keys.keys():
            return None
        answers = [self.told(keys[k], keys[k].mapping("", "words events"), k, k) for k in ("for", "against")]
        return Question(_id(keys["id"]), keys["name"].text(), tuple(answers))

    def told(self, value: Value, keys: dict[str, Value], name: str, label: str) -> Answer:
        """Return an answer with what tells it."""
        if keys and not ("words" in keys or "events" in keys):
            value.fault("say what tells it: 'words' or 'events'")
        return Answer(name, label, _words(keys), tuple(each(keys.get("events"), self.event)))

    def event(self, value: Value) -> Pattern | None:
        keys = value.mapping("type", "status by on")
        return self.pattern(keys, "type") if "type" in keys else None

    def pattern(self, keys: dict[str, Value], types: str) -> Pattern:
        status = keys["status"].one_of(sorted(STATUSES), "status") if "status" in keys else ("occurred",)
        return Pattern(
            keys[types].one_of(sorted(TYPES), "type"),
            status,
            self._named(keys, "by"),
            self._named(keys, "on"),
            _flag(keys, "open"),
        )

    def measure(self, value: Value) -> Measure | None:
        keys = value.mapping("id name units", "of")
        if not {"id", "name", "units"} <= keys.keys():
            return None
        named = self._named(keys, "of")
        return Measure(_id(keys["id"]), keys["name"].text(), keys["units"].texts(), named[0] if named else None)

    def _named(self, keys: dict[str, Value], key: str) -> tuple[str, ...]:
        return keys[key].one_of(self.parties, "party") if key in keys else ()


def _id(value: Value) -> str:
    text = value.text()
    if text and not _ID.fullmatch(text):
        value.fault(f"{text!r} is no id; use small letters, digits, - and _")
    return text


def _flag(keys: dict[str, Value], key: str) -> bool:
    return key in keys and keys[key].one_of(("true", "false"), "value") == ("true",)


def _texts(keys: dict[str, Value], key: str) -> tuple[str, ...]:
    return keys[key].texts() if key in keys else ()


def _words(keys: dict[str, Value]) -> tuple[str, ...]:
    """Return the Arabic phrases under `words`; one that can match nothing, or anything, is a fault."""
    if "words" not in keys:
        return ()
    value = keys["words"]
    found = value.texts()
    for item in value.alone_or_items():
        try:
            Phrase.of(item.text())
        except ValueError as problem:
            item.fault(str(problem))
    return found


def _unique(value: Value | None, ids: Iterable[str]) -> tuple[str, ...]:
    seen: list[str] = []
    for name in filter(None, ids):
        if name in seen and value is not None:
            value.fault(f"the id {name!r} stands twice")
        seen.append(name)
    return tuple(seen)
