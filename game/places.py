"""Finds the folders that travel with the program: scenarios and assets.

Knows nothing of what is in them.
"""

from __future__ import annotations

from pathlib import Path

NAMES = ("scenarios", "assets")
"""The folders there are."""

_PACKAGE = Path(__file__).resolve().parent


def place(name: str) -> Path:
    """Return the folder of this name ("scenarios" or "assets").

    An installed package carries them inside itself, under `shipped`; in a checkout they lie beside it.

    Raises:
        ValueError: there is no place of this name.
        FileNotFoundError: the folder was not shipped with this copy of the program.

    >>> place("scenarios").name
    'scenarios'
    """
    if name not in NAMES:
        message = f"no place is called {name!r}: expected one of {', '.join(NAMES)}"
        raise ValueError(message)
    candidates = (_PACKAGE / "shipped" / name, _PACKAGE.parent / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    looked = " nor ".join(str(folder) for folder in candidates)
    message = f"the folder {name!r} is missing from this copy of Backchannel: there is neither {looked}"
    raise FileNotFoundError(message)
