"""`python -m game.authoring.check PATH…`: print what is wrong with scenarios; the exit code is 1 if any is refused.

Knows nothing but the shelf; `main.py check` is the front door.
"""

from __future__ import annotations

import sys
from pathlib import Path

from game.authoring.shelf import check


def main(paths: list[str]) -> int:
    """Print every problem of every path, severe ones first refused and advice marked as such; return the exit code."""
    refused = False
    for path in paths:
        problems = check(Path(path))
        for problem in problems:
            sys.stdout.write(f"{problem}\n" if problem.severe else f"{problem} (advice)\n")
        severe = sum(problem.severe for problem in problems)
        refused = refused or severe > 0
        sys.stdout.write(f"{path}: {severe} to mend, {len(problems) - severe} to consider\n")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
