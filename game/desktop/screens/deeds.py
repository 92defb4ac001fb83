"""Away from the table: every deed as a card, the chosen one in full, and ordering it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Button, Card, Choices, Column, Flow, Grid, Icon, Option, Pane, Panes, Push, Row, Scroll, Text
from game.desktop.screens.confirm import Confirm
from game.desktop.screens.deed import Sheet, card
from game.desktop.screens.pips import MOST, Pips
from game.desktop.screens.place import Place
from game.desktop.screens.signs import Sign
from game.desktop.screens.upshots import Upshots

if TYPE_CHECKING:
    import pygame

    from game.briefing.deeds import Deed
    from game.desktop.chair import Chair
    from game.desktop.kit import Kit, Node, Transition

ALL, POSSIBLE, ORDERED = "all", "possible", "ordered"
"""Which deeds are shown."""

PANES = "deeds"
"""The panes' key: the deeds and the chosen one."""


class Deeds(Place):
    """The deeds of a turn."""

    place = "deeds"
    name = "deeds"

    def __init__(self, chair: Chair, chosen: str = "") -> None:
        """Show one seat's deeds, one of them in full: `chosen`, or the first that can be done."""
        super().__init__(chair)
        self.found = chair.deeds
        self.shown = ALL
        self.chosen = chosen
        self._panes: Panes | None = None
        self._made: dict[tuple[object, ...], Node] = {}
        self._theme: object = None
        self._upshots = Upshots(self.words, chair.situation.gauges(), self.why)
        everything = self.found.deeds()
        if not chosen and everything:
            self.chosen = next((deed.id for deed in everything if not deed.gaps), everything[0].id)
        self.state.focus = f"deed.{self.chosen}"
        if chosen:
            self.choose(chosen)

    def body(self, kit: Kit) -> Node:
        """Return the deeds and the chosen one."""
        text = self.words.text
        if not self.found.deeds():
            return Card(Text(text("There is nothing your side can do away from the tables.")))
        if kit.theme != self._theme:  # what was measured holds for one theme
            self._theme = kit.theme
            self._made.clear()
        roomy = kit.theme.window[1] >= kit.em(560)
        panes = [
            Pane(key="list", title=text("All deeds"), icon="layers", node=self._list(roomy=roomy), least=420, share=3, bare=True),
            Pane(key="one", title=text("The chosen deed"), icon="zap", node=self._one(), least=380, share=2, bare=True),
        ]
        self._panes = Panes(panes, key=PANES, choose=self.choose_pane)
        return self._panes

    # -- the list -----------------------------------------------------------------------------------------------------

    def _list(self, *, roomy: bool) -> Node:
        head, groups, label = [self._purse(), self._filter()], self._groups(), self.words.text("Deeds")
        if roomy:
            return Card(Column([*head, _Revealing(Column(groups, gap=14), key="deeds.list", label=label)], gap=12))
        return Card(_Revealing(Column([*head, *groups], gap=14), key="deeds.list", label=label))

    def _purse(self) -> Node:
        """Return how many deeds are ordered, and what the orders leave."""
        text, review = self.words.text, self.chair.review
        left = review.capital - review.cost
        said = text(
            "{count} of {most} deeds ordered. {left} political capital left of {capital}.",
            count=len(self.chair.paper.deeds),
            most=self.found.most,
            left=self.words.number(left),
            capital=review.capital,
        )
        dots = Pips(left, "", hollow=review.cost) if left >= 0 and 0 < review.capital <= MOST else Icon("coins", colour="series1")
        return Row([Text(said, weight="medium", grow=1), dots], gap=12)

    def _filter(self) -> Node:
        text = self.words.text
        options = [
            Option(id=name, label=label, note=str(len(self._kept(name))))
            for name, label in ((ALL, text("All")), (POSSIBLE, text("Can be done now")), (ORDERED, text("Ordered")))
        ]
        return Flow([Choices(options, self.shown, self._show, key="filter", label=text("Which deeds are shown"))])

    def _show(self, which: str) -> None:
        self.shown = which
        self.state.scrolls.pop("deeds.list", None)

    def _kept(self, which: str) -> list[Deed]:
        ordered = self.chair.paper.deeds
        return [
            deed
            for deed in self.found.deeds()
            if which == ALL or (which == POSSIBLE and not deed.gaps) or (which == ORDERED and deed.id in ordered)
        ]

    def _groups(self) -> list[Node]:
        kept = {deed.id for deed in self._kept(self.shown)}
        found: list[Node] = []
        for group in self.found.groups:
            cards = [self._card(deed) for deed in group.deeds if deed.id in kept]
            if cards:
                title = Text(group.name, weight="bold", colour="muted", role="heading")
                found.append(Column([title, _Even(cards, least=210)], gap=7))
        if not found:
            none = "You have ordered no deed yet." if self.shown == ORDERED else "Nothing can be done now."
            found.append(Text(self.words.text(none), colour="muted"))
        return found

    def _card(self, deed: Deed) -> Node:
        """Return a card: made and measured once for every way it can look, since there may be fifty of them."""
        ordered, chosen = deed.id in self.chair.paper.deeds, deed.id == self.chosen
        key = ("card", deed.id, ordered, chosen)
        if key not in self._made:
            press = partial(self.choose, deed.id)
            self._made[key] = card(deed, press, self.words, ordered=ordered, chosen=chosen)
        return self._made[key]

    def choose(self, deed: str) -> None:
        """Show a deed in full."""
        self.chosen = deed
        self.state.chosen[PANES] = "one"
        if self._panes is not None and self._panes.tabbed:  # the card is out of sight then
            self.state.focus = "drop" if deed in self.chair.paper.deeds else "order"

    # -- the chosen one -----------------------------------------------------------------------------------------------

    def _one(self) -> Node:
        deed = self.found.deed(self.chosen)
        ordered = deed.id in self.chair.paper.deeds
        key = ("sheet", deed.id, ordered)
        if key not in self._made:
            group = next(group.name for group in self.found.groups if deed in group.deeds)
            place = self.chair.view.edition.places.get(deed.place)
            sheet = Sheet(deed, self.words, self._upshots, self.desktop, place.name if place is not None else "")
            self._made[key] = sheet.node(group, ordered=ordered)
        read = Scroll(self._made[key], key=f"deed.{deed.id}.sheet", label=deed.name)
        return Card(Column([read, self._button(deed, ordered=ordered)], gap=12), edge="accent" if ordered else "line")

    def _button(self, deed: Deed, *, ordered: bool) -> Node:
        text = self.words.text
        if ordered:
            said = text("Ordered. It is done when you seal your orders.")
            button = Button(text("Take it off"), partial(self._drop, deed), key="drop", icon="x", hotkey="o")
            return self._foot("check", said, button)
        missing = self._missing(deed)
        button = Button(
            text("Order it"),
            partial(self._order, deed),
            key="order",
            icon="plus",
            kind="primary",
            missing=missing,
            hotkey="o",
        )
        if missing:
            return self._foot("lock", missing, button)
        left = self.chair.review.capital - self.chair.review.cost - deed.cost
        return self._foot("coins", text("{left} political capital would be left.", left=self.words.number(left)), button)

    @staticmethod
    def _foot(sign: str, said: str, button: Button) -> Node:
        words = Row(
            [Sign(sign, colour="muted", style="small"), Text(said, "small", colour="muted", grow=1)], gap=8, align="start", grow=1
        )
        return Row([words, button], gap=12)

    def _missing(self, deed: Deed) -> str:
        """Return why a deed cannot be ordered now; empty where it can."""
        words, review = self.words, self.chair.review
        if deed.gaps:
            return words.text("It cannot be done now: {why}.", why="; ".join(deed.gaps))
        if len(self.chair.paper.deeds) >= self.found.most:
            return words.plural(
                "You have ordered {count} deed, as many as a turn allows. Take it off first.",
                "You have ordered {count} deeds, as many as a turn allows. Take one off first.",
                self.found.most,
            )
        if review.cost + deed.cost > review.capital:
            return words.text(
                "Your orders would cost {cost}, and you have {capital}: something must go first.",
                cost=review.cost + deed.cost,
                capital=review.capital,
            )
        return ""

    def _order(self, deed: Deed) -> Transition | None:
        if not deed.lethal:
            self._ordered(deed)
            return None
        words = self.words
        cost = " ".join(said for said in (deed.human_cost, *(danger.human_cost for danger in deed.dangers)) if said)
        return Push(
            Confirm(
                self.desktop,
                words.text("People may die of it. Order it?"),
                words.text("Order it"),
                partial(self._ordered, deed),
                more=[said for said in (words.text("{name}.", name=deed.name), deed.text) if said],
                grave=words.text("Human cost: {text}", text=cost) if cost else "",
                icon="triangle-alert",
            )
        )

    def _ordered(self, deed: Deed) -> None:
        self.chair.deed(deed.id)
        self.desktop.sounds.play("select")
        self.state.focus = "drop"

    def _drop(self, deed: Deed) -> None:
        self.chair.undeed(deed.id)
        self.state.focus = "order"


class _Revealing(Scroll):
    """A region that begins where the focus is, until somebody scrolls it."""

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        """Place the node, and scroll to what has the focus."""
        super().place(kit, rect)
        if self.key not in kit.state.scrolls:
            here = next((node for node in self.node.walk() if node.key == kit.state.focus and node.focusable), None)
            if here is not None:
                self.reveal(kit, here.rect)


class _Even(Grid):
    """A grid whose columns are those of every other group, also where it has fewer cards than columns."""

    def _columns(self, kit: Kit, width: int) -> int:
        gap = kit.px(self.gap)
        return max(1, (width + gap) // (kit.em(self.least) + gap))
