"""A scripted run, written down: what is said and what is answered, as a readable text.

Knows nothing of commands: what runs the script is handed in.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from game.terminal.speech import Ask, Say

Run = Callable[[Sequence[str], Ask, Say], int]
"""Does what a command line says, asking and saying as it is told, and returns the exit code."""


def transcript(script: str, checkout: Path, run: Run) -> str:
    """Return everything that is said and answered in a scripted run.

    The script's first line is a command line (paths in it are relative to the checkout), the others are answers, one to each
    question; lines that begin with # are remarks.
    """
    command, *answers = [line for line in script.splitlines() if not line.startswith("#")]
    words = [str(checkout / word) if (checkout / word).exists() else word for word in shlex.split(command)]
    lines = [f"$ backchannel {command}"]
    waiting = iter(answers)

    def ask(prompt: str) -> str:
        answer = next(waiting, None)
        if answer is None:
            lines.append(prompt.rstrip())
            raise EOFError
        lines.append(f"{prompt}{answer}".rstrip())
        return answer

    code = run(words, ask, lines.append)
    unused = list(waiting)
    if unused:
        lines.append(f"[{len(unused)} answers were not asked for]")
    if code:
        lines.append(f"[exit code {code}]")
    return "\n".join(lines) + "\n"
