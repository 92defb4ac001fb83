"""A language in which every message stands in brackets, and a scenario without words: what is left over was never translated."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import yaml

from game.authoring.folder import open_pages
from game.authoring.forms import draft, spread
from game.authoring.translation import originals


class Pseudo(NullTranslations):
    """A language in which every message stands in brackets."""

    def gettext(self, message: str) -> str:
        """Bracket a message."""
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Bracket the form that fits."""
        return f"⟦{one if count == 1 else many}⟧"


PROSE = {
    *("accounts", "batna", "briefing", "divisions", "first_steps", "goals", "happened", "human_cost", "intent", "limits", "name"),
    *("note", "notice", "others", "readings", "role", "short", "summary", "text", "title", "unit", "url", "verdict", "warning"),
}


def wordless(thing: Any, key: str = "") -> Any:
    """Return a value of the rules with every text of the scenario replaced by a sign."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{item.name: wordless(getattr(thing, item.name), item.name) for item in fields(thing)})
    if isinstance(thing, dict):
        return {name: wordless(item, key) for name, item in thing.items()}
    if isinstance(thing, tuple):
        return tuple(wordless(item, key) for item in thing)
    return "§1" if isinstance(thing, str) and key in PROSE and thing else thing


def bare(text: str) -> str:
    """Return what stands outside all brackets."""
    depth, kept = 0, []
    for sign in text:
        depth += sign == "⟦"
        if not depth:
            kept.append(sign)
        depth -= sign == "⟧"
    assert depth == 0
    return "".join(kept)


def letters(text: str) -> list[str]:
    """Return the words outside all brackets."""
    return re.findall(r"[^\W\d_]+", bare(text))


def translation(scenario: Path) -> str:
    """Return a translation of a scenario in which every text stands in brackets, as the file that it would be."""
    built = draft(open_pages(scenario, spread()))
    root: dict[Any, Any] = {}
    for path, text in originals(built).items():
        node = root
        for part in path[:-1]:
            node = node.setdefault(part, {})
        node[path[-1]] = f"⟦{text}⟧"
    head = "# Written by tests/pseudo.py: every text of the original in brackets, and no number.\n"
    return head + yaml.safe_dump(_listed(root), allow_unicode=True, sort_keys=False, width=1000)


def _listed(thing: Any) -> Any:
    """Return lists where places are numbers; an empty mapping stands for what has no text."""
    if not isinstance(thing, dict):
        return thing
    if thing and all(isinstance(key, int) for key in thing):
        return [_listed(thing.get(index, {})) for index in range(max(thing) + 1)]
    return {key: _listed(item) for key, item in thing.items()}


if __name__ == "__main__":
    original = Path(__file__).parent / "scenarios" / "two_neighbours.yaml"
    original.with_suffix(".xx.yaml").write_text(translation(original), encoding="utf-8", newline="\n")
