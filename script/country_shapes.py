"""Make the shapes of the desk's map from Natural Earth (world-atlas, `countries-50m.json`): one SVG, drawn by `<use>`.

npm pack world-atlas@2 && tar xzf world-atlas-2.0.2.tgz
python script/country_shapes.py package/countries-50m.json src/waqai/desk/static/vendor/natural-earth/countries.svg
"""

import json
import sys
from pathlib import Path
from typing import Any

from waqai.desk.views.projection import projected

FINE = 50  # steps of a degree: about 2 km
SOUTHERN = -60.0  # what lies south of it is left out


def main(source: Path, target: Path) -> None:
    """Write the SVG."""
    told = json.loads(source.read_text("utf-8"))
    arcs = [_arc(arc, told["transform"]) for arc in told["arcs"]]
    paths = []
    for country in sorted(told["objects"]["countries"]["geometries"], key=lambda one: str(one.get("id"))):
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
        drawn = "".join(_path(ring) for ring in rings if min(lat for _, lat in ring) > SOUTHERN)
        if drawn:
            paths.append(f'<path vector-effect="non-scaling-stroke" d="{drawn}"/>')
    body = "\n".join(paths)
    group = f'<g id="countries" transform="scale({1 / FINE:g})">\n{body}\n</g>'
    target.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{group}</svg>\n', "utf-8")


def _arc(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    scale, shift = transform["scale"], transform["translate"]
    x = y = 0
    found = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return found


def _ring(ring: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return _unwrapped(points)


def _unwrapped(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ring that goes on beyond the antimeridian where it crosses it."""
    turns, before = 0.0, points[0][0]
    found = []
    for lon, lat in points:
        turns += 360.0 if lon - before < -180 else -360.0 if lon - before > 180 else 0.0
        before = lon
        found.append((lon + turns, lat))
    return found


def _path(ring: list[tuple[float, float]]) -> str:
    at: tuple[int, int] | None = None
    parts: list[str] = []
    for lon, lat in ring:
        x, y = (round(value * FINE) for value in projected(lat, lon))
        if at is None:
            parts.append(f"M{x} {y}l")
        elif (x, y) != at:
            parts.append(f"{x - at[0]} {y - at[1]} ")
        at = x, y
    return "".join(parts).rstrip().replace(" -", "-") + "z" if len(parts) > 3 else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
