"""How a counterpart bargains at the tables of the game: returns, accepts, proposes, pledges, brings a text between two others.

Finds the moves for what the bargaining skill (see `haggling`) decides; does not sign what its own bodies are expected to refuse.
Knows only a View.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.core.bargaining import index_of, package_at
from game.core.journal import Reason
from game.core.orders import Move, acceptable, move_gaps, talk_gaps
from game.core.table import POINT, Table, approval, terms_of_side, value
from game.core.view import View
from game.core.world import Offer, Sitting
from game.counterparts import brink, haggling
from game.counterparts.haggling import Demand, Position
from game.counterparts.manner import Manner
from game.counterparts.prospect import Believing, ends, position

FIRM = 60
"""Who means to keep at least this much of an even share to the end (percent) commits itself in public, once."""
PLEDGING = (3_000, 7_000)
"""When they do: while this much of the time is spent, in hundredths of a percent."""
LATE = 3
"""How late the patient come down: the exponent of the time spent."""
SLACK = POINT // 2
"""What one lets go for the sake of an end: half a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """How well somebody bargains."""

    believing: Believing
    """How it comes by its pictures of the others."""
    trades: bool = True
    """Whether it looks, among packages worth the same to itself, for the one the others like best."""
    pledges: bool = True
    """Whether it commits itself in public."""
    firm: int = FIRM
    """How much of an even share those who commit themselves mean to keep to the end, in percent."""
    careful: bool = False
    """Whether a package counts for it only as far as its own bodies may be expected to carry it."""
    patience: int = 0
    """How far it waits for what it believes the others will take at last, in percent of the way there from its plain demand."""
    doubt: int = 0
    """How far it holds its pictures of the others to be wrong then, in thousandths of a point."""


Step = tuple[Move, Reason] | None
"""A move with its reason; None where there is nothing to do."""


def bargain(view: View, table: Table, manner: Manner, skill: Skill) -> Step:
    """Return the move for one table, with its reason; None where there is nothing to do there."""
    seat = view.seat
    sitting = view.known.sittings[table.id]
    if seat in sitting.away:
        back = Move(kind="return", table=table.id)
        if move_gaps(view.edition, view.known, seat, back):
            return None
        return back, Reason(key="returned", more={"table": table.id})
    part = {*table.proposing(), *table.accepting()}
    if seat not in part or sitting.deal is not None or talk_gaps(view.edition, view.known, table.id):
        return None
    if seat not in table.accepting():
        return _mediate(view, table, skill)
    if seat not in table.stakes:
        return None
    here = position(view, table, skill.believing, careful=skill.careful)
    asked = haggling.demand(here, manner)
    if skill.patience:
        asked = brink.hold(here, asked, ends(view, table, here, skill.doubt), LATE, skill.patience)
    number = _choice(here, asked, skill)
    best = best_offer(view, table, here)
    if best is not None:
        worth = int(here.worth[index_of(table, best.package)])
        following = int(here.worth[number]) if number is not None and seat in table.proposing() else None
        ground = haggling.acceptable(here, asked, following, worth, SLACK)
        if ground:
            accept = Move(kind="accept", table=table.id, offer=best.id)
            return accept, _reason(f"accepted_{ground}", view, table, best.package, here.limit)
    if number is None or seat not in table.proposing():
        return None
    return (
        (_pledge(view, table, here, asked, manner.ending >= skill.firm) if skill.pledges else None)
        or _kept(view, table, here, asked)
        or _put(view, table, here, asked, number)
    )


def _choice(here: Position, asked: Demand, skill: Skill) -> int | None:
    """Return the package to put forward; who does not trade takes what comes nearest to its own demand."""
    if skill.trades:
        return haggling.offer(here, asked.value)
    candidates = np.flatnonzero((here.worth >= asked.value) & here.fit)
    return int(candidates[here.worth[candidates].argmin()]) if len(candidates) else haggling.offer(here, here.limit)


def best_offer(view: View, table: Table, here: Position) -> Offer | None:
    """Return the best offer on the table that is inside our limits and that our bodies may be expected to ratify."""
    best: tuple[int, Offer] | None = None
    for offer in view.known.sittings[table.id].offers:
        if not acceptable(table, offer, view.seat, view.known.turn) or view.seat in offer.assents:
            continue
        number = index_of(table, offer.package)
        worth = int(here.worth[number])
        if worth < here.limit or not here.fit[number] or (best is not None and worth <= best[0]):
            continue
        if not move_gaps(view.edition, view.known, view.seat, Move(kind="accept", table=table.id, offer=offer.id)):
            best = worth, offer
    return None if best is None else best[1]


def _kept(view: View, table: Table, here: Position, asked: Demand) -> Step:
    """Keep an offer standing that some of several others have said yes to, while it is worth it."""
    mine = _standing(view.known.sittings[table.id], view.seat)
    if mine is None or not mine.assents:
        return None
    worth = int(here.worth[index_of(table, mine.package)])
    if worth < max(here.limit, asked.least) or not here.fit[index_of(table, mine.package)]:
        return None
    keep = Move(kind="propose", table=table.id, package=dict(mine.package))
    return keep, _reason("kept_standing", view, table, mine.package, here.limit)


def _standing(sitting: Sitting, seat: str) -> Offer | None:
    return next((offer for offer in sitting.standing() if offer.seat == seat), None)


def _put(view: View, table: Table, here: Position, asked: Demand, number: int) -> Step:
    package = package_at(table, number)
    move = Move(kind="propose", table=table.id, package=package)
    gaps = move_gaps(view.edition, view.known, view.seat, move)
    same = next((gap.subject for gap in gaps if gap.key == "same_as_offer"), "")
    if same and len(gaps) == 1:
        accept = Move(kind="accept", table=table.id, offer=same)
        if move_gaps(view.edition, view.known, view.seat, accept):
            return None  # one has said yes to it already, and others have yet to
        return accept, _reason("accepted_as_good", view, table, package, here.limit)
    return None if gaps else (move, _reason(f"asked_{asked.ground}", view, table, package, here.limit))


def _mediate(view: View, table: Table, skill: Skill) -> Step:
    """Bring the text that is believed to serve best the one it serves least, turn after turn, as one believes by then.

    What was let pass is brought again: those who ask for more today come down later, and not on the same day.
    """
    here = position(view, table, skill.believing, careful=skill.careful)
    mine = _standing(view.known.sittings[table.id], view.seat)
    number = index_of(table, mine.package) if mine and mine.assents else haggling.offer(here, here.limit)
    if number is None:
        return None
    package = package_at(table, number)
    move = Move(kind="propose", table=table.id, package=package)
    if move_gaps(view.edition, view.known, view.seat, move):
        return None
    return move, _reason("bridged", view, table, package, here.limit)


def _pledge(view: View, table: Table, here: Position, asked: Demand, firm: bool) -> Step:
    """Promise in public not to go beyond an option, where a firm side can do so without emptying the room it sees.

    The issue is the one on which it has most to lose; the option the one that stands in what it means to end with.
    """
    sitting = view.known.sittings[table.id]
    if not firm or not PLEDGING[0] <= here.spent < PLEDGING[1] or view.seat in sitting.pledges:
        return None
    if not any(offer.seat == view.seat for offer in sitting.offers):
        return None  # first one says what one wants
    number = haggling.offer(here, asked.least)
    if number is None or not haggling.room(here)[number]:
        return None
    package = package_at(table, number)
    stakes = table.stakes[view.seat]
    issue = max(table.issues, key=lambda name: stakes.weights[name] * (100 - stakes.worths[name][package[name]]))
    option = package[issue]
    if stakes.worths[issue][option] <= min(stakes.worths[issue].values()):
        return None  # nothing lies beyond it
    move = Move(kind="pledge", table=table.id, issue=issue, option=option)
    if move_gaps(view.edition, view.known, view.seat, move):
        return None
    return move, Reason(key="pledged", more={"table": table.id, "issue": issue, "option": option})


def _reason(key: str, view: View, table: Table, package: Mapping[str, str], limit: int) -> Reason:
    """Return a reason with what the package is worth to the seat as it is shown to people: not weighed by who would carry it."""
    worth = 0
    if view.seat in table.stakes:
        facts, pledge = view.known.values, view.known.sittings[table.id].pledges.get(view.seat)
        worth = value(terms_of_side(table, view.seat, facts, pledge), package)
    return Reason(key=key, more={"table": table.id, "value": str(worth // POINT), "limit": str(limit // POINT)})


def forecast(view: View, table: Table, package: Mapping[str, str]) -> dict[str, int]:
    """Return each own body's chance of approving a package, in percent, as far as the seat can tell."""
    facts = view.known.values
    pledge = view.known.sittings[table.id].pledges.get(view.seat)
    return {
        body.id: approval(body, value(terms_of_side(table, view.seat, facts, pledge, body), package), facts) // 100
        for body in table.bodies
        if body.side == view.seat
    }
