"""Why a number stands where it stands: what it is, how it went, and everything a seat knows to have moved it.

Tells what `briefing.why` tells, never more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.briefing.glossary import plain
from game.charts.ladder import ladder
from game.charts.lines import Series, lines
from game.core.world import rung
from game.desktop.kit import Button, Column, Flow, Icon, Kit, Node, Pop, Row, Rule, Space, Text, Transition
from game.desktop.screen import Screen
from game.desktop.screens.charted import Charted
from game.desktop.screens.gauges import tone
from game.desktop.screens.items import capital, chain_step, sentence
from game.desktop.screens.ladder import Rung
from game.desktop.screens.moves import scale_of
from game.desktop.screens.parts import dialog
from game.desktop.screens.signs import Sign, beside, signed
from game.desktop.screens.spans import Spanned
from game.desktop.screens.split import Split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from game.briefing.situation import Gauge
    from game.briefing.why import Line, Why
    from game.charts.letters import Measure
    from game.charts.shapes import Drawing
    from game.desktop.chair import Chair


class Explanation(Screen):
    """A number, explained over the screen on which it was asked about."""

    name = "explanation"
    overlay = True
    first = "close"

    def __init__(self, chair: Chair, indicator: str) -> None:
        """Explain an indicator, or the seat's political capital. Raises KeyError for one the seat has never heard of."""
        super().__init__(chair.desktop)
        self.chair = chair
        self.words = chair.words
        self.found: Why = chair.why(indicator)
        self.gauge: Gauge = next(gauge for gauge in chair.situation.gauges() if gauge.id == indicator)
        self.charted = Charted()

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        moved = list(self._moved())
        rungs = list(self._rungs())
        standing = Column(list(self._standing()), gap=12)
        body: Node = standing
        if moved:
            ladder_too = Column([standing, *([Space(6), *rungs] if rungs else [])], gap=10)
            body = Split(ladder_too, Column(moved, gap=6), share=0.55 if rungs else 0.5)
        elif rungs:
            body = Split(standing, Column(rungs, gap=10))
        close = Button(self.words.text("Close"), self.back, key="close", icon="check", kind="primary")
        sign = "heart-pulse" if self.gauge.human_cost else "coins" if self.gauge.number == 1 else "circle-help"
        wide = 1180 if rungs else 1080 if moved else 560
        return dialog(self.found.name, [body], [close], icon=sign, wide=wide, key=f"why.{self.found.indicator}")

    def back(self) -> Transition | None:
        """Go back to where it was asked."""
        return Pop()

    # -- where it stands ----------------------------------------------------------------------------------------------

    def _standing(self) -> Iterator[Node | None]:
        words, gauge = self.words, self.gauge
        if gauge.text:
            yield Text(gauge.text, "small", colour="muted")
        change: Node | None = None
        if gauge.change:
            icon, colour = tone(self.chair, gauge.id, gauge.change)
            since = words.text("{change} since last turn", change=words.signed(gauge.change))
            change = Row([Icon(icon, colour=colour, style="small"), Text(since, "small", colour="muted", grow=1)], gap=6)
        yield Flow([Text(gauge.level, "title"), change], gap=14)
        if gauge.standing is not None:
            place = words.text(
                "Rung {place} of {count}, “{rung}”",
                place=gauge.standing.place,
                count=gauge.standing.count,
                rung=gauge.standing.name,
            )
            yield Text(place, weight="medium")
        yield signed("scale", self.found.sentence, sign="muted")
        if self.found.course:
            yield signed("hourglass", self.found.course, sign="muted")
        yield self._history()  # the last: what is cut off at the edge of a region that scrolls should not be a sentence

    def _history(self) -> Node | None:
        gauge, words = self.gauge, self.words
        known = [value for value in gauge.history if value is not None]
        if gauge.value is None:
            if gauge.low is None or gauge.high is None:
                return None
            return Spanned(
                gauge.low, gauge.high, gauge.scale, gauge.level, ends=(words.number(gauge.scale[0]), words.number(gauge.scale[1]))
            )
        if len(known) < 2:  # noqa: PLR2004  one value is no history
            return None
        label = words.text("What it stood at, turn by turn: {values}", values=", ".join(words.number(value) for value in known))
        if gauge.standing is not None:
            return self.charted.picture("ladder", self._ladder, label, height=min(320, 28 + 20 * gauge.standing.count))
        return self.charted.picture("lines", self._lines, label, height=170)

    def _turns(self) -> list[str]:
        return [self.words.number(turn) for turn in range(1, len(self.gauge.history) + 1)]

    def _lines(self, width: int, height: int, size: int, measure: Measure) -> Drawing:
        low, high = scale_of(self.gauge)
        return lines(
            [Series(name="", values=self.gauge.history)],
            width=width,
            height=height,
            size=size,
            measure=measure,
            low=low,
            high=high,
            turns=self._turns(),
            number=self.words.number,
        )

    def _ladder(self, width: int, height: int, size: int, measure: Measure) -> Drawing:
        indicator = self.chair.view.edition.indicators[self.gauge.id]
        steps = [rung(indicator, value) if value is not None else None for value in self.gauge.history]
        return ladder(
            [step.name for step in indicator.rungs],
            [indicator.rungs.index(step) + 1 if step is not None else None for step in steps],
            width=width,
            height=height,
            size=size,
            measure=measure,
            turns=self._turns(),
        )

    # -- what moved it ------------------------------------------------------------------------------------------------

    def _moved(self) -> Iterator[Node]:
        words, found = self.words, self.found
        if not found.lines:
            if found.now is not None:
                yield self._heading(words.text("What has moved it"))
                yield Text(words.text("Nothing has moved it so far."), "small", colour="muted")
            return
        yield self._heading(words.text("What has moved it, the latest first"))
        for turn in sorted({line.turn for line in found.lines}, reverse=True):
            of_turn = [line for line in found.lines if line.turn == turn]
            yield Space(2)
            yield self._turn(turn, of_turn)
            yield Rule()
            for line in of_turn:
                yield self._line(line)

    def _turn(self, turn: int, of_turn: Sequence[Line]) -> Node:
        words = self.words
        total = sum(line.amount for line in of_turn)
        day = words.text("Turn {turn}, from {day}", turn=turn, day=words.day(of_turn[0].first_day))
        in_all = words.text("{amount} in all", amount=words.signed(total))
        several = Text(in_all, "small", colour="muted") if len(of_turn) > 1 else None
        return Row([Text(day, "small", weight="bold", colour="accent", role="heading", grow=1), several], gap=8)

    def _line(self, line: Line) -> Node:
        words = self.words
        amount = words.signed(line.amount)
        # The amount stands in a column of its own, so the sentence is shown without it.
        cause = line.sentence.removeprefix(words.text("{amount}: {cause}", amount=amount, cause=""))
        icon, colour = tone(self.chair, self.found.indicator, line.amount)
        steps = [chain_step(words.text("{step}.", step=capital(step.text)), step.depth) for step in line.chain]
        text = Text(sentence(capital(cause), words), "small")
        figure = Text(amount, "small", weight="bold", align="end")
        return Row(
            [Sign(icon, colour=colour, style="small", size=1.1), _Figure(figure), Column([text, *steps], gap=3, grow=1)],
            gap=8,
            align="start",
        )

    def _heading(self, text: str) -> Node:
        return Text(text, "strong", role="heading")

    # -- its rungs ----------------------------------------------------------------------------------------------------

    def _rungs(self) -> Iterator[Node]:
        indicator = self.chair.view.edition.indicators.get(self.gauge.id)
        if indicator is None or not indicator.rungs:
            return
        here = self.gauge.standing.place if self.gauge.standing is not None else 0
        yield self._heading(self.words.text("Its rungs, the highest first"))
        for number in range(len(indicator.rungs), 0, -1):
            step = indicator.rungs[number - 1]
            from_ = self.words.text("{rung}, from {value}", rung=step.name, value=self.words.number(step.at))
            said = self.words.text("{rung}. It stands here now.", rung=from_) if number == here else from_
            shown = Rung(number, from_, here=number == here, passed=number < here, said=said)
            text = plain(step.text, self.chair.view.edition.glossary)
            yield Column([shown, beside(Space(20), [Text(text, "small", colour="muted")]) if text else None], gap=3)


class _Figure(Column):
    """A figure at the right of a column as wide as most figures are."""

    def __init__(self, text: Text) -> None:
        super().__init__([text])

    def _widths(self, kit: Kit) -> tuple[int, int]:
        wide = max(super()._widths(kit)[0], kit.em(28))
        return wide, wide
