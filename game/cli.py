"""The command line: reads what was asked for and calls the room that does it.

Imports nothing heavy before it is needed, so that `--help` answers at once; decides nothing about the game.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Do what the arguments say (those of the command line, if none are given) and return the exit code."""
    words = list(sys.argv[1:] if args is None else args)
    if words[:1] == ["test"]:
        return _test(words[1:])  # before argparse reads them: every argument after `test` is pytest's
    parser = _parser()
    parser.parse_args(words)
    parser.print_help()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="backchannel", description="A turn-based educational game of diplomacy under fire.")
    parser.add_argument("--version", action="version", version=f"Backchannel {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    commands.add_parser("test", help="run the tests; further arguments go to pytest", add_help=False)
    return parser


def _test(arguments: Sequence[str]) -> int:
    """Run pytest in the checkout, in a process of its own, as the plain command `pytest` would."""
    import subprocess

    checkout = Path(__file__).resolve().parent.parent
    if not (checkout / "tests").is_dir():
        print("the tests are not part of an installed package: run them in a checkout", file=sys.stderr)
        return 2
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=checkout, check=False).returncode
