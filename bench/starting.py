"""How long `python main.py --help` takes from nothing, beside an empty Python."""

import subprocess
import sys

from measure import TOP, milliseconds, report


def run(*words: str) -> object:
    """Run Python with these words and wait for it."""
    return subprocess.run([sys.executable, *words], cwd=TOP, check=True, capture_output=True)  # noqa: S603  our own program


empty = milliseconds(lambda: run("-c", "pass"), 9)
full = milliseconds(lambda: run("main.py", "--help"), 9)
report("starting", help_ms=full, empty_python_ms=empty, ratio=full / empty, aim_ms=150)
