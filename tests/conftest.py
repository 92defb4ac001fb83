"""What every test stands on: how hard Hypothesis tries."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from game.core.scenario import Scenario

# What a person's terminal and language are says nothing about the program: tests read English at a hundred columns.
os.environ.update(COLUMNS="100", LANGUAGE="en")

# A slow machine says nothing about a law, so there is no deadline anywhere.
_QUIET = [HealthCheck.too_slow]
settings.register_profile("dev", deadline=None, suppress_health_check=_QUIET)
settings.register_profile("ci", deadline=None, suppress_health_check=_QUIET, derandomize=True, database=None)
settings.register_profile("long", deadline=None, suppress_health_check=_QUIET, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session")
def neighbours() -> Scenario:
    """Two neighbours at a river, with what is publicly believed of Upland made whole."""
    from game.authoring.shelf import read

    found = read(Path(__file__).parent / "scenarios" / "two_neighbours.yaml")
    water = found.tables["water"]
    upper = water.stakes["upper"]
    whole = replace(upper.publicly, worths=upper.worths)
    stakes = {**water.stakes, "upper": replace(upper, publicly=whole)}
    return replace(found, tables={**found.tables, "water": replace(water, stakes=stakes)})
