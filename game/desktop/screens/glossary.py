"""Words that are explained: text whose terms can be pressed, and the overlay that says what a term means. Knows no seat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from game.briefing.glossary import Prose, prose
from game.core.scenario import Term
from game.desktop import kit as kits
from game.desktop.kit import Button, Kit, Link, Node, Push, Replace, Span, Transition
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.parts import dialog

Glossary = Mapping[str, Term]
"""Terms by id."""


class Meaning(Screen):
    """What a term means, over the text it stands in."""

    name = "meaning"
    overlay = True
    first = "close"

    def __init__(self, desktop: Desktop, term: str, glossary: Glossary) -> None:
        """Explain a term of a glossary."""
        super().__init__(desktop)
        self.term = term
        self.glossary = glossary

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        found = self.glossary[self.term]
        body = paragraphs(found.text, self.glossary, self._follow, "term")
        close = Button(self.voice.text("Back to the text"), self.back, key="close", icon="arrow-left", kind="primary")
        return dialog(found.name, body, [close], icon="book-open", wide=560, key=f"meaning.{self.term}")

    def _follow(self, term: str) -> Transition:
        return Replace(Meaning(self.desktop, term, self.glossary))


def meaning(desktop: Desktop, glossary: Glossary) -> Callable[[str], Transition]:
    """Return what a press on a term does: it opens the term's meaning."""
    return lambda term: Push(Meaning(desktop, term, glossary))


def spans(text: Prose, follow: Callable[[str], Transition], key: str) -> list[Span]:
    """Return a text as spans; its terms can be pressed. `key` begins the keys of its links."""
    found: list[Span] = []
    words, at = text.text.replace("\n", " "), 0
    for number, link in enumerate(text.links):
        if link.start > at:
            found.append(Span(text=words[at : link.start]))
        leads = Link(key=f"{key}.{number}", press=partial(follow, link.term))
        found.append(Span(text=words[link.start : link.end], link=leads))
        at = link.end
    if at < len(words):
        found.append(Span(text=words[at:]))
    return found


def paragraphs(text: str, glossary: Glossary, follow: Callable[[str], Transition], key: str) -> list[Node]:
    """Return a text of the scenario, paragraph by paragraph, its terms to be pressed."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    return [kits.Prose(spans(prose(part, glossary), follow, f"{key}.{place}")) for place, part in enumerate(parts)]
