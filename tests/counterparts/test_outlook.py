"""What a seat cares about: what fades before it is needed weighs less, what draws others after it weighs more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.indicator import Indicator
from game.core.scenario import Scenario
from game.core.seat import Temperament
from game.counterparts.outlook import Outlook, outlook
from tests.core.build import amount
from tests.study.gate.small import story


def told(**trend: int) -> Scenario:
    """Return a scenario in which trust, which all care for, drifts by these hundredths of itself and of calm each month."""
    plain = story()
    calm = Indicator(id="calm", name="Calm", start=50)
    indicators = {**plain.indicators, "calm": calm}
    indicators["trust"] = replace(indicators["trust"], trend=amount(0, **trend))
    return replace(plain, indicators=indicators)


def weighs(rules: Scenario, name: str, months: int) -> int:
    """Return what a point of an indicator weighs for its interests, with so many months to go."""
    found = outlook(rules, "north", Temperament(id="even", name="Even"))
    weights = found.weights({key: indicator.start for key, indicator in rules.indicators.items()} | capitals(found), (), months)
    return int(weights[found.aims, found.names.index(name)].sum()) if name in found.names else 0


def capitals(found: Outlook) -> dict[str, int]:
    """Return a value for every other name that matters."""
    return {name: 5 for name in found.names if name.startswith("capital.")}


@pytest.mark.parametrize("months", [0, 1, 2])
def test_what_lasts_weighs_the_same_to_the_end(months: int) -> None:
    """Without a trend of its own an indicator is at the end what it was made today."""
    assert weighs(told(), "trust", months) == weighs(told(), "trust", 0) > 0


def test_what_fades_weighs_less_the_longer_it_has_to_last() -> None:
    """Half of it gone each month: half after one, a quarter after two."""
    whole = weighs(told(trust=-50), "trust", 0)
    assert abs(weighs(told(trust=-50), "trust", 1) - whole // 2) <= 1
    assert abs(weighs(told(trust=-50), "trust", 2) - whole // 4) <= 1


def test_what_draws_another_after_it_weighs_by_what_it_draws() -> None:
    """Calm is nobody's aim, but a fifth of it becomes trust every month."""
    assert weighs(told(calm=20), "calm", 0) == 0
    once, twice = (weighs(told(calm=20), "calm", months) for months in (1, 2))
    assert 0 < once < twice
