"""The program's voice in one language: a message becomes the words of a gettext catalogue.

English stands in the code as the message ids; other languages are catalogues under assets/locale. Knows no rule and no scenario,
so that `--help` can speak without either.
"""

from __future__ import annotations

import gettext
import os
import re

from game.places import place

DOMAIN = "backchannel"


def n_(message: str) -> str:
    """Mark a message for the catalogue without translating it yet."""
    return message


def wanted() -> tuple[str, ...]:
    """Return the languages the environment asks for, best first, as tags ("fa-IR", then "fa"); gettext reads the same."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((value for value in map(os.environ.get, names) if value), "")
    found: list[str] = []
    for name in asked.split(":"):
        tag = re.split(r"[.@]", name)[0].replace("_", "-")
        found += [tag, tag.partition("-")[0]] if "-" in tag else [tag]
    return tuple(dict.fromkeys(tag for tag in found if tag))


def translations(language: str = "") -> gettext.NullTranslations:
    """Return the catalogue of a language, or of the one the environment asks for (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).

    English, and any language without a catalogue, need none.
    """
    wanted = [language] if language else None
    return gettext.translation(DOMAIN, localedir=str(place("assets") / "locale"), languages=wanted, fallback=True)


class Voice:
    """Says messages in one language."""

    def __init__(self, catalogue: gettext.NullTranslations | None = None) -> None:
        """Speak through a catalogue; English where none is given."""
        self.catalogue = catalogue or gettext.NullTranslations()
        """Where its messages are looked up."""

    def text(self, message: str, /, **params: object) -> str:
        """Return a message in this language with its `{params}` set in."""
        found = self.catalogue.gettext(message)
        return found.format(**params) if params else found

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        """Return the form of a message that fits a number, which it may name as `{count}`."""
        return self.catalogue.ngettext(one, many, count).format(count=count, **params)
