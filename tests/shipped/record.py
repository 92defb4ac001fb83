"""The people killed and injured in each scenario: what the sources say of what happened, and what is built for play."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RECORD: Final[Mapping[str, Mapping[str, tuple[int, int, int]]]] = {
    "baghdad-2024": {
        "missiles_at_asad": (0, 0, 5),
        "tower_22": (3, 3, 47),
        "rockets_at_asad": (0, 0, 7),
        "drone_at_rumalyn": (0, 0, 8),
        "us_large_strike": (34, 41, 23),
        "us_strike_commander_baghdad": (1, 3, 0),
        "iran_missile_strike": (4, 5, 6),
    },
    "baghdad-2020": {
        "k1_rockets": (1, 1, 6),
        "airport_strike": (7, 10, 0),
        "kerman_crush": (32, 56, 200),
        "injuries_come_late": (0, 0, 110),
        "airliner": (176, 176, 0),
        "taji": (3, 3, 12),
        "driver_killed": (1, 1, 0),
        "us_strike_sites": (24, 25, 0),
        "us_strike_stores": (6, 6, 11),
    },
    "baghdad-2008": {
        "basra_counted": (488, 488, 900),
        "sadr_city_spring": (421, 925, 2605),
        "around_30_june": (24, 30, 40),
        "us_cross_border": (7, 8, 7),
    },
    "vienna-2021": {
        "july_rockets": (0, 0, 2),
        "iraq_votes": (1, 2, 0),
        "residence_drone": (0, 0, 6),
        "green_zone_clashes": (30, 30, 200),
        "us_strike_border": (4, 10, 3),
    },
    "vienna-2015": {},
}
"""Killed at least, killed at most, injured, by the sources of what happened; revisions added."""

LARGE: Final[Mapping[str, Mapping[str, tuple[int, int, int]]]] = {
    "baghdad-2020": {
        "iran_missiles_unannounced": (12, 20, 30),
        "us_strike_iran": (6, 20, 10),
    },
    "vienna-2021": {"strike_on_sites": (12, 30, 40)},
    "vienna-2015": {"sites_are_struck": (14, 14, 31)},
}
"""The same, built for play, where it is more than in any other invention: each asks for a reason in its text."""

BURDENS: Final = frozenset(
    {
        "attacks",
        "confrontation",
        "escalation",
        "framework_pressure",
        "hardline",
        "neighbours",
        "parties",
        "parties_pressure",
        "pressure_iran",
        "pressure_iraq",
        "pressure_us",
        "rivalry",
        "shadow_war",
        "strain",
        "street",
        "street_iraq",
        "violence",
    }
)
"""Indicators that nobody wishes high, in any scenario."""

GAINS: Final = frozenset(
    {
        "consensus",
        "deterrence_us",
        "influence_iran",
        "momentum",
        "sovereignty",
        "standing",
        "state_authority",
        "trust_in_iraq",
        "trust_in_us",
        "trust_iran",
        "trust_iraq",
        "trust_us",
        "trust_us_iran",
        "trust_us_iraq",
    }
)
"""Indicators that somebody wishes high, in any scenario."""
