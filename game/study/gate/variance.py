"""How much of what differs is by choice and how much by luck: the two-way decomposition of line-ups by seeds.

Line-ups play the same seeds, one playout each, so what is neither the line-up's nor the seed's is their interplay. Knows nothing
of what the numbers mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Parts of the variance; they sum to 1, or are all 0 where nothing differs."""

    rows: float
    """By line-up, whatever the seed: choice."""
    columns: float
    """By seed, whatever the line-up: luck."""
    rest: float
    """By what a line-up makes of a seed: both together."""


def decomposed(table: Sequence[Sequence[float]]) -> Shares:
    """Return the components of variance of a table of line-ups (rows) by seeds (columns), none below 0."""
    rows, columns = len(table), len(table[0])
    middle = fmean(number for row in table for number in row)
    by_row = [fmean(row) for row in table]
    by_column = [fmean(row[place] for row in table) for place in range(columns)]
    between_rows = columns * sum((found - middle) ** 2 for found in by_row) / max(1, rows - 1)
    between_columns = rows * sum((found - middle) ** 2 for found in by_column) / max(1, columns - 1)
    left = sum(
        (table[row][place] - by_row[row] - by_column[place] + middle) ** 2 for row in range(rows) for place in range(columns)
    )
    rest = left / max(1, (rows - 1) * (columns - 1))
    choice, luck = max(0.0, (between_rows - rest) / columns), max(0.0, (between_columns - rest) / rows)
    total = choice + luck + rest
    if total <= 0:
        return Shares(rows=0.0, columns=0.0, rest=0.0)
    return Shares(rows=choice / total, columns=luck / total, rest=rest / total)
