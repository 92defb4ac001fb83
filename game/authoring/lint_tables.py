"""Lint: tables at which one can bargain: sums, worths, the status quo, options somebody might sign, room at the opening.

Knows what a package is worth and who must accept it; nothing of what happens away from the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from game.authoring.forms import meant
from game.authoring.marks import Path
from game.authoring.survey import Finding, Survey, listed
from game.core.table import POINT, Body, Issue, Prior, Stakes, Table

PACKAGES: Final = 100_000
"""Most packages a table may have: every one of them is looked at when the room is measured."""
FULL: Final = 100
SEATS: Final = range(2, 6)
TABLES: Final = 12
OPTIONS: Final = 30
"""Most options an issue may have, and most issues a table."""

Worths = Mapping[str, Mapping[str, int]]


def holders(table: Table) -> Iterator[tuple[str, Stakes | Body]]:
    """Yield everyone who has a say on a package: seats that must accept, and every body."""
    for seat in table.accepting():
        if seat in table.stakes:
            yield f"'{seat}'", table.stakes[seat]
    for body in table.bodies:
        yield f"body '{body.id}'", body


def _all_holders(table: Table, path: Path) -> Iterator[tuple[Path, Stakes | Body | Prior]]:
    for seat, stakes in table.stakes.items():
        yield (*path, "stakes", seat), stakes
        yield (*path, "stakes", seat, "publicly"), stakes.publicly
    for body in table.bodies:
        yield (*path, "bodies", body.id), body


def weights_sum(survey: Survey) -> Iterator[Finding]:
    """Find weights that miss an issue, name another, or do not sum to 100."""
    for table_path, table in survey.each(Table):
        for path, holder in _all_holders(table, table_path):
            where = (*path, "weights")
            if isinstance(holder, Prior) and not holder.weights:
                continue
            for name in holder.weights:
                if name not in table.issues:
                    message = f"table '{table.id}' has no issue '{name}'.{meant(name, table.issues)}"
                    yield Finding(path=(*where, name), check="unknown-name", message=message)
            if missing := [name for name in table.issues if name not in holder.weights]:
                yield Finding(path=where, check="weights", message=f"no weight is given for {listed(missing)}")
            if bad := [name for name, weight in holder.weights.items() if weight < 0]:
                yield Finding(path=where, check="weights", message=f"the weight of {listed(bad)} is below 0")
            if (total := sum(holder.weights.values())) != FULL:
                yield Finding(path=where, check="weights", message=f"weights sum to 100; these sum to {total}")


def worths_are_whole(survey: Survey) -> Iterator[Finding]:
    """Find worths that miss or misname an issue or option, or lie outside 0–100."""
    for table_path, table in survey.each(Table):
        for path, holder in _all_holders(table, table_path):
            where = (*path, "worths")
            if not isinstance(holder, Prior) and (missing := [name for name in table.issues if name not in holder.worths]):
                yield Finding(path=where, check="worths", message=f"no worths are given for {listed(missing)}")
            for name, row in holder.worths.items():
                if name in table.issues:
                    yield from _row(table.issues[name], row, (*where, name))
                else:
                    message = f"table '{table.id}' has no issue '{name}'.{meant(name, table.issues)}"
                    yield Finding(path=(*where, name), check="unknown-name", message=message)


def _row(issue: Issue, row: Mapping[str, int], path: Path) -> Iterator[Finding]:
    for option, worth in row.items():
        if option not in issue.options:
            message = f"issue '{issue.id}' has no option '{option}'.{meant(option, issue.options)}"
            yield Finding(path=(*path, option), check="unknown-name", message=message)
        elif not 0 <= worth <= FULL:
            message = f"a worth of 0 to 100 was expected for '{option}', found {worth}"
            yield Finding(path=(*path, option), check="worths", message=message)
    if missing := [option for option in issue.options if option not in row]:
        yield Finding(path=path, check="worths", message=f"no worth is given for {listed(missing)}")


def issues_can_be_settled(survey: Survey) -> Iterator[Finding]:
    """Find issues without a choice, without a status quo, or named twice; tables of too many packages."""
    if len(survey.scenario.tables) > TABLES:
        yield Finding(path=("tables",), check="size", message=f"more than {TABLES} tables")
    count = Counter(name for table in survey.scenario.tables.values() for name in table.issues)
    seen = set[str]()
    for path, table in survey.each(Table):
        if not table.issues:
            yield Finding(path=(*path, "issues"), check="issues", message="at least one issue was expected")
        if max(len(table.issues), *(len(issue.options) for issue in table.issues.values()), 0) > OPTIONS:
            message = f"a table has at most {OPTIONS} issues of at most {OPTIONS} options"
            yield Finding(path=(*path, "issues"), check="size", message=message)
        elif table.size() > PACKAGES:
            message = f"{table.size():,} packages; {PACKAGES:,} is the most: take out an issue or some options"
            yield Finding(path=(*path, "issues"), check="packages", message=message)
        for name, issue in table.issues.items():
            where = (*path, "issues", name)
            if name in seen and count[name] > 1:
                message = f"another table has an issue '{name}' too; an issue's id is unique in the scenario"
                yield Finding(path=where, check="issues", message=message)
            seen.add(name)
            if len(issue.options) < 2:  # noqa: PLR2004  a choice
                yield Finding(path=where, check="issues", message="two or more options were expected")
            if issue.status_quo not in survey.options.get(name, issue.options):
                message = f"the status quo '{issue.status_quo}' is not an option.{meant(issue.status_quo, issue.options)}"
                yield Finding(path=(*where, "status_quo"), check="status-quo", message=message)


def tables_can_be_sat_at(survey: Survey) -> Iterator[Finding]:
    """Find tables whose parties, acceptors, proposers, stakes or bodies do not fit together."""
    seats = survey.known("seats")
    for path, table in survey.each(Table):
        if len(set(table.parties)) not in SEATS or len(set(table.parties)) != len(table.parties):
            message = f"two to five different seats were expected, found {len(table.parties)}"
            yield Finding(path=(*path, "parties"), check="parties", message=message)
        both = (*table.parties, table.mediator)
        for field, names, allowed in (("acceptors", table.acceptors, table.parties), ("proposers", table.proposers, both)):
            for index, seat in enumerate(names):
                if seat in seats and seat not in allowed:
                    message = f"'{seat}' does not sit at this table"
                    yield Finding(path=(*path, field, index), check="parties", message=message)
        for seat in dict.fromkeys((*table.proposing(), *table.accepting(), *table.parties)):
            if seat in seats and seat not in table.stakes:
                message = f"'{seat}' takes part in these talks and has no stakes here"
                yield Finding(path=(*path, "stakes"), check="stakes", message=message)
        for body in table.bodies:
            where = (*path, "bodies", body.id)
            if body.side in seats and body.side not in table.accepting():
                message = f"it ratifies for '{body.side}', which signs nothing at this table"
                yield Finding(path=(*where, "side"), check="parties", message=message)
            if body.slope < 1:
                yield Finding(path=(*where, "slope"), check="range", message=f"1 or more was expected, found {body.slope}")
        for field in ("pledged", "released", "walked_out", "relief", "returned"):
            for seat in getattr(table, field):
                if seat in seats and seat not in both:
                    message = f"'{seat}' does not sit at this table"
                    yield Finding(path=(*path, field, seat), check="parties", message=message)
        yield from _beliefs(table, path)


def _beliefs(table: Table, path: Path) -> Iterator[Finding]:
    deliverers = {actor for issue in table.issues.values() for actor in issue.delivered_by}
    for seat, stakes in table.stakes.items():
        where = (*path, "stakes", seat)
        for actor in stakes.credibility:
            if actor == seat or actor not in deliverers:
                message = f"'{actor}' delivers nothing that '{seat}' waits for; how far it is believed changes nothing"
                yield Finding(path=(*where, "credibility", actor), check="credibility", message=message, severe=False)
        if not stakes.reservation.plus and not 0 <= stakes.reservation.base <= FULL:
            message = f"0 to 100 points were expected, found {stakes.reservation.base}"
            yield Finding(path=(*where, "reservation"), check="range", message=message)
        prior = stakes.publicly
        if not 0 <= prior.low <= prior.high <= FULL:
            message = f"0 <= low <= high <= 100 was expected, found {prior.low} and {prior.high}"
            yield Finding(path=(*where, "publicly"), check="range", message=message)


def sound(table: Table) -> bool:
    """Tell whether a table's numbers are all there and not too many, so that one may calculate with them."""
    everyone: list[Stakes | Body] = [*table.stakes.values(), *table.bodies]
    if max(len(table.issues), *(len(issue.options) for issue in table.issues.values()), 0) > OPTIONS:
        return False
    return all(
        issue.status_quo in issue.options
        and all(name in one.weights and issue.options.keys() <= one.worths.get(name, {}).keys() for one in everyone)
        for name, issue in table.issues.items()
    ) and all(seat in table.stakes for seat in (*table.parties, *table.accepting(), *(b.side for b in table.bodies)))


def never(survey: Survey, table: Table) -> dict[tuple[str, str], str]:
    """Return the options (issue, option) that no accepted package can contain, each with the reason.

    Even with its best on all other issues, with everybody believed in full and its limit at its lowest, somebody who must
    accept would be below that limit.
    """
    result: dict[tuple[str, str], str] = {}
    if not sound(table):
        return result
    for who, holder in holders(table):
        if isinstance(holder, Stakes):
            limit = survey.lowest(holder.reservation) * POINT
        else:
            limit = survey.lowest(holder.threshold) * POINT - 50 * POINT // max(1, holder.slope)
        parts = {name: holder.weights[name] * max(holder.worths[name].values()) for name in table.issues}
        for name, issue in table.issues.items():
            rest = sum(parts.values()) - parts[name]
            for option in issue.options:
                best = (rest + holder.weights[name] * holder.worths[name][option]) * POINT // FULL
                if option != issue.status_quo and best < limit:
                    words = f"no package with '{option}' reaches the limit of {who}: at best {best / POINT:.1f} points of"
                    result.setdefault((name, option), f"{words} {limit / POINT:.1f}")
    return result


def options_may_be_agreed(survey: Survey) -> Iterator[Finding]:
    """Find options that no sensible package would contain."""
    for path, table in survey.each(Table)[:TABLES]:
        impossible = never(survey, table)
        for (matter, choice), reason in impossible.items():
            yield Finding(path=(*path, "issues", matter, "options", choice), check="option", message=reason)
        if not sound(table):
            continue
        rows = [holder for _, holder in holders(table)]
        for name, issue in table.issues.items():
            weighed = [row.worths[name] for row in rows if row.weights[name] > 0]
            for option in issue.options:
                if option == issue.status_quo or (name, option) in impossible or not weighed:
                    continue
                better = next((o for o in issue.options if all(row[o] > row[option] for row in weighed)), None)
                if better is not None:
                    message = f"every party and every body would rather have '{better}': nobody would propose '{option}'"
                    yield Finding(path=(*path, "issues", name, "options", option), check="option", message=message)


CHECKS = (
    weights_sum,
    worths_are_whole,
    issues_can_be_settled,
    tables_can_be_sat_at,
    options_may_be_agreed,
)
