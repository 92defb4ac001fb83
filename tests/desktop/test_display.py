"""The window: what there must be for it, and what is said where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.core.scenario import Scenario
from game.desktop import display
from game.desktop.screens.front import front
from game.desktop.screenshots import desktop_for
from game.desktop.settings import Settings
from game.desktop.tour import played
from game.host import Host

ROOT = Path(__file__).resolve().parents[2]


def without_display(tmp_path: Path, **more: str) -> dict[str, str]:
    """Return an environment in which there is no display, and saves of its own."""
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER", "SDL_AUDIODRIVER"}
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {**kept, "BACKCHANNEL_SAVES": str(tmp_path / "saves"), "LANGUAGE": "en", "COLUMNS": "100", **more}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_says_so_and_offers_the_game_as_text(tmp_path: Path) -> None:
    """Without a display `python main.py` says so plainly and goes on as text; it does not draw in secret."""
    found = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env=without_display(tmp_path),
        input="quit\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert "There is no display to open a window on" in found.stdout
    assert "this is the game as text" in " ".join(found.stdout.split())
    assert "What do you want to play?" in found.stdout


def test_a_driver_that_was_asked_for_counts(tmp_path: Path) -> None:
    """Who asks for the dummy driver gets it; who does not and would get it anyway has no display."""
    code = "from game.desktop import display\ndisplay.connect()\nprint('connected')"
    asked = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=without_display(tmp_path, SDL_VIDEODRIVER="dummy"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert asked.stdout == "connected\n"


def test_two_pygames_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pygame and pygame-ce lie over each other, or only the wrong one is there, the mend is told."""
    assert display.mend() == ""
    monkeypatch.setattr(display, "_installed", lambda _name: True)
    assert display.mend() == "pip uninstall -y pygame pygame-ce && pip install pygame-ce"
    monkeypatch.setattr(display, "_installed", lambda name: name == "pygame")
    assert display.mend() == "pip uninstall -y pygame && pip install pygame-ce"


TITLE = """
import sys, pygame
from pathlib import Path
from game.desktop.screenshots import desktop_for, unseen
unseen()
from game.desktop.root import Root
from game.desktop.screens.front import front
from game.desktop.settings import Settings
desktop = desktop_for(Settings(sound=False), Path(sys.argv[1]))
root = Root(desktop, front(desktop), (1280, 720))
root.draw(pygame.display.set_mode((1280, 720)))
print([node.key for node in root.stops()][0])
print(sorted({"pydantic", "yaml", "numpy", "game.counterparts", "game.authoring"} & set(sys.modules)))
"""
"""Shows the title, and tells what has the keyboard's first stop and which of the heavy rooms were entered."""


@pytest.mark.parametrize("waiting", [False, True], ids=["nothing saved", "a match waits"])
def test_the_title_imports_no_more_than_it_needs(tmp_path: Path, baghdad: Scenario, waiting: bool) -> None:
    """Up to the first frame neither pydantic nor YAML nor numpy is imported, nor any counterpart; also where a match waits."""
    if waiting:
        played(Host.begin(baghdad, humans=("iraq",), seed=1, path=tmp_path / "match.json"), 3)
    found = subprocess.run(
        [sys.executable, "-c", TITLE, str(tmp_path)],
        cwd=ROOT,
        env=without_display(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert found.stdout.splitlines()[-2:] == ["resume" if waiting else "new", "[]"], found.stderr


def test_a_match_that_is_over_is_not_gone_on_with(tmp_path: Path, baghdad: Scenario) -> None:
    """What the title offers is looked at closely when there is time: a match that ended early is not offered for long."""
    host = Host.begin(baghdad, humans=("iraq",), seed=1, path=tmp_path / "match.json")
    played(host, 3)
    desktop = desktop_for(Settings(sound=False), tmp_path)
    title = front(desktop)
    assert title.waiting is not None
    desktop.tasks.pop(0)()
    assert title.waiting is not None
    assert not desktop.changed
    played(host, 0)
    assert front(desktop).waiting is None
