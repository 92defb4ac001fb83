"""The same domain for the game and for NegMAS: a table with additive stakes drawn by seed, and its utility functions there.

Worths and weights are whole percents, so every value is a whole number of thousandths and both reckon it without rounding.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import measure  # noqa: F401  finds the game

from game.core.clauses import Amount
from game.core.table import Issue, Option, Stakes, Table
from game.core.world import Sitting, World

if TYPE_CHECKING:
    from negmas.preferences import LinearAdditiveUtilityFunction

SEATS = ("north", "south", "west", "east", "mountain")


def table(sides: int, seed: int, issues: int = 6, options: int = 5, limit: int = 30) -> Table:
    """Return a table of so many sides, each with worths and weights of its own, and a reservation in points.

    No reservation is below what its side's worst package is worth: NegMAS would take that for the limit, the game would not.
    """
    dice = Random(seed)  # noqa: S311  a domain, no secret
    made = {
        f"issue{number}": Issue(
            id=f"issue{number}",
            name=f"Issue {number}",
            options={f"o{place}": Option(id=f"o{place}", name=f"Option {place}") for place in range(options)},
            status_quo="o0",
        )
        for number in range(issues)
    }
    stakes = {}
    for seat in SEATS[:sides]:
        shares = [dice.randint(1, 10) for _ in made]
        weights = [share * 100 // sum(shares) for share in shares]
        weights[0] += 100 - sum(weights)
        worths = {name: {option: dice.randint(0, 100) for option in issue.options} for name, issue in made.items()}
        worst = sum(weight * min(options.values()) for weight, options in zip(weights, worths.values(), strict=True))
        stakes[seat] = Stakes(
            weights=dict(zip(made, weights, strict=True)),
            worths=worths,
            reservation=Amount(base=max(limit, -(-worst // 100))),
        )
    return Table(id="talks", name="Talks", parties=SEATS[:sides], issues=made, stakes=stakes)


def world() -> World:
    """Return a World in which nothing has happened."""
    return World(pace="bench", turn=1, first_day=1, last_day=1, values={}, sittings={"talks": Sitting()})


def utilities(held: Table, *, normal: bool = False) -> list[LinearAdditiveUtilityFunction]:
    """Return NegMAS's utility functions of a table's sides: the game's values in thousandths, or, normal, from 0 to 1."""
    from negmas.outcomes import make_issue, make_os  # noqa: PLC0415  an extra of this benchmark alone
    from negmas.preferences import LinearAdditiveUtilityFunction  # noqa: PLC0415

    space = make_os([make_issue(list(issue.options), name) for name, issue in held.issues.items()])
    made = []
    for stakes in held.stakes.values():
        terms = {name: {o: stakes.weights[name] * w for o, w in worths.items()} for name, worths in stakes.worths.items()}
        low = {name: min(options.values()) if normal else 0 for name, options in terms.items()}
        span = sum(max(options.values()) - low[name] for name, options in terms.items()) if normal else 0.1
        worths = {name: {option: (term - low[name]) / span for option, term in terms[name].items()} for name in terms}
        limit = (stakes.reservation.base * 100 - sum(low.values())) / span
        made.append(LinearAdditiveUtilityFunction(worths, outcome_space=space, reserved_value=limit))
    return made
