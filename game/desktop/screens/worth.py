"""What packages are worth, drawn: bars against the limit, forecasts of bodies, what others are believed to make of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.charts.bars import Bar, Tick, bars
from game.charts.plane import Limit, Offers, plane
from game.core.table import POINT
from game.desktop.kit import Column, Icon, Kit, Node, Picture, Row, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.briefing.table import OfferLine, TableBrief
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


def offers_plane(words: Words, brief: TableBrief, worth: Valuation) -> Picture | None:
    """Return every offer so far, and the package being built, in the plane of what it is worth to both sides.

    What it is worth to the other side is what is publicly believed. None where nothing was offered, or nothing is believed.
    """
    if worth.value is None or not worth.likely or not brief.offers:
        return None
    other = worth.likely[0]
    made: dict[str, list[tuple[OfferLine, Likely]]] = {}
    for offer in brief.offers:
        seen = next((item for item in offer.worth.likely if item.seat == other.seat), None)
        if seen is not None and offer.worth.value is not None:
            made.setdefault(words.text("you") if offer.mine else offer.name, []).append((offer, seen))
    series = [
        Offers(
            name=name,
            points=tuple((scaled(offer.worth.value or 0), scaled(seen.value)) for offer, seen in found),
            numbers=tuple(words.number(offer.made) for offer, _ in found),
        )
        for name, found in made.items()
    ]
    package = Offers(name=words.text("your package"), points=((scaled(worth.value), scaled(other.value)),), numbers=("",))
    label = words.text("Every offer so far, by what it is worth to you and, as is publicly believed, to {name}.", name=other.name)

    def draw(width: int, height: int, kit: Kit) -> Drawing:
        limit, size = scaled(limit_of(brief)), kit.theme.font("small")
        return plane(
            [*series[:4], package],
            width=width,
            height=height,
            x_name=words.text("worth to you"),
            y_name=words.text("worth to {name}, as is believed", name=other.name),
            size=size,
            measure=partial(measured, kit),
            limit=Limit(text=words.text("your limit"), low=limit, high=limit),
            theirs=Limit(text=words.text("their limit, as is believed"), low=other.low, high=other.high),
            number=words.number,
            label=label,
        )

    return Picture(draw, label, height=250, least=220, natural=340)


def limit_of(brief: TableBrief) -> int:
    """Return the seat's limit at a table in thousandths; 0 for a seat without stakes."""
    return brief.limit.value if brief.limit is not None else 0
