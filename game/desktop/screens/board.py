"""The board: the map with the turn's incidents, the ladder, the measures, the tables and what was said in short."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Button, Column, Icon, Kit, Link, Node, Pane, Panes, Prose, Push, Replace, Row, Span, Text, Transition
from game.desktop.screens.gauges import tile
from game.desktop.screens.incidents import Incidents, incidents
from game.desktop.screens.ladder import ladder
from game.desktop.screens.place import Place
from game.desktop.screens.signs import signed
from game.desktop.screens.table import TableScreen

if TYPE_CHECKING:
    from game.desktop.chair import Chair

AHEAD = 3
"""How much of what is foretold the board tells; where things stand, in the game as text, tells all of it."""

_NUMBER = re.compile(r"\[(\d+)\]")
"""The number of a measure, as sentences of the news name it."""


class Board(Place):
    """Where a turn is at home."""

    name = "board"
    place = "board"

    def __init__(self, chair: Chair) -> None:
        """Show one seat's turn."""
        super().__init__(chair)
        self.incidents = incidents(chair)

    def body(self, kit: Kit) -> Node:
        """Return what stands below the head."""
        text = self.words.text
        found = self.chair.situation
        ladders = [gauge for gauge in found.gauges() if gauge.standing is not None]
        left = (
            [
                Pane(
                    key="ladder",
                    title=text("Ladder") if len(ladders) == 1 else text("Ladders"),
                    icon="trending-up",
                    node=Column([ladder(self, gauge) for gauge in ladders], gap=14),
                    least=250,
                    share=0.4,
                    high=1.25,
                    below=[Pane(key="tables", title=text("Tables"), icon="handshake", node=self._tables())],
                )
            ]
            if ladders
            else [Pane(key="tables", title=text("Tables"), icon="handshake", node=self._tables(), least=250, share=0.4)]
        )
        right = Pane(
            key="measures",
            title=text("Measures"),
            icon="activity",
            node=self._measures(),
            least=310,
            share=0.6,
            high=1.1,
            below=[Pane(key="short", title=text("In short"), icon="newspaper", node=self._short())],
        )
        if not self._mapped():
            return Panes([*left, right], key="board", choose=self.choose_pane)
        middle = Pane(key="map", title=text("Map"), icon="map", node=self._map(kit), least=380, share=2, bare=True)
        return Panes([*left, middle, right], key="board", choose=self.choose_pane)

    def _mapped(self) -> bool:
        """Tell whether any place of the scenario lies on the map."""
        if not self.chair.view.edition.places:
            return False
        from game.desktop.screens.geography import on_the_map  # noqa: PLC0415  the map is read when it is first shown

        return on_the_map(self)

    # -- what stands on it --------------------------------------------------------------------------------------------

    def _measures(self) -> Node:
        found = self.chair.situation
        rows: list[Node] = [tile(self, found.capital, "")]
        for heading in found.headings:
            rows.append(Text(heading.name, "small", colour="accent", weight="bold", role="heading"))
            rows += [tile(self, gauge, heading.id) for gauge in heading.gauges]
        return Column(rows, gap=4)

    def _tables(self) -> Node:
        rows: list[Node] = []
        for brief in self.chair.tables:
            move = None if self.chair.over else self.chair.paper.moves.get(brief.id)
            done = Row(
                [Icon("check", colour="good", style="small"), Text(self.words.text("A move is ordered here."), "small", role="")],
                gap=6,
            )
            rows.append(
                Column(
                    [
                        Button(
                            brief.name, partial(self._table, brief.id), key=f"table.{brief.id}", icon="handshake", align="start"
                        ),
                        Text(brief.sentence.removeprefix(f"{brief.name}. "), "small", colour="muted"),
                        done if move is not None else None,
                    ],
                    gap=5,
                )
            )
        return Column(rows, gap=12)

    def _table(self, name: str) -> Transition:
        return Replace(TableScreen(self.chair, name))

    def _short(self) -> Node:
        text = self.words.text
        news = self.chair.news
        rows: list[Node] = []
        if news.turn:
            rows += [Prose(self._numbered(line), "small", key=f"short.{at}") for at, line in enumerate(news.summary)]
            rows.append(
                Button(
                    text("All the news of the turn"), partial(self.to, "news"), key="all.news", icon="newspaper", align="start"
                )
            )
        else:
            rows += [
                Text(
                    text("Nothing has happened yet. Read your dossier, look at the tables, choose your deeds, and seal."), "small"
                ),
                Button(
                    text("Read your dossier"), partial(self.to, "dossier"), key="read.dossier", icon="book-open", align="start"
                ),
            ]
        ahead = self.chair.situation.ahead[:AHEAD]
        if ahead:
            title = Text(text("Foretold, if nothing comes between"), "small", weight="bold", role="heading")
            rows.append(Column([title, *(signed("calendar", line, sign="muted") for line in ahead)], gap=4))
        for item in self.chair.advice:
            rows.append(
                Column(
                    [
                        Row(
                            [
                                Icon("quote", colour="accent", style="small"),
                                Text(item.name, "small", colour="accent", weight="bold", role="", grow=1),
                            ],
                            gap=6,
                        ),
                        Text(item.text, "small", colour="muted"),
                    ],
                    gap=2,
                )
            )
        return Column(rows, gap=10)

    def _numbered(self, line: str) -> list[Span]:
        """Return a sentence with every number of a measure in it as words that lead to why it stands there."""
        names = {gauge.number: gauge.id for gauge in self.chair.situation.gauges()}
        spans: list[Span] = []
        for place, part in enumerate(_NUMBER.split(line)):
            if place % 2 == 0:
                spans.append(Span(text=part))
            elif int(part) in names:
                link = Link(key=f"short.why.{part}", press=partial(self.why, names[int(part)]))
                spans.append(Span(text=self.words.text("why?"), link=link))
        return spans

    def _map(self, kit: Kit) -> Node:
        from game.desktop.screens.geography import region  # noqa: PLC0415  the map is read when it is first shown

        return region(self, kit, self.incidents, self._incident)

    def _incident(self, place: str) -> Transition:
        return Push(Incidents(self, place, self.incidents[place]))
