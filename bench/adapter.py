"""Our bargaining skill as a NegMAS negotiator: the code of the game, told of packages, the clock and whose word is the last.

With `opponent_ufun` among its private information it takes that for what the other side wants, without its reservation value;
without it, it learns what the other side wants from its offers alone, as nothing is publicly believed of it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import product
from typing import TYPE_CHECKING, Any

import measure  # noqa: F401  finds the game
import numpy as np
from negmas.sao import ResponseType, SAONegotiator

from game.counterparts import brink, haggling
from game.counterparts.haggling import NOW, Other, Position
from game.counterparts.manner import Manner
from game.counterparts.wishes import wishes

if TYPE_CHECKING:
    from negmas.outcomes import Outcome
    from negmas.preferences import BaseUtilityFunction
    from negmas.sao import SAOState

    from game.core.bargaining import Values

WHOLE = 100_000
"""A worth of 1, in thousandths of a point."""
PATIENT = Manner(opening=0, ending=0, stubborn=0, curve=4, reciprocity=0, bluff=100)
"""Waits, shows nothing, and rather takes what there is above its limit than go without."""
LATE = 6
"""How late it comes down: the exponent of the time spent."""
PROBING = 16
"""For so many steps it alternates between new offers and old ones, to see what is answered."""
DOUBT = 20_000
"""How far learnt worths may be wrong, in thousandths of a point."""
LIMITS = (0, 67_000)
"""What is believed of any other side's limit before anything was seen, in thousandths of a point."""


def additive(function: BaseUtilityFunction, issues: list[list[Any]]) -> Values:
    """Return what all packages are worth by a linear additive utility function, numbered row by row."""
    base = [options[0] for options in issues]
    whole = float(function(tuple(base)))
    parts = [
        np.array([float(function((*base[:place], option, *base[place + 1 :]))) - whole for option in options])
        for place, options in enumerate(issues)
    ]
    every = reduce(lambda left, right: (left[:, None] + right[None, :]).ravel(), parts) + whole
    return np.rint(every * WHOLE).astype(np.int64)


class Ours(SAONegotiator):
    """The strategist's bargaining."""

    def on_preferences_changed(self, changes: object) -> None:  # noqa: ARG002  NegMAS calls it so
        """Number the packages and value them."""
        if self.ufun is None or self.nmi is None:
            return
        issues = [list(issue.all) for issue in self.nmi.outcome_space.issues]
        self.packages = list(product(*issues))
        self.numbers = {package: number for number, package in enumerate(self.packages)}
        self.own = additive(self.ufun, issues)
        self.limit = round(float(self.ufun.reserved_value) * WHOLE)
        theirs = self.private_info.get("opponent_ufun")
        self.told = theirs is not None
        self.shape = [len(options) for options in issues]
        self.theirs = np.zeros(len(self.own), np.int64) if theirs is None else additive(theirs, issues)
        self.seen: list[int] = []
        self.times: list[int] = []
        self.mine: list[int] = []
        self.first = False
        self.fresh = np.ones(len(self.own), np.bool_)

    def _position(self, step: int) -> Position:
        steps = self.nmi.n_steps
        mine = steps - 1 if self.first else steps - 2  # the last step in which an offer of ours can still be taken
        return Position(
            worth=self.own,
            fit=np.ones(len(self.own), np.bool_),
            limit=self.limit,
            others=(Other(worth=self.theirs, limit=0, offers=tuple(self.seen)),),
            spent=min(NOW, step * NOW // max(1, mine)),
            seen=self.times[-1] if self.times else 0,
            last=step >= steps - 1 and not self.first,
        )

    def _plan(self, step: int) -> tuple[Position, haggling.Demand, list[brink.End], int | None]:
        """Return where we stand, what we ask for, where the others will end, and what to put forward."""
        here = self._position(step)
        ends = [brink.end(other, self.times, *LIMITS, doubt=0 if self.told else DOUBT) for other in here.others]
        mirrored = brink.mirrors(self.mine, self.seen if self.first else self.seen[1:])
        if mirrored:  # it takes what is as good as its last step down, and nothing less, whatever the time
            ends = [replace(found, low=found.high, curve=found.high) for found in ends]
        asked = brink.hold(here, haggling.demand(here, PATIENT), ends, LATE)
        if here.spent >= NOW:
            return here, asked, ends, brink.last_word(here, ends)[0]
        fresh = np.flatnonzero((self.own >= asked.value) & self.fresh)
        if mirrored or (step < PROBING and step % 4 < 2):  # noqa: PLR2004  two new ones, two that are not
            if not len(fresh):
                fresh = np.flatnonzero((self.own >= self.limit) & self.fresh)
                fresh = fresh[self.own[fresh] == self.own[fresh].max()] if len(fresh) else fresh
        elif step < PROBING and self.mine:
            return here, asked, ends, self.mine[-1]
        if len(fresh):
            return here, asked, ends, int(fresh[haggling.liked(here, fresh).argmax()])
        return here, asked, ends, haggling.offer(here, asked.value)

    def propose(self, state: SAOState, dest: str | None = None) -> Outcome | None:  # noqa: ARG002
        """Return the package to put forward."""
        if state.step == 0 and state.current_offer is None:
            self.first = True
        number = self._plan(state.step)[-1]
        if number is None:
            number = int(self.own.argmax())
        self.mine.append(number)
        self.fresh[number] = False
        return self.packages[number]

    def respond(self, state: SAOState, source: str | None = None) -> ResponseType:  # noqa: ARG002
        """Take an offer, or refuse it."""
        offer = state.current_offer
        if offer is None:
            return ResponseType.REJECT_OFFER
        number = self.numbers[offer]
        if not self.told and number not in self.seen:
            self.theirs = wishes(self.shape, [*self.seen, number], WHOLE)
        self.seen.append(number)
        self.times.append(min(NOW, (state.step + 1) * NOW // self.nmi.n_steps))
        here, asked, ends, mine = self._plan(state.step)
        worth = int(self.own[number])
        if here.spent >= NOW and not here.last:
            return ResponseType.ACCEPT_OFFER if worth >= brink.last_word(here, ends)[1] else ResponseType.REJECT_OFFER
        following = None if mine is None or here.last else int(self.own[mine])
        taken = haggling.acceptable(here, asked, following, worth)
        return ResponseType.ACCEPT_OFFER if taken else ResponseType.REJECT_OFFER
