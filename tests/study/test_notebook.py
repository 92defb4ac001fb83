"""A notebook keeps what was done, line by line, and goes on where it was left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.study.design import variants
from game.study.notebook import Notebook, NotebookTrouble, beside, mark, plain, sample_of
from game.study.study import study
from game.study.trial import Sample, Sitter
from tests.study.small import design, scenario


@pytest.fixture(scope="module")
def samples() -> tuple[Sample, ...]:
    """Return some samples."""
    return study(scenario(), design(playouts=3, forks=2)).samples[0]


def test_a_sample_comes_back_as_it_was(samples: tuple[Sample, ...]) -> None:
    """What is written of a sample is all of it."""
    assert any(sample.gains for sample in samples)
    for sample in samples:
        assert sample_of(plain(sample)) == sample


def test_what_was_kept_is_there_again(tmp_path: Path, samples: tuple[Sample, ...]) -> None:
    """Opened again, it holds what was added, and goes on behind it."""
    path = tmp_path / "a.part"
    with Notebook(path, "mark") as first:
        first.add(samples[0])
        first.add(samples[1])
    with Notebook(path, "mark") as second:
        assert second.samples == samples[:2]
        second.add(samples[2])
    with Notebook(path, "mark") as third:
        assert third.samples == samples
        third.remove()
    assert not path.exists()


@pytest.mark.parametrize("torn", [1, 10, 200])
def test_a_torn_line_is_dropped(torn: int, tmp_path: Path, samples: tuple[Sample, ...]) -> None:
    """Where the last line was torn off, all before it is good, and the next takes its place."""
    path = tmp_path / "a.part"
    with Notebook(path, "mark") as first:
        for sample in samples:
            first.add(sample)
    path.write_bytes(path.read_bytes()[:-torn])
    with Notebook(path, "mark") as second:
        assert second.samples == samples[:2]
        second.add(samples[2])
    with Notebook(path, "mark") as third:
        assert third.samples == samples


def test_another_study_begins_anew(tmp_path: Path, samples: tuple[Sample, ...]) -> None:
    """What another mark, or no notebook at all, stands at the head of is not taken for one's own."""
    path = tmp_path / "a.part"
    with Notebook(path, "mark") as first:
        first.add(samples[0])
    with Notebook(path, "other") as second:
        assert second.samples == ()
    path.write_text("a letter to my aunt\n")
    with Notebook(path, "mark") as third:
        assert third.samples == ()


def test_lines_that_two_wrote_at_once_are_taken_while_they_are_in_order(tmp_path: Path, samples: tuple[Sample, ...]) -> None:
    """A line that is not the next one ends what is kept."""
    path = tmp_path / "a.part"
    with Notebook(path, "mark") as first, Notebook(tmp_path / "b.part", "mark") as other:
        first.add(samples[0])
        other.add(samples[0])
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[-1])
    with Notebook(path, "mark") as second:
        assert second.samples == samples[:1]


def test_the_mark_is_of_what_decides_the_samples() -> None:
    """More playouts are the same study; other players, seeds, forks or another scenario are not."""
    here = design()

    def marked(changed: object = here) -> str:
        assert isinstance(changed, type(here))
        return mark(changed, variants(scenario(), changed))

    assert marked(replace(here, playouts=99)) == marked()
    others = [replace(here, seed=2), replace(here, forks=2), replace(here, pace="evening")]
    others.append(replace(here, sitters={**here.sitters, "upper": Sitter(level="envoy", temperament="hawk")}))
    found = {marked(), *map(marked, others), mark(here, variants(replace(scenario(), title="Other"), here))}
    assert len(found) == 6
    assert beside(Path("x/out.json"), "0123456789") == Path("x/out.json.01234567.part")


def test_a_notebook_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder in its place is trouble in plain words."""
    with pytest.raises(NotebookTrouble, match="cannot write"):
        Notebook(tmp_path, "mark")
