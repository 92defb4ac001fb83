"""The shelf: what is there, found by its name or told to be missing."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.authoring import check as check_module
from game.authoring import shelf as shelf_module
from game.authoring.shelf import PaceLine, check, find, read, shelf
from game.core.errors import ScenarioError

ODD = """
title: [no]
summary: 7
teaches: {knowledge: [1, "two", [3]], skill: one, attitude: {a: b}}
paces: {long: {days: 10}, odd: 7, two: {name: [x], days: [1, 2]}}
seats: {north: {}, south: 7, east: [], west: {}}
actors: {north: {name: North}, south: {name: Southern League, short: South}, east: [1]}
"""


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


@pytest.mark.usefixtures("shelved")
def test_the_shelf_shows_what_one_chooses_by() -> None:
    """Learning goals, paces and the seats' short names are shown, though the scenario was not opened."""
    river = shelf()[2]
    assert river.teaches["attitude"] == ("Nobody at the sluice is the enemy.",)
    assert list(river.teaches) == ["knowledge", "skill", "attitude"]
    assert river.paces == (
        PaceLine(id="evening", name="An evening", text="Alone at home.", turns=8),
        PaceLine(id="class", name="A class", text="Fifty minutes.", turns=4),
    )
    assert river.seats == ("Upland", "Lowland")


def test_what_teaches_the_game_comes_first(shelved: Path) -> None:
    """A scenario to learn the game by stands before all others, whatever its name."""
    (shelved / "zebra.yaml").write_text("title: Zebra\ntutorial: true\n", encoding="utf-8")
    assert [(one.id, one.tutorial) for one in shelf()] == [
        ("zebra", True),
        ("broken", False),
        ("brook", False),
        ("river", False),
    ]


def test_the_shelf_shows_what_the_scenario_says() -> None:
    """What a header says of a shipped scenario is what reading it says, spread over files or not."""
    for header in shelf():
        found = read(header.path)
        goals = found.teaches
        assert (header.id, header.title, header.notice, header.language) == (found.id, found.title, found.notice, found.language)
        assert header.tutorial == found.tutorial
        assert header.seats == tuple(found.name_of(seat) for seat in found.seats)
        assert header.paces == tuple((pace.id, pace.name, pace.text, len(pace.days)) for pace in found.paces.values())
        assert header.teaches == {"knowledge": goals.knowledge, "skill": goals.skill, "attitude": goals.attitude}


def test_what_cannot_be_shown_is_left_out(shelved: Path) -> None:
    """A header is made of whatever a file holds: wrong kinds are left out, a lone thing stands for a list of one."""
    page = shelved / "brook" / "main.yaml"
    page.write_text(ODD, encoding="utf-8")
    brook = shelf()[1]
    assert (brook.title, brook.summary) == ("brook", "")
    assert brook.teaches == {"knowledge": ("two",), "skill": ("one",), "attitude": ()}
    assert [(pace.id, pace.name, pace.turns) for pace in brook.paces] == [
        ("long", "long", 1),
        ("odd", "odd", 0),
        ("two", "two", 2),
    ]
    assert brook.seats == ("North", "South", "east", "west")
    page.write_text("title: Brook\nteaches: no\npaces: []\nseats: 3\nactors: x\n", encoding="utf-8")
    brook = shelf()[1]
    assert (brook.title, brook.teaches, brook.paces, brook.seats) == ("Brook", {}, (), ())


def test_the_shelf_is_cheap() -> None:
    """Nothing that builds or checks scenarios is imported to show the shelf, and it is quick (in bench/; here: not absurd)."""
    code = (
        "import sys, time; from game.authoring.shelf import shelf; shelf(); begun = time.perf_counter(); shelf();"
        "print(time.perf_counter() - begun, *(set(sys.modules) & {'pydantic', 'numpy', 'pygame', 'game.authoring.forms'}))"
    )
    checkout = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=True)
    seconds, *imported = done.stdout.split()
    assert not imported
    assert float(seconds) < 0.5


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
