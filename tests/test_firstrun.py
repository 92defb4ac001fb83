"""The first run: what it makes, what it leaves alone, and what it says. No network, no real environment."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import pytest

from game import firstrun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CHECKOUT = Path(__file__).resolve().parent.parent
ENOUGH = {"numpy": "2.0.0", "pyyaml": "6.0.3"}
FOR_TESTS = {"pytest": "9.0", "ruff": "0.17.1"}
PYPROJECT = """
[project]
dependencies = ["numpy>=1.26,<3", "PyYAML>=6.0.2,<7"]
[project.optional-dependencies]
test = ["pytest>=8.3,<10", "ruff>=0.17,<0.18"]
"""


class GoesOn(Exception):
    """In place of exec: the program went on in another Python."""


class Machine(NamedTuple):
    """A clone on a pretended machine."""

    home: Path
    ran: list[list[str]]
    """The commands that were run."""
    outcomes: dict[str, tuple[int, str]]
    """By module ("venv", "pip", "ensurepip"): exit code and what it wrote to standard error."""
    have: Callable[[dict[str, str]], None]
    """Let this Python have these distributions, and no other."""
    enter: Callable[[], None]
    """Let this Python be the one in `.venv`."""

    @property
    def venv(self) -> Path:
        """The folder that the first run may make."""
        return self.home / ".venv"

    def stamp(self, stage: str, requirements: Sequence[str] = ()) -> None:
        """Let `.venv` have been made by an earlier run that came as far as this."""
        python = self.venv / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        stamp = {"stage": stage, "requirements": list(requirements)}
        (self.venv / firstrun.STAMP).write_text(json.dumps(stamp))

    def stamped(self) -> dict[str, object]:
        """Return what the stamp says."""
        stamp: dict[str, object] = json.loads((self.venv / firstrun.STAMP).read_text())
        return stamp

    def modules(self) -> list[str]:
        """Return which Python modules were run, in order."""
        return [command[2] for command in self.ran]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a bare clone on a machine with nothing installed; venv and pip succeed unless told otherwise."""
    home = tmp_path / "clone"
    home.mkdir()
    (home / "pyproject.toml").write_text(PYPROJECT)
    ran: list[list[str]] = []
    outcomes: dict[str, tuple[int, str]] = {}
    installed: dict[str, str] = {}

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        module = command[2]
        code, text = outcomes.get(module, (0, ""))
        if code == 0 and module == "venv":
            python = Path(command[3]) / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.touch()
        if code == 0 and module == "pip":
            installed.update({**ENOUGH, **(FOR_TESTS if any("pytest" in word for word in command) else {})})
        return subprocess.CompletedProcess(command, code, "", text)

    def have(distributions: dict[str, str]) -> None:
        installed.clear()
        installed.update(distributions)

    def go_on(python: str, command: list[str]) -> None:
        raise GoesOn(python, *command[1:])

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(os, "execv", go_on)
    monkeypatch.setattr(firstrun, "distributions", lambda _: dict(installed))
    monkeypatch.setattr(firstrun, "WINDOWS", False)
    enter = lambda: monkeypatch.setattr(sys, "prefix", str(home / ".venv"))  # noqa: E731 - two words, one use
    return Machine(home, ran, outcomes, have, enter)


def test_where_all_is_there_nothing_happens(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """An environment that has what is needed is used as it is: nothing run, written or said."""
    machine.have(ENOUGH)
    firstrun.prepare(["play"], machine.home)
    assert not machine.ran
    assert not machine.venv.exists()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["play", "-h"]])
def test_help_needs_nothing(machine: Machine, args: list[str]) -> None:
    """Help and version set up nothing."""
    firstrun.prepare(args, machine.home)
    assert not machine.ran
    assert not machine.venv.exists()


def test_a_bare_clone_makes_its_environment_and_goes_on(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """Where something is missing, .venv is made, this is said, and the same command goes on inside."""
    with pytest.raises(GoesOn) as gone:
        firstrun.prepare(["play", "--seed", "7"], machine.home)
    python = str(machine.venv / "bin" / "python")
    assert gone.value.args == (python, str(machine.home / "main.py"), "play", "--seed", "7")
    assert machine.modules() == ["venv"]
    assert machine.stamped()["stage"] == "made"
    out, err = capsys.readouterr()
    assert out == ""
    assert ".venv" in err


def test_inside_a_fresh_environment_the_requirements_are_installed(machine: Machine) -> None:
    """In .venv, what pyproject.toml asks for is installed with its own pip, and the stamp records it."""
    machine.stamp("made")
    machine.enter()
    firstrun.prepare(["play"], machine.home)
    assert machine.modules() == ["pip"]
    assert machine.ran[0][0] == sys.executable
    assert machine.ran[0][-2:] == ["numpy>=1.26,<3", "PyYAML>=6.0.2,<7"]
    assert machine.stamped() == {"stage": "installed", "requirements": ["PyYAML>=6.0.2,<7", "numpy>=1.26,<3"]}


def test_set_up_once(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """The second start in .venv finds everything there, and is silent."""
    machine.stamp("made")
    machine.enter()
    firstrun.prepare(["play"], machine.home)
    machine.ran.clear()
    capsys.readouterr()
    firstrun.prepare(["play"], machine.home)
    assert not machine.ran
    assert capsys.readouterr() == ("", "")


def test_from_outside_a_finished_environment_is_entered(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """The system's Python goes on in a finished .venv without a word."""
    machine.stamp("installed", ["numpy>=1.26,<3", "PyYAML>=6.0.2,<7"])
    with pytest.raises(GoesOn):
        firstrun.prepare([], machine.home)
    assert not machine.ran
    assert capsys.readouterr() == ("", "")


def test_the_tests_need_more(machine: Machine) -> None:
    """`test` adds the extra of that name, and a later `play` does not forget it."""
    machine.stamp("installed", ["numpy>=1.26,<3", "PyYAML>=6.0.2,<7"])
    machine.have(ENOUGH)
    machine.enter()
    firstrun.prepare(["test", "-k", "law"], machine.home)
    assert "pytest>=8.3,<10" in machine.ran[0]
    machine.ran.clear()
    firstrun.prepare(["play"], machine.home)
    firstrun.prepare(["test"], machine.home)
    assert not machine.ran


def test_conveniences_are_not_asked_of_others(machine: Machine) -> None:
    """Somebody's own environment with pytest but without ruff runs the tests as it is."""
    machine.have({**ENOUGH, "pytest": "9.0"})
    firstrun.prepare(["test"], machine.home)
    assert not machine.ran


def test_a_changed_requirement_is_installed(machine: Machine) -> None:
    """When pyproject.toml changes, .venv follows at the next start."""
    machine.stamp("installed", ["numpy>=1.26,<2", "PyYAML>=6.0.2,<7"])
    machine.have(ENOUGH)
    machine.enter()
    firstrun.prepare([], machine.home)
    assert machine.modules() == ["pip"]
    assert machine.stamped()["requirements"] == ["PyYAML>=6.0.2,<7", "numpy>=1.26,<3"]


def test_what_was_removed_is_put_back(machine: Machine) -> None:
    """A package missing from .venv is installed again, whatever the stamp says."""
    machine.stamp("installed", ["numpy>=1.26,<3", "PyYAML>=6.0.2,<7"])
    machine.have({"numpy": "2.0.0"})
    machine.enter()
    firstrun.prepare([], machine.home)
    assert machine.modules() == ["pip"]


@pytest.mark.parametrize("stage", ["making", "installing"])
def test_a_set_up_that_was_cut_off_is_begun_anew(machine: Machine, stage: str) -> None:
    """A half-made .venv of ours is removed and made again."""
    machine.stamp(stage)
    (machine.venv / "half").touch()
    with pytest.raises(GoesOn):
        firstrun.prepare([], machine.home)
    assert machine.modules() == ["venv"]
    assert not (machine.venv / "half").exists()


def test_a_half_written_stamp_counts_as_cut_off(machine: Machine) -> None:
    """A stamp that cannot be read is that of a set-up that was cut off."""
    machine.stamp("installed")
    (machine.venv / firstrun.STAMP).write_text('{"stage": "inst')
    with pytest.raises(GoesOn):
        firstrun.prepare([], machine.home)
    assert machine.modules() == ["venv"]


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    """When the Python that .venv was made with was removed, .venv is made again."""
    machine.stamp("installed")
    (machine.venv / "bin" / "python").unlink()
    with pytest.raises(GoesOn):
        firstrun.prepare([], machine.home)
    assert machine.modules() == ["venv"]


def test_an_environment_that_lost_its_pip_regains_it(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """When .venv's Python was upgraded under it, pip comes first."""
    machine.stamp("installed")
    machine.enter()
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    firstrun.prepare([], machine.home)
    assert machine.modules() == ["ensurepip", "pip"]


def test_somebody_elses_environment_is_used_if_it_serves(machine: Machine) -> None:
    """A .venv without our stamp is entered, and left as it is."""
    machine.stamp("made")
    (machine.venv / firstrun.STAMP).unlink()
    with pytest.raises(GoesOn):
        firstrun.prepare([], machine.home)
    machine.have(ENOUGH)
    machine.enter()
    firstrun.prepare([], machine.home)
    assert not machine.ran
    assert not (machine.venv / firstrun.STAMP).exists()


def test_somebody_elses_environment_is_never_installed_into(machine: Machine) -> None:
    """A .venv without our stamp that lacks something is left alone, with the command that would help."""
    machine.stamp("made")
    (machine.venv / firstrun.STAMP).unlink()
    machine.enter()
    with pytest.raises(SystemExit, match=r"lacks numpy, pyyaml, pytest.*pip install -e '\.\[test\]'"):
        firstrun.prepare(["test"], machine.home)
    assert not machine.ran


def test_a_folder_that_is_no_environment_is_never_removed(machine: Machine) -> None:
    """A folder .venv that we did not make and that holds no Python is somebody's; it stays."""
    machine.venv.mkdir()
    (machine.venv / "diary.txt").touch()
    with pytest.raises(SystemExit, match="did not make"):
        firstrun.prepare([], machine.home)
    assert (machine.venv / "diary.txt").exists()


@pytest.mark.parametrize(
    ("module", "text", "words"),
    [
        ("venv", "The virtual environment was not created because ensurepip is not available.", "-venv"),
        ("venv", "No module named venv", "-venv"),
        ("venv", "Error: it contains the PATH separator :.", "PATH separator"),
        ("pip", "WARNING: Retrying after NewConnectionError('...')\nERROR: No matching", "offline"),
        ("pip", "ERROR: [Errno 28] No space left on device", "disk is full"),
        ("pip", "ERROR: ResolutionImpossible", "ResolutionImpossible"),
    ],
)
def test_failure_is_told_in_plain_words(machine: Machine, module: str, text: str, words: str) -> None:
    """No venv, no network, no room on the disk: a sentence that says what to do, and no traceback."""
    machine.outcomes[module] = (1, text)
    if module == "pip":
        machine.stamp("made")
        machine.enter()
    with pytest.raises(SystemExit, match=words):
        firstrun.prepare([], machine.home)


def test_after_a_failure_the_next_start_tries_again(machine: Machine) -> None:
    """Offline once is not broken for ever."""
    machine.stamp("made")
    machine.enter()
    machine.outcomes["pip"] = (1, "Temporary failure in name resolution")
    with pytest.raises(SystemExit):
        firstrun.prepare([], machine.home)
    del machine.outcomes["pip"]
    firstrun.prepare([], machine.home)
    assert machine.stamped()["stage"] == "installed"


def test_a_failed_venv_leaves_nothing_behind(machine: Machine) -> None:
    """Where .venv cannot be made, no half of it stays."""
    machine.outcomes["venv"] = (1, "no")
    with pytest.raises(SystemExit):
        firstrun.prepare([], machine.home)
    assert not machine.venv.exists()


def test_a_folder_that_cannot_be_written_is_told(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a read-only folder, the way out is a copy."""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(SystemExit, match=r"cannot write.*Permission denied.*of your own"):
        firstrun.prepare([], machine.home)


def test_an_incomplete_copy_is_told(machine: Machine) -> None:
    """Without pyproject.toml, a sentence says what is missing."""
    (machine.home / "pyproject.toml").unlink()
    with pytest.raises(SystemExit, match=r"pyproject\.toml is missing"):
        firstrun.prepare([], machine.home)


def test_pip_cannot_be_misdirected(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that would make pip install elsewhere do not reach it; the others do."""
    seen: dict[str, str] = {}

    def run(command: list[str], *, env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        seen.update(env)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_PROXY", "proxy")
    machine.stamp("made")
    machine.enter()
    firstrun.prepare([], machine.home)
    assert "PIP_TARGET" not in seen
    assert (seen["PIP_USER"], seen["PIP_PROXY"]) == ("0", "proxy")


def test_stopping_by_hand_is_quiet(machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Control-C during the set-up ends in a sentence, and the next start begins anew."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupted)
    with pytest.raises(SystemExit) as stopped:
        firstrun.prepare([], machine.home)
    assert stopped.value.code == 130
    assert "Stopped" in capsys.readouterr().err
    assert machine.stamped()["stage"] == "making"


def test_both_pygames_are_told_with_the_mend(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """The two pygames write the same folder: the player is told how to mend it, and plays on."""
    machine.have({**ENOUGH, "pygame": "2.6.1", "pygame-ce": "2.5.8"})
    firstrun.prepare([], machine.home)
    assert "uninstall --yes pygame pygame-ce" in capsys.readouterr().err


def test_windows_waits_and_hands_on_the_exit_code(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without exec, the first process waits through Control-C and ends as the second does."""
    waits: Iterator[KeyboardInterrupt | int] = iter([KeyboardInterrupt(), 3])
    started: list[list[str]] = []

    class Child:
        def __init__(self, command: list[str]) -> None:
            started.append(command)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def wait(self) -> int:
            outcome = next(waits)
            if isinstance(outcome, KeyboardInterrupt):
                raise outcome
            return outcome

    machine.stamp("installed")
    monkeypatch.setattr(firstrun, "WINDOWS", True)
    monkeypatch.setattr(subprocess, "Popen", Child)
    (machine.venv / "Scripts").mkdir()
    (machine.venv / "Scripts" / "python.exe").touch()
    with pytest.raises(SystemExit) as ended:
        firstrun.prepare(["play"], machine.home)
    assert ended.value.code == 3
    assert started[0][0] == str(machine.venv / "Scripts" / "python.exe")
    assert started[0][2:] == ["play"]


def test_installed_distributions_are_read_from_their_folders(tmp_path: Path) -> None:
    """Names are normal forms, older metadata counts, and the first folder on the path wins."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (
        first / "pygame_ce-2.5.8.dist-info",
        first / "PyYAML-5.4.1-py3.11.egg-info",
        second / "PyYAML-6.0.2.dist-info",
        second / "types_PyYAML-6.0.12.20261113.dist-info",
        second / "numpy",
    ):
        folder.mkdir(parents=True)
    found = firstrun.distributions([str(first), str(tmp_path / "nowhere"), str(second)])
    assert found == {"pygame-ce": "2.5.8", "pyyaml": "5.4.1", "types-pyyaml": "6.0.12.20261113"}


@pytest.mark.parametrize(
    ("version", "met"),
    [
        ("1.25.9", False),
        ("1.26", True),
        ("1.26.0", True),
        ("2.10.1", True),
        ("3.0.0rc1", False),
        ("3.0", False),
    ],
)
def test_versions_are_compared_as_numbers(version: str, met: bool) -> None:
    """2.10 is newer than 2.9, and a candidate of the first version that is too new is too new."""
    assert (firstrun.missing(["numpy>=1.26,<3"], {"numpy": version}) == []) is met


def test_every_requirement_of_the_project_can_be_read() -> None:
    """pyproject.toml states each requirement in the one form that the first run reads."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    stated = [*project["dependencies"], *(each for extra in extras.values() for each in extra)]
    assert len(firstrun.missing(stated, {})) == len(stated)
    named = {firstrun._parts(each)[0] for each in extras["test"]}
    assert named >= firstrun.CONVENIENCES
    assert set(firstrun.EXTRAS.values()) <= set(extras)


@pytest.mark.parametrize("file", ["main.py", "game/__init__.py", "game/firstrun.py"])
def test_an_old_python_can_read_it(file: str) -> None:
    """What runs before the version is known is written in what Python 3.8 understands."""
    ast.parse((CHECKOUT / file).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python that is too old is named, with where to get a newer one."""
    code = compile((CHECKOUT / "main.py").read_text(encoding="utf-8"), "main.py", "exec")
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.8"):
        exec(code, {"__name__": "__main__"})  # noqa: S102 - our own main.py
