"""What packages are worth, drawn: bars against the limit, forecasts of bodies, what others are believed to make of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.charts.bars import Bar, Tick, bars
from game.core.table import POINT
from game.desktop.kit import Column, Icon, Kit, Node, Picture, Row, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.briefing.table import TableBrief
    from game.briefing.worth import Forecast, Likely, Valuation
    from game.charts.shapes import Drawing
    from game.words import Words

SIGNS = (
    ("circle-x", "bad"),
    ("thumbs-down", "bad"),
    ("circle-help", "muted"),
    ("thumbs-up", "good"),
    ("circle-check", "good"),
)
"""Sign and colour of a body's forecast, from almost sure refusal to almost sure approval."""


def scaled(thousandths: int) -> int:
    """Return thousandths of a point as whole points, for drawing."""
    return thousandths // POINT


def value_bar(words: Words, worth: Valuation, limit: int, *, named: bool = True) -> Picture:
    """Return what a package is worth as a bar with the limit marked on it."""
    value = worth.value or 0
    tick = Tick(at=scaled(limit), text=words.text("limit {limit}", limit=words.points(limit)) if named else "")
    colour = "good" if (worth.surplus or 0) >= 0 else "bad"
    row = Bar(value=max(0, scaled(value)), ticks=(tick,), colour=colour)

    def draw(width: int, height: int, kit: Kit) -> Drawing:
        size = kit.theme.font("small")
        return bars(
            [row],
            width=width,
            height=height,
            size=size,
            measure=partial(measured, kit),
            number=lambda _: words.points(value),
            label=worth.sentence,
        )

    return Picture(draw, worth.sentence, height=44 if named else 24, least=150, natural=220)


def measured(kit: Kit, text: str, size: float, bold: bool) -> float:
    """Return how wide a text is, as charts ask for it."""
    return kit.faces.width(text, "bold" if bold else "regular", max(1, round(size)))


def forecasts(found: Sequence[Forecast]) -> list[Node]:
    """Return what a seat's own bodies would say, each with a sign."""
    rows: list[Node] = []
    for item in found:
        sign, colour = SIGNS[item.band]
        rows.append(Row([Icon(sign, colour=colour), Text(item.sentence, "small", grow=1)], gap=8, align="start"))
    return rows


def likely(words: Words, found: Sequence[Likely]) -> list[Node]:
    """Return what the others are believed to make of a package: a bar with the band in which their limit is believed to lie."""
    rows: list[Node] = []
    for item in found:
        ticks = (Tick(at=item.low, text="", dashed=True), Tick(at=item.high, text="", dashed=True))
        row = Bar(value=max(0, scaled(item.value)), ticks=ticks, colour="series2")
        rows.append(
            Column(
                [
                    Text(item.sentence, "small", colour="muted"),
                    Picture(partial(_believed, row, words, item.sentence), item.sentence, height=20, least=120, natural=200),
                ],
                gap=2,
            )
        )
    return rows


def _believed(  # noqa: PLR0913  what is drawn, and where
    row: Bar, words: Words, label: str, width: int, height: int, kit: Kit
) -> Drawing:
    size = kit.theme.font("small")
    return bars([row], width=width, height=height, size=size, measure=partial(measured, kit), number=words.number, label=label)


def limit_of(brief: TableBrief) -> int:
    """Return the seat's limit at a table in thousandths; 0 for a seat without stakes."""
    return brief.limit.value if brief.limit is not None else 0
