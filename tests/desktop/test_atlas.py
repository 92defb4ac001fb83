from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from itertools import combinations

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.desktop.atlas import atlas
from game.desktop.canvas import Canvas, Painter
from game.desktop.faces import Faces
from game.desktop.kit import Column, Scroll, Text
from game.desktop.kit.atlas_names import dots
from game.desktop.kit.atlas_pins import Marker, Place
from game.desktop.kit.atlas_view import MapView
from game.desktop.kit.controls import TARGET
from game.desktop.kit.node import Kit, State
from game.desktop.marker_room import spread
from game.desktop.projection import FOCUS, Window, flat, globe
from game.desktop.shades import READABLE, contrast, mix, sea_name, tint
from game.desktop.theme import DARK, LIGHT, TEXTS, Palette, Theme
from game.places import place
from game.voice import Voice

EARTH = 6371.0
PARTIES = {"IRQ": "series1", "IRN": "series5", "SYR": "series4", "USA": "series2", "nowhere": "series3"}


@pytest.fixture(scope="module", autouse=True)
def _display() -> None:
    pygame.display.init()
    pygame.font.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((64, 64))


def kit_of(text: int = 100, palette: Palette = DARK) -> Kit:
    """Return what nodes are measured with, with faces of its own."""
    return Kit(theme=Theme(palette=palette, text=text), faces=Faces(), voice=Voice(), state=State())


def shipped() -> list[Place]:
    """Return the places of the shipped scenario."""
    known = yaml.safe_load((place("scenarios") / "baghdad-2024" / "places.yaml").read_text(encoding="utf-8"))["places"]
    return [
        Place(id=key, name=item["name"], longitude=item["longitude"], latitude=item["latitude"], main=key == "baghdad")
        for key, item in known.items()
    ]


def marker(key: str, count: int = 1) -> Marker:
    """Return a marker at a place."""
    return Marker(key=f"map.{key}", place=key, icon="rocket", label=f"Rockets at {key}", press=lambda: None, count=count)


def view(places: list[Place], marked: list[str], size: tuple[int, int], kit: Kit) -> MapView:
    """Return a map of places, placed, with markers at some of them."""
    window = atlas().around((item.longitude, item.latitude) for item in places)
    found = MapView(places, [marker(key) for key in marked], PARTIES, label="Where things happen.", window=window)
    found.place(kit, pygame.Rect((20, 30), size))
    return found


degrees = st.tuples(st.floats(18, 80), st.floats(8, 50))
spots = st.lists(st.tuples(st.floats(-30, 90), st.floats(0, 60)), max_size=12)
texts = st.sampled_from(TEXTS)
sizes = st.tuples(st.integers(0, 1320), st.integers(0, 1020))
"""Pixels beyond the least size a map can have."""


def grown(kit: Kit, by: tuple[int, int]) -> tuple[int, int]:
    """Return a size some pixels beyond the least."""
    return kit.em(280) + by[0], kit.em(180) + by[1]


def named(found: list[tuple[float, float]]) -> list[Place]:
    """Return places at these longitudes and latitudes."""
    return [Place(id=f"p{n}", name=f"Town {n}", longitude=x, latitude=y) for n, (x, y) in enumerate(found)]


# -- the sheet --------------------------------------------------------------------------------------------------------


def test_the_middle_meridian_is_upright_and_standard_parallels_are_true_to_scale() -> None:
    """Along 49° east nothing is aside; at 20° and 42° north a step on the sheet is as long as on the globe."""
    step = 1e-4
    for latitude in (20.0, 42.0):
        x, y = flat(49, latitude)
        assert x == pytest.approx(0)
        assert (y - flat(49, latitude + step)[1]) / math.radians(step) == pytest.approx(1, abs=1e-4)
        assert flat(49 + step, latitude)[0] / math.radians(step) == pytest.approx(math.cos(math.radians(latitude)), abs=1e-4)


def test_a_known_distance_is_kept() -> None:
    """From Baghdad to Tehran it is some 694 kilometres, on the sheet as well, to two in a hundred."""
    assert math.dist(flat(44.37, 33.31), flat(51.39, 35.69)) * EARTH == pytest.approx(694, rel=0.02)


@given(degrees)
def test_flat_and_globe_undo_each_other(there: tuple[float, float]) -> None:
    """A place laid flat and taken back is the same place."""
    assert globe(*flat(*there)) == pytest.approx(there, abs=1e-6)


@given(degrees, st.floats(0.01, 5))
def test_north_is_up_and_east_is_right(there: tuple[float, float], step: float) -> None:
    """Further north is higher on the sheet, further east further right."""
    x, y = flat(*there)
    assert flat(there[0], there[1] + step)[1] < y
    assert flat(there[0] + step, there[1])[0] > x


@given(degrees)
def test_the_projection_is_conformal(there: tuple[float, float]) -> None:
    """A small step north and one east are stretched alike."""
    step = 1e-4
    here = flat(*there)
    north = math.dist(here, flat(there[0], there[1] + step)) / step
    east = math.dist(here, flat(there[0] + step, there[1])) / step / math.cos(math.radians(there[1]))
    assert north == pytest.approx(east, rel=1e-3)


@given(st.tuples(st.integers(16, 3000), st.integers(16, 3000)), st.tuples(degrees, degrees))
def test_nothing_beyond_the_cut_is_ever_shown(size: tuple[int, int], corners: tuple[tuple[float, float], ...]) -> None:
    """Whatever window and rectangle are asked for, all of the rectangle lies within the data."""
    fit = atlas().fit(atlas().around(corners), size)
    cut = atlas().cut
    for across in (0, 0.5, 1):
        for down in (0, 0.5, 1):
            longitude, latitude = fit.there(size[0] * across, size[1] * down)
            assert cut.west - 0.01 <= longitude <= cut.east + 0.01
            assert cut.south - 0.01 <= latitude <= cut.north + 0.01


@given(st.integers(300, 1600), st.floats(0.7, 1.8))
def test_a_window_grows_to_fill_its_rectangle(width: int, aspect: float) -> None:
    """All of the default window is in the rectangle, and it touches two opposite sides of it."""
    size = (width, round(width / aspect))
    fit = atlas().fit(FOCUS, size)
    left, top, right, bottom = FOCUS.bounds()
    (x, y), (far, low) = fit.pixel((left, top)), fit.pixel((right, bottom))
    assert x >= -0.01
    assert y >= -0.01
    assert far <= size[0] + 0.01
    assert low <= size[1] + 0.01
    assert min(abs(far - x - size[0]), abs(low - y - size[1])) < 0.01


def test_the_window_around_places_leaves_out_what_is_off_the_map() -> None:
    """Washington does not widen the window; with nothing on the map, the default is shown."""
    window = atlas().around((item.longitude, item.latitude) for item in shipped())
    assert window.west > 30
    assert atlas().around([(-77.04, 38.9)]) == FOCUS
    for item in shipped():
        assert item.id == "washington" or window.holds(item.longitude, item.latitude)


# -- the picture ------------------------------------------------------------------------------------------------------


def test_the_base_is_painted_once() -> None:
    """The same base is the same picture, opaque and of the size asked for; another palette has another."""
    one = atlas()
    fit = one.fit(FOCUS, (320, 200))
    base = one.base(fit, DARK, PARTIES)
    assert one.base(one.fit(FOCUS, (320, 200)), DARK, dict(reversed(PARTIES.items()))) is base
    assert base.get_size() == (320, 200)
    assert not base.get_flags() & pygame.SRCALPHA
    assert one.base(fit, LIGHT, PARTIES) is not base


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
def test_land_water_and_parties_have_their_colours(palette: Palette) -> None:
    """Where the ground says Iraq the picture is Iraq's tint; Jordan is land."""
    one = atlas()
    fit = one.fit(FOCUS, (640, 400))
    base, ground = one.base(fit, palette, PARTIES), one.ground(fit)
    for code, there, colour in (("IRQ", (43.0, 31.5), tint(palette, "series1")), ("JOR", (36.6, 30.9), palette.land)):
        x, y = (int(value) for value in fit.at(*there))
        assert base.get_at((x, y)) == pygame.Color(colour)
        assert ground.get_at((x // 4, y // 4))[0] == one.names[code].ground


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
def test_names_can_be_read_on_what_they_stand_on(palette: Palette) -> None:
    """Every name has a contrast of 4.5 with its ground, and with the halo around it where it leaves that ground."""
    for number in range(1, 6):
        assert contrast(palette.text, tint(palette, f"series{number}")) >= READABLE
        assert tint(palette, f"series{number}") != palette.land
    for ground in (palette.land, palette.sea, palette.background):
        assert contrast(palette.text, ground) >= READABLE
        assert contrast(palette.muted, ground) >= READABLE
    assert contrast(sea_name(palette), palette.sea) >= READABLE
    assert contrast(sea_name(palette), mix(palette.sea, palette.accent, 0.3)) >= READABLE  # in the glow of a coast
    assert contrast(sea_name(palette), palette.background) >= READABLE


# -- markers ----------------------------------------------------------------------------------------------------------


def apart(boxes: list[pygame.Rect]) -> bool:
    """Tell whether no box lies on another."""
    return not any(one.colliderect(other) for one, other in combinations(boxes, 2))


@given(spots, texts, sizes)
def test_markers_never_cover_each_other_and_stay_on_the_map(
    found: list[tuple[float, float]], text: int, by: tuple[int, int]
) -> None:
    """Wherever their places are, and whatever the sizes: no marker is on another, none is cut off, none is too small to hit."""
    kit = kit_of(text)
    places = named(found)
    tree = view(places, [item.id for item in places], grown(kit, by), kit)
    boxes = [node.rect for node in tree.nodes]
    assert apart(boxes)
    assert all(tree.map.contains(box.inflate(12, 12)) for box in boxes)  # the ring of the keyboard too
    assert all(min(box.size) >= TARGET for box in boxes)
    assert tree.rect.contains(tree.map)


@given(st.lists(st.tuples(st.floats(0, 280), st.floats(0, 180)), max_size=60))
def test_more_markers_than_fit_become_smaller(found: list[tuple[float, float]]) -> None:
    """Even a hopeless number of markers is set out without one covering another, and the same way every time."""
    given_ = tuple(found)
    boxes = spread(given_, given_, 32, 10, (280, 180))
    assert spread.__wrapped__(given_, given_, 32, 10, (280, 180)) == boxes
    rects = [pygame.Rect(left, top, side, side) for left, top, side in boxes]
    assert apart(rects)
    assert all(pygame.Rect(0, 0, 280, 180).contains(rect) for rect in rects)


def test_a_lone_marker_stands_above_its_place() -> None:
    """With room around it, a marker's box is straight above the spot it points at."""
    tree = view(shipped(), ["isfahan"], (800, 560), kit_of())
    (pin,) = tree.pinned
    assert pin.middle[0] == pytest.approx(pin.spot[0], abs=1)
    assert pin.box[1] + pin.box[3] < pin.spot[1]


@pytest.mark.parametrize("size", [(280, 180), (800, 560), (1600, 300), (400, 1200)])
def test_every_place_is_on_the_map_or_at_its_rim(size: tuple[int, int]) -> None:
    """A marker at any place of the shipped scenario points at the place, or at the rim where the way there leaves the map."""
    places = shipped()
    tree = view(places, [item.id for item in places], size, kit_of())
    fit = atlas().fit(tree.window, tree.map.size)
    width, height = tree.map.size
    assert len(tree.pinned) == len(places)
    assert apart([node.rect for node in tree.nodes])
    for item, pin in zip(places, tree.pinned, strict=True):
        x, y = pin.spot
        assert 0 <= x <= width
        assert 0 <= y <= height
        if pin.far:
            assert min(x, y, width - x, height - y) < 10
        else:
            assert pin.spot == fit.at(item.longitude, item.latitude)
    assert next(pin for pin in tree.pinned if pin.place == "washington").far


def test_markers_are_buttons_that_say_what_they_are() -> None:
    """The map is an image named in words with its disclaimer; its markers are stops of the keyboard, in the order given."""
    tree = view(shipped(), ["baghdad", "asad"], (800, 560), kit_of())
    assert (tree.role, tree.label) == ("image", f"Where things happen. {atlas().disclaimer}")
    said = [(node.role, node.key, node.label, node.hint, node.focusable) for node in tree.nodes]
    assert said == [("button", f"map.{key}", f"Rockets at {key}", f"Rockets at {key}", True) for key in ("baghdad", "asad")]


def test_a_marker_needs_a_place() -> None:
    """A marker at a place nobody named is refused, not lost."""
    with pytest.raises(ValueError, match=r"'map\.atlantis' is at 'atlantis'"):
        MapView([], [marker("atlantis")], label="")


# -- names ------------------------------------------------------------------------------------------------------------


def parts_of(tree: MapView, kit: Kit) -> list[list[pygame.Rect]]:
    """Return the rectangles of every name."""
    return [word.placed(kit.faces) for word in tree.words(kit)]


@settings(max_examples=30)
@given(spots, texts, sizes)
def test_names_never_cover_each_other_nor_markers(found: list[tuple[float, float]], text: int, by: tuple[int, int]) -> None:
    """All names are whole, on the map, off each other and off every marker and dot."""
    kit = kit_of(text)
    places = [*shipped(), *named(found)]
    tree = view(places, [item.id for item in named(found)], grown(kit, by), kit)
    words = parts_of(tree, kit)
    everything = pygame.Rect((0, 0), tree.map.size)
    for one, other in combinations(words, 2):
        assert not any(part.collidelist(other) >= 0 for part in one)
    fit = atlas().fit(tree.window, tree.map.size)
    spots_ = [at for _, at in dots(fit, tree.places, frozenset(pin.place for pin in tree.pinned), kit.px(7))]
    for part in (part for word in words for part in word):
        assert everything.contains(part)
        assert part.collidelist([pygame.Rect(pin.box) for pin in tree.pinned]) < 0
        assert not any(part.collidepoint(spot) for spot in spots_)


def test_the_names_that_matter_are_there() -> None:
    """At an ordinary size one reads the parties, the sea between them, the towns with markers, and what is off the map."""
    kit = kit_of()
    tree = view(shipped(), ["erbil", "washington"], (1100, 700), kit)
    assert {"IRAQ", "IRAN", "SYRIA", "Persian Gulf / Arabian Gulf", "Erbil", "↖ Washington"} <= {
        word.text for word in tree.words(kit)
    }


@pytest.mark.parametrize("size", [(500, 400), (800, 560), (1280, 720), (1600, 1100)])
def test_names_stand_on_what_they_name(size: tuple[int, int]) -> None:
    """Two thirds of a sea's name are over that sea, of a country's over the country or, where it stands beside it, water."""
    kit = kit_of()
    tree = view(shipped(), ["asad", "jurf", "tower22"], size, kit)
    one = atlas()
    fit = one.fit(tree.window, tree.map.size)
    ground = one.ground(fit)
    names = {name.text: name for name in one.seas} | {name.text.upper(): name for name in one.names.values()}
    checked = 0
    for word in tree.words(kit):
        name = names.get(word.text)
        if name is None:
            continue
        right = 0
        for across, down in word.along(kit.faces, 9):
            x, y = word.middle[0] + across, word.middle[1] + down
            number = ground.get_at((int(x) // 4, int(y) // 4))[0]
            if name.bounds is not None:
                right += number == 0 and one.sea(*fit.there(x, y)) is name
            else:
                right += number in ({name.ground} if name.align == "middle" else {0, name.ground})
        assert right >= 6
        checked += 1
    assert checked > 4


def test_who_disputes_a_border_is_named_with_the_other_or_not_at_all() -> None:
    """A name beside a country is a choice: of two who dispute a border, both get one or neither does."""
    kit = kit_of()
    seen = set()
    for width in range(480, 1760, 160):
        tree = view(shipped(), [], (width, width * 9 // 16), kit)
        texts_ = {word.text for word in tree.words(kit)}
        both = {"ISRAEL", "PALESTINIAN TERRITORIES"} & texts_
        assert len(both) != 1
        seen.add(len(both))
    assert seen == {0, 2}


# -- the node ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
@pytest.mark.parametrize("text", TEXTS)
def test_a_map_draws_within_its_rectangle(palette: Palette, text: int) -> None:
    """Nothing outside its rectangle changes, its corners show what it lies on, and the clip is as it was."""
    kit = kit_of(text, palette)
    size = grown(kit, (37, 20))
    surface = pygame.Surface((size[0] + 60, size[1] + 60)).convert()
    surface.fill(palette.surface)
    clean = surface.copy()
    tree = view(shipped(), ["asad", "erbil", "washington", "muscat"], size, kit)
    kit.state.focus = "map.erbil"
    tree.draw(Canvas(surface, kit.theme, kit.faces, Painter()), kit)
    assert surface.get_clip() == surface.get_rect()
    assert surface.get_at(tree.rect.topleft) == pygame.Color(palette.surface)
    assert surface.get_at(tree.rect.center) != clean.get_at(tree.rect.center)
    surface.fill(palette.surface, tree.rect)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(clean, "RGB")


def test_a_map_has_a_least_size_and_grows() -> None:
    """It asks for 280 by 180 at the base size of text, and takes what it gets."""
    kit = kit_of(150)
    tree = MapView(label="")
    assert (tree.widths(kit)[0], tree.height(kit, 900), tree.grow) == (kit.em(280), kit.em(180), 1)


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (30, 9), (9, 400)])
def test_a_map_without_room_is_no_error(size: tuple[int, int]) -> None:
    """A rectangle too small to show anything is taken and drawn like any other."""
    kit = kit_of()
    tree = view(shipped(), ["asad", "erbil", "jurf", "washington"], size, kit)
    surface = pygame.Surface((500, 500)).convert()
    tree.draw(Canvas(surface, kit.theme, kit.faces, Painter()), kit)
    assert len(tree.pinned) == 4


def test_the_disclaimer_is_written_where_there_is_room() -> None:
    """A large map has its caption below it, a small one only tells it."""
    kit = kit_of()
    large, small = view(shipped(), [], (900, 600), kit), view(shipped(), [], (280, 180), kit)
    assert large.map.bottom < large.rect.bottom
    assert small.map == small.rect
    assert atlas().disclaimer in small.label


def test_the_map_is_read_only_when_it_is_wanted() -> None:
    """Importing the kit imports no map."""
    asked = "import sys, game.desktop.kit; print(any('atlas' in name for name in sys.modules))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip().endswith("False")


def test_frame_and_cut_are_those_of_the_data() -> None:
    """The map takes its bounds from region.json."""
    region = json.loads((place("assets") / "map" / "region.json").read_text(encoding="utf-8"))
    assert atlas().frame == Window.of(region["frame"])
    assert atlas().cut == Window.of(region["cut"])
    assert set(atlas().codes) == set(region["countries"])


def test_a_map_that_is_scrolled_moves_as_a_whole() -> None:
    """In a region that scrolls, the map, its markers and its caption move together."""
    kit = kit_of()
    tree = MapView(shipped(), [marker("baghdad")], PARTIES, label="Where things happen.")
    region = Scroll(Column([tree, Text("\n".join(["a line"] * 80))]), key="region")
    region.place(kit, pygame.Rect(0, 0, 640, 300))
    before, pin = tree.map, tree.nodes[0].rect.copy()
    assert region.scroll(kit, 50)
    assert tree.map == before.move(0, -50)
    assert tree.nodes[0].rect == pin.move(0, -50)
    assert tree.map.topleft == tree.rect.topleft
