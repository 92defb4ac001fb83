"""Runs a study: plays what its design asks, keeps what is done, sums up. Knows nothing of files' formats or of screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.core.scenario import Scenario
from game.study.design import Design, Variant, perform, tasks, variants
from game.study.figures import Differences, Figures, differences, figures
from game.study.notebook import Notebook
from game.study.spreading import spread
from game.study.trial import Sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What a study has found."""

    scenario: Scenario
    """What was studied."""
    design: Design
    """What was asked."""
    variants: tuple[Variant, ...]
    """How it was played."""
    samples: tuple[tuple[Sample, ...], ...]
    """Every playout, by variant and seed."""
    figures: tuple[Figures, ...]
    """What they amount to, by variant."""
    differences: tuple[Differences, ...]
    """How each further variant differs from the first."""


def study(  # noqa: PLR0913  where it runs and who listens are no part of what is asked
    scenario: Scenario,
    design: Design,
    *,
    jobs: int = 1,
    cluster: str = "",
    notebook: Notebook | None = None,
    hear: Callable[[int], None] | None = None,
) -> Study:
    """Play what a design asks and sum it up: the same whatever the jobs, and whether or not it was stopped and taken up again.

    A notebook keeps each sample as it comes, and what stands in it is not played again; `hear` is told how many are done. Raises
    what `spread` does and NotebookTrouble; what was kept stays.
    """
    asked = variants(scenario, design)
    wanted = list(tasks(design, asked))
    samples = list(notebook.samples[: len(wanted)]) if notebook is not None else []
    scenarios = tuple(variant.scenario for variant in asked)
    if hear is not None:
        hear(len(samples))
    for sample in spread(perform, scenarios, wanted[len(samples) :], jobs=jobs, cluster=cluster):
        samples.append(sample)
        if notebook is not None:
            notebook.add(sample)
        if hear is not None:
            hear(len(samples))
    by_variant = tuple(tuple(samples[place :: len(asked)]) for place in range(len(asked)))
    return Study(
        scenario=scenario,
        design=design,
        variants=asked,
        samples=by_variant,
        figures=tuple(figures(variant.scenario, found) for variant, found in zip(asked, by_variant, strict=True)),
        differences=tuple(differences(scenario, by_variant[0], found) for found in by_variant[1:]),
    )
