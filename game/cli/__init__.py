"""The command line: reads what was asked for and calls the room that does it.

Imports nothing heavy before it is needed, so that `--help` answers at once; decides nothing about the game.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__
from game.cli import gating, playing, studying, tools
from game.cli.speaking import text as _text
from game.voice import translations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.cli.speaking import Ask, Say

WIDTH = 100
"""How wide playthroughs are recorded."""

TEXTS = (100, 125, 150, 200)
"""Sizes of text that the desktop offers; a test holds that they are the theme's own."""

THEMES = ("dark", "light")
"""Colours that the desktop offers; as TEXTS."""


def main(args: Sequence[str] | None = None) -> int:
    """Do what the arguments say (those of the command line, if none are given) and return the exit code."""
    words = list(sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a sign shows another, and the game goes on
    if words[:1] == ["test"]:
        return tools.test(words[1:])  # before argparse reads them: every argument after `test` is pytest's
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
        description=_text("A turn-based educational game of diplomacy under fire. Without a command: the desktop opens."),
    )
    parser.add_argument("--version", action="version", version=f"Backchannel {__version__}")
    parser.set_defaults(do=playing.door, width=None)
    commands = parser.add_subparsers(title=_text("commands"), metavar="COMMAND")

    def command(name: str, do: Callable[[argparse.Namespace, Ask, Say], int], about: str) -> argparse.ArgumentParser:
        found = commands.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        found.set_defaults(do=do, width=None)
        return found

    play = command("play", playing.play, _text("play a scenario, or go on with a saved game"))
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

    playout = command("playout", playing.playout, _text("play one match among counterparts and write, or tell, how it went"))
    playout.add_argument("scenario", help=_text("its name on the shelf, or a file or folder"))
    playout.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=_text("write the journal here; else the match is told")
    )
    _chance(playout)

    replay = command("replay", playing.replay, _text("tell a saved game turn by turn, as far as everybody may know it"))
    replay.add_argument("file", type=Path, help=_text("the saved game"))
    replay.add_argument(
        "--reveal",
        action="store_true",
        help=_text(
            "with all that was hidden (secret deeds, offers, reasons, limits, the room for agreement); once the match is over"
        ),
    )
    replay.add_argument("--anyway", action="store_true", help=_text("reveal it even while the match is still being played"))

    pictures = command(
        "screenshots", playing.screenshots, _text("draw every screen of the desktop into a folder, without a display")
    )
    pictures.add_argument("folder", type=Path, help=_text("where the pictures go"))
    pictures.add_argument("--scenario", default="baghdad-2024", help=_text("which one is played (baghdad-2024)"))
    pictures.add_argument(
        "--size", type=playing.size, default=(1280, 720), metavar="WIDTHxHEIGHT", help=_text("of the window (1280x720)")
    )
    pictures.add_argument("--text", type=int, choices=TEXTS, default=100, help=_text("size of text in percent (100)"))
    pictures.add_argument("--theme", choices=THEMES, default="dark", help=_text("colours (dark)"))

    new = command("new", tools.new, _text("write a small scenario that plays already, for you to change"))
    new.add_argument("name", help=_text("what it shall be called, e.g. two-rivers; also the name of its file"))
    new.add_argument("--folder", type=Path, metavar="DIR", help=_text("where to write it; on the shelf if not given"))

    check = command("check", tools.check, _text("find everything that is wrong with scenarios"))
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help=_text("files, folders or names; all on the shelf if none is given")
    )

    studying.arguments(
        command(
            "study",
            studying.study,
            _text("play a scenario many times and tell how it ends, for whom, and what each deed is worth"),
        )
    )

    gate = command("gate", gating.gate, _text("judge whether a scenario is a real dilemma, and say what falls short"))
    gate.add_argument("scenario", help=_text("its name on the shelf, or a file or folder"))
    gate.add_argument("--quick", action="store_true", help=_text("in seconds, with wider tolerances"))
    gate.add_argument("--playouts", type=int, metavar="NUMBER", help=_text("at each pace, for the dilemma (1000; quick: 60)"))
    gate.add_argument("--part", action="append", default=[], metavar="NAME", help=_text("judge only this part; may be repeated"))
    gate.add_argument("--seed", type=int, default=1, metavar="NUMBER", help=_text("from which all seeds are counted (1)"))
    gate.add_argument("--jobs", type=int, metavar="NUMBER", help=_text("in how many processes (one for each core)"))
    gate.add_argument("--json", type=Path, metavar="FILE", help=_text("write the report here as JSON"))
    gate.add_argument("--markdown", type=Path, metavar="FILE", help=_text("write the report here as a page"))

    schema = command("schema", tools.schema, _text("print the JSON Schema of scenarios, for editors"))
    schema.add_argument("--page", action="store_true", help=_text("the same as a page to read: docs/scenario-reference.md"))
    schema.add_argument("-o", "--output", type=Path, metavar="FILE", help=_text("write it here instead"))

    record = command("record", tools.record, _text("play the recorded playthroughs again and write them down"))
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
    parser.add_argument(
        "--level",
        action="append",
        default=[],
        metavar="LEVEL",
        help=_text("how well counterparts play: attache, envoy (if not given) or strategist; of one seat: iraq=strategist"),
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="ASSUMPTION=OPTION",
        help=_text("suppose otherwise than the scenario is written, e.g. answers=spiral; may be repeated"),
    )


def run(words: Sequence[str], ask: Ask, say: Say) -> int:
    """Do what a scripted command line says, at the width that playthroughs have."""
    options = _parser().parse_args(words)
    options.width = WIDTH
    return _guarded(options, ask, say, say)
