"""Pieces of work for the tests of spreading: a process that is started anew must be able to import them by name."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path


def multiplied(shared: int, piece: int) -> int:
    """Multiply, later pieces sooner."""
    time.sleep(0.002 if piece % 2 else 0)
    return shared * piece


def modules(_shared: str, _piece: int) -> list[str]:
    """Tell what is imported where this runs."""
    import game.study.trial  # noqa: F401  what every playout needs

    return sorted(sys.modules)


def where(_shared: str, _piece: int) -> int:
    """Tell which process does it."""
    time.sleep(0.01)
    return os.getpid()


def noted(shared: str, piece: int) -> int:
    """Leave a note in a folder, slowly."""
    time.sleep(0.05)
    (Path(shared) / str(piece)).touch()
    return piece


def ended_from_outside(_shared: str, piece: int) -> int:
    """End this process as a system short of memory would."""
    os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return piece


def wrong(_shared: str, piece: int) -> int:
    """Fail."""
    message = f"piece {piece}"
    raise ValueError(message)
