from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.clauses import ALWAYS, Amount, Condition
from tests.core.build import amount, effect, when


@dataclass(frozen=True)
class Known:
    """The facts of a small world: the turn lasts from 10 to 19 January 2024."""

    values: dict[str, int] = field(default_factory=lambda: {"trust": 50, "heat": 20})
    flags: dict[str, int] = field(default_factory=lambda: {"angry": 1})
    agreed: dict[str, str] = field(default_factory=lambda: {"water": "b"})
    first_day: int = date(2024, 1, 10).toordinal()
    last_day: int = date(2024, 1, 19).toordinal()


NOW = Known()


@given(st.integers(-100, 100), st.integers(-300, 300), st.integers(0, 100))
def test_an_amount_is_linear(base: int, part: int, trust: int) -> None:
    """2.1 An amount is its base and a part of each indicator, rounded down once."""
    found = amount(base, trust=part).value({"trust": trust})
    exact = base * 100 + part * trust
    assert found * 100 <= exact < (found + 1) * 100


def test_an_amount_is_rounded_once() -> None:
    """2.1 The parts are added up before they are rounded: two halves make one."""
    assert amount(0, trust=50, heat=50).value({"trust": 1, "heat": 1}) == 1
    assert amount(0, trust=-50).value({"trust": 1}) == -1


@pytest.mark.parametrize(("trust", "value"), [(0, 10), (20, 20), (40, 30), (15, 15)])
def test_an_amount_is_held(trust: int, value: int) -> None:
    """2.2 An amount is never below its least nor above its most."""
    assert Amount(plus={"trust": 100}, min=10, max=30).value({"trust": trust}) == value


@given(st.integers(-100, 100), st.integers(-300, 300), st.integers(0, 100))
def test_an_amount_is_itemised(base: int, part: int, trust: int) -> None:
    """2.3 The items are the base and each indicator's part, and sum to the amount before rounding."""
    form = amount(base, trust=part)
    first, second = form.items({"trust": trust})
    assert (first.indicator, first.hundredths) == (None, base * 100)
    assert (second.indicator, second.value, second.hundredths) == ("trust", trust, part * trust)
    assert sum(item.hundredths for item in (first, second)) // 100 == form.value({"trust": trust})


def test_no_clauses_always_hold() -> None:
    """3.1 A condition without clauses always holds."""
    assert ALWAYS.holds(NOW)
    assert ALWAYS.gaps(NOW) == ()


def test_every_clause_must_hold() -> None:
    """3.1 A condition holds only when every clause of it holds."""
    both = when(at_least={"trust": 50}, has=("angry",))
    assert both.holds(NOW)
    assert not both.holds(replace(NOW, flags={}))
    assert not both.holds(replace(NOW, values={"trust": 49}))


def test_at_least_and_below() -> None:
    """3.2 "At least" is met by the amount itself, "below" only under it."""
    for needed, reached in ((49, True), (50, True), (51, False)):
        assert when(at_least={"trust": needed}).holds(NOW) is reached
        assert when(below={"trust": needed}).holds(NOW) is not reached


def test_at_least_another_indicator() -> None:
    """3.2 An indicator may be compared with an amount that depends on another."""
    assert when(at_least={"trust": amount(10, heat=200)}).holds(NOW)
    assert not when(at_least={"trust": amount(11, heat=200)}).holds(NOW)
    assert when(at_least={"trust": amount(11, heat=200)}).gaps(NOW)[0].needed == 51


def test_has_and_lacks() -> None:
    """3.3 "Has" asks flags to be set, "lacks" asks them not to be."""
    assert when(has=("angry",), lacks=("calm",)).holds(NOW)
    assert [gap.key for gap in when(has=("calm",), lacks=("angry",)).gaps(NOW)] == ["has", "lacks"]


@pytest.mark.parametrize(
    ("day", "since", "until"),
    [(9, True, False), (10, True, True), (15, True, True), (19, True, True), (20, False, True)],
)
def test_dates(day: int, since: bool, until: bool) -> None:
    """3.4 "From" holds in the turn that contains the date and later, "until" in it and earlier."""
    on = date(2024, 1, day)
    assert Condition(since=on).holds(NOW) is since
    assert Condition(until=on).holds(NOW) is until
    assert [gap.key for gap in Condition(since=on).gaps(NOW)] == ([] if since else ["from"])
    assert [gap.key for gap in Condition(until=on).gaps(NOW)] == ([] if until else ["until"])


def test_agreed() -> None:
    """3.5 "Agreed" asks that one of the options named is in force on the issue."""
    assert Condition(agreed={"water": ("b", "c")}).holds(NOW)
    assert not Condition(agreed={"water": ("a",)}).holds(NOW)
    (gap,) = Condition(agreed={"price": ("x",)}).gaps(NOW)
    assert (gap.key, gap.subject, gap.options) == ("agreed", "price", ("x",))


def test_any_of() -> None:
    """3.6 "Any of" asks at least one of its conditions to hold; its gap holds those of every branch."""
    low, calm = when(below={"trust": 10}), when(has=("calm",))
    assert Condition(any_of=(low, when(has=("angry",)))).holds(NOW)
    (gap,) = Condition(any_of=(low, calm)).gaps(NOW)
    assert gap.key == "any_of"
    assert [inner.key for inner in gap.within] == ["below", "has"]


conditions = st.builds(
    when,
    at_least=st.dictionaries(st.sampled_from(["trust", "heat"]), st.integers(0, 100), max_size=2),
    below=st.dictionaries(st.sampled_from(["trust", "heat"]), st.integers(0, 100), max_size=2),
    has=st.lists(st.sampled_from(["angry", "calm"]), max_size=2).map(tuple),
    lacks=st.lists(st.sampled_from(["angry", "calm"]), max_size=2).map(tuple),
    since=st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 31)),
    until=st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 31)),
    agreed=st.dictionaries(st.sampled_from(["water", "price"]), st.sampled_from([("a",), ("b", "c")]), max_size=1),
)


@given(conditions, st.lists(conditions, max_size=2))
def test_gaps_and_holding_agree(first: Condition, branches: list[Condition]) -> None:
    """3.7 There is no gap exactly when the condition holds."""
    condition = replace(first, any_of=tuple(branches))
    assert condition.holds(NOW) is (not condition.gaps(NOW))


def test_names_are_told() -> None:
    """3.7 A condition names every indicator, flag and issue it asks about, inside branches and amounts too."""
    inner = when(below={"heat": amount(1, fear=10)}, lacks=("calm",), agreed={"price": ("x",)})
    outer = when(at_least={"trust": 1}, has=("angry",), agreed={"water": ("a",)}, any_of=(inner,))
    assert list(outer.indicators()) == ["trust", "heat", "fear"]
    assert list(outer.flags()) == ["angry", "calm"]
    assert list(outer.issues()) == [("water", ("a",)), ("price", ("x",))]
    assert list(effect({"trust": amount(0, fear=1)}, when=inner).indicators()) == ["trust", "fear", "heat", "fear"]
