"""How frozen values are made where very many are made: written slot by slot, then closed.

A frozen class sets each of its slots by a call, so that its own `__init__` takes several times as long. Knows nothing of what
the values are.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def twin(kind: type) -> type[Any]:
    """Return a class with the slots of a frozen one, and not frozen: write all of them, then `open_one.__class__ = kind`.

    Nobody but its maker may see it before it is closed.

    >>> from game.core.world import Cause
    >>> one = twin(Cause)()
    >>> one.kind, one.id, one.part, one.seat, one.turn = "event", "rain", "", "", 3
    >>> one.__class__ = Cause
    >>> one == Cause(kind="event", id="rain", turn=3)
    True
    """
    return type(f"Open{kind.__name__}", (), {"__slots__": kind.__slots__})  # type: ignore[attr-defined]


def changed(value: T, **changes: object) -> T:
    """Return what `dataclasses.replace` gives for a frozen value with slots and without a `__post_init__`, sooner.

    >>> from game.core.world import Cause
    >>> changed(Cause(kind="event", id="rain"), turn=3)
    Cause(kind='event', id='rain', part='', seat='', turn=3)
    """
    kind: Any = type(value)
    made = twin(kind)()
    for slot in kind.__slots__:
        setattr(made, slot, getattr(value, slot))
    for slot, content in changes.items():
        setattr(made, slot, content)
    made.__class__ = kind
    closed: T = made
    return closed
