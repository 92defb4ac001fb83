"""Writes down every screen as it would be read aloud; run from the top folder: `PYTHONPATH=. python tests/desktop/record.py`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from game.desktop.screenshots import desktop_for, shown, unseen
from game.desktop.settings import Settings
from game.desktop.tour import Tour

GOLDENS = Path(__file__).parent / "goldens"


def read_aloud(tour: Tour, name: str, folder: Path) -> str:
    """Return a screen as text."""
    from tests.desktop.outline import outline

    make = dict(tour.screens())[name]
    root, _ = shown(desktop_for(Settings(sound=False), folder), make, (1280, 720), tour.board)
    return outline(root).replace(str(folder), "FOLDER")


def record() -> None:
    """Write every screen down."""
    from game.authoring.shelf import find, read

    unseen()
    tour = Tour(read(find("baghdad-2024")))
    GOLDENS.mkdir(exist_ok=True)
    names = [name for name, _ in tour.screens()]
    for old in GOLDENS.glob("*.txt"):
        if old.stem not in names:
            old.unlink()
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            (GOLDENS / f"{name}.txt").write_text(read_aloud(tour, name, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    record()
