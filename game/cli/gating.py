"""The command `gate`: judges a scenario, prints the report, writes it where it is asked to.

Decides nothing about the game, nor about what is judged.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from game.cli.speaking import read_scenario, voice, wrong
from game.cli.speaking import text as _text

if TYPE_CHECKING:
    import argparse

    from game.cli.speaking import Ask, Say
    from game.study.gate.judgement import Sentence

WIDTH = 130
"""How wide a report is where the terminal allows it."""


def gate(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Judge a scenario: 0 where it holds, 1 where it falls short."""
    from game.study.gate import PARTS, judge, plan
    from game.study.gate.page import as_markdown, as_text, as_values

    scenario = read_scenario(options.scenario)
    for name, least in (("playouts", options.playouts), ("jobs", options.jobs)):
        if least is not None and least < 1:
            raise wrong(_text("--{name} must be at least 1", name=name))
    for part in options.part:
        if part not in PARTS:
            raise wrong(_text("there is no part '{part}' of the gate. There is: {parts}", part=part, parts=", ".join(PARTS)))
    clock = Clock(quiet=options.width is not None)
    report = judge(
        scenario,
        plan(quick=options.quick, seed=options.seed, playouts=options.playouts),
        jobs=options.jobs or _cores(),
        parts=tuple(part for part in PARTS if part in options.part) or PARTS,
        hear=clock.begin,
    )
    clock.end()
    say(as_text(report, voice(), options.width or _width()))
    if options.json is not None:
        _write(options.json, json.dumps(as_values(report, voice()), ensure_ascii=False, indent=1) + "\n")
    if options.markdown is not None:
        _write(options.markdown, as_markdown(report, voice()))
    return 0 if report.holds else 1


class Clock:
    """Tells on the error stream which part is being judged, and how long each took."""

    def __init__(self, *, quiet: bool) -> None:
        """Begin to count; a quiet one tells nothing."""
        self._quiet = quiet
        self._part = ""
        self._since, self._busy = perf_counter(), _busy()

    def begin(self, part: Sentence) -> None:
        """Tell that a part begins."""
        self.end()
        self._part, self._since, self._busy = part.said(voice()), perf_counter(), _busy()

    def end(self) -> None:
        """Tell how long the part took that is under way."""
        if self._part and not self._quiet:
            told = _text(
                "{part}: {seconds} s ({busy} s of all processors)",
                part=self._part,
                seconds=f"{perf_counter() - self._since:.1f}",
                busy=f"{_busy() - self._busy:.1f}",
            )
            print(told, file=sys.stderr, flush=True)
        self._part = ""


def _busy() -> float:
    """Return how long processors have been busy with this process and with those it has started and ended."""
    import os

    return sum(os.times()[:4])


def _cores() -> int:
    import os

    return os.cpu_count() or 1


def _width() -> int:
    import shutil

    return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise wrong(_text("cannot write to '{path}': {why}", path=path, why=error.strerror or error)) from error
