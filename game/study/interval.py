"""Figures with their uncertainty: shares and means with 95 % intervals (or what else is asked).

Wilson's interval for shares, because it stays inside 0 to 1 and is honest where something never or always happened; Student's for
means, because variances are estimated from the same few cases. Knows nothing of what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, pi, sqrt, tan
from statistics import NormalDist, fmean, stdev

CONFIDENCE = 0.95
"""How sure an interval is, unless another confidence is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure and how far it can be trusted."""

    value: float
    """The figure."""
    low: float
    """The lower end."""
    high: float
    """The upper end."""
    count: int
    """From how many cases."""

    def scaled(self, factor: float) -> Interval:
        """Return it in another unit; the factor must be positive."""
        return Interval(value=self.value * factor, low=self.low * factor, high=self.high * factor, count=self.count)

    @property
    def apart(self) -> bool:
        """Whether nothing (0) lies outside: a difference that is no accident of the cases."""
        return self.low > 0 or self.high < 0


def share(times: int, count: int, confidence: float = CONFIDENCE) -> Interval:
    """Return in what share of cases something was so (Wilson 1927).

    >>> found = share(81, 263)
    >>> round(found.low, 4), round(found.high, 4)
    (0.2553, 0.3662)
    """
    if not count:
        return Interval(value=0.0, low=0.0, high=1.0, count=0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    found = times / count
    middle = (found + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(found * (1 - found) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return Interval(value=found, low=min(found, max(0.0, middle - half)), high=max(found, min(1.0, middle + half)), count=count)


def mean(numbers: Sequence[float], confidence: float = CONFIDENCE) -> Interval:
    """Return the mean of some numbers; of paired differences, to compare. From one case nothing is known of its uncertainty.

    >>> found = mean([9, 10, 11, 12, 13])
    >>> round(found.value, 3), round(found.low, 2), round(found.high, 2)
    (11.0, 9.04, 12.96)
    """
    count = len(numbers)
    if not count:
        return Interval(value=0.0, low=0.0, high=0.0, count=0)
    found = fmean(numbers)
    if count == 1:
        return Interval(value=found, low=found - abs(found), high=found + abs(found), count=1)
    half = student((1 + confidence) / 2, count - 1) * stdev(numbers) / sqrt(count)
    return Interval(value=found, low=found - half, high=found + half, count=count)


def change(pairs: Sequence[tuple[bool, bool]], confidence: float = CONFIDENCE) -> Interval:
    """Return by how much a share changed, counted as (was so, is so) in each pair.

    The adjusted interval of Agresti and Min (2005), half a case more in each of the four cells: where no pair differs a plain one
    would claim certainty.

    >>> found = change([(False, True)] * 12 + [(True, False)] * 3 + [(True, True)] * 85)
    >>> round(found.value, 2), round(found.low, 3), round(found.high, 3)
    (0.09, 0.013, 0.163)
    """
    count = len(pairs)
    if not count:
        return Interval(value=0.0, low=-1.0, high=1.0, count=0)
    more, less = (sum(pair == differing for pair in pairs) for differing in ((False, True), (True, False)))
    whole, moved = count + 2, more - less
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    half = z * sqrt(more + less + 1 - moved * moved / whole) / whole
    return Interval(value=moved / count, low=max(-1.0, moved / whole - half), high=min(1.0, moved / whole + half), count=count)


def ratio(pairs: Sequence[tuple[int, int]], confidence: float = CONFIDENCE) -> Interval:
    """Return how often something was so among the times it could have been, counted as (so, could be) in each playout.

    Times of one playout are alike, so playouts are the cases: the ratio estimator (Cochran 1977), held to 0 to 1. Where it never
    or always was so that would claim certainty; there Wilson's interval over the playouts in which it could be is given.

    >>> found = ratio([(1, 2), (0, 1), (2, 2), (1, 3), (0, 2)])
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2), found.count
    (0.4, 0.0, 0.87, 5)
    """
    seen = [(times, of) for times, of in pairs if of]
    times, of, count = sum(pair[0] for pair in seen), sum(pair[1] for pair in seen), len(seen)
    if count == 1 and 0 < times < of:
        return Interval(value=times / of, low=0.0, high=1.0, count=1)
    if count <= 1 or times in {0, of}:
        return replace(share(count if of and times == of else 0, count, confidence), value=times / of if of else 0.0)
    found = times / of
    rest = [pair[0] - found * pair[1] for pair in seen]
    half = student((1 + confidence) / 2, count - 1) * sqrt(sum(one * one for one in rest) / (count - 1) * count) / of
    return Interval(value=found, low=max(0.0, found - half), high=min(1.0, found + half), count=count)


@cache
def each_look(confidence: float, looks: int) -> float:
    """Return how sure each interval must be where more cases may be taken up to `looks` times, and it is looked at every time.

    Whoever goes on until a difference shows finds one too often. So that all looks together are as sure as was asked, every one
    of them has the same wider interval (Pocock 1977), for looks after as many cases each. Worked out by carrying the density of
    the sum of cases that has stayed inside from look to look (Armitage, McPherson and Rowe 1969), by Simpson's rule.

    >>> [round(NormalDist().inv_cdf((1 + each_look(0.95, looks)) / 2), 2) for looks in (1, 2, 3, 4, 5)]
    [1.96, 2.18, 2.29, 2.36, 2.41]
    """
    low, high = NormalDist().inv_cdf((1 + confidence) / 2), 6.0
    for _ in range(40):
        bound = (low + high) / 2
        if _inside(bound, looks) < confidence:
            low = bound
        else:
            high = bound
    return 2 * NormalDist().cdf(high) - 1


def _inside(bound: float, looks: int, steps: int = 48) -> float:
    """Return how likely a growing sum of standard normal cases stays within bound times its deviation at every look."""
    places, density = [0.0], [1.0]
    found = 1.0
    for look in range(1, looks + 1):
        half = bound * sqrt(look)
        width = 2 * half / steps
        nodes = [-half + width * place for place in range(steps + 1)]
        weights = [width / 3 * (1 if place in {0, steps} else 4 if place % 2 else 2) for place in range(steps + 1)]
        found = 0.0
        carried = []
        for node, weight in zip(nodes, weights, strict=True):
            here = sum(part * exp(-((node - place) ** 2) / 2) for place, part in zip(places, density, strict=True)) / sqrt(2 * pi)
            carried.append(here * weight)
            found += here * weight
        places, density = nodes, carried
    return found


def student(probability: float, freedom: int) -> float:
    """Return a quantile of Student's distribution: exact for one and two degrees of freedom, then by Cornish and Fisher (1937).

    >>> [round(student(0.975, freedom), 2) for freedom in (1, 2, 5, 30)]
    [12.71, 4.3, 2.57, 2.04]
    """
    if freedom == 1:
        return tan(pi * (probability - 0.5))
    if freedom == 2:  # noqa: PLR2004  which has a closed form
        return (2 * probability - 1) * sqrt(2 / (4 * probability * (1 - probability)))
    z = NormalDist().inv_cdf(probability)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + first / freedom + second / freedom**2 + third / freedom**3 + fourth / freedom**4
