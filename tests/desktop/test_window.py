"""One true window under Xvfb, driven by real key presses: what events fed to the root cannot show."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40
"""Seconds before a test gives up waiting: a busy machine is slow, and no test measures time."""

XVFB, XDOTOOL = shutil.which("Xvfb") or "Xvfb", shutil.which("xdotool") or "xdotool"

pytestmark = pytest.mark.skipif(
    not (shutil.which(XVFB) and shutil.which(XDOTOOL)) and not os.environ.get("CI"), reason="needs Xvfb and xdotool"
)


class Window:
    """A running desktop on a display of its own."""

    def __init__(self, display: str, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self.environment = {**os.environ, "DISPLAY": display}
        self.folder = folder
        self.process = process

    def tool(self, *words: str) -> str:
        """Run xdotool; return what it says."""
        found = subprocess.run([XDOTOOL, *words], env=self.environment, capture_output=True, text=True, timeout=20, check=False)
        return found.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.tool("key", "--delay", "30", key)
            time.sleep(0.05)

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert self.process.poll() is None, f"the window closed before {what}"
            assert time.monotonic() < end, f"waited in vain: {what}"
            time.sleep(0.1)

    def saves(self) -> list[Path]:
        """Return the matches that are kept."""
        return [path for path in sorted(self.folder.glob("*.json")) if not path.name.endswith(".draft.json")]

    def turns(self) -> int:
        """Return how many turns the only match has played."""
        found = self.saves()
        records = json.loads(found[0].read_text(encoding="utf-8"))["records"] if found else []
        return sum(record["kind"] == "played" for record in records)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A display that nobody looks at."""
    number = tmp_path / "display"
    with number.open("w") as told:
        server = subprocess.Popen(
            [XVFB, "-displayfd", str(told.fileno()), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[told.fileno()],
            stderr=subprocess.DEVNULL,
        )
    try:
        end = time.monotonic() + PATIENCE
        while not number.read_text().strip():
            assert server.poll() is None, "Xvfb did not start"
            assert time.monotonic() < end, "Xvfb said no number"
            time.sleep(0.05)
        yield f":{number.read_text().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


@contextmanager
def window(display: str, folder: Path, *arguments: str) -> Iterator[Window]:
    """Open the desktop as a person would, and wait until it is there and has the keyboard."""
    gone = {"SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in gone}
    environment |= {"DISPLAY": display, "BACKCHANNEL_SAVES": str(folder), "SDL_AUDIODRIVER": "dummy", "LANGUAGE": "en"}
    process = subprocess.Popen([sys.executable, "main.py", *arguments], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
    shown = Window(display, folder, process)
    try:
        found: list[str] = []

        def there() -> bool:
            found[:] = shown.tool("search", "--onlyvisible", "--class", ".").split()
            return bool(found)

        shown.until(there, "a window")
        time.sleep(1)
        shown.tool("windowfocus", found[-1])
        time.sleep(0.3)
        yield shown
    finally:
        process.kill()
        process.wait(PATIENCE)


def test_a_turn_by_key_presses_survives_a_kill(display: str, tmp_path: Path) -> None:
    """A whole turn is played by keys in a true window; killed in mid-turn, it goes on with the draft that was left."""
    folder = tmp_path / "saves"
    with window(display, folder, "play", "baghdad-2024", "--seat", "iraq", "--seed", "7") as shown:
        shown.until(shown.saves, "the match was written down")
        shown.press("F5", "F7")  # the deeds, then the orders
        seal(shown, 1)
        shown.press("F4")  # the table
        shown.press("p")  # propose what one would begin from
        draft = folder / (shown.saves()[0].stem + ".draft.json")
        shown.until(draft.exists, "the draft was written down")
    with window(display, folder) as shown:
        assert shown.turns() == 1
        shown.press("Return")  # go on
        time.sleep(1)
        shown.press("F7")
        seal(shown, 2)
        assert not draft.exists()
        moves = [
            move
            for record in json.loads(shown.saves()[0].read_text(encoding="utf-8"))["records"]
            if record["kind"] == "sealed" and record["orders"]["turn"] == 2 and record["orders"]["seat"] == "iraq"
            for move in record["orders"]["moves"]
        ]
        assert [move["kind"] for move in moves] == ["propose"]


def seal(shown: Window, turns: int) -> None:
    """Seal the orders that are on the screen, and wait until that many turns have been played."""
    shown.press("ctrl+Return", "Return")  # the question whether one really wants to: the keyboard is on the yes,
    time.sleep(2)
    if shown.turns() < turns:  # or on the no, where something may have been overlooked
        shown.press("ctrl+Return", "Tab", "Return")
    shown.until(lambda: shown.turns() >= turns, f"turn {turns} was played")
