"""Numbered choices and typed words: what an answer means, and what to say when it means nothing.

A choice can be taken by its number, by its word, or by a part of its label. Knows nothing of the game.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from game.voice import n_
from game.words import Words

COMMANDS = {
    "help": (n_("help"), n_("what you can type here")),
    "back": (n_("back"), n_("leave this place for the one before")),
    "news": (n_("news"), n_("the news of the last turn again")),
    "situation": (n_("situation"), n_("every measure, with its number")),
    "why": (n_("why"), n_("a number or a name: why it stands where it stands")),
    "advice": (n_("advice"), n_("what your advisers say")),
    "table": (n_("table"), n_("a number: the tables, offers and packages")),
    "deeds": (n_("deeds"), n_("what you can do away from the tables")),
    "orders": (n_("orders"), n_("read your orders back, and seal them")),
    "dossier": (n_("dossier"), n_("your own paper: who you are and what you want")),
    "briefing": (n_("briefing"), n_("what everybody knows")),
    "who": (n_("who"), n_("who is in the story")),
    "glossary": (n_("glossary"), n_("a word: what it means; alone, all words")),
    "save": (n_("save"), n_("write the game down now; it is also done by itself")),
    "quit": (n_("quit"), n_("save and leave")),
}
"""Commands that can be typed anywhere: the word, and what it does."""

WITH_MORE = ("news", "why", "table", "deeds", "glossary")
"""Commands after which more can be typed."""

ALSO = {
    "?": "help",
    "h": "help",
    "b": "back",
    "n": "news",
    "s": "situation",
    "status": "situation",
    "w": "why",
    "a": "advice",
    "advisers": "advice",
    "t": "table",
    "tables": "table",
    "d": "deeds",
    "deed": "deeds",
    "o": "orders",
    "order": "orders",
    "seal": "orders",
    "review": "orders",
    "g": "glossary",
    "q": "quit",
    "exit": "quit",
}
"""Shorter and other words for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be chosen."""

    key: str
    """What it is for the program."""
    label: str
    """What it is for the person."""
    word: str = ""
    """A word that chooses it, as it is written in the program (English, marked for translation)."""
    parts: int = 0
    """How many numbered parts it has, of which one may be typed after it ("1 2"); 0: it stands alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a person chose or commanded."""

    key: str
    """The choice's key, or the command."""
    rest: str = ""
    """What was typed after it."""
    command: bool = False
    """Whether it is a command that can be typed anywhere."""


def understood(text: str, choices: Sequence[Choice], words: Words) -> Answer | None:
    """Return what an answer means: a choice by number or word, a command, a choice by part of its label; None for nothing."""
    first, _, rest = text.partition(" ")
    first, rest = first.strip().casefold().rstrip(".):"), rest.strip()
    if first.isdecimal():
        number = int(first)
        return Answer(key=choices[number - 1].key, rest=rest) if 1 <= number <= len(choices) else None
    for choice in choices:
        if choice.word and first in {choice.word, words.text(choice.word).casefold()}:
            return Answer(key=choice.key, rest=rest)
    command = _command(first, words)
    if command:
        return Answer(key=command, rest=rest, command=True)
    wanted = text.casefold()
    holding = [choice for choice in choices if wanted in choice.label.casefold()] if len(wanted) > 2 else []  # noqa: PLR2004
    return Answer(key=holding[0].key) if len(holding) == 1 else None


def surplus(answer: Answer, text: str, choices: Sequence[Choice]) -> bool:
    """Tell whether more was typed than the answer can mean."""
    if not answer.rest:
        return False
    if answer.command:
        return answer.key not in WITH_MORE
    choice = next(choice for choice in choices if choice.key == answer.key)
    if " ".join(text.split()).casefold() in choice.label.casefold():
        return False
    return not (answer.rest.isdecimal() and 1 <= int(answer.rest) <= choice.parts)


def spoken(text: str, words: Words) -> Answer | None:
    """Return the command that a line of a person's own is, or None: a sentence may begin with a command's word."""
    answer = understood(text, (), words) if text else None
    if answer is None or not answer.command or not answer.rest:
        return answer
    plain = answer.rest.isdecimal() or " " not in answer.rest
    return answer if answer.key in WITH_MORE and (plain or answer.key == "glossary") else None


def _command(first: str, words: Words) -> str:
    if first in COMMANDS:
        return first
    if first in ALSO:
        return ALSO[first]
    return next((name for name, (word, _) in COMMANDS.items() if words.text(word).casefold() == first), "")


def meant(text: str, choices: Sequence[Choice], words: Words) -> str:
    """Return the word that was probably meant, or an empty text."""
    first = text.partition(" ")[0].casefold()
    known = {words.text(choice.word).casefold(): words.text(choice.word) for choice in choices if choice.word}
    known |= {words.text(word).casefold(): words.text(word) for word, _ in COMMANDS.values()}
    known |= {choice.label.casefold(): choice.label for choice in choices}
    near = get_close_matches(first, known, n=1, cutoff=0.6) or get_close_matches(text.casefold(), known, n=1, cutoff=0.6)
    return known[near[0]] if near else ""
