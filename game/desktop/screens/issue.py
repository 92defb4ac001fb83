"""One issue of a table: what each option means, what it is worth to the seat and why, and what others may make of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Bar, Button, Column, Icon, Kit, Node, Pop, Pressable, Row, Text, Transition
from game.desktop.screen import Screen
from game.desktop.screens.parts import dialog

if TYPE_CHECKING:
    from game.briefing.worth import OptionWorth
    from game.desktop.screens.table import TableScreen


class IssueScreen(Screen):
    """An issue over its table; an option can be chosen here too."""

    name = "issue"
    overlay = True

    def __init__(self, below: TableScreen, issue: str) -> None:
        """Explain an issue of the table below."""
        super().__init__(below.desktop)
        self.below = below
        self.issue = issue
        self.words = below.words

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.words.text
        issue = self.below.brief.issue(self.issue)
        now = self.below.package[self.issue]
        lines = [Text(said, "small", colour="muted") for said in (issue.text, issue.delivery, issue.belief) if said]
        best = max((option.value or 0 for option in issue.options), default=0)
        options = [self._option(option, now, best) for option in issue.options]
        title = issue.name
        if issue.weight is not None:
            title = text("{issue} (weighs {weight} percent for you)", issue=issue.name, weight=issue.weight)
        close = Button(text("Back to the table"), self.back, key="close", kind="primary")
        return dialog(title, [Column(lines, gap=4), *options], [close], icon="scale", wide=760)

    def _option(self, option: OptionWorth, now: str, best: int) -> Node:
        words = self.words
        marks: list[tuple[str, str]] = []
        if option.id == now:
            marks.append(("check", words.text("now in your package")))
        if option.status_quo:
            marks.append(("history", words.text("holds while nothing is agreed")))
        if option.asked_by:
            marks.append(("users", words.text("asked by: {names}", names=words.listing(option.asked_by))))
        if option.pledged_by:
            marks.append(("pin", words.text("pledged as the last word: {names}", names=words.listing(option.pledged_by))))
        if option.constructed:
            marks.append(("pencil", words.text("built for play")))
        signs = [
            Row([Icon(icon, colour="accent", style="small"), Text(said, "small", colour="accent", role="")], gap=4)
            for icon, said in marks
        ]
        value: list[Node | None] = []
        if option.value is not None:
            value = [
                Row(
                    [
                        Text(
                            words.text(
                                "{points} of at most {best} points", points=words.points(option.value), best=words.points(best)
                            ),
                            "small",
                            weight="medium",
                            role="",
                        )
                    ]
                ),
                Bar(option.value / best if best else 0),
            ]
        rows: list[Node | None] = [
            Row([Text(option.name, weight="bold", role="", grow=1), *signs], gap=12),
            *value,
            Text(option.text, "small", role="") if option.text else None,
            Text(option.why, "small", colour="muted", role="") if option.why else None,
            Text(option.belief, "small", colour="muted", role="") if option.belief else None,
        ]
        return Pressable(
            Column(rows, gap=4),
            partial(self._choose, option.id),
            key=f"option.{option.id}",
            label=words.text("Choose {option}", option=option.name),
            chosen=option.id == now,
        )

    def _choose(self, option: str) -> Transition:
        self.below.choose(self.issue, option)
        return Pop()
