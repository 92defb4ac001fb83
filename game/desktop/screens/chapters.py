"""Something to be read step by step: the steps at the left where there is room, one of them on the page, the ways on below it.

Used for the news and for the verdict. Knows nothing of either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Button, Column, Flow, Icon, Kit, Node, Pane, Panes, Pressable, Row, Scroll, Text, Transition
from game.desktop.screen import Screen

if TYPE_CHECKING:
    from game.desktop.kit.node import Press
    from game.words import Words

LIST = 216
"""How wide the list of steps is, at the base size of text."""

PAGE = 520
"""How narrow the page beside it may be; below that the list is left out."""


def narrow(kit: Kit) -> bool:
    """Tell whether there is no room for the list beside the page."""
    return kit.theme.window[0] < kit.em(LIST) + kit.em(PAGE) + kit.px(60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One step."""

    id: str
    """Its name."""
    title: str
    """Its heading."""
    icon: str
    """Its sign."""
    show: Callable[[Kit], Node]
    """What stands on its page."""
    count: int = 0
    """How many things it holds; 0 is not told."""


class Chapters:
    """Where one is in reading; lives as long as its screen."""

    def __init__(self, screen: Screen, words: Words) -> None:
        """Begin at the first step."""
        self.screen = screen
        self.words = words
        self.at = ""

    def build(  # noqa: PLR0913  a way has that many sides
        self,
        kit: Kit,
        chapters: Sequence[Chapter],
        *,
        note: str,
        last: Way,
        aside: Sequence[Node] = (),
        short: Sequence[Node] | None = None,
    ) -> Node:
        """Return the list, the page and what is below them.

        Args:
            kit: What it is built with.
            chapters: The steps.
            note: What all of them are about.
            last: Where the last step leads on.
            aside: What stands below, apart from the ways on.
            short: The same without words, for where these would make the foot wider than the window.
        """
        names = [chapter.id for chapter in chapters]
        number = names.index(self.at) if self.at in names else 0
        wide = not narrow(kit)
        panes = [
            Pane(
                key="page",
                title="",
                node=self._page(kit, chapters[number], note, wide=wide),
                least=PAGE if wide else 200,
                bare=True,
            )
        ]
        if wide:
            panes.insert(0, Pane(key="list", title="", node=self._list(chapters, number), least=LIST, share=0, bare=True))
        shown = Panes(panes, key="chapters", choose=self.screen.choose_pane, gap=18)
        foot = self._foot(chapters, number, last, aside)
        if short is not None and foot.widths(kit)[1] > kit.theme.window[0] - kit.px(32):
            foot = self._foot(chapters, number, last, short)
        return Column([shown, foot], gap=10)

    def turn_to(self, chapter: str) -> Transition | None:
        """Read a step."""
        self.at = chapter
        return None

    def _list(self, chapters: Sequence[Chapter], number: int) -> Node:
        return Scroll(Column([self._entry(chapter, place, number) for place, chapter in enumerate(chapters)], gap=4), key="list")

    def _entry(self, chapter: Chapter, place: int, number: int) -> Node:
        here, read = place == number, place < number
        colour = "text" if here else "muted"
        label = chapter.title
        count = Text(self.words.number(chapter.count), "small", colour="muted", role="") if chapter.count else None
        sign = Icon(chapter.icon, colour="accent" if here or read else "muted", style="small")
        words = Text(label, "small", colour=colour, weight="bold" if here else "medium", role="", grow=1)
        return Pressable(
            Row([sign, words, count], gap=9),
            partial(self.turn_to, chapter.id),
            key=f"chapter.{chapter.id}",
            label=label,
            kind="quiet",
            chosen=here,
            padding=(10, 7),
        )

    def _page(self, kit: Kit, chapter: Chapter, note: str, *, wide: bool) -> Node:
        title = Column(
            [
                Text(chapter.title, "title" if wide else "head", role="heading"),
                Text(note, "small", colour="muted") if note and wide else None,
            ],
            gap=0,
            grow=1,
        )
        sign = Icon(chapter.icon, colour="accent", style="title" if wide else "head", size=1.1)
        return Column(
            [Row([sign, title], gap=12), Scroll(chapter.show(kit), key=f"page.{chapter.id}", label=chapter.title)], gap=12
        )

    def _foot(self, chapters: Sequence[Chapter], number: int, last: Way, aside: Sequence[Node]) -> Node:
        text = self.words.text
        before = partial(self.turn_to, chapters[number - 1].id) if number else None
        after = partial(self.turn_to, chapters[number + 1].id) if number + 1 < len(chapters) else None
        back = text("Back")
        nowhere = "" if before is not None else text("This is the first step.")
        ways: list[Node] = [
            Text(text("Step {step} of {steps}", step=number + 1, steps=len(chapters)), "small", colour="muted"),
            _Way(back, before or _stay, key="before", icon="arrow-left", missing=nowhere, before=before, after=after),
        ]
        if after is not None:
            ways.append(_Way(text("Next"), after, key="next", icon="arrow-right", kind="primary", before=before, after=after))
        else:
            ways.append(_Way(last.label, last.press, key="next", icon=last.icon, kind="primary", before=before, after=None))
        return Row([Flow(aside, gap=6, grow=1), Row(ways, gap=10)], gap=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where the last step leads on."""

    label: str
    """Its words."""
    icon: str
    """Its sign."""
    press: Press
    """What pressing it does."""


class _Way(Button):
    """Back or Next: while the keyboard is on either, the arrow keys to the left and right turn the page as well."""

    def __init__(  # noqa: PLR0913  a button has that many sides
        self,
        label: str,
        press: Press,
        *,
        key: str,
        icon: str,
        before: Press | None,
        after: Press | None,
        kind: str = "plain",
        missing: str = "",
    ) -> None:
        super().__init__(label, press, key=key, icon=icon, kind=kind, missing=missing)
        self.before = before
        self.after = after

    def arrow(self, across: int, down: int) -> tuple[bool, Transition | None]:
        way = self.before if across < 0 else self.after
        if down or way is None:
            return False, None
        return True, way()


def _stay() -> None:
    """Stay where one is."""
