"""Between two people at one computer: what the one saw is gone before the other sits down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.kit import Button, Card, Column, Icon, Kit, Node, Page, Push, Reset, Row, Scroll, Text, Transition
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.narrow import Narrow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.host import Host


class Curtain(Screen):
    """Hides all secrets until the next person is alone with the screen."""

    name = "curtain"
    first = "ready"
    settles = 900  # whoever sealed with two presses must not open the next person's turn with the second

    def __init__(self, desktop: Desktop, host: Host, seat: str, readers: Sequence[str] = ()) -> None:
        """Wait for the person in a seat; `readers` are those who have yet to read the last news, when the match is over."""
        super().__init__(desktop)
        self.host = host
        self.seat = seat
        self.readers = readers

    def build(self, kit: Kit) -> Node:
        """Return its tree: nothing of any seat but a name."""
        del kit
        text = self.voice.text
        name = self.host.match.scenario.name_of(self.seat)
        body = Column(
            [
                Row(
                    [
                        Icon("eye-off", colour="accent", size=2),
                        Text(text("Next at this computer: {seat}", seat=name), "title", role="heading", grow=1),
                    ],
                    gap=14,
                ),
                Text(
                    text(
                        "Whoever sits there, and nobody else, should see what comes now. The others look away until it is sealed."
                    ),
                    colour="muted",
                ),
                Button(text("I am alone: show me"), self.show, key="ready", icon="eye", kind="primary"),
            ],
            gap=16,
        )
        return Page(Scroll(Narrow(Card(body, padding=28), 620, middle=True), key="curtain", least=4000))

    def show(self) -> Transition:
        """Show what the person came for."""
        from game.desktop.screens import opening  # noqa: PLC0415  it leads here

        if self.readers:
            return Reset(opening.last_news(self.desktop, self.host, self.readers))
        return Reset(opening.seated(self.desktop, self.host, self.seat))

    def back(self) -> Transition | None:
        """Open the menu: one may want to leave."""
        from game.desktop.screens.menu import Menu  # noqa: PLC0415

        return Push(Menu(self.desktop, self.host))
