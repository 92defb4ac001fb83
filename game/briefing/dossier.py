"""What a player reads before the first turn: the situation all know, the content notice, and the seat's own paper.

Knows only Views.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.briefing.glossary import Prose, linked, plain, prose
from game.briefing.items import Reference
from game.briefing.news import references
from game.core.scenario import Term
from game.core.view import View
from game.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One heading of a paper, and what stands under it."""

    id: str
    """Which part of the paper."""
    title: str
    """The heading."""
    prose: tuple[Prose, ...]
    """What stands under it, paragraph by paragraph, with links to terms."""
    listed: bool = False
    """Whether the paragraphs are items of a list."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The same as plain text."""
        return tuple(item.text for item in self.prose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper made of pages."""

    title: str
    """Its title."""
    pages: tuple[Page, ...]
    """Its pages; those with nothing under them are left out."""
    terms: tuple[Term, ...]
    """Words in it that the glossary explains."""
    references: tuple[Reference, ...]
    """Its sources."""


def opening(view: View, words: Words) -> Paper:
    """Return what everybody knows at the opening, the content notice first."""
    edition = view.edition
    pages = [
        Page(id="notice", title=words.text("Before you begin"), prose=_paragraphs(view, edition.notice)),
        Page(id="summary", title=words.text("What it is about"), prose=_paragraphs(view, edition.summary)),
        Page(id="briefing", title=words.text("What everybody knows"), prose=_paragraphs(view, edition.briefing)),
    ]
    texts = (edition.notice, edition.summary, edition.briefing)
    return Paper(title=words.text("The situation"), pages=_kept(pages), terms=linked(texts, edition.glossary), references=())


def dossier(view: View, words: Words) -> Paper:
    """Return the seat's own paper: role, goals, limits, divisions, the others, a first step, interests, alternatives."""
    edition = view.edition
    seat = edition.seats[view.seat]
    paper = seat.dossier
    batnas = [
        Prose(text=words.text("{table}: {batna}", table=table.name, batna=_plain(view, table.stakes[view.seat].batna)))
        for table in edition.tables.values()
        if view.seat in table.stakes and table.stakes[view.seat].batna
    ]
    interests = [
        Prose(text=words.text("{name}: {text}", name=item.name, text=_plain(view, item.text)) if item.text else item.name)
        for item in seat.interests
    ]
    pages = [
        Page(id="role", title=words.text("Who you are"), prose=_paragraphs(view, paper.role)),
        Page(id="goals", title=words.text("What you want"), prose=_all(view, paper.goals), listed=True),
        Page(id="limits", title=words.text("What you cannot do or accept"), prose=_all(view, paper.limits), listed=True),
        Page(id="divisions", title=words.text("How your side is divided"), prose=_paragraphs(view, paper.divisions)),
        Page(id="others", title=words.text("What is known of the others"), prose=_paragraphs(view, paper.others)),
        Page(
            id="interests",
            title=words.text("What you will be measured by, beside a deal"),
            prose=tuple(interests),
            listed=True,
        ),
        Page(id="batna", title=words.text("If there is no agreement"), prose=tuple(batnas), listed=True),
        Page(id="first_steps", title=words.text("Where to begin"), prose=_paragraphs(view, paper.first_steps)),
    ]
    texts = (paper.role, *paper.goals, *paper.limits, paper.divisions, paper.others, paper.first_steps)
    return Paper(
        title=words.text("Dossier: {seat}, for your eyes only", seat=edition.name_of(view.seat)),
        pages=_kept(pages),
        terms=linked(texts, edition.glossary),
        references=references(paper.sources, edition),
    )


def actors(view: View, words: Words) -> Paper:
    """Return who is in the story."""
    edition = view.edition
    pages = tuple(Page(id=actor.id, title=actor.name, prose=_paragraphs(view, actor.text)) for actor in edition.actors.values())
    texts = [actor.text for actor in edition.actors.values()]
    return Paper(title=words.text("Who is in it"), pages=pages, terms=linked(texts, edition.glossary), references=())


def _plain(view: View, text: str) -> str:
    return plain(text, view.edition.glossary)


def _paragraphs(view: View, text: str) -> tuple[Prose, ...]:
    return tuple(prose(part.strip(), view.edition.glossary) for part in text.split("\n\n") if part.strip())


def _all(view: View, texts: tuple[str, ...]) -> tuple[Prose, ...]:
    return tuple(prose(text, view.edition.glossary) for text in texts)


def _kept(pages: list[Page]) -> tuple[Page, ...]:
    return tuple(page for page in pages if page.prose)
