"""The close of a match: what has become of it and of everybody's purposes, its course, its human cost, what really happened.

The match is over, so nothing is secret any more. Nobody has won: nothing here adds up to a score.
"""

from __future__ import annotations

import shlex
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from game.briefing.meanings import meanings
from game.briefing.verdict import minded, verdict
from game.debrief.hindcast import hindcast, recorded
from game.desktop.kit import Bar, Button, Card, Column, Icon, Kit, Node, Page, Push, Reset, Row, Text, Transition
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.chapters import Chapter, Chapters, Way, narrow
from game.desktop.screens.charted import Charted
from game.desktop.screens.course import Course
from game.desktop.screens.masonry import Masonry
from game.desktop.screens.narrow import Narrow
from game.desktop.screens.parts import head, items, sources
from game.desktop.screens.signs import Sign, beside, signed
from game.desktop.screens.split import Split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.briefing.items import Account
    from game.briefing.verdict import Count, SeatResult
    from game.core.view import Outcome
    from game.debrief.hindcast import Hindcast
    from game.host import Host


class Verdict(Screen):
    """How a match closed, for everybody who played it here."""

    name = "verdict"
    first = "next"

    def __init__(self, desktop: Desktop, host: Host) -> None:
        """Show the close of a match. Raises ValueError while it is still being played."""
        super().__init__(desktop)
        self.host = host
        self.words = desktop.words
        readers = host.humans
        self.found = verdict(host.match, readers[0] if len(readers) == 1 else "", self.words)
        self.thoughts = [(seat, said) for seat in readers if (said := minded(host.match, seat, self.words))]
        self.meant = meanings(host.match, self.words)
        self.reading = Chapters(self, self.words)
        self.course = Course(host.match, self.words, Charted())

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        text, match = self.words.text, self.host.match
        menu = Button(text("Menu"), self.back, key="menu", icon="settings", bare=True, hotkey="f10", hint=text("Menu"))
        when = text("The match is over, on {day}", day=self.words.day(match.world.first_day - 1))
        chapters = list(self._chapters())
        last = Way(label=text("To the title"), icon="door-open", press=self._title)
        aside, short = (self._aside(last, chapters, bare=bare) for bare in (False, True))
        body = self.reading.build(kit, chapters, note="", last=last, aside=aside, short=short)
        if narrow(kit):
            title = Text(match.scenario.title, "strong", role="heading", grow=1)
            return Page(body, head=Row([Icon("scale", colour="accent"), title, menu], gap=12))
        return Page(body, head=head(match.scenario.title, icon="scale", note=when, tools=[menu]))

    def _aside(self, last: Way, chapters: Sequence[Chapter], *, bare: bool) -> list[Node]:
        again = Button(self.words.text("Play again"), self._again, key="again", icon="rotate-ccw", kind="quiet", bare=bare)
        if self.reading.at == chapters[-1].id:
            return [again]
        return [Button(last.label, last.press, key="title", icon=last.icon, kind="quiet", bare=bare), again]

    def back(self) -> Transition | None:
        """Open the menu."""
        from game.desktop.screens.menu import Menu  # noqa: PLC0415  it leads to much that is not needed here

        return Push(Menu(self.desktop, self.host))

    def _title(self) -> Transition:
        from game.desktop.screens.front import front  # noqa: PLC0415  as above

        return Reset(front(self.desktop))

    def _again(self) -> Transition:
        from game.desktop.screens.seats import Seats  # noqa: PLC0415  as above

        return Push(Seats(self.desktop, self.host.match.scenario))  # not instead: from there one can come back

    # -- the steps ----------------------------------------------------------------------------------------------------

    def _chapters(self) -> Iterator[Chapter]:
        text, found = self.words.text, self.found
        yield Chapter(id="verdict", title=text("The verdict"), icon="gavel", show=self._close)
        if found.agreed:
            yield Chapter(id="agreed", title=text("What was signed"), icon="file-text", show=self._agreed)
        if found.counts or found.human_cost:  # before what anybody has gained
            yield Chapter(id="cost", title=text("The human cost"), icon="heart-pulse", show=self._cost)
        yield Chapter(id="purposes", title=text("What has become of the purposes"), icon="target", show=self._purposes)
        yield Chapter(id="course", title=text("The course of the match"), icon="activity", show=self._course)
        if self.meant:
            yield Chapter(id="meant", title=text("What was meant, and how it was read"), icon="eye", show=self._meant)
        if self.thoughts:
            yield Chapter(id="thoughts", title=text("What you thought, turn by turn"), icon="quote", show=self._thoughts)
        if found.beside or found.happened:
            yield Chapter(id="real", title=text("What really happened"), icon="history", show=self._real)
        if recorded(self.host.match.scenario):
            yield Chapter(id="likely", title=text("How likely it was"), icon="scale", show=self._likely)
        if found.supposed:
            yield Chapter(id="supposed", title=text("What was taken for granted"), icon="sliders-horizontal", show=self._supposed)
        if found.questions:
            yield Chapter(id="questions", title=text("To think about"), icon="message-circle", show=self._questions)
        yield Chapter(id="record", title=text("The record"), icon="save", show=self._record)

    def _close(self, kit: Kit) -> Node:
        del kit
        found, text = self.found, self.words.text
        told = Card(
            Column(
                [
                    Text(found.title, "title", role="heading"),
                    *(Text(part) for part in _paragraphs(found.text)),
                    signed("history", text("It is also how it really ended.")) if found.history else None,
                ],
                gap=12,
            ),
            padding=20,
        )
        ladders = self.course.ladders()
        return Split(told, ladders[0], share=0.37, least=360, gap=14) if ladders else Narrow(told, 700)

    def _agreed(self, kit: Kit) -> Node:
        del kit
        cards = [
            Card(
                Column([Text(item.sentence, weight="medium"), *items(item.clauses)], gap=8),
                title=item.table,
                icon="handshake",
                padding=18,
            )
            for item in self.found.agreed
        ]
        return Masonry(cards, least=400)

    def _purposes(self, kit: Kit) -> Node:
        del kit
        return Masonry([self._result(result) for result in self.found.results], least=400)

    def _result(self, result: SeatResult) -> Node:
        text = self.words.text
        rows: list[Node] = []
        outcomes = result.result.outcomes
        for place, said in enumerate(result.deals):
            icon, colour = _kept(outcomes[place]) if place < len(outcomes) else ("minus", "muted")
            rows.append(signed(icon, said, sign=colour))
        for said, served in zip(result.interests, result.result.served, strict=True):
            gain = served.after - served.before
            icon, colour = ("arrow-up", "good") if gain > 0 else ("arrow-down", "bad") if gain < 0 else ("minus", "muted")
            bar = Bar(served.after / 100, colour="accent" if gain >= 0 else "outline", marks=(served.before / 100,))
            rows.append(beside(Sign(icon, colour=colour, style="small"), [Text(said, "small"), bar]))
        title = text("What has become of your purposes, {seat}", seat=result.name) if result.mine else result.name
        edge = "accent" if result.mine else "line"
        return Card(Column(rows, gap=12), title=title, icon="user" if result.mine else "globe", padding=18, edge=edge)

    def _course(self, kit: Kit) -> Node:
        del kit
        said = self.words.text("As it really was, turn by turn, what was hidden while you played as well.")
        return Column([Text(said, "small", colour="muted"), *self.course.ladders(), *self.course.measures()], gap=12)

    def _cost(self, kit: Kit) -> Node:
        del kit
        rows: list[Node | None] = [self._count(count) for count in self.found.counts]
        words = [Text(part) for part in _paragraphs(self.found.human_cost)]
        chart = self.course.people()
        left = Card(Column([*rows, *words], gap=14), padding=18)
        return Split(left, Card(chart, padding=18), gap=14, share=0.46) if chart is not None else Narrow(left, 700)

    def _count(self, count: Count) -> Node:
        return beside(Sign("heart-pulse", colour="grave"), [Text(count.sentence, weight="medium")], gap=10)

    def _thoughts(self, kit: Kit) -> Node:
        del kit
        names = self.host.match.scenario
        cards = [
            Card(
                Column([signed("quote", line, "body", sign="muted") for line in said], gap=10),
                title=names.name_of(seat),
                padding=18,
            )
            for seat, said in self.thoughts
        ]
        return Masonry(cards, least=400)

    def _meant(self, kit: Kit) -> Node:
        del kit
        text = self.words.text
        return Masonry(
            [
                Card(
                    Column(
                        [
                            signed("quote", text("Meant: {text}", text=meaning.intent)) if meaning.intent else None,
                            *self._read(meaning.readings),
                            *(
                                Column([signed("triangle-alert", mishap.text, sign="grave"), *self._read(mishap.readings)], gap=8)
                                for mishap in meaning.mishaps
                            ),
                        ],
                        gap=8,
                    ),
                    title=meaning.title,
                    padding=18,
                )
                for meaning in self.meant
            ],
            least=400,
        )

    def _read(self, readings: Sequence[Account]) -> Iterator[Node]:
        for item in readings:
            yield signed("eye", self.words.text("{actor}: {text}", actor=item.name, text=item.text), sign="muted")

    def _real(self, kit: Kit) -> Node:
        del kit
        parts = [*_paragraphs(self.found.beside), *_paragraphs(self.found.happened)]
        told = Card(Column([Text(part) for part in parts], gap=12), padding=20)
        if not self.found.references:
            return Narrow(told, 700)
        links = Column(sources(self.desktop, self.found.references, "source"), gap=6)
        return Split(
            told, Card(links, title=self.words.text("Sources"), icon="library", padding=18), share=0.6, least=320, gap=14
        )

    @cached_property
    def hindcast(self) -> Hindcast | None:
        """What comes of the historical orders; played when it is first looked at."""
        return hindcast(self.host.match.scenario, self.words)

    def _likely(self, kit: Kit) -> Node:
        del kit
        found = self.hindcast
        if found is None:
            return Column([])
        rows: list[Node] = [Text(found.asked)]
        for item in found.endings:
            sign = Sign("history" if item.history else "circle", colour="accent" if item.history else "muted")
            bar = Bar(item.share, colour="accent" if item.history else "outline")
            rows.append(beside(sign, [Text(item.sentence, weight="medium" if item.history else "regular"), bar]))
        return Masonry([Card(Column(rows, gap=14), padding=20)], least=400)

    def _supposed(self, kit: Kit) -> Node:
        del kit
        cards = [
            Card(
                Column(
                    [
                        Text(taken.why, "small", colour="muted") if taken.why else None,
                        signed("circle-dot", taken.answer, "body"),
                        signed("circle", taken.others, colour="muted", sign="muted"),
                    ],
                    gap=10,
                ),
                title=taken.question,
                padding=18,
            )
            for taken in self.found.supposed
        ]
        return Masonry(cards, least=400)

    def _questions(self, kit: Kit) -> Node:
        del kit
        return Masonry(
            [Card(Column(items(asked.questions), gap=8), title=asked.title, padding=18) for asked in self.found.questions],
            least=400,
        )

    def _record(self, kit: Kit) -> Node:
        del kit
        text, path = self.words.text, self.host.path
        seed = self.host.match.journal.opened.seed
        rows: list[Node] = []
        if path is None:
            rows.append(signed("save", text("This match is not kept in a file."), "body"))
        else:
            command = text("{program} replay {path} --reveal", program=program(), path=shlex.quote(str(path)))
            rows += [
                signed("save", text("The record of this game: {path}", path=path), "body"),
                signed("eye", text("All that was hidden, the others' reasons too, turn by turn:"), "body"),
                Card(Text(command), fill="background", padding=12),
            ]
        same = text("Seed {seed}: whoever plays the same scenario with it, and orders the same, plays the same match.", seed=seed)
        rows.append(signed("rotate-ccw", same, colour="muted", sign="muted"))
        return Masonry([Card(Column(rows, gap=12), padding=20)], least=400)


def _kept(outcome: Outcome) -> tuple[str, str]:
    """Return the sign of an agreement: good or bad only where it is so against both limits."""
    above = {outcome.value >= limit for limit in (outcome.at_opening, outcome.at_signature)}
    return "handshake", "muted" if len(above) > 1 else "good" if above == {True} else "bad"


def program() -> str:
    """Return how this program is called from where it was started."""
    return "python main.py" if Path(sys.argv[0]).name == "main.py" else "backchannel"


def _paragraphs(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]
