"""How a counterpart chooses what to do away from the table: by what each deed is expected to bring, a turn ahead.

Every deed within reach is weighed by its expected effects on the seat's interests, on what it and the others could sign, on calm
and on the burdens it would lift; temperament shifts the scales. Knows only a View and the seat's Outlook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.core.action import Action
from game.core.clauses import HUNDRED
from game.core.indicator import capital_of
from game.core.journal import Reason
from game.core.luck import FACES, MONTH, Luck
from game.core.orders import can_do, price
from game.core.seat import Temperament
from game.core.view import View
from game.counterparts.outlook import Ground, Line, Outlook, supposed

if TYPE_CHECKING:
    from game.counterparts.outlook import Numbers

CAPITAL_POINT = 5_000
"""What a point of political capital must at least bring, in ten-thousandths of a point of purpose."""
NOISE = 10_000
"""The most that mood adds, in the same scale: equals are not always settled alike."""
FORCE = 400
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

    action: Action
    """The deed."""
    gain: int
    """What it is expected to bring, less what it costs, in ten-thousandths of a point of purpose."""
    cost: int
    """Political capital."""
    brings: Callable[[], Mapping[Ground, int]]
    """Works out what of the gain comes from where."""

    @property
    def grounds(self) -> Mapping[Ground, int]:
        """What of the gain comes from where, before costs."""
        return self.brings()

    @property
    def reason(self) -> Reason:
        """The ground that weighed most, the last by name of equals."""
        grounds = self.grounds
        if not grounds or max(grounds.values()) <= 0:
            return Reason(key="deed_habit", more={"action": self.action.id, "for": ""})
        kind, name = max(grounds, key=lambda ground: (grounds[ground], ground))
        return Reason(key=f"deed_{kind}", more={"action": self.action.id, "for": name})


@dataclass(slots=True)
class Known:
    """What a condition may be asked of: the World as the seat must suppose it."""

    values: Mapping[str, int]
    flags: Mapping[str, int]
    agreed: Mapping[str, str]
    first_day: int
    last_day: int


def weigh(  # noqa: PLR0913  the last two are what levels differ by
    view: View, outlook: Outlook, temperament: Temperament, luck: Luck, mood: int = NOISE, *, far: bool = True
) -> list[Weighed]:
    """Return every deed that can be ordered, best first. `mood` is the most that a whim adds.

    Who looks `far` counts what will be left of a change when it is needed; else what it is on the day.
    """
    known, seat = view.known, view.seat
    values = supposed(view)
    facts = Known(values, known.flags, known.agreed, known.first_day, known.last_day)
    weights = outlook.weights(values, [name for name in view.edition.tables if over(view, name)], _months(view) if far else 0)
    total = weights.sum(axis=0)
    by_deed = (outlook.plain @ total).tolist()
    by_row = (outlook.changes @ total).tolist()
    by_column = total.tolist()
    whim = luck.dice(known.turn, "mood")
    found: list[Weighed] = []
    for number, action in enumerate(outlook.actions):
        if not can_do(known, seat, action):
            continue
        gain = by_deed[number]
        for line in outlook.unsure[number]:
            percent = _percent(line, facts)
            if percent:
                worth = by_row[line.row]
                if line.sets or line.clears:
                    worth += sum(worth for _, worth in outlook.facts(line, known.flags))
                for column, amount, share in line.moving:
                    worth += amount.value(values) * share * by_column[column]
                gain += worth * percent // HUNDRED
        done = known.done.get(f"{seat}.{action.id}", ()) if action.fresh else ()  # what the rules never tire tires nobody
        recent = sum(known.turn - turn <= RECENT for turn in done)
        for _ in range(recent if gain > 0 else 0):
            gain = gain * WORN // HUNDRED
        cost = price(known, action)
        gain -= recent * HABIT + cost * CAPITAL_POINT
        if action.lethal:
            gain -= (100 - temperament.risk) * FORCE
        if mood:
            gain += whim(action.id) * (mood + 1) // FACES
        brings = _Grounds(outlook, number, weights, facts).all
        found.append(Weighed(action=action, gain=gain, cost=cost, brings=brings))
    found.sort(key=lambda item: (-item.gain, item.action.id))
    return found


def _percent(line: Line, facts: Known) -> int:
    """Return how likely an effect is, in percent; 0 where its condition does not hold."""
    if line.when is not None and not line.when.holds(facts):
        return 0
    return HUNDRED if line.chance is None else min(HUNDRED, max(0, line.chance.value(facts.values)))


class _Grounds:
    """What a deed brings, by ground; worked out when it is asked for, since only what is chosen is."""

    __slots__ = ("_found", "_from")

    def __init__(self, outlook: Outlook, number: int, weights: Numbers, facts: Known) -> None:
        self._from = outlook, number, weights, facts
        self._found: dict[Ground, int] | None = None

    def all(self) -> dict[Ground, int]:
        """Return what comes from where."""
        if self._found is None:
            outlook, number, weights, facts = self._from
            self._found = {}
            for line in outlook.lines[number]:
                percent = _percent(line, facts)
                for ground, gain in zip(outlook.grounds, (weights @ outlook.changes[line.row]).tolist(), strict=True):
                    self._add(ground, gain * percent // HUNDRED)
                for ground, gain in outlook.facts(line, facts.flags):
                    self._add(ground, gain * percent // HUNDRED)
                for column, amount, share in line.moving:
                    change = amount.value(facts.values) * share
                    for place, ground in enumerate(outlook.grounds):
                        self._add(ground, int(weights[place, column]) * change * percent // HUNDRED)
        return self._found

    def _add(self, ground: Ground, gain: int) -> None:
        if gain and self._found is not None:
            self._found[ground] = self._found.get(ground, 0) + gain


def _months(view: View) -> int:
    """Return how many months are left, this turn's days included."""
    return sum(view.edition.paces[view.known.pace].days[view.known.turn - 1 :]) // MONTH


def affordable(view: View, options: list[Weighed]) -> tuple[Weighed, ...]:
    """Return the deeds to order, best first: as many as capital and the pace allow, and none that is not worth its cost."""
    purse = view.known.values[capital_of(view.seat)]
    most = view.edition.paces[view.known.pace].deeds
    chosen: list[Weighed] = []
    for option in options:
        if len(chosen) >= most or option.gain <= 0:
            break
        if option.cost <= purse:
            purse -= option.cost
            chosen.append(option)
    return tuple(chosen)


def over(view: View, name: str) -> bool:
    """Tell whether nothing more will be negotiated at a table."""
    deal, closes = view.known.sittings[name].deal, view.edition.tables[name].closes
    return deal is not None or (closes is not None and view.known.first_day > closes.toordinal())
