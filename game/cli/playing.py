"""Commands that play: the desktop, the game as text, playouts, replays, pictures."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypedDict

from game.cli.speaking import known, read_scenario, say_line, wrong
from game.cli.speaking import text as _text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from game.cli.speaking import Ask, Say
    from game.core.journal import Journal
    from game.core.scenario import Scenario
    from game.desktop.screen import Desktop, Screen
    from game.host import Host
    from game.match import Match


LEAST, MOST = (800, 480), (7680, 4320)
"""The least and the largest window that pictures are made of."""


def _window(
    options: argparse.Namespace,
    ask: Ask,
    say: Say,
    first: Callable[[Desktop], Screen] | None = None,
    *,
    lost: bool = False,
) -> bool:
    """Open the desktop and stay until it is closed; where text was asked for, or there is no display, return False at once.

    `lost`: options were given that a title cannot take; they are refused rather than dropped. Raises GameError then.
    """
    if getattr(options, "terminal", False) or ask is not input:
        return False
    from game.desktop import NoDisplay, run
    from game.desktop.display import connect, mend

    cure = mend()
    if cure:
        say_line(
            _text("This Python has pygame where it should have pygame-ce, and the desktop would not work. Mend it with:"),
            options,
            say,
        )
        say(f"  {cure}")
        return False
    try:
        connect()
        if lost:
            raise wrong(
                _text("these options are about one scenario: name it, e.g. play baghdad-2024 --seat us, or add --terminal")
            )
        run(first)
    except NoDisplay as error:
        say_line(
            _text(
                "There is no display to open a window on ({reason}), so this is the game as text. Type quit to leave it.",
                reason=error,
            ),
            options,
            say,
        )
        return False
    return True


def door(options: argparse.Namespace, ask: Ask, say: Say) -> int:
    """Open the desktop at its title; without a display, the menu as text."""
    given: list[str] = [item for name in ("temperament", "level", "set") for item in getattr(options, name, None) or []]
    seats = _seats(options)
    kept = getattr(options, "save", None) is not None or getattr(options, "no_save", False)
    chance = bool(getattr(options, "pace", "")) or getattr(options, "seed", None) is not None
    if _window(options, ask, say, lost=bool(seats or given or kept or chance)):
        return 0
    from game.terminal import menu

    wish = menu(
        pace=getattr(options, "pace", ""),
        seat=seats[0] if seats else "",
        fresh=bool(seats or given or chance),
        ask=ask,
        say=say,
        width=options.width,
    )
    if wish is None:
        return 0
    if wish.resume is not None:
        return _resume(wish.resume, options, ask, say)
    if wish.scenario is None:
        return 0
    humans = _among((wish.seat, *seats), wish.scenario)
    scenario = _supposed(wish.scenario, options)
    return _begin(scenario, humans, wish.pace, _tempers(scenario, options), options, ask, say)


def _seats(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the seats that people were given on the command line, the player's first."""
    seat = getattr(options, "seat", None)
    return tuple(dict.fromkeys([*([seat] if seat else []), *getattr(options, "human", [])]))


def _among(seats: Sequence[str], scenario: Scenario) -> tuple[str, ...]:
    """Return these seats, each once. Raises GameError for one the scenario does not have."""
    for seat in seats:
        known(seat, scenario.seats, "seat")
    return tuple(dict.fromkeys(seats))


def play(options: argparse.Namespace, ask: Ask, say: Say) -> int:
    """Play a scenario, or go on with a saved game."""
    if options.resume is not None:
        if options.scenario:
            raise wrong(_text("--resume goes on with a saved game, which has its scenario in it: leave the scenario out"))
        if options.set:
            raise wrong(_text("--resume goes on with a saved game, which keeps what it began with: leave --set out"))
        return _resume(options.resume, options, ask, say)
    if not options.scenario:
        return door(options, ask, say)
    written = read_scenario(options.scenario)
    scenario = _supposed(written, options)
    pace = _pace(scenario, options.pace)
    seats = _among(_seats(options), scenario)
    tempers = _tempers(scenario, options)
    if not seats:
        if _window(options, ask, say, partial(_seats_screen, written, options, pace, tempers)):
            return 0
        from game.terminal import menu

        wish = menu(scenario, pace if options.pace else "", ask=ask, say=say, width=options.width)
        if wish is None:
            return 0
        seats, pace = (wish.seat,), wish.pace
    return _begin(scenario, seats, pace, tempers, options, ask, say)


def _begin(  # noqa: PLR0913  a match has that many sides
    scenario: Scenario,
    humans: tuple[str, ...],
    pace: str,
    tempers: Tempers,
    options: argparse.Namespace,
    ask: Ask,
    say: Say,
) -> int:
    from game.host import Host
    from game.terminal import play

    path = getattr(options, "save", None)
    keep = not getattr(options, "no_save", False)
    if keep and path is not None and path.exists():
        raise wrong(_text("'{path}' exists already: go on with it (play --resume {path}), or save to another file", path=path))
    seed = getattr(options, "seed", None)
    host = Host.begin(scenario, humans=humans, pace=pace, seed=seed, **tempers, path=path, keep=keep)
    if _window(options, ask, say, partial(_host_screen, host)):
        return 0
    _ease()
    play(host, ask=ask, say=say, width=options.width)
    return 0


def _resume(path: Path, options: argparse.Namespace, ask: Ask, say: Say) -> int:
    from game.host import Host
    from game.terminal import play

    target = getattr(options, "save", None)
    if target is not None and target.exists() and target.resolve() != path.resolve():
        raise wrong(_text("'{path}' exists already, and no game is written over: save to another file", path=target))
    host = Host.resume(path, target)
    if _window(options, ask, say, partial(_host_screen, host)):
        return 0
    _ease()
    play(host, ask=ask, say=say, width=options.width)
    return 0


def _seats_screen(scenario: Scenario, options: argparse.Namespace, pace: str, tempers: Tempers, desktop: Desktop) -> Screen:
    from game.desktop.screens.seats import Seats

    keep = not options.no_save
    supposed = _chosen(scenario, options)
    return Seats(desktop, scenario, pace=pace, seed=options.seed, **tempers, supposed=supposed, path=options.save, keep=keep)


def _host_screen(host: Host, desktop: Desktop) -> Screen:
    from game.desktop.screens.opening import onward

    return onward(desktop, host)


def _ease() -> None:
    """Let a person edit the line they type, where this Python can."""
    from contextlib import suppress

    with suppress(ImportError):
        import readline  # noqa: F401  importing it is what does it


def playout(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Play one match among counterparts."""
    from game import saves
    from game.terminal import replay

    scenario = _supposed(read_scenario(options.scenario), options)
    tempers = _tempers(scenario, options)
    match = _among_counterparts(scenario, options.seed, _pace(scenario, options.pace), tempers)
    if options.output is None:
        replay(match.journal, reveal=True, say=say, width=options.width)
        return 0
    saves.write(match.journal, options.output)
    ending = next(item for item in scenario.endings if item.id == match.world.ending)
    say(
        _text(
            "{title}, seed {seed}: {ending}. Written to {path}",
            title=scenario.title,
            seed=match.journal.opened.seed,
            ending=ending.name,
            path=options.output,
        )
    )
    return 0


def _among_counterparts(scenario: Scenario, seed: int | None, pace: str, tempers: Tempers) -> Match:
    from game.host import Host

    host = Host.begin(scenario, humans=(), pace=pace, seed=seed, **tempers, keep=False)
    while not host.match.over:
        host.advance()
    return host.match


def replay(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Tell a saved game turn by turn."""
    from game import saves
    from game.terminal import replay

    journal: Journal = saves.read(options.file)
    if options.reveal and not options.anyway:
        from game.match import Match

        if not Match(journal).over:
            raise wrong(
                "this match is still being played, and --reveal would tell its secrets: what the others want, ordered and "
                "thought. Leave --reveal out to read what everybody may know, or add --anyway if nobody will play on"
            )
    replay(journal, reveal=options.reveal, say=say, width=options.width)
    return 0


def size(text: str) -> tuple[int, int]:
    """Return a size such as 1024x600. Raises ArgumentTypeError, which argparse tells, for anything else."""
    width, sign, height = text.partition("x")
    if not sign or not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(_text("'{text}' is not a size; expected e.g. 1024x600", text=text))
    if not (LEAST[0] <= int(width) <= MOST[0] and LEAST[1] <= int(height) <= MOST[1]):
        raise argparse.ArgumentTypeError(
            _text(
                "'{text}' is no size for a window; expected from {least} to {most}",
                text=text,
                least="x".join(map(str, LEAST)),
                most="x".join(map(str, MOST)),
            )
        )
    return int(width), int(height)


def screenshots(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    """Draw every screen of the desktop into a folder."""
    from game.desktop.screenshots import take
    from game.desktop.settings import Settings

    chosen = Settings(text=options.text, theme=options.theme, sound=False)
    scenario = read_scenario(options.scenario)
    try:
        for path in take(scenario, options.folder, chosen, options.size):
            say(str(path))
    except OSError as error:
        raise wrong(_text("cannot write to '{path}': {why}", path=options.folder, why=error.strerror or error)) from error
    return 0


def _pace(scenario: Scenario, given: str) -> str:
    if not given:
        return next(iter(scenario.paces))
    known(given, scenario.paces, "pace")
    return given


def _supposed(scenario: Scenario, options: argparse.Namespace) -> Scenario:
    """Return the scenario as it shall be supposed to be. Raises GameError for an assumption or an option there is not."""
    from game.core.assumption import supposing

    return supposing(scenario, _chosen(scenario, options))


def _chosen(scenario: Scenario, options: argparse.Namespace) -> dict[str, str]:
    """Return what shall be supposed: assumption to option. Raises GameError for one there is not."""
    chosen: dict[str, str] = {}
    for given in getattr(options, "set", ()):  # where no command is named there are no options
        name, sign, option = given.partition("=")
        if not sign:
            raise wrong(_text("'{given}' is not of the form {form}", given=given, form=_text("ASSUMPTION=OPTION")))
        known(name, scenario.assumptions, "assumption")
        known(option, scenario.assumptions[name].options, "option")
        if name in chosen:
            raise wrong(_text("'{name}' is set twice: choose one of its options", name=name))
        chosen[name] = option
    return chosen


class Tempers(TypedDict):
    """How counterparts are disposed and how well they play, by seat."""

    temperaments: Mapping[str, str]
    levels: Mapping[str, str]


def _tempers(scenario: Scenario, options: argparse.Namespace) -> Tempers:
    """Return what was said of counterparts. Raises GameError for what there is not."""
    return Tempers(
        temperaments=_temperaments(scenario, getattr(options, "temperament", None) or []),
        levels=_levels(scenario, getattr(options, "level", None) or []),
    )


def _levels(scenario: Scenario, given: Sequence[str]) -> dict[str, str]:
    from game.counterparts import LEVELS

    found: dict[str, str] = {}
    for text in given:
        seat, sign, name = text.partition("=") if "=" in text else ("", "", text)
        level = name.replace("é", "e")
        known(level, dict.fromkeys(LEVELS), "level")
        if sign:
            known(seat, scenario.seats, "seat")
        found |= {seat: level} if sign else dict.fromkeys(scenario.seats, level)
    return found


def _temperaments(scenario: Scenario, given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in given:
        seat, sign, name = text.partition("=")
        if not sign:
            raise wrong(
                _text(
                    "'{text}' is not a seat and a temperament; expected e.g. {seat}=hawk",
                    text=text,
                    seat=next(iter(scenario.seats)),
                )
            )
        known(seat, scenario.seats, "seat")
        known(name, scenario.temperaments, "temperament")
        found[seat] = name
    return found
