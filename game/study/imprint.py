"""A fingerprint of the program's own rules and players: what was played by other ones does not belong to the same study.

Knows nothing of any study.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

ROOMS = ("core", "counterparts")
"""The rooms that decide how a playout goes."""

FILES = ("match.py", "study/design.py", "study/forks.py", "study/trial.py")
"""Files that do so, too, or decide what is measured of it."""


@cache
def imprint() -> str:
    """Return a short fingerprint (BLAKE2b, 128 bits, hexadecimal) of these sources."""
    home = Path(__file__).resolve().parents[1]
    found = blake2b(digest_size=16)
    rooms = (path for room in ROOMS for path in sorted((home / room).rglob("*.py")))
    for path in (*(home / name for name in FILES), *rooms):
        found.update(f"{path.relative_to(home).as_posix()}\n".encode())
        found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()
