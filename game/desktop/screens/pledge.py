"""A pledge in public: on which issue, and the last option one would live with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.orders import Move
from game.desktop.kit import Button, Choices, Column, Kit, Node, Option, Pop, Text, Transition
from game.desktop.screen import Screen
from game.desktop.screens.parts import dialog

if TYPE_CHECKING:
    from game.desktop.screens.table import TableScreen


class PledgeScreen(Screen):
    """The pledge over its table."""

    name = "pledge"
    overlay = True
    first = "issue"

    def __init__(self, below: TableScreen) -> None:
        """Ask for issue and option."""
        super().__init__(below.desktop)
        self.below = below
        self.words = below.words
        self.issue = below.brief.issues[0].id
        self.option = below.package[self.issue]

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text, brief = self.words.text, self.below.brief
        issue = brief.issue(self.issue)
        cost = brief.move("pledge").cost
        body: list[Node] = [
            Text(brief.pledge_loss, "small", colour="muted"),
            Text(text("On which issue do you say in public: so far and no further?"), weight="medium"),
            Choices(
                [Option(id=item.id, label=item.name) for item in brief.issues],
                self.issue,
                self._issue,
                key="issue",
                label=text("Pledge on"),
            ),
            Text(text("What is the last option you would live with?"), weight="medium"),
            Choices(
                [Option(id=item.id, label=item.name) for item in issue.options],
                self.option,
                self._option,
                key="option",
                label=issue.name,
            ),
        ]
        buttons = [
            Button(text("Back"), self.back, key="close", icon="arrow-left"),
            Button(
                text("Order the pledge (costs {cost})", cost=cost), self._pledge, key="pledge", icon="megaphone", kind="primary"
            ),
        ]
        return dialog(text("Pledge in public"), [Column(body, gap=10)], buttons, icon="megaphone", wide=640)

    def _issue(self, name: str) -> None:
        self.issue = name
        self.option = self.below.package[name]

    def _option(self, name: str) -> None:
        self.option = name

    def _pledge(self) -> Transition:
        move = Move(kind="pledge", table=self.below.table, issue=self.issue, option=self.option)
        self.below.chair.move(move)
        return Pop()
