"""How long it takes to write and to read a save of a whole match, and how large it is."""

from pathlib import Path
from tempfile import TemporaryDirectory

from measure import SCENARIO, milliseconds, report

from game import saves
from game.authoring import shelf
from game.counterparts import counterpart
from game.match import Match, playout

scenario = shelf.read(shelf.find(SCENARIO))
match = playout(scenario, 7, next(iter(scenario.paces)), {seat: counterpart() for seat in scenario.seats})
with TemporaryDirectory() as folder:
    path = Path(folder) / "match.json"
    report(
        "saving",
        scenario=SCENARIO,
        turns=len(match.turns),
        write_ms=milliseconds(lambda: saves.write(match.journal, path, saved_at="2024-01-01T00:00:00Z"), 10),
        read_ms=milliseconds(lambda: saves.read(path), 5),
        replay_ms=milliseconds(lambda: Match(match.journal), 5),
        kilobytes=path.stat().st_size / 1024,
        aim_write_ms=20,
    )
