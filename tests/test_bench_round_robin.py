"""Our skill as a contestant in NegMAS: what it keeps to wherever it negotiates."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("negmas", reason="the extra `bench`")

BENCH = str(Path(__file__).resolve().parent.parent / "bench")
NEGMAS = "negmas.sao."
OTHERS = ("BoulwareTBNegotiator", "ConcederTBNegotiator", "MiCRONegotiator")
pytestmark = pytest.mark.filterwarnings("ignore")  # NegMAS's own


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """Return the two scripts: the domains and the round robin."""
    monkeypatch.syspath_prepend(BENCH)
    import arena
    import round_robin

    assert Path(sys.modules["arena"].__file__ or "").parent == Path(BENCH)
    return arena, round_robin


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("told", [True, False])
def test_no_agreement_is_below_its_limit(bench: tuple[Any, Any], other: str, told: bool) -> None:
    """Whatever it is told of the other side and whoever begins, what it signs is worth its reservation value or more."""
    arena, round_robin = bench
    domain = arena.drawn(7)
    pairs = [("adapter.Ours", NEGMAS + other), (NEGMAS + other, "adapter.Ours")]
    for pair in pairs:
        found = round_robin.meet(domain, pair, told=told)
        if found is not None:
            assert found[pair.index("adapter.Ours")] >= domain.limits[pair.index("adapter.Ours")] - 1e-5


def test_a_negotiation_can_be_repeated(bench: tuple[Any, Any]) -> None:
    """The same two on the same domain end alike."""
    arena, round_robin = bench
    pair = ("adapter.Ours", NEGMAS + "BoulwareTBNegotiator")
    assert round_robin.meet(arena.drawn(3), pair, told=True) == round_robin.meet(arena.drawn(3), pair, told=True)


def test_told_it_leaves_nothing_on_the_table(bench: tuple[Any, Any]) -> None:
    """Knowing what the other side wants, it agrees with who follows the clock, and on the frontier."""
    arena, round_robin = bench
    for seed in range(1, 5):
        domain = arena.drawn(seed)
        for pair in (("adapter.Ours", NEGMAS + OTHERS[0]), (NEGMAS + OTHERS[1], "adapter.Ours")):
            first, _ = round_robin.ended(domain, pair, round_robin.meet(domain, pair, told=True), domain.edge())
            assert first.agreed
            assert first.distance < 0.05


def test_a_drawn_domain_is_what_it_says(bench: tuple[Any, Any]) -> None:
    """Three to six issues of three to six options, worths from 0 to 1, no more packages than can be had; by seed."""
    arena, _ = bench
    for seed in range(1, 31):
        domain = arena.drawn(seed)
        for side in (0, 1):
            assert 3 <= len(domain.parts[side]) <= 6
            assert all(3 <= len(issue) <= 6 for issue in domain.parts[side])
            worth = domain.worth(side)
            assert len(worth) <= arena.MOST
            assert abs(worth.min()) < 1e-9
            assert abs(worth.max() - 1) < 1e-9
        assert domain == arena.drawn(seed)
