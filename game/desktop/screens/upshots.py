"""What a deed would do, as it is shown: measures with bars, or in a line of text, each leading to why it stands where it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Column, Icon, Link, Node, Pressable, Prose, Row, Span, Text, Transition
from game.desktop.screens.pips import Swing
from game.desktop.screens.signs import Sign

if TYPE_CHECKING:
    from game.briefing.deeds import Shift, Upshot
    from game.briefing.situation import Gauge
    from game.desktop.kit import Kit
    from game.words import Words

Why = Callable[[str], Transition]
"""Asks why a measure stands where it stands."""


class Upshots:
    """Shows upshots to one seat."""

    def __init__(self, words: Words, gauges: Iterable[Gauge], why: Why) -> None:
        """Show with these measures at hand; `why` is where pressing one leads."""
        self.words = words
        self.gauges = {gauge.id: gauge for gauge in gauges}
        self.why = why

    def parted(self, upshots: Sequence[Upshot]) -> tuple[list[Upshot], list[Upshot]]:
        """Part what would come at once from what comes later, or hangs on something that is not so or not known."""
        now = [upshot for upshot in upshots if not upshot.after and (not upshot.when or upshot.holds)]
        return now, [upshot for upshot in upshots if upshot not in now]

    def measured(self, upshots: Sequence[Upshot], key: str) -> Node:
        """Return upshots with a bar for every measure: what would come at once."""
        found: list[Node] = []
        for place, upshot in enumerate(upshots):
            if upshot.when:
                found.append(Text(self.words.text("As it is so now: {when}:", when=upshot.when), "small", colour="muted"))
            found += [self._row(shift, f"{key}.{place}.{number}") for number, shift in enumerate(upshot.shifts)]
            found += [_fact(fact) for fact in upshot.facts]
        return Column(found, gap=4)

    def told(self, upshots: Sequence[Upshot], key: str) -> list[Node]:
        """Return upshots as text, a paragraph each, with when it would be so before it."""
        return [Prose(self._spans(upshot, f"{key}.{place}"), "small", bullet="•") for place, upshot in enumerate(upshots)]

    def amount(self, shift: Shift) -> str:
        """Return by how much, in figures."""
        low, high = self.words.signed(shift.amount.low), self.words.signed(shift.amount.high)
        return low if shift.amount.exact else self.words.text("{low} to {high}", low=low, high=high)

    def name(self, shift: Shift) -> str:
        """Return what it changes."""
        gauge = self.gauges.get(shift.indicator)
        return gauge.name if gauge is not None else shift.sentence

    def _row(self, shift: Shift, key: str) -> Node:
        gauge = self.gauges.get(shift.indicator)
        if gauge is None:
            return Row([Icon("minus", colour="muted"), Text(shift.sentence, grow=1)], gap=8, align="start")
        grave = gauge.human_cost
        colour = "grave" if grave else "accent"
        sign = "heart-pulse" if grave else "arrow-up" if shift.amount.low + shift.amount.high > 0 else "arrow-down"
        inside = Row(
            [
                Icon(sign, colour=colour, style="small"),
                Text(gauge.name, "small", role="", grow=1),
                Swing(shift.amount.low, shift.amount.high, colour=colour),
                _Figure(self.amount(shift)),
            ],
            gap=8,
        )
        return Pressable(
            inside,
            partial(self.why, shift.indicator),
            key=key,
            label=shift.sentence,
            kind="quiet",
            hint=gauge.sentence,
            padding=(2, 3),
        )

    def _spans(self, upshot: Upshot, key: str) -> list[Span]:
        words = self.words
        found: list[Span] = []
        when = self._when(upshot)
        if when:
            found.append(Span(text=words.text("{when} ", when=when), colour="muted"))
        for place, shift in enumerate(upshot.shifts):
            if place:
                found.append(Span(text=", "))
            gauge = self.gauges.get(shift.indicator)
            if gauge is None:
                found.append(Span(text=shift.sentence))
                continue
            link = Link(key=f"{key}.{place}", press=partial(self.why, shift.indicator), hint=gauge.sentence)
            found += [Span(text=gauge.name, link=link), Span(text=f" {self.amount(shift)}", weight="bold")]
        facts = ", ".join(upshot.facts)
        if facts:
            found.append(Span(text=f", {facts}" if upshot.shifts else facts))
        return [*found, Span(text=".")]

    def _when(self, upshot: Upshot) -> str:
        words, count, when = self.words, upshot.after, upshot.when
        if count and when:
            return words.plural("After {count} day, if then {when}:", "After {count} days, if then {when}:", count, when=when)
        if count:
            return words.plural("After {count} day:", "After {count} days:", count)
        if not when:
            return ""
        if upshot.holds is None:
            return words.text("Only if {when}:", when=when)
        if upshot.holds:
            return words.text("As it is so now: {when}:", when=when)
        return words.text("Only if {when} (not so now):", when=when)


def _fact(said: str) -> Node:
    return Row([Sign("flag", colour="muted", style="small"), Text(said, "small", grow=1)], gap=8, align="start")


class _Figure(Text):
    """A figure at the right, in a column as wide as most figures are."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "small", weight="bold", align="end", role="")

    def _widths(self, kit: Kit) -> tuple[int, int]:
        least, natural = super()._widths(kit)
        return max(least, kit.em(30)), max(natural, kit.em(30))
