"""A journal read aloud, turn by turn: orders, what happened and why, the ladders; on request all that was hidden in play.

Without `reveal` only what everybody may know: public deeds, happenings and numbers, a cause that is not public undisclosed. With
it, for after the match, all orders with their reasons, the limits and the room for agreement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.briefing.causes import netted, pooled
from game.briefing.glossary import plain
from game.briefing.levels import level_name
from game.briefing.review import describe
from game.briefing.situation import span_of_days
from game.core.bargaining import room
from game.core.indicator import CAPITAL
from game.core.journal import Journal, Sealed, Seated, effective
from game.core.journal import replay as played_again
from game.core.orders import Orders
from game.core.scenario import Scenario
from game.core.table import terms_of_side, value
from game.core.turn import Turn
from game.core.world import UNDISCLOSED, Entry, World, reservations, rung
from game.host import HUMAN, LEVEL
from game.match import Match
from game.terminal.playing import read_verdict
from game.terminal.reading import sentence
from game.terminal.speech import Say, Speech
from game.voice import translations
from game.words import Words


def replay(
    journal: Journal, *, reveal: bool = False, words: Words | None = None, say: Say = print, width: int | None = None
) -> None:
    """Read a journal turn by turn. Raises JournalError where it does not replay."""
    _Reading(journal, words or Words(translations()), Speech(say=say, width=width), reveal=reveal).run()


class _Reading:
    """One reading of one journal."""

    def __init__(self, journal: Journal, words: Words, speech: Speech, *, reveal: bool) -> None:
        self.journal = journal
        self.scenario: Scenario = journal.scenario
        self.words = words
        self.speech = speech
        self.reveal = reveal

    def run(self) -> None:
        state = played_again(self.journal)
        scenario, opened, text = self.scenario, self.journal.opened, self.words.text
        self.speech.heading(scenario.title)
        self.speech.line(text("Pace: {pace}. Seed: {seed}.", pace=scenario.paces[opened.pace].name, seed=opened.seed))
        for seat in scenario.seats:
            found = state.seated.get(seat)
            if found is not None:
                self.speech.line(text("{seat}: {player}", seat=scenario.name_of(seat), player=self._player(found)))
        if self.reveal:
            self._explain()
        else:
            self.speech.line(text("Told as far as everybody may know it. All that was hidden: --reveal, once the match is over."))
        sealed = {
            (record.orders.turn, record.orders.seat): record for record in effective(self.journal) if isinstance(record, Sealed)
        }
        for start, turn in zip(state.starts, state.turns, strict=True):
            self._turn(start, turn, sealed, [entry for number, entry in state.interventions if number == turn.number])
        if state.world.ending:
            read_verdict(self.speech, Match(self.journal), (), self.words, reveal=self.reveal)
        else:
            self.speech.line()
            self.speech.line(text("The match is still being played: turn {turn} comes next.", turn=state.world.turn))

    def _explain(self) -> None:
        """Say once what the words of the revealed lines mean."""
        self.speech.line(
            self.words.text(
                "How to read it: a limit is the least a seat could sign, in points of 100. The room for agreement is every "
                "package at or above the limits of all who must sign; ratifiable are those of them that every body at home would "
                "at least as likely approve as refuse; the margin is what the package that treats its worse-served side best "
                "leaves to that side above its limit (below zero: no package is inside all limits)."
            )
        )

    def _player(self, seated: Seated) -> str:
        if seated.player == HUMAN:
            return self.words.text("a person")
        if not self.reveal:
            return self.words.text("a counterpart")
        level = level_name(seated.level or LEVEL, self.words)
        if seated.temperament in self.scenario.temperaments:
            name = self.scenario.temperaments[seated.temperament].name
            return self.words.text("a counterpart ({level}, {temperament})", level=level, temperament=name)
        return self.words.text("a counterpart ({level})", level=level)

    def _turn(self, start: World, turn: Turn, sealed: Mapping[tuple[int, str], Sealed], interventions: list[Entry]) -> None:
        text = self.words.text
        when = span_of_days(turn.first_day, turn.last_day, self.words)
        self.speech.heading(text("Turn {turn}, {when}", turn=turn.number, when=when))
        if self.reveal:
            self._rooms(start, text("At the beginning of the turn"))
            self._limits(start)
        for entry in self._readable(interventions):
            self.speech.item(sentence(text("The facilitator: {entry}", entry=self._entry(entry)), self.words))
        if self.reveal:
            for seat in self.scenario.seats:
                self._orders(start, turn.orders[seat], sealed.get((turn.number, seat)))
        entries = self._readable(turn.entries)
        self._happenings(entries)
        self._numbers(start, turn, entries)
        self._ladders(turn.world)
        if self.reveal:
            self._rooms(turn.world, text("At the end of the turn"))

    def _readable(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries that may be told here: all of them, or those everybody may read, with causes everybody may know."""
        if self.reveal:
            return list(entries)
        return [
            entry
            if entry.cause_known_to is None
            else Entry(key=entry.key, cause=UNDISCLOSED, subject=entry.subject, amount=entry.amount)
            for entry in entries
            if entry.known_to is None
        ]

    def _happenings(self, entries: Sequence[Entry]) -> None:
        told = [entry for entry in entries if entry.key not in {"changed", "held"}]
        self.speech.line(self.words.text("What happened:") if told else self.words.text("Nothing happened."))
        for entry in told:
            self.speech.item(sentence(self._entry(entry), self.words))

    def _numbers(self, start: World, turn: Turn, entries: Sequence[Entry]) -> None:
        """Tell every number that changed, each change with its cause."""
        text = self.words.text
        changes: dict[str, list[Entry]] = {}
        for entry in netted(entries):
            if entry.key in {"changed", "held"} and not entry.subject.startswith(CAPITAL):
                changes.setdefault(entry.subject, []).append(entry)
        if changes:
            self.speech.line(text("What changed, and why:"))
        for name in (item for item in self.scenario.indicators if item in changes):
            causes = [
                text(
                    "{amount} {cause}",
                    amount=self.words.signed(entry.amount),
                    cause=self._plain(self.words.cause(entry.cause, self.scenario)),
                )
                for entry in (changes[name] if self.reveal else pooled(changes[name]))
            ]
            said = text(
                "{name}: {before}, then {after} ({causes})",
                name=self.scenario.indicators[name].name,
                before=self.words.number(start.values[name]),
                after=self.words.number(turn.world.values[name]),
                causes="; ".join(causes),
            )
            self.speech.item(sentence(said, self.words))

    def _ladders(self, world: World) -> None:
        for name, indicator in self.scenario.indicators.items():
            if indicator.known_to is not None and not self.reveal:
                continue
            step = rung(indicator, world.values[name])
            if step is not None:
                self.speech.line(
                    self.words.text(
                        "{name}: {value}, as tense as at “{rung}”.",
                        name=indicator.name,
                        value=self.words.number(world.values[name]),
                        rung=step.name,
                    )
                )

    def _plain(self, said: str) -> str:
        return plain(said, self.scenario.glossary)

    def _entry(self, entry: Entry) -> str:
        said = self.words.entry(entry, self.scenario)
        if self.reveal and entry.key == "signed" and entry.more.get("offer"):
            said = self.words.text("{entry} ({offer})", entry=said, offer=self.words.offer(entry.more["offer"], self.scenario))
        if entry.key in {"changed", "held", "set", "cleared", "corrected"}:
            cause = self.words.cause(entry.cause, self.scenario)
            said = self.words.text("{entry} ({cause})", entry=said, cause=cause)
        return self._plain(said)

    # -- orders -------------------------------------------------------------------------------------------------------

    def _orders(self, start: World, orders: Orders, sealed: Sealed | None) -> None:
        text, scenario = self.words.text, self.scenario
        name = scenario.name_of(orders.seat)
        lines = [text("At {table}: take the pledge back", table=scenario.tables[table].name) for table in orders.releases]
        lines += [scenario.actions[deed].name for deed in orders.deeds]
        if not lines and not orders.moves:
            self.speech.line(text("Orders ({seat}): none.", seat=name))
        else:
            self.speech.line(text("Orders ({seat}):", seat=name))
        for move in orders.moves:
            self.speech.item(describe(move, scenario, self.words))
            if move.kind == "propose":
                self._package(start, move.table, move.package)
        self.speech.items(lines)
        if sealed is None:
            return
        if sealed.reason:
            self.speech.line(text("Reason: “{reason}”", reason=sealed.reason), 2)
        if sealed.prediction:
            self.speech.line(text("Prediction: “{prediction}”", prediction=sealed.prediction), 2)
        for reason in sealed.because:
            self.speech.line(text("Because: {reason}", reason=self._plain(self.words.reason(reason, scenario))), 2)

    def _package(self, start: World, table: str, package: Mapping[str, str]) -> None:
        place = self.scenario.tables[table]
        self.speech.items(
            [
                self.words.text("{issue}: {option}", issue=issue.name, option=issue.options[package[name]].name)
                for name, issue in place.issues.items()
            ],
            2,
        )
        pledges = start.sittings[table].pledges
        worths = [
            self.words.text(
                "{points} to {seat}",
                points=self.words.points(value(terms_of_side(place, seat, start.values, pledges.get(seat)), package)),
                seat=self.scenario.name_of(seat),
            )
            for seat in place.stakes
        ]
        self.speech.line(self.words.text("Worth {worths}.", worths=self.words.listing(worths)), 2)

    # -- what was hidden ----------------------------------------------------------------------------------------------

    def _rooms(self, world: World, when: str) -> None:
        text = self.words.text
        for table in self.scenario.tables.values():
            found = room(table, world)
            said = text(
                "{when}, room at {table}: {inside} of {packages} packages ({share} %), {ratifiable} ratifiable, margin {margin}.",
                when=when,
                table=table.name,
                inside=found.inside,
                packages=found.packages,
                share=_share(found.inside, found.packages),
                ratifiable=found.ratifiable,
                margin=self.words.points(found.margin),
            )
            self.speech.line(said)

    def _limits(self, world: World) -> None:
        for table in self.scenario.tables.values():
            limits = [
                self.words.text("{seat} {points}", seat=self.scenario.name_of(seat), points=self.words.points(limit))
                for seat, limit in reservations(table, world.values).items()
            ]
            self.speech.line(self.words.text("Limits at {table}: {limits}.", table=table.name, limits=self.words.listing(limits)))


def _share(part: int, whole: int) -> str:
    tenths = part * 1000 // whole if whole else 0
    return f"{tenths // 10}.{tenths % 10}"
