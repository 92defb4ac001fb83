"""The command `study`: plays a scenario many times among counterparts, tells what came of it, and writes it where it is asked to.

Decides nothing about the game, nor about what is measured.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from game.cli.speaking import known, read_scenario, voice, wrong
from game.cli.speaking import text as _text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from game.cli.speaking import Ask, Say
    from game.core.scenario import Scenario
    from game.study.design import Change, Design
    from game.study.notebook import Notebook
    from game.study.study import Study
    from game.study.trial import Sitter

INTERRUPTED = 130
"""The exit code of what was stopped by Ctrl+C."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be asked of a study."""
    parser.add_argument("scenario", help=_text("its name on the shelf, or a file or folder"))
    parser.add_argument("--playouts", type=int, default=1000, metavar="NUMBER", help=_text("of each variant (1000)"))
    parser.add_argument(
        "--players",
        action="append",
        default=[],
        metavar="WHO",
        help=_text(
            "LEVEL or LEVEL:TEMPERAMENT, one for all seats or one for each in their order, separated by commas; or SEAT=LEVEL; "
            "the temperament 'mixed' is drawn for each playout (envoy)"
        ),
    )
    parser.add_argument("--seed", type=int, default=1, metavar="NUMBER", help=_text("the first seed; the others follow it (1)"))
    parser.add_argument("--pace", default="", help=_text("how time is cut into turns; the scenario's first if not given"))
    parser.add_argument("--jobs", type=int, metavar="NUMBER", help=_text("in how many processes (one for each core)"))
    parser.add_argument("--cluster", default="", metavar="ADDRESS", help=_text("on the Dask cluster with this scheduler instead"))
    parser.add_argument(
        "--forks", type=int, default=3, metavar="NUMBER", help=_text("deeds tried for their worth in each playout (3)")
    )
    parser.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="SEAT.WHAT=A,B",
        help=_text("compare levels or temperaments of a seat, e.g. us.temperament=hawk,dove; may be repeated"),
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="ACTION",
        help=_text("compare with the action taken out; may be repeated"),
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="ASSUMPTION=OPTION",
        help=_text("compare with another assumption; may be repeated"),
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help=_text("write all figures here"))
    parser.add_argument("--csv", type=Path, metavar="FILE", help=_text("write one row for each playout here"))


def study(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Play a study and tell what it found."""
    from game.study.page import as_text
    from game.study.report import as_csv, as_json
    from game.study.study import study as run

    scenario = read_scenario(options.scenario)
    design = _design(scenario, options)
    jobs = options.jobs or _cores()
    with _kept(scenario, design, options) as notebook:
        bar = Bar(design.playouts * _ways(design), shown=options.width is None and sys.stderr.isatty())
        try:
            found = run(scenario, design, jobs=jobs, cluster=options.cluster, notebook=notebook, hear=bar.move)
        except KeyboardInterrupt:
            bar.clear()
            _stopped(bar, notebook)
            return INTERRUPTED
        finally:
            bar.clear()
        say(as_text(found, voice(), options.width or _width()))
        _write(options.json, found, as_json)
        _write(options.csv, found, as_csv)
        if notebook is not None:
            notebook.remove()
    return 0


class Bar:
    """A line on the error stream that tells how far it has come, where somebody may be looking."""

    WIDTH = 30
    EVERY = 0.1

    def __init__(self, total: int, *, shown: bool) -> None:
        """Begin; where it is not shown it only counts."""
        self.total, self.done = total, 0
        self._shown, self._length, self._told = shown, 0, 0.0
        self._begun: tuple[float, int] | None = None

    def move(self, done: int) -> None:
        """Tell how many are done."""
        now, self.done = perf_counter(), done
        if self._begun is None:
            self._begun = now, done  # those that were done before took no time
        if not self._shown or (now - self._told < self.EVERY and done < self.total):
            return
        self._told = now
        filled = done * self.WIDTH // max(1, self.total)
        line = f"[{'#' * filled}{'.' * (self.WIDTH - filled)}] {_text('{done} of {total}', done=done, total=self.total)}"
        since, before = now - self._begun[0], self._begun[1]
        if since > 1 and done > before:
            rate = (done - before) / since
            line += _text(", {rate} a second, {left} s left", rate=f"{rate:.0f}", left=f"{(self.total - done) / rate:.0f}")
        print(f"\r{line:<{self._length}}", end="", file=sys.stderr, flush=True)
        self._length = len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self._length:
            print(f"\r{' ' * self._length}\r", end="", file=sys.stderr, flush=True)
            self._length = 0


def _stopped(bar: Bar, notebook: Notebook | None) -> None:
    told = _text("Stopped after {done} of {total} playouts.", done=bar.done, total=bar.total)
    if notebook is None:
        told += " " + _text("Nothing is kept: with --json or --csv a study goes on where it was stopped.")
    else:
        told += " " + _text("They are kept: the same command goes on from here.")
    print(told, file=sys.stderr, flush=True)


def _ways(design: Design) -> int:
    from math import prod

    return prod(len(axis) for axis in design.axes)


def _kept(scenario: Scenario, design: Design, options: argparse.Namespace) -> AbstractContextManager[Notebook | None]:
    from contextlib import nullcontext

    from game.study.design import variants
    from game.study.notebook import Notebook, beside, mark

    target: Path | None = options.json or options.csv
    if target is None:
        return nullcontext()
    if not target.parent.is_dir():
        raise wrong(_text("cannot write to '{path}': there is no such folder", path=target))
    found = mark(design, variants(scenario, design))
    return Notebook(beside(target, found), found)


def _design(scenario: Scenario, options: argparse.Namespace) -> Design:
    """Return what was asked for. Raises GameError with what was probably meant."""
    from game.study.design import SUPPOSED, WITHOUT, Change, Design

    for name, number, least in (
        ("playouts", options.playouts, 1),
        ("jobs", options.jobs, 1),
        ("forks", options.forks, 0),
    ):
        if number is not None and number < least:
            raise wrong(_text("--{name} must be at least {least}", name=name, least=least))
    if options.pace:
        known(options.pace, scenario.paces, "pace")
    axes: list[tuple[Change | None, ...]] = [_varied(scenario, given) for given in options.vary]
    for action in options.without:
        known(action, scenario.actions, "action")
        axes.append((None, Change(kind=WITHOUT, subject=action)))
    for given in options.set:
        name, names = _parted(given, _text("ASSUMPTION=OPTION"))
        known(name, scenario.assumptions, "assumption")
        for option in names:
            known(option, scenario.assumptions[name].options, "option")
        axes.append((None, *(Change(kind=SUPPOSED, subject=name, value=option) for option in names)))
    subjects = [(step.kind, step.subject) for axis in axes for step in axis[-1:] if step is not None]
    for kind, subject in subjects:
        if subjects.count((kind, subject)) > 1:
            raise wrong(_text("'{subject}' is varied twice: name all that is compared once", subject=subject))
    return Design(
        pace=options.pace or next(iter(scenario.paces)),
        sitters=_sitters(scenario, options.players),
        playouts=options.playouts,
        seed=options.seed,
        forks=options.forks,
        axes=tuple(axes),
    )


def _parted(given: str, form: str) -> tuple[str, list[str]]:
    name, sign, values = given.partition("=")
    found = [value.strip() for value in values.split(",") if value.strip()]
    if not sign or not found:
        raise wrong(_text("'{given}' is not of the form {form}", given=given, form=form))
    return name.strip(), found


def _varied(scenario: Scenario, given: str) -> tuple[Change, ...]:
    """Return the steps of `us.temperament=hawk,dove`."""
    from game.study.design import LEVEL, TEMPERAMENT, Change

    name, values = _parted(given, _text("SEAT.temperament=A,B or SEAT.level=A,B"))
    seat, _, kind = name.rpartition(".")
    known(kind, {LEVEL: 0, TEMPERAMENT: 0}, "varied")
    known(seat, scenario.seats, "seat")
    return tuple(
        Change(kind=kind, subject=seat, value=_level(value) if kind == LEVEL else _temperament(scenario, value))
        for value in dict.fromkeys(values)
    )


def _level(name: str) -> str:
    from game.counterparts import LEVELS, LINES

    plain = name.replace("é", "e")
    known(plain, dict.fromkeys((*LEVELS, *LINES)), "level")
    return plain


def _temperament(scenario: Scenario, name: str) -> str:
    from game.study.trial import MIXED

    known(name, dict.fromkeys((*scenario.temperaments, MIXED)), "temperament")
    return name


def _sitters(scenario: Scenario, given: Iterable[str]) -> dict[str, Sitter]:
    """Return who plays: `envoy`, `envoy:hawk,strategist` in the order of the seats, or `us=envoy:hawk`."""
    from game.study.trial import Sitter

    named: dict[str, Sitter] = {}
    listed: list[Sitter] = []
    for word in (word.strip() for text in given for word in text.split(",") if word.strip()):
        seat, sign, who = word.rpartition("=")
        level, _, temperament = who.partition(":")
        sitter = Sitter(level=_level(level), temperament=_temperament(scenario, temperament) if temperament else "")
        if sign:
            known(seat, scenario.seats, "seat")
            named[seat] = sitter
        else:
            listed.append(sitter)
    seats = tuple(scenario.seats)
    if len(listed) not in {0, 1, len(seats)}:
        raise wrong(
            _text(
                "{count} players were named for {seats} seats ({names}): name one for all, one for each, or SEAT=LEVEL",
                count=len(listed),
                seats=len(seats),
                names=", ".join(seats),
            )
        )
    those = listed if len(listed) == len(seats) else (listed or [Sitter(level="envoy")]) * len(seats)
    return {**dict(zip(seats, those, strict=True)), **named}


def _cores() -> int:
    import os

    return os.cpu_count() or 1


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def _write(path: Path | None, found: Study, form: Callable[[Study], str]) -> None:
    if path is None:
        return
    try:
        path.write_bytes(form(found).encode("utf-8"))
    except OSError as error:
        raise wrong(_text("cannot write to '{path}': {why}", path=path, why=error.strerror or error)) from error
