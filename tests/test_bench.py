"""The benchmarks run: each prints one line of JSON with figures that were measured."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = {"adapter.py", "alternating.py", "arena.py", "domain.py", "measure.py", "talks.py"}
AGAINST = {"analysis.py", "negotiations.py", "round_robin.py"}  # these need the field's own library, an extra
SCRIPTS = sorted(path.name for path in (CHECKOUT / "bench").glob("*.py") if path.name not in SHARED)


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_benchmark_prints_one_line(script: str) -> None:
    """It ends well and prints one line: its name and at least one positive figure; no figure is judged here."""
    if script in AGAINST and find_spec("negmas") is None:
        pytest.skip("negmas is not installed: the extra `bench`")
    done = subprocess.run([sys.executable, f"bench/{script}"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    (line,) = done.stdout.splitlines()
    told = json.loads(line)
    assert told["bench"] == script.removesuffix(".py")
    assert any(isinstance(figure, int | float) and figure > 0 for figure in told.values())
