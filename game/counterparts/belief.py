"""What one side believes of another: what packages are worth to it, and what it needs.

Starts from what is publicly believed of its secrets, and learns from what can be seen: what it has put forward, what it let pass,
what it has pledged. A gain that others must deliver is taken to count for it as far as we ourselves believe our partners: how far
it really believes us is its secret. Knows only a View.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import shake_256
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from game.core.bargaining import index_of, parts
from game.core.luck import Luck
from game.core.table import PARTS, POINT, Table, belief, beyond
from game.core.view import View
from game.core.world import Offer
from game.counterparts.haggling import Other

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

GUESSES = 48
"""How many pictures of another side a strategist holds beside each other."""
ASKED = 4
"""How many of the last offers say what another side wants."""
DOUBT = 4 * PARTS
"""So much contradiction halves what a picture counts for: four points."""


def of_other(view: View, table: Table, other: str) -> Other:
    """Return a plain picture of another side: public belief, what its last offers asked for, what it has pledged."""
    stakes = table.stakes[other]
    sitting = view.known.sittings[table.id]
    asked = [item.package for item in sitting.offers if item.seat == other]
    terms = _supposed(view, table, other)
    for place, package in enumerate(asked[-ASKED:], start=1):
        for issue, option in package.items():
            for instead in terms[issue]:
                if instead != option:  # it asked for something else: a quarter of a point, more for later offers
                    terms[issue][instead] -= PARTS * place // 4
    pledged(view, table, other, terms)
    return _picture(table, terms, (stakes.publicly.low + stakes.publicly.high) * POINT // 2, asked)


def _picture(table: Table, terms: Mapping[str, Mapping[str, int]], limit: int, asked: list[Mapping[str, str]]) -> Other:
    """Return a side with these terms. What it puts forward itself it can live with."""
    worth = parts(table, terms) // (PARTS // POINT)
    numbers = tuple(index_of(table, package) for package in asked)
    return Other(worth=worth, limit=min([limit, *(int(worth[number]) for number in numbers)]), offers=numbers)


def _supposed(view: View, table: Table, other: str) -> dict[str, dict[str, int]]:
    """Return the terms of a side as publicly believed; where others deliver, its gains count as far as we believe ours."""
    weights, worths = table.stakes[other].weights, table.stakes[other].worths
    believed = mutual(view, table)
    result: dict[str, dict[str, int]] = {}
    for name, issue in table.issues.items():
        weight, worth = weights[name], worths[name]
        quo = worth[issue.status_quo]
        ours = believed if any(who != other for who in issue.delivered_by) else 100
        result[name] = {
            option: weight * (quo * 100 + (worth[option] - quo) * (ours if worth[option] > quo else 100))
            for option in issue.options
        }
    return result


def mutual(view: View, table: Table) -> int:
    """Return how far we believe those who must deliver to us, in percent, and so how far we take ourselves to be believed."""
    stakes = table.stakes.get(view.seat)
    if stakes is None or not stakes.credibility:
        return 100
    found = [
        belief(stakes.credibility, view.seat, issue, view.known.values)
        for issue in table.issues.values()
        if any(who in stakes.credibility for who in issue.delivered_by)
    ]
    return sum(found) // len(found) if found else 100


def pledged(view: View, table: Table, other: str, terms: dict[str, dict[str, int]]) -> None:
    """Take off what another side would lose by going beyond what it has pledged."""
    pledge = view.known.sittings[table.id].pledges.get(other)
    if pledge is None:
        return
    loss = max(0, table.audience.value(view.known.values)) * PARTS
    for option in beyond(table.stakes[other].worths, pledge):
        terms[pledge.issue][option] -= loss


class Pictures:
    """Pictures of one other side at one table, drawn once around public belief and weighed by what it has done since.

    The weighing follows Bayes' rule in its spirit: a picture counts less the more it is contradicted by the order of what the
    other side asked for (its first demand is near its ideal, later ones are worth less to it) and by what it let pass (less to it
    than what it asked for instead). After Hindriks and Tykhonov, "Opponent modelling in automated multi-issue negotiation"
    (2008).
    """

    def __init__(self, table: Table, other: str, luck: Luck) -> None:
        """Draw the pictures: the first is public belief itself, the others scatter around it."""
        prior = table.stakes[other]
        self.table = table
        self.other = other
        self.columns = {
            (issue.id, option): place
            for place, (issue, option) in enumerate(
                (issue, option) for issue in table.issues.values() for option in issue.options
            )
        }
        issues, options = len(table.issues), len(self.columns)
        noise = np.frombuffer(
            shake_256(luck.key + f"pictures/{table.id}/{other}".encode()).digest(GUESSES * (issues + options)), np.uint8
        ).astype(np.int64)
        by_issue = noise[: GUESSES * issues].reshape(GUESSES, issues)
        by_option = noise[GUESSES * issues :].reshape(GUESSES, options)
        weights = np.array([prior.weights[name] for name in table.issues], np.int64) * (64 + by_issue)  # a third to five thirds
        weights[0] = np.array([prior.weights[name] for name in table.issues], np.int64) * 192
        weights = weights * 10_000 // np.maximum(1, weights.sum(axis=1, keepdims=True))
        flat = [prior.worths[issue.id][option] for issue in table.issues.values() for option in issue.options]
        worths = np.clip(np.array(flat, np.int64) + (by_option - 128) * 24 // 128, 0, 100)
        worths[0] = np.array(flat, np.int64)
        self.weights = weights
        """Weight of each issue in each picture, in hundredths of a percent."""
        self.worths = worths
        """Worth of each option in each picture, 0-100."""
        self.of_issue = np.array([place for place, issue in enumerate(table.issues.values()) for _ in issue.options], np.intp)
        self.quo = np.array(
            [self.columns[issue.id, issue.status_quo] for issue in table.issues.values() for _ in issue.options], np.intp
        )

    def learnt(self, view: View) -> Other:
        """Return the picture that all together give, weighed by what has been seen."""
        table, other = self.table, self.other
        sitting = view.known.sittings[table.id]
        terms = self._terms(view)
        asked = [item for item in sitting.offers if item.seat == other]
        counts = self._counts(view, terms, asked)
        mean = (terms * counts[:, None]).sum(axis=0) // counts.sum()
        found: dict[str, dict[str, int]] = {name: {} for name in table.issues}
        for (issue, option), place in self.columns.items():
            found[issue][option] = int(mean[place])
        pledged(view, table, other, found)
        prior = table.stakes[other].publicly
        packages = [item.package for item in asked]
        return _picture(table, found, (prior.low + prior.high) * POINT // 2, packages)

    def _terms(self, view: View) -> Numbers:
        """Return what each option is worth in each picture, in ten-thousandths of a point."""
        trust = mutual(view, self.table)
        shares = np.array(
            [
                trust if any(who != self.other for who in issue.delivered_by) else 100
                for issue in self.table.issues.values()
                for _ in issue.options
            ],
            np.int64,
        )
        quo = self.worths[:, self.quo]
        gain = self.worths - quo
        believed = quo * 100 + gain * np.where(gain > 0, shares, 100)
        terms: Numbers = self.weights[:, self.of_issue] * believed // 100
        return terms

    def _counts(self, view: View, terms: Numbers, asked: list[Offer]) -> Numbers:
        """Return what each picture counts for: halved for every four points of contradiction."""
        table = self.table
        against = np.zeros(len(terms), np.int64)
        if asked:
            worth = [terms[:, self._places(item.package)].sum(axis=1) for item in asked]
            ideal = np.maximum.reduceat(terms, np.flatnonzero(np.diff(self.of_issue, prepend=-1)), axis=1).sum(axis=1)
            against += (ideal - worth[0]) // 4
            for earlier, later in pairwise(worth):
                against += np.maximum(0, later - earlier)
            passed = [
                item for item in view.known.sittings[table.id].offers if item.seat == view.seat and self.other not in item.assents
            ]
            for item in passed:
                instead = next((place for place, their in enumerate(asked) if their.made > item.made), None)
                if instead is not None:
                    ours = terms[:, self._places(item.package)].sum(axis=1)
                    against += np.maximum(0, ours - worth[instead])
        halvings = np.minimum(20, (against - against.min()) // DOUBT)
        counts: Numbers = np.left_shift(np.int64(1), 20 - halvings)
        return counts

    def _places(self, package: Mapping[str, str]) -> list[int]:
        return [self.columns[issue, package[issue]] for issue in self.table.issues]
