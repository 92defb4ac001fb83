"""The command line: reads what was asked for and calls the room that does it.

Imports nothing heavy before it is needed, so that `--help` answers at once; decides nothing about the game.
"""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__
from game.voice import Voice, translations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from game.core.journal import Journal
    from game.core.scenario import Scenario
    from game.match import Match

    Ask = Callable[[str], str]
    Say = Callable[[str], None]

WIDTH = 100
"""How wide playthroughs are recorded."""


def _text(message: str, /, **params: object) -> str:
    return _voice().text(message, **params)


@cache
def _voice() -> Voice:
    """Return the voice in the language that the environment asks for."""
    return Voice(translations())


def main(args: Sequence[str] | None = None) -> int:
    """Do what the arguments say (those of the command line, if none are given) and return the exit code."""
    words = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a sign shows another, and the game goes on
    if words[:1] == ["test"]:
        return _test(words[1:])  # before argparse reads them: every argument after `test` is pytest's
    options = _parser().parse_args(words)
    return _guarded(options, input, print, lambda text: print(text, file=sys.stderr))


def _guarded(options: argparse.Namespace, ask: Ask, say: Say, complain: Say) -> int:
    """Do what is asked; an error that a person can mend is told plainly, without a traceback."""
    from game.core.errors import GameError

    try:
        result: int = options.do(options, ask, say)
    except GameError as error:
        from game.words import Words

        complain(_wrapped(f"backchannel: {Words(translations()).error(error)}", options.width))
        return 2
    except BrokenPipeError:  # the reader (head, less) has had enough
        sys.stderr.close()
        return 0
    return result


def _wrapped(text: str, width: int | None) -> str:
    """Return lines no wider than the terminal."""
    import shutil
    import textwrap

    width = width or max(40, shutil.get_terminal_size((WIDTH, 24)).columns)
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if line else "" for line in text.splitlines()
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="backchannel",
        description=_text("A turn-based educational game of diplomacy under fire. Without a command: choose what to play."),
    )
    parser.add_argument("--version", action="version", version=f"Backchannel {__version__}")
    parser.set_defaults(do=_door, width=None)
    commands = parser.add_subparsers(title=_text("commands"), metavar="COMMAND")

    def command(name: str, do: Callable[[argparse.Namespace, Ask, Say], int], about: str) -> argparse.ArgumentParser:
        found = commands.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        found.set_defaults(do=do, width=None)
        return found

    play = command("play", _play, _text("play a scenario, or go on with a saved game"))
    play.add_argument("scenario", nargs="?", help=_text("its name on the shelf, or a file or folder"))
    play.add_argument("--seat", help=_text("the seat you play; asked for if not given"))
    play.add_argument(
        "--human", action="append", default=[], metavar="SEAT", help=_text("another seat a person plays at this computer")
    )
    play.add_argument("--resume", type=Path, metavar="FILE", help=_text("go on with this saved game"))
    play.add_argument("--save", type=Path, metavar="FILE", help=_text("keep the game in this file"))
    play.add_argument("--no-save", action="store_true", help=_text("keep no record of the game"))
    play.add_argument("--terminal", action="store_true", help=_text("play as text"))
    _chance(play)

    playout = command("playout", _playout, _text("play one match among counterparts and write, or tell, how it went"))
    playout.add_argument("scenario", help=_text("its name on the shelf, or a file or folder"))
    playout.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=_text("write the journal here; else the match is told")
    )
    _chance(playout)

    replay = command("replay", _replay, _text("tell a saved game turn by turn, as far as everybody may know it"))
    replay.add_argument("file", type=Path, help=_text("the saved game"))
    replay.add_argument(
        "--reveal",
        action="store_true",
        help=_text(
            "with all that was hidden (secret deeds, offers, reasons, limits, the room for agreement); once the match is over"
        ),
    )
    replay.add_argument("--anyway", action="store_true", help=_text("reveal it even while the match is still being played"))

    check = command("check", _check, _text("find everything that is wrong with scenarios"))
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help=_text("files, folders or names; all on the shelf if none is given")
    )

    schema = command("schema", _schema, _text("print the JSON Schema of scenarios, for editors"))
    schema.add_argument("-o", "--output", type=Path, metavar="FILE", help=_text("write it here instead"))

    record = command("record", _record, _text("play the recorded playthroughs again and write them down"))
    record.add_argument("--check", action="store_true", help=_text("only compare, and tell what differs"))
    record.add_argument("folder", nargs="?", type=Path, help=_text("where they are (tests/playthroughs)"))

    commands.add_parser("test", help=_text("run the tests; further arguments go to pytest"), add_help=False)
    return parser


def _chance(parser: argparse.ArgumentParser) -> None:
    """Add what fixes a match beside its scenario."""
    parser.add_argument("--seed", type=int, metavar="NUMBER", help=_text("the seed of all luck; drawn and told if not given"))
    parser.add_argument("--pace", default="", help=_text("how time is cut into turns; the scenario's first if not given"))
    parser.add_argument(
        "--temperament",
        action="append",
        default=[],
        metavar="SEAT=NAME",
        help=_text("how a counterpart is disposed, e.g. iraq=hawk"),
    )


# -- playing ----------------------------------------------------------------------------------------------------------


def _door(options: argparse.Namespace, ask: Ask, say: Say) -> int:
    _opening_line(
        _text("The desktop comes with the next version of Backchannel. Until then the game is played here, as text."),
        options,
        say,
    )
    from game.terminal import menu

    given: list[str] = getattr(options, "temperament", None) or []
    seats = _seats(options)
    wish = menu(
        pace=getattr(options, "pace", ""),
        seat=seats[0] if seats else "",
        fresh=bool(seats or given or getattr(options, "pace", "") or getattr(options, "seed", None) is not None),
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
    return _begin(wish.scenario, humans, wish.pace, _temperaments(wish.scenario, given), options, ask, say)


def _seats(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the seats that people were given on the command line, the player's first."""
    seat = getattr(options, "seat", None)
    return tuple(dict.fromkeys([*([seat] if seat else []), *getattr(options, "human", [])]))


def _among(seats: Sequence[str], scenario: Scenario) -> tuple[str, ...]:
    """Return these seats, each once. Raises GameError for one the scenario does not have."""
    for seat in seats:
        _known(seat, scenario.seats, "seat")
    return tuple(dict.fromkeys(seats))


def _opening_line(text: str, options: argparse.Namespace, say: Say) -> None:
    """Say a sentence, wrapped at the terminal's width."""
    from game.terminal.speech import Speech

    Speech(say=say, width=options.width).line(text)


def _play(options: argparse.Namespace, ask: Ask, say: Say) -> int:
    if options.resume is not None:
        if options.scenario:
            raise _wrong(_text("--resume goes on with a saved game, which has its scenario in it: leave the scenario out"))
        return _resume(options.resume, options, ask, say)
    if not options.scenario:
        return _door(options, ask, say)
    scenario = _read(options.scenario)
    pace = _pace(scenario, options.pace)
    seats = _among(_seats(options), scenario)
    temperaments = _temperaments(scenario, options.temperament)
    if not seats:
        from game.terminal import menu

        wish = menu(scenario, pace if options.pace else "", ask=ask, say=say, width=options.width)
        if wish is None:
            return 0
        seats, pace = (wish.seat,), wish.pace
    if not options.terminal:
        _opening_line(_text("The desktop comes with the next version of Backchannel; this is the game as text."), options, say)
    return _begin(scenario, seats, pace, temperaments, options, ask, say)


def _begin(  # noqa: PLR0913  a match has that many sides
    scenario: Scenario,
    humans: tuple[str, ...],
    pace: str,
    temperaments: Mapping[str, str],
    options: argparse.Namespace,
    ask: Ask,
    say: Say,
) -> int:
    from game.host import Host
    from game.terminal import play

    path = getattr(options, "save", None)
    keep = not getattr(options, "no_save", False)
    if keep and path is not None and path.exists():
        raise _wrong(_text("'{path}' exists already: go on with it (play --resume {path}), or save to another file", path=path))
    seed = getattr(options, "seed", None)
    host = Host.begin(scenario, humans=humans, pace=pace, seed=seed, temperaments=temperaments, path=path, keep=keep)
    _ease()
    play(host, ask=ask, say=say, width=options.width)
    return 0


def _resume(path: Path, options: argparse.Namespace, ask: Ask, say: Say) -> int:
    from game.host import Host
    from game.terminal import play

    host = Host.resume(path, getattr(options, "save", None))
    _ease()
    play(host, ask=ask, say=say, width=options.width)
    return 0


def _ease() -> None:
    """Let a person edit the line they type, where this Python can."""
    from contextlib import suppress

    with suppress(ImportError):
        import readline  # noqa: F401  importing it is what does it


def _playout(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    from game import saves
    from game.terminal import replay

    scenario = _read(options.scenario)
    temperaments = _temperaments(scenario, options.temperament)
    match = _among_counterparts(scenario, options.seed, _pace(scenario, options.pace), temperaments)
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


def _among_counterparts(scenario: Scenario, seed: int | None, pace: str, temperaments: Mapping[str, str]) -> Match:
    from game.host import Host

    host = Host.begin(scenario, humans=(), pace=pace, seed=seed, temperaments=temperaments, keep=False)
    while not host.match.over:
        host.advance()
    return host.match


def _replay(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    from game import saves
    from game.terminal import replay

    journal: Journal = saves.read(options.file)
    if options.reveal and not options.anyway:
        from game.match import Match

        if not Match(journal).over:
            raise _wrong(
                "this match is still being played, and --reveal would tell its secrets: what the others want, ordered and "
                "thought. Leave --reveal out to read what everybody may know, or add --anyway if nobody will play on"
            )
    replay(journal, reveal=options.reveal, say=say, width=options.width)
    return 0


def _read(name: str) -> Scenario:
    from game.authoring.shelf import find, read

    return read(find(name))


def _pace(scenario: Scenario, given: str) -> str:
    if not given:
        return next(iter(scenario.paces))
    _known(given, scenario.paces, "pace")
    return given


def _temperaments(scenario: Scenario, given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in given:
        seat, sign, name = text.partition("=")
        if not sign:
            raise _wrong(
                _text(
                    "'{text}' is not a seat and a temperament; expected e.g. {seat}=hawk",
                    text=text,
                    seat=next(iter(scenario.seats)),
                )
            )
        _known(seat, scenario.seats, "seat")
        _known(name, scenario.temperaments, "temperament")
        found[seat] = name
    return found


def _known(name: str, among: Mapping[str, object], kind: str) -> None:
    """Refuse a name there is not, with what was probably meant."""
    if name in among:
        return
    from difflib import get_close_matches

    near = get_close_matches(name, among, n=1)
    there = ", ".join(among) or _text("none")
    kinds = {"seat": _text("seat"), "pace": _text("pace"), "temperament": _text("temperament")}
    if near:
        message = _text(
            "there is no {kind} '{name}'. Did you mean '{near}'? There is: {there}",
            kind=kinds[kind],
            name=name,
            near=near[0],
            there=there,
        )
    else:
        message = _text("there is no {kind} '{name}'. There is: {there}", kind=kinds[kind], name=name, there=there)
    raise _wrong(message)


def _wrong(message: str) -> Exception:
    from game.core.errors import GameError

    return GameError(message)


# -- authoring --------------------------------------------------------------------------------------------------------


def _check(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    from game.authoring.shelf import check, find, shelf

    paths = [find(name) for name in options.paths] or [header.path for header in shelf()]
    refused = False
    for path in paths:
        problems = check(path)
        for problem in problems:
            say(str(problem) if problem.severe else _text("{problem} (advice)", problem=problem))
        severe = sum(problem.severe for problem in problems)
        refused = refused or severe > 0
        say(_text("{path}: {severe} to mend, {advice} to consider", path=path, severe=severe, advice=len(problems) - severe))
    return 1 if refused else 0


def _schema(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    from game.authoring.schema import text

    if options.output is None:
        say(text().rstrip("\n"))
    else:
        options.output.write_text(text(), encoding="utf-8")
        say(_text("Written to {path}", path=options.output))
    return 0


# -- playthroughs -----------------------------------------------------------------------------------------------------


def _record(options: argparse.Namespace, _ask: Ask, say: Say) -> int:
    from game.terminal.transcript import transcript

    checkout = Path(__file__).resolve().parent.parent
    folder = options.folder or checkout / "tests" / "playthroughs"
    scripts = sorted(folder.glob("*.in"))
    if not scripts:
        raise _wrong(_text("there are no playthroughs (*.in) in '{folder}'", folder=folder))
    differing = 0
    for script in scripts:
        target = script.with_suffix(".txt")
        found = transcript(script.read_text(encoding="utf-8"), checkout, _run)
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


def _run(words: Sequence[str], ask: Ask, say: Say) -> int:
    """Do what a scripted command line says, at the width that playthroughs have."""
    options = _parser().parse_args(words)
    options.width = WIDTH
    return _guarded(options, ask, say, say)


# -- tests ------------------------------------------------------------------------------------------------------------


def _test(arguments: Sequence[str]) -> int:
    """Run pytest in the checkout, in a process of its own, as the plain command `pytest` would."""
    import subprocess

    checkout = Path(__file__).resolve().parent.parent
    if not (checkout / "tests").is_dir():
        print("the tests are not part of an installed package: run them in a checkout", file=sys.stderr)
        return 2
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=checkout, check=False).returncode
