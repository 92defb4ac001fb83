"""Lint: texts fit their cards, their links lead somewhere, and sources can be trusted to be found.

Knows how long a text may be on a card and how a glossary link is written; nothing of what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from game.authoring.lint_names import NAMED
from game.authoring.marks import Path
from game.authoring.survey import Finding, Survey
from game.core.event import Event, Revision
from game.core.indicator import Indicator
from game.core.scenario import Ending, Precedent, Scenario, Source, Term
from game.core.seat import Dossier

CARD: Final[Mapping[str, int]] = {"name": 60, "short": 30, "unit": 20, "accounts": 320, "readings": 320}
"""Most characters of a field, whatever it belongs to; anything else: `PARAGRAPH`."""
PARAGRAPH: Final = 420
LONG: Final = 700
PAGE: Final = 3000
SPECIAL: Final[Mapping[tuple[type, str], int]] = {
    (Scenario, "title"): 80,
    (Scenario, "briefing"): PAGE,
    (Scenario, "happened"): PAGE,
    (Scenario, "human_cost"): PAGE,
    (Source, "title"): 300,
    (Term, "text"): 300,
    (Event, "text"): LONG,
    (Revision, "text"): LONG,
    (Ending, "verdict"): LONG,
    (Ending, "happened"): LONG,
    (Dossier, "goals"): 400,
    (Dossier, "limits"): 400,
    (Dossier, "role"): LONG,
    (Dossier, "divisions"): LONG,
    (Dossier, "others"): LONG,
    (Dossier, "first_steps"): LONG,
}
_NO_TEXT: Final = frozenset({"id", "url", "language", "group", "stage", "coverage", "status_quo", "package"})
_CLAUSES: Final = frozenset({"Amount", "Condition", "Prior"})
_LINK: Final = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]\]")


def limit(cls: type, field: str) -> int:
    """Return the most characters a text field may show."""
    return SPECIAL.get((cls, field), CARD.get(field, PARAGRAPH))


def _pieces(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        yield from (((*path, index), item) for index, item in enumerate(value) if isinstance(item, str))
    elif isinstance(value, Mapping):
        yield from (((*path, key), item) for key, item in value.items() if isinstance(item, str))


def texts(survey: Survey) -> Iterator[tuple[Path, type, str, str]]:
    """Yield every text that is shown to a person: its path, the type and field it is in, the text."""
    for cls, things in survey.things.items():
        if cls.__name__ in _CLAUSES:
            continue
        for path, thing in things:
            for field in cls.__dataclass_fields__:  # type: ignore[attr-defined]
                is_named = (cls, field) in NAMED and field not in {"accounts", "readings"}
                if field in _NO_TEXT or is_named:
                    continue
                for where, text in _pieces(getattr(thing, field), (*path, field)):
                    yield where, cls, field, text


def texts_fit(survey: Survey) -> Iterator[Finding]:
    """Find texts that no card can show whole."""
    for path, cls, field, text in texts(survey):
        most = limit(cls, field)
        if len(text) <= most:
            continue
        size = len(_LINK.sub(lambda link: link.group(2) or link.group(1), text))
        if size > most:
            message = f"{size} characters; a card shows {most}"
            yield Finding(path=path, check="length", message=message)


def links_lead_somewhere(survey: Survey) -> Iterator[Finding]:
    """Find glossary links to nothing, broken links, and addresses that are not https."""
    for path, _, _, text in texts(survey):
        if "[[" in text or "]]" in text:
            for link in _LINK.finditer(text):
                if message := survey.unknown("glossary", link.group(1)):
                    yield Finding(path=path, check="unknown-name", message=message)
            if "[[" in (rest := _LINK.sub("", text)) or "]]" in rest:
                message = "a glossary link is broken; write [[term]] or [[term|words to show]]"
                yield Finding(path=path, check="link", message=message)
        if "http://" in text:
            yield Finding(path=path, check="source", message="an address must begin with https://")


def texts_say_something(survey: Survey) -> Iterator[Finding]:
    """Find names and titles that are blank."""
    for path, _, field, text in texts(survey):
        if field in {"name", "title", "summary", "verdict", "role"} and not text.strip() and path[0] not in survey.absent:
            yield Finding(path=path, check="empty", message=f"'{field}' is blank")


def sources_are_given(survey: Survey) -> Iterator[Finding]:
    """Find addresses that are not https, and history without a source."""
    for path, source in survey.each(Source):
        if source.url and re.fullmatch(r"https://[^\s/]+\.[^\s/]+(?:/\S*)?", source.url) is None:
            message = f"an address beginning with https:// was expected, found '{source.url[:60]}'"
            yield Finding(path=(*path, "url"), check="source", message=message)
    for path, event in survey.each(Event):
        if event.history and not event.sources:
            message = "it is said to have happened (history: true) and names no source"
            yield Finding(path=path, check="source", message=message)
        if event.history and event.constructed:
            message = "it is said to have happened (history: true) and to be built for play (constructed: true)"
            yield Finding(path=path, check="source", message=message)
        if not event.history and not event.constructed and not event.sources:
            message = "say whether it happened (history: true, sources) or was built for play (constructed: true)"
            yield Finding(path=path, check="source", message=message, severe=False)
    tells = any(event.history for event in survey.scenario.events.values())
    untold = [path for path, ending in survey.each(Ending) if ending.history and not ending.sources]
    untold += [path for path, order in survey.each(Precedent) if tells and not order.sources]
    for path in untold:
        yield Finding(path=path, check="source", message="it tells history and names no source", severe=False)


def indicators_are_grouped(survey: Survey) -> Iterator[Finding]:
    """Find indicators without a heading to show them under."""
    for path, indicator in survey.each(Indicator):
        if not indicator.group:
            message = "no group: it will stand under no heading"
            yield Finding(path=path, check="group", message=message, severe=False)


CHECKS = (
    texts_fit,
    links_lead_somewhere,
    texts_say_something,
    sources_are_given,
    indicators_are_grouped,
)
