"""A new scenario: whole at once, written only where nothing stood, under a name that is one everywhere."""

from __future__ import annotations

from itertools import chain, cycle
from pathlib import Path

import pytest

from game import cli
from game.authoring import beginning
from game.authoring import shelf as shelf_module
from game.authoring.beginning import PLACEHOLDER, begin, template
from game.authoring.shelf import check, find, read, shelf
from game.core.errors import ScenarioError
from game.core.scenario import Scenario


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new scenario in a folder."""
    return begin("my-scenario", tmp_path_factory.mktemp("authors"))


@pytest.fixture(scope="module")
def bridge(written: Path) -> Scenario:
    """Return what a new scenario holds."""
    return read(written)


@pytest.fixture
def own_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty shelf; the assets stay where they are."""
    real = beginning.place
    (tmp_path / "scenarios").mkdir()
    for module in (beginning, shelf_module):
        monkeypatch.setattr(module, "place", lambda name: tmp_path / name if name == "scenarios" else real(name))
    return tmp_path / "scenarios"


def test_what_is_written_is_clean(written: Path) -> None:
    """A new scenario has nothing to mend and nothing to consider."""
    assert written.name == "my-scenario.yaml"
    assert check(written) == ()


def test_it_explains_itself(written: Path) -> None:
    """The file says what to change first, what is advanced, and which commands to type for this very file."""
    text = written.read_text(encoding="utf-8")
    assert PLACEHOLDER not in text
    assert f"main.py check {beginning.called(written)}" in text
    assert "CHANGE FIRST" in text
    assert "ADVANCED" in text
    assert max(map(len, template().read_text(encoding="utf-8").splitlines())) <= 130


@pytest.mark.parametrize("pace", ["evening", "class"])
@pytest.mark.parametrize("seat", ["north", "south"])
def test_it_is_played_to_an_ending_as_text(written: Path, bridge: Scenario, seat: str, pace: str) -> None:
    """Every seat can be played by a person at every pace, and the match comes to a verdict."""
    assert list(bridge.paces) == ["evening", "class"]
    assert list(bridge.seats) == ["north", "south"]
    said: list[str] = []
    typed = chain([""], cycle(["seal", "", "", "yes"]))
    words = ["play", str(written), "--seat", seat, "--pace", pace, "--seed", "3", "--no-save", "--terminal"]
    assert cli.run(words, lambda _: next(typed), said.append) == 0
    assert any(line.startswith("The verdict: ") for line in "\n".join(said).splitlines())


@pytest.mark.parametrize("pace", ["evening", "class"])
def test_it_is_played_among_counterparts(written: Path, pace: str) -> None:
    """A playout at every pace comes to an ending too."""
    said: list[str] = []
    assert cli.run(["playout", str(written), "--pace", pace, "--seed", "1"], input, said.append) == 0
    assert "verdict" in "\n".join(said)


@pytest.mark.slow
def test_it_is_a_dilemma(written: Path) -> None:
    """The quick gate has nothing to say against it."""
    said: list[str] = []
    assert cli.run(["gate", str(written), "--quick", "--jobs", "1"], input, said.append) == 0
    assert said[-1].rstrip().endswith("The gate holds.")


def test_on_the_shelf_it_is_found_by_its_name(own_shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder it stands on the shelf, and a folder that is called so where one works does not hide it."""
    assert begin("my-scenario") == own_shelf / "my-scenario.yaml"
    assert [header.id for header in shelf()] == ["my-scenario"]
    (own_shelf.parent / "my-scenario").mkdir()
    monkeypatch.chdir(own_shelf.parent)
    assert find("my-scenario") == own_shelf / "my-scenario.yaml"
    assert find("scenarios/my-scenario.yaml").read_bytes() == (own_shelf / "my-scenario.yaml").read_bytes()
    assert "main.py check my-scenario " in (own_shelf / "my-scenario.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file, a folder or a dead link of that name is left as it is."""
    (tmp_path / "one.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "two").mkdir()
    (tmp_path / "three.yaml").symlink_to(tmp_path / "nowhere")
    for name in ("one", "two", "three"):
        with pytest.raises(ScenarioError, match="is not written over"):
            begin(name, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.yaml", "three.yaml", "two"]
    assert (tmp_path / "one.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../x", "Did you mean 'x'"),
        ("a/b", "Did you mean 'a-b'"),
        ("CON", "lowercase letters"),
        ("con", "Did you mean 'con-scenario'"),
        ("com0", "device"),
        ("My Scenario", "Did you mean 'my-scenario'"),
        ("Brücke", "Did you mean 'brucke'"),
        ("two rivers", "Did you mean 'two-rivers'"),
        ("2 rivers", "Did you mean 'rivers'"),
        ("x.yaml", "lowercase letters"),
        ("fa", "a translation"),
        ("", "a letter first"),
        ("..", "a letter first"),
        ("a\0b", "lowercase letters"),
        ("a\n", "Did you mean 'a'"),
        ("a" * 61, "at most 60"),
        ("é" * 300, "…"),
    ],
)
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str, words: str) -> None:
    """Unsafe names are refused in plain words, with what was probably meant, and nothing is written."""
    with pytest.raises(ScenarioError) as refused:
        begin(name, tmp_path / "deep")
    assert words in str(refused.value)
    assert not list(tmp_path.iterdir())


def test_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    """A folder that is a file is told by its name."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ScenarioError, match="cannot write to"):
        begin("my-scenario", tmp_path / "file")


def test_the_command_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`new` names the file and the commands to go on with; a bad name ends with the exit code 2 and a sentence."""
    assert cli.main(["new", "my-scenario", "--folder", str(tmp_path)]) == 0
    assert f"main.py play {(tmp_path / 'my-scenario.yaml').as_posix()}" in capsys.readouterr().out
    assert cli.main(["new", "Mine", "--folder", str(tmp_path)]) == 2
    assert "Did you mean 'mine'?" in " ".join(capsys.readouterr().err.split())


def test_the_template_ships() -> None:
    """It lies among the assets, which travel with the program."""
    assert template().is_file()
