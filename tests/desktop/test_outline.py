"""Every screen as it would be read aloud, as recorded: `PYTHONPATH=. python tests/desktop/record.py` records anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.desktop.tour import Tour
from tests.desktop.record import GOLDENS, read_aloud

SCREENS = [
    *["title", "shelf", "seats", "disposition", "suppositions", "saved", "preferences", "help"],
    *["dossier", "board", "news", "table", "deeds", "orders", "curtain"],
    *["explanation", "incidents", "issue", "limit", "pledge", "confirm", "menu", "trouble"],
    *["last-news", "verdict"],
]


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_reads_as_recorded(tour: Tour, tmp_path: Path, name: str) -> None:
    """Role, label, state and focus of everything on a screen are as recorded; a change is recorded on purpose."""
    assert read_aloud(tour, name, tmp_path) == (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")


def test_every_screen_is_recorded(tour: Tour) -> None:
    """There is a recording of each screen of the tour, and of no other."""
    assert [name for name, _ in tour.screens()] == SCREENS
    assert sorted(path.stem for path in GOLDENS.glob("*.txt")) == sorted(SCREENS)
