"""A study as JSON, which holds every figure, and as CSV, which has one row for each playout.

Keys are sorted, numbers rounded, and no clock is in it: the same study gives the same bytes. Knows nothing of files.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from game import __version__
from game.core.journal import RULES, digest
from game.core.table import POINT
from game.core.world import rung
from game.study.interval import CONFIDENCE
from game.study.study import Study
from game.study.trial import Sample, temperament_of

FORMAT = 1
"""Version of the shape of the JSON and of the columns."""

DECIMALS = 6
"""To how many places figures are given."""


def as_json(study: Study) -> str:
    """Return every figure of a study, with how it was played."""
    design = study.design
    told = {
        "backchannel": "study",
        "format": FORMAT,
        "program": __version__,
        "rules": RULES,
        "confidence": CONFIDENCE,
        "scenario": {"id": study.scenario.id, "title": study.scenario.title, "digest": digest(study.scenario)},
        "design": {"pace": design.pace, "playouts": design.playouts, "seed": design.seed, "forks": design.forks},
        "variants": [
            {
                "name": variant.name,
                "changes": [{"kind": item.kind, "subject": item.subject, "value": item.value} for item in variant.changes],
                "players": {
                    seat: {"level": sitter.level, "temperament": sitter.temperament or variant.scenario.seats[seat].temperament}
                    for seat, sitter in variant.sitters.items()
                },
                "figures": _plain(found),
            }
            for variant, found in zip(study.variants, study.figures, strict=True)
        ],
        "differences": [
            {"variant": place, "from": 0, "figures": _plain(found)} for place, found in enumerate(study.differences, start=1)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plain(thing: Any) -> Any:
    """Return figures as plain values."""
    if is_dataclass(thing):
        return {item.name: _plain(getattr(thing, item.name)) for item in fields(thing)}
    if isinstance(thing, Mapping):
        return {name: _plain(item) for name, item in thing.items()}
    if isinstance(thing, tuple):
        return [_plain(item) for item in thing]
    if isinstance(thing, float):
        return round(thing, DECIMALS) + 0.0  # no -0.0
    return thing


def as_csv(study: Study) -> str:
    """Return one row for each playout: what fixed it, how it ended, what it was worth to whom, how far it went."""
    scenario = study.scenario
    ladders = [item for item in scenario.indicators.values() if item.rungs]
    people = [name for name, item in scenario.indicators.items() if item.human_cost]
    head = ["variant", "seed", "ending", "turns"]
    head += [f"{seat}.{part}" for seat in scenario.seats for part in ("temperament", "interests", "surplus", "total")]
    head += [f"{table}.{part}" for table in scenario.tables for part in ("signed_in", "fates")]
    head += [f"{ladder.id}.{part}" for ladder in ladders for part in ("highest", "rung")]
    head += [*people, "room.first", "room.last"]
    rows: list[Sequence[object]] = [head]
    for variant, samples in zip(study.variants, study.samples, strict=True):
        for sample in samples:
            row: list[object] = [variant.name, sample.seed, sample.ending, sample.turns]
            for seat, found in ((seat, sample.reckonings[seat]) for seat in scenario.seats):
                row.append(temperament_of(variant.scenario, seat, variant.sitters[seat], sample.seed))
                row += [f"{number / POINT:.3f}" for number in (found.interests, found.surplus, found.total)]
            for table in scenario.tables:
                row += [" ".join(map(str, sample.signed[table])), " ".join(sample.fates[table])]
            for ladder in ladders:
                step = rung(ladder, sample.highest[ladder.id])
                row += [sample.highest[ladder.id], step.id if step else ""]
            row += [sample.people[name] for name in people]
            rows.append([*row, *_rooms(sample)])
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return file.getvalue()


def _rooms(sample: Sample) -> tuple[int | str, int | str]:
    """Return how many packages could be signed and ratified at the beginning of the first turn and of the last."""
    return (sample.rooms[0].ratifiable, sample.rooms[-1].ratifiable) if sample.rooms else ("", "")
