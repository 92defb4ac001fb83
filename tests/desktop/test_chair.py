"""A person's place for a turn: what is put on the paper is on disk at once, and a disk that refuses costs no match."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import saves
from game.core.errors import JournalError
from game.core.orders import Move
from game.core.scenario import Scenario
from game.desktop.chair import Chair
from game.desktop.screens.opening import sealed
from game.desktop.screenshots import desktop_for
from game.desktop.settings import Settings
from game.host import Host


def seat_at(neighbours: Scenario, folder: Path) -> Chair:
    """Return the place of Upland in the first turn of a match that is kept."""
    host = Host.begin(neighbours, humans=("upper",), seed=7, path=folder / "match.json")
    return Chair(desktop_for(Settings(sound=False), folder), host, "upper")


def test_every_change_is_on_disk(neighbours: Scenario, tmp_path: Path) -> None:
    """A package being built, a move, a deed, a reason: each is in the draft as soon as it is on the paper."""
    chair = seat_at(neighbours, tmp_path)
    package = neighbours.tables["water"].status_quo()
    chair.build("water", package)
    chair.deed(chair.deeds.deeds()[0].id)
    chair.paper.reason = "to see"
    chair.kept()
    draft = saves.read_draft(tmp_path / "match.json")
    assert draft is not None
    assert draft.packages == {"water": package}
    assert draft.orders.deeds == (chair.deeds.deeds()[0].id,)
    assert draft.reason == "to see"
    chair.move(Move(kind="propose", table="water", package=package))
    chair.stay("water")
    again = saves.read_draft(tmp_path / "match.json")
    assert again is not None
    assert again.orders.moves == ()


def test_a_disk_that_refuses_is_told(neighbours: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a draft cannot be written the person is told and the order stands on the paper."""
    chair = seat_at(neighbours, tmp_path)

    def refuse(*_: object) -> None:
        raise JournalError("the disk is full")

    monkeypatch.setattr(saves, "write_draft", refuse)
    chair.deed(chair.deeds.deeds()[0].id)
    assert "disk is full" in chair.complaint
    assert chair.paper.deeds == [chair.deeds.deeds()[0].id]


def test_a_disk_that_takes_it_again_ends_the_complaint(
    neighbours: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The complaint about a draft stands until one is written; one about anything else stays."""
    chair = seat_at(neighbours, tmp_path)

    def refuse(*_: object) -> None:
        raise JournalError("the disk is full")

    with monkeypatch.context() as full:
        full.setattr(saves, "write_draft", refuse)
        chair.kept()
    assert chair.complaint
    chair.kept()
    assert chair.complaint == ""
    chair.complaint = "something else"
    chair.kept()
    assert chair.complaint == "something else"


def test_a_package_is_worth_the_same_in_any_order(neighbours: Scenario, tmp_path: Path) -> None:
    """What a package is worth hangs on which option each issue has, not on the order in which issues are named."""
    chair = seat_at(neighbours, tmp_path)
    package = neighbours.tables["water"].status_quo()
    backwards = dict(reversed(package.items()))
    assert chair.valued("water", backwards).value == chair.valued("water", package).value
    assert chair.valued("water", backwards) is chair.valued("water", package)


def test_orders_that_cannot_be_given_are_not_sealed(neighbours: Scenario, tmp_path: Path) -> None:
    """Sealing what is not allowed leads nowhere and says why; the paper and the match are as they were."""
    chair = seat_at(neighbours, tmp_path)
    chair.paper.deeds.append("no such deed")
    before = chair.host.match.journal
    assert sealed(chair) is None
    assert chair.complaint
    assert chair.host.match.journal == before
    assert chair.paper.deeds == ["no such deed"]


def test_the_review_follows_the_paper(neighbours: Scenario, tmp_path: Path) -> None:
    """What is read back is what stands on the paper now."""
    chair = seat_at(neighbours, tmp_path)
    assert chair.review.lines == ()
    chair.deed(chair.deeds.deeds()[0].id)
    assert len(chair.review.lines) == chair.ordered == 1
    chair.undeed(chair.deeds.deeds()[0].id)
    assert chair.review.lines == ()
