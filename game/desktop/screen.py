"""Screens: what fills the window, built anew from plain values after every change; and what all of them share.

A screen knows the desktop it is on, and nothing of windows, events or pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop import settings
from game.desktop.kit.node import Kit, Node, Pop, State, Transition
from game.desktop.settings import Settings
from game.voice import Voice

if TYPE_CHECKING:
    from game.desktop.sounds import Sounds
    from game.words import Words


@dataclass(slots=True, kw_only=True)
class Desktop:
    """What every screen of one window shares."""

    folder: Path
    """Where saves are."""
    settings: Settings
    """What the person has set."""
    sounds: Sounds
    """What can be heard."""
    voice: Voice
    """The program's words, before any scenario is open."""
    tasks: list[Callable[[], object]] = field(default_factory=list)
    """What is done when there is nothing else to do: one at a time, after a frame."""
    changed: bool = False
    """Whether a task has changed what is shown."""
    keeps: bool = True
    """Whether settings are written down."""
    unkept: str = ""
    """Why the last settings could not be written down; empty where they could."""
    open_link: Callable[[str], object] | None = None
    """Opens an address in a browser."""
    _words: Words | None = None

    @property
    def words(self) -> Words:
        """The words of matches; imported when the first is asked for, since the title needs none."""
        if self._words is None:
            from game.words import Words as Found  # noqa: PLC0415

            self._words = Found(self.voice.catalogue)
        return self._words

    def set(self, chosen: Settings) -> None:
        """Take over settings, and keep them."""
        self.settings = chosen
        self.sounds.on = chosen.sound
        if self.keeps:
            self.unkept = settings.write(chosen, settings.place(self.folder))

    def later(self, task: Callable[[], object]) -> None:
        """Do something when there is nothing else to do."""
        self.tasks.append(task)

    def follow(self, url: str) -> None:
        """Open an address in the person's browser."""
        if self.open_link is not None and url.startswith(("http://", "https://")):
            self.open_link(url)


class Screen:
    """What fills the window, or lies over what fills it."""

    name = ""
    """What it is called in pictures and tests."""
    overlay = False
    """Whether the screen below shows through."""
    settles = 0
    """For how long it takes no key and no mouse after it has come up, in milliseconds: what was meant for the screen before."""
    first = ""
    """The key of what has the focus at first."""
    after = ""
    """Where there is none: the key of the control behind which the focus begins; at the first control if there is none either."""

    def __init__(self, desktop: Desktop) -> None:
        """Stand on a desktop."""
        self.desktop = desktop
        self.state = State()

    @property
    def voice(self) -> Voice:
        """The program's words."""
        return self.desktop.voice

    def build(self, kit: Kit) -> Node:
        """Return its tree as things stand."""
        raise NotImplementedError

    def entered(self) -> None:
        """Learn that it is on top, for the first time or again."""

    def back(self) -> Transition | None:
        """Do what Escape does."""
        return Pop()

    def key(self, code: int, modifiers: int) -> tuple[bool, Transition | None]:
        """Take a key of its own, if it has one for it: whether it had, and where that leads."""
        del code, modifiers
        return False, None

    def tight(self, kit: Kit) -> bool:
        """Tell whether the window has little room for text of this size: heads then say less."""
        width, height = kit.theme.window
        return width < kit.em(880) or height < kit.em(500)

    def choose_pane(self, key: str, pane: str) -> Transition | None:
        """Show another of panes that do not fit beside each other."""
        self.state.chosen[key] = pane
        return None
