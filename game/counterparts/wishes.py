"""What a side's own offers say it wants, where nothing is publicly believed of it: the options it names first and most often.

A frequency model, as most competition agents have one (after Van Krimpen, Looije and Hajizadeh, "HardHeaded", 2013): an option is
worth more the more offers name it, an issue weighs more the less the offers differ on it; what was put forward earlier counts
more, for later offers are worth less to their author. Knows nothing of Views, tables or bodies.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from game.core.bargaining import Values

FINE = 1_000_000
"""What the first offer counts for, the second half of it, the third a third; also the unit of worths on the way."""


def wishes(shape: Sequence[int], offers: Sequence[int], whole: int) -> Values:
    """Return what all packages are believed to be worth, from 0 to `whole`, to a side that made these offers, oldest first.

    `shape` says how many options each issue has; packages are numbered row by row. The same offer made again says nothing new.
    """
    different = list(dict.fromkeys(offers))
    places = np.unravel_index(np.array(different, np.intp), tuple(shape))
    issues, weights = [], []
    for options, named in zip(shape, places, strict=True):
        counts = [0] * options
        for rank, option in enumerate(named.tolist(), start=1):
            counts[option] += FINE // rank
        total, most = sum(counts), max(counts)
        issues.append([isqrt(count * FINE // max(1, most) * FINE) for count in counts])
        weights.append(isqrt(sum((count * FINE // max(1, total)) ** 2 for count in counts)))
    rows = [
        np.array([worth * weight * whole // (FINE * sum(weights)) for worth in issue], np.int64)
        for issue, weight in zip(issues, weights, strict=True)
    ]
    every: Values = reduce(lambda left, right: (left[:, None] + right[None, :]).ravel(), rows)
    return every
