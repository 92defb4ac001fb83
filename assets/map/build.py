"""Builds region.json, the map of the region, from the npm package `world-atlas` 2.0.2 (Natural Earth, 1:50 million).

    python assets/map/build.py path/to/world-atlas/countries-50m.json

The package holds TopoJSON: arcs in small integers, which countries share. Here they become plain longitudes and latitudes
in degrees, cut to a box. The script must not know the screen: how the globe is laid flat is for who draws.

    {
      "source":     "Natural Earth …"         where the lines come from
      "disclaimer": "Borders and names …"     one sentence to show with the map
      "frame":      [18, 8, 80, 50]           west, south, east, north: what the map is good for
      "cut":        [14, 4, 84, 54]           as frame, with a margin: where the lines end. Do not show what lies outside
      "countries":  {"IRQ": {                 ISO 3166 alpha-3; a plain word for an area that has no code
          "name":   "Iraq",
          "short":  "Iraq",                   what to write on the map
          "label":  LABEL,                    or null: this area gets no name on the map
          "rings":  [[lon, lat, lon, lat, …], …]}, …}
                                              closed (the first point is not repeated); fill them together by the
                                              even-odd rule: a ring inside another is a hole
      "borders":    [{"between": ["IRN", "IRQ"], "contested": false, "line": [lon, lat, …]}, …]
                                              drawn once each; contested ones are dashed or dotted on maps of the United
                                              Nations, at least in part, and should be dashed here
      "coasts":     [[lon, lat, …], …]        land against water; without the edges of the cut
      "seas":       [{"id": "caspian", "name": "Caspian Sea", "label": LABEL, "box": [west, south, east, north]}, …]
                                              water in this box is this sea, if no earlier sea in the list has it
    }

    LABEL = {"at": [lon, lat], "align": "middle" | "start" | "end", "rank": 1 | 2 | 3, "angle": 0}

`align` says which part of the text stands at the point ("end": the text is to the left of it); `rank` 1 is the first to be
shown and the largest, 3 only where there is room; `angle` is in degrees, clockwise on the screen.
"""

from __future__ import annotations

import argparse
import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]

FRAME: Box = (18, 8, 80, 50)
CUT: Box = (14, 4, 84, 54)  # a conic projection bends the parallels, so a rectangle on screen shows more than the frame
DECIMALS = 2  # about a kilometre, as places of scenarios
SMALLEST = 0.001  # square degrees: smaller islands would be less than a pixel
HEART: Box = (25, 12, 66, 43)  # where the game is played; lines elsewhere may be coarser
FINE, COARSE = 0.01, 0.04  # degrees by which a simpler line may leave the true one, within the heart and elsewhere

SOURCE = "Natural Earth 1:50m, public domain, by way of the npm package world-atlas 2.0.2 (ISC, Michael Bostock)"
DISCLAIMER = (
    "Borders and areas are drawn as the Natural Earth data has them; neither they nor the names are an opinion of this game."
)

# By ISO 3166 number, as the data has it: the alpha-3 code, and the name where the data shortens it or says it otherwise.
CODES = {
    "004": "AFG", "008": "ALB", "012": "DZA", "031": "AZE", "040": "AUT", "048": "BHR", "051": "ARM", "070": "BIH", "100": "BGR",
    "112": "BLR", "120": "CMR", "140": "CAF", "144": "LKA", "148": "TCD", "156": "CHN", "178": "COG", "180": "COD",
    "191": "HRV", "196": "CYP", "203": "CZE", "231": "ETH", "232": "ERI", "262": "DJI", "268": "GEO", "275": "PSE",
    "276": "DEU", "300": "GRC", "348": "HUN", "356": "IND", "364": "IRN", "368": "IRQ", "376": "ISR", "380": "ITA",
    "398": "KAZ", "400": "JOR", "404": "KEN", "414": "KWT", "417": "KGZ", "422": "LBN", "434": "LBY", "440": "LTU",
    "462": "MDV", "470": "MLT", "496": "MNG", "498": "MDA", "499": "MNE", "512": "OMN", "524": "NPL", "562": "NER",
    "566": "NGA", "586": "PAK", "616": "POL", "634": "QAT", "642": "ROU", "643": "RUS", "682": "SAU", "688": "SRB",
    "703": "SVK", "705": "SVN", "706": "SOM", "728": "SSD", "729": "SDN", "760": "SYR", "762": "TJK", "784": "ARE",
    "788": "TUN", "792": "TUR", "795": "TKM", "800": "UGA", "804": "UKR", "807": "MKD", "818": "EGY", "860": "UZB",
    "887": "YEM",
}  # fmt: skip
UNCODED = {"Kosovo": "kosovo", "N. Cyprus": "northern-cyprus", "Siachen Glacier": "siachen", "Somaliland": "somaliland"}
NAMES = {
    "BIH": "Bosnia and Herzegovina",
    "CAF": "Central African Republic",
    "COD": "Democratic Republic of the Congo",
    "MKD": "North Macedonia",
    "PSE": "Palestinian territories",
    "SSD": "South Sudan",
    "northern-cyprus": "Northern Cyprus",
}
SHORT = {"ARE": "U.A.E.", "BIH": "Bosnia and Herz.", "CAF": "Centr. Afr. Rep.", "COD": "D.R. Congo"}

# Pairs between whom maps of the United Nations dash or dot the line, or a part of it; every line of an area
# without a code is one too.
CONTESTED = {
    frozenset(pair)
    for pair in (
        ("ISR", "PSE"),
        ("ISR", "SYR"),
        ("EGY", "SDN"),
        ("SDN", "SSD"),
        ("ETH", "SOM"),
        ("IND", "PAK"),
        ("CHN", "IND"),
        ("RUS", "UKR"),
    )
}

# Where names stand, chosen by eye: longitude, latitude, rank and, for names beside their country, the alignment.
# Names of small countries by the sea stand in the water, out of the way of their towns.
LABELS: dict[str, tuple[float, float, int] | tuple[float, float, int, str]] = {
    "AFG": (65.6, 33.7, 1),
    "ARE": (54.2, 23.6, 2),
    "ARM": (44.95, 40.35, 3),
    "AZE": (48.1, 40.45, 3),
    "BHR": (50.72, 26.5, 3, "start"),
    "CYP": (32.35, 34.45, 3),
    "EGY": (29.3, 26.6, 1),
    "GEO": (43.5, 42.1, 2),
    "IRN": (54.6, 32.1, 1),
    "IRQ": (43.1, 32.35, 1),
    "ISR": (34.3, 32.75, 3, "end"),
    "JOR": (36.75, 30.95, 2),
    "KWT": (47.45, 29.0, 3),
    "LBN": (35.2, 34.1, 3, "end"),
    "OMN": (57.0, 21.0, 2),
    "PAK": (67.6, 28.9, 1),
    "PSE": (34.1, 31.95, 3, "end"),
    "QAT": (51.75, 25.55, 3, "start"),
    "SAU": (44.8, 24.6, 1),
    "SYR": (38.5, 35.15, 1),
    "TKM": (59.2, 39.4, 1),
    "TUR": (33.6, 39.1, 1),
    "YEM": (47.3, 15.75, 1),
    # further off; the rest, at the edge or without a code, stay without a name on the map
    "ALB": (20.05, 40.75, 3),
    "BGR": (25.2, 42.6, 3),
    "CAF": (21.0, 7.0, 3),
    "CHN": (79.3, 40.4, 2),
    "DJI": (42.55, 11.75, 3),
    "ERI": (38.2, 16.0, 3),
    "ETH": (39.0, 10.0, 2),
    "GRC": (22.0, 39.5, 2),
    "HUN": (19.6, 47.1, 3),
    "IND": (76.8, 24.0, 1),
    "KAZ": (67.0, 47.3, 1),
    "KGZ": (74.5, 41.5, 3),
    "LBY": (20.6, 27.3, 1),
    "MDA": (28.6, 47.2, 3),
    "ROU": (25.0, 45.8, 2),
    "RUS": (44.5, 48.6, 1),
    "SDN": (29.8, 16.2, 1),
    "SRB": (20.8, 44.1, 3),
    "SSD": (30.0, 8.3, 3),
    "SOM": (48.8, 8.8, 3),
    "TCD": (19.3, 15.3, 2),
    "TJK": (70.9, 38.7, 3),
    "UKR": (32.6, 48.4, 1),
    "UZB": (63.3, 42.0, 2),
}

# The first whose box holds a place is the sea that place is in, so small ones come first. Names are those both shores can
# read: where they differ, both.
SEAS: list[tuple[str, str, float, float, int, float, Box]] = [
    ("gulf", "Persian Gulf / Arabian Gulf", 51.75, 27.2, 3, 36, (47.6, 23.8, 56.4, 30.7)),
    ("oman", "Gulf of Oman", 58.9, 24.85, 3, 15, (56.0, 22.4, 61.7, 27.3)),
    ("caspian", "Caspian Sea", 50.6, 41.6, 2, 0, (46.5, 36.4, 55.0, 47.5)),
    ("aden", "Gulf of Aden", 47.6, 12.35, 3, -12, (43.2, 10.3, 51.3, 15.2)),
    ("red", "Red Sea", 37.9, 21.1, 2, 58, (32.2, 12.4, 43.5, 30.1)),
    ("black", "Black Sea", 34.4, 43.3, 2, 0, (27.3, 40.8, 41.9, 47.4)),
    ("aegean", "Aegean Sea", 25.0, 38.7, 3, 0, (22.4, 35.6, 28.5, 41.2)),
    ("mediterranean", "Mediterranean Sea", 29.4, 33.2, 2, 0, (14.0, 30.2, 36.3, 42.0)),
    ("arabian", "Arabian Sea", 64.0, 17.0, 1, 0, (51.0, 8.0, 77.5, 25.8)),
]


def point_arcs(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs of a TopoJSON file as lines of longitude and latitude: each is stored as steps of small integers."""
    (scale_x, scale_y), (offset_x, offset_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + offset_x, y * scale_y + offset_y))
        lines.append(line)
    return lines


def inside(point: Point, box: Box) -> bool:
    """Tell whether a point lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the segment between two others."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x**2 + along_y**2
    share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / length if length else 0
    share = max(0.0, min(1.0, share))
    return math.dist(point, (start[0] + share * along_x, start[1] + share * along_y))


def simplify(line: Line) -> Line:
    """Leave out what can hardly be seen (Douglas and Peucker); the ends stay, so neighbours go on meeting."""
    worst, at = 1.0, 0
    for index in range(1, len(line) - 1):
        leave = FINE if inside(line[index], HEART) else COARSE
        error = distance(line[index], line[0], line[-1]) / leave
        if error > worst:
            worst, at = error, index
    if not at:
        return [line[0], line[-1]]
    return simplify(line[: at + 1])[:-1] + simplify(line[at:])


def crossing(start: Point, end: Point, axis: int, value: float) -> Point:
    """Return where the segment meets the line on which one coordinate has this value."""
    share = (value - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
    return (value, other) if axis == 0 else (other, value)


EDGES = ((0, CUT[0], 1), (1, CUT[1], 1), (0, CUT[2], -1), (1, CUT[3], -1))
"""Axis, value, and on which side of it the map is."""


def cut_ring(ring: Line) -> Line:
    """Cut a ring to the box (Sutherland and Hodgman): what was outside runs along the box's edge."""
    for axis, value, side in EDGES:
        kept: Line = []
        for start, end in zip(ring[-1:] + ring[:-1], ring, strict=True):
            was, is_in = ((point[axis] - value) * side >= 0 for point in (start, end))
            if was != is_in:
                kept.append(crossing(start, end, axis, value))
            if is_in:
                kept.append(end)
        ring = kept
    return ring


def cut_line(line: Line) -> list[Line]:
    """Cut a line to the box: one that leaves it and comes back becomes two."""
    pieces = [line]
    for axis, value, side in EDGES:
        parts: list[Line] = []
        for piece in pieces:
            part: Line = []
            for start, end in pairwise(piece):
                was, is_in = ((point[axis] - value) * side >= 0 for point in (start, end))
                if was and not part:
                    part = [start]
                if was != is_in:
                    part.append(crossing(start, end, axis, value))
                if is_in:
                    part.append(end)
                elif part:
                    parts.append(part)
                    part = []
            if part:
                parts.append(part)
        pieces = parts
    return pieces


def rounded(line: Line, *, closed: bool) -> list[float]:
    """Return the line as flat rounded numbers, without points that rounding made equal to the one before them."""
    points: Line = []
    for longitude, latitude in line:
        point = (round(longitude, DECIMALS), round(latitude, DECIMALS))
        if not points or point != points[-1]:
            points.append(point)
    if closed and len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return [tidy(value) for point in points for value in point]


def tidy(value: float) -> float:
    """Return whole numbers as integers: they are shorter in JSON."""
    return int(value) if value == int(value) else value


def area(ring: list[float]) -> float:
    """Return how many square degrees a flat ring encloses."""
    points = list(zip(ring[::2], ring[1::2], strict=True))
    following = points[1:] + points[:1]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, following, strict=True))) / 2


def labelled(code: str) -> dict[str, Any] | None:
    """Return where the name of a country stands."""
    if code not in LABELS:
        return None
    longitude, latitude, rank, *align = LABELS[code]
    return {"at": [longitude, latitude], "align": align[0] if align else "middle", "rank": rank, "angle": 0}


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """Return region.json from the package's TopoJSON."""
    arcs = [simplify(arc) for arc in point_arcs(topology)]
    users: dict[int, list[str]] = {}
    countries: dict[str, Any] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        code = CODES.get(shape["id"]) if "id" in shape else UNCODED.get(name)
        rings = []
        for indices in (ring for polygon in polygons for ring in polygon):
            line: Line = []
            for index in indices:  # a negative one is an arc walked backwards; each begins where the last ended
                line += arcs[index][1:] if index >= 0 else arcs[~index][-2::-1]
            ring = rounded(cut_ring(line), closed=True)
            if area(ring) < SMALLEST:
                continue
            if code is None:
                raise SystemExit(f"{name!r} reaches into the map and has no code: add it to CODES or UNCODED")
            rings.append(ring)
            for index in indices:
                users.setdefault(max(index, ~index), []).append(code)
        if rings and code is not None:
            full = NAMES.get(code, name)
            countries[code] = {"name": full, "short": SHORT.get(code, full), "label": labelled(code), "rings": rings}
    borders, coasts = [], []
    for index, codes in sorted(users.items()):
        pair = sorted(set(codes))
        contested = frozenset(pair) in CONTESTED or not all(code.isupper() for code in pair)
        for piece in cut_line(arcs[index]):
            line_of = rounded(piece, closed=False)
            if len(line_of) > 2:  # noqa: PLR2004 - a single point is no line
                if len(pair) > 1:
                    borders.append({"between": pair, "contested": contested, "line": line_of})
                else:
                    coasts.append(line_of)
    seas = [
        {"id": key, "name": name, "label": {"at": [x, y], "align": "middle", "rank": rank, "angle": angle}, "box": list(box)}
        for key, name, x, y, rank, angle, box in SEAS
    ]
    return {
        "source": SOURCE,
        "disclaimer": DISCLAIMER,
        "frame": list(FRAME),
        "cut": list(CUT),
        "countries": dict(sorted(countries.items())),
        "borders": borders,
        "coasts": coasts,
        "seas": seas,
    }


def main() -> None:
    """Read the package's file and write region.json beside this script."""
    parser = argparse.ArgumentParser(description="build region.json from the npm package world-atlas")
    parser.add_argument("topology", type=Path, help="countries-50m.json of world-atlas 2.0.2")
    region = build(json.loads(parser.parse_args().topology.read_text(encoding="utf-8")))
    target = Path(__file__).with_name("region.json")
    text = json.dumps(region, ensure_ascii=False, separators=(",", ":")) + "\n"
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{target.name}: {len(region['countries'])} countries, {len(text.encode()) // 1000} kB")


if __name__ == "__main__":
    main()
