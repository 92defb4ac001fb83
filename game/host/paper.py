"""One seat's orders for one turn while they are still being written.

Knows nothing of whether they are legal, or of where they are kept: what keeps them is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.core.orders import Move, Orders
from game.saves import Unsealed


@dataclass(slots=True, kw_only=True, eq=False)
class Paper:
    """What a seat is about to order. Change it as you like, then `keep` it."""

    seat: str
    """Whose."""
    turn: int
    """For which turn."""
    moves: dict[str, Move] = field(default_factory=dict)
    """By table."""
    deeds: list[str] = field(default_factory=list)
    """Action ids, in the order they were chosen."""
    releases: list[str] = field(default_factory=list)
    """Tables at which the pledge is taken back."""
    packages: dict[str, dict[str, str]] = field(default_factory=dict)
    """Packages that were built this turn and not proposed, by table: one option for an issue."""
    reason: str = ""
    """The line of reason."""
    prediction: str = ""
    """What the seat expects."""
    kept: Callable[[Paper], None] | None = field(default=None, repr=False)
    """Puts it on disk; None where it is not kept, or has been sealed."""

    def orders(self) -> Orders:
        """Return the orders as far as they have come."""
        return Orders(
            seat=self.seat,
            turn=self.turn,
            moves=tuple(self.moves.values()),
            deeds=tuple(self.deeds),
            releases=tuple(self.releases),
        )

    def unsealed(self) -> Unsealed:
        """Return everything on it as it is kept; later changes do not reach what was returned."""
        packages = {table: dict(package) for table, package in self.packages.items()}
        return Unsealed(orders=self.orders(), reason=self.reason, prediction=self.prediction, packages=packages)

    def take_up(self, unsealed: Unsealed) -> None:
        """Go on with what was kept earlier, in the place of what is on it. Whose and for which turn it was is not asked."""
        self.moves = {move.table: move for move in unsealed.orders.moves}
        self.deeds = list(unsealed.orders.deeds)
        self.releases = list(unsealed.orders.releases)
        self.packages = {table: dict(package) for table, package in unsealed.packages.items()}
        self.reason, self.prediction = unsealed.reason, unsealed.prediction

    def ordered(self) -> bool:
        """Tell whether anything is ordered, or built to be proposed: more than a line of words."""
        return bool(self.moves or self.deeds or self.releases or self.packages)

    def begun(self) -> bool:
        """Tell whether there is anything on it."""
        return self.ordered() or bool(self.reason or self.prediction)

    def keep(self) -> None:
        """Put it on disk as it is now, if it is kept at all. Raises JournalError where that fails; the paper is as it was."""
        if self.kept is not None:
            self.kept(self)
