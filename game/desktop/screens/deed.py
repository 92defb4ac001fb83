"""One deed as it is seen: a card among others, and a sheet that says all there is to know before it is ordered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.desktop.kit import Bar, Card, Column, Flow, Icon, Node, Pressable, Row, Rule, Space, Text
from game.desktop.screens import parts
from game.desktop.screens.pips import MOST, Pips
from game.desktop.screens.signs import Sign

if TYPE_CHECKING:
    from game.briefing.deeds import Danger, Deed
    from game.desktop.kit.node import Kit, Press
    from game.desktop.screen import Desktop
    from game.desktop.screens.upshots import Upshots
    from game.words import Words

ICONS = {
    "diplomacy": "messages-square",
    "force": "swords",
    "home": "landmark",
    "economy": "coins",
    "law": "gavel",
    "nuclear": "atom",
}
"""A sign for each group that scenarios are told to use."""


def icon(group: str) -> str:
    """Return the sign of a group of deeds."""
    return ICONS.get(group, "zap")


def cost(deed: Deed, words: Words) -> Node:
    """Return what a deed costs: as dots, as a number where they would be too many, or that it is free."""
    if not deed.cost:
        return Text(words.text("free"), "small", colour="muted", weight="medium")
    said = words.plural("{count} political capital", "{count} political capital", deed.cost)
    if deed.cost > MOST:
        return Row([Icon("coins", colour="series1", style="small"), Text(str(deed.cost), "small", weight="bold")], gap=4)
    return Pips(deed.cost, said)


def marks(deed: Deed, words: Words, *, ordered: bool) -> list[tuple[str, str, str]]:
    """Return what is to be said of a deed at first sight: icon, colour and words."""
    found: list[tuple[str, str, str]] = []
    if ordered:
        found.append(("check", "accent", words.text("ordered")))
    if deed.lethal:
        found.append(("triangle-alert", "grave", words.text("may kill")))
    if deed.tired:
        found.append(("history", "muted", words.text("half effect, so soon again")))
    if deed.gaps:
        found.append(("lock", "muted", words.text("not now")))
    return found


def _marks(found: Sequence[tuple[str, str, str]]) -> list[Node]:
    return [
        Row(
            [Sign(sign, colour=colour, style="small", size=1.1), Text(said, "small", colour=colour, weight="medium")],
            gap=4,
            align="start",
        )
        for sign, colour, said in found
    ]


def card(deed: Deed, press: Press, words: Words, *, ordered: bool, chosen: bool) -> Node:
    """Return a deed as a card: what it is, what it costs, what is to be minded."""
    found = marks(deed, words, ordered=ordered)
    faint = bool(deed.gaps) and not ordered
    sign = Sign("check" if ordered else icon(deed.group), colour="muted" if faint else "accent")
    name = Text(deed.name, weight="medium", colour="muted" if faint else "text", role="")
    foot = Row([Flow(_marks(found), gap=10, grow=1) if found else Space(grow=1), cost(deed, words)], gap=8, align="end")
    inside = Row([Column([sign]), Column([name, Space(grow=1), foot], gap=2, grow=1)], gap=10, align="fill")
    price = words.text("free") if not deed.cost else words.text("costs {cost}", cost=deed.cost)
    said = words.text("{name} ({cost})", name=deed.name, cost=price)
    if found:
        said = words.text("{said}: {marks}", said=said, marks="; ".join(mark for _, _, mark in found))
    return Pressable(inside, press, key=f"deed.{deed.id}", label=said, chosen=chosen, padding=(12, 9))


class Sheet:
    """Says all there is to know of a deed."""

    def __init__(self, deed: Deed, words: Words, upshots: Upshots, desktop: Desktop, where: str = "") -> None:
        """Describe a deed; `where` is the name of its place, if it has one."""
        self.deed = deed
        self.words = words
        self.upshots = upshots
        self.desktop = desktop
        self.where = where

    def node(self, group: str, *, ordered: bool) -> Node:
        """Return the sheet; `group` is the heading the deed stands under."""
        text, deed = self.words.text, self.deed
        return Column(
            [
                self._title(group, ordered=ordered),
                self._gaps(),
                Text(deed.text) if deed.text else None,
                self._noted("megaphone", text("What it is meant to say"), deed.intent),
                self._noted("coins", text("Cost"), text("{what}.", what=deed.price)),
                self._people(),
                *self._changes(),
                *self._dangers(),
                *self._later(),
                *self._limits(),
                *self._sources(),
            ],
            gap=12,
        )

    def _title(self, group: str, *, ordered: bool) -> Node:
        deed = self.deed
        where = [Text(self.where, "small", colour="muted")] if self.where else []
        below = Flow([Text(group, "small", colour="muted"), *where, *_marks(marks(deed, self.words, ordered=ordered))], gap=14)
        words = Column([Text(deed.name, "head", role="heading"), below], gap=2, grow=1)
        sign = Sign(icon(deed.group), colour="accent", style="head")
        return Row([sign, words, Column([Space(2), cost(deed, self.words)], gap=0)], gap=10, align="start")

    def _gaps(self) -> Node | None:
        if not self.deed.gaps:
            return None
        said = parts.items(self.deed.gaps, "small")
        title = Text(self.words.text("It cannot be done now"), weight="bold", role="heading")
        sign = Sign("lock", colour="muted")
        inside = Row([sign, Column([title, *said], gap=3, grow=1)], gap=10, align="start")
        return Card(inside, fill="background", edge="outline", padding=10)

    def _noted(self, sign: str, title: str, said: str) -> Node | None:
        if not said:
            return None
        words = Column([Text(title, "small", colour="muted", weight="medium"), Text(said)], gap=0, grow=1)
        return Row([Sign(sign, colour="muted", style="small", size=1.4), words], gap=10, align="start")

    def _people(self) -> Node | None:
        """Return the human cost: first of all that is said of what the deed would do."""
        return people(self.words, self.deed.human_cost, grave=self.deed.lethal) if self.deed.human_cost else None

    def _heading(self, title: str) -> list[Node]:
        return [Rule(), Text(title, weight="bold", role="heading")]

    def _changes(self) -> list[Node]:
        now, _ = self.upshots.parted(self.deed.upshots)
        if not now:
            return []
        return [*self._heading(self.words.text("What it would change")), self.upshots.measured(now, "now")]

    def _dangers(self) -> list[Node]:
        if not self.deed.dangers:
            return []
        found = [self._danger(danger) for danger in self.deed.dangers]
        return [*self._heading(self.words.text("What could go wrong")), *found]

    def _danger(self, danger: Danger) -> Node:
        now, later = self.upshots.parted(danger.upshots)
        chance = Row(
            [_Short([Bar(danger.chance.high / 100, colour="focus")]), Text(danger.words, "small", colour="muted", grow=1)], gap=10
        )
        said: list[Node | None] = [
            Text(danger.text, weight="medium"),
            chance,
            *self.upshots.told([*now, *later], f"danger.{danger.id}"),
            people(self.words, danger.human_cost, grave=self.deed.lethal) if danger.human_cost else None,
        ]
        sign = Sign("triangle-alert", colour="focus")
        return Row([sign, Column(said, gap=5, grow=1)], gap=10, align="start")

    def _later(self) -> list[Node]:
        _, later = self.upshots.parted(self.deed.upshots)
        if not later:
            return []
        said = self.upshots.told(later, "later")
        return [*self._heading(self.words.text("Later, or only if")), Column(said, gap=8)]

    def _limits(self) -> list[Node]:
        said = list(self.deed.limits)
        if self.deed.constructed:
            said.append(self.words.text("Built for play: nobody is known to have done it."))
        if not said:
            return []
        return [*self._heading(self.words.text("How often, and who sees it")), Column(parts.items(said, "small"), gap=4)]

    def _sources(self) -> list[Node]:
        if not self.deed.references:
            return []
        found = parts.sources(self.desktop, self.deed.references, "source")
        return [*self._heading(self.words.text("Sources")), Column(found, gap=4)]


def people(words: Words, said: str, *, grave: bool) -> Node:
    """Return a human cost, soberly: who was or may be harmed, and whose count it is."""
    title = Text(words.text("Human cost"), "small", colour="grave" if grave else "muted", weight="medium")
    inside = Column([title, Text(said, "small")], gap=2, grow=1)
    sign = Sign("heart-pulse", colour="grave" if grave else "muted", style="small", size=1.4)
    return Card(Row([sign, inside], gap=10, align="start"), fill="background", edge="grave" if grave else "line", padding=10)


class _Short(Column):
    """A bar of one width, whatever stands beside it."""

    def _widths(self, kit: Kit) -> tuple[int, int]:
        return kit.px(72), kit.px(72)
