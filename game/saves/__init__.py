"""Journals on disk: written whole or not at all, read strictly, and told plainly what is wrong with them.

Knows formats, their upgrades and where saves live; knows nothing of screens, and of the rules only that a journal must replay.
Importing it costs nothing: pydantic is imported when something is read.
"""

from game.saves.drafts import Unsealed, carry_draft, clear_draft, draft_path, read_draft, write_draft
from game.saves.folder import FOLDER, Summary, folder, latest, listing
from game.saves.reading import OLDEST_READABLE, UPGRADES, from_bytes, read
from game.saves.writing import PROGRAM, to_bytes, write

__all__ = [
    "FOLDER",
    "OLDEST_READABLE",
    "PROGRAM",
    "UPGRADES",
    "Summary",
    "Unsealed",
    "carry_draft",
    "clear_draft",
    "draft_path",
    "folder",
    "from_bytes",
    "latest",
    "listing",
    "read",
    "read_draft",
    "to_bytes",
    "write",
    "write_draft",
]
