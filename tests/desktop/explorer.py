"""Goes everywhere one can go from a screen, and reads aloud what is met on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.desktop.kit import Choices, Field, Node, Scroll
from game.desktop.root import Root
from game.desktop.screen import Desktop, Screen
from tests.desktop.outline import outline

SIZE = (1280, 720)
LEAVING = {"seal", "yes", "quit", "title", "ready"}
"""Keys of controls that end a turn or the match: what comes after them is another screen's test."""


def explored(desktop: Desktop, make: Callable[[Desktop], Screen], *, deep: int = 1) -> Iterator[str]:
    """Yield a screen and everything one press away from it (or more, if `deep`), as it would be read aloud, hints included."""
    yield from _from(desktop, make, (), deep)


def _from(desktop: Desktop, make: Callable[[Desktop], Screen], path: tuple[str, ...], deep: int) -> Iterator[str]:
    root = _at(desktop, make, path)
    if root is None:
        return
    yield outline(root)
    yield "\n".join(node.hint for node in root.tree.walk() if node.hint)
    if len(path) >= deep:
        return
    for node in root.stops():
        if node.key not in LEAVING and not isinstance(node, (Scroll, Field)) and not node.key.startswith("to."):
            yield from _from(desktop, make, (*path, node.key), deep)


def _at(desktop: Desktop, make: Callable[[Desktop], Screen], path: tuple[str, ...]) -> Root | None:
    """Return a fresh root in which some controls have been pressed, one after the other; None where one is not there."""
    root = Root(desktop, make(desktop), SIZE)
    for key in path:
        node: Node | None = next((stop for stop in root.stops() if stop.key == key), None)
        if node is None:
            return None
        if isinstance(node, Choices):
            root.go(node.arrow(1, 0)[1] or node.arrow(-1, 0)[1])
        else:
            root.go(node.press())
        if not root.running:
            return None
    return root


def everything(desktop: Desktop, make: Callable[[Desktop], Screen], *, deep: int = 1) -> str:
    """Return all of it as one text."""
    return "\n".join(explored(desktop, make, deep=deep))
