"""The loop: events, tasks when there are none, and frames only when something has changed."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.core.scenario import Scenario
from game.desktop.app import App, _settled
from game.desktop.kit.node import Push
from game.desktop.root import Root
from game.desktop.screens.curtain import Curtain
from game.desktop.screens.title import Title
from game.desktop.screens.trouble import Trouble
from game.desktop.screenshots import desktop_for
from game.desktop.settings import Settings
from game.host import Host


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An app at its title."""
    pygame.display.set_mode((1280, 720))
    pygame.event.clear()
    desktop = desktop_for(Settings(sound=False), tmp_path)
    return App(Root(desktop, Title(desktop), (1280, 720)), desktop)


def test_tasks_wait_for_a_quiet_moment(app: App) -> None:
    """What there is to do beside is done one at a time, when no event waits; a change it makes is shown."""
    done: list[str] = []
    app.desktop.later(lambda: done.append("first"))
    app.desktop.later(lambda: done.append("second"))
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0))
    app.step()
    assert done == []
    app.step()
    assert done == ["first"]
    app.step()
    assert done == ["first", "second"]


def test_closing_the_window_ends_the_loop(app: App) -> None:
    """The loop ends when the window is closed, and takes no event after that."""
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    app.run()
    assert not app.root.running


def test_of_many_moves_the_last_counts() -> None:
    """Of moves and sizes that follow each other only the last is handed on; everything else keeps its place."""
    moves = [pygame.event.Event(pygame.MOUSEMOTION, pos=(at, 0), rel=(1, 0), buttons=(0, 0, 0)) for at in range(5)]
    key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a, mod=0)
    assert _settled([*moves, key, *moves[:2]]) == [moves[-1], key, moves[1]]


@pytest.mark.parametrize("motion", [True, False])
def test_a_fade_ends_in_what_is_drawn(app: App, motion: bool) -> None:
    """Whether screens fade or not, what is shown in the end is the new screen, to the pixel."""
    app.desktop.set(Settings(sound=False, motion=motion))
    app.show()
    app.root.go(Push(Trouble(app.desktop, "a complaint")))
    app.show()
    shown = pygame.display.get_surface()
    assert shown is not None
    drawn = pygame.Surface(shown.get_size())
    app.root.rebuild()
    app.root.draw(drawn)
    assert pygame.image.tobytes(shown, "RGB") == pygame.image.tobytes(drawn, "RGB")


def test_a_curtain_takes_nothing_at_first(app: App, neighbours: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was meant for the screen before does not lift the curtain: it takes neither key nor mouse until it has been seen."""
    now = [10_000]
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: now[0])
    host = Host.begin(neighbours, humans=("upper", "lower"), seed=7, keep=False)
    curtain = Curtain(app.desktop, host, "upper")
    app.root.go(Push(curtain))
    app.show()
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0))
    app.step()
    assert app.root.screen is curtain
    now[0] += Curtain.settles
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0))
    app.step()
    assert app.root.screen is not curtain
