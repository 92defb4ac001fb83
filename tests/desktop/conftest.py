"""Everything here is drawn without a display: SDL must know before pygame is imported."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from pathlib import Path

import pytest

from game.authoring.shelf import find, read
from game.core.scenario import Scenario
from game.desktop import display
from game.desktop.screen import Desktop
from game.desktop.screenshots import desktop_for
from game.desktop.settings import Settings
from game.desktop.tour import Tour

display.connect()


@pytest.fixture(scope="session")
def baghdad() -> Scenario:
    """The scenario that the screens are shown with."""
    return read(find("baghdad-2024"))


@pytest.fixture(scope="session")
def tour(baghdad: Scenario) -> Tour:
    """Every screen, from real matches."""
    return Tour(baghdad)


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    """A desktop of its own, which keeps nothing."""
    return desktop_for(Settings(sound=False), tmp_path / "saves")
