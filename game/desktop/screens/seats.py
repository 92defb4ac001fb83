"""The seats: for whom one speaks, who speaks for the others, at what pace, and from which seed. Then the match begins.

Of a seat it shows what everybody knows; its own paper is read by whoever sits down.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.briefing.glossary import plain
from game.briefing.levels import level_name
from game.core.assumption import supposing
from game.core.errors import GameError
from game.counterparts import LEVELS
from game.desktop.kit import (
    Button,
    Card,
    Choices,
    Column,
    Field,
    Grid,
    Icon,
    Kit,
    Node,
    Option,
    Page,
    Pressable,
    Push,
    Reset,
    Row,
    Scroll,
    Switch,
    Text,
    Transition,
)
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.parts import back_button, head
from game.desktop.screens.trouble import Trouble
from game.host import LEVEL, Host

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from game.core.scenario import Scenario

DIGITS: Final = 9
"""The longest seed that can be typed."""


class Seats(Screen):
    """The seats of one scenario. Choosing one seats a person there; beginning is the second press."""

    name = "seats"

    def __init__(  # noqa: PLR0913  a match has that many sides
        self,
        desktop: Desktop,
        scenario: Scenario,
        *,
        pace: str = "",
        seed: int | None = None,
        temperaments: Mapping[str, str] | None = None,
        levels: Mapping[str, str] | None = None,
        supposed: Mapping[str, str] | None = None,
        path: Path | None = None,
        keep: bool = True,
    ) -> None:
        """Offer the seats of a scenario; nobody sits anywhere yet. What was chosen before can be chosen anew here.

        The match is kept in `path`, or in a new file; nowhere, if it is not to be kept.
        """
        self.first = f"seat.{next(iter(scenario.seats))}"
        super().__init__(desktop)
        self.state.focus = ""
        self.words = desktop.words
        self.scenario = scenario
        self.people: list[str] = []
        self.several = False
        self.pace = pace or next(iter(scenario.paces))
        self.seed = "" if seed is None else str(seed)
        self.temperaments = {seat.id: seat.temperament for seat in scenario.seats.values()} | dict(temperaments or {})
        self.levels = dict.fromkeys(scenario.seats, LEVEL) | dict(levels or {})
        self.supposed = {name: next(iter(item.options)) for name, item in scenario.assumptions.items()} | dict(supposed or {})
        self.path = path
        self.keep = keep

    def build(self, kit: Kit) -> Node:
        """Return its tree: the seats first, what else can be chosen below them."""
        del kit
        scenario, text = self.scenario, self.voice.text
        title = head(scenario.title, icon="users", back=back_button(self), note=text("For whom do you want to speak?"))
        seats = Grid([self._seat(seat) for seat in scenario.seats], least=270, gap=10)
        notice = None
        if scenario.notice:
            said = Text(plain(scenario.notice, scenario.glossary), "small", colour="muted")
            notice = Card(said, title=text("Before you begin"), icon="info")
        chosen = [self._paces(), self._company(), self._luck(), *([self._supposed()] if scenario.assumptions else [])]
        body = Column([seats, Grid(chosen, least=270, gap=10), notice], gap=10)
        return Page(Scroll(body, key="seats", label=scenario.title, least=4000), head=title, foot=self._foot())

    # -- seats --------------------------------------------------------------------------------------------------------

    def _seat(self, seat: str) -> Node:
        """Return a seat: a surface to press, and below it how the counterpart there is disposed."""
        actor, here, text = self.scenario.actors[seat], seat in self.people, self.voice.text
        signs = ("square", "square-check") if self.several else ("circle", "circle-dot")
        sign = Icon(signs[here], colour="accent" if here else "muted", size=1.35)
        if here:
            said = text("A person at this computer speaks for it") if len(self.people) > 1 else text("You speak for it")
        else:
            said = text("A counterpart speaks for it")
        status = Row([Icon("user" if here else "messages-square", colour="accent"), Text(said, "small", weight="medium")], gap=8)
        inside = Column(
            [
                Row([sign, Text(actor.name, "head", role="", grow=1)], gap=10),
                Text(plain(actor.text, self.scenario.glossary), "small", colour="muted", grow=1),
                status,
            ],
            gap=8,
        )
        press = Pressable(
            inside, partial(self._sit, seat), key=f"seat.{seat}", label=actor.name, chosen=here, padding=(14, 12), grow=1
        )
        return Column([press, None if here else self._disposition(seat)], gap=6)

    def _sit(self, seat: str) -> None:
        """Seat a person; alone at the computer, one moves from seat to seat."""
        if seat in self.people:
            self.people.remove(seat)
        elif self.several:
            self.people = [item for item in self.scenario.seats if item in {*self.people, seat}]
        else:
            self.people = [seat]

    def _disposition(self, seat: str) -> Button | None:
        """Return the way to how a counterpart is disposed, if there is anything to choose."""
        if not self.scenario.temperaments and len(LEVELS) < 2:  # noqa: PLR2004  one level is no choice
            return None
        text = self.voice.text
        found = self.scenario.temperaments.get(self.temperaments[seat])
        level = level_name(self.levels[seat], self.words)
        label = text("{level}, temperament: {name}", level=level, name=found.name) if found is not None else level
        hint = text("How the counterpart that speaks for {seat} is disposed", seat=self.scenario.name_of(seat))
        press = partial(self._dispose, seat)
        return Button(label, press, key=f"disposition.{seat}", icon="sliders-horizontal", align="start", hint=hint)

    def _dispose(self, seat: str) -> Transition:
        from game.desktop.screens.disposition import Disposition  # noqa: PLC0415  few go there

        return Push(Disposition(self, seat))

    # -- what else can be chosen --------------------------------------------------------------------------------------

    def _paces(self) -> Node:
        text = self.voice.text
        options = [
            Option(
                id=pace.id,
                label=pace.name,
                note=self.voice.plural("{count} turn", "{count} turns", len(pace.days)),
            )
            for pace in self.scenario.paces.values()
        ]
        choices = Choices(options, self.pace, self._set_pace, key="pace", label=text("Pace"))
        said = Text(self.scenario.paces[self.pace].text, "small", colour="muted")
        return Card(Column([choices, said], gap=8), title=text("Pace"), icon="clock")

    def _set_pace(self, pace: str) -> None:
        self.pace = pace

    def _company(self) -> Node:
        text = self.voice.text
        note = text("You take turns at the screen; between you a curtain hides what the other has seen.")
        switch = Switch(text("Several people play here"), self.several, self._gather, key="several", note=note)
        return Card(Column([switch], gap=0), title=text("At this computer"), icon="users")

    def _gather(self) -> None:
        """Let several people play, or one again: the first of them stays."""
        self.several = not self.several
        if not self.several:
            self.people = self.people[:1]

    def _luck(self) -> Node:
        text = self.voice.text
        field = Field(self.seed, self._set_seed, key="seed", label=text("Seed"), empty=text("drawn at random"))
        note = text("A number, if you like: whoever plays with the same seed, and orders the same, plays the same match.")
        return Card(Column([field, Text(note, "small", colour="muted")], gap=8), title=text("Seed"), icon="rotate-ccw")

    def _set_seed(self, typed: str) -> None:
        """Take the digits of what was typed; the caret stays behind what it stood behind."""
        kept = "".join(letter for letter in typed if letter in "0123456789")[:DIGITS]
        carets = self.state.carets
        carets["seed"] = max(0, min(len(kept), carets.get("seed", len(typed)) - (len(typed) - len(kept))))
        self.seed = kept

    def _supposed(self) -> Node:
        """Return the way to what the scenario takes for granted, and how it is supposed to be now."""
        text = self.voice.text
        label = " · ".join(self.scenario.assumptions[name].options[option].name for name, option in self.supposed.items())
        hint = text("Choose what is taken for granted in this match")
        way = Button(label, self._suppose, key="suppositions", icon="sliders-horizontal", align="start", hint=hint)
        note = text("The scenario takes these answers for granted. Others can be supposed: numbers change then, facts do not.")
        return Card(
            Column([way, Text(note, "small", colour="muted")], gap=8), title=text("What is taken for granted"), icon="circle-help"
        )

    def _suppose(self) -> Transition:
        from game.desktop.screens.suppositions import Suppositions  # noqa: PLC0415  few go there

        return Push(Suppositions(self))

    # -- beginning ----------------------------------------------------------------------------------------------------

    def _foot(self) -> Node:
        text, scenario = self.voice.text, self.scenario
        people = [scenario.name_of(seat) for seat in self.people]
        others = [scenario.name_of(seat) for seat in scenario.seats if seat not in self.people]
        missing = "" if people else text("Choose for whom you want to speak.")
        said = missing or text("Played by people: {names}.", names=self.words.listing(people))
        if people and others:
            said = text(
                "Played by people: {people}. Played by counterparts: {counterparts}.",
                people=self.words.listing(people),
                counterparts=self.words.listing(others),
            )
        begin = Button(text("Begin"), self.begin, key="begin", icon="play", kind="primary", missing=missing, hotkey="b")
        return Row([Text(said, colour="muted", grow=1), begin], gap=12)

    def begin(self) -> Transition:
        """Open the match and go to its first screen; where it cannot be opened, say why."""
        from game.desktop.screens import opening  # noqa: PLC0415  it is needed when there is a match

        others = [seat for seat in self.scenario.seats if seat not in self.people]
        try:
            host = Host.begin(
                supposing(self.scenario, self.supposed),
                humans=tuple(self.people),
                pace=self.pace,
                seed=int(self.seed) if self.seed else None,
                temperaments={seat: self.temperaments[seat] for seat in others},
                levels={seat: self.levels[seat] for seat in others},
                path=self.path,
                folder=self.desktop.folder,
                keep=self.keep,
            )
            return Reset(opening.onward(self.desktop, host))
        except GameError as error:
            return Push(Trouble(self.desktop, self.words.error(error, self.scenario)))
