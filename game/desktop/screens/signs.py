"""A sign before text of one line or more: as high as the first line, so that both stand on one height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.kit import Column, Icon, Kit, Node, Row, Text

if TYPE_CHECKING:
    from collections.abc import Sequence


class Sign(Icon):
    """An icon in the middle of the height of one line of text."""

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return max(self._side(kit), kit.leading(self.style))


def signed(  # noqa: PLR0913  a line has that many sides
    icon: str, text: str, style: str = "small", *, colour: str = "text", sign: str = "accent", gap: float = 8
) -> Row:
    """Return a text with a sign before it; its further lines are indented as far."""
    return beside(Sign(icon, colour=sign, style=style), [Text(text, style, colour=colour)], gap=gap)


def beside(sign: Node, nodes: Sequence[Node | None], *, gap: float = 8) -> Row:
    """Return nodes below each other to the right of a sign, with all the width that is left."""
    return Row([sign, Column(nodes, gap=4, grow=1)], gap=gap, align="start")
