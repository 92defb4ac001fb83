"""Makes `format_N.json` in this folder: a match with every kind of record in it.

Run it once when a format is new, then keep the file: `PYTHONPATH=. python tests/saves/make.py`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game import saves
from game.authoring.shelf import read
from game.core.journal import FORMAT, Journal, Reason, Seated
from game.core.orders import Move, Orders
from game.core.turn import Intervention
from game.match import Match

FOLDER = Path(__file__).resolve().parent
PACKAGE = {"release": "half", "gauges": "joint", "price": "token"}


def match() -> Match:
    """Play the two neighbours to an agreement in force, with one turn taken back and a teacher's hand in it."""
    people = (Seated(seat="upper", turn=1, player="human", name="Ana"), Seated(seat="lower", turn=1, player="envoy", level="1"))
    made = Match.new(read(FOLDER.parent / "scenarios" / "two_neighbours.yaml"), 7, "class", people)
    made.answer("upper", "before", "Water is power.")
    made.seal(Orders(seat="upper", turn=1, deeds=("shut_gates",)), by="Ana", reason="They will come.")
    made.play()
    made.undo(1, "a slip of the hand")
    propose = Move(kind="propose", table="water", package=PACKAGE)
    made.seal(Orders(seat="upper", turn=1, moves=(propose,)), by="Ana", reason="Give a little now.", prediction="They accept.")
    because = (Reason(key="patience", more={"turns": "3"}),)
    made.seal(Orders(seat="lower", turn=1, deeds=("sound_out",)), by="envoy", because=because)
    made.say("upper", "The river is „ours“ – both of us.", to=("lower",))
    made.play()
    made.intervene(Intervention(kind="correct", subject="anger", value=20, reason="for the lesson"), by="teacher")
    made.intervene(Intervention(kind="fire", subject="rain", reason="it is dry"), by="teacher")
    made.seal(Orders(seat="lower", turn=2, moves=(Move(kind="accept", table="water", offer="water.1.upper"),)), by="envoy")
    made.seat(Seated(seat="lower", turn=2, player="human", name="Ben"))
    made.play()
    made.play()
    made.seal(Orders(seat="lower", turn=4, deeds=("pay_arrears",)), by="Ben")
    made.play()
    return made


def journal() -> Journal:
    """Return its journal; the clock in it stands still."""
    return replace(match().journal, saved_at="2026-01-31T12:00:00+00:00")


if __name__ == "__main__":
    (FOLDER / f"format_{FORMAT}.json").write_bytes(saves.to_bytes(journal()))
