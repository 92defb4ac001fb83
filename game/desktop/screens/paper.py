"""A paper to read: its headings, its text with words that can be pressed, and beside it what it explains and where it comes from.

Wide windows show all of it, with a list of contents; where room is short, one page at a time. Knows no match.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Button, Card, Column, Link, Node, Prose, Row, Scroll, Span, Text, Transition
from game.desktop.screens import parts
from game.desktop.screens.glossary import spans
from game.desktop.screens.narrow import Narrow
from game.desktop.screens.signs import Sign

if TYPE_CHECKING:
    from game.briefing.dossier import Page, Paper
    from game.desktop.kit import Kit
    from game.desktop.screen import Desktop
    from game.words import Words

ICONS = {
    "notice": "info",
    "summary": "globe",
    "briefing": "newspaper",
    "role": "user",
    "goals": "target",
    "limits": "shield-alert",
    "divisions": "users",
    "others": "eye",
    "interests": "activity",
    "batna": "door-open",
    "first_steps": "flag",
}
"""Signs of pages, by id."""

LINE = 610
"""How wide a line of text may be, at the base size: about seventy-five letters."""

THREE, TWO = 1040, 640
"""From which width on, at the base size of text, contents, text and margin stand beside each other; or contents and text."""


class Reading:
    """A paper as it is being read: which page is shown, where it is scrolled."""

    def __init__(self, desktop: Desktop, words: Words, paper: Paper, follow: Callable[[str], Transition], key: str) -> None:
        """Open a paper; `follow` is what pressing a term does, `key` begins the keys of what is on it."""
        self.desktop = desktop
        self.words = words
        self.paper = paper
        self.follow = follow
        self.key = key
        self.at = 0
        self._headings: dict[str, Node] = {}
        self._scroll: Scroll | None = None
        self._page_scroll: Scroll | None = None
        self._scrolls: dict[str, int] = {}

    def node(self, kit: Kit, before: Node) -> Node:
        """Return the paper; `before` is what stands above it."""
        self._scrolls = kit.state.scrolls
        wide = kit.theme.window[0]
        if wide < kit.em(TWO):
            return self._paged(before)
        self._page_scroll = None
        aside = [page for page in self.paper.pages if page.id == "first_steps"] if wide >= kit.em(THREE) else []
        pages = [page for page in self.paper.pages if page not in aside]
        margin = self._margin(aside)
        inside: list[Node] = [Text(self.paper.title, "title", role="heading")]
        inside += [self._page(page) for page in pages]
        if wide < kit.em(THREE):
            inside += margin
        self._scroll = Scroll(_Measure(Column(inside, gap=22)), key=self.key, label=self.paper.title)
        text = Card(self._scroll, padding=20)
        found: list[tuple[Node, float]] = [(self._contents(pages), 216), (text, 0)]
        if wide >= kit.em(THREE) and margin:
            found.append(
                (Scroll(Column(margin, gap=10), key=f"{self.key}.margin", label=self.words.text("Beside the text")), 290)
            )
        return Column([before, Columns(found)], gap=10)

    # -- parts --------------------------------------------------------------------------------------------------------

    def _contents(self, pages: Sequence[Page]) -> Node:
        title = self.words.text("Contents")
        buttons = [
            Button(
                page.title,
                partial(self._jump, page.id),
                key=f"{self.key}.to.{page.id}",
                icon=ICONS.get(page.id, ""),
                kind="quiet",
                align="start",
            )
            for page in pages
        ]
        return Card(Scroll(Column(buttons, gap=2), key=f"{self.key}.contents", label=title), padding=8)

    def _jump(self, page: str) -> None:
        """Scroll to a heading."""
        scroll, heading = self._scroll, self._headings.get(page)
        if scroll is not None and heading is not None:
            self._scrolls[self.key] = max(0, heading.rect.top - scroll.node.rect.top)

    def _page(self, page: Page, tools: Sequence[Node] = ()) -> Node:
        title = Text(page.title, "head", role="heading", grow=1)
        sign = ICONS.get(page.id)
        heading = Row([Sign(sign, colour="accent", style="head") if sign else None, title, *tools], gap=10)
        self._headings[page.id] = heading
        return Column([heading, *self._prose(page)], gap=8)

    def _prose(self, page: Page) -> list[Node]:
        bullet = "•" if page.listed else ""
        return [
            Prose(spans(item, self.follow, f"{self.key}.{page.id}.{place}"), bullet=bullet)
            for place, item in enumerate(page.prose)
        ]

    def _margin(self, aside: Sequence[Page]) -> list[Node]:
        """Return what stands beside the text: pages set apart, words it explains, where it comes from."""
        text = self.words.text
        found: list[Node] = [Card(self._page(page), edge="accent") for page in aside]
        if self.paper.terms:
            words = [
                Prose([Span(text=term.name, link=Link(key=f"{self.key}.term.{term.id}", press=partial(self.follow, term.id)))])
                for term in self.paper.terms
            ]
            found.append(Card(Column(words, gap=2), title=text("Words you can look up"), icon="search"))
        if self.paper.references:
            sources = parts.sources(self.desktop, self.paper.references, f"{self.key}.source")
            found.append(Card(Column(sources, gap=5), title=text("Sources"), icon="library"))
        return found

    # -- one page at a time -------------------------------------------------------------------------------------------

    def following(self, kit: Kit) -> str:
        """Return the title of the next page, where one page is shown at a time and there is another; else nothing."""
        paged = kit.theme.window[0] < kit.em(TWO)
        return self.paper.pages[self.at + 1].title if paged and self.at + 1 < len(self.paper.pages) else ""

    def more(self) -> bool:
        """Tell whether the page that is shown goes on below what is seen of it."""
        return self._page_scroll is not None and self._page_scroll.offset < self._page_scroll.most

    def turn(self) -> None:
        """Read on: down the page as far as it goes, then the next page."""
        shown = self._page_scroll
        if shown is not None and self.more():
            self._scrolls[shown.key] = min(shown.most, shown.offset + shown.rect.height * 9 // 10)
            return
        self._show(self.at + 1)

    def _paged(self, before: Node) -> Node:
        words, pages = self.words, self.paper.pages
        self.at = min(self.at, len(pages) - 1)
        page = pages[self.at]
        count = words.text("{place} of {count}", place=self.at + 1, count=len(pages))
        turn = [self._turn(-1), Text(count, "small", colour="muted"), self._turn(1)]
        last = self.at == len(pages) - 1
        following: Node | None = None
        if not last:
            label = words.text("Next: {title}", title=pages[self.at + 1].title)
            following = Button(label, partial(self._show, self.at + 1), key=f"{self.key}.next", icon="arrow-right")
        inside: list[Node | None] = [before, self._page(page, turn), following]
        if last:
            inside += self._margin([])
        self._page_scroll = Scroll(Column(inside, gap=14), key=f"{self.key}.{page.id}", label=self.paper.title)
        return Card(self._page_scroll)

    def _turn(self, step: int) -> Button:
        text, target = self.words.text, self.at + step
        there = 0 <= target < len(self.paper.pages)
        return Button(
            text("The page before") if step < 0 else text("The next page"),
            partial(self._show, target),
            key=f"{self.key}.turn.{step}",
            icon="chevron-left" if step < 0 else "chevron-right",
            bare=True,
            missing="" if there else text("There is no other page on this side."),
        )

    def _show(self, place: int) -> None:
        self.at = place


class _Measure(Narrow):
    """A column no wider than lines can be read."""

    def __init__(self, node: Node) -> None:
        super().__init__(node, LINE)


class Columns(Row):
    """Regions beside each other as high as there is room; each as wide as is said, or, where that is 0, all that is left."""

    def __init__(self, parts_: Sequence[tuple[Node, float]]) -> None:
        """Hold nodes and their widths at the base size of text."""
        super().__init__([node for node, _ in parts_], gap=10, align="fill", grow=1)
        self.wide = [wide for _, wide in parts_]

    def _shares(self, kit: Kit, width: int) -> list[int] | None:
        left = width - self._gaps(kit) - sum(kit.em(wide) for wide in self.wide if wide)
        open_ = self.wide.count(0)
        return [kit.em(wide) if wide else left // open_ for wide in self.wide]

    def _height(self, kit: Kit, width: int) -> int:
        del width
        return kit.em(180)
