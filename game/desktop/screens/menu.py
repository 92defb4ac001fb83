"""The menu of a match: settings, help, leave. The match has saved itself already, and says where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.kit import Button, Column, Kit, Node, Pop, Push, Quit, Reset, Text, Transition
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.parts import dialog

if TYPE_CHECKING:
    from game.host import Host


class Menu(Screen):
    """The menu over a match."""

    name = "menu"
    overlay = True
    first = "close"

    def __init__(self, desktop: Desktop, host: Host) -> None:
        """Open over a match."""
        super().__init__(desktop)
        self.host = host

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.voice.text
        where = text("This match is not kept in a file.")
        if self.host.path is not None:
            where = text("Everything is saved as you go, also orders you have not sealed yet: {path}", path=self.host.path)
        opened = self.host.match.journal.opened
        buttons = [
            Button(text("Back to the match"), self.back, key="close", icon="play", kind="primary", align="start"),
            Button(text("Settings"), self._settings, key="settings", icon="settings", align="start"),
            Button(text("How to play"), self._help, key="help", icon="circle-help", align="start"),
            Button(text("To the title"), self._title, key="title", icon="door-open", align="start"),
            Button(text("Close the window"), Quit, key="quit", icon="log-out", align="start"),
        ]
        seed = text(
            "Seed {seed}: whoever plays the same scenario with it, and orders the same, plays the same match.", seed=opened.seed
        )
        body = [Column(buttons, gap=8), Text(where, "small", colour="muted"), Text(seed, "small", colour="muted")]
        return dialog(text("Menu"), body, [], icon="settings", wide=480)

    def back(self) -> Transition | None:
        """Go back to the match."""
        return Pop()

    def _settings(self) -> Transition:
        from game.desktop.screens.preferences import Preferences  # noqa: PLC0415

        return Push(Preferences(self.desktop))

    def _help(self) -> Transition:
        from game.desktop.screens.help import Help  # noqa: PLC0415

        return Push(Help(self.desktop))

    def _title(self) -> Transition:
        from game.desktop.screens.front import front  # noqa: PLC0415

        return Reset(front(self.desktop))
