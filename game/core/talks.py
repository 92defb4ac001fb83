"""The first phase of a turn: what happens at the tables.

In this order at each table: ratification of what was signed earlier, pledges, acceptances of offers that stood before this
turn, identical proposals, walk-outs and returns, withdrawals, new proposals. Everything is read from the World as the phase
found it. Knows nothing of deeds and events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.core.clauses import Effect
from game.core.draft import Draft
from game.core.indicator import capital_of
from game.core.luck import Luck
from game.core.orders import Move, Orders, acceptable, move_gaps
from game.core.scenario import Scenario
from game.core.table import Body, Pledge, Table, approval, known_options, terms_of_side, value
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
    readers,
    reservations,
)


def talks(
    scenario: Scenario, world: World, orders: Mapping[str, Orders], luck: Luck, paid: Mapping[str, int]
) -> tuple[World, tuple[Entry, ...]]:
    """Play the talks at every table. `paid` is what each order cost (-1: more than there was)."""
    draft = Draft(scenario, world)
    for table in scenario.tables.values():
        moves: dict[str, Move] = {}
        for seat in scenario.seats:
            for move in orders[seat].moves:
                if move.table != table.id:
                    continue
                cost = paid.get(f"{seat} move {table.id}", 0)
                gaps = [gap.key for gap in move_gaps(scenario, world, seat, move) if gap.key != "capital"]
                if cost < 0:
                    gaps.append("capital")
                if gaps:
                    cause = Cause(kind="rule", id=table.id, seat=seat, turn=world.turn)
                    more = {"move": move.kind, "gap": gaps[0]}
                    draft.note("move_not_done", cause, table.id, known_to=(seat,), more=more)
                    back = Cause(kind="returned", id=table.id, seat=seat, turn=world.turn)
                    draft.change(capital_of(seat), max(0, cost), back)
                else:
                    moves[seat] = move
        _Talk(draft, table, moves, luck).play()
    return draft.apply()


class _Talk:
    """One turn's talks at one table."""

    def __init__(self, draft: Draft, table: Table, moves: Mapping[str, Move], luck: Luck) -> None:
        self.draft = draft
        self.world = draft.world
        self.table = table
        self.moves = moves
        self.luck = luck
        self.turn = draft.world.turn
        self.sitting = draft.world.sittings[table.id]
        self.seeing = table.seeing()
        self.knowing = table.knowing()

    def play(self) -> None:
        """Play the talks in their order and say how the table then stands."""
        before = self.sitting
        self._ratify()
        self._pledge()
        if not self._accept():
            self._agree_at_once()
        self._leave_and_return()
        self._withdraw()
        self._propose()
        self._lapse()
        if self.sitting is not before:
            self.draft.sit(self.table.id, self.sitting)

    def _cause(self, part: str, seat: str = "") -> Cause:
        return Cause(kind="table", id=self.table.id, part=part, seat=seat, turn=self.turn)

    def _effects(self, effects: Iterable[Effect], cause: Cause) -> None:
        self.draft.effects(effects, cause, cause_known_to=self.knowing)

    def _of(self, kind: str) -> list[tuple[str, Move]]:
        return [(seat, self.moves[seat]) for seat in sorted(self.moves) if self.moves[seat].kind == kind]

    # -- ratification -------------------------------------------------------------------------------------------------

    def _ratify(self) -> None:
        deal = self.sitting.deal
        if deal is None or deal.fate != SIGNED:
            return
        against = [body for body in self.table.bodies if not self._approves(body, deal)]
        fate = REFUSED if against else IN_FORCE
        settled = replace(deal, fate=fate, decided=self.turn, refused_by=tuple(body.id for body in against))
        self.sitting = replace(self.sitting, deals=(*self.sitting.deals[:-1], settled))
        if against:
            for body in against:
                cause = Cause(kind="body", id=body.id, part=self.table.id, turn=self.turn)
                self.draft.note("refused", cause, self.table.id, known_to=self.knowing, more={"body": body.id})
                self._effects(body.refusal, cause)
            self._effects(self.table.refused, self._cause("refused"))
            return
        for body in self.table.bodies:
            cause = Cause(kind="body", id=body.id, part=self.table.id, turn=self.turn)
            self.draft.note("approved", cause, self.table.id, known_to=self.knowing, more={"body": body.id})
        self.draft.note("in_force", self._cause("ratified"), self.table.id, known_to=readers(self.table))
        self._effects(self.table.ratified, self._cause("ratified"))
        for option, issue in zip(known_options(self.table, deal.package), self.table.issues, strict=True):
            cause = Cause(kind="option", id=option.id, part=issue, turn=self.turn)
            self.draft.effects(option.effects, cause, cause_known_to=readers(self.table))

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
            self.sitting = replace(self.sitting, pledges={**self.sitting.pledges, seat: pledge})
            more = {"seat": seat, "issue": move.issue, "option": move.option}
            self.draft.note("pledged", self._cause("pledged", seat), self.table.id, known_to=self.knowing, more=more)
            self._effects(self.table.pledged.get(seat, ()), self._cause("pledged", seat))

    def _accept(self) -> bool:
        """Count assents; sign the oldest offer that now has all of them."""
        accepts = self._of("accept")
        if not accepts:
            return False
        offers: list[Offer] = []
        complete: list[Offer] = []
        for offer in self.sitting.offers:
            assents = set(offer.assents)
            for seat, move in accepts:
                if move.offer == offer.id and acceptable(self.table, offer, seat, self.turn):
                    assents.add(seat)
                    self.draft.note(
                        "accepted",
                        self._cause("accepted", seat),
                        offer.id,
                        known_to=self.seeing,
                        more={"seat": seat},
                    )
            changed = replace(offer, assents=tuple(sorted(assents)))
            offers.append(changed)
            needed = set(self.table.accepting()) - {offer.seat}
            if offer.fate == STANDING and needed and needed <= assents:
                complete.append(changed)
        self.sitting = replace(self.sitting, offers=tuple(offers))
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
        needed = set(self.table.accepting())
        for seat, move in proposals:
            same = {other for other, their in proposals if their.package == move.package}
            if needed <= same and len(same) > 1:
                offer = self._new(seat, move)
                others = tuple(sorted(needed - {seat}))
                self.draft.note("same_proposals", self._cause("proposed"), self.table.id, known_to=self.seeing)
                offer = replace(offer, assents=others)
                self.sitting = replace(self.sitting, offers=(*self.sitting.offers, offer))
                self._sign(offer)
                return

    def _sign(self, offer: Offer) -> None:
        offers = tuple(
            replace(item, fate=TAKEN if item.id == offer.id else LAPSED) if item.fate == STANDING else item
            for item in self.sitting.offers
        )
        deal = Deal(
            offer=offer.id,
            package=dict(offer.package),
            turn=self.turn,
            reservations=reservations(self.table, self.world.values),
        )
        self.sitting = replace(self.sitting, offers=offers, deals=(*self.sitting.deals, deal))
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
            cause = self._cause("walked_out", seat)
            self.sitting = replace(self.sitting, away={**self.sitting.away, seat: self.turn})
            self.draft.note("walked_out", cause, self.table.id, known_to=self.knowing, more={"seat": seat})
            self._effects(self.table.walked_out.get(seat, ()), cause)
            if seat not in self.sitting.relieved:
                self.sitting = replace(self.sitting, relieved=tuple(sorted((*self.sitting.relieved, seat))))
                self._effects(self.table.relief.get(seat, ()), self._cause("relief", seat))
        for seat, _ in self._of("return"):
            cause = self._cause("returned", seat)
            away = {other: turn for other, turn in self.sitting.away.items() if other != seat}
            self.sitting = replace(self.sitting, away=away)
            self.draft.note("came_back", cause, self.table.id, known_to=self.knowing, more={"seat": seat})
            self._effects(self.table.returned.get(seat, ()), cause)

    def _withdraw(self) -> None:
        for seat, _ in self._of("withdraw"):
            if self._signed_now:
                self.draft.note("overtaken", self._cause("signed", seat), self.table.id, known_to=(seat,))
                continue
            for offer in self.sitting.standing():
                if offer.seat == seat:
                    self._put(replace(offer, fate=WITHDRAWN))
                    cause = self._cause("withdrawn", seat)
                    self.draft.note("withdrawn", cause, offer.id, known_to=self.seeing, more={"seat": seat})

    def _propose(self) -> None:
        for seat, move in self._of("propose"):
            if self._signed_now:
                if move.package != self.sitting.deals[-1].package:
                    rule = Cause(kind="rule", id=self.table.id, seat=seat, turn=self.turn)
                    more = {"move": move.kind, "gap": "waits"}
                    self.draft.note("move_not_done", rule, self.table.id, known_to=(seat,), more=more)
                continue
            earlier = next((item for item in self.sitting.standing() if item.seat == seat), None)
            cause = self._cause("proposed", seat)
            if earlier is not None and earlier.package == move.package:
                self._put(replace(earlier, stands=self.turn + 1))
                self.draft.note("repeated", cause, earlier.id, known_to=self.seeing, more={"seat": seat})
                continue
            if earlier is not None:
                self._put(replace(earlier, fate=LAPSED))
                self.draft.note("replaced", cause, earlier.id, known_to=self.seeing, more={"seat": seat})
            offer = self._new(seat, move)
            self.sitting = replace(self.sitting, offers=(*self.sitting.offers, offer))
            self.draft.note("proposed", cause, offer.id, known_to=self.seeing, more={"seat": seat})

    def _new(self, seat: str, move: Move) -> Offer:
        name = f"{self.table.id}.{self.turn}.{seat}"
        package = {issue: move.package[issue] for issue in self.table.issues}
        return Offer(id=name, table=self.table.id, seat=seat, package=package, made=self.turn, stands=self.turn + 1)

    def _put(self, offer: Offer) -> None:
        offers = tuple(offer if item.id == offer.id else item for item in self.sitting.offers)
        self.sitting = replace(self.sitting, offers=offers)

    def _lapse(self) -> None:
        for offer in self.sitting.standing():
            if offer.stands <= self.turn:
                self._put(replace(offer, fate=LAPSED))
                cause = Cause(kind="rule", id=self.table.id, turn=self.turn)
                self.draft.note("lapsed", cause, offer.id, known_to=self.seeing, more={"seat": offer.seat})
