"""What every command needs: words, errors that a person can mend, names that are looked up. Decides nothing about the game."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from game.voice import Voice, translations, wanted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from game.core.errors import GameError
    from game.core.scenario import Scenario

    Ask = Callable[[str], str]
    Say = Callable[[str], None]


def text(message: str, /, **params: object) -> str:
    """Return a message in the language of the environment."""
    return voice().text(message, **params)


@cache
def voice() -> Voice:
    """Return the voice in the language that the environment asks for."""
    return Voice(translations())


def say_line(sentence: str, options: argparse.Namespace, say: Say) -> None:
    """Say a sentence, wrapped at the terminal's width."""
    from game.terminal.speech import Speech

    Speech(say=say, width=options.width).line(sentence)


def read_scenario(name: str) -> Scenario:
    """Return a scenario by its name on the shelf, or by its path, in the language of the environment if it is translated.

    Raises ScenarioError with all that is wrong with it.
    """
    from game.authoring.shelf import find, read

    return read(find(name), wanted())


def known(name: str, among: Mapping[str, object], kind: str) -> None:
    """Raise GameError for a name there is not, with what was probably meant."""
    if name in among:
        return
    from difflib import get_close_matches

    near = get_close_matches(name, among, n=1)
    there = ", ".join(among) or text("none")
    kinds = {
        "action": text("action"),
        "assumption": text("assumption"),
        "level": text("level"),
        "option": text("option"),
        "pace": text("pace"),
        "seat": text("seat"),
        "temperament": text("temperament"),
        "varied": text("thing to vary"),
    }
    if near:
        message = text(
            "there is no {kind} '{name}'. Did you mean '{near}'? There is: {there}",
            kind=kinds[kind],
            name=name,
            near=near[0],
            there=there,
        )
    else:
        message = text("there is no {kind} '{name}'. There is: {there}", kind=kinds[kind], name=name, there=there)
    raise wrong(message)


def wrong(message: str) -> GameError:
    """Return an error that a person can mend."""
    from game.core.errors import GameError as Found

    return Found(message)
