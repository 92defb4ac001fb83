"""What a seat may not know is on no screen of its turn, however far one looks; and what one person saw, the next does not see."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from game.core.scenario import Scenario
from game.desktop.chair import Chair
from game.desktop.screen import Desktop, Screen
from game.desktop.screens.curtain import Curtain
from game.desktop.screens.menu import Menu
from game.desktop.screens.opening import onward, sealed
from game.desktop.screens.place import PLACES
from game.desktop.screens.places import open_place
from game.desktop.screenshots import desktop_for
from game.desktop.settings import Settings
from game.desktop.tour import played
from game.host import Host
from tests.canaries import with_canaries
from tests.desktop.explorer import everything
from tests.pseudo import Pseudo, letters, wordless


@pytest.fixture
def silent(tmp_path: Path) -> Desktop:
    """A desktop that keeps nothing."""
    return desktop_for(Settings(sound=False), tmp_path)


def at(host: Host, place: str, desktop: Desktop) -> Screen:
    """Return a place of the first person's turn."""
    return open_place(Chair(desktop, host, host.humans[0]), place)


@pytest.mark.parametrize("turn", [1, 4])
@pytest.mark.parametrize("place", PLACES)
def test_no_canary_is_seen_before_the_end(neighbours: Scenario, silent: Desktop, place: str, turn: int) -> None:
    """Wherever a person goes and whatever they press or ask why, nothing of what is another's is on the screen."""
    host = played(Host.begin(with_canaries(neighbours), humans=("upper",), seed=7, keep=False), turn)
    seen = everything(silent, partial(at, host, place), deep=2 if place != "dossier" else 1)
    assert len(seen) > 500
    assert "CANARY" not in seen
    assert "Zeal: not known" in seen or "Zeal" not in seen
    assert "99" not in seen  # how much of it there is


def test_the_curtain_tells_nothing(neighbours: Scenario, silent: Desktop) -> None:
    """Between two people the screen names the next seat and nothing else; the menu over it tells nothing either."""
    host = Host.begin(neighbours, humans=("upper", "lower"), seed=7, keep=False)
    first = onward(silent, host)
    assert isinstance(first, Curtain)
    assert first.seat == "upper"
    paper = host.paper("upper")
    paper.deeds.append("sound_out")
    paper.reason = "CANARY"
    chair = Chair(silent, host, "upper")
    sealed(chair)
    then = onward(silent, host)
    assert isinstance(then, Curtain)
    assert then.seat == "lower"
    for make in (lambda _: then, lambda desktop: Menu(desktop, host)):
        seen = everything(silent, make)
        assert "CANARY" not in seen
        assert neighbours.actions["sound_out"].name not in seen


def test_what_one_person_ordered_the_next_does_not_see(neighbours: Scenario, silent: Desktop) -> None:
    """The second person's screens hold nothing of the first one's orders of this turn, sealed or not."""
    host = Host.begin(neighbours, humans=("upper", "lower"), seed=7, keep=False)
    paper = host.paper("upper")
    paper.reason = paper.prediction = "CANARY"
    paper.packages["water"] = neighbours.tables["water"].status_quo()
    host.seal(paper)
    for place in PLACES:
        seen = everything(silent, lambda desktop, place=place: open_place(Chair(desktop, host, "lower"), place))
        assert "CANARY" not in seen


@pytest.mark.parametrize("place", [*PLACES, "verdict"])
def test_every_word_can_be_translated(neighbours: Scenario, silent: Desktop, place: str) -> None:
    """In a language of brackets, with a scenario without words, no letter on any screen stands outside the brackets."""
    from game.desktop.screens.verdict import Verdict
    from game.voice import Voice

    silent.voice = Voice(Pseudo())
    host = played(Host.begin(wordless(neighbours), humans=("upper",), seed=7, keep=False), 0 if place == "verdict" else 4)
    make = partial(at, host, place) if place != "verdict" else lambda desktop: Verdict(desktop, host)
    seen = everything(silent, make)
    spoken = [line.strip().partition(" ")[2] if line.strip().partition(" ")[0] in ROLES else line for line in seen.splitlines()]
    assert letters("\n".join(spoken).replace("[", "⟦").replace("]", "⟧")) == []


ROLES = {"heading", "text", "button", "choice", "option", "region", "group", "image", "dialog", "link", "field", "switch"}
"""Words of the outline itself."""
