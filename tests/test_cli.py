"""The command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__, cli

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
    monkeypatch.setattr(cli, "__file__", str(tmp_path / "game" / "cli.py"))
    assert cli.main(["test"]) == 2
    assert "checkout" in capsys.readouterr().err
