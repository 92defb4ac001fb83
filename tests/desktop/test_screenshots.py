"""`python main.py screenshots`: every screen as a picture, without a display."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import cli
from game.authoring.shelf import find, read
from game.desktop.tour import Tour

ROOT = Path(__file__).resolve().parents[2]


def test_every_screen_is_drawn(tour: Tour, tmp_path: Path) -> None:
    """There is a picture of every screen, of the size that was asked for, and no two are alike or empty."""
    words = ["screenshots", str(tmp_path), "--size", "1024x600", "--text", "150", "--theme", "light"]
    done = subprocess.run([sys.executable, "main.py", *words], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    paths = [Path(line) for line in done.stdout.splitlines() if line.endswith(".png")]
    pictures = {path.stem: pygame.image.load(path) for path in paths}
    assert set(pictures) == {name for name, _ in tour.screens()}
    assert {picture.get_size() for picture in pictures.values()} == {(1024, 600)}
    contents = [pygame.image.tobytes(picture, "RGB") for picture in pictures.values()]
    assert len(set(contents)) == len(contents)
    assert all(len(set(content)) > 16 for content in contents)


def test_a_short_scenario_is_shown_while_it_is_played() -> None:
    """Where a match has fewer turns than a tour likes to see, it looks at the last turn in which something can be ordered."""
    story = read(find("tests/scenarios/two_neighbours.yaml"))
    for turns in (1, 2, 4):
        paces = {"brief": replace(next(iter(story.paces.values())), id="brief", days=(14,) * turns)}
        tour = Tour(replace(story, paces=paces))
        assert not tour.middle.match.world.ending
        assert tour.over.match.world.ending


@pytest.mark.parametrize("size", ["1024", "1024x", "ax600", "10x10", "99999x600", "-1x600"])
def test_a_size_that_is_none_is_refused(size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no size of a window is refused with an example, and nothing is drawn."""
    with pytest.raises(SystemExit, match="2"):
        cli.main(["screenshots", str(tmp_path / "new"), f"--size={size}"])
    assert "expected" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
