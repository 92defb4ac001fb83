"""The command `study`, as it is typed."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.authoring.shelf import check, read
from game.cli import _parser, main, run, studying
from game.cli.speaking import read_scenario
from game.core.assumption import supposing
from game.core.world import opening
from tests.study.small import FILE, scenario

CHECKOUT = Path(__file__).resolve().parents[2]
SMALL = ("study", FILE, "--pace", "class", "--forks", "1")


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)


def said(*words: str) -> tuple[int, str]:
    """Return the exit code and all that is said."""
    lines: list[str] = []
    code = run(words, lambda _: "", lines.append)
    return code, "\n".join(lines)


def test_it_tells_and_writes_what_it_found(tmp_path: Path) -> None:
    """A study is told on the page and written where it is asked to, and no notebook is left."""
    code, page = said(
        *SMALL, "--playouts", "4", "--jobs", "1", "--json", str(tmp_path / "a.json"), "--csv", str(tmp_path / "a.csv")
    )
    assert code == 0
    assert "Two neighbours, at the pace “A class”: 4 playouts, seeds 1 to 4." in page
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["design"]["playouts"] == 4
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.json"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--players", "envoi"), "there is no level 'envoi'. Did you mean 'envoy'?"),
        (("--players", "envoy:hwak"), "there is no temperament 'hwak'. Did you mean 'hawk'?"),
        (("--players", "uper=envoy"), "there is no seat 'uper'. Did you mean 'upper'?"),
        (("--players", "envoy,envoy,envoy"), "3 players were named for 2 seats (upper, lower)"),
        (("--vary", "upper.temperament=hawk,dov"), "there is no temperament 'dov'."),
        (("--vary", "upper.temper=hawk"), "there is no thing to vary 'temper'. Did you mean 'temperament'?"),
        (("--vary", "hawk"), "'hawk' is not of the form SEAT.temperament=A,B or SEAT.level=A,B"),
        (("--without", "shut_gate"), "there is no action 'shut_gate'. Did you mean 'shut_gates'?"),
        (("--set", "pst=help"), "there is no assumption 'pst'. Did you mean 'past'?"),
        (("--set", "past=hlp"), "there is no option 'hlp'. Did you mean 'help'?"),
        (("--set", "past=help", "--set", "past=quarrels"), "'past' is varied twice"),
        (("--pace", "clas"), "there is no pace 'clas'. Did you mean 'class'?"),
        (("--playouts", "0"), "--playouts must be at least 1"),
        (("--forks", "-1"), "--forks must be at least 0"),
        (("--json", "no/such/folder.json"), "there is no such folder"),
    ],
)
def test_what_cannot_be_asked_is_told_plainly(words: tuple[str, ...], told: str) -> None:
    """A name that there is not, or a form that is none, is refused before anything is played, with what was probably meant."""
    code, page = said(*SMALL, "--jobs", "1", *words)
    assert code == 2
    assert told in " ".join(page.split())


def test_players_are_named_for_all_for_each_or_by_seat() -> None:
    """One for all; one for each in the order of the seats; by seat, which goes before."""
    upper, lower = scenario().seats

    def named(*given: str) -> list[tuple[str, str]]:
        found = studying._sitters(scenario(), given)
        return [(found[seat].level, found[seat].temperament) for seat in (upper, lower)]

    assert named() == [("envoy", ""), ("envoy", "")]
    assert named("random:mixed") == [("random", "mixed"), ("random", "mixed")]
    assert named("envoy:hawk,random") == [("envoy", "hawk"), ("random", "")]
    assert named("random", "lower=envoy:hawk") == [("random", ""), ("envoy", "hawk")]
    assert named("lower=random") == [("envoy", ""), ("random", "")]


def test_the_bar_counts_and_is_cleared(capsys: pytest.CaptureFixture[str]) -> None:
    """Where somebody looks a line tells how far it has come; where nobody does, nothing is written."""
    bar = studying.Bar(40, shown=True)
    for done in (0, 20, 40):
        bar.move(done)
    bar.clear()
    told = capsys.readouterr().err
    assert "40 of 40" in told
    assert told.endswith("\r")
    silent = studying.Bar(40, shown=False)
    silent.move(20)
    silent.clear()
    assert (capsys.readouterr().err, silent.done) == ("", 20)


def test_a_piped_study_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the error stream is no terminal, nothing is written on it."""
    assert main([*SMALL, "--playouts", "2", "--jobs", "1"]) == 0
    assert capsys.readouterr().err == ""


def test_processes_that_are_started_anew_make_no_first_run() -> None:
    """What a new process imports of main.py sets nothing up."""
    script = "import runpy, sys; runpy.run_path('main.py', run_name='__mp_main__'); print('game.firstrun' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def listening() -> None:
    """Hear Ctrl+C again: what is started in the background by a shell without job control does not, nor do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C in another way")
def test_ctrl_c_and_the_same_command_again_give_the_whole(tmp_path: Path) -> None:
    """Ctrl+C in mid-run ends it soon, in plain words; typed again it goes on, and the JSON is that of a study never stopped."""
    words = ["--playouts", "300", "--jobs", "2"]
    target = tmp_path / "a.json"
    command = [sys.executable, "main.py", *SMALL, *words, "--json", str(target)]
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=listening,  # noqa: PLW1509  this process has one thread
    ) as child:
        while child.poll() is None and sum(path.read_bytes().count(b"\n") for path in tmp_path.glob("*.part")) < 20:
            time.sleep(0.01)
        os.killpg(child.pid, signal.SIGINT)
        told = child.communicate()
    assert child.returncode == studying.INTERRUPTED, told
    assert told[0] == ""
    assert told[1].startswith("Stopped after")
    assert told[1].endswith("of 300 playouts. They are kept: the same command goes on from here.\n")
    assert not target.exists()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert not list(tmp_path.glob("*.part"))
    whole = tmp_path / "whole.json"
    assert said(*SMALL, *words, "--json", str(whole))[0] == 0
    assert whole.read_bytes() == target.read_bytes()


def test_the_page_of_docs_asks_what_can_be_asked() -> None:
    """Every study that docs/study.md types is one that there can be."""
    page = (CHECKOUT / "docs" / "study.md").read_text(encoding="utf-8")
    typed = [line.split("#")[0] for line in page.splitlines() if line.startswith("python3 main.py study ")]
    assert len(typed) >= 7
    for line in typed:
        options = _parser().parse_args(shlex.split(line)[2:])
        assert studying._design(read_scenario(options.scenario), options).playouts >= 1000


def test_the_assumption_of_docs_can_be_written(tmp_path: Path) -> None:
    """The assumption that docs/study.md shows is one that a scenario can have."""
    page = (CHECKOUT / "docs" / "study.md").read_text(encoding="utf-8")
    shown = page.split("```yaml\n")[1].split("```")[0]
    small = Path(FILE).read_text(encoding="utf-8")
    flags = shown.split("flags:\n")[1]
    held = small[small.index("assumptions:\n") : small.index("tables:\n")]
    written = small.replace(held, shown.split("flags:\n")[0] + "\n").replace("flags:\n", f"flags:\n{flags}", 1)
    path = tmp_path / "small.yaml"
    path.write_text(written, encoding="utf-8")
    found = check(path)
    assert [str(problem) for problem in found if problem.severe] == []
    switched = supposing(read(path), {"resolve": "spiral"})
    assert opening(switched, "class").values["tension"] == 45
    assert {"spiralling"} == set(opening(switched, "class").flags) & {"deterred", "spiralling"}
