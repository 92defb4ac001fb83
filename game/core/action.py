"""What a seat can do away from the table: Action, and what could go wrong with it.

Only shapes; what a deed does when it is done is in `turn`. Text is in the scenario's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.core.clauses import ALWAYS, Amount, Condition, Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What could go wrong with a deed."""

    id: str
    """Its name, unique in its action."""
    text: str
    """What happens, as the news would tell it."""
    warning: str = ""
    """What the seat is told beforehand; empty: the text."""
    chance: Amount
    """In percent."""
    effects: tuple[Effect, ...] = ()
    """What it does."""
    readings: Mapping[str, str] = field(default_factory=dict)
    """Where the risk is a misreading: who read the deed how (actor id to words)."""
    human_cost: str = ""
    """Who was harmed and whose count it is; needed where the effects touch human cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a seat can do away from the table."""

    id: str
    """Its name in the file."""
    name: str
    """Short name on a card, an infinitive: "Condemn the strike"."""
    seats: tuple[str, ...]
    """Who may do it."""
    text: str = ""
    """What it is."""
    group: str = ""
    """A heading to show it under: `diplomacy`, `force`, `home`, `economy`, `law`."""
    intent: str = ""
    """What it is meant to say, and to whom."""
    readings: Mapping[str, str] = field(default_factory=dict)
    """How others are known to have read such a deed: actor id to words. Shown in the debrief beside the intent."""
    cost: Amount = Amount()
    """Political capital."""
    condition: Condition = ALWAYS
    """When it can be done; it may name only what its seats know."""
    times: int | None = None
    """How often a seat may do it in a match; not given: as often as it likes."""
    every: int = 1
    """A seat may do it at most once in this many turns."""
    fresh: int = 2
    """Repeated within this many turns it has half its effect."""
    effects: tuple[Effect, ...] = ()
    """What it does."""
    risks: tuple[Risk, ...] = ()
    """What could go wrong."""
    lethal: bool = False
    """It kills or may kill people: the human cost is shown before and after choosing."""
    human_cost: str = ""
    """Who was or may be harmed, and whose count it is."""
    known_to: tuple[str, ...] | None = None
    """Seats (beside the doer) that see it done; not given: everyone. Its effects show without their cause to the rest."""
    place: str = ""
    """Where: place id."""
    accounts: Mapping[str, str] = field(default_factory=dict)
    """What happened, as each tells it: actor id to words."""
    sources: tuple[str, ...] = ()
    """Source ids: where such a deed is documented."""
    coverage: tuple[str, ...] = ()
    """Ids of the dossier's entries it covers."""
    constructed: bool = False
    """True where nobody is known to have done it."""
