"""How a counterpart is disposed: one of the scenario's temperaments, and how well it plays where there is a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.briefing.levels import level_name, level_note
from game.counterparts import LEVELS
from game.desktop.kit import Button, Choices, Column, Kit, Node, Option, Text
from game.desktop.screen import Screen
from game.desktop.screens.parts import dialog

if TYPE_CHECKING:
    from game.core.seat import Temperament
    from game.desktop.screens.seats import Seats


class Disposition(Screen):
    """Temperament and level of one counterpart, over the seats."""

    name = "disposition"
    overlay = True
    first = "temperament"

    def __init__(self, seats: Seats, seat: str) -> None:
        """Ask for one seat; what is chosen is told to the seats at once."""
        super().__init__(seats.desktop)
        self.seats = seats
        self.seat = seat

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text, scenario = self.voice.text, self.seats.scenario
        body: list[Node | None] = []
        if scenario.temperaments:
            note = text("How it bargains and acts. Each number runs from 0 to 100; 50 is middling.")
            options = [
                Option(id=item.id, label=self._name(item), note=self._numbers(item)) for item in scenario.temperaments.values()
            ]
            chosen = self.seats.temperaments[self.seat]
            choices = Choices(options, chosen, self._temper, key="temperament", label=text("Temperament"), stacked=True)
            body += [Text(note, "small", colour="muted"), choices]
        known: tuple[str, ...] = LEVELS
        if len(known) > 1:
            words = self.seats.words
            levels = [Option(id=level, label=level_name(level, words), note=level_note(level, words)) for level in known]
            body.append(
                Column(
                    [
                        Text(text("Level"), "strong", role="heading"),
                        Choices(
                            levels, self.seats.levels[self.seat], self._level, key="level", label=text("Level"), stacked=True
                        ),
                    ],
                    gap=6,
                )
            )
        title = text("The counterpart that speaks for {seat}", seat=scenario.name_of(self.seat))
        done = Button(text("Done"), self.back, key="done", icon="check", kind="primary")
        return dialog(title, body, [done], icon="sliders-horizontal", wide=680)

    def _name(self, found: Temperament) -> str:
        if found.id == self.seats.scenario.seats[self.seat].temperament:
            return self.voice.text("{temperament} (the scenario's own)", temperament=found.name)
        return found.name

    def _numbers(self, found: Temperament) -> str:
        return self.voice.text(
            "patience {patience}, firmness {firmness}, risk {risk}, candour {candour}",
            patience=found.patience,
            firmness=found.firmness,
            risk=found.risk,
            candour=found.candour,
        )

    def _temper(self, name: str) -> None:
        self.seats.temperaments[self.seat] = name

    def _level(self, name: str) -> None:
        self.seats.levels[self.seat] = name
