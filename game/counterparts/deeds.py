"""How a counterpart chooses what to do away from the table: by what each deed is expected to bring, a turn ahead.

Every deed within reach is weighed by its expected effects on the seat's interests, on what it and the others could sign, on calm
and on the burdens it would lift; temperament shifts the scales. Knows only a View and the seat's Outlook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.indicator import capital_of
from game.core.journal import Reason
from game.core.luck import Luck
from game.core.orders import can_do, price
from game.core.seat import Temperament
from game.core.view import View
from game.counterparts.outlook import Deed, Outlook, Terms, supposed

CAPITAL_POINT = 5_000
"""What a point of political capital must at least bring, in ten-thousandths of a point of purpose."""
NOISE = 10_000
"""The most that mood adds, in the same scale: equals are not always settled alike."""
FORCE = 500
"""What each point of caution holds against a deed that may kill, in the same scale."""
WORN = 45
"""Percent of a deed's gain that is left each time it was done in the last turns: nobody is moved by a habit."""
HABIT = 5_000
"""What each of those times holds against it besides: even a free deed makes a government tiresome."""
RECENT = 5
"""How many turns back a deed counts as recent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One deed, weighed."""

    action: str
    """The deed."""
    gain: int
    """What it is expected to bring, less what it costs."""
    cost: int
    """Political capital."""
    reason: Reason
    """The ground that weighed most."""


def choose(view: View, outlook: Outlook, temperament: Temperament, luck: Luck) -> tuple[Weighed, ...]:
    """Return the deeds to order this turn, best first.

    As many as capital and the pace allow, and none that is not worth its cost.
    """
    values = supposed(view)
    weights = outlook.weights(values, [name for name in view.edition.tables if _over(view, name)])
    purse = view.known.values[capital_of(view.seat)]
    most = view.edition.paces[view.known.pace].deeds
    options = [
        _weigh(view, outlook, deed, (weights, values), temperament, luck)
        for deed in outlook.deeds
        if can_do(view.known, view.seat, deed.action)
    ]
    chosen: list[Weighed] = []
    for option in sorted(options, key=lambda item: (-item.gain, item.action)):
        if len(chosen) >= most or option.gain <= 0:
            break
        if option.cost <= purse:
            purse -= option.cost
            chosen.append(option)
    return tuple(chosen)


def _over(view: View, name: str) -> bool:
    """Tell whether nothing more will be negotiated at a table."""
    deal, closes = view.known.sittings[name].deal, view.edition.tables[name].closes
    return deal is not None or (closes is not None and view.known.first_day > closes.toordinal())


def _weigh(  # noqa: PLR0913  a choice has that many sides
    view: View,
    outlook: Outlook,
    deed: Deed,
    now: tuple[Terms, Mapping[str, int]],
    temperament: Temperament,
    luck: Luck,
) -> Weighed:
    action, known = deed.action, view.known
    weights, values = now
    grounds = outlook.gains(deed.bundle, weights, values, known.flags)
    for chance, bundle in deed.risks:
        percent = min(100, max(0, chance.value(values)))
        for ground, gain in outlook.gains(bundle, weights, values, known.flags).items():
            grounds[ground] = grounds.get(ground, 0) + gain * percent // 100
    gain = sum(grounds.values())
    recent = sum(known.turn - turn <= RECENT for turn in known.done.get(f"{view.seat}.{action.id}", ()))
    for _ in range(recent if gain > 0 else 0):
        gain = gain * WORN // 100
    gain -= recent * HABIT
    cost = price(known, action)
    gain -= cost * CAPITAL_POINT
    if action.lethal:
        gain -= (100 - temperament.risk) * FORCE
    gain += luck.between(0, NOISE, known.turn, "mood", action.id)
    kind, name = max(grounds, key=lambda ground: (grounds[ground], ground)) if grounds else ("habit", "")
    reason = Reason(key=f"deed_{kind}", more={"action": action.id, "for": name})
    return Weighed(action=action.id, gain=gain, cost=cost, reason=reason)
