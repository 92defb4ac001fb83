"""Where the folders are that travel with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from game import places

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", places.NAMES)
def test_every_place_is_found(name: str) -> None:
    """In this very copy, each folder is there."""
    assert places.place(name).is_dir()


def test_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package uses what it carries, not a folder that happens to lie beside it."""
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "game")
    beside, inside = tmp_path / "scenarios", tmp_path / "game" / "shipped" / "scenarios"
    beside.mkdir()
    assert places.place("scenarios") == beside
    inside.mkdir(parents=True)
    assert places.place("scenarios") == inside


def test_a_missing_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy without the folder says which one is missing, and where it was looked for."""
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "game")
    with pytest.raises(FileNotFoundError, match=r"'assets' is missing.*shipped"):
        places.place("assets")


def test_an_unknown_place_is_a_mistake_in_the_program() -> None:
    """Only the two places exist."""
    with pytest.raises(ValueError, match="'cellar': expected one of scenarios, assets"):
        places.place("cellar")
