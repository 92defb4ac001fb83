"""Sounds: there where there is a device, silent where there is none or where they are switched off."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.desktop.sounds import NAMES, Sounds

ROOT = Path(__file__).resolve().parents[2]

CODE = """
from game.desktop.sounds import NAMES, Sounds
sounds = Sounds(on=True)
sounds.open()
for name in NAMES:
    sounds.play(name)
print(len(sounds._sounds))
"""


@pytest.mark.parametrize(("driver", "loaded"), [("dummy", len(NAMES)), ("no such device", 0)])
def test_without_a_device_it_is_silent(driver: str, loaded: int) -> None:
    """With a device all sounds are loaded; without one nothing is, nothing is raised, and nothing else changes."""
    environment = {**os.environ, "SDL_AUDIODRIVER": driver, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == [str(loaded)], done.stderr


def test_switched_off_nothing_is_heard() -> None:
    """Off is off, and a sound that there is not is silence too."""
    heard: list[str] = []

    class Heard:
        def play(self) -> None:
            heard.append("played")

    sounds = Sounds(on=False)
    sounds._sounds["press"] = Heard()  # type: ignore[assignment]
    sounds.play("press")
    assert heard == []
    sounds.on = True
    sounds.play("press")
    sounds.play("no such sound")
    assert heard == ["played"]
