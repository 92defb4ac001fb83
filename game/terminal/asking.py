"""Asking a person: numbered choices, yes or no, a free line; wrong answers are met with what was expected.

Knows nothing of the game; what a command does is for whoever asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.terminal.choices import COMMANDS, Answer, Choice, meant, spoken, surplus, understood
from game.terminal.speech import Left, Speech
from game.voice import n_
from game.words import Words

YES, NO = (n_("yes"), n_("y")), (n_("no"), n_("n"))
NONE = n_("none")
"""Takes away a line that was written earlier."""


class Asker:
    """Somebody who can be asked."""

    commands: tuple[str, ...] = ("help", "quit")
    """Commands that can be typed at every question."""

    def __init__(self, speech: Speech, words: Words) -> None:
        """Ask through this voice, in this language."""
        self.speech = speech
        self.words = words

    def say(self, message: str, /, **params: object) -> None:
        """Say a sentence of the program."""
        self.speech.line(self.words.text(message, **params))

    def command(self, answer: Answer) -> None:
        """Do what a command asks. The choices are asked for again afterwards."""
        if answer.key == "quit":
            raise Left

    def choose(self, where: str, choices: Sequence[Choice], *, default: str = "", show: bool = True) -> Answer:
        """Return what was chosen; `back` comes back as a command. Enter takes the default, or lists the choices again."""
        while True:
            if show:
                self.list(choices)
            text = self.speech.ask(self._prompt(where))
            show = False
            if not text:
                if default:
                    return Answer(key=default)
                show = True
                continue
            answer = understood(text, choices, self.words)
            if answer is None or (answer.command and answer.key not in {*self.commands, "back"}):
                self.puzzled(text, choices)
            elif surplus(answer, text, choices):
                self.too_much(answer, choices)
            elif not answer.command or answer.key == "back":
                return answer
            elif answer.key == "help":
                self.help(where)
                show = True
            else:
                self.command(answer)
                self.say("Enter repeats the choices.")

    def list(self, choices: Sequence[Choice]) -> None:
        """Say the choices with their numbers."""
        for number, choice in enumerate(choices, start=1):
            self.speech.item(choice.label, f"{number}.")

    def help(self, where: str) -> None:
        """Say what can be typed here."""
        self.speech.heading(self.words.text("What you can type at “{where}”", where=where))
        self.say("What is asked for here (a number or a word of a list, yes or no, a line), or one of these words at any time:")
        for name in self.commands:
            word, meaning = COMMANDS[name]
            said = self.words.text("{word}: {meaning}", word=self.words.text(word), meaning=self.words.text(meaning))
            self.speech.item(said)

    def puzzled(self, text: str, choices: Sequence[Choice]) -> None:
        """Say that an answer was not understood, and what was expected."""
        near = meant(text, choices, self.words)
        if near:
            self.say("I did not understand that. Did you mean “{near}”?", near=near)
        else:
            self.say("I did not understand that.")
        if choices:
            self.say("Type a number from 1 to {count}, or help for the words you can use.", count=len(choices))
        else:
            self.say("Type help for the words you can use.")

    def too_much(self, answer: Answer, choices: Sequence[Choice]) -> None:
        """Say that more was typed than was expected, and what was."""
        choice = next((item for item in choices if item.key == answer.key and not answer.command), None)
        if choice is not None and choice.parts:
            self.say(
                "Nothing done: it has options 1 to {count}, and “{rest}” is none of them.", count=choice.parts, rest=answer.rest
            )
        else:
            self.say("Nothing done: “{rest}” was not expected there. Type the number or the word alone.", rest=answer.rest)

    def pause(self) -> None:
        """Wait until Enter is pressed; commands can be typed meanwhile."""
        while True:
            text = self.speech.ask(self._prompt(self.words.text("Enter goes on")))
            if not text:
                return
            answer = understood(text, (), self.words)
            if answer is None or not answer.command:
                self.say("Press Enter to go on, or type help for the words you can use.")
            elif surplus(answer, text, ()):
                self.too_much(answer, ())
            elif answer.key == "help":
                self.help(self.words.text("Enter goes on"))
            elif answer.key == "back":
                return
            else:
                self.command(answer)

    def confirm(self, question: str) -> bool:
        """Return whether a question was answered with yes; `back` is no."""
        yes = {self.words.text(word).casefold() for word in YES} | set(YES)
        no = {self.words.text(word).casefold() for word in NO} | set(NO)
        while True:
            self.speech.line(question)
            text = self.speech.ask(self._prompt(self.words.text("yes or no"))).casefold()
            if text in yes:
                return True
            if text in no:
                return False
            answer = understood(text, (), self.words) if text else None
            if answer is None or answer.key not in {*self.commands, "back"}:
                self.say("Please answer yes or no.")
            elif surplus(answer, text, ()):
                self.too_much(answer, ())
            elif answer.key == "back":
                return False
            elif answer.key == "help":
                self.help(self.words.text("yes or no"))
            else:
                self.command(answer)

    def free(self, question: str, held: str = "") -> str | None:
        """Return a line of a person's own, or an empty text; None where they want back. Enter keeps what is `held` already."""
        prompt = self.words.text("your line, or Enter for none")
        if held:
            prompt = self.words.text("your line, Enter to keep it, or none")
        while True:
            self.speech.line(question)
            if held:
                self.say("So far: “{text}”. Enter keeps it, none removes it.", text=held)
            text = self.speech.ask(self._prompt(prompt))
            answer = spoken(text, self.words)
            if held and not text:
                return held
            if text.casefold() in {NONE, self.words.text(NONE).casefold()}:
                return ""
            if answer is None or not answer.command:
                return " ".join(text.split())
            if answer.key == "back":
                return None
            if answer.key == "help":
                self.help(prompt)
            else:
                self.command(answer)

    def _prompt(self, where: str) -> str:
        return f"{where}> "
