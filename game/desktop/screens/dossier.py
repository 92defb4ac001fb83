"""What there is to read: the situation, one's own dossier, who is in it, what the advisers say, words explained.

In the first turn it comes before everything else, and leads from what all know to what one is oneself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Button, Card, Choices, Column, Field, Flow, Grid, Node, Option, Row, Scroll, Text
from game.desktop.screens.glossary import meaning, paragraphs
from game.desktop.screens.paper import TWO, Reading
from game.desktop.screens.place import Place
from game.desktop.screens.signs import Sign

if TYPE_CHECKING:
    from game.core.scenario import Term
    from game.desktop.chair import Chair
    from game.desktop.kit import Kit, Transition

SITUATION, OWN, ACTORS, ADVISERS, GLOSSARY = "situation", "own", "actors", "advisers", "glossary"
"""What there is to read."""


class Dossier(Place):
    """The papers of a turn."""

    place = "dossier"
    name = "dossier"

    def __init__(self, chair: Chair, part: str = "") -> None:
        """Open one seat's papers: a part of them, or in the first turn the situation, later the seat's own."""
        super().__init__(chair)
        self.beginning = not chair.news.turn and not chair.over
        self.part = part or (SITUATION if self.beginning else OWN)
        self.sought = ""
        self.follow = meaning(chair.desktop, chair.view.edition.glossary)
        papers = {SITUATION: chair.opening, OWN: chair.dossier, ACTORS: chair.actors}
        self.readings = {
            name: Reading(chair.desktop, self.words, paper, self.follow, f"paper.{name}") for name, paper in papers.items()
        }
        self.state.focus = "part" if not self.beginning else "next" if self.part == SITUATION else "leave"

    def body(self, kit: Kit) -> Node:
        """Return what is being read; in the first turn, with the way on below it."""
        choices = Flow([Choices(self._parts(), self.part, self.show, key="part", label=self.words.text("What to read"))])
        if self.part in self.readings:
            inside = self.readings[self.part].node(kit, choices)
        elif self.part == GLOSSARY:
            inside = self._glossary(kit, choices)
        else:
            inside = self._advisers(choices)
        inside.grow = 1
        return Column([inside, self._guide(kit) if self.beginning else None], gap=10)

    def _parts(self) -> list[Option]:
        text = self.words.text
        found = [
            Option(id=SITUATION, label=text("The situation")),
            Option(id=OWN, label=text("Your dossier")),
            Option(id=ACTORS, label=text("Who is in it")),
            Option(id=ADVISERS, label=text("Advisers")),
        ]
        if self.chair.view.edition.glossary:
            found.append(Option(id=GLOSSARY, label=text("Glossary")))
        return found

    def show(self, part: str) -> None:
        """Read something else."""
        self.part = part

    # -- the way through the first turn -------------------------------------------------------------------------------

    def _guide(self, kit: Kit) -> Node:
        text = self.words.text
        short, said, buttons = "", text("You can come back here at any time."), list[Node]()
        reading = self.readings.get(self.part)
        following = reading.following(kit) if reading is not None else ""
        if self.part == SITUATION:
            short = text("{place} of {count}", place=1, count=2)
            said = text("1 of 2: what everybody knows. Then your own paper: who you are, what you want, what you cannot accept.")
        elif self.part == OWN:
            short = text("{place} of {count}", place=2, count=2)
            said = text("2 of 2: your own paper, for your eyes only. “Where to begin” names a first step; then go to the board.")
        if reading is not None and following:
            buttons.append(
                Button(
                    text("Read on"),
                    partial(self._turn, reading, kit),
                    key="next",
                    icon="arrow-right",
                    kind="primary",
                    hint=following,
                )
            )
        elif self.part == SITUATION:
            buttons.append(Button(text("Next: your dossier"), self._next, key="next", icon="arrow-right", kind="primary"))
        kind = "plain" if buttons else "primary"
        buttons.append(Button(text("To the board"), partial(self.to, "board"), key="leave", icon="map", kind=kind))
        if kit.theme.window[0] < kit.em(TWO):  # what is read needs the room
            return Row([Text(short, "small", colour="muted", grow=1), Flow(buttons, end=True)], gap=10)
        words = Row([Sign("info", colour="accent", style="small"), Text(said, "small", grow=1)], gap=8, align="start", grow=1)
        return Card(Row([words, Flow(buttons, end=True)], gap=16), padding=10)

    def _turn(self, reading: Reading, kit: Kit) -> Transition | None:
        reading.turn()
        if self.part == OWN and not reading.following(kit):  # where the button for the next page was there is none now
            self.state.focus = "leave"
        return None

    def _next(self) -> Transition | None:
        reading = self.readings.get(self.part)
        if reading is not None and reading.more():
            reading.turn()
            return None
        self.part = OWN
        self.state.focus = "next"
        return None

    # -- advisers -----------------------------------------------------------------------------------------------------

    def _advisers(self, choices: Node) -> Node:
        text = self.words.text
        cards = [
            Card(
                Row(
                    [
                        Sign("quote", colour="accent"),
                        Column(
                            [Text(voice.name, weight="bold", role="heading"), Text(text("“{text}”", text=voice.text))],
                            gap=6,
                            grow=1,
                        ),
                    ],
                    gap=12,
                    align="start",
                ),
                padding=18,
            )
            for voice in self.chair.advice
        ]
        note = text("Voices from your own side; they need not agree. What they say changes as things do.")
        found: list[Node] = [Text(note, colour="muted"), Grid(cards, least=380, gap=10, most=2)]
        if not cards:
            found = [Text(text("Your advisers have nothing to say."), colour="muted")]
        return Column([choices, Scroll(Column(found, gap=12), key="advisers", label=text("Advisers"))], gap=10)

    # -- words --------------------------------------------------------------------------------------------------------

    def _glossary(self, kit: Kit, choices: Node) -> Node:
        text = self.words.text
        field = Field(self.sought, self._seek, key="search", label=text("Look up a word"), empty=text("Look up a word"))
        found = self._sought()
        cards = [self._term(term) for term in found]
        listed: Node = Grid(cards, least=360, gap=10, most=3)
        if not cards:
            listed = Text(text("That word is not explained here."), colour="muted")
        label = text("Glossary")
        if kit.theme.window[1] < kit.em(460):
            return Scroll(Column([choices, field, listed], gap=10), key="glossary", label=label)
        return Column([choices, field, Scroll(listed, key="glossary", label=label)], gap=10)

    def _seek(self, sought: str) -> None:
        self.sought = sought
        self.state.scrolls.pop("glossary", None)

    def _sought(self) -> list[Term]:
        """Return the terms that hold what is sought, those first that have it in their name."""
        wanted = self.sought.strip().casefold()
        terms = sorted(self.chair.view.edition.glossary.values(), key=lambda term: term.name.casefold())
        named = [term for term in terms if wanted in term.name.casefold()]
        return named + [term for term in terms if term not in named and wanted in term.text.casefold()]

    def _term(self, term: Term) -> Node:
        said = paragraphs(term.text, self.chair.view.edition.glossary, self.follow, f"term.{term.id}")
        return Card(Column([Text(term.name, weight="bold", role="heading"), *said], gap=4), padding=12)
