"""How a disposition shows at a table: the numbers of a temperament, read for bargaining.

Knows nothing of any table.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.seat import Temperament

MIDDLING = Temperament(id="", name="")
"""The temperament of a counterpart for which none was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one bargains, in percent but for `curve`.

    The way is what lies between the first demand and what one means to keep; the even share is one's surplus in the package that
    is believed to leave the side with less as much as can be.
    """

    opening: int
    """How much of the way is given with the first offer."""
    ending: int
    """How much of the even share is kept to the last talks from those who give too."""
    stubborn: int
    """How much of the even share is kept from those who have not moved."""
    curve: int
    """How late one concedes: the exponent of the time spent, 1 to 4."""
    reciprocity: int
    """How much of what the clock would give is given only as far as the others have given."""
    bluff: int
    """How far beyond what may be hoped for the first demands reach, in percent of the way to one's ideal."""


def manner(temperament: Temperament) -> Manner:
    """Read a temperament: the firm ask more and keep more, the patient wait, the candid show what they would settle for."""
    return Manner(
        opening=(100 - temperament.firmness) * 20 // 100,
        ending=10 + temperament.firmness * 80 // 100,
        stubborn=50 + temperament.firmness * 50 // 100,
        curve=1 + temperament.patience * 3 // 100,
        reciprocity=20 + temperament.firmness * 40 // 100,
        bluff=(100 - temperament.candour) * 50 // 100,
    )
