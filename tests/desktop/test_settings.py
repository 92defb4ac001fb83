"""Settings are kept, and what cannot be read is as if it had not been set."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.desktop import settings
from game.desktop.screens.preferences import Preferences
from game.desktop.screenshots import desktop_for, shown
from game.desktop.settings import Settings
from tests.desktop.outline import outline


def test_settings_come_back(tmp_path: Path) -> None:
    """What was set is there after a restart."""
    chosen = Settings(text=150, theme="light", sound=False, motion=False, full_screen=True)
    path = settings.place(tmp_path / "saves")
    assert settings.write(chosen, path) == ""
    assert settings.read(path) == chosen


@pytest.mark.parametrize(
    "text",
    [
        *["", "{", "[]", '{"text": 7, "theme": "pink", "sound": "no", "else": 1}', '{"text": true}'],
        *['{"theme": ["dark"]}', '{"theme": {}, "text": [100]}', '{"text": 150.0}', '{"sound": null}'],
    ],
)
def test_a_damaged_file_is_no_error(tmp_path: Path, text: str) -> None:
    """A file that is damaged, foreign or of another version changes nothing."""
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert settings.read(path) == Settings()


def test_settings_that_cannot_be_written_cost_nothing(tmp_path: Path) -> None:
    """Where they cannot be written, that is told and nothing is raised."""
    (tmp_path / "file").write_text("")
    assert settings.write(Settings(), tmp_path / "file" / "settings.json")


def test_a_list_of_saves_does_not_meet_them(tmp_path: Path) -> None:
    """Settings do not lie among the saves."""
    from game import saves

    for folder in (tmp_path / "saves", tmp_path / "elsewhere"):
        folder.mkdir()
        settings.write(Settings(), settings.place(folder))
        assert saves.listing(folder) == ()


def test_settings_that_cannot_be_kept_are_said_to_be(tmp_path: Path) -> None:
    """Where a setting could not be written down the settings say so, and apply all the same."""
    (tmp_path / "file").write_text("")
    desktop = desktop_for(Settings(sound=False), tmp_path / "file" / "saves")
    desktop.keeps = True
    desktop.set(Settings(theme="light", sound=False))
    assert desktop.settings.theme == "light"
    root, _ = shown(desktop, Preferences, (1280, 720))
    assert "could not be kept" in outline(root)
