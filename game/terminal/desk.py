"""One person's place for one turn: what they see, what they are about to order, and the words they can type at any time.

Whoever changes the paper on it keeps it, so that nothing is lost. Knows its own seat's Views and no others.
"""

from __future__ import annotations

from collections.abc import Iterable

from game.briefing.dossier import actors, dossier, opening
from game.briefing.glossary import plain
from game.briefing.table import tables
from game.core.view import View
from game.host import Host, Paper
from game.terminal import reading
from game.terminal.asking import Asker
from game.terminal.choices import COMMANDS, Answer
from game.terminal.speech import Left, Speech
from game.voice import n_
from game.words import Words

LIMIT = n_("limit")
"""What can be asked about beside the measures: "why limit"."""


class Go(Exception):
    """A person wants to be elsewhere in the turn."""

    def __init__(self, place: str, rest: str = "") -> None:
        """Name the place, and what was typed after it."""
        super().__init__(place)
        self.place = place
        self.rest = rest


class Desk(Asker):
    """A seat's place at one computer, for one turn."""

    commands = tuple(COMMANDS)

    def __init__(self, host: Host, seat: str, speech: Speech, words: Words) -> None:
        """Sit down, with the seat's paper of this turn."""
        super().__init__(speech, words)
        self.host = host
        self.seat = seat
        self.paper: Paper = host.paper(seat)
        self.views: tuple[View, ...] = host.match.views(seat)

    @property
    def view(self) -> View:
        """What the seat sees now."""
        return self.views[-1]

    def plain(self, text: str) -> str:
        """Return a text of the scenario without its links."""
        return plain(text, self.view.edition.glossary)

    def save(self) -> None:
        """Write the journal and the draft."""
        if self.host.path is None:
            self.say("This game is not kept in a file.")
            return
        self.host.save()
        self.paper.keep()
        self.say("Saved, with what you have not sealed yet: {path}", path=self.host.path)

    # -- commands -----------------------------------------------------------------------------------------------------

    def command(self, answer: Answer) -> None:
        """Do what a command asks; those that lead elsewhere raise Go, `quit` raises Left."""
        speech, words, rest = self.speech, self.words, answer.rest
        match answer.key:
            case "news":
                reading.read_news(speech, self.views, words, sources=bool(rest))
            case "situation":
                reading.read_situation(speech, self.views, words)
            case "why":
                self._why(rest)
            case "advice":
                reading.read_advice(speech, self.view, words)
            case "dossier":
                reading.read_paper(speech, dossier(self.view, words), words, sources=True)
            case "briefing":
                reading.read_paper(speech, opening(self.view, words), words)
            case "who":
                reading.read_paper(speech, actors(self.view, words), words)
            case "glossary":
                reading.read_glossary(speech, self.view.edition, rest, words)
            case "save":
                self.save()
            case "quit":
                raise Left
            case _:
                raise Go(answer.key, rest)

    def _why(self, asked: str) -> None:
        if asked.strip().casefold() in {LIMIT, self.words.text(LIMIT).casefold()}:
            self._why_limit()
        else:
            reading.read_why(self.speech, self.views, asked, self.words)

    def _why_limit(self) -> None:
        for brief in tables(self.view, self.words):
            if brief.limit is not None:
                self.speech.line(self.words.text("{table}. {limit}", table=brief.name, limit=brief.limit.sentence))
                self.speech.items(brief.limit.items, 2)

    # -- small things -------------------------------------------------------------------------------------------------

    def notes(self, texts: Iterable[str]) -> None:
        """Say a few sentences, those that are empty left out."""
        for text in texts:
            if text:
                self.speech.line(text)
