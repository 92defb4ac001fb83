"""Why a seat's limit is where it is, and what it would have without an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.kit import Button, Kit, Node, Text
from game.desktop.screen import Screen
from game.desktop.screens.parts import dialog, items

if TYPE_CHECKING:
    from game.briefing.table import TableBrief
    from game.desktop.chair import Chair


class LimitScreen(Screen):
    """The limit, itemised."""

    name = "limit"
    overlay = True
    first = "close"

    def __init__(self, chair: Chair, brief: TableBrief) -> None:
        """Explain the limit at a table."""
        super().__init__(chair.desktop)
        self.words = chair.words
        self.brief = brief

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.words.text
        body: list[Node] = []
        if self.brief.limit is not None:
            body += [Text(self.brief.limit.sentence, weight="medium"), *items(self.brief.limit.items, "small")]
        if self.brief.contrast:
            body.append(Text(self.brief.contrast, "small", colour="muted"))
        if self.brief.batna:
            body.append(Text(text("Without an agreement: {batna}", batna=self.brief.batna)))
        close = Button(text("Back to the table"), self.back, key="close", kind="primary")
        return dialog(text("Your limit at {table}", table=self.brief.name), body, [close], icon="scale", wide=680)
