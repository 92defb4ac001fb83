"""Whether deals, endings and seats are judged as they are, and causes named."""

from __future__ import annotations

from dataclasses import replace

from game.study.gate import dilemma
from game.study.gate.judgement import Judgement
from game.study.interval import share
from tests.core.build import ending, flag, stakes, table, when
from tests.study.gate.small import THREE, caring, inquiry, said, story, words


def judged(rules: object, **more: object) -> dict[str, Judgement]:
    """Return the judgements of a scenario by id."""
    asked = inquiry(rules, **more)  # type: ignore[arg-type]
    return {found.id: found for found in dilemma.judge(asked, dilemma.courses(asked))}


def test_a_table_without_room_falls_short_for_want_of_room() -> None:
    """Where limits leave no package, no deal is made, and the seat whose limit binds most is named."""
    found = judged(story(north=45, south=90))["dilemma.deals"]
    assert found.passed is False
    assert said(found)["steady: a deal came into force"] == 0
    assert "no room" in words(found)
    assert "south's limit binds most" in words(found)


def test_a_deal_that_nobody_can_miss_falls_short_for_its_width() -> None:
    """Where any package will do, a deal is certain, and the width of the room is named."""
    found = judged(story(north=0, south=0))["dilemma.deals"]
    assert found.passed is False
    assert said(found)["steady: a deal came into force"] > 75
    assert "the room is wide" in words(found)


def test_an_ending_that_is_never_reached_is_named_with_its_clause() -> None:
    """An ending that asks for what never comes falls short; the clause is told."""
    endings = (ending("miracle", condition=when(has=("sign",))), ending("quiet"))
    found = judged(story(flags=[flag("sign")], endings=endings))["dilemma.endings"]
    assert found.passed is False
    assert "'miracle' lacked at the close: has sign (100 %)" in words(found)


def test_an_ending_that_stands_behind_another_is_told_which() -> None:
    """An ending whose place an earlier one takes falls short; that one is named."""
    endings = (ending("first", condition=when({"trust": 0})), ending("quiet"))
    found = judged(story(endings=endings))["dilemma.endings"]
    assert found.passed is False
    assert "'quiet' held in 24 playouts, but 'first', which comes first, took 24" in words(found)


def test_a_seat_that_cannot_win_is_named() -> None:
    """A sponsor whose limit no deal of the others can reach falls short, alone."""
    held = {
        "north": stakes(THREE, reservation=20),
        "south": stakes(THREE, last=True, reservation=20),
        "east": stakes(THREE, reservation=100),
    }
    seats = [caring("north", trust=100), caring("south", trust=100), caring("east", trust=100)]
    found = judged(story(seats=seats, tables=[table(issues=THREE, stakes=held)]))["dilemma.seats"]
    assert found.passed is False
    assert [figure.holds for figure in found.figures] == [True, True, False]
    assert "east" in words(found)
    assert "below its opening limit" in words(found)


def test_seats_without_stakes_are_not_judged() -> None:
    """Where nobody has stakes in a table, the promise does not apply."""
    bare = story()
    talks = replace(bare.tables["talks"], stakes={})
    asked = inquiry(bare)
    found = dilemma.seats(replace(asked, scenario=replace(bare, tables={"talks": talks})), dilemma.courses(asked))
    assert found.passed is None


def test_a_lenient_band_is_touched_and_a_strict_one_holds_the_figure() -> None:
    """Leniently an interval needs only to touch the band; strictly the figure itself must lie in it."""
    some = share(4, 20)
    assert not dilemma.in_band(some, 0.25, 0.75, lenient=False)
    assert dilemma.in_band(some, 0.25, 0.75, lenient=True)
    assert not dilemma.in_band(share(0, 200), 0.25, 0.75, lenient=True)
