"""A whole match as text: opening, turn after turn, verdict; for one person or several at one computer.

Everything that was sealed, and what was not, is on disk before the next question is asked.
"""

from __future__ import annotations

import shlex
import sys
from contextlib import suppress
from pathlib import Path

from game import saves
from game.briefing.deeds import deeds
from game.briefing.dossier import dossier, opening
from game.briefing.meanings import meanings
from game.briefing.review import describe
from game.briefing.situation import situation
from game.briefing.table import TableBrief, tables
from game.briefing.verdict import minded, verdict
from game.core.errors import JournalError
from game.debrief.hindcast import hindcast
from game.host import Host
from game.match import Match
from game.terminal import reading
from game.terminal.asking import Asker
from game.terminal.choices import Choice
from game.terminal.desk import Desk, Go
from game.terminal.doing import choose_deeds, seal
from game.terminal.speech import Ask, Left, Say, Speech
from game.terminal.talking import sit
from game.voice import n_, translations
from game.words import Words


def play(
    host: Host,
    *,
    words: Words | None = None,
    ask: Ask = input,
    say: Say = print,
    width: int | None = None,
) -> bool:
    """Play a match from where it stands; return whether it came to its end. Saves as it goes, if it is kept."""
    speech = Speech(ask, say, width=width)
    return _Game(host, words or Words(translations()), speech).run()


class _Game:
    """One run of the program over one match."""

    def __init__(self, host: Host, words: Words, speech: Speech) -> None:
        self.host = host
        self.match = host.match
        self.words = words
        self.speech = speech

    def run(self) -> bool:
        try:
            self._title()
            self.host.save()
            while not self.match.over:
                self._turn()
            self._close()
        except (Left, KeyboardInterrupt):
            return self._leave()
        return True

    def _text(self, message: str, /, **params: object) -> None:
        self.speech.line(self.words.text(message, **params))

    def _title(self) -> None:
        scenario, match = self.match.scenario, self.match
        self.speech.heading(scenario.title)
        names = [scenario.name_of(seat) for seat in self.host.humans]
        opened = match.journal.opened
        if names:
            self._text("Played by people: {names}.", names=self.words.listing(names))
        self._text("Pace: {pace}. Seed: {seed}.", pace=scenario.paces[opened.pace].name, seed=opened.seed)
        if self.host.path is not None:
            self._text("The game saves itself: {path}", path=self.host.path)
        self._text("Type help at any time to hear what you can type; quit saves and leaves.")

    def _leave(self) -> bool:
        self.speech.line()
        if self.host.path is None:
            self._text("You have left the game.")
        else:
            self.host.save()
            self._text("Saved. Go on later with:")
            command = self.words.text("{program} play --resume {path}", program=program(), path=shlex.quote(str(self.host.path)))
            self.speech.line(command, 2)
        return False

    # -- a turn -------------------------------------------------------------------------------------------------------

    def _turn(self) -> None:
        while (seat := self.host.waiting()) is not None:
            self._seat(seat)
        self.host.advance()

    def _curtain(self, seat: str) -> None:
        """Hide what one person saw from the next."""
        if len(self.host.humans) > 1:
            self.speech.curtain()
            name = self.match.scenario.name_of(seat)
            self._text(
                "Next at this computer, and nobody else: {seat}. Whoever sits there, press Enter when you are alone.", seat=name
            )
            Asker(self.speech, self.words).pause()

    def _seat(self, seat: str) -> None:
        self._curtain(seat)
        desk = Desk(self.host, seat, self.speech, self.words)
        if self.host.complaint is not None:
            self._text("What was not sealed could not be read: {error}", error=self.host.complaint)
        begun = desk.paper.ordered()
        place, rest = "", ""
        if self.match.world.turn == 1 and not begun:
            try:
                self._opening(desk)
            except Go as way:
                place, rest = way.place, way.rest
        self._greet(desk)
        if begun:
            self._text("Your orders are as you left them, not sealed yet. Type orders to read them back.")
        self._rounds(desk, place, rest)
        self._text("Sealed.")

    def _opening(self, desk: Desk) -> None:
        reading.read_paper(self.speech, opening(desk.view, self.words), self.words)
        desk.pause()
        reading.read_paper(self.speech, dossier(desk.view, self.words), self.words)
        desk.pause()

    def _greet(self, desk: Desk) -> None:
        found = situation(desk.views, self.words)
        self.speech.heading(self.words.text("{when}. Your seat: {seat}.", when=found.when, seat=found.seat_name))
        if found.turn > 1:
            reading.read_news(self.speech, desk.views, self.words)
        else:
            reading.read_situation(self.speech, desk.views, self.words)
        reading.read_new_advice(self.speech, desk.views, self.words)

    def _rounds(self, desk: Desk, place: str, rest: str) -> None:
        """Go from place to place until the orders are sealed."""
        while True:
            try:
                if place == "table":
                    sit(desk, rest)
                elif place == "deeds":
                    choose_deeds(desk, rest)
                elif place == "orders" and seal(desk):
                    return
                place, rest = self._menu(desk)
            except Go as way:
                place, rest = way.place, way.rest

    def _menu(self, desk: Desk) -> tuple[str, str]:
        words = self.words
        found = deeds(desk.view, words)
        briefs = tables(desk.view, words)
        self.speech.heading(words.text("What do you want to do?"))
        choices = [Choice(key=f"table {brief.number}", label=self._summary(desk, brief)) for brief in briefs]
        label = words.text(
            "Deeds: {count} of {most} ordered; you have {capital} political capital",
            count=len(desk.paper.deeds),
            most=found.most,
            capital=found.capital,
        )
        choices.append(Choice(key="deeds", label=label))
        choices.append(Choice(key="situation", label=words.text("Where things stand")))
        choices.append(Choice(key="orders", label=words.text("Read your orders back and seal them"), word=n_("seal")))
        while True:
            answer = desk.choose(words.text("Turn {turn}", turn=desk.view.known.turn), choices)
            if answer.key == "situation":
                reading.read_situation(self.speech, desk.views, words)
            elif answer.key == "back":
                desk.say("This is the middle of the turn; there is nothing to go back to. Type quit to save and leave.")
            else:
                place, _, number = answer.key.partition(" ")
                return place, number or answer.rest

    def _summary(self, desk: Desk, brief: TableBrief) -> str:
        """Return a table in one line, with what is ordered there."""
        move = desk.paper.moves.get(brief.id)
        if move is None:
            return brief.sentence
        said = describe(move, desk.view.edition, self.words)
        return self.words.text("{table} Ordered: {move}.", table=brief.sentence, move=said)

    # -- the end ------------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        for seat in self.host.humans:
            self._curtain(seat)
            desk = Desk(self.host, seat, self.speech, self.words)
            reading.read_news(self.speech, desk.views, self.words)
            with suppress(Go):  # there is nowhere left to go
                desk.pause()
        read_verdict(self.speech, self.match, self.host.humans, self.words)
        if self.host.path is not None:
            with suppress(JournalError):
                saves.clear_draft(self.host.path)
            self._text("The record of this game: {path}", path=self.host.path)
            self._text("All that was hidden, the others' reasons too, turn by turn:")
            command = self.words.text(
                "{program} replay {path} --reveal", program=program(), path=shlex.quote(str(self.host.path))
            )
            self.speech.line(command, 2)


def program() -> str:
    """Return how this program is called from where it was started."""
    return "python main.py" if Path(sys.argv[0]).name == "main.py" else "backchannel"


def read_verdict(speech: Speech, match: Match, readers: tuple[str, ...], words: Words, *, reveal: bool = True) -> None:
    """Read how a match closed: the ending, every seat's results, what its readers thought, what really happened, human cost.

    `reveal`: secret deeds too are set beside how they were read.
    """
    found = verdict(match, readers[0] if len(readers) == 1 else "", words)
    speech.heading(words.text("The verdict: {title}", title=found.title))
    speech.line(found.text)
    if found.history:
        speech.line(words.text("It is also how it really ended."))
    if found.agreed:
        speech.heading(words.text("What was signed"))
    for agreed in found.agreed:
        speech.line(words.text("{table}. {fate}", table=agreed.table, fate=agreed.sentence))
        speech.items(agreed.clauses, 2)
    for result in found.results:
        title = words.text("What has become of your purposes, {seat}", seat=result.name)
        speech.heading(title if result.mine else words.text("What has become of the purposes: {seat}", seat=result.name))
        speech.items([*result.deals, *result.interests])
    for seat in readers:
        said = minded(match, seat, words)
        if said:
            speech.heading(words.text("What you thought, turn by turn: {seat}", seat=match.scenario.name_of(seat)))
            speech.items(said)
    if found.beside or found.happened:
        speech.heading(words.text("What really happened"))
        for text in (found.beside, found.happened):
            if text:
                speech.line(text)
        for reference in found.references:
            speech.item(words.text("Source: {title}", title=f"{reference.title} {reference.url}".strip()))
    likely = hindcast(match.scenario, words)
    if likely is not None:
        speech.heading(words.text("How likely it was"))
        speech.line(likely.asked)
        speech.items(item.sentence for item in likely.endings)
    if found.counts or found.human_cost:
        speech.heading(words.text("The human cost"))
        speech.items(count.sentence for count in found.counts)
        if found.human_cost:
            speech.line(found.human_cost)
    meant = meanings(match, words, reveal=reveal)
    if meant:
        speech.heading(words.text("What was meant, and how it was read"))
    for meaning in meant:
        speech.line(meaning.title)
        if meaning.intent:
            speech.item(words.text("Meant: {text}", text=meaning.intent))
        speech.items(words.text("{actor}: {text}", actor=item.name, text=item.text) for item in meaning.readings)
        for mishap in meaning.mishaps:
            speech.item(words.text("Not meant: {text}", text=mishap.text))
            speech.items((words.text("{actor}: {text}", actor=item.name, text=item.text) for item in mishap.readings), 2)
    if found.supposed:
        speech.heading(words.text("What was taken for granted"))
    for taken in found.supposed:
        speech.line(f"{taken.question} {taken.why}".strip())
        speech.items([taken.answer, taken.others])
    if found.questions:
        speech.heading(words.text("To think about"))
    for asked in found.questions:
        speech.line(asked.title)
        speech.items(asked.questions)
