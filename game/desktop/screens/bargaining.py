"""Moves at a table: propose, accept, withdraw, pledge, walk out, come back; offers, pledges and deals so far."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.briefing.review import describe
from game.briefing.told import told
from game.core.orders import Move
from game.desktop.kit import Button, Card, Column, Flow, Icon, Node, Push, Row, Text, Transition
from game.desktop.screens.confirm import Confirm
from game.desktop.screens.worth import forecasts, limit_of, offers_plane, value_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.briefing.table import DealLine, MoveChoice, OfferLine
    from game.briefing.worth import Valuation
    from game.desktop.screens.table import TableScreen


class Moves:
    """What can be done at one table, and what has been."""

    def __init__(self, screen: TableScreen, worth: Valuation) -> None:
        """Speak for a screen, whose package is worth this."""
        self.screen = screen
        self.chair = screen.chair
        self.words = screen.words
        self.brief = screen.brief
        self.worth = worth
        self.ordered = self.chair.paper.moves.get(screen.table)
        self.releasing = screen.table in self.chair.paper.releases

    # -- proposing ----------------------------------------------------------------------------------------------------

    def proposal(self) -> Node:
        """Return the button that proposes the package, or accepts the offer it equals."""
        text = self.words.text
        gaps = self.brief.move("propose").gaps
        missing = text("It cannot be proposed now: {why}.", why="; ".join(gaps)) if gaps else ""
        same = next(
            (offer for offer in self.brief.offers if offer.acceptable and offer.worth.package == self.worth.package), None
        )
        ordered = self.ordered
        if ordered is not None and ordered.kind == "propose" and dict(ordered.package) == dict(self.worth.package):
            hint = text("In your orders: propose this package. Press to take it off.")
            return _aside(Button(text("Proposed"), self._drop, key="propose", icon="check", chosen=True, hint=hint))
        if ordered is not None and same is not None and ordered.kind == "accept" and ordered.offer == same.id:
            hint = text("In your orders: accept this offer. Press to take it off.")
            return _aside(Button(text("Accepted"), self._drop, key="propose", icon="check", chosen=True, hint=hint))
        if same is not None:
            return self._accepting(same, "propose", kind="primary")
        return Button(text("Propose it"), self._propose, key="propose", icon="send", kind="primary", missing=missing, hotkey="p")

    def _accepting(self, offer: OfferLine, key: str, *, kind: str = "plain") -> Button:
        """Return the button that accepts an offer."""
        gaps = self.brief.move("accept").gaps
        missing = self.words.text("It cannot be accepted now: {why}.", why="; ".join(gaps)) if gaps else ""
        label = self.words.text("Accept it")
        return Button(label, partial(self._accept, offer), key=key, icon="handshake", kind=kind, missing=missing)

    def _propose(self) -> Transition | None:
        package = dict(self.worth.package)
        if self.worth.surplus is not None and self.worth.surplus < 0:
            question = self.words.text("This package is {worth}. Propose it all the same?", worth=self.worth.sentence)
            return Push(Confirm(self.chair.desktop, question, self.words.text("Propose it"), partial(self._put, package)))
        self._put(package)
        return None

    def _put(self, package: dict[str, str]) -> None:
        self.chair.paper.packages.pop(self.screen.table, None)
        self._order(Move(kind="propose", table=self.screen.table, package=package))

    def _order(self, move: Move) -> None:
        self.chair.desktop.sounds.play("select")
        self.chair.move(move)

    def _drop(self) -> None:
        if self.ordered is not None and self.ordered.kind == "propose":  # the package is not lost with the order
            self.chair.paper.packages.setdefault(self.screen.table, dict(self.ordered.package))
        self.chair.paper.moves.pop(self.screen.table, None)
        self.chair.kept()

    def _leave(self) -> None:
        self._drop()
        self.chair.stay(self.screen.table)

    # -- everything else ----------------------------------------------------------------------------------------------

    def node(self, first: Sequence[Node] = ()) -> Node:
        """Return offers and moves, below each other; `first` stands above them."""
        text, brief = self.words.text, self.brief
        rows: list[Node | None] = [*first]
        if self.ordered is not None or self.releasing:
            rows.append(self._in_orders())
        rows += [self._deal(deal) for deal in brief.deals]
        rows += [Row([Icon("pin", colour="focus"), Text(pledge.sentence, "small", grow=1)], gap=8) for pledge in brief.pledges]
        if not brief.sees:
            rows.append(Text(text("You do not sit here, and do not see what is offered."), "small", colour="muted"))
        elif not brief.offers:
            rows.append(Text(text("No offer has been made yet."), "small", colour="muted"))
        rows += [self._offer(offer) for offer in reversed(brief.offers)]
        rows += [self._others(), offers_plane(self.words, brief, self.worth), Text(brief.text, "small", colour="muted")]
        return Column(rows, gap=10)

    def _in_orders(self) -> Node:
        said: list[Node] = []
        if self.ordered is not None:
            said.append(Text(describe(self.ordered, told(self.chair.view), self.words), "small", weight="medium"))
        if self.releasing:
            said.append(Text(self.words.text("In your orders so far: take your pledge back."), "small", weight="medium"))
        drop = Button(self.words.text("Take it off"), self._leave, key="drop", icon="x")
        row = Row([Icon("check", colour="good"), Column(said, gap=2, grow=1), drop], gap=8)
        return Card(row, fill="raised", edge="accent", padding=8)

    def _deal(self, deal: DealLine) -> Node:
        text = self.words.text
        rows: list[Node | None] = [
            Row([Icon("gavel", colour="accent"), Text(deal.sentence, "small", weight="medium", grow=1)], gap=8)
        ]
        if deal.worth is not None:
            rows.append(Text(text("That agreement is {worth}.", worth=deal.worth.sentence), "small", colour="muted"))
            if deal.waits:
                rows += forecasts(deal.worth.forecasts)
            look = Button(
                text("Look at that text"),
                partial(self.screen.begin, dict(deal.worth.package)),
                key=f"deal.{deal.turn}",
                icon="eye",
                kind="quiet",
            )
            rows.append(Flow([look]))
        return Card(Column(rows, gap=6), fill="raised", padding=8)

    def _offer(self, offer: OfferLine) -> Node:
        text = self.words.text
        buttons: list[Node | None] = [
            Button(
                text("Look at your offer") if offer.mine else text("Look at this offer"),
                partial(self.screen.begin, dict(offer.worth.package)),
                key=f"look.{offer.id}",
                icon="eye",
                kind="quiet",
            )
        ]
        accepting = self.ordered is not None and self.ordered.kind == "accept" and self.ordered.offer == offer.id
        if offer.acceptable and not accepting:
            buttons.append(self._accepting(offer, f"accept.{offer.id}"))
        rows: list[Node | None] = [
            Row(
                [
                    Icon(
                        "user" if offer.mine else "message-circle", colour="accent" if offer.standing else "muted", style="small"
                    ),
                    Text(offer.sentence, "small", colour="text" if offer.standing else "muted", grow=1),
                ],
                gap=8,
                align="start",
            ),
            value_bar(self.words, offer.worth, limit_of(self.brief), named=False)
            if offer.worth.value is not None and offer.standing
            else None,
        ]
        if offer.assents and offer.standing:
            rows.append(Text(text("Accepted so far: {names}.", names=self.words.listing(offer.assents)), "small"))
        rows.append(Flow(buttons, gap=6))
        return Card(Column(rows, gap=5), fill="raised" if offer.standing else "", padding=8)

    def _accept(self, offer: OfferLine) -> Transition:
        question = self.words.text("Accept the offer ({name})?", name=offer.name)
        clauses = [
            self.words.text("{issue}: {option}.", issue=issue.name, option=issue.option(offer.worth.package[issue.id]).name)
            for issue in self.brief.issues
        ]
        more = [
            *clauses,
            self.words.text("It is {worth}.", worth=offer.worth.sentence),
            *[self.words.text("{forecast}.", forecast=item.sentence) for item in offer.worth.forecasts],
            self.words.text("It is done when you seal your orders."),
        ]
        move = Move(kind="accept", table=self.screen.table, offer=offer.id)
        return Push(Confirm(self.chair.desktop, question, self.words.text("Accept it"), partial(self._order, move), more=more))

    def _others(self) -> Node:
        """Return the moves that are neither proposal nor acceptance."""
        text, table = self.words.text, self.screen.table
        found: list[Node | None] = []
        if not self.brief.move("withdraw").gaps:
            found.append(
                self._button(self.brief.move("withdraw"), "undo-2", partial(self._order, Move(kind="withdraw", table=table)))
            )
        if self.brief.member:
            found.append(self._button(self.brief.move("pledge"), "megaphone", self._pledge))
            found.append(self._button(self.brief.move("walk_out"), "door-open", self._walk_out))
        if not self.brief.move("return").gaps:
            found.append(
                self._button(self.brief.move("return"), "door-closed", partial(self._order, Move(kind="return", table=table)))
            )
        if self.brief.release is not None and not self.releasing:
            release = self.brief.release
            missing = text("Not possible now: {why}.", why="; ".join(release.gaps)) if release.gaps else ""
            label = text("Take your pledge back (costs {cost})", cost=release.cost)
            found.append(Button(label, partial(self.chair.release, table), key="release", icon="rotate-ccw", missing=missing))
        return Flow(found, gap=6)

    def _button(self, choice: MoveChoice, icon: str, press: object) -> Node:
        text = self.words.text
        name = choice.name[:1].upper() + choice.name[1:]
        label = text("{move} (costs {cost})", move=name, cost=choice.cost) if choice.cost else name
        missing = text("Not possible now: {why}.", why="; ".join(choice.gaps)) if choice.gaps else ""
        return Button(label, press, key=f"move.{choice.kind}", icon=icon, missing=missing)  # type: ignore[arg-type]

    def _pledge(self) -> Transition:
        from game.desktop.screens.pledge import PledgeScreen  # noqa: PLC0415

        return Push(PledgeScreen(self.screen))

    def _walk_out(self) -> Transition:
        text = self.words.text
        more = [
            text("Talks stop for at least one whole turn. It relieves you at home once in a match; coming back costs capital.")
        ]
        move = Move(kind="walk_out", table=self.screen.table)
        return Push(Confirm(self.chair.desktop, text("Walk out?"), text("Walk out"), partial(self._order, move), more=more))


def _aside(button: Button) -> Button:
    """Return a button whose hint is told to the mouse alone."""
    button.aside = True
    return button
