"""What others made is attributed; what scripts made is what they make; the map and the icons can be used as they are."""

from __future__ import annotations

import importlib.util
import json
import math
import re
import sys
import wave
from array import array
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from game.places import place

ASSETS = place("assets")
SOUNDS = sorted((ASSETS / "sounds").glob("*.wav"))
ICONS = sorted((ASSETS / "icons").glob("*.svg"))
PLACES = sorted(place("scenarios").glob("*/places.yaml"))
SHORE = 0.05
"""Degrees: towns by the sea may lie this far from a rounded coast."""


def script(folder: str) -> ModuleType:
    """Return the script that builds a folder, as a module."""
    name = f"build_{folder}"
    spec = importlib.util.spec_from_file_location(name, ASSETS / folder / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@cache
def region() -> dict[str, Any]:
    """Return the map."""
    found: dict[str, Any] = json.loads((ASSETS / "map" / "region.json").read_text(encoding="utf-8"))
    return found


def points(flat: list[float]) -> list[tuple[float, float]]:
    """Return flat numbers as points."""
    return list(zip(flat[::2], flat[1::2], strict=True))


def in_box(longitude: float, latitude: float, box: list[float]) -> bool:
    """Tell whether a point lies in a box of west, south, east and north."""
    west, south, east, north = box
    return west <= longitude <= east and south <= latitude <= north


def countries_at(longitude: float, latitude: float) -> set[str]:
    """Return the countries whose rings hold a point, by the even-odd rule."""
    found = set()
    for code, country in region()["countries"].items():
        crossings = 0
        for ring in map(points, country["rings"]):
            for (x, y), (next_x, next_y) in pairwise([*ring, ring[0]]):
                if (y > latitude) != (next_y > latitude):
                    crossings += longitude < (next_x - x) * (latitude - y) / (next_y - y) + x
        if crossings % 2:
            found.add(code)
    return found


def near(longitude: float, latitude: float, reach: float) -> set[str]:
    """Return the countries at a point or within reach of it."""
    steps = (-reach, 0.0, reach)
    return set().union(*(countries_at(longitude + x, latitude + y) for x in steps for y in steps))


def scenario_places() -> list[tuple[str, float, float]]:
    """Return every place of every shipped scenario: its name, longitude and latitude."""
    found = []
    for path in PLACES:
        for key, entry in yaml.safe_load(path.read_text(encoding="utf-8"))["places"].items():
            found.append((f"{path.parent.name}: {key}", float(entry["longitude"]), float(entry["latitude"])))
    return found


def test_what_others_made_is_attributed() -> None:
    """Every face, icon set and map in assets is attributed by file, with its source, and has its licence beside it."""
    text = (ASSETS / "ATTRIBUTIONS.md").read_text(encoding="utf-8")
    named = {name for pattern in re.findall(r"`((?:fonts|icons|map)/[^`]+)`", text) for name in ASSETS.glob(pattern)}
    others = {path for folder in ("fonts", "icons", "map") for path in (ASSETS / folder).iterdir() if path.is_file()}
    assert {path for path in others if path.suffix not in {".txt", ".py"}} <= named
    licences = {ASSETS / link for link in re.findall(r"\]\(([^)]+)\)", text)}
    assert licences == {path for path in others if path.suffix == ".txt"}
    for section in re.split(r"^#{2,3} ", text, flags=re.MULTILINE):
        if "\n- Files:" in section:
            for line in ("Author", "Source", "Licence", "Changed"):
                assert f"\n- {line}: " in section, section


@pytest.mark.parametrize("name", ["Inter-OFL.txt", "Vazirmatn-OFL.txt"])
def test_a_font_licence_begins_with_its_copyright(name: str) -> None:
    """The Open Font License is given whole, with whose copyright it is."""
    text = (ASSETS / "fonts" / name).read_text(encoding="utf-8")
    assert text.startswith("Copyright 20")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "DISCLAIMER" in text


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icons_take_the_colour_they_are_given(path: Path) -> None:
    """Icons hold no colour of their own but currentColor, and are drawn on a square of 24."""
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"none", "currentColor"}
    assert "currentColor" in text
    assert 'viewBox="0 0 24 24"' in text
    assert not re.search(r"style=|<style|<text|href=|#[0-9a-fA-F]{3,8}\b", text)


def test_the_sounds_are_what_their_script_makes() -> None:
    """Each cue is what its script makes, but for one step of rounding; there are no others."""
    build = script("sounds")
    assert [path.stem for path in SOUNDS] == sorted(build.CUES)
    for path in SOUNDS:
        with wave.open(str(path), "rb") as sound:
            assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 22_050)
            shipped = array("h", sound.readframes(sound.getnframes()))
        if sys.byteorder == "big":
            shipped.byteswap()
        made = build.samples(path.stem)
        assert len(shipped) == len(made)
        assert all(abs(one - other) <= 1 for one, other in zip(shipped, made, strict=True)), path.name


def test_the_sounds_are_short_and_soft() -> None:
    """No cue is louder than 0.3 or longer than 0.6 seconds, none begins or ends with a click, and all fit in 120 kB."""
    build = script("sounds")
    for name in build.CUES:
        values = build.samples(name)
        assert 0.06 <= len(values) / build.RATE <= 0.6
        assert 0.05 <= max(map(abs, values)) / 32_767 <= 0.3
        assert max(abs(values[0]), abs(values[-1])) < 40
    assert sum(path.stat().st_size for path in SOUNDS) <= 120_000


def test_the_map_is_small_and_says_whose_borders_it_has() -> None:
    """region.json stays under 200 kB, names its source, and disclaims an opinion."""
    assert (ASSETS / "map" / "region.json").stat().st_size <= 200_000
    assert "Natural Earth" in region()["source"]
    assert "Natural Earth" in region()["disclaimer"]
    assert "opinion" in region()["disclaimer"]


def test_every_place_lies_on_the_map() -> None:
    """Every place of a shipped scenario within the map's frame has a country or a sea around it."""
    places = scenario_places()
    assert places
    for name, longitude, latitude in places:
        if in_box(longitude, latitude, region()["frame"]):
            at_sea = any(in_box(longitude, latitude, sea["box"]) for sea in region()["seas"])
            assert near(longitude, latitude, SHORE) or at_sea, name


@pytest.mark.parametrize(
    ("town", "longitude", "latitude", "country"),
    [
        ("Baghdad", 44.37, 33.31, "IRQ"),
        ("Tehran", 51.39, 35.69, "IRN"),
        ("Damascus", 36.29, 33.51, "SYR"),
        ("Tower 22", 38.70, 33.31, "JOR"),
        ("Muscat", 58.41, 23.59, "OMN"),
        ("Doha", 51.53, 25.29, "QAT"),
        ("Manama", 50.58, 26.22, "BHR"),
        ("Gaza", 34.47, 31.50, "PSE"),
        ("Ramallah", 35.20, 31.90, "PSE"),
        ("Beirut", 35.50, 33.89, "LBN"),
        ("Tel Aviv", 34.78, 32.08, "ISR"),
        ("Kuwait", 47.98, 29.38, "KWT"),
        ("Riyadh", 46.72, 24.69, "SAU"),
        ("Ankara", 32.85, 39.92, "TUR"),
        ("Limassol", 33.04, 34.68, "CYP"),
        ("Cairo", 31.24, 30.04, "EGY"),
        ("Sanaa", 44.21, 15.35, "YEM"),
        ("Abu Dhabi", 54.37, 24.45, "ARE"),
        ("Ashgabat", 58.38, 37.95, "TKM"),
        ("Kabul", 69.18, 34.53, "AFG"),
        ("Islamabad", 73.05, 33.69, "PAK"),
        ("Ganja", 46.36, 40.68, "AZE"),
        ("Yerevan", 44.51, 40.18, "ARM"),
        ("Tbilisi", 44.79, 41.72, "GEO"),
    ],
)
def test_a_town_lies_in_its_country(town: str, longitude: float, latitude: float, country: str) -> None:
    """Each country of the region is on the map, has a name there, and holds its town."""
    assert country in near(longitude, latitude, SHORE), town
    assert region()["countries"][country]["label"]


def test_no_country_lies_in_another() -> None:
    """A point is in one country at most, and in none at sea."""
    for west in range(19, 80, 2):
        for south in range(9, 50, 2):
            assert len(countries_at(west + 0.123, south + 0.321)) <= 1
    for sea in region()["seas"]:
        assert not countries_at(*sea["label"]["at"]), sea["name"]


def test_names_stand_where_they_belong() -> None:
    """A name stands in its country or within a degree of it, and the name of a sea is in that sea's box and in no earlier one."""
    for code, country in region()["countries"].items():
        label = country["label"]
        assert code.isupper() or label is None, "an area without a code gets no name on the map"
        if label:
            assert label["align"] in {"start", "middle", "end"}
            assert label["rank"] in {1, 2, 3}
            at = tuple(label["at"])
            nearest = min(math.dist(at, point) for ring in country["rings"] for point in points(ring))
            assert code in countries_at(*at) or nearest <= 1, code
    seas = region()["seas"]
    for sea in seas:
        assert next(other for other in seas if in_box(*sea["label"]["at"], other["box"])) is sea


def test_lines_stay_within_the_cut_and_between_neighbours() -> None:
    """No line leaves the box the map was cut to; a border has two countries of the map, a coast has its points in pairs."""
    west, south, east, north = region()["cut"]
    codes = set(region()["countries"])
    rings = [ring for country in region()["countries"].values() for ring in country["rings"]]
    assert min(map(len, rings)) >= 6
    for flat in [*rings, *region()["coasts"], *(border["line"] for border in region()["borders"])]:
        assert all(west <= x <= east and south <= y <= north for x, y in points(flat))
    for border in region()["borders"]:
        assert len(border["between"]) == 2
        assert set(border["between"]) <= codes
