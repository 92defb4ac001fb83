"""Settings: size of text, colours, sound, motion, full screen. Each applies at once, and a sample shows what it does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from game.desktop.kit import (
    Bar,
    Card,
    Choices,
    Column,
    Flow,
    Grid,
    Icon,
    Kit,
    Node,
    Option,
    Row,
    Scroll,
    Switch,
    Text,
)
from game.desktop.screen import Screen
from game.desktop.screens.narrow import Narrow
from game.desktop.screens.parts import page
from game.desktop.theme import TEXTS


class Preferences(Screen):
    """The settings; back leads to where one came from."""

    name = "preferences"
    first = "text"

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.voice.text
        look = Column([self._size(), self._colours()], gap=10)
        body = Column([Grid([look, self._switches()], least=380, gap=10), self._sample()], gap=10)
        inside = Scroll(Narrow(body, 1100), key="settings", label=text("Settings"), least=4000)
        note = text("They apply at once, and are kept for every match.")
        if self.desktop.unkept:
            note = text("They apply at once, but could not be kept: {why}", why=self.desktop.unkept)
        return page(self, text("Settings"), inside, icon="settings", note=note)

    def _size(self) -> Node:
        text = self.voice.text
        options = [Option(id=str(size), label=text("{percent} %", percent=size)) for size in TEXTS]
        choices = Choices(options, str(self.desktop.settings.text), self._set_size, key="text", label=text("Size of text"))
        note = text("Also with Ctrl and +, − or 0, anywhere.")
        return Card(Column([choices, Text(note, "small", colour="muted")], gap=8), title=text("Size of text"), icon="type")

    def _set_size(self, chosen: str) -> None:
        self._set(text=int(chosen))

    def _colours(self) -> Node:
        text = self.voice.text
        options = [Option(id="dark", label=text("Dark"), mark="moon"), Option(id="light", label=text("Light"), mark="sun")]
        choices = Choices(options, self.desktop.settings.theme, self._set_colours, key="theme", label=text("Colours"))
        return Card(choices, title=text("Colours"), icon="sun", grow=1)

    def _set_colours(self, chosen: str) -> None:
        self._set(theme=chosen)

    def _switches(self) -> Node:
        text, settings = self.voice.text, self.desktop.settings
        switches: list[Node] = [
            Switch(
                text("Sound"),
                settings.sound,
                self._sound,
                key="sound",
                note=text("Short, soft sounds. Nothing is told by sound alone."),
            ),
            Switch(
                text("Motion"),
                settings.motion,
                partial(self._set, motion=not settings.motion),
                key="motion",
                note=text("Screens fade into each other. Without it, everything changes at once."),
            ),
            Switch(
                text("Full screen"),
                settings.full_screen,
                partial(self._set, full_screen=not settings.full_screen),
                key="full_screen",
                note=text("The window fills the screen."),
            ),
        ]
        return Card(Column(switches, gap=8), title=text("Sound, motion, window"), icon="volume-2")

    def _sound(self) -> None:
        """Switch the sound; one that is switched on is heard at once."""
        self._set(sound=not self.desktop.settings.sound)
        self.desktop.sounds.play("select")

    def _set(self, **changed: Any) -> None:
        self.desktop.set(replace(self.desktop.settings, **changed))

    def _sample(self) -> Node:
        """Return a piece of a screen as it now looks; nothing on it can be pressed by accident, or does anything."""
        text = self.voice.text
        line = text("“We have put a date on the table. What we need is a night without rockets.”")
        trust = text("Trust 43, three more than last turn")
        figure = Row([Icon("handshake", colour="series2"), Text(trust, "small", weight="medium"), Bar(0.43, trust)], gap=8)
        cost = Row(
            [Icon("heart-pulse", colour="grave"), Text(text("People harmed: two, by each side's account"), "small")], gap=8
        )
        body = Column([Text(line), Flow([figure, cost], gap=20)], gap=10)
        return Card(body, title=text("This is how it looks"), icon="eye")
