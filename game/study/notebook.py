"""Keeps the samples of a study while it runs, so that one that was stopped goes on where it was.

A line of JSON for the head and one for each sample; a line is only ever added. A last line that was torn off is dropped. Knows
nothing of what is done with samples.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from game.core.bargaining import Room
from game.core.errors import GameError
from game.core.journal import RULES, digest
from game.core.reckoning import Reckoning
from game.study.design import Design, Variant
from game.study.imprint import imprint
from game.study.trial import Gain, Sample

FORMAT = 1
"""Version of the shape of a notebook."""


class NotebookTrouble(GameError):
    """The notebook cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        """Say which, and why."""
        self.path, self.why = path, why
        super().__init__(f"cannot write to '{path}': {why}")


def mark(design: Design, asked: tuple[Variant, ...]) -> str:
    """Return a fingerprint of all that decides what the samples are: not of how many there are to be, nor of who plays them."""
    who = [{seat: [sitter.level, sitter.temperament] for seat, sitter in sorted(item.sitters.items())} for item in asked]
    return digest(
        [FORMAT, RULES, imprint(), design.pace, design.seed, design.forks, who, [digest(item.scenario) for item in asked]]
    )


def beside(path: Path, mark: str) -> Path:
    """Return where the notebook of a study lies whose result goes to a file: beside it; other studies have others."""
    return path.with_name(f"{path.name}.{mark[:8]}.part")


class Notebook:
    """The samples of one study, as far as it has come."""

    def __init__(self, path: Path, mark: str) -> None:
        """Open the notebook of the study with this mark, or begin it. Raises NotebookTrouble."""
        self.path = path
        head = json.dumps({"backchannel": "study", "format": FORMAT, "mark": mark}).encode() + b"\n"
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            content = b""
        except OSError as error:
            raise NotebookTrouble(path, error.strerror or str(error)) from error
        self.samples, good = _kept(content[len(head) :]) if content.startswith(head) else ((), 0)
        """What had been done before, in order."""
        try:
            self._file: BinaryIO = path.open("r+b" if good else "wb")
            if good:
                self._file.truncate(len(head) + good)
                self._file.seek(0, 2)
            else:
                self._file.write(head)
            self._file.flush()
        except OSError as error:
            raise NotebookTrouble(path, error.strerror or str(error)) from error
        self._count = len(self.samples)

    def add(self, sample: Sample) -> None:
        """Keep one more sample. Raises NotebookTrouble."""
        line = json.dumps([self._count, plain(sample)], separators=(",", ":"), sort_keys=True)
        try:
            self._file.write(line.encode() + b"\n")
            self._file.flush()
        except OSError as error:
            raise NotebookTrouble(self.path, error.strerror or str(error)) from error
        self._count += 1

    def remove(self) -> None:
        """Throw it away: the study is done."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()


def _kept(content: bytes) -> tuple[tuple[Sample, ...], int]:
    """Return the samples that are whole and in order, and how many bytes they take."""
    found: list[Sample] = []
    good = 0
    for line in content.splitlines(keepends=True):
        try:
            place, told = json.loads(line)
            if place != len(found) or not line.endswith(b"\n"):
                break
            found.append(sample_of(told))
        except (ValueError, TypeError, KeyError):
            break
        good += len(line)
    return tuple(found), good


def plain(sample: Sample) -> dict[str, Any]:
    """Return a sample as plain values."""
    return {
        "seed": sample.seed,
        "ending": sample.ending,
        "turns": sample.turns,
        "reckonings": {seat: [item.interests, item.surplus] for seat, item in sample.reckonings.items()},
        "fates": sample.fates,
        "signed": sample.signed,
        "highest": sample.highest,
        "people": sample.people,
        "rooms": [[room.packages, room.inside, room.ratifiable, room.margin] for room in sample.rooms],
        "done": sample.done,
        "open": sample.open,
        "gains": [[gain.seat, gain.action, gain.turn, gain.stage, gain.difference, gain.people] for gain in sample.gains],
    }


def sample_of(told: Mapping[str, Any]) -> Sample:
    """Return the sample of plain values."""
    return Sample(
        seed=told["seed"],
        ending=told["ending"],
        turns=told["turns"],
        reckonings={
            seat: Reckoning(seat=seat, interests=interests, surplus=surplus)
            for seat, (interests, surplus) in told["reckonings"].items()
        },
        fates={name: tuple(fates) for name, fates in told["fates"].items()},
        signed={name: tuple(turns) for name, turns in told["signed"].items()},
        highest=told["highest"],
        people=told["people"],
        rooms=tuple(
            Room(packages=packages, inside=inside, ratifiable=ratifiable, margin=margin)
            for packages, inside, ratifiable, margin in told["rooms"]
        ),
        done=told["done"],
        open=told["open"],
        gains=tuple(
            Gain(seat=seat, action=action, turn=turn, stage=stage, difference=difference, people=people)
            for seat, action, turn, stage, difference, people in told["gains"]
        ),
    )
