"""The desktop: from the start of the process to the first frame, what a frame costs, and how much memory it takes.

An active frame is one in which something changed: the mouse came upon a control, a region scrolled, an option was chosen (which
builds the screen anew). Nothing is drawn when nothing changes; a test holds that.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import SCENARIO, TOP, milliseconds, report

from game.desktop.screenshots import desktop_for, shown, unseen

FIRST = """
import runpy, sys
import game.desktop.app as app
def run(self):
    self.show()
app.App.run = run
sys.argv = ["main.py"]
runpy.run_path("main.py", run_name="__main__")
"""
"""Starts the program as a person does, and ends it after its first frame."""

EVERY = f"""
import resource, tempfile
from pathlib import Path
from game.authoring.shelf import find, read
from game.desktop.screenshots import take
from game.desktop.settings import Settings
with tempfile.TemporaryDirectory() as folder:
    take(read(find({SCENARIO!r})), Path(folder), Settings(sound=False), (1280, 720))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
"""Draws every screen once and tells how much memory that took at most, in kibibytes (Linux)."""


def first_frame(folder: str) -> float:
    """Return how long it takes until the title is there, in milliseconds, with the saves that are in a folder."""
    unseen_there = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "BACKCHANNEL_SAVES": folder}
    environment = {**os.environ, **unseen_there}
    words = [sys.executable, "-c", FIRST]
    return milliseconds(lambda: subprocess.run(words, cwd=TOP, env=environment, check=True, capture_output=True), 9)  # noqa: S603  our own program


unseen()

import pygame  # noqa: E402  SDL had to be told first

from game.authoring.shelf import find, read  # noqa: E402
from game.desktop.kit import Choices, Scroll  # noqa: E402
from game.desktop.root import Root  # noqa: E402
from game.desktop.settings import Settings  # noqa: E402
from game.desktop.tour import Tour, played  # noqa: E402
from game.host import Host  # noqa: E402

scenario = read(find(SCENARIO))
tour = Tour(scenario)
screens = dict(tour.screens())


def frames(size: tuple[int, int]) -> dict[str, float]:
    """Return what frames cost in a window of this size, in milliseconds."""
    found: dict[str, list[float]] = {"hover": [], "scroll": [], "whole": [], "choose": []}
    for name in ("board", "table", "deeds", "news"):
        desktop = desktop_for(Settings(sound=False), Path(tempfile.gettempdir()))
        root, surface = shown(desktop, screens[name], size)
        found["hover"].append(milliseconds(hovering(root, surface), 60))
        found["whole"].append(milliseconds(rebuilding(root, surface), 30))
        scroll = next((node for node in root.tree.walk() if isinstance(node, Scroll) and node.most), None)
        if scroll is not None:
            found["scroll"].append(milliseconds(scrolling(root, surface, scroll), 60))
        choice = next((node for node in root.stops() if isinstance(node, Choices) and len(node.options) > 1), None)
        if choice is not None and name == "table":
            found["choose"].append(milliseconds(choosing(root, surface), 30))
    return {f"{kind}_{size[1]}p_ms": max(times) for kind, times in found.items()}


def hovering(root: Root, surface: pygame.Surface) -> Callable[[], object]:
    """Return work that moves the mouse from control to control."""
    places = [node.rect.center for node in root.stops() if not isinstance(node, Scroll)]
    at = iter(range(1 << 30))

    def work() -> None:
        root.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=places[next(at) % len(places)], rel=(0, 0), buttons=(0, 0, 0)))
        root.draw(surface)

    return work


def rebuilding(root: Root, surface: pygame.Surface) -> Callable[[], object]:
    """Return work that builds and draws the whole screen."""

    def work() -> None:
        root.rebuild()
        root.draw(surface)

    return work


def scrolling(root: Root, surface: pygame.Surface, scroll: Scroll) -> Callable[[], object]:
    """Return work that scrolls a region down and up."""
    at = iter(range(1 << 30))

    def work() -> None:
        root.scroll(scroll, 40 if next(at) % 2 else -40)
        root.draw(surface)

    return work


def choosing(root: Root, surface: pygame.Surface) -> Callable[[], object]:
    """Return work that chooses another option of the first issue: the package is valued anew, the screen built and drawn."""
    at = iter(range(1 << 30))

    def work() -> None:
        choice = next(node for node in root.stops() if isinstance(node, Choices) and node.key.startswith("choose."))
        root.screen.state.focus = choice.key
        key = pygame.K_RIGHT if next(at) % 2 else pygame.K_LEFT
        root.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0))
        root.draw(surface)

    return work


with tempfile.TemporaryDirectory() as empty:
    alone = first_frame(empty)
with tempfile.TemporaryDirectory() as kept:
    played(Host.begin(scenario, humans=(tour.seat,), seed=1, path=Path(kept) / "match.json"), 8)
    waiting = first_frame(kept)

figures = {**frames((1280, 720)), **frames((2560, 1440))}
peak = int(subprocess.run([sys.executable, "-c", EVERY], cwd=TOP, check=True, capture_output=True, text=True).stdout)  # noqa: S603  as above
report(
    "desktop",
    first_frame_ms=alone,
    first_frame_with_a_save_ms=waiting,
    aim_first_frame_ms=350,
    **figures,
    aim_720p_ms=8,
    aim_1440p_ms=16,
    every_screen_megabytes=peak / 1024,
)
