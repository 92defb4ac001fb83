"""What an offer gave to each other side and cost its author, measured against the author's offer before it, issue by issue.

Measured as the World stands, not as it stood when the offers were made. Knows nothing of why anybody conceded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.core.bargaining.worth import terms_now
from game.core.table import Table, value
from game.core.world import Offer, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One issue in which an offer differs from the one before it."""

    issue: str
    """The issue."""
    before: str
    """The option offered before."""
    after: str
    """The option offered now."""
    parts: Mapping[str, int]
    """What the change is worth to each holder of stakes, in ten-thousandths of a point: exact, so that they add up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """A seat's offer against its own offer before it. It may well ask for more: then it cost less than nothing."""

    seat: str
    """Who made both offers."""
    before: Offer
    """The earlier one."""
    after: Offer
    """The later one."""
    shifts: tuple[Shift, ...]
    """The issues that differ, in the table's order; never empty."""
    cost: int
    """What its author gave up, in thousandths of a point; 0 for an author without stakes."""
    gave: Mapping[str, int]
    """What every other holder of stakes gained by it, in thousandths of a point."""


def concessions(table: Table, world: World, offers: Iterable[Offer], seat: str | None = None) -> tuple[Concession, ...]:
    """Return what changed from each offer of a seat to its next, oldest first; of one seat, or of all that made offers.

    An offer that repeats the one before it is no change and is left out.
    """
    terms = {holder: terms_now(table, world, holder) for holder in table.stakes}
    last: dict[str, Offer] = {}
    found: list[Concession] = []
    for offer in offers:
        if seat not in {None, offer.seat}:
            continue
        earlier = last.get(offer.seat)
        last[offer.seat] = offer
        if earlier is None:
            continue
        old, new = earlier.package, offer.package
        shifts = tuple(
            Shift(
                issue=issue,
                before=old[issue],
                after=new[issue],
                parts={holder: its[issue][new[issue]] - its[issue][old[issue]] for holder, its in terms.items()},
            )
            for issue in table.issues
            if old[issue] != new[issue]
        )
        if not shifts:
            continue
        gained = {holder: value(its, new) - value(its, old) for holder, its in terms.items()}
        cost = -gained.pop(offer.seat, 0)
        found.append(Concession(seat=offer.seat, before=earlier, after=offer, shifts=shifts, cost=cost, gave=gained))
    return tuple(found)
