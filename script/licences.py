"""List the licences of all that Waqai needs at run time; fail on copyleft ones. `--sbom FILE` writes CycloneDX."""

import json
import re
import sys
import tomllib
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

EXTRAS = ("parquet", "ray", "exports", "desk", "mcp")
COPYLEFT = re.compile(r"\b(?:A|L)?GPL|GNU (?:Affero|Lesser|Library|General)|SSPL|EUPL|CC-BY-SA|\bOSL\b", re.I)
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|Zlib|Unlicense|0BSD|HPND|MPL|Mozilla|Public Domain|CC0", re.I
)


@dataclass(frozen=True, slots=True)
class Dependency:
    """A package that is needed, its version here, its licence, and whether Waqai asks for it itself."""

    name: str
    version: str
    licence: str
    direct: bool


def needed() -> tuple[list[Dependency], list[str]]:
    """Return what Waqai needs with `EXTRAS`, all the way down, by name; and what of it is not installed here."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for name in EXTRAS for line in project["optional-dependencies"][name])]
    found: dict[str, Dependency] = {}
    missing: list[str] = []
    waiting = deque((name, inner, True) for name, inner in _asked(lines))
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, inner, direct = waiting.popleft()
        if (name, frozenset(inner)) in seen:
            continue
        seen.add((name, frozenset(inner)))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            missing.append(name)
            continue
        found.setdefault(name, Dependency(name, package.version, licence(package), direct))
        waiting.extend((other, more, False) for other, more in _asked(package.requires or (), tuple(inner)))
    return sorted(found.values(), key=lambda one: one.name), sorted(set(missing))


def _asked(lines: Iterable[str], extras: tuple[str, ...] = ()) -> list[tuple[str, set[str]]]:
    asked = []
    for line in lines:
        one = Requirement(line)
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            asked.append((re.sub(r"[-_.]+", "-", one.name).lower(), set(one.extras)))
    return asked


def licence(package: Distribution) -> str:
    """Return the licence that a package tells: its expression, its classifiers, or the first line of its field."""
    about = package.metadata
    classed = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    told = about.get("License-Expression") or " AND ".join(one for one in classed if one != "OSI Approved")
    return told or (about.get("License") or "").strip().split("\n")[0][:80] or "not told"


def refused(found: list[Dependency]) -> list[str]:
    """Return what is copyleft, or has a licence that nobody can tell."""
    faults = []
    for one in found:
        choices = re.split(r"\s+OR\s+", one.licence)
        if not any(FREE.search(choice) and not COPYLEFT.search(choice) for choice in choices):
            faults.append(f"{one.name} {one.version}: {one.licence}")
    return faults


def sbom(found: list[Dependency]) -> str:
    """Return the list as CycloneDX 1.5."""
    parts = [
        {
            "type": "library",
            "name": one.name,
            "version": one.version,
            "purl": f"pkg:pypi/{one.name}@{one.version}",
            "licenses": [{"license": {"name": one.licence}}],
        }
        for one in found
    ]
    about = {"component": {"type": "application", "name": "waqai", "version": distribution("waqai").version}}
    made = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": about, "components": parts}
    return json.dumps(made, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Print the list; return 1 where something is refused."""
    found, missing = needed()
    if arguments[:1] == ["--sbom"]:
        Path(arguments[1]).write_text(sbom(found), "utf-8")
    for one in found:
        print(f"{one.name:32} {one.version:16} {one.licence}")
    for name in missing:
        print(f"{name:32} not installed here, not checked")
    faults = refused(found)
    for fault in faults:
        print(f"refused: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
