"""When something would be so, in words: a condition as its clauses, whether they hold now or not.

Gaps tell what is missing (`game.words`); this tells what is asked for. Knows nothing the View does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from game.briefing.told import clauses, hidden, told
from game.core.clauses import ALWAYS, Condition, Gap
from game.core.scenario import Scenario
from game.core.view import View
from game.voice import n_
from game.words import Words

CLAUSES = {
    "at_least": n_("{subject} is at {needed} or above"),
    "below": n_("{subject} is below {needed}"),
    "has": n_("“{subject}”"),
    "lacks": n_("not “{subject}”"),
    "from": n_("it is {subject} or later"),
    "until": n_("it is {subject} or earlier"),
    "agreed": n_("{subject} is settled as {options}"),
    "any_of": n_("one of these is so: {options}"),
}
"""Clauses of a condition, by key."""


def condition(view: View, asked: Condition, words: Words) -> str:
    """Return a condition in words; empty for the one that always holds."""
    if asked == ALWAYS:
        return ""
    scenario = told(view)
    said = [clause(gap, scenario, words) for gap in tightest(clauses(view, asked))]
    if hidden(view, asked):
        said.append(words.text("something holds that you are not told of"))
    return _joined(said, words)


def missing(gaps: Iterable[Gap], scenario: Scenario, words: Words) -> tuple[str, ...]:
    """Return gaps as clauses; those about flags the scenario does not hold are told as circumstances, and no more."""
    found = tightest(gaps)
    said = tuple(words.gap(kept, scenario) for gap in found if (kept := _sayable(gap, scenario)) is not None)
    return said or ((words.text("the circumstances do not allow it"),) if found else ())


def tightest(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps with one bound an indicator from each side: of several the one that asks for most."""
    kept: dict[tuple[str, str], Gap] = {}
    for place, gap in enumerate(gaps):
        key = (gap.key, gap.subject) if gap.key in {"at_least", "below"} else (gap.key, f"{gap.subject} {place}")
        held = kept.get(key)
        if held is None or (gap.needed > held.needed if gap.key == "at_least" else gap.needed < held.needed):
            kept[key] = gap
    return tuple(kept.values())


def timely(view: View, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return gaps with a turn that never comes told as such."""
    turns = len(view.edition.paces[view.known.pace].days)
    return tuple(replace(gap, key="never_again") if gap.key == "every" and gap.needed > turns else gap for gap in gaps)


def _sayable(gap: Gap, scenario: Scenario) -> Gap | None:
    if gap.key in {"has", "lacks"}:
        return gap if gap.subject in scenario.flags else None
    if gap.key != "any_of":
        return gap
    within = tuple(kept for inner in gap.within if (kept := _sayable(inner, scenario)) is not None)
    return replace(gap, within=within) if within else None


def clause(gap: Gap, scenario: Scenario, words: Words) -> str:
    """Return one clause of a condition in words."""
    subject = words.name(gap.subject, scenario)
    if gap.key in {"from", "until"}:
        subject = words.day(date.fromisoformat(gap.subject).toordinal())
    options = [words.option(gap.subject, option, scenario) for option in gap.options]
    either = words.either(words.quoted(options))
    if gap.key == "any_of":
        either = words.ways([clause(inner, scenario, words) for inner in gap.within])
    return words.text(CLAUSES[gap.key], subject=subject, needed=gap.needed, options=either)


def _joined(items: list[str], words: Words) -> str:
    if len(items) < 2:  # noqa: PLR2004  one needs no "and"
        return "".join(items)
    return words.text("{most}, and {last}", most=", ".join(items[:-1]), last=items[-1])
