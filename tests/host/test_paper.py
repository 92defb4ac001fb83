"""A paper holds what a seat is about to order, and nothing on it is lost."""

from __future__ import annotations

from game.core.orders import Move, Orders
from game.host import Paper
from game.saves import Unsealed

PROPOSE = Move(kind="propose", table="water", package={"price": "fair"})
UNSEALED = Unsealed(
    orders=Orders(seat="upper", turn=3, moves=(PROPOSE,), deeds=("shut_gates", "open_sluice"), releases=("water",)),
    reason="so",
    prediction="then",
    packages={"hills": {"grass": "shared"}},
)


def test_a_paper_begins_empty() -> None:
    """Nothing stands on a new paper, and it makes orders that order nothing."""
    paper = Paper(seat="upper", turn=3)
    assert not paper.begun()
    assert paper.orders() == Orders(seat="upper", turn=3)


def test_what_was_kept_is_taken_up_whole() -> None:
    """Taking up what another paper gave makes the same paper, order of deeds and all."""
    paper = Paper(seat="upper", turn=3)
    paper.take_up(UNSEALED)
    assert paper.unsealed() == UNSEALED
    assert paper.orders() == UNSEALED.orders
    assert paper.moves == {"water": PROPOSE}


def test_taking_up_replaces() -> None:
    """What stood on a paper before is gone."""
    paper = Paper(seat="upper", turn=3, deeds=["guard_sluice"], packages={"water": {}}, reason="old")
    paper.take_up(Unsealed(orders=Orders(seat="upper", turn=3)))
    assert not paper.begun()


def test_papers_share_nothing() -> None:
    """A change on a paper reaches neither what it gave before nor what it was made of."""
    paper = Paper(seat="upper", turn=3)
    paper.take_up(UNSEALED)
    given = paper.unsealed()
    paper.packages["hills"]["grass"] = "closed"
    paper.packages["water"] = {}
    paper.deeds.clear()
    paper.moves.clear()
    assert given == UNSEALED
    assert UNSEALED.packages == {"hills": {"grass": "shared"}}


def test_anything_at_all_begins_a_paper() -> None:
    """A move, deed, release or package is an order begun; a line of words begins the paper, but orders nothing."""
    for paper in (
        Paper(seat="upper", turn=1, moves={"water": PROPOSE}),
        Paper(seat="upper", turn=1, deeds=["open_sluice"]),
        Paper(seat="upper", turn=1, releases=["water"]),
        Paper(seat="upper", turn=1, packages={"water": {"price": "fair"}}),
    ):
        assert paper.begun()
        assert paper.ordered()
    for paper in (Paper(seat="upper", turn=1, reason="so"), Paper(seat="upper", turn=1, prediction="then")):
        assert paper.begun()
        assert not paper.ordered()


def test_keeping_hands_it_over_as_it_is_now() -> None:
    """Whoever keeps a paper gets it at every keeping; one that is not kept is kept nowhere, without complaint."""
    kept: list[Unsealed] = []
    paper = Paper(seat="upper", turn=1, kept=lambda paper: kept.append(paper.unsealed()))
    paper.deeds.append("open_sluice")
    paper.keep()
    paper.deeds.clear()
    paper.keep()
    assert [unsealed.orders.deeds for unsealed in kept] == [("open_sluice",), ()]
    Paper(seat="upper", turn=1).keep()
