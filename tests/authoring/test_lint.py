"""The lint's reasoning: what clauses imply, who may know what, what can be bargained over."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.folder import open_pages
from game.authoring.forms import draft, spread
from game.authoring.lint_reach import implies
from game.authoring.lint_secrecy import knows
from game.authoring.lint_tables import never
from game.authoring.lint_text import limit
from game.authoring.shelf import check
from game.authoring.survey import Survey, survey
from game.core.action import Action
from game.core.clauses import ALWAYS, Amount, Condition
from game.core.event import Event
from game.core.scenario import Scenario, Term


@pytest.fixture(scope="module")
def small(two_neighbours: Path) -> Survey:
    """Return the small scenario, laid out."""
    built = draft(open_pages(two_neighbours, spread()))
    assert built.scenario is not None
    return survey(built, built.scenario)


class Facts:
    """A few facts, for conditions to be asked of."""

    def __init__(self, values: dict[str, int], flags: frozenset[str]) -> None:
        self.values = values
        self.flags = dict.fromkeys(flags, 1)
        self.agreed: dict[str, str] = {}
        self.first_day = self.last_day = 1


FLAGS = st.lists(st.sampled_from("ab"), max_size=2, unique=True).map(tuple)
LIMITS = st.dictionaries(st.sampled_from("xy"), st.integers(0, 5).map(lambda base: Amount(base=base)), max_size=2)
CONDITIONS = st.recursive(
    st.builds(Condition, has=FLAGS, lacks=FLAGS, at_least=LIMITS, below=LIMITS),
    lambda inside: st.builds(Condition, has=FLAGS, at_least=LIMITS, any_of=st.lists(inside, max_size=2).map(tuple)),
    max_leaves=4,
)
FACTS = st.builds(
    Facts, st.fixed_dictionaries({"x": st.integers(0, 5), "y": st.integers(0, 5)}), st.frozensets(st.sampled_from("ab"))
)


@given(CONDITIONS, CONDITIONS, FACTS)
def test_what_is_implied_holds(one: Condition, other: Condition, facts: Facts) -> None:
    """Where the lint says that one condition implies another, no facts meet the first without the second."""
    if implies(one, other):
        assert other.holds(facts) or not one.holds(facts)


@given(CONDITIONS)
def test_every_condition_implies_itself_and_always(condition: Condition) -> None:
    """A condition implies the empty one, and itself."""
    assert implies(condition, ALWAYS)
    assert implies(condition, condition)


def test_secrets_are_kept_from_the_lint_too(small: Survey) -> None:
    """A seat knows its own capital, public things and what names it; nothing of another's secrets."""
    assert knows(small, "upper", "indicators", "lake")
    assert not knows(small, "lower", "indicators", "lake")
    assert knows(small, "upper", "indicators", "capital.upper")
    assert not knows(small, "upper", "indicators", "capital.lower")
    assert not knows(small, "lower", "flags", "leak_feared")
    assert knows(small, "lower", "issues", "price")


def test_amounts_are_bounded_by_their_indicators(small: Survey) -> None:
    """The least and the most of an Amount follow from the ranges of what it reads and from its own limits."""
    amount = Amount(base=10, plus={"tension": 50, "anger": -20})
    assert (small.lowest(amount), small.highest(amount)) == (-10, 60)
    assert small.lowest(Amount(base=10, plus={"anger": -20}, min=0)) == 0
    assert small.highest(Amount(base=0, plus={"capital.upper": 100})) == 5


def test_every_option_of_the_small_table_may_be_signed(small: Survey) -> None:
    """In a good scenario no option is out of reach."""
    assert never(small, small.scenario.tables["water"]) == {}


def test_cards_have_the_lengths_the_writers_were_told() -> None:
    """Names 60, texts 420, events 700, accounts 320, glossary 300, titles 80, the briefing 3000 characters."""
    assert limit(Action, "name") == 60
    assert limit(Action, "text") == limit(Action, "intent") == limit(Scenario, "summary") == 420
    assert limit(Event, "text") == 700
    assert limit(Event, "accounts") == 320
    assert limit(Term, "text") == 300
    assert (limit(Scenario, "title"), limit(Scenario, "briefing")) == (80, 3000)


ROW = ", ".join(["1"] * 2_000)
HOSTILE = {
    "unknown keys": "actions:\n" + "".join(f"  a{number}: {{nome: x}}\n" for number in range(4_000)),
    "unknown names": "flags:\n"
    + "".join(f"  f{number}: {{name: x}}\n" for number in range(2_500))
    + "endings:\n  one: {name: x, verdict: x, condition: {has: ["
    + ", ".join(f"g{number}" for number in range(2_500))
    + "]}}\n",
    "many endings": "endings:\n" + "".join(f"  e{number}: {{name: x, verdict: x}}\n" for number in range(2_400)),
    "a chain of flags": "flags:\n"
    + "".join(f"  f{number}: {{name: x}}\n" for number in range(800))
    + "actions:\n"
    + "".join(f"  a{n}: {{name: x, seats: upper, condition: {{has: f{n + 1}}}, effects: {{sets: f{n}}}}}\n" for n in range(799)),
    "many options": "tables:\n  t:\n    name: x\n    parties: [upper, lower]\n    issues:\n      i:\n        name: x\n"
    "        status_quo: o0\n        options:\n"
    + "".join(f"          o{number}: {{name: x}}\n" for number in range(2_000))
    + "    stakes:\n"
    + "".join(f"      {seat}: {{weights: {{i: 100}}, worths: {{i: [{ROW}]}}}}\n" for seat in ("upper", "lower")),
    "many branches": "endings:\n  one:\n"
    "    {name: x, verdict: x, condition: {any_of: ["
    + ", ".join("{any_of: [{has: a}, {has: b}]}" for _ in range(900))
    + "]}}\n  two:\n    {name: x, verdict: x, condition: {any_of: ["
    + ", ".join("{any_of: [{has: c}, {has: d}]}" for _ in range(900))
    + "]}}\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_scenario_keeps_the_check_busy(kind: str, tmp_path: Path) -> None:
    """However many mistakes are packed into the allowed size, the check ends within seconds."""
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE[kind], encoding="utf-8")
    begun = time.perf_counter()
    assert any(one.severe for one in check(path))
    assert time.perf_counter() - begun < 10
