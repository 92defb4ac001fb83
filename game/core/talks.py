"""The first phase of a turn: what happens at the tables.

In this order at each table: ratification of what was signed earlier, pledges, acceptances of offers that stood before this
turn, identical proposals, walk-outs and returns, withdrawals, new proposals. Everything is read from the World as the phase
found it. Knows nothing of deeds and events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.core.clauses import Effect
from game.core.draft import Draft
from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.orders import Move, MoveKind, Orders, acceptable, move_gaps
from game.core.scenario import Scenario
from game.core.table import Body, Pledge, Table, approval, known_options, terms_of_side, value
from game.core.twin import changed
from game.core.world import (
    IN_FORCE,
    LAPSED,
    REFUSED,
    SIGNED,
    STANDING,
    TAKEN,
    WITHDRAWN,
    Cause,
    Deal,
    Entry,
    Offer,
    World,
    cause,
    fated,
    offered,
    reservations,
)


def talks(  # noqa: PLR0913  one more fact than usual
    scenario: Scenario,
    world: World,
    orders: Mapping[str, Orders],
    luck: Luck,
    paid: Mapping[str, int],
    *,
    told: bool = True,
) -> tuple[World, tuple[Entry, ...]]:
    """Play the talks at every table. `paid` is what each order cost (-1: more than there was)."""
    draft = Draft(scenario, world, told=told)
    for table in scenario.tables.values():
        moves: dict[str, Move] = {}
        for seat in scenario.seats:
            for move in orders[seat].moves:
                if move.table == table.id and _stands(draft, table, seat, move, paid):
                    moves[seat] = move
        sitting = world.sittings[table.id]
        if moves or (sitting.deals and sitting.deals[-1].fate == SIGNED) or sitting.standing():
            _Talk(draft, table, moves, luck).play()
    return draft.apply()


def _stands(draft: Draft, table: Table, seat: str, move: Move, paid: Mapping[str, int]) -> bool:
    """Tell whether a move is made; where it has become impossible give back what it cost and say so."""
    cost = paid.get(f"{seat} move {table.id}", 0) if paid else 0
    found = move_gaps(draft.scenario, draft.world, seat, move)
    if not found and cost >= 0:
        return True
    gaps = [gap.key for gap in found if gap.key != "capital"]
    if cost < 0:
        gaps.append("capital")
    if not gaps:
        return True
    turn = draft.world.turn
    more = {"move": move.kind, "gap": gaps[0]}
    draft.note("move_not_done", cause("rule", table.id, "", seat, turn), table.id, known_to=(seat,), more=more)
    draft.change(capital_of(seat), max(0, cost), cause("returned", table.id, "", seat, turn))
    return False


class _Talk:
    """One turn's talks at one table."""

    def __init__(self, draft: Draft, table: Table, moves: Mapping[str, Move], luck: Luck) -> None:
        self.draft = draft
        self.world = draft.world
        self.table = table
        self.moves: dict[str, list[tuple[str, Move]]] = {}
        for seat in sorted(moves):
            self.moves.setdefault(moves[seat].kind, []).append((seat, moves[seat]))
        self.luck = luck
        self.turn = draft.world.turn
        self.sitting = draft.world.sittings[table.id]
        self.offers = list(self.sitting.offers)
        self.seeing = draft.index.seeing[table.id]
        self.knowing = draft.index.knowing[table.id]
        self.readers = draft.index.readers[table.id]

    def play(self) -> None:
        """Play the talks in their order and say how the table then stands."""
        before = self.sitting
        self._ratify()
        if self.moves:
            self._pledge()
            if not self._accept():
                self._agree_at_once()
            self._leave_and_return()
            self._withdraw()
            self._propose()
        self._lapse()
        offers = tuple(self.offers)
        if offers != before.offers:
            self.sitting = changed(self.sitting, offers=offers)
        if self.sitting is not before:
            self.draft.sit(self.table.id, self.sitting)

    def _cause(self, part: str, seat: str = "") -> Cause:
        return cause("table", self.table.id, part, seat, self.turn)

    def _effects(self, effects: Iterable[Effect], why: Cause) -> None:
        self.draft.effects(effects, why, cause_known_to=self.knowing)

    def _of(self, kind: MoveKind) -> Sequence[tuple[str, Move]]:
        return self.moves.get(kind, ())

    # -- ratification -------------------------------------------------------------------------------------------------

    def _ratify(self) -> None:
        deal = self.sitting.deal
        if deal is None or deal.fate != SIGNED:
            return
        against = [body for body in self.table.bodies if not self._approves(body, deal)]
        fate = REFUSED if against else IN_FORCE
        settled = changed(deal, fate=fate, decided=self.turn, refused_by=tuple(body.id for body in against))
        self.sitting = changed(self.sitting, deals=(*self.sitting.deals[:-1], settled))
        if against:
            for body in against:
                why = cause("body", body.id, self.table.id, "", self.turn)
                self.draft.note("refused", why, self.table.id, known_to=self.knowing, more={"body": body.id})
                self._effects(body.refusal, why)
            self._effects(self.table.refused, self._cause("refused"))
            return
        for body in self.table.bodies:
            why = cause("body", body.id, self.table.id, "", self.turn)
            self.draft.note("approved", why, self.table.id, known_to=self.knowing, more={"body": body.id})
        self.draft.note("in_force", self._cause("ratified"), self.table.id, known_to=self.readers)
        self._effects(self.table.ratified, self._cause("ratified"))
        for option, issue in zip(known_options(self.table, deal.package), self.table.issues, strict=True):
            why = cause("option", option.id, issue, "", self.turn)
            self.draft.effects(option.effects, why, cause_known_to=self.readers)

    def _approves(self, body: Body, deal: Deal) -> bool:
        values = self.world.values
        pledge = self.sitting.pledges.get(body.side)
        worth = value(terms_of_side(self.table, body.side, values, pledge, body), deal.package)
        mood = self.luck.roll(0, "mood", self.table.id, body.id)  # once per match: nobody shops for dice
        return mood < approval(body, worth, values)

    # -- agreement ----------------------------------------------------------------------------------------------------

    def _pledge(self) -> None:
        for seat, move in self._of("pledge"):
            pledge = Pledge(seat=seat, issue=move.issue, option=move.option, turn=self.turn)
            self.sitting = changed(self.sitting, pledges={**self.sitting.pledges, seat: pledge})
            more = {"seat": seat, "issue": move.issue, "option": move.option}
            self.draft.note("pledged", self._cause("pledged", seat), self.table.id, known_to=self.knowing, more=more)
            self._effects(self.table.pledged.get(seat, ()), self._cause("pledged", seat))

    def _accept(self) -> bool:
        """Count assents; sign the oldest offer that now has all of them."""
        accepts = self._of("accept")
        if not accepts:
            return False
        complete: list[Offer] = []
        for place, offer in enumerate(self.offers):
            if offer.fate != STANDING:
                continue
            assents = set(offer.assents)
            for seat, move in accepts:
                if move.offer == offer.id and acceptable(self.table, offer, seat, self.turn):
                    assents.add(seat)
                    why = self._cause("accepted", seat)
                    self.draft.note("accepted", why, offer.id, known_to=self.seeing, more={"seat": seat})
            if len(assents) > len(offer.assents):
                self.offers[place] = changed(offer, assents=tuple(sorted(assents)))
            needed = set(self.table.accepting()) - {offer.seat}
            if needed and needed <= assents:
                complete.append(self.offers[place])
        if not complete:
            return False
        self._sign(
            min(
                complete,
                key=lambda item: (item.made, self.luck.roll(self.turn, "crossing", item.id), item.id),
            )
        )
        return True

    def _agree_at_once(self) -> None:
        """Sign what everybody whose consent is needed has put forward in this very turn."""
        if self.table.mediator:
            return
        proposals = self._of("propose")
        if len(proposals) < 2:  # noqa: PLR2004  nobody agrees alone
            return
        needed = set(self.table.accepting())
        for seat, move in proposals:
            same = {other for other, their in proposals if their.package == move.package}
            if needed <= same and len(same) > 1:
                offer = self._new(seat, move)
                others = tuple(sorted(needed - {seat}))
                self.draft.note("same_proposals", self._cause("proposed"), self.table.id, known_to=self.seeing)
                offer = changed(offer, assents=others)
                self.offers.append(offer)
                self._sign(offer)
                return

    def _sign(self, offer: Offer) -> None:
        self.offers = [
            fated(item, TAKEN if item.id == offer.id else LAPSED) if item.fate == STANDING else item for item in self.offers
        ]
        deal = Deal(
            offer=offer.id,
            package=dict(offer.package),
            turn=self.turn,
            reservations=reservations(self.table, self.world.values),
        )
        self.sitting = changed(self.sitting, deals=(*self.sitting.deals, deal))
        signed = self._cause("signed", offer.seat)
        self.draft.note("signed", signed, self.table.id, known_to=self.knowing, more={"offer": offer.id})
        self._effects(self.table.signed, self._cause("signed"))

    @property
    def _signed_now(self) -> bool:
        return bool(self.sitting.deals) and self.sitting.deals[-1].turn == self.turn

    # -- leaving, returning, proposing --------------------------------------------------------------------------------

    def _leave_and_return(self) -> None:
        for seat, _ in self._of("walk_out"):
            if self._signed_now:
                self.draft.note("overtaken", self._cause("signed", seat), self.table.id, known_to=(seat,))
                continue
            why = self._cause("walked_out", seat)
            self.sitting = changed(self.sitting, away={**self.sitting.away, seat: self.turn})
            self.draft.note("walked_out", why, self.table.id, known_to=self.knowing, more={"seat": seat})
            self._effects(self.table.walked_out.get(seat, ()), why)
            if seat not in self.sitting.relieved:
                self.sitting = changed(self.sitting, relieved=tuple(sorted((*self.sitting.relieved, seat))))
                self._effects(self.table.relief.get(seat, ()), self._cause("relief", seat))
        for seat, _ in self._of("return"):
            why = self._cause("returned", seat)
            away = {other: turn for other, turn in self.sitting.away.items() if other != seat}
            self.sitting = changed(self.sitting, away=away)
            self.draft.note("came_back", why, self.table.id, known_to=self.knowing, more={"seat": seat})
            self._effects(self.table.returned.get(seat, ()), why)

    def _withdraw(self) -> None:
        for seat, _ in self._of("withdraw"):
            if self._signed_now:
                self.draft.note("overtaken", self._cause("signed", seat), self.table.id, known_to=(seat,))
                continue
            for place, offer in enumerate(self.offers):
                if offer.seat == seat and offer.fate == STANDING:
                    self.offers[place] = fated(offer, WITHDRAWN)
                    self.draft.note(
                        "withdrawn", self._cause("withdrawn", seat), offer.id, known_to=self.seeing, more={"seat": seat}
                    )

    def _propose(self) -> None:
        for seat, move in self._of("propose"):
            if self._signed_now:
                if move.package != self.sitting.deals[-1].package:
                    rule = cause("rule", self.table.id, "", seat, self.turn)
                    more = {"move": move.kind, "gap": "waits"}
                    self.draft.note("move_not_done", rule, self.table.id, known_to=(seat,), more=more)
                continue
            standing = (place for place, item in enumerate(self.offers) if item.fate == STANDING and item.seat == seat)
            place = next(standing, None)
            why = self._cause("proposed", seat)
            if place is not None:
                earlier = self.offers[place]
                if earlier.package == move.package:
                    self.offers[place] = changed(earlier, stands=self.turn + 1)
                    self.draft.note("repeated", why, earlier.id, known_to=self.seeing, more={"seat": seat})
                    continue
                self.offers[place] = fated(earlier, LAPSED)
                self.draft.note("replaced", why, earlier.id, known_to=self.seeing, more={"seat": seat})
            offer = self._new(seat, move)
            self.offers.append(offer)
            self.draft.note("proposed", why, offer.id, known_to=self.seeing, more={"seat": seat})

    def _new(self, seat: str, move: Move) -> Offer:
        name = f"{self.table.id}.{self.turn}.{seat}"
        package = {issue: move.package[issue] for issue in self.table.issues}
        return offered(name, self.table.id, seat, package, self.turn)

    def _lapse(self) -> None:
        for place, offer in enumerate(self.offers):
            if offer.fate == STANDING and offer.stands <= self.turn:
                self.offers[place] = fated(offer, LAPSED)
                why = cause("rule", self.table.id, "", "", self.turn)
                self.draft.note("lapsed", why, offer.id, known_to=self.seeing, more={"seat": offer.seat})
