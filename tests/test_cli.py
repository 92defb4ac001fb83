"""The command line."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game import __version__, cli
from game.terminal.transcript import transcript

CHECKOUT = Path(__file__).resolve().parent.parent


def test_help_imports_nothing_heavy() -> None:
    """`--help` answers at once: no package of other people's is imported for it."""
    program = (
        "import sys; from game import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy', 'pydantic', 'pygame', 'yaml', 'subprocess'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` names the program and its version."""
    with pytest.raises(SystemExit, match="0"):
        cli.main(["--version"])
    assert capsys.readouterr().out == f"Backchannel {__version__}\n"


def test_arguments_of_test_go_to_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every argument after `test` is pytest's, options included, and so is the exit code."""
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(subprocess, "run", run)
    assert cli.main(["test", "-k", "law", "--help"]) == 5
    assert ran[0][1:] == ["-m", "pytest", "-k", "law", "--help"]


def test_an_installed_package_has_no_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`backchannel test` outside a checkout says where the tests are."""
    monkeypatch.setattr(cli.tools, "CHECKOUT", tmp_path)
    assert cli.main(["test"]) == 2
    assert "checkout" in capsys.readouterr().err


# -- the commands -----------------------------------------------------------------------------------------------------

NEIGHBOURS = str(CHECKOUT / "tests" / "scenarios" / "two_neighbours.yaml")


def backchannel(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program as a person without a display would."""
    shown = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER"}
    return subprocess.run(
        [sys.executable, str(CHECKOUT / "main.py"), *arguments],
        env={name: value for name, value in os.environ.items() if name not in shown},
        timeout=120,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_playout_is_a_function_of_its_seed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same seed writes the same journal, saved_at aside; another seed another."""
    from game import saves

    paths = [tmp_path / name for name in ("a.json", "b.json", "c.json")]
    for path, seed in zip(paths, ("7", "7", "8"), strict=True):
        assert cli.main(["playout", "baghdad-2024", "--seed", seed, "--pace", "class", "-o", str(path)]) == 0
    one, same, other = (saves.to_bytes(replace(saves.read(path), saved_at="")) for path in paths)
    assert one == same
    assert one != other
    assert "seed 7" in capsys.readouterr().out
    assert cli.main(["replay", str(paths[0]), "--reveal"]) == 0
    assert "margin" in capsys.readouterr().out


def test_what_is_supposed_is_played_kept_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A match begins as it is supposed to be, its record says so for good, and its verdict tells it."""
    from game import saves

    starts = []
    for name, more in (("written", []), ("supposed", ["--set", "past=help"])):
        path = tmp_path / f"{name}.json"
        assert cli.main(["playout", NEIGHBOURS, "--seed", "7", "-o", str(path), *more]) == 0
        starts.append(saves.read(path).scenario.indicators["trust_in_upper"].start)
    assert starts == [40, 55]
    capsys.readouterr()
    assert cli.main(["playout", NEIGHBOURS, "--seed", "7", "--set", "past=help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "What was taken for granted" in told
    assert "In this match: Help in the great flood." in told
    assert "It may be supposed otherwise: Old quarrels." in told


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["play", "bagdad-2024"], "Did you mean 'baghdad-2024'?"),
        (["play", NEIGHBOURS, "--seat", "uper", "--terminal"], "there is no seat 'uper'. Did you mean 'upper'?"),
        (["play", NEIGHBOURS, "--seat", "upper", "--pace", "clas"], "Did you mean 'class'?"),
        (["play", NEIGHBOURS, "--seat", "upper", "--temperament", "lower=hwak"], "Did you mean 'hawk'?"),
        (["play", NEIGHBOURS, "--seat", "upper", "--temperament", "hawk"], "not a seat and a temperament"),
        (["play", NEIGHBOURS, "--seat", "upper", "--level", "stratgist"], "Did you mean 'strategist'?"),
        (["playout", NEIGHBOURS, "--level", "lowr=envoy"], "Did you mean 'lower'?"),
        (["playout", NEIGHBOURS, "--set", "pst=help"], "there is no assumption 'pst'. Did you mean 'past'?"),
        (["play", NEIGHBOURS, "--set", "past=hlp"], "Did you mean 'help'?"),
        (["play", NEIGHBOURS, "--set", "past"], "'past' is not of the form ASSUMPTION=OPTION"),
        (["play", NEIGHBOURS, "--set", "past=help", "--set", "past=quarrels"], "'past' is set twice"),
        (["play", "--resume", "nowhere.json"], "there is no file 'nowhere.json'"),
        (["play", NEIGHBOURS, "--resume", "x.json"], "leave the scenario out"),
        (["play", "--resume", "x.json", "--set", "past=help"], "leave --set out"),
        (["replay", NEIGHBOURS], "is not JSON"),
        (["record", "/nowhere"], "there are no playthroughs"),
    ],
)
def test_errors_are_plain(arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person can mend is told on standard error, with what was probably meant, and exit code 2."""
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    assert expected in " ".join(said.err.split())
    assert not said.out


def test_an_error_is_no_traceback() -> None:
    """A person never sees a traceback for a wrong name."""
    done = backchannel("playout", "nowhere")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("backchannel: ")


def test_without_a_command_the_front_door_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`main.py` alone says what there is, lets one choose, and goes when one wants to go."""
    monkeypatch.setenv("BACKCHANNEL_SAVES", str(tmp_path))
    done = backchannel(typed="1\n1\n\n\n\nquit\n")
    assert done.returncode == 0
    assert "as text" in done.stdout
    assert "Turn 1 of" in done.stdout
    assert "Saved. Go on later" in done.stdout
    assert len([path for path in tmp_path.iterdir() if not path.name.endswith(".draft.json")]) == 1


def test_options_survive_the_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`play` without a scenario asks for the scenario and keeps seat, pace and seed."""
    monkeypatch.setenv("BACKCHANNEL_SAVES", str(tmp_path))
    done = backchannel("play", "--seat", "iraq", "--seed", "11", "--pace", "class", typed="1\n\n\nquit\n")
    assert done.returncode == 0, done.stderr
    assert "Pace: A first lesson. Seed: 11." in done.stdout
    assert "Your seat: Iraq" in done.stdout


def test_secrets_of_a_match_still_going_on_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`replay --reveal` refuses a match that is not over, unless one insists."""
    path = tmp_path / "game.json"
    assert backchannel("play", NEIGHBOURS, "--seat", "lower", "--seed", "7", "--save", str(path)).returncode == 0
    assert cli.main(["replay", str(path)]) == 0
    assert cli.main(["replay", str(path), "--reveal"]) == 2
    assert "still being played" in capsys.readouterr().err
    assert cli.main(["replay", str(path), "--reveal", "--anyway"]) == 0


def test_an_unknown_scenario_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """No file, line or name of a check stands before it."""
    assert cli.main(["play", "nosuch"]) == 2
    assert capsys.readouterr().err.startswith("backchannel: there is no scenario 'nosuch'.")


def test_no_game_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A new game gets a file of its own; a file that exists is refused."""
    monkeypatch.setenv("BACKCHANNEL_SAVES", str(tmp_path))
    for _ in range(2):
        assert backchannel("play", NEIGHBOURS, "--seat", "lower", "--seed", "7", "--terminal").returncode == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["two_neighbours-lower-7-2.json", "two_neighbours-lower-7.json"]
    assert cli.main(["play", NEIGHBOURS, "--seat", "lower", "--save", str(tmp_path / names[0])]) == 2
    assert "exists already" in " ".join(capsys.readouterr().err.split())


def test_check_tells_every_problem(capsys: pytest.CaptureFixture[str]) -> None:
    """`check` prints each problem with its line, and fails where one is severe."""
    assert cli.main(["check", NEIGHBOURS]) == 0
    assert "0 to mend" in capsys.readouterr().out
    assert cli.main(["check", str(CHECKOUT / "tests" / "authoring" / "ten_mistakes.yaml")]) == 1
    assert capsys.readouterr().out.count("ten_mistakes.yaml:") >= 10


def test_a_script_is_played_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`record` writes what a script plays; `record --check` tells where it differs, and fails."""
    script = tmp_path / "one.in"
    script.write_text(f"# a remark\nplay {NEIGHBOURS} --seat lower --seed 7 --no-save --terminal\n\n\nsituation\nquit\nunasked\n")
    assert cli.main(["record", str(tmp_path)]) == 0
    told = (tmp_path / "one.txt").read_text(encoding="utf-8")
    assert "Turn 1> situation" in told
    assert told.endswith("[1 answers were not asked for]\n")
    assert cli.main(["record", "--check", str(tmp_path)]) == 0
    (tmp_path / "one.txt").write_text("else", encoding="utf-8")
    assert cli.main(["record", "--check", str(tmp_path)]) == 1
    assert "differs" in capsys.readouterr().out


def test_playthroughs_are_as_recorded() -> None:
    """The golden playthroughs are what the program does; after a change that is meant: `main.py record`, and read the diff."""
    folder = CHECKOUT / "tests" / "playthroughs"
    for script in sorted(folder.glob("*.in")):
        found = transcript(script.read_text(encoding="utf-8"), CHECKOUT, cli.run)
        assert found == script.with_suffix(".txt").read_text(encoding="utf-8"), script.name
