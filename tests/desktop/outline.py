"""A screen as it would be read aloud: role, label, state, focus, line by line. What the goldens of the screens hold."""

from __future__ import annotations

from collections.abc import Iterator

from game.desktop.kit import Node
from game.desktop.root import Root

SILENT = {"", "option"}
"""Roles that are not read: mere boxes, and options, which are read with their choice."""


def outline(root: Root) -> str:
    """Return the screen on top as text."""
    return "\n".join(_lines(root, root.tree, 0)) + "\n"


def _lines(root: Root, node: Node, depth: int) -> Iterator[str]:
    spoken = node.role and (node.role != "group" or node.label)
    if spoken:
        states = [*node.states, *(["focus"] if node.key and node.key == root.screen.state.focus else [])]
        said = f"{node.role} {node.label}".strip()
        yield "  " * depth + said + (f" [{', '.join(states)}]" if states else "")
    for inner in node.nodes:
        yield from _lines(root, inner, depth + bool(spoken))
