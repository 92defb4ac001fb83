"""The program's sentences can be collected for translators, and a translation is spoken."""

from __future__ import annotations

import ast
import gettext
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from game import words as module
from game.words import ENTRIES, GAPS, REASONS, Words

GAME = Path(module.__file__).parent
KEYWORDS = {"n_": None, "text": None, "_text": None, "plural": (1, 2), "_plural": (1, 2)}


def collected() -> set[str]:
    """Return every message that the extractor finds in the program."""
    found: set[str] = set()
    for _file, _line, message, _comments, _context in extract_from_dir(str(GAME), keywords=KEYWORDS):
        found |= {message} if isinstance(message, str) else set(message)
    return found


def test_every_sentence_can_be_collected() -> None:
    """The extractor finds the sentences of the rules and those of the front ends."""
    found = collected()
    assert len(found) > 400
    for table in (ENTRIES, GAPS, REASONS):
        assert set(table.values()) <= found


def test_no_sentence_is_glued_together() -> None:
    """What is given to be said is one literal, or one of the collected ones by name: never joined from pieces."""
    glued = []
    for path in GAME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"text", "_text", "plural"} and node.args:
                first = node.args[0]
                if isinstance(first, ast.JoinedStr | ast.BinOp):
                    glued.append(f"{path.name}:{node.lineno}")
    assert glued == []


def test_a_translation_is_spoken() -> None:
    """A catalogue made from the collected messages changes what is said, numbers and names set in."""
    catalog = Catalog(locale="de")
    catalog.add("{seat} walks out of {subject}", "{seat} verlässt {subject}")
    catalog.add(("{count} deed", "{count} deeds"), ("{count} Tat", "{count} Taten"))
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    voice = Words(gettext.GNUTranslations(compiled))
    assert voice.text("{seat} walks out of {subject}", seat="Nord", subject="die Gespräche") == "Nord verlässt die Gespräche"
    assert voice.plural("{count} deed", "{count} deeds", 2) == "2 Taten"
