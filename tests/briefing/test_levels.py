"""Levels of counterparts in words."""

from __future__ import annotations

from game.briefing.levels import NAMES, NOTES, level_name, level_note
from game.counterparts import LEVELS
from game.words import Words


def test_every_level_has_a_name_and_a_note() -> None:
    """What can be chosen is named and described, and nothing else is."""
    assert set(NAMES) == set(NOTES) == set(LEVELS)
    for level in LEVELS:
        assert level_name(level, Words()) == NAMES[level]
        assert level_note(level, Words()) == NOTES[level]


def test_an_unknown_level_is_called_by_its_id() -> None:
    """A fixed line in a journal is called what it is."""
    assert level_name("mirror", Words()) == "mirror"
    assert level_note("mirror", Words()) == ""
