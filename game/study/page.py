"""A study as a page for a terminal: sentences and aligned columns, every figure with its interval.

Says everything in one voice. Measures nothing and writes no file.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from game.core.scenario import Scenario
from game.study.design import LEVEL, SUPPOSED, WITHOUT, Change, Variant
from game.study.figures import Differences, Figures, Use
from game.study.forks import STAGES
from game.study.interval import Interval
from game.study.study import Study
from game.study.trial import MIXED
from game.voice import Voice, n_

Row = Sequence[str]

PERCENT = 100
"""What shares are shown in."""
NONE = "–"
"""Where there is no figure."""
ONCE = "(1)"
"""Where there was one case only, of which nothing more is known."""
TITLES = {
    "early": n_("early"),
    "middle": n_("middle"),
    "late": n_("late"),
}
"""What the stages of a match are called."""


def as_text(study: Study, voice: Voice, width: int = 100) -> str:
    """Return what a study found."""
    return "\n".join(_Page(study, voice, width).lines())


def _number(value: float) -> str:
    return f"{round(value, 1) + 0.0:.1f}"  # so that there is no minus before nothing


def _figure(found: Interval) -> str:
    """Return a mean with its interval; of one case only the case."""
    if found.count == 1:
        return f"{_number(found.value)} {ONCE}"
    return f"{_number(found.value)} [{_number(found.low)}, {_number(found.high)}]" if found.count else NONE


def _share(found: Interval) -> str:
    """Return a share in percent."""
    scaled = found.scaled(PERCENT)
    return f"{_number(scaled.value)} % [{_number(scaled.low)}, {_number(scaled.high)}]" if found.count else NONE


def _difference(found: Interval, *, unit: str = "") -> str:
    """Return a difference with its sign; a star where it is no accident of the seeds."""
    if not found.count:
        return NONE
    if found.count == 1:
        return f"{round(found.value, 1) + 0.0:+.1f}{unit} {ONCE} "
    low, high = _number(found.low), _number(found.high)
    value = round(found.value, 1) + 0.0
    return f"{value:+.1f}{unit} [{low}, {high}]{'*' if found.apart else ' '}"


def _bare(found: Interval) -> str:
    return f"{round(found.value, 1) + 0.0:+.1f}{'*' if found.apart and found.count > 1 else ' '}" if found.count else NONE


class _Page:
    """One page, being written."""

    def __init__(self, study: Study, voice: Voice, width: int) -> None:
        self.study, self.voice, self.width = study, voice, width
        self.scenario: Scenario = study.scenario
        self.text = voice.text

    def lines(self) -> Iterator[str]:
        yield from self._head()
        first = self._title(self.study.variants[0])
        if len(self.study.variants) > 1:
            yield ""
            yield from self._wrapped(self.text("First “{first}”, then how the others differ from it.", first=first))
        yield from self._figures(self.study.variants[0], self.study.figures[0])
        for variant, differing in zip(self.study.variants[1:], self.study.differences, strict=True):
            yield from ["", self.text("{name}, AGAINST {first}", name=self._title(variant).upper(), first=first.upper())]
            yield from self._differences(differing)

    def _wrapped(self, text: str) -> list[str]:
        return textwrap.wrap(text, self.width, break_long_words=False, break_on_hyphens=False)

    def _head(self) -> Iterator[str]:
        design = self.study.design
        yield from self._wrapped(
            self.text(
                "{title}, at the pace “{pace}”: {playouts}, seeds {first} to {last}.",
                title=self.scenario.title,
                pace=self.scenario.paces[design.pace].name,
                playouts=self.voice.plural("{count} playout", "{count} playouts", design.playouts),
                first=design.seed,
                last=design.seed + design.playouts - 1,
            )
        )
        who = "; ".join(f"{self.scenario.name_of(seat)}: {self._player(seat)}" for seat in design.sitters)
        yield from self._wrapped(self.text("Played by {who}.", who=who))
        yield from self._wrapped(
            self.text(
                "In brackets stands what each figure may truly be, with 95 % confidence. A star marks a difference that the "
                "choice of seeds does not explain; (1) is a single case."
            )
        )

    def _player(self, seat: str) -> str:
        sitter = self.study.design.sitters[seat]
        name = sitter.temperament or self.scenario.seats[seat].temperament
        found = self.scenario.temperaments.get(name)
        disposed = self.text("mixed") if name == MIXED else (found.name if found else name)
        return f"{sitter.level} ({disposed})" if disposed else sitter.level

    def _title(self, variant: Variant) -> str:
        return ", ".join(self._change(change) for change in variant.changes) or self.text("as it is")

    def _change(self, change: Change) -> str:
        if change.kind == WITHOUT:
            return self.text("without “{action}”", action=self.scenario.actions[change.subject].name)
        if change.kind == SUPPOSED:
            return self.scenario.assumptions[change.subject].options[change.value].name
        seat = self.scenario.name_of(change.subject)
        if change.kind == LEVEL or change.value == MIXED:
            return f"{seat}: {change.value}"
        return f"{seat}: {self.scenario.temperaments[change.value].name}"

    # -- one variant ------------------------------------------------------------------------------------------------------

    def _figures(self, variant: Variant, found: Figures) -> Iterator[str]:
        endings = {ending.id: ending.name for ending in self.scenario.endings}
        yield from self._table([self.text("Endings")], [[endings[name], _share(one)] for name, one in found.endings.items()])
        yield from self._table(
            [
                self.text("Deals, in percent of playouts"),
                self.text("signed"),
                self.text("in force for a while"),
                self.text("at the end"),
                self.text("refused at home"),
            ],
            [
                [self.scenario.tables[name].name, *map(_share, (one.signed, one.ratified, one.in_force, one.refused))]
                for name, one in found.deals.items()
            ],
        )
        yield from self._table(
            [
                self.text("What it was worth, in points"),
                self.text("interests"),
                self.text("deals"),
                self.text("together"),
                self.text("deals beyond its limits"),
            ],
            [
                [self.scenario.name_of(seat), _figure(one.interests), _figure(one.surplus), _figure(one.total), _share(one.above)]
                for seat, one in found.seats.items()
            ],
        )
        for name, one in found.ladders.items():
            ladder = self.scenario.indicators[name]
            rungs = {step.id: step.name for step in ladder.rungs}
            yield from self._table(
                [self.text("{ladder}: highest rung", ladder=ladder.name)],
                [[rungs.get(step, self.text("below the first")), _share(times)] for step, times in one.rungs.items()]
                + [[self.text("its highest value"), _figure(one.most)]],
            )
        yield from self._room(found)
        yield from self._deeds(variant, found)
        yield from self._table(
            [self.text("People, more than at the opening")],
            [[self.scenario.indicators[name].name, _figure(one)] for name, one in found.people.items()],
        )

    def _room(self, found: Figures) -> Iterator[str]:
        table = next(iter(self.scenario.tables.values()))
        yield from self._table(
            [
                self.text("Room for agreement: {table}", table=table.name),
                self.text("% inside all limits"),
                self.text("% fit for home, too"),
                self.text("best margin, points"),
                self.text("no room"),
            ],
            [
                [
                    self.text("turn {turn}", turn=space.turn),
                    *map(_figure, (space.inside, space.ratifiable, space.margin)),
                    _share(space.empty),
                ]
                for space in found.room
            ],
        )

    def _deeds(self, variant: Variant, found: Figures) -> Iterator[str]:
        for seat in self.scenario.seats:
            uses = {key.partition(".")[2]: one for key, one in found.actions.items() if key.partition(".")[0] == seat}
            if uses:
                yield from self._table(
                    [
                        self.text("What {seat} does", seat=self.scenario.name_of(seat)),
                        self.text("of turns it was open"),
                        self.text("of playouts"),
                        self.text("worth, points"),
                        *(self.text(TITLES[stage]) for stage in STAGES),
                    ],
                    [self._use(variant.scenario, action, one) for action, one in uses.items()],
                )

    def _use(self, scenario: Scenario, action: str, one: Use) -> list[str]:
        stages = [_bare(one.by_stage[stage]) for stage in STAGES]
        return [scenario.actions[action].name, _share(one.turns), _share(one.matches), _difference(one.worth), *stages]

    # -- two variants -----------------------------------------------------------------------------------------------------

    def _differences(self, found: Differences) -> Iterator[str]:
        endings = {ending.id: ending.name for ending in self.scenario.endings}
        yield from self._table([self.text("Endings, percent of playouts")], self._shares(found.endings, endings))
        tables = {name: table.name for name, table in self.scenario.tables.items()}
        yield from self._table(
            [self.text("Deals, percent of playouts"), self.text("signed"), self.text("in force at the end")],
            [
                [
                    tables[name],
                    *(_difference(one.scaled(PERCENT), unit=" %") for one in (found.signed[name], found.in_force[name])),
                ]
                for name in tables
            ],
        )
        yield from self._table(
            [self.text("What it was worth, in points"), self.text("interests"), self.text("deals"), self.text("together")],
            [
                [
                    self.scenario.name_of(seat),
                    *map(_difference, (found.interests[seat], found.surplus[seat], found.total[seat])),
                ]
                for seat in self.scenario.seats
            ],
        )
        rest = [[self.scenario.indicators[name].name, _difference(one)] for name, one in found.ladders.items()]
        rest += [[self.scenario.indicators[name].name, _difference(one)] for name, one in found.people.items()]
        rest.append([self.text("room for agreement, percent of packages"), _difference(found.ratifiable)])
        rest.append([self.text("turns"), _difference(found.turns)])
        yield from self._table([self.text("How far it went")], rest)

    def _shares(self, found: Mapping[str, Interval], names: Mapping[str, str]) -> list[list[str]]:
        return [[names[name], _difference(one.scaled(PERCENT), unit=" %")] for name, one in found.items()]

    def _table(self, head: Row, rows: Sequence[Row]) -> Iterator[str]:
        """Yield an empty line, the heads and the rows: the first column from the left, the others from the right."""
        if not rows:
            return
        whole = [[*head, *[""] * (len(rows[0]) - len(head))], *([f"  {row[0]}", *row[1:]] for row in rows)]
        wide = [max(len(row[place]) for row in whole) for place in range(len(whole[0]))]
        yield ""
        for row in whole:
            cells = [row[0].ljust(wide[0]), *(cell.rjust(wide[place]) for place, cell in enumerate(row[1:], start=1))]
            yield "  ".join(cells).rstrip()
