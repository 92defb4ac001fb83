"""A question before something that weighs: yes or no, with what should be thought of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.desktop.kit import Button, Kit, Node, Pop, Row, Text, Transition
from game.desktop.kit.pictures import Icon
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.parts import dialog


class Confirm(Screen):
    """A question over the screen before. Yes goes back and does it, or goes where it leads; no only goes back."""

    name = "confirm"
    overlay = True

    def __init__(  # noqa: PLR0913  a question has that many sides
        self,
        desktop: Desktop,
        question: str,
        yes: str,
        then: Callable[[], Transition | None],
        *,
        more: Sequence[str] = (),
        grave: str = "",
        icon: str = "circle-help",
        ready: bool = False,
    ) -> None:
        """Ask; `more` is what should be thought of, `grave` who would be harmed. `ready`: the keyboard is on the yes."""
        super().__init__(desktop)
        self.first = "yes" if ready else "no"
        self.question = question
        self.yes = yes
        self.then = then
        self.more = more
        self.grave = grave
        self.icon = icon

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.voice.text
        body: list[Node] = [Text(said, colour="muted") for said in self.more]
        if self.grave:
            body.append(Row([Icon("heart-pulse", colour="grave"), Text(self.grave, grow=1)], gap=10, align="start"))
        buttons = [
            Button(text("No, back"), self.back, key="no", icon="arrow-left"),
            Button(self.yes, self._yes, key="yes", icon="check", kind="primary"),
        ]
        return dialog(self.question, body, buttons, icon=self.icon, wide=540)

    def _yes(self) -> Transition:
        way = self.then()
        return Pop() if way is None else way
