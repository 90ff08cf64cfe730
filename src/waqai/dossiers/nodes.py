"""YAML with the line of every value, so that a fault can name it."""

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml

T = TypeVar("T")


class DossierError(ValueError):
    """A dossier that cannot be used; the message names the file and the line of every fault."""


@dataclass(slots=True)
class Faults:
    """What is wrong with a file so far."""

    path: Path
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, words: str) -> None:
        """Note a fault."""
        self.found.append((line, words))

    def raise_if_any(self) -> None:
        """Raise a `DossierError` that tells all faults, in the order of the file."""
        if self.found:
            told = dict.fromkeys(sorted(self.found))
            raise DossierError("\n".join(f"{self.path}:{line}: {words}" for line, words in told))


class Value:
    """A value of the file: what was read, where it stands, and what it should have been."""

    def __init__(self, node: yaml.Node, name: str, faults: Faults) -> None:
        self.node = node
        self.name = name
        self.faults = faults
        self.line = node.start_mark.line + 1

    def fault(self, words: str) -> None:
        """Note that the value is wrong."""
        self.faults.add(self.line, f"{self.name}: {words}" if self.name else words)

    @property
    def empty(self) -> bool:
        """Tell whether nothing stands there."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == "tag:yaml.org,2002:null"

    def text(self) -> str:
        """Return the words that stand there."""
        if isinstance(self.node, yaml.ScalarNode) and not self.empty and self.node.value.strip():
            return str(self.node.value).strip()
        self.fault("write words here")
        return ""

    def day(self) -> date | None:
        """Return the day that stands there; none where nothing does."""
        if self.empty:
            return None
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            self.fault(f"{self.text()!r} is no day; write it as 2024-01-31")
            return None

    def share(self) -> float:
        """Return the number from 0 to 1 that stands there."""
        try:
            number = float(self.text())
        except ValueError:
            number = -1.0
        if not 0 <= number <= 1:
            self.fault(f"{self.node.value!r} is no number from 0 to 1")
        return number

    def items(self) -> tuple["Value", ...]:
        """Return the values of the list that stands there."""
        if isinstance(self.node, yaml.SequenceNode):
            return tuple(Value(item, self.name, self.faults) for item in self.node.value)
        self.fault("write a list: [one, two], or lines that begin with '- '")
        return ()

    def texts(self) -> tuple[str, ...]:
        """Return the list of words that stands there; one word alone is a list of one."""
        return tuple(filter(None, (item.text() for item in self.alone_or_items())))

    def alone_or_items(self) -> tuple["Value", ...]:
        """Return the values of the list that stands there; one value alone is a list of one."""
        return (self,) if isinstance(self.node, yaml.ScalarNode) and not self.empty else self.items()

    def one_of(self, known: Iterable[str], what: str) -> tuple[str, ...]:
        """Return the words that stand there, each of them one of `known`."""
        names = tuple(known)
        return tuple(text for value in self.alone_or_items() if (text := value._known(names, what)))

    def _known(self, names: tuple[str, ...], what: str) -> str | None:
        text = self.text()
        if not text or text in names:
            return text or None
        self.fault(f"there is no {what} {text!r}{_meant(text, names)}")
        return None

    def mapping(self, required: str, optional: str = "") -> dict[str, "Value"]:
        """Return the values under their keys; keys that are unknown, doubled or missing are faults."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fault(f"write 'key: value' lines here, with {', '.join(required.split()) or optional}")
            return {}
        known = (*required.split(), *optional.split())
        found: dict[str, Value] = {}
        for key_node, value_node in self.node.value:
            key = Value(key_node, self.name, self.faults)
            name = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if name not in known:
                key.fault(f"unknown key {name!r}{_meant(name, known)}")
            elif name in found:
                key.fault(f"{name!r} stands twice")
            else:
                found[name] = Value(value_node, name, self.faults)
        for name in required.split():
            if name not in found:
                self.fault(f"{name!r} is missing")
        return found


def _meant(name: str, known: Iterable[str]) -> str:
    names = tuple(known)
    near = difflib.get_close_matches(name, names, 1)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(names) or 'none'}"


def parse(path: Path, faults: Faults) -> Value:
    """Return the whole of a file.

    Raises:
        DossierError: it cannot be read, or is no YAML.
    """
    try:
        node = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.CSafeLoader)
    except OSError as problem:
        raise DossierError(f"{path}: cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise DossierError(f"{path}: is not in UTF-8 (byte {problem.start}); save it as UTF-8") from problem
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise DossierError(f"{path}:{line}: not valid YAML: {problem.problem}") from problem
    except yaml.YAMLError as problem:
        raise DossierError(f"{path}: not valid YAML: {problem}") from problem
    except RecursionError as problem:
        raise DossierError(f"{path}: is nested too deep") from problem
    if node is None:
        raise DossierError(f"{path}:1: is empty; docs/dossiers.md tells what belongs in it")
    return Value(node, "", faults)


def each(value: Value | None, make: Callable[[Value], T | None]) -> Iterator[T]:
    """Yield what `make` makes of every item of a list; nothing where there is no list."""
    if value is not None and not value.empty:
        yield from (made for item in value.items() if (made := make(item)) is not None)
