"""Names of countries in both languages, from the lexicon of states."""

from functools import cache

from waqai import lexicons


def country(code: str | None, language: str) -> str:
    """Return what a country is called; its code where it has no name."""
    names = _names().get(code or "")
    return (names[1] if language == "ar" else names[0]) if names else code or ""


@cache
def _names() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for entry in lexicons.load("actors"):
        if entry.get("kind") == "state" and entry.get("country"):
            name_ar = str(entry.get("names") or "").split(" | ")[0]
            found.setdefault(str(entry["country"]), (str(entry["name"]), name_ar or str(entry["name"])))
    return found
