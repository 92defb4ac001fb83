"""The front door without a desktop: choose a scenario, a seat and a pace, or go on with a saved game.

Knows where scenarios and saves are; how a match is played is for `playing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game import saves
from game.authoring.shelf import Header, read, shelf
from game.briefing.glossary import plain
from game.core.errors import GameError
from game.core.scenario import Scenario
from game.terminal.asking import Asker
from game.terminal.choices import Choice
from game.terminal.speech import Ask, Left, Say, Speech
from game.voice import translations, wanted
from game.words import Words

SHOWN = 9
"""How many saved games are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person wants to play: a saved game, or a new match."""

    resume: Path | None = None
    """A saved game."""
    scenario: Scenario | None = None
    """Or a new match of this scenario."""
    seat: str = ""
    """In this seat."""
    pace: str = ""
    """At this pace."""


def menu(  # noqa: PLR0913  how to speak has several sides
    scenario: Scenario | None = None,
    pace: str = "",
    *,
    seat: str = "",
    fresh: bool = False,
    words: Words | None = None,
    ask: Ask = input,
    say: Say = print,
    width: int | None = None,
) -> Wish | None:
    """Ask what to play; where the scenario is chosen already, only what is left to choose. None where a person wants to leave.

    A `seat` or `pace` that is given is not asked for; `fresh`: only new matches are offered.
    """
    door = _Door(Asker(Speech(ask, say, width=width), words or Words(translations())), seat, pace, fresh=fresh)
    try:
        return door.any() if scenario is None else door.seat(scenario)
    except Left:
        return None


class _Door:
    """One visit at the front door."""

    def __init__(self, asker: Asker, seat: str, pace: str, *, fresh: bool) -> None:
        self.given_seat = seat
        self.given_pace = pace
        self.fresh = fresh
        self.asker = asker
        self.words = asker.words

    def any(self) -> Wish | None:
        asker, text = self.asker, self.words.text
        headers = shelf(wanted())
        saved = [] if self.fresh else [item for item in saves.listing(saves.folder()) if not item.problem][:SHOWN]
        while True:
            asker.speech.heading(text("What do you want to play?"))
            choices = [Choice(key=f"new {place}", label=self._new(header)) for place, header in enumerate(headers)]
            choices += [Choice(key=f"old {place}", label=self._old(summary)) for place, summary in enumerate(saved)]
            if not choices:
                asker.say("There is no scenario on the shelf and no saved game.")
                return None
            answer = asker.choose(text("Play"), choices)
            if answer.command:
                return None
            kind, _, place = answer.key.partition(" ")
            if kind == "old":
                return Wish(resume=saved[int(place)].path)
            wish = self._open(headers[int(place)])
            if wish is not None:
                return wish

    def _new(self, header: Header) -> str:
        return self.words.text("New: {title}", title=header.title)

    def _old(self, summary: saves.Summary) -> str:
        when = summary.saved_at[:16].replace("T", " ")
        if summary.over:
            return self.words.text("Read again: {title}, played to the end, {when}", title=summary.title, when=when)
        return self.words.text(
            "Go on: {title}, {seats}, turn {turn} of {turns}, saved {when}",
            title=summary.title,
            seats=self.words.listing(summary.seats),
            turn=summary.turn,
            turns=summary.turns,
            when=when,
        )

    def _check(self, scenario: Scenario) -> None:
        """Refuse a seat or pace from the command line that this scenario does not have. Raises GameError."""
        for given, among, message in (
            (self.given_seat, scenario.seats, "there is no seat '{given}' in this scenario; there is: {names}"),
            (self.given_pace, scenario.paces, "there is no pace '{given}' in this scenario; there is: {names}"),
        ):
            if given and given not in among:
                raise GameError(self.words.text(message, given=given, names=", ".join(among)))

    def _open(self, header: Header) -> Wish | None:
        try:
            scenario = read(header.path, wanted())
        except GameError as error:
            self.asker.say("This scenario cannot be played: {error}", error=self.words.error(error))
            return None
        return self.seat(scenario)

    def seat(self, scenario: Scenario) -> Wish | None:
        asker, text = self.asker, self.words.text
        self._check(scenario)
        asker.speech.heading(scenario.title)
        asker.speech.line(plain(scenario.summary, scenario.glossary))
        seat, pace = self.given_seat, self.given_pace
        if not seat:
            asker.say("For whom do you want to speak?")
            choices = [Choice(key=item, label=scenario.actors[item].name) for item in scenario.seats]
            answer = asker.choose(text("Seat"), choices)
            if answer.command:
                return None
            seat = answer.key
        if pace or len(scenario.paces) == 1:
            return Wish(scenario=scenario, seat=seat, pace=pace or next(iter(scenario.paces)))
        asker.say("At which pace? Enter takes the first.")
        paces = [
            Choice(key=item.id, label=text("{name}, {turns} turns. {text}", name=item.name, turns=len(item.days), text=item.text))
            for item in scenario.paces.values()
        ]
        answer = asker.choose(text("Pace"), paces, default=paces[0].key)
        return None if answer.command else Wish(scenario=scenario, seat=seat, pace=answer.key)
