"""Commands for authors and developers: new, check, schema, record, test."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.speaking import text as _text
from game.cli.speaking import wrong

if TYPE_CHECKING:
    import argparse

    from game.cli.speaking import Ask, Say

CHECKOUT = Path(__file__).resolve().parents[2]
"""The folder of main.py, where this runs from a checkout."""


def new(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Write a small scenario that is whole, and say what to do with it."""
    from game.authoring.beginning import begin, called

    path = begin(options.name, options.folder)
    name = options.name if options.folder is None else called(path)
    say(_text("Written to {path}", path=path))
    say(_text("It can be played as it stands. Open it in an editor of plain text; its remarks say what is what."))
    for command in (f"play {name}", f"check {name}", f"gate {name} --quick"):
        say(f"  python3 main.py {command}")
    return 0


def check(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Tell everything that is wrong with scenarios; return 1 where there is something to mend."""
    from game.authoring.shelf import check as examine
    from game.authoring.shelf import find, shelf

    paths = [find(name) for name in options.paths] or [header.path for header in shelf()]
    refused = False
    for path in paths:
        problems = examine(path)
        for problem in problems:
            say(str(problem) if problem.severe else _text("{problem} (advice)", problem=problem))
        severe = sum(problem.severe for problem in problems)
        refused = refused or severe > 0
        say(_text("{path}: {severe} to mend, {advice} to consider", path=path, severe=severe, advice=len(problems) - severe))
    return 1 if refused else 0


def schema(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Tell or write the JSON Schema of scenarios, or the page that tells people the same."""
    from game.authoring.reference import page
    from game.authoring.schema import text

    found = page() if options.page else text()
    if options.output is None:
        say(found.rstrip("\n"))
    else:
        try:
            options.output.write_text(found, encoding="utf-8", newline="\n")
        except OSError as error:
            raise wrong(_text("cannot write to '{path}': {why}", path=options.output, why=error.strerror or error)) from error
        say(_text("Written to {path}", path=options.output))
    return 0


def record(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Play the recorded playthroughs again; write them down, or compare."""
    from game.cli import run
    from game.terminal.transcript import transcript

    folder = options.folder or CHECKOUT / "tests" / "playthroughs"
    scripts = sorted(folder.glob("*.in"))
    if not scripts:
        raise wrong(_text("there are no playthroughs (*.in) in '{folder}'", folder=folder))
    differing = 0
    for script in scripts:
        target = script.with_suffix(".txt")
        found = transcript(script.read_text(encoding="utf-8"), CHECKOUT, run)
        same = target.is_file() and target.read_text(encoding="utf-8") == found
        differing += not same
        if options.check:
            say(
                _text("{name}: as recorded", name=target.name)
                if same
                else _text("{name}: differs from what was recorded", name=target.name)
            )
        else:
            target.write_text(found, encoding="utf-8")
            say(_text("{name}: unchanged", name=target.name) if same else _text("{name}: written", name=target.name))
    return 1 if options.check and differing else 0


def test(arguments: Sequence[str]) -> int:
    """Run pytest in the checkout, in a process of its own, as the plain command `pytest` would."""
    import subprocess

    if not (CHECKOUT / "tests").is_dir():
        print("the tests are not part of an installed package: run them in a checkout", file=sys.stderr)
        return 2
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=CHECKOUT, check=False).returncode
