"""The course of a match as it really was: ladders and measures, turn by turn. Only when it is over: then nothing is secret.

Knows the host's match, and of screens only what draws a chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.briefing.situation import groups, heading
from game.charts.axes import Event
from game.charts.ladder import ladder
from game.charts.lines import Series, lines
from game.charts.shapes import SERIES
from game.core.world import rung
from game.desktop.kit import Card, Column, Node

if TYPE_CHECKING:
    from game.charts.letters import Measure
    from game.charts.shapes import Drawing
    from game.core.indicator import Indicator
    from game.desktop.screens.charted import Charted
    from game.match import Match
    from game.words import Words


class Course:
    """Draws the course of one match."""

    def __init__(self, match: Match, words: Words, charted: Charted) -> None:
        """Draw a match that is over. Raises ValueError for one that is not: its Worlds are secret still."""
        if not match.over:
            raise ValueError("the match is still being played")
        self.words = words
        self.charted = charted
        self.scenario = match.scenario
        self.worlds = (*match.starts, match.world)
        self.turns = [words.number(turn) for turn in range(1, len(match.starts) + 1)] + [words.text("end")]
        self.events = tuple(self._talks(match))

    def _talks(self, match: Match) -> Iterator[Event]:
        """Yield what was signed and what came into force, between the turn in which it did and the next."""
        said = {
            "signed": self.words.text("signed"),
            "in_force": self.words.text("in force"),
            "refused": self.words.text("refused"),
        }
        for place, turn in enumerate(match.turns):
            for key in dict.fromkeys(entry.key for entry in turn.entries if entry.key in said):
                yield Event(at=place + 0.5, text=said[key])

    def ladders(self) -> list[Node]:
        """Return every ladder: which rung it stood on when each turn began, and at the end."""
        return [
            Card(self._ladder(indicator), title=indicator.name, icon="trending-up", padding=16)
            for indicator in self.scenario.indicators.values()
            if indicator.rungs
        ]

    def measures(self) -> list[Node]:
        """Return the other measures by group, five to a chart; what has a scale of its own, and people, are left out."""
        found: list[Node] = []
        for group, names in groups(self.scenario).items():
            members = [self.scenario.indicators[name] for name in names]
            plain = [one for one in members if not (one.rungs or one.unit or one.human_cost)]
            if not plain:
                continue
            count = -(-len(plain) // len(SERIES))  # so many charts, each with about as many lines as the others
            parts = [plain[len(plain) * place // count : len(plain) * (place + 1) // count] for place in range(count)]
            charts = [
                self.lines(f"{group}.{place}", part, low=min(one.low for one in part), high=max(one.high for one in part))
                for place, part in enumerate(parts)
            ]
            title = self.words.text("Beside the ladder") if group == "ladder" else heading(group, self.words)
            found.append(Card(Column(charts, gap=14), title=title, icon="activity", padding=16))
        return found

    def people(self) -> Node | None:
        """Return the measures that count people, on one scale."""
        counted = [one for one in self.scenario.indicators.values() if one.human_cost][: len(SERIES)]
        most = max((value for one in counted for value in self._values(one)), default=0)
        return self.lines("people", counted, low=0, high=max(1, most)) if counted else None

    def lines(self, key: str, indicators: Sequence[Indicator], *, low: int, high: int) -> Node:
        """Return measures as lines on one scale."""
        series = [Series(name=one.name, values=self._values(one)) for one in indicators]
        label = "; ".join(self._told(one.name, one.values) for one in series)
        chart = partial(self._lines, series, low, high)
        return self.charted.picture(key, chart, label, height=max(180, 60 + 44 * len(series)), least=240)

    # -- drawing ------------------------------------------------------------------------------------------------------

    def _values(self, indicator: Indicator) -> tuple[int, ...]:
        return tuple(world.values[indicator.id] for world in self.worlds)

    def _told(self, name: str, values: Sequence[int | None]) -> str:
        told = ", ".join(self.words.number(value) for value in values if value is not None)
        return self.words.text("{name}, turn by turn: {values}", name=name, values=told)

    def _lines(  # noqa: PLR0913  a chart has that many sides
        self, series: Sequence[Series], low: int, high: int, width: int, height: int, size: int, measure: Measure
    ) -> Drawing:
        return lines(
            series,
            width=width,
            height=height,
            size=size,
            measure=measure,
            low=low,
            high=high,
            turns=self.turns,
            number=self.words.number,
        )

    def _ladder(self, indicator: Indicator) -> Node:
        label = self._told(indicator.name, self._values(indicator))
        height = min(380, 60 + 20 * len(indicator.rungs))
        return self.charted.picture(f"ladder.{indicator.id}", partial(self._rungs, indicator), label, height=height, least=240)

    def _rungs(self, indicator: Indicator, width: int, height: int, size: int, measure: Measure) -> Drawing:
        steps = [rung(indicator, value) for value in self._values(indicator)]
        return ladder(
            [step.name for step in indicator.rungs],
            [indicator.rungs.index(step) + 1 if step is not None else None for step in steps],
            width=width,
            height=height,
            size=size,
            measure=measure,
            turns=self.turns,
            events=self.events,
        )
