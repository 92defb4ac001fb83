"""The whole gate: the same whatever the number of processes, and what the command says of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game import cli
from game.authoring import shelf
from game.study.gate import PARTS, QUICK, judge, plan
from game.voice import Voice
from tests.core.build import action, effect
from tests.study.gate.small import PLAN, agreed, story

NEIGHBOURS = "tests/scenarios/two_neighbours.yaml"


def test_the_number_of_processes_changes_nothing() -> None:
    """One process and two find the same report, to the last figure."""
    rules = replace(story(actions=[action("speak", effect({"trust": 2}))]), history=agreed(12, "north", "south"))
    tiny = replace(PLAN, playouts=6, held=(2,), forks=(2,), heats=(1,), final=2, lineups=2, chances=2, recorded=2, omitted=2)
    assert judge(rules, tiny, jobs=2, parts=("dilemma", "history")) == judge(rules, tiny, parts=("dilemma", "history"))


def test_parts_are_told_as_they_begin() -> None:
    """Each part that is asked for is told, and judged; the others are not."""
    heard: list[str] = []
    found = judge(story(), replace(PLAN, recorded=2), parts=("history",), hear=lambda part: heard.append(part.said(Voice())))
    assert heard == ["playing the historical orders"]
    assert {judgement.id.split(".")[0] for judgement in found.judgements} == {"history"}


def test_the_seeds_of_parts_never_meet() -> None:
    """No part of a gate plays a seed of another, nor of the gate with the next seed."""
    one, two = plan(seed=1), plan(seed=2)
    assert one.seeds(0, 1000).stop <= one.seeds(10, 1).start
    assert one.seeds(99, 1000).stop <= two.seeds(0, 1).start
    assert plan(quick=True).playouts == QUICK.playouts
    assert plan(playouts=7).playouts == 7


def test_the_command_says_by_its_exit_code_whether_it_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 where the part holds, 1 where one falls short, and the report is where it was asked to be."""
    page, values = tmp_path / "gate.md", tmp_path / "gate.json"
    written = ["--json", str(values), "--markdown", str(page)]
    code = cli.main(["gate", NEIGHBOURS, "--quick", "--playouts", "2", "--part", "history", "--jobs", "1", *written])
    told = capsys.readouterr()
    found = json.loads(values.read_text(encoding="utf-8"))
    assert code == (0 if found["holds"] else 1)
    assert found["holds"] is all(judgement["passed"] is not False for judgement in found["judgements"])
    assert page.read_text(encoding="utf-8").startswith("# The gate: Two neighbours")
    assert "history.dates" in told.out
    assert "playing the historical orders" in told.err


@pytest.mark.parametrize("arguments", [["--jobs", "0"], ["--playouts", "0"], ["--part", "luck"], ["--json", "no/such/folder/x"]])
def test_the_command_refuses_what_it_cannot_do(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be done is told plainly, with exit code 2."""
    words = ["gate", NEIGHBOURS, "--quick", "--playouts", "1", "--jobs", "1"]
    words += [] if arguments[0] == "--part" else ["--part", "history"]
    assert cli.main([*words, *arguments]) == 2
    assert capsys.readouterr().err


@pytest.mark.slow
def test_the_quick_gate_judges_the_shipped_scenario() -> None:
    """Every part of the quick gate comes to a judgement on Baghdad 2024."""
    found = judge(shelf.read(shelf.find("baghdad-2024")), QUICK, jobs=2)
    parts = {judgement.id.split(".")[0] for judgement in found.judgements}
    assert parts == set(PARTS)


def test_mastery_is_told_and_not_judged_of_a_tutorial() -> None:
    """Of a scenario to learn the game by the figures of fixed lines and of skill are told, and whatever they are, it holds."""
    rules = story()
    asked = ("exploits", "skill")
    plain, lesson = (judge(found, PLAN, parts=asked) for found in (rules, replace(rules, tutorial=True)))
    assert any(judgement.passed is not None for judgement in plain.judgements)
    assert lesson.holds
    assert [judgement.passed for judgement in lesson.judgements] == [None] * len(plain.judgements)
    assert [figure.value for item in lesson.judgements for figure in item.figures] == [
        figure.value for item in plain.judgements for figure in item.figures
    ]
    assert "tutorial" in lesson.judgements[0].causes[0].message
