"""The shelf: what is there, found by its name or told to be missing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.authoring import check as check_module
from game.authoring import shelf as shelf_module
from game.authoring.shelf import check, find, read, shelf
from game.core.errors import ScenarioError


@pytest.fixture
def shelved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, two_neighbours: Path) -> Path:
    """Return a shelf with one scenario in a file, one in a folder and one that is broken."""
    text = two_neighbours.read_text(encoding="utf-8")
    (tmp_path / "river.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "brook").mkdir()
    (tmp_path / "brook" / "a.yaml").write_text("flags: {}\n", encoding="utf-8")
    (tmp_path / "brook" / "main.yaml").write_text(
        "language: en\ntitle: Brook\nsummary: >\n  Two lines\n  of it.\n", encoding="utf-8"
    )
    (tmp_path / "broken.yaml").write_text("title: [\n", encoding="utf-8")
    (tmp_path / "schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "fa.yaml").write_text("title: no\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.setattr(shelf_module, "place", lambda name: tmp_path / name / "..")
    (tmp_path / "scenarios").mkdir()
    return tmp_path


@pytest.mark.usefixtures("shelved")
def test_the_shelf_shows_titles_without_checking() -> None:
    """Every file and folder with an id for a name stands on the shelf, a broken one under its id."""
    assert [(one.id, one.title) for one in shelf()] == [("broken", "broken"), ("brook", "Brook"), ("river", "Two neighbours")]
    assert shelf()[1].summary.strip() == "Two lines of it."


def test_scenarios_are_found_by_id_or_path(shelved: Path) -> None:
    """An id on the shelf and a path that exists are found."""
    assert find("river").name == "river.yaml"
    assert find(shelved / "brook") == shelved / "brook"
    assert find(str(shelved / "river.yaml")) == shelved / "river.yaml"


@pytest.mark.usefixtures("shelved")
@pytest.mark.parametrize(
    ("name", "words"), [("rivr", "Did you mean 'river'?"), ("x", "On the shelf:"), ("../river", "no scenario")]
)
def test_what_is_not_there_is_told_with_what_was_meant(name: str, words: str) -> None:
    """An unknown name is refused in plain words."""
    with pytest.raises(ScenarioError, match="unknown-scenario") as refused:
        find(name)
    assert words in str(refused.value)


@pytest.mark.usefixtures("shelved")
def test_reading_is_reading_whole_or_not_at_all() -> None:
    """A scenario without severe problems is returned, any other refused."""
    assert read(find("river")).id == "river"
    with pytest.raises(ScenarioError):
        read(find("brook"))


def test_check_prints_and_returns(shelved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The small program prints every problem and returns 1 only where one is severe."""
    assert check_module.main([str(shelved / "river.yaml")]) == 0
    assert check_module.main([str(shelved / "river.yaml"), str(shelved / "broken.yaml")]) == 1
    assert ": syntax: not YAML" in capsys.readouterr().out


def test_reading_is_quick(two_neighbours: Path) -> None:
    """Reading and checking takes no time a person would notice (measured in bench/; here only: not absurd)."""
    check(two_neighbours)
    begun = time.perf_counter()
    check(two_neighbours)
    assert time.perf_counter() - begun < 2
