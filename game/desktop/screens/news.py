"""The news of the turn, step by step: in short, then what was done and happened, then the numbers and what one's people say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.briefing.advice import advice
from game.briefing.news import LARGEST
from game.core.indicator import capital_of
from game.desktop.kit import Button, Card, Column, Flow, Icon, Kit, Link, Node, Prose, Row, Span, Text, Transition
from game.desktop.screens.chapters import Chapter, Chapters, Way
from game.desktop.screens.items import ICONS, item_nodes, name_of, sentence
from game.desktop.screens.masonry import Masonry
from game.desktop.screens.moves import tiles
from game.desktop.screens.narrow import Narrow
from game.desktop.screens.place import Place
from game.desktop.screens.signs import Sign, beside, signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.briefing.items import Item, Section
    from game.desktop.chair import Chair
    from game.desktop.kit.node import Press

SIGNS = {
    "signed": "handshake",
    "approved": "gavel",
    "refused": "gavel",
    "in_force": "handshake",
    "voided": "circle-x",
    "suspended": "pause",
    "resumed": "play",
    "walked_out": "log-out",
    "came_back": "door-open",
}
"""Icons of what was decided at a table, by the key of its entry: neutral, as it may be good news or bad."""

_NUMBERS = ("undisclosed", "drift", "capital")
"""Sections that tell of nothing but numbers: they are read in one step."""


class News(Place):
    """What the last turn brought."""

    name = "news"
    place = "news"
    first = "next"

    def __init__(self, chair: Chair, then: Press | None = None) -> None:
        """Show one seat's news; `then` is where they lead when the match is over, the board where it is None."""
        super().__init__(chair)
        self.then = then
        self.reading = Chapters(self, self.words)

    # -- the way ------------------------------------------------------------------------------------------------------

    def body(self, kit: Kit) -> Node:
        """Return what stands below the head."""
        text, news = self.words.text, self.chair.news
        if not news.turn:
            return self._none()
        note = text("News of turn {turn}, {when}", turn=news.turn, when=news.when)
        last, skip = Way(label=text("To the board"), icon="map", press=self._on), text("Skip to the board")
        if self.then is not None:
            last, skip = Way(label=text("To the verdict"), icon="scale", press=self.then), text("Skip to the verdict")
        chapters = list(self._chapters())
        if self.reading.at == chapters[-1].id:  # there the way on is the same
            return self.reading.build(kit, chapters, note=note, last=last)
        aside, short = ([Button(skip, last.press, key="skip", icon=last.icon, kind="quiet", bare=bare)] for bare in (False, True))
        return self.reading.build(kit, chapters, note=note, last=last, aside=aside, short=short)

    def buttons(self, kit: Kit) -> Sequence[Node]:
        """Return the buttons of the head. Where the match is over there is one way on, and no other place leads back to it."""
        found = super().buttons(kit)
        return found if self.then is None else found[-1:]

    def back(self) -> Transition | None:
        """Go to the board; where the match is over, to the menu."""
        return super().back() if self.then is None else self.menu()

    def _on(self) -> Transition | None:
        return self.to("board")

    def _none(self) -> Node:
        text = self.words.text
        rows = [
            Row([Icon("newspaper", colour="accent", style="title"), Text(text("News"), "title", role="heading", grow=1)], gap=12),
            Text(text("No turn has been played yet, so there is no news.")),
            Flow([Button(text("To the board"), self._on, key="next", icon="map", kind="primary")]),
        ]
        return Narrow(Card(Column(rows, gap=16), padding=24), 560, middle=True)

    # -- the steps ----------------------------------------------------------------------------------------------------

    def _chapters(self) -> Iterator[Chapter]:
        text, sections = self.words.text, self.chair.news.sections
        yield Chapter(id="short", title=text("In short"), icon="newspaper", show=self._short)
        for section in sections:
            if section.id not in _NUMBERS:
                yield Chapter(
                    id=section.id,
                    title=section.title,
                    icon=ICONS.get(section.id, "newspaper"),
                    show=partial(self._section, section),
                    count=len(section.items),
                )
        if self.chair.news.moved or any(section.id in _NUMBERS for section in sections):
            yield Chapter(id="numbers", title=text("The numbers"), icon="activity", show=self._numbers)
        if not self.chair.over and self.chair.advice:
            yield Chapter(id="advice", title=text("Your advisers"), icon="messages-square", show=self._advice)

    def _section(self, section: Section, kit: Kit) -> Node:
        del kit
        cards = [Card(Column(item_nodes(self, item), gap=8), padding=16) for item in section.items]
        return Masonry(cards, least=390)

    # -- in short -----------------------------------------------------------------------------------------------------

    def _short(self, kit: Kit) -> Node:
        del kit
        text, news = self.words.text, self.chair.news
        if not news.sections and not news.summary:
            return Text(text("Nothing happened that you would know of."))
        said = [*self._decided(), *self._happened("events"), *self._rungs()]
        done = list(self._happened("own", "others"))
        purse = capital_of(self.chair.seat)
        plain = [item for item in news.moved if not item.human_cost and item.indicator != purse]
        largest = sorted(plain, key=lambda item: -abs(item.after - item.before))[:LARGEST]
        harmed = [item for item in news.moved if item.human_cost]
        return Column(
            [
                Card(Column(said, gap=10), padding=18) if said else None,
                *tiles(self, text("Human cost"), harmed, history=True),
                Card(Column(done, gap=10), padding=18) if done else None,
                *tiles(self, text("Largest changes"), largest, history=True),
            ],
            gap=12,
        )

    def _decided(self) -> Iterator[Node]:
        """Yield what was decided at the tables, and what was asked for instead of one's own offers."""
        news = self.chair.news
        for notice in news.notices:
            text = Text(sentence(notice.sentence, self.words), weight="bold" if notice.key in SIGNS else "")
            yield beside(Sign(SIGNS.get(notice.key, ICONS["tables"]), colour="accent"), [text], gap=12)
        for answer in news.answers:
            yield signed(ICONS["tables"], answer, "body", gap=12)

    def _happened(self, *kinds: str) -> Iterator[Node]:
        """Yield what happened or was done by its headlines, the weightiest first; each leads to the whole of it."""
        for item in self.chair.news.headlines:
            if item.kind not in kinds:
                continue
            wrong = item.cause.kind == "risk"
            sign = Sign("triangle-alert" if wrong else ICONS[item.kind], colour="focus" if wrong else "accent")
            link = Link(key=f"short.{name_of(item)}", press=partial(self._turn_to, item.kind))
            yield beside(sign, [Prose([Span(text=item.headline, link=link)])], gap=12)

    def _turn_to(self, chapter: str) -> Transition | None:
        self.state.focus = self.first
        return self.reading.turn_to(chapter)

    def _rungs(self) -> Iterator[Node]:
        """Yield what ladders did, with what the rung they stand on now looks like."""
        entries = [entry for entry in self.chair.view.news if entry.key in {"rung_up", "rung_down"}]
        gauges = {gauge.id: gauge for gauge in self.chair.situation.gauges()}
        for line, entry in zip(self.chair.news.rungs, entries, strict=False):
            icon, colour = ("trending-up", "bad") if entry.key == "rung_up" else ("trending-down", "good")
            gauge = gauges.get(entry.subject)
            looks = gauge.standing.text if gauge is not None and gauge.standing is not None else ""
            more = Text(self.words.text("This rung: {text}", text=looks), "small", colour="muted") if looks else None
            yield beside(Sign(icon, colour=colour), [Text(sentence(line, self.words)), more], gap=12)

    # -- numbers ------------------------------------------------------------------------------------------------------

    def _numbers(self, kit: Kit) -> Node:
        del kit
        cards: list[Node] = []
        for section in self.chair.news.sections:
            if section.id in _NUMBERS:
                rows = [row for item in section.items for row in self._unannounced(item)]
                cards.append(Card(Column(rows, gap=8), title=section.title, icon=ICONS[section.id], padding=16))
        return Column([*tiles(self, self.words.text("What has changed in all"), self.chair.news.moved), *cards], gap=12)

    def _unannounced(self, item: Item) -> list[Node]:
        """Return changes that no headline announces: what moved by itself, what capital was spent on, what is not disclosed."""
        if item.kind != "capital":
            return item_nodes(self, item)
        words = self.words
        signs = {True: "arrow-up", False: "arrow-down"}
        return [
            signed(signs[change.amount > 0], self._paid(item, words.signed(change.amount)), sign="muted")
            for change in item.changes
        ]

    def _paid(self, item: Item, amount: str) -> str:
        return sentence(self.words.text("{amount}: {cause}", amount=amount, cause=item.headline), self.words)

    # -- advisers -----------------------------------------------------------------------------------------------------

    def _advice(self, kit: Kit) -> Node:
        del kit
        views = self.chair.views
        before = {(item.adviser, item.text) for item in advice(views[-2])} if len(views) > 1 else set()
        fresh = [item for item in self.chair.advice if (item.adviser, item.text) not in before]
        stale = [item for item in self.chair.advice if item not in fresh]
        rows: list[Node | None] = [Masonry([self._voice(item.name, item.text) for item in fresh], least=390) if fresh else None]
        if stale:
            again = self.words.text("The others say what they said before:")
            if not fresh:
                again = self.words.text("They say what they said before:")
            rows.append(Text(again, "small", colour="muted"))
            rows.append(Masonry([self._voice(item.name, item.text, old=True) for item in stale], least=390))
        return Column(rows, gap=12)

    def _voice(self, name: str, text: str, *, old: bool = False) -> Node:
        colour = "muted" if old else "text"
        head = Text(name, "strong", colour=colour, role="heading")
        said = Text(self.words.text("“{text}”", text=text), "small" if old else "body", colour=colour)
        return Card(beside(Sign("quote", colour="muted" if old else "accent"), [head, said], gap=10), padding=16)
