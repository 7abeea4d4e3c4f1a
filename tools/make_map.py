"""Draw the ground of the locator map: `python -m tools.make_map`, after `npm ci`.

Writes templates/components/map_ground.html from npm world-atlas (Natural Earth 4.1.0, 1:10m, public domain: countries)
and tools/map/ground.geojson (water and the dated lines; each names its source). The result is committed, so that
the site needs neither Node nor this script; tests/pages/test_map.py draws it anew and compares.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from timeline.pages.presenters.map_frame import REGION, project

ROOT = Path(__file__).resolve().parent.parent
ATLAS = ROOT / "node_modules" / "world-atlas" / "countries-10m.json"
OWN = ROOT / "tools" / "map" / "ground.geojson"
GROUND = ROOT / "templates" / "components" / "map_ground.html"

# In ground units: a point nearer than this to the line between its neighbours is left out.
TOLERANCE = 1.0
MARGIN = 12.0

# Stretches of the border that the record names as places: boxes of west, south, east, north in degrees. Which
# stretch is meant is read off the names of the districts; the record gives no end points.
SECTIONS = {
    "tovuz-tavush": [(44.95, 40.72, 45.65, 41.2)],
    "jermuk-border": [(45.85, 40.02, 46.15, 40.3), (45.6, 39.68, 45.95, 39.98), (46.3, 39.4, 46.6, 39.64)],
}
# The part of Azerbaijan that lies west of this and is no small enclave is Nakhchivan.
NAKHCHIVAN_EAST = 46.3
NAKHCHIVAN_LEAST_POINTS = 50

Point = tuple[float, float]
Line = list[Point]


def main() -> None:
    """Write the ground anew."""
    GROUND.write_text(ground(), encoding="utf-8")


def ground() -> str:
    """Return the ground as the inside of an SVG in ground units: what is drawn always, and what a place may use."""
    atlas = json.loads(ATLAS.read_text(encoding="utf-8"))
    own = {
        feature["properties"]["id"]: feature
        for feature in json.loads(OWN.read_text(encoding="utf-8"))["features"]
    }
    borders, coast = _edges(atlas)
    frontier = _frontier(atlas)
    shapes = {
        "nagorno-karabakh": _path(_lines(own["nagorno-karabakh"])),
        "nakhchivan": _path([_nakhchivan(atlas)]),
        "lachin-corridor": _path(_lines(own["lachin-corridor"])),
        "line-of-contact": _path(_lines(own["line-of-contact"])),
        **{slug: _path(_within(frontier, boxes)) for slug, boxes in SECTIONS.items()},
    }
    water = {kind: _path(_named(own, f"{kind}-")) for kind in ("lake", "river")}
    return "\n".join(
        [
            "{# Drawn by tools/make_map.py; edit that, not this. Boundaries: Natural Earth 4.1, public domain. #}",
            f'<path class="map-sea" d="{_drawn(_sea(coast))}z"/>',
            f'<path class="map-river" d="{water["river"]}"/>',
            f'<path class="map-lake" d="{water["lake"]}"/>',
            f'<path class="map-border" d="{_path(borders)}"/>',
            "<defs>",
            *(f'<path class="map-shape" id="map-{slug}" d="{path}"/>' for slug, path in shapes.items()),
            "</defs>",
            "",
        ]
    )


def _edges(atlas: dict[str, Any]) -> tuple[list[Line], list[Line]]:
    """Return the arcs that two countries share, and those of one alone: borders and coasts, in degrees."""
    users: dict[int, int] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        for arc in _arcs_of(country):
            users[arc if arc >= 0 else ~arc] = users.get(arc if arc >= 0 else ~arc, 0) + 1
    lines: tuple[list[Line], list[Line]] = ([], [])
    for arc, count in users.items():
        line = _arc(atlas, arc)
        if any(REGION.holds(*point, margin=-MARGIN) for point in line):
            lines[count == 1].append(line)
    return lines


def _frontier(atlas: dict[str, Any]) -> list[Line]:
    """Return the border between Armenia and Azerbaijan, in degrees."""
    armenia, azerbaijan = (set(_arcs_of(_country(atlas, name))) for name in ("Armenia", "Azerbaijan"))
    shared = {arc for arc in armenia if arc in azerbaijan or ~arc in azerbaijan}
    return [_arc(atlas, arc) for arc in sorted(shared)]


def _nakhchivan(atlas: dict[str, Any]) -> Line:
    polygons = _country(atlas, "Azerbaijan")["arcs"]
    rings = [[point for arc in polygon[0] for point in _arc(atlas, arc)] for polygon in polygons]
    return next(
        ring
        for ring in rings
        if max(longitude for longitude, _ in ring) < NAKHCHIVAN_EAST and len(ring) > NAKHCHIVAN_LEAST_POINTS
    )


def _country(atlas: dict[str, Any], name: str) -> dict[str, Any]:
    countries: list[dict[str, Any]] = atlas["objects"]["countries"]["geometries"]
    return next(country for country in countries if country["properties"]["name"] == name)


def _arcs_of(geometry: dict[str, Any]) -> Iterator[int]:
    def walk(arcs: Iterable[Any]) -> Iterator[int]:
        for arc in arcs:
            if isinstance(arc, int):
                yield arc
            else:
                yield from walk(arc)

    return walk(geometry.get("arcs", []))


def _arc(atlas: dict[str, Any], index: int) -> Line:
    """Return one arc of the topology in degrees; a negative index is the arc read backwards (TopoJSON 2.1.4)."""
    (step_x, step_y), (first_x, first_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    x = y = 0
    line = []
    for move_x, move_y in atlas["arcs"][index if index >= 0 else ~index]:
        x, y = x + move_x, y + move_y
        line.append((x * step_x + first_x, y * step_y + first_y))
    return line if index >= 0 else line[::-1]


def _sea(coast: list[Line]) -> Line:
    """Return the Caspian within the ground: its west coast, closed along the ground's east edge, in degrees."""
    north, *rest = sorted(coast, key=lambda line: -max(latitude for _, latitude in line))
    shore = north
    while following := next((line for line in rest if line[0] == shore[-1]), None):
        shore = [*shore, *following]
        rest.remove(following)
    near = next(_cut(shore, _on_ground))
    east = REGION.west + REGION.wide + 1
    return [(east, near[0][1]), *near, (east, near[-1][1])]


def _within(lines: list[Line], boxes: list[tuple[float, float, float, float]]) -> list[Line]:
    def inside(box: tuple[float, float, float, float]) -> Callable[[Point], bool]:
        west, south, east, north = box
        return lambda point: west <= point[0] <= east and south <= point[1] <= north

    # An enclave is a ring of its own and no stretch of the border.
    open_lines = [line for line in lines if line[0] != line[-1]]
    return [cut for box in boxes for line in open_lines for cut in _cut(line, inside(box), overlap=0)]


def _on_ground(point: Point) -> bool:
    return REGION.holds(*point, margin=-MARGIN)


def _cut(line: Line, inside: Callable[[Point], bool], overlap: int = 1) -> Iterator[Line]:
    """Yield the stretches of a line that lie inside, each with `overlap` points beyond either end."""
    start = None
    for index, point in enumerate([*line, None]):
        is_inside = point is not None and inside(point)
        if is_inside and start is None:
            start = index
        if not is_inside and start is not None:
            stretch = line[max(0, start - overlap) : index + overlap]
            start = None
            if len(stretch) > 1:
                yield stretch


def _named(own: dict[str, Any], prefix: str) -> list[Line]:
    return [line for name, feature in own.items() if name.startswith(prefix) for line in _lines(feature)]


def _lines(feature: dict[str, Any]) -> list[Line]:
    return [[(x, y) for x, y in line] for line in feature["geometry"]["coordinates"]]


def _path(lines: list[Line]) -> str:
    """Return the parts of lines that lie on the ground as path data."""
    return "".join(_drawn(cut) for line in lines for cut in _cut(line, _on_ground))


def _drawn(line: Line) -> str:
    """Return a line as path data in whole ground units, thinned and told by its steps."""
    return _steps(_thin([project(*point) for point in line]))


def _steps(line: Line) -> str:
    whole = [(round(x), round(y)) for x, y in line]
    moves = [
        (x - last_x, y - last_y) for (last_x, last_y), (x, y) in pairwise(whole) if (x, y) != (last_x, last_y)
    ]
    if not moves:
        return ""
    numbers = "".join(f"{number:+d}".replace("+", " ") for move in moves for number in move)
    return f"M{whole[0][0]} {whole[0][1]}l{numbers.strip()}"


def _thin(line: Line) -> Line:
    """Return a line without the points that lie within the tolerance of what is left (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    index = max(range(1, len(line) - 1), key=lambda index: _distance(line[index], first, last))
    if _distance(line[index], first, last) <= TOLERANCE:
        return [first, last]
    return [*_thin(line[: index + 1])[:-1], *_thin(line[index:])]


def _distance(point: Point, first: Point, last: Point) -> float:
    """Return how far a point lies from the line through two others, or from them where they are one."""
    (x, y), (x1, y1), (x2, y2) = point, first, last
    length = math.hypot(x2 - x1, y2 - y1)
    if length == 0:
        return math.hypot(x - x1, y - y1)
    return abs((y2 - y1) * (x - x1) - (x2 - x1) * (y - y1)) / length


if __name__ == "__main__":
    main()
