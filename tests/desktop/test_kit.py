"""The kit: where lines break, where links lie, how a field is edited, what scrolls, what the arrows choose."""

from __future__ import annotations

from itertools import pairwise

import pygame
import pytest

from game.desktop.kit import Choices, Column, Field, Kit, Link, Option, Prose, Scroll, Space, Span, Text
from game.desktop.kit.controls import TARGET
from game.desktop.kit.texts import Spot
from tests.desktop.stage import Pressed, kit_of, paragraph, placed


@pytest.fixture
def kit() -> Kit:
    """What nodes are measured with."""
    return kit_of()


# -- text -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 90, 200, 2000])
def test_lines_are_no_wider_than_there_is_room(kit: Kit, width: int) -> None:
    """Text breaks between words, a word that is too long between letters, and where its author broke it; no letter is lost."""
    words = "A settlement that\nholds, or Verfassungsgerichtsentscheidung and nothing else"
    text = Text(words)
    lines = text.lines(kit, width)
    assert all(kit.width(line, "body") <= width for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "").replace("\n", "")
    assert text.height(kit, width) == len(lines) * kit.leading("body")
    if width == 2000:
        assert lines == tuple(words.split("\n"))


def links_of(prose: Prose) -> list[Spot]:
    """Return the links in a paragraph."""
    return [node for node in prose.nodes if isinstance(node, Spot)]


@pytest.mark.parametrize("width", [90, 160, 600])
def test_links_lie_on_their_words(kit: Kit, width: int) -> None:
    """A link can be pressed on all its words, over as many lines as they take, within the paragraph, and nowhere twice."""
    followed: list[str] = []
    spans = [
        Span(text="What is "),
        Span(text="agreed in public", link=Link(key="public", press=lambda: followed.append("public"))),
        Span(text=" counts as far as it is "),
        Span(text="believed", link=Link(key="believed", press=lambda: followed.append("believed"), hint="see trust")),
        Span(text="."),
    ]
    prose = Prose(spans, bullet="•")
    placed(prose, kit, width, prose.height(kit, width))
    first, second = links_of(prose)
    assert prose.label == "What is agreed in public counts as far as it is believed."
    assert (len(first.spots()) > 1) == (width < 600)
    parts = [*first.spots(), *second.spots()]
    assert all(prose.rect.contains(part) and part.height >= 24 for part in parts)
    assert all(not one.colliderect(other) for one, other in pairwise(parts))
    second.press()
    assert (followed, second.hint) == (["believed"], "see trust")


# -- fields -----------------------------------------------------------------------------------------------------------


class Held:
    """A field and the text that is in it."""

    def __init__(self, kit: Kit, text: str, caret: int, width: int = 400) -> None:
        self.kit = kit
        self.text = text
        self.width = width
        kit.state.carets["field"] = caret

    def field(self) -> Field:
        """Return the field as a screen would build it now."""
        found = Field(self.text, lambda text: setattr(self, "text", text), key="field", label="A field")
        placed(found, self.kit, self.width, found.height(self.kit, self.width))
        return found

    @property
    def marked(self) -> str:
        """The text with the caret in it."""
        at = self.field().caret(self.kit)
        return f"{self.text[:at]}|{self.text[at:]}"


@pytest.mark.parametrize(
    ("code", "after"),
    [
        (pygame.K_BACKSPACE, "t|k"),
        (pygame.K_DELETE, "ta|"),
        (pygame.K_LEFT, "t|ak"),
        (pygame.K_RIGHT, "tak|"),
        (pygame.K_HOME, "|tak"),
        (pygame.K_END, "tak|"),
    ],
)
def test_a_field_is_edited_at_its_caret(kit: Kit, code: int, after: str) -> None:
    """Keys take away the letter before or behind the caret, or move it; at the ends of the text they do no harm."""
    held = Held(kit, "tak", 2)
    assert held.field().edit(kit, code)
    assert held.marked == after
    for at, text in ((0, ""), (0, "a"), (1, "a")):
        edge = Held(kit, text, at)
        edge.field().edit(kit, code)
        assert 0 <= edge.field().caret(kit) <= len(edge.text)
    assert not held.field().edit(kit, pygame.K_TAB)


def test_what_is_typed_stands_at_the_caret(kit: Kit) -> None:
    """What is typed goes in where the caret is and moves it on; what cannot be printed, or is too much, is left out."""
    held = Held(kit, "tk", 1)
    held.field().type(kit, "a\n\x00l")
    assert held.marked == "tal|k"
    held.field().type(kit, "x" * 1000)
    assert len(held.text) == Field.MOST
    assert held.text.endswith("k")


@pytest.mark.parametrize(
    "text",
    ["peace in our time and the next", "Verfassungsgerichtsentscheidung is a word to be broken", "two  spaces, twice  over "],
)
def test_the_caret_stands_before_its_letter(kit: Kit, text: str) -> None:
    """Wherever lines break, the caret goes on from letter to letter, never back, and every line but the first begins anew."""
    held = Held(kit, text, 0, width=140)
    seen = []
    for at in range(len(text) + 1):
        kit.state.carets["field"] = at
        across, line = held.field()._caret(kit)
        seen.append((line, across))
    assert seen[0] == (0, 0)
    assert seen == sorted(seen)
    lines = held.field()._lines(kit, 140)
    assert len(lines) > 1
    assert seen[-1][0] == len(lines) - 1
    begin = 0
    for number, line in enumerate(lines):
        begin = text.index(line, begin)
        if text[begin - 1 : begin] == " ":  # the caret behind a space stands before the next word
            assert seen[begin] == (number, 0)
        begin += len(line)
    ends = dict(seen)  # the last of each line
    assert [ends[number] for number in range(len(lines) - 1)] == [kit.width(line, "body") for line in lines[:-1]]


# -- regions that scroll ----------------------------------------------------------------------------------------------


def region(kit: Kit, high: int = 200) -> Scroll:
    """Return a region with eighty lines in it, so high."""
    found = Scroll(Column([paragraph(80), Space(4)]), key="region")
    found.place(kit, pygame.Rect(0, 0, 300, high))
    return found


def test_a_region_scrolls_no_further_than_it_has_to(kit: Kit) -> None:
    """A region stops at its beginning and at its end, tells whether it moved, and what is in it moves along."""
    found = region(kit)
    text = found.node.nodes[0]
    assert not found.scroll(kit, -10)
    assert found.scroll(kit, 100)
    assert text.rect.top == -100
    assert found.scroll(kit, 1 << 20)
    assert found.offset == found.most == kit.state.scrolls["region"]
    assert found.node.rect.bottom == found.rect.bottom
    assert not found.scroll(kit, 1)
    assert region(kit).offset == found.offset


def test_a_region_that_shows_all_is_no_stop(kit: Kit) -> None:
    """The keyboard stops at a region only while there is something to scroll, and then it has a bar."""
    tall = region(kit)
    assert tall.focusable
    assert tall.rect.contains(tall.thumb(kit))
    short = region(kit, 5000)
    assert not short.focusable
    assert not short.thumb(kit)
    assert not short.track(kit)


def test_what_is_revealed_is_in_sight(kit: Kit) -> None:
    """A region scrolls as little as shows a rectangle; of one that is higher than itself it shows the beginning."""
    found = region(kit)
    far = pygame.Rect(0, 900, 100, 30)
    assert found.reveal(kit, far)
    assert far.move(0, -found.offset).bottom <= found.rect.bottom
    assert not found.reveal(kit, far.move(0, -found.offset))
    huge = pygame.Rect(0, 1000 - found.offset, 100, 600)
    assert found.reveal(kit, huge)
    assert 0 <= 1000 - found.offset <= 30


# -- choices ----------------------------------------------------------------------------------------------------------


def test_arrows_choose_among_what_can_be_chosen(kit: Kit) -> None:
    """Within a choice the arrows go to the next option; across they stay in it, and what leads on is down and up."""
    chosen: list[str] = []
    options = [Option(id="a", label="A"), Option(id="c", label="C")]
    row = Choices(options, "a", chosen.append, key="row", label="Which")
    assert row.arrow(1, 0) == (True, None)
    assert chosen == ["c"]
    assert row.arrow(-1, 0) == (True, None)  # there is none before the first
    assert row.arrow(0, 1) == (False, None)
    assert chosen == ["c"]
    stack = Choices(options, "c", chosen.append, key="stack", label="Which", stacked=True)
    assert stack.arrow(0, -1) == (True, None)
    assert chosen == ["c", "a"]
    placed(row, kit, 120, 200)
    row.point(row.nodes[1].rect.center)
    row.press()
    assert chosen == ["c", "a", "c"]


def test_controls_are_large_enough_to_be_pressed(kit: Kit) -> None:
    """However little is on a control, it is no smaller than a target."""
    pressed = Pressed()
    for node in (pressed.button("i"), Field("", lambda _: None, key="f", label="F")):
        assert node.height(kit, 200) >= TARGET
        assert node.widths(kit)[0] >= TARGET
    choices = Choices([Option(id="i", label="i")], "i", lambda _: None, key="c", label="C")
    placed(choices, kit, 200, 40)
    assert all(spot.width >= TARGET and spot.height >= TARGET for spot in choices.spots())
