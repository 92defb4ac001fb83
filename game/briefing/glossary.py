"""Text with `[[term]]` and `[[term|shown words]]` links, taken apart into plain words and the terms they lead to.

Knows nothing of how a link is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.core.scenario import Term

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]|]*))?\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words of a text that lead to a term."""

    term: str
    """The term's id."""
    start: int
    """Where the words begin in the plain text."""
    end: int
    """Where they end, excluded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text as it is read, and where its links are."""

    text: str
    """The words, without brackets."""
    links: tuple[Link, ...] = ()
    """Links to terms there are, in the order of the text."""


def prose(text: str, glossary: Mapping[str, Term]) -> Prose:
    """Take a text apart. A link to a term there is not becomes plain words.

    >>> prose("The [[hmc|commission]] met.", {}).text
    'The commission met.'
    """
    if "[[" not in text:
        return Prose(text=text)
    parts: list[str] = []
    links: list[Link] = []
    length = place = 0
    for found in _LINK.finditer(text):
        before = text[place : found.start()]
        term = found[1].strip()
        named = glossary[term].name if term in glossary else term
        shown = (found[2] or "").strip() or named
        start = length + len(before)
        if term in glossary:
            links.append(Link(term=term, start=start, end=start + len(shown)))
        parts += [before, shown]
        length, place = start + len(shown), found.end()
    parts.append(text[place:])
    return Prose(text="".join(parts), links=tuple(links))


def plain(text: str, glossary: Mapping[str, Term]) -> str:
    """Return a text without its brackets."""
    return prose(text, glossary).text


def linked(texts: Iterable[str], glossary: Mapping[str, Term]) -> tuple[Term, ...]:
    """Return the terms that some texts lead to, each once, in the order they are met."""
    met = dict.fromkeys(link.term for text in texts for link in prose(text, glossary).links)
    return tuple(glossary[term] for term in met)


def find(word: str, glossary: Mapping[str, Term]) -> tuple[Term | None, tuple[Term, ...]]:
    """Return the term a person probably means by a word, and terms that come near where none is it."""
    wanted = word.strip().casefold()
    names = {term.name.casefold(): term for term in glossary.values()}
    exact = glossary.get(wanted) or names.get(wanted)
    if exact is not None:
        return exact, ()
    holding = [term for name, term in names.items() if wanted and wanted in name]
    if len(holding) == 1:
        return holding[0], ()
    close = [names[name] for name in get_close_matches(wanted, names, n=3, cutoff=0.6)]
    near = {term.id: term for term in (*holding[:5], *close)}
    return None, tuple(near.values())
