"""Orders read back before they are sealed: every one of them, what they cost, what stands in the way; then sealing them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Bar, Button, Card, Column, Field, Flow, Grid, Node, Push, Replace, Row, Rule, Scroll, Space, Text
from game.desktop.screens import opening, parts
from game.desktop.screens.confirm import Confirm
from game.desktop.screens.deed import people
from game.desktop.screens.place import ICONS, Place
from game.desktop.screens.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.briefing.review import OrderLine
    from game.desktop.kit import Kit, Transition

WIDE = 820
"""From this width on, at the base size of text, the orders and what is said of them stand beside each other."""


class Orders(Place):
    """The orders of a turn, read back."""

    place = "orders"
    name = "orders"
    first = "seal"

    def body(self, kit: Kit) -> Node:
        """Return the orders, why they are given, and what they cost."""
        orders, notes, lines = self._orders(), self._notes(), self._lines()
        label = self.words.text("Your orders")
        if kit.theme.window[0] < kit.em(WIDE):
            middle: Node = Scroll(Column([*notes, Card(orders), Card(lines)], gap=10), key="orders", label=label)
        else:
            left = Card(Scroll(orders, key="orders", label=label))
            right = Card(Scroll(Column([*notes, lines], gap=16), key="lines", label=self.words.text("Why you order this")))
            middle = _Beside(left, right)
        return Column([middle, self._foot()], gap=10)

    # -- the orders ---------------------------------------------------------------------------------------------------

    def _orders(self) -> Node:
        words, review = self.words, self.chair.review
        title = Text(words.text("Your orders for turn {turn}", turn=self.chair.view.known.turn), "head", role="heading")
        if not review.lines:
            return Column([title, *self._nothing()], gap=12)
        return Column([title, *(self._order(line) for line in review.lines)], gap=10)

    def _nothing(self) -> list[Node]:
        text = self.words.text
        table = text("Tables") if len(self.chair.view.edition.tables) > 1 else text("Table")
        return [
            Text(text("You order nothing this turn.")),
            Text(text("What you can order, you find at the table and among the deeds."), colour="muted"),
            Flow(
                [
                    Button(table, partial(self.to, "table"), key="go.table", icon=ICONS["table"]),
                    Button(text("Deeds"), partial(self.to, "deeds"), key="go.deeds", icon=ICONS["deeds"]),
                ]
            ),
        ]

    def _order(self, line: OrderLine) -> Node:
        text = self.words.text
        kind, _, subject = line.order.partition(" ")
        deed = kind == "deed"
        issues = len(self.chair.view.edition.tables[subject].issues) if line.details else 0
        go = text("Show the deed") if deed else text("Change it at the table")
        tools = Flow(
            [
                Button(go, partial(self._go, kind, subject), key=f"go.{line.order}", icon="arrow-right"),
                Button(text("Take it off"), partial(self._drop, kind, subject), key=f"off.{line.order}", icon="x"),
            ],
            end=True,
        )
        inside: list[Node | None] = [
            Text(text("{order}.", order=line.sentence), weight="medium"),
            Grid(parts.items(line.details[:issues], "small"), least=230, gap=4, most=2) if issues else None,
            *(_weighed(said, "vote" if place else "scale") for place, said in enumerate(line.details[issues:])),
            people(self.words, line.human_cost, grave=True) if line.human_cost else None,
            tools,
        ]
        sign = Sign(ICONS["deeds"] if deed else ICONS["table"], colour="accent")
        return Card(Row([sign, Column(inside, gap=8, grow=1)], gap=10, align="start"), fill="raised", padding=12)

    def _drop(self, kind: str, subject: str) -> None:
        if kind == "deed":
            self.chair.undeed(subject)
        elif kind == "move":
            self.chair.paper.moves.pop(subject, None)
            self.chair.kept()
        elif subject in self.chair.paper.releases:
            self.chair.paper.releases.remove(subject)
            self.chair.kept()

    def _go(self, kind: str, subject: str) -> Transition:
        from game.desktop.screens.deeds import Deeds  # noqa: PLC0415  the deeds and the table lead here too
        from game.desktop.screens.table import TableScreen  # noqa: PLC0415

        return Replace(Deeds(self.chair, subject) if kind == "deed" else TableScreen(self.chair, subject))

    # -- what is said of them -----------------------------------------------------------------------------------------

    def _lines(self) -> Node:
        text, paper, review = self.words.text, self.chair.paper, self.chair.review
        why = text("Why do you order this?") if review.lines else text("Why do you order nothing?")
        note = text("One line, for yourself and for the debrief; nobody else sees it before.")
        return Column(
            [
                *self._field("reason", why, note, paper.reason, self._reason),
                *self._field(
                    "prediction",
                    text("What do you expect to happen?"),
                    text("One line, to be compared later."),
                    paper.prediction,
                    self._prediction,
                ),
                Rule(),
                *self._after(),
            ],
            gap=8,
        )

    def _notes(self) -> list[Node]:
        """Return what stands in the way of sealing, and what may have been overlooked."""
        text, review = self.words.text, self.chair.review
        found: list[Node] = []
        if review.obstacles:
            title = text("Change your orders first; they cannot be sealed as they are.")
            found.append(_noted("circle-x", "bad", title, review.obstacles))
        reminders = (*(review.reminders if review.lines else review.reminders[1:]), *self._unproposed())
        if reminders:
            found.append(_noted("info", "accent", text("What you may have overlooked"), reminders))
        return found

    def _field(self, key: str, title: str, note: str, said: str, change: Callable[[str], None]) -> list[Node]:
        return [
            Column([Text(title, weight="bold"), Text(note, "small", colour="muted")], gap=0),
            Field(said, change, key=key, label=f"{title} {note}", empty=self.words.text("Nothing written")),
            Space(6),
        ]

    def _reason(self, said: str) -> None:
        self.chair.paper.reason = said
        self.chair.kept()

    def _prediction(self, said: str) -> None:
        self.chair.paper.prediction = said
        self.chair.kept()

    def _after(self) -> list[Node]:
        """Return what sealing means, and who else is awaited."""
        words = self.words
        said = [words.text("Once sealed they meet everybody else's orders, all at once; nothing can be changed then.")]
        host = self.chair.host
        others = [seat for seat in host.humans if seat not in host.match.sealed and seat != self.chair.seat]
        if others:
            names = words.listing([self.chair.view.edition.name_of(seat) for seat in others])
            said.append(words.text("Still awaited at this computer after you: {seats}.", seats=names))
        signs = ("hourglass", "users")
        return [
            Row([Sign(sign, colour="muted", style="small"), Text(line, "small", colour="muted", grow=1)], gap=8, align="start")
            for sign, line in zip(signs, said, strict=False)
        ]

    # -- sealing ------------------------------------------------------------------------------------------------------

    def _foot(self) -> Node:
        text, review = self.words.text, self.chair.review
        over = review.cost > review.capital
        share = review.cost / review.capital if review.capital else float(bool(review.cost))
        bar = Bar(share, review.price, colour="bad" if over else "series1", high=8)
        sign = Sign("circle-x" if over else "coins", colour="bad" if over else "muted")
        price = Row([sign, Column([Text(review.price, weight="medium"), bar], gap=4, grow=1)], gap=10, align="start", grow=1)
        seal = Button(
            text("Seal these orders"),
            self.seal,
            key="seal",
            icon="send",
            kind="primary",
            missing=" ".join(review.obstacles),
            hotkey="ctrl+return",
        )
        return Card(Row([price, seal], gap=24), padding=12)

    def seal(self) -> Transition | None:
        """Seal the orders, once the person has said so twice: what is sealed cannot be changed."""
        words, review = self.words, self.chair.review
        if review.obstacles:
            return None
        question = words.text("Seal these orders? Once sealed they meet everybody else's.")
        yes = words.text("Seal these orders")
        reminders = [*review.reminders, *self._unproposed()]
        return Push(Confirm(self.desktop, question, yes, self._sealed, more=reminders, icon="send", ready=not reminders))

    def _unproposed(self) -> list[str]:
        """Return the tables at which a package was built that is not in the orders, each as a reminder."""
        chair, words = self.chair, self.words
        tables = [name for name in chair.paper.packages if name not in chair.paper.moves and name in chair.view.edition.tables]
        names = [chair.table(name).name for name in tables if not chair.table(name).move("propose").gaps]
        return [words.text("You have built a package at {table} and not proposed it.", table=name) for name in names]

    def _sealed(self) -> Transition | None:
        way = opening.sealed(self.chair)
        if way is not None:
            self.desktop.sounds.play("seal")
        return way


def _weighed(said: str, sign: str) -> Node:
    return Row([Sign(sign, colour="muted", style="small"), Text(said, "small", grow=1)], gap=8, align="start")


def _noted(sign: str, colour: str, title: str, said: tuple[str, ...]) -> Node:
    words = Column([Text(title, weight="medium"), *parts.items(said, "small")], gap=4, grow=1)
    return Card(Row([Sign(sign, colour=colour), words], gap=10, align="start"), fill="background", edge=colour, padding=10)


class _Beside(Row):
    """Two regions beside each other, three to two, as high as there is room."""

    def __init__(self, left: Node, right: Node) -> None:
        super().__init__([left, right], gap=10, align="fill", grow=1)

    def _shares(self, kit: Kit, width: int) -> list[int] | None:
        room = width - self._gaps(kit)
        return [room * 3 // 5, room - room * 3 // 5]

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.em(180)
