"""What a match takes for granted: for each question that the scenario leaves open, one of its answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.briefing.glossary import plain
from game.desktop.kit import Button, Choices, Column, Kit, Node, Option, Text
from game.desktop.screen import Screen
from game.desktop.screens.parts import dialog

if TYPE_CHECKING:
    from game.core.assumption import Assumption
    from game.desktop.screens.seats import Seats


class Suppositions(Screen):
    """All assumptions of one scenario, over the seats."""

    name = "suppositions"
    overlay = True

    def __init__(self, seats: Seats) -> None:
        """Ask for each; what is chosen is told to the seats at once."""
        self.first = f"supposed.{next(iter(seats.scenario.assumptions))}"
        super().__init__(seats.desktop)
        self.seats = seats

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.voice.text
        note = text("Whoever plays reads the questions in the debrief, and how it was; during the match nobody is told.")
        body: list[Node | None] = [Text(note, "small", colour="muted")]
        body += [self._asked(assumption) for assumption in self.seats.scenario.assumptions.values()]
        done = Button(text("Done"), self.back, key="done", icon="check", kind="primary")
        return dialog(text("What is taken for granted"), body, [done], icon="circle-help", wide=680)

    def _asked(self, assumption: Assumption) -> Node:
        """Return one question, why it is open, and its answers; the first is as the scenario stands."""
        glossary = self.seats.scenario.glossary
        own = next(iter(assumption.options))
        options = [
            Option(
                id=name,
                label=self.voice.text("{option} (as it stands)", option=option.name) if name == own else option.name,
                note=plain(option.text, glossary),
            )
            for name, option in assumption.options.items()
        ]
        return Column(
            [
                Text(assumption.name, "strong", role="heading"),
                Text(plain(assumption.text, glossary), "small", colour="muted") if assumption.text else None,
                Choices(
                    options,
                    self.seats.supposed[assumption.id],
                    partial(self._suppose, assumption.id),
                    key=f"supposed.{assumption.id}",
                    label=assumption.name,
                    stacked=True,
                ),
            ],
            gap=6,
        )

    def _suppose(self, assumption: str, option: str) -> None:
        self.seats.supposed[assumption] = option
