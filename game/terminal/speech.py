"""Speaking and listening in plain lines: for eyes, for screen readers, for scripts.

No cursor is moved, nothing is drawn; a heading may be bold where a terminal shows it, and is a line of its own in any case. Knows
nothing of the game.
"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable

Ask = Callable[[str], str]
"""Shows a prompt and returns what was typed; raises EOFError or KeyboardInterrupt where a person wants out."""

Say = Callable[[str], None]
"""Shows one or more lines."""

WIDEST = 100
"""Longer lines are hard to read."""

NARROWEST = 30
"""Shorter lines are no lines."""


class Left(Exception):
    """A person wants to leave: Ctrl+D, Ctrl+C, or the end of a script."""


class Speech:
    """A voice with a width."""

    def __init__(self, ask: Ask = input, say: Say = print, *, width: int | None = None, bold: bool | None = None) -> None:
        """Speak through `say` and listen through `ask`; width and boldness are found out where they are not given."""
        self._ask = ask
        self._say = say
        found = shutil.get_terminal_size((80, 24)).columns if width is None else width
        self.width = max(NARROWEST, min(WIDEST, found))
        self.bold = _can_be_bold(say) if bold is None else bold

    def line(self, text: str = "", indent: int = 0) -> None:
        """Say a paragraph, wrapped; an empty one is an empty line."""
        self._wrapped(text, " " * indent, " " * indent)

    def item(self, text: str, mark: str = "-", indent: int = 0) -> None:
        """Say an item of a list behind its mark."""
        lead = f"{' ' * indent}{mark} "
        self._wrapped(text, lead, " " * len(lead))

    def items(self, texts: Iterable[str], indent: int = 0) -> None:
        """Say a list."""
        for text in texts:
            self.item(text, indent=indent)

    def heading(self, text: str) -> None:
        """Say a heading, after an empty line."""
        self._say("")
        for line in textwrap.wrap(text, self.width) or [""]:
            self._say(f"\033[1m{line}\033[0m" if self.bold else line)

    def curtain(self) -> None:
        """Take what was said out of sight: wiped from a terminal, its memory too; pushed away with empty lines elsewhere."""
        if self._say is print and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
            self._say("\033[H\033[2J\033[3J")
            return
        for _ in range(max(50, shutil.get_terminal_size((80, 24)).lines)):
            self._say("")

    def ask(self, prompt: str) -> str:
        """Ask, and return the answer without spaces around it. Raises Left where a person wants out."""
        try:
            return self._ask(prompt).strip()
        except (EOFError, KeyboardInterrupt) as end:
            raise Left from end

    def _wrapped(self, text: str, first: str, rest: str) -> None:
        if not text:
            self._say("")
            return
        for number, paragraph in enumerate(text.split("\n")):
            lines = textwrap.wrap(
                paragraph,
                self.width,
                initial_indent=rest if number else first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in lines or [""]:
                self._say(line)


def _can_be_bold(say: Say) -> bool:
    """Tell whether headings may be bold: a terminal that shows it, and nobody who asked for none."""
    if say is not print or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty() and os.name == "posix"
