"""Boxes and panes: who gets how much room, and what happens where there is too little."""

from __future__ import annotations

import pygame
import pytest

from game.desktop.kit import Card, Column, Flow, Grid, Kit, Node, Page, Pane, Panes, Pressable, Row, Scroll, Text
from tests.desktop.stage import kit_of, placed


@pytest.fixture
def kit() -> Kit:
    """What nodes are measured with."""
    return kit_of()


class Block(Node):
    """Something of a size of its own, which can be made narrower to a least width."""

    def __init__(self, least: int, natural: int, high: int, *, grow: float = 0) -> None:
        super().__init__(grow=grow)
        self.size = (least, natural, high)

    def _widths(self, kit: Kit) -> tuple[int, int]:
        del kit
        return self.size[:2]

    def _height(self, kit: Kit, width: int) -> int:
        del kit, width
        return self.size[2]


def lefts(*nodes: Node) -> list[int]:
    """Return where nodes begin."""
    return [node.rect.left for node in nodes]


def tops(*nodes: Node) -> list[int]:
    """Return how high up nodes are."""
    return [node.rect.top for node in nodes]


# -- boxes ------------------------------------------------------------------------------------------------------------


def test_a_column_gives_what_is_left_to_those_that_grow(kit: Kit) -> None:
    """In a column each node has the height it needs; what is left over goes to those that grow, by their shares."""
    one, two, three = Block(10, 10, 20), Block(10, 10, 20, grow=1), Block(10, 10, 20, grow=3)
    placed(Column([one, None, two, three], gap=10), kit, 100, 160)
    assert [node.rect.height for node in (one, two, three)] == [20, 40, 80]
    assert tops(one, two, three) == [0, 30, 80]
    assert {node.rect.width for node in (one, two, three)} == {100}


def test_a_row_shares_what_is_left_and_what_is_missing(kit: Kit) -> None:
    """A row with room to spare lets nodes grow; with too little each gives in proportion to what it can, down to its least."""
    one, two = Block(50, 100, 10), Block(100, 100, 10, grow=1)
    placed(Row([one, two], gap=10), kit, 310, 20)
    assert [one.rect.width, two.rect.width] == [100, 200]
    placed(Row([one, two], gap=10), kit, 180, 20)
    assert [one.rect.width, two.rect.width] == [70, 100]
    assert two.rect.right <= 180


def test_a_row_that_is_too_narrow_becomes_a_column(kit: Kit) -> None:
    """Where the least widths do not fit, the nodes of a row stand below each other at full width, and it says how high it is."""
    one, two = Block(80, 100, 10), Block(80, 100, 30)
    row = Row([one, two], gap=10)
    assert (row.height(kit, 300), row.height(kit, 150)) == (30, 50)
    placed(row, kit, 150, 50)
    assert tops(one, two) == [0, 20]
    assert [one.rect.width, two.rect.width] == [150, 150]


@pytest.mark.parametrize(("align", "top", "high"), [("start", 0, 10), ("middle", 15, 10), ("end", 30, 10), ("fill", 0, 40)])
def test_a_row_aligns_across(kit: Kit, align: str, top: int, high: int) -> None:
    """Nodes of a row stand at its top, middle or bottom, or fill its height."""
    one = Block(10, 10, 10)
    placed(Row([one, Block(10, 10, 40)], align=align), kit, 100, 40)  # type: ignore[arg-type]
    assert (one.rect.top, one.rect.height) == (top, high)


def test_a_flow_goes_on_in_the_next_line(kit: Kit) -> None:
    """A flow fills lines from the left, or ends them at the right; no node is wider than the flow."""
    nodes = [Block(40, 40, 10), Block(40, 40, 20), Block(200, 200, 10)]
    flow = Flow(nodes, gap=10)
    assert flow.height(kit, 100) == 20 + 10 + 10
    placed(flow, kit, 100, 40)
    assert (lefts(*nodes), tops(*nodes), nodes[2].rect.width) == ([0, 50, 0], [0, 0, 30], 100)
    placed(Flow(nodes, gap=10, end=True), kit, 100, 40)
    assert lefts(*nodes) == [10, 60, 0]


def test_a_grid_has_as_many_columns_as_fit(kit: Kit) -> None:
    """The columns of a grid are equally wide and no narrower than asked for; nodes of a row are equally high."""
    nodes = [Block(10, 10, high) for high in (10, 30, 20)]
    grid = Grid(nodes, least=100, gap=10)
    placed(grid, kit, 215, 60)
    assert (lefts(*nodes), tops(*nodes)) == ([0, 112, 0], [0, 0, 40])
    assert {node.rect.width for node in nodes} == {102}
    assert [node.rect.height for node in nodes] == [30, 30, 20]
    placed(grid, kit, 90, 90)
    assert lefts(*nodes) == [0, 0, 0]
    placed(Grid(nodes, least=100, gap=10, most=1), kit, 500, 90)
    assert lefts(*nodes) == [0, 0, 0]


@pytest.mark.parametrize(
    "box", [Column([]), Row([]), Flow([]), Grid([], least=10), Card(Column([]))], ids=lambda box: type(box).__name__
)
def test_boxes_may_be_empty(kit: Kit, box: Node) -> None:
    """A box with nothing in it takes no room but its own edges, and is no error."""
    assert box.widths(kit)[0] <= box.height(kit, 100) + 30
    placed(box, kit, 100, 50)


def test_a_page_scrolls_as_a_whole_where_its_body_has_no_room(kit: Kit) -> None:
    """Head and foot leave the rest to the body; where that would be too little, head, body and foot scroll together."""
    head, body, foot = Block(10, 10, 50), Block(10, 10, 400), Block(10, 10, 50)
    page = Page(body, head=head, foot=foot)
    placed(page, kit, 400, 600)
    assert not any(isinstance(node, Scroll) for node in page.walk())
    assert (head.rect.top, foot.rect.bottom) == (12, 588)
    placed(page, kit, 400, 200)
    (region,) = [node for node in page.walk() if isinstance(node, Scroll)]
    assert region.most > 0
    assert body.rect.height >= 400


# -- panes ------------------------------------------------------------------------------------------------------------


def panes(kit: Kit, width: int) -> Panes:
    """Return two panes, of which one has another below it, in so much room."""

    def choose(key: str, pane: str) -> None:
        kit.state.chosen[key] = pane

    below = Pane(key="below", title="Below", node=Text("below"))
    one = Pane(key="one", title="One", node=Text("one"), below=[below])
    found = Panes([one, Pane(key="two", title="Two", node=Text("two"), share=2)], key="panes", choose=choose)
    found.place(kit, pygame.Rect(0, 0, width, 400))
    return found


def said(node: Node) -> set[str]:
    """Return the texts on a node."""
    return {item.text for item in node.walk() if isinstance(item, Text)}


def test_panes_stand_beside_each_other_where_there_is_room(kit: Kit) -> None:
    """With room for all, panes stand beside each other, each with its share, those below in the same column."""
    found = panes(kit, 1000)
    assert not found.tabbed
    assert {"one", "below", "two"} <= said(found)
    left, right = found.nodes
    assert left.rect.right < right.rect.left
    assert right.rect.right == 1000
    assert right.rect.width > left.rect.width


def test_panes_wait_behind_tabs_where_there_is_none(kit: Kit) -> None:
    """With too little room one pane is shown, and a tab for each leads to the others, those below included."""
    found = panes(kit, 400)
    assert found.tabbed
    assert "one" in said(found)
    assert not {"below", "two"} & said(found)
    tabs = [node for node in found.walk() if isinstance(node, Pressable)]
    assert [tab.key for tab in tabs] == ["panes.tab.one", "panes.tab.below", "panes.tab.two"]
    tabs[1].press()
    again = panes(kit, 400)
    assert "below" in said(again)
    assert [tab.states for tab in again.walk() if isinstance(tab, Pressable)] == [(), ("chosen",), ()]
