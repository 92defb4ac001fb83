"""Forms: the core's dataclasses, written in the notation of the YAML files."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.folder import Pages
from game.authoring.forms import Draft, draft
from game.authoring.lint import lint
from game.authoring.lint_names import NAMED
from game.authoring.marks import Fields, Mark
from game.authoring.notation import has_id, hints, inner
from game.authoring.reader import read_text
from game.authoring.shelf import check, read
from game.core.clauses import ALWAYS, Amount, Condition, Effect
from game.core.errors import ScenarioError
from game.core.scenario import Scenario


def test_the_small_scenario_is_clean(two_neighbours: Path) -> None:
    """The small scenario that everything else differs from has no problem, not even advice."""
    assert check(two_neighbours) == ()


def test_the_notations_are_read(two_neighbours: Path) -> None:
    """Amounts, hundredths, dates, one for many, worths as a list, ids as keys: all become the core's own values."""
    scenario = read(two_neighbours)
    assert scenario.id == "two_neighbours"
    assert scenario.indicators["drought"].trend == Amount(base=4, plus={"tension": 2}, max=8)
    assert scenario.actions["open_sluice"].cost == Amount(base=1)
    assert scenario.actions["open_sluice"].seats == ("upper",)
    assert scenario.actions["guard_sluice"].condition.since == date(2030, 3, 15)
    assert scenario.actions["guard_sluice"].condition.any_of == (
        Condition(has=("gates_shut",)),
        Condition(at_least={"tension": Amount(base=50)}),
    )
    assert scenario.tables["water"].signed == (Effect(change={"tension": Amount(base=-3)}),)
    assert scenario.tables["water"].pledged["upper"] == (Effect(change={"anger": Amount(base=-4)}),)
    upper = scenario.tables["water"].stakes["upper"]
    assert upper.worths["gauges"] == {"alone": 60, "shared": 100, "joint": 40}
    assert upper.publicly.worths["release"] == {"trickle": 100, "half": 60, "full": 0}
    assert upper.reservation == Amount(base=38, plus={"anger": 25})
    assert (scenario.places["sluice"].latitude, scenario.places["sluice"].longitude) == (1250, -307)
    assert [ending.id for ending in scenario.endings] == ["blows", "shared_river", "drift"]
    assert [rung.id for rung in scenario.indicators["tension"].rungs] == ["calm", "words", "gates", "guards"]
    assert scenario.indicators["anger"].publicly == (20, 60)
    assert scenario.indicators["tension"].known_to is None
    assert scenario.events["rain"].condition == ALWAYS
    assert scenario.paces["evening"].days == (14,) * 8


def test_what_is_broken_is_taken_out_and_the_rest_is_built(drafted: Callable[[Path], Draft], tmp_path: Path) -> None:
    """A broken value costs the least that can be done without: itself, or the thing that cannot be without it."""
    page = tmp_path / "page.yaml"
    page.write_text(
        "events:\n  rain: {chance: often}\n  fence: {name: 5}\nactions:\n  open_sluice: {fresh: x}\n", encoding="utf-8"
    )
    built = drafted(page)
    assert built.scenario is not None
    assert "fence" not in built.scenario.events
    assert built.scenario.events["rain"].chance == Amount(base=100)
    assert built.scenario.actions["open_sluice"].fresh == 2
    assert "fence" in built.names["events"]
    assert sorted(one.line for one in built.problems) == [2, 3, 5]


def test_an_unfinished_scenario_is_judged_as_far_as_it_goes() -> None:
    """While top keys are missing that is said, and the names in what is there are checked all the same."""
    reading = read_text("flags:\n  wet: {name: Wet}\nactions:\n  go: {name: Go, seats: us, condition: {has: wett}}\n", "a.yaml")
    built = draft(Pages(id="a", root=reading.root, problems=(), whole=True))
    told = [(one.line, one.check) for one in (*built.problems, *lint(built)) if one.severe]
    assert (4, "unknown-name") in told
    assert sum(kind == "missing" for _, kind in told) == 9
    assert len(told) == 10


def _core_types(hint: Any, seen: set[type]) -> None:
    hint = inner(hint)
    if isinstance(hint, type) and is_dataclass(hint) and hint not in seen:
        seen.add(hint)
        for field in hints(hint).values():
            _core_types(field, seen)
    for arg in typing.get_args(hint):
        _core_types(arg, seen)


def test_every_list_of_words_is_known_to_name_things_or_to_be_text() -> None:
    """A new field of the core that holds ids is not forgotten: each list of words is checked as names, or is text."""
    text = {"goals", "limits", "knowledge", "skill", "attitude", "coverage", "has", "lacks", "agreed"}
    seen: set[type] = set()
    _core_types(Scenario, seen)
    for cls in seen:
        for name, hint in hints(cls).items():
            if inner(hint) == tuple[str, ...]:
                assert (cls, name) in NAMED or name in text, f"{cls.__name__}.{name}"


def test_tuples_of_things_with_an_id_are_written_by_id() -> None:
    """The notation follows from the types: a thing with an id is written under it."""
    assert has_id(typing.get_args(hints(Scenario)["endings"])[0])
    assert not has_id(Effect)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers(-200, 200) | st.booleans() | st.sampled_from(["us", "x", "", "tension", "2030-01-01", "[[x]]"]),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["name", "plus", "x", "has"]), inside, max_size=3)
    ),
    max_leaves=6,
)


def _marked(value: Any) -> Any:
    if isinstance(value, Mapping):
        fields = Fields(Mark("a.yaml", 1))
        for key, item in value.items():
            fields.put(key, _marked(item), Mark("a.yaml", 1))
        return fields
    return value


def _places(value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = [place for key, item in value.items() for place in _places(item, (*path, key))] if isinstance(value, dict) else []
    return [path, *below]


@given(st.data())
def test_no_value_anywhere_crashes_the_check(two_neighbours: Path, data: st.DataObject) -> None:
    """Whatever stands at whatever place of a scenario, it is built or told: nothing but problems comes out."""
    root = read_text(two_neighbours.read_text(encoding="utf-8"), "a.yaml").root
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(_places(root)[1:]))
        owner: Any = root
        for part in path[:-1]:
            owner = owner[part]
        owner.put(path[-1], _marked(data.draw(VALUES)), Mark("a.yaml", 1))
    built = draft(Pages(id="a", root=root, problems=(), whole=True))
    assert all(one.message for one in (*built.problems, *lint(built)))


def test_a_refused_scenario_carries_every_severe_problem(tmp_path: Path) -> None:
    """`read` refuses with all severe problems and without advice."""
    path = tmp_path / "river.yaml"
    path.write_text("titel: River\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        read(path)
    assert len(refused.value.problems) == 11
    assert all(one.severe for one in refused.value.problems)


def test_worths_of_an_issue_that_is_not_there_are_told(two_neighbours: Path, tmp_path: Path) -> None:
    """An empty list for an unknown issue is a problem at its place, as any other list is; it crashes nothing."""
    text = two_neighbours.read_text(encoding="utf-8")
    wrong = text.replace("worths: {release: [0, 60, 100],", "worths: {rainfall: [], release: [0, 60, 100],", 1)
    assert wrong != text
    path = tmp_path / "wrong.yaml"
    path.write_text(wrong, encoding="utf-8")
    assert any(problem.severe and "worths" in str(problem) for problem in check(path))
