"""Something went wrong: what, in words a person can use; and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.kit import Button, Kit, Node, Pop, Text, Transition
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.parts import dialog

if TYPE_CHECKING:
    from game.desktop.kit.node import Press


class Trouble(Screen):
    """A complaint over the screen before."""

    name = "trouble"
    overlay = True
    first = "close"

    def __init__(self, desktop: Desktop, message: str, then: Press | None = None) -> None:
        """Say a message; `then` is where its button leads, back if nowhere else."""
        super().__init__(desktop)
        self.message = message
        self.then = then

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.voice.text
        label = text("Go on") if self.then is not None else text("Back")
        button = Button(label, self.back, key="close", kind="primary")
        return dialog(text("Something went wrong"), [Text(self.message)], [button], icon="triangle-alert")

    def back(self) -> Transition | None:
        """Go back, or on."""
        return self.then() if self.then is not None else Pop()
