"""Chance as a pure function of a seed and a purpose.

Every die has a name: `luck.roll(3, "event", "rocket_fire")` is the same number whatever else happens in the match, so that
adding an event or changing an order moves no other die. That is what makes a fair "what if". Knows nothing of the World.

The hash is BLAKE2b (RFC 7693) keyed with the seed; it is the same on every platform and Python version.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

FACES = 10_000
"""A roll is an integer from 0 to FACES - 1: hundredths of a percent."""

MONTH = 30
"""Days in the period that event chances and trends are stated for."""

LONGEST_KEY = 64
"""Bytes in the longest key that BLAKE2b takes."""

_PRECISION = 10**9


@dataclass(frozen=True, slots=True)
class Luck:
    """A source of named dice.

    >>> Luck.of(7).roll(1, "event", "rain") == Luck.of(7).roll(1, "event", "rain")
    True
    """

    key: bytes
    """At most 64 bytes; two sources with the same key throw the same dice."""

    @classmethod
    def of(cls, seed: int) -> Luck:
        """Return the luck of a match with this seed (any integer)."""
        name = str(seed).encode()
        return cls(name if len(name) <= LONGEST_KEY else blake2b(name).digest())

    def roll(self, turn: int, *purpose: str) -> int:
        """Throw the die of this name: an integer in 0..9,999, each equally likely (to within 1 in 10^15)."""
        name = f"{turn}/{'/'.join(purpose)}".encode()
        return int.from_bytes(blake2b(name, digest_size=8, key=self.key).digest(), "big") % FACES

    def dice(self, turn: int, *family: str) -> Callable[[str], int]:
        """Return what throws the dice whose names begin so, each as `roll` does: sooner where there are many.

        >>> luck = Luck.of(7)
        >>> luck.dice(3, "event")("rain") == luck.roll(3, "event", "rain")
        True
        """
        begun = blake2b(f"{turn}/{''.join(f'{part}/' for part in family)}".encode(), digest_size=8, key=self.key)

        def throw(name: str) -> int:
            die = begun.copy()
            die.update(name.encode())
            return int.from_bytes(die.digest(), "big") % FACES

        return throw

    def happens(self, chance: int, turn: int, *purpose: str) -> bool:
        """Tell whether something with this chance (hundredths of a percent) comes to pass."""
        return chance >= FACES or (chance > 0 and self.roll(turn, *purpose) < chance)

    def between(self, low: int, high: int, turn: int, *purpose: str) -> int:
        """Draw an integer from low to high, both included. `low` must not be above `high`."""
        return low + self.roll(turn, *purpose) * (high - low + 1) // FACES

    def fork(self, *purpose: str) -> Luck:
        """Return another source that cannot tell what this one will throw: what a counterpart is handed."""
        name = "/".join(purpose).encode()
        return Luck(blake2b(name, digest_size=32, key=self.key, person=b"fork").digest())


@lru_cache(maxsize=4096)
def chance_over(days: int, percent_a_month: int) -> int:
    """Chance (hundredths of a percent) over some days of what has this chance (percent) over thirty.

    Compounded: 1 - (1 - p) ** (days / 30), in integers, so that cutting the same time into more turns changes nothing.

    >>> chance_over(30, 20), chance_over(60, 20), chance_over(15, 19)
    (2000, 3600, 1000)
    """
    percent = min(100, max(0, percent_a_month))
    if percent in {0, 100}:
        return percent * 100
    scale = _PRECISION**MONTH
    target = (100 - percent) * scale // 100
    low, high = 0, _PRECISION
    while low < high:  # the thirtieth root, rounded down
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**MONTH <= target else (low, middle - 1)
    kept: int = low**days
    whole: int = _PRECISION**days
    return FACES - (kept * FACES + whole // 2) // whole
