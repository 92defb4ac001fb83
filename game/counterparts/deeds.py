"""How a counterpart chooses what to do away from the table: by what each deed is expected to bring, a turn ahead.

Every deed within reach is weighed by its expected effects on the seat's interests, on what it and the others could sign, and on
calm; temperament shifts the scales. Knows only a View and the seat's Outlook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.journal import Reason
from game.core.luck import Luck
from game.core.orders import deed_gaps, price
from game.core.scenario import Action, Temperament, capital_of
from game.core.view import View
from game.counterparts.outlook import HUNDREDTHS, Outlook, expected, supposed

DOOR = 40_000
"""What opening a table is worth, in the scale of gains (ten-thousandths of a point of purpose)."""
CAPITAL_POINT = 9_000
"""What a point of political capital must at least bring, in the same scale."""
NOISE = 3_000
"""The most that mood adds, in the same scale: equals are not always settled alike."""
FORCE = 600
"""What each point of caution holds against a deed that may kill, in the same scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One deed, weighed."""

    action: Action
    """The deed."""
    gain: int
    """What it is expected to bring, less what it costs."""
    cost: int
    """Political capital."""
    reason: Reason
    """The ground that weighed most."""


def choose(view: View, outlook: Outlook, temperament: Temperament, luck: Luck) -> tuple[Weighed, ...]:
    """Return the deeds to order this turn, best first: as many as capital and the pace allow, none that is not worth its cost."""
    values = supposed(view)
    purse = view.known.values[capital_of(view.seat)]
    most = view.edition.paces[view.known.pace].deeds
    options = [
        _weigh(view, outlook, action, values, temperament, luck)
        for action in outlook.own
        if not deed_gaps(view.edition, view.known, view.seat, action.id)
    ]
    chosen: list[Weighed] = []
    for option in sorted(options, key=lambda item: (-item.gain, item.action.id)):
        if len(chosen) >= most or option.gain <= 0:
            break
        if option.cost <= purse:
            purse -= option.cost
            chosen.append(option)
    return tuple(chosen)


def _weigh(  # noqa: PLR0913  a choice has that many sides
    view: View,
    outlook: Outlook,
    action: Action,
    values: Mapping[str, int],
    temperament: Temperament,
    luck: Luck,
) -> Weighed:
    turn = view.known.turn
    change = expected(action.effects, values)
    earlier = view.known.done.get(f"{view.seat}.{action.id}", ())
    if earlier and turn - earlier[-1] <= action.fresh:
        change = {name: amount // 2 for name, amount in change.items()}
    for risk in action.risks:
        chance = min(100, max(0, risk.chance.value(values)))
        for name, amount in expected(risk.effects, values).items():
            change[name] = change.get(name, 0) + amount * chance // HUNDREDTHS
    grounds: dict[tuple[str, str], int] = {}
    for name, amount in change.items():
        for term in outlook.terms.get(name, ()):
            key = (term.ground, term.id)
            grounds[key] = grounds.get(key, 0) + term.gain * amount
    for effect in action.effects:
        for flag in effect.sets:
            for table in outlook.doors.get(flag, ()):
                if flag not in view.known.flags:
                    grounds["door", table] = grounds.get(("door", table), 0) + DOOR
    cost = price(view.known, action)
    gain = sum(grounds.values()) - cost * CAPITAL_POINT
    if action.lethal:
        gain -= (100 - temperament.risk) * FORCE
    gain += luck.between(0, NOISE, turn, "mood", action.id)
    ground, name = max(grounds, key=lambda key: (grounds[key], key)) if grounds else ("habit", "")
    return Weighed(
        action=action,
        gain=gain,
        cost=cost,
        reason=Reason(key=f"deed_{ground}", more={"action": action.id, "for": name}),
    )
