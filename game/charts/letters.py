"""How wide words are, and how to make them fit: measured by the painter's fonts, or estimated where nobody knows the font."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

Measure = Callable[[str, float, bool], float]
"""How wide a text of this size (and bold, or not) is, in pixels."""

_WIDTHS: Final = (
    ("ijlI.,:;!'’‘", 0.3),
    (" ", 0.32),
    ('frt()[]{}/\\|"“”', 0.41),
    ("-–_^*", 0.51),
    ("0123456789", 0.65),
    ("mw", 0.9),
    ("MW%", 0.96),
    ("@—…", 1.0),
)
_WIDTH: Final = {letter: width for letters, width in _WIDTHS for letter in letters}
_BOLD: Final = 1.06


def estimate(text: str, size: float, bold: bool) -> float:
    """Return about how wide a text is in a sans serif of a usual width: rather too much than too little."""
    return sum(map(_letter, unicodedata.normalize("NFD", text))) * size * (_BOLD if bold else 1)


@lru_cache(maxsize=1024)
def _letter(letter: str) -> float:
    """Return the width of a letter of size 1, from the widest of Inter and DejaVu Sans."""
    if letter in _WIDTH:
        return _WIDTH[letter]
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    if letter.islower():
        return 0.63
    return 0.77 if letter.isupper() else 0.8


def one_line(text: str) -> str:
    """Return words without line breaks or doubled spaces."""
    return " ".join(text.split())


def shortened(text: str, room: float, size: float, bold: bool, measure: Measure) -> str:
    """Return a text, cut off with an ellipsis where it is wider than its room; nothing where not even a letter fits.

    >>> shortened("Legal pressure", 60, 10, False, estimate)
    'Legal pre…'
    """
    if measure(text, size, bold) <= room:
        return text
    least, most = 0, len(text) - 1  # how many letters fit: found by halving
    while least < most:
        middle = (least + most + 1) // 2
        fits = measure(text[:middle].rstrip() + "…", size, bold) <= room
        least, most = (middle, most) if fits else (least, middle - 1)
    return text[:least].rstrip() + "…" if least else ""


def wrapped(text: str, room: float, lines: int, size: float, bold: bool, measure: Measure) -> tuple[str, ...]:  # noqa: PLR0913
    """Return a text broken into at most so many lines, the last cut off where it must be.

    >>> wrapped("Legal and economic pressure", 100, 2, 10, False, estimate)
    ('Legal and', 'economic pressure')
    """
    words, done = text.split(), list[str]()
    while words and len(done) < lines:
        if len(done) == lines - 1:
            taken = len(words)
        else:
            taken = 1
            while taken < len(words) and measure(" ".join(words[: taken + 1]), size, bold) <= room:
                taken += 1
        line = shortened(" ".join(words[:taken]), room, size, bold, measure)
        if line:
            done.append(line)
        words = words[taken:]
    return tuple(done)
