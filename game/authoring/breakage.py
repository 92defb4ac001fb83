"""Where a text breaks YAML: the entry around the break is taken out, so that the rest can be read and its problems told too.

Goes by lines and indentation alone; knows nothing of what the entry was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TOP: Final = re.compile(r"([A-Za-z_][\w-]*)\s*:")
_INSIDE: Final = re.compile(r"( {1,8})([A-Za-z_][\w-]*)\s*:")


@dataclass(frozen=True, slots=True)
class Stub:
    """What is left of an entry that could not be read: its key, so that its name stays known."""

    text: str
    """The whole text, as many lines as before."""
    line: int
    """The line on which the key stands, now without a value."""
    lost: str
    """The text that was taken out."""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def without_entry(text: str, line: int, stubs: frozenset[int]) -> Stub | None:
    """Return the text without the thing (`top: thing: …`) that a line belongs to, or else without the whole top entry.

    Lines are counted from 1; `stubs` are lines that are stubs already. None where nothing fits.
    """
    lines = text.split("\n")
    first = min(line, len(lines)) - 1
    while first >= 0 and (_TOP.match(lines[first]) is None or (first + 1 in stubs)):
        first -= 1
    if first < 0:
        return None
    start, key = first, _TOP.match(lines[first])
    step = next((_indent(one) for one in lines[first + 1 :] if one.strip() and not one.lstrip().startswith("#")), 0)
    for number in range(min(line, len(lines)) - 1, first, -1):
        found = _INSIDE.match(lines[number])
        if found and len(found[1]) == step and number + 1 not in stubs:
            start, key = number, found
            break
    if key is None:
        return None
    depth = _indent(lines[start])
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith("\t") or _indent(lines[end]) > depth):
        end += 1
    lost = "\n".join(lines[start:end])
    lines[start:end] = [key[0]] + [""] * (end - start - 1)
    return Stub("\n".join(lines), start + 1, lost)
