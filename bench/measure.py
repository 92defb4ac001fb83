"""Time things and print one line of JSON; run from the top folder, e.g. `python bench/playouts.py`."""

from __future__ import annotations

import json
import platform
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

SCENARIO = "baghdad-2024"


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Return the median time of one call in milliseconds, after one call that does not count."""
    work()
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return statistics.median(taken)


def report(name: str, **figures: float | str) -> None:
    """Print the line: what was measured, on what Python, the figures rounded to three places."""
    rounded = {key: round(value, 3) if isinstance(value, float) else value for key, value in figures.items()}
    print(json.dumps({"bench": name, "python": platform.python_version(), **rounded}))
