"""The words of the interface, in Arabic and in English: `words/LANGUAGE/*.yaml`, a file a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
FORMS = frozenset(("zero", "one", "two", "few", "many", "other"))
FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """All words of one language, by key: `file.key`, or `file.group.key`."""

    language: Language
    told: Mapping[str, str | Mapping[str, str]]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of `key`, with `values` set in; where they have forms for numbers, that of `n`.

        Raises:
            KeyError: there are no such words.
        """
        found = self.told[key]
        if not isinstance(found, str):
            number = values.get("n")
            found = found.get(form_of(self.language, number if isinstance(number, int) else 0), found["other"])
        return found.format(**values) if values else found

    def label(self, kind: str, code: object) -> str:
        """Return what a code (of a type, mode, status, ...) is called; the code itself where it has no name."""
        found = self.told.get(f"codes.{kind}.{code}")
        return found if isinstance(found, str) else str(code or "")

    def day(self, day: date | None) -> str:
        """Return a day in words; words for «not known» where there is none."""
        if day is None:
            return self("common.unknown_day")
        return self("common.day", day=day.day, month=self(f"common.months.m{day.month}"), year=day.year)

    def days(self, start: date | None, end: date | None) -> str:
        """Return the days from `start` to `end` (both included; None: not known) in words."""
        if start == end:
            return self.day(start)
        if start is None or end is None:
            return self("common.until" if start is None else "common.since", day=self.day(start or end))
        return self("common.days", start=self.day(start), end=self.day(end))

    @property
    def direction(self) -> str:
        """Return which way the language is written."""
        return "rtl" if self.language == "ar" else "ltr"


@cache
def words(language: Language) -> Words:
    """Return the words of `language`."""
    told: dict[str, str | Mapping[str, str]] = {}
    for path in sorted((FOLDER / language).glob("*.yaml")):
        told.update(_flat(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")) or {}))
    return Words(language, told)


def form_of(language: Language, number: int) -> str:
    """Return the form that a number takes (Unicode CLDR plural rules)."""
    if language == "en":
        return "one" if number == 1 else "other"
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def _flat(prefix: str, told: Mapping[str, Any]) -> Iterator[tuple[str, str | Mapping[str, str]]]:
    for key, value in told.items():
        if not isinstance(value, dict):
            yield f"{prefix}.{key}", str(value)
        elif "other" in value and FORMS.issuperset(value):
            yield f"{prefix}.{key}", value
        else:
            yield from _flat(f"{prefix}.{key}", value)
