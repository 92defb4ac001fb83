"""What deeds were meant to say, and how others read them: the one set beside the other, once a match is over.

Reads a whole Match, as the verdict does: there are no secrets left to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.briefing.glossary import plain
from game.briefing.items import Account
from game.briefing.news import accounts
from game.core.scenario import Scenario
from game.match import Match
from game.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A deed that was done and that others are told to have read in their own way."""

    title: str
    """Whose deed, which, and in which turns it was done, in words."""
    intent: str
    """What it was meant to say."""
    came: tuple[str, ...]
    """What came of it that was not meant, where others read that in their own way."""
    readings: tuple[Account, ...]
    """How others read it."""


def meanings(match: Match, words: Words) -> tuple[Meaning, ...]:
    """Return each deed of a match for which there are readings, in the order in which they were first done."""
    done: dict[tuple[str, str], list[int]] = {}
    wrong: dict[tuple[str, str], list[str]] = {}
    for turn in match.turns:
        for entry in turn.entries:
            key = entry.more.get("seat", ""), entry.subject
            if entry.key == "did":
                done.setdefault(key, []).append(turn.number)
            elif entry.key == "went_wrong":
                wrong.setdefault(key, []).append(entry.more.get("risk", ""))
    found = (_meaning(match.scenario, key, turns, wrong.get(key, ()), words) for key, turns in done.items())
    return tuple(meaning for meaning in found if meaning.readings)


def _meaning(scenario: Scenario, key: tuple[str, str], turns: Sequence[int], wrong: Sequence[str], words: Words) -> Meaning:
    seat, name = key
    action = scenario.actions[name]
    risks = [risk for risk in action.risks if risk.id in wrong and risk.readings]
    when = words.plural("turn {turns}", "turns {turns}", len(turns), turns=words.listing([str(turn) for turn in turns]))
    return Meaning(
        title=words.text("{seat}: {deed} ({when})", seat=scenario.name_of(seat), deed=action.name, when=when),
        intent=plain(action.intent, scenario.glossary),
        came=tuple(plain(risk.text, scenario.glossary) for risk in risks),
        readings=tuple(
            account
            for readings in (action.readings, *(risk.readings for risk in risks))
            for account in accounts(readings, scenario)
        ),
    )
