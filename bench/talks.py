"""A small negotiation whose values stand still: two sides, four issues of five options, each believing roughly what is so."""

from __future__ import annotations

from datetime import date

from game.core.bargaining import analyse, index_of
from game.core.clauses import Amount
from game.core.luck import Luck
from game.core.scenario import Actor, Ending, Pace, Scenario
from game.core.seat import Dossier, Seat
from game.core.table import Issue, Option, Prior, Stakes, Table
from game.core.world import opening
from game.counterparts import counterpart
from game.match import outcome

ISSUES, OPTIONS, TURNS = 4, 5, 14


def negotiation(seed: int) -> Scenario:
    """Return the negotiation of this seed; public belief is off by up to a third in weights and by fifteen points in worths."""
    luck = Luck.of(seed).fork("negotiation")
    issues = {}
    for number in range(ISSUES):
        options = {f"o{place}": Option(id=f"o{place}", name=f"o{place}") for place in range(OPTIONS)}
        issues[f"i{number}"] = Issue(id=f"i{number}", name=f"i{number}", options=options, status_quo="o2")
    stakes = {side: _stakes(luck, side, tuple(issues)) for side in ("north", "south")}
    return Scenario(
        id="talks",
        title="Talks",
        summary="",
        begins=date(2030, 1, 1),
        paces={"steady": Pace(id="steady", name="steady", days=(10,) * TURNS)},
        actors={side: Actor(id=side, name=side) for side in stakes},
        seats={side: Seat(id=side, dossier=Dossier(role="")) for side in stakes},
        indicators={},
        tables={"table": Table(id="table", name="table", parties=tuple(stakes), issues=issues, stakes=stakes)},
        actions={},
        endings=(Ending(id="end", name="end", verdict=""),),
    )


def _stakes(luck: Luck, side: str, issues: tuple[str, ...]) -> Stakes:
    raw = {issue: 10 + luck.between(0, 40, 0, side, issue) for issue in issues}
    weights = _hundred(raw)
    worths, believed = {}, {}
    for issue in issues:
        steps = sorted(luck.between(0, 100, 0, side, issue, str(place)) for place in range(OPTIONS))
        steps = [0, *steps[1:-1], 100]
        steps = steps if side == "south" else steps[::-1]
        worths[issue] = {f"o{place}": step for place, step in enumerate(steps)}
        believed[issue] = {
            option: min(100, max(0, worth + luck.between(-15, 15, 0, "believed", side, issue, option)))
            for option, worth in worths[issue].items()
        }
    guessed = _hundred(
        {
            issue: max(1, raw[issue] + luck.between(-raw[issue] // 3, raw[issue] // 3, 0, "believed", side, issue))
            for issue in issues
        }
    )
    limit = 35 + luck.between(0, 12, 0, side, "limit")
    prior = Prior(weights=guessed, worths=believed, low=30, high=52)
    return Stakes(weights=weights, worths=worths, reservation=Amount(base=limit), publicly=prior)


def _hundred(raw: dict[str, int]) -> dict[str, int]:
    total = sum(raw.values())
    found = {issue: weight * 100 // total for issue, weight in raw.items()}
    first = next(iter(found))
    found[first] += 100 - sum(found.values())
    return found


def share_of_joint_value(level: str, seed: int) -> int:
    """Return the joint value of what two of a level sign, in hundredths of a percent of the best there is; 0: no deal."""
    scenario = negotiation(seed)
    world = outcome(scenario, seed, "steady", {side: counterpart(level) for side in scenario.seats})[-1]
    deal = world.sittings["table"].deal
    if deal is None:
        return 0
    table = scenario.tables["table"]
    return analyse(table, opening(scenario, "steady")).share(index_of(table, deal.package))
