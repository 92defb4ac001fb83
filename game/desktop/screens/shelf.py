"""The shelf: what there is to play, from the heads of the files alone; whether it can be is found out after the first frame."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.authoring import shelf as scenarios
from game.core.errors import GameError, Problem, ScenarioError
from game.desktop.kit import (
    Button,
    Card,
    Column,
    Flow,
    Grid,
    Icon,
    Kit,
    Node,
    Page,
    Pane,
    Panes,
    Pressable,
    Push,
    Row,
    Scroll,
    Text,
    Transition,
)
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.narrow import Narrow
from game.desktop.screens.parts import back_button, head, items
from game.desktop.screens.trouble import Trouble
from game.voice import wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.authoring.shelf import Header

GOALS = {"knowledge": "landmark", "skill": "handshake", "attitude": "scale"}
"""Kinds of learning goals, each with its icon."""


class Shelf(Screen):
    """The scenarios; one of them is looked at."""

    name = "shelf"
    first = "choose"

    def __init__(self, desktop: Desktop) -> None:
        """Glance at the heads of all scenarios."""
        super().__init__(desktop)
        self.words = desktop.words
        self.complaint = ""
        self.headers: tuple[Header, ...] = ()
        try:
            self.headers = scenarios.shelf(wanted())
        except (GameError, OSError) as error:
            self.complaint = str(error)
        self.chosen = self.headers[0].id if self.headers else ""
        self.problems: dict[str, tuple[Problem, ...]] = {}
        for header in self.headers:
            desktop.later(partial(self.check, header))

    def check(self, header: Header) -> None:
        """Find out what keeps a scenario from being played, if anything does."""
        try:
            found = scenarios.check(header.path)
        except ScenarioError as error:
            found = error.problems
        self.problems[header.id] = tuple(problem for problem in found if problem.severe)
        self.desktop.changed = True

    def build(self, kit: Kit) -> Node:
        """Return its tree: all of them beside the one that is looked at; that one alone where there is no other."""
        del kit
        text = self.voice.text
        title = head(text("New game"), icon="library", back=back_button(self), note=text("What do you want to play?"))
        header = next((item for item in self.headers if item.id == self.chosen), None)
        if header is None:
            said = self.complaint or text("There is no scenario on the shelf and no saved game.")
            return Page(Narrow(Card(Text(said), padding=24), 620), head=title)
        if len(self.headers) == 1:
            body: Node = Scroll(self._about(header), key="about", label=header.title, least=4000)
        else:
            cards = Column([self._card(item) for item in self.headers], gap=8)
            about = Scroll(self._about(header), key="about", label=header.title, least=4000)
            panes = [
                Pane(key="list", title=text("Scenarios"), icon="library", node=cards, least=300),
                Pane(key="about", title=text("What it is about"), icon="info", node=about, least=520, share=3, bare=True),
            ]
            body = Panes(panes, key="shelf", choose=self.choose_pane)
        return Page(body, head=title, foot=self._foot(header))

    # -- all of them --------------------------------------------------------------------------------------------------

    def _card(self, header: Header) -> Node:
        """Return a scenario as the list shows it."""
        chosen = header.id == self.chosen
        facts = [self._seats(header), self._length(header)]
        inside = Column(
            [
                Text(header.title, "strong", role=""),
                *(Text(fact, "small", colour="muted", role="") for fact in facts if fact),
                self._standing(header) if self.problems.get(header.id) else None,
            ],
            gap=2,
        )
        press = partial(self._look, header.id)
        return Pressable(inside, press, key=f"scenario.{header.id}", label=header.title, chosen=chosen)

    def _look(self, name: str) -> None:
        self.chosen = name
        self.state.scrolls.pop("about", None)
        self.state.chosen["shelf"] = "about"

    def _seats(self, header: Header) -> str:
        if not header.seats:
            return ""
        names = self.words.listing(header.seats)
        return self.voice.plural("{count} seat: {names}", "{count} seats: {names}", len(header.seats), names=names)

    def _length(self, header: Header) -> str:
        turns = list(dict.fromkeys(str(pace.turns) for pace in header.paces))
        if not turns:
            return ""
        return self.voice.plural("{turns} turn", "{turns} turns", header.paces[-1].turns, turns=self.words.either(turns))

    # -- one of them --------------------------------------------------------------------------------------------------

    def _about(self, header: Header) -> Node:
        """Return all that the head of a scenario says."""
        problems = self.problems.get(header.id, ())
        summary = Text(header.summary) if header.summary else None
        opening = Column(
            [Text(header.title, "title", role="heading"), summary, self._who(header) if header.seats else None], gap=8
        )
        return Column(
            [
                Card(opening, padding=18),
                self._wrong(problems) if problems else None,
                Grid([self._paces(header), self._notice(header)], least=340, gap=10),
                self._teaches(header),
            ],
            gap=10,
        )

    def _wrong(self, problems: Sequence[Problem]) -> Node:
        lines: list[Node] = items([self.words.error(ScenarioError([problem])) for problem in problems], "small")
        title = self.voice.plural(
            "This scenario cannot be played: {count} problem", "This scenario cannot be played: {count} problems", len(problems)
        )
        return Card(Column(lines, gap=4), title=title, icon="triangle-alert", edge="focus")

    def _who(self, header: Header) -> Node:
        """Return the seats; names stand apart, so that one sees how many there are."""
        names = [Row([Icon("user", colour="accent"), Text(name, weight="medium")], gap=6) for name in header.seats]
        note = Text(
            self.voice.text("Speak for one of them; counterparts or friends speak for the others."), "small", colour="muted"
        )
        return Flow([*names, note], gap=18)

    def _notice(self, header: Header) -> Node | None:
        if not header.notice:
            return None
        return Card(Text(header.notice, "small", colour="muted"), title=self.voice.text("Before you begin"), icon="info")

    def _paces(self, header: Header) -> Node | None:
        found: list[Node] = []
        for pace in header.paces:
            turns = self.voice.plural("{name}: {count} turn", "{name}: {count} turns", pace.turns, name=pace.name)
            said = Text(pace.text, "small", colour="muted") if pace.text else None
            found.append(Column([Text(turns, weight="medium"), said], gap=4))
        body = Grid(found, least=220, gap=18)
        return Card(body, title=self.voice.text("How long it takes"), icon="clock") if found else None

    def _teaches(self, header: Header) -> Node | None:
        text = self.voice.text
        titles = {
            "knowledge": text("What you will know"),
            "skill": text("What you will be able to do"),
            "attitude": text("What you will weigh"),
        }
        cards = [
            Card(Column(items(header.teaches[kind], "small"), gap=4), title=titles[kind], icon=icon)
            for kind, icon in GOALS.items()
            if header.teaches.get(kind)
        ]
        return Grid(cards, least=240, gap=10) if cards else None

    # -- going on -----------------------------------------------------------------------------------------------------

    def _foot(self, header: Header) -> Node:
        text = self.voice.text
        missing = (
            text("This scenario cannot be played as it is; its problems are listed here.") if self.problems.get(header.id) else ""
        )
        button = Button(
            text("Choose a seat"),
            partial(self._open, header),
            key="choose",
            icon="users",
            kind="primary",
            missing=missing,
            hotkey="s",
        )
        standing = self._standing(header)
        standing.grow = 1
        return Row([standing, button], gap=12)

    def _standing(self, header: Header) -> Row:
        """Return whether a scenario can be played, as far as that is known."""
        text = self.voice.text
        if header.id not in self.problems:
            icon, said, colour = "hourglass", text("It is being checked …"), "muted"
        elif self.problems[header.id]:
            icon, said, colour = "triangle-alert", text("Cannot be played as it is"), "focus"
        else:
            icon, said, colour = "circle-check", text("Checked: it can be played"), "muted"
        return Row([Icon(icon, colour=colour, style="small"), Text(said, "small", colour="muted", grow=1)], gap=8)

    def _open(self, header: Header) -> Transition:
        """Read a scenario, and go on to its seats; where it cannot be read, say why."""
        from game.desktop.screens.seats import Seats  # noqa: PLC0415  the shelf is shown before it is needed

        try:
            return Push(Seats(self.desktop, scenarios.read(header.path, wanted())))
        except GameError as error:
            return Push(Trouble(self.desktop, self.words.error(error)))
