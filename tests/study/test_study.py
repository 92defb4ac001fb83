"""A study gives the same bytes whatever the number of processes, and whether or not it was interrupted."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from game.core.table import POINT
from game.study.design import SUPPOSED, Change
from game.study.notebook import Notebook
from game.study.page import as_text
from game.study.report import as_csv, as_json
from game.study.study import Study, study
from game.voice import Voice
from tests.study.small import design, scenario

ASKED = design(axes=((None, Change(kind=SUPPOSED, subject="past", value="help")),))


@pytest.fixture(scope="module")
def found() -> Study:
    """Return a small study of two variants."""
    return study(scenario(), ASKED)


def test_jobs_change_nothing(found: Study) -> None:
    """One process or two: JSON and CSV are the same, byte for byte."""
    other = study(scenario(), ASKED, jobs=2)
    assert as_json(other) == as_json(found)
    assert as_csv(other) == as_csv(found)


def test_an_interruption_changes_nothing(found: Study, tmp_path: Path) -> None:
    """Stopped twice and taken up again, the result is the same, and nothing that was done is done again."""
    path = tmp_path / "a.part"
    begun: list[int] = []
    for stop in (3, 10):

        def hear(done: int, stop: int = stop) -> None:
            if done == stop:
                raise KeyboardInterrupt

        with Notebook(path, "mark") as notebook:
            begun.append(len(notebook.samples))
            with pytest.raises(KeyboardInterrupt):
                study(scenario(), ASKED, notebook=notebook, hear=hear)
    with Notebook(path, "mark") as notebook:
        begun.append(len(notebook.samples))
        other = study(scenario(), ASKED, notebook=notebook)
    assert begun == [0, 3, 10]
    assert as_json(other) == as_json(found)


def test_figures_are_of_the_samples(found: Study) -> None:
    """Shares add up to one, means are means of what each playout was worth, and rooms are those of the first turn."""
    samples, told = found.samples[0], found.figures[0]
    assert sum(one.value for one in told.endings.values()) == pytest.approx(1)
    for name, ending in told.endings.items():
        assert ending.value == sum(sample.ending == name for sample in samples) / len(samples)
    for seat, worth in told.seats.items():
        assert worth.total.value == pytest.approx(sum(sample.reckonings[seat].total for sample in samples) / len(samples) / POINT)
        assert worth.total.value == pytest.approx(worth.interests.value + worth.surplus.value)
    assert [space.turn for space in told.room] == list(range(1, 5))
    for key, use in told.actions.items():
        done, opened = (sum(getattr(sample, part).get(key, 0) for sample in samples) for part in ("done", "open"))
        assert use.turns.value == pytest.approx(done / opened if opened else 0)
    gains = [gain for sample in samples for gain in sample.gains]
    assert sum(use.worth.count for use in told.actions.values()) == len(gains) > 0


def test_differences_are_paired(found: Study) -> None:
    """A difference is the difference of the means, and its interval that of the pairs."""
    (differing,) = found.differences
    first, second = found.figures
    for seat in scenario().seats:
        assert differing.total[seat].value == pytest.approx(second.seats[seat].total.value - first.seats[seat].total.value)
    for name, one in differing.endings.items():
        assert one.value == pytest.approx(second.endings[name].value - first.endings[name].value)


def test_the_json_is_whole_and_sorted(found: Study) -> None:
    """It says how it was played and what came of it, keys sorted, and it is JSON that any program reads."""
    told = json.loads(as_json(found), parse_constant=pytest.fail)
    assert as_json(found) == json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert told["design"] == {"forks": 1, "pace": "class", "playouts": 8, "seed": 1}
    assert [variant["name"] for variant in told["variants"]] == ["", "past=help"]
    assert told["variants"][0]["players"]["lower"] == {"level": "envoy", "temperament": "hawk"}
    assert set(told["variants"][0]["figures"]["endings"]) == {ending.id for ending in scenario().endings}
    assert told["differences"][0]["variant"] == 1


def test_the_csv_has_one_row_for_each_playout(found: Study) -> None:
    """Every variant and seed has its row, with the same columns."""
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert [(row["variant"], row["seed"]) for row in rows] == [
        (name, str(seed)) for name in ("", "past=help") for seed in range(1, 9)
    ]
    assert not any(None in row or None in row.values() for row in rows)
    assert float(rows[0]["upper.total"]) == pytest.approx(found.samples[0][0].reckonings["upper"].total / POINT)


def test_the_page_names_everything(found: Study) -> None:
    """Endings, seats, deeds, turns and the other assumption are on the page by the names that people know."""
    page = as_text(found, Voice())
    for name in ("A shared river", "Upland", "Lowland", "Shut the gates", "Hard words", "turn 4", "HELP IN THE GREAT FLOOD"):
        assert name in page
    assert "playouts, seeds 1 to 8" in page
