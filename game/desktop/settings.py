"""What a person has set: size of text, colours, sound, motion. Kept in a small file beside the saves.

A damaged or foreign file is not an error: what cannot be read is as if it had not been set.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from game.desktop.theme import PALETTES, TEXTS

NAME = "settings.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person has set."""

    text: int = 100
    """Size of text in percent, one of theme.TEXTS."""
    theme: str = "dark"
    """Which palette."""
    sound: bool = True
    """Whether there are sounds."""
    motion: bool = True
    """Whether things may move by themselves."""
    full_screen: bool = False
    """Whether the window fills the screen."""


def place(folder: Path) -> Path:
    """Return where settings are kept, given the folder of saves: beside it, so that a list of saves does not meet them."""
    return folder.parent / NAME if folder.name == "saves" else folder / f".{NAME}"


def read(path: Path) -> Settings:
    """Return what is set, defaults where nothing readable is."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    kept = {
        item.name: found[item.name] for item in fields(Settings) if item.name in found and _right(item.name, found[item.name])
    }
    return Settings(**kept)


def _right(name: str, value: object) -> bool:
    if name == "text":
        return isinstance(value, int) and not isinstance(value, bool) and value in TEXTS
    if name == "theme":
        return isinstance(value, str) and value in PALETTES
    return isinstance(value, bool)


def write(settings: Settings, path: Path) -> str:
    """Keep settings; return what went wrong, empty where nothing did. Losing a setting must never cost a match."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
        os.replace(fresh, path)  # noqa: PTH105  Path.replace does the same, os names what is meant: whole or not at all
    except OSError as error:
        return str(error.strerror or error)
    return ""
