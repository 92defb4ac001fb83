"""A whole match from the title to the verdict, as each seat, by mouse alone and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game import saves
from game.authoring import shelf
from game.core.scenario import Scenario
from game.desktop.kit import Choices, Node, Scroll
from game.desktop.root import Root
from game.desktop.screens.front import front
from game.desktop.screens.seats import Seats
from game.desktop.screens.verdict import Verdict
from game.desktop.screenshots import desktop_for
from game.desktop.settings import Settings
from game.match import Match
from tests.authoring.test_guide import STEPS, parts

SIZE = (1280, 720)
PATIENCE = 400
"""How many presses of Tab, or turns of the wheel, before something counts as out of reach."""


class Hands:
    """Somebody at the window, with keys only or with the mouse only."""

    def __init__(self, root: Root, *, mouse: bool) -> None:
        self.root = root
        self.mouse = mouse
        self.surface = pygame.display.set_mode(SIZE)

    def find(self, key: str) -> Node:
        """Return what has a key on the screen on top."""
        self.root.draw(self.surface)
        found = [node for node in self.root.stops() if node.key == key]
        assert found, f"{key} is not on {self.root.screen.name}: {[node.key for node in self.root.stops()]}"
        return found[0]

    def there(self, key: str) -> bool:
        """Tell whether something is on the screen on top."""
        return any(node.key == key for node in self.root.stops())

    def key(self, code: int, modifiers: int = 0) -> None:
        """Press a key and let it go."""
        self.root.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=modifiers))
        self.root.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=modifiers))

    def press(self, key: str) -> None:
        """Press something, by the means there are."""
        if self.mouse:
            self._click(key, self.find(key).rect.center)
        else:
            self._tab_to(key)
            self.key(pygame.K_RETURN)

    def choose(self, key: str, option: str) -> None:
        """Choose an option of a choice."""
        choice = self.find(key)
        assert isinstance(choice, Choices)
        place = [item.id for item in choice.options].index(option)
        if self.mouse:
            self._click(key, choice.spots()[place].center)
            return
        self._tab_to(key)
        now = [item.id for item in choice.options].index(choice.chosen)
        for _ in range(abs(place - now)):
            self.key(pygame.K_RIGHT if place > now else pygame.K_LEFT)

    def _tab_to(self, key: str) -> None:
        self.find(key)
        for _ in range(PATIENCE):
            if self.root.screen.state.focus == key:
                return
            self.key(pygame.K_TAB)
        raise AssertionError(f"Tab does not reach {key}")

    def _click(self, key: str, at: tuple[int, int]) -> None:
        offset = (at[0] - self.find(key).rect.left, at[1] - self.find(key).rect.top)
        for _ in range(PATIENCE):
            node = self.find(key)
            at = (node.rect.left + offset[0], node.rect.top + offset[1])
            if self.root.at(at) is node:
                break
            self._wheel_towards(node, at)
        self.root.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.root.handle(pygame.event.Event(kind, pos=at, button=pygame.BUTTON_LEFT))

    def _wheel_towards(self, node: Node, at: tuple[int, int]) -> None:
        """Turn the wheel over the region that hides something."""
        around = [item for item in self.root.tree.walk() if isinstance(item, Scroll) and node in item.walk()]
        hiding = next(item for item in around if not item.rect.collidepoint(at))
        self.root.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=hiding.rect.center, rel=(0, 0), buttons=(0, 0, 0)))
        down = at[1] > hiding.rect.centery
        self.root.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1 if down else 1, flipped=False))


SEATS = [(header.id, seat) for header in shelf.shelf() for seat in shelf.read(shelf.find(header.id)).seats]
"""Every seat of every scenario on the shelf."""


@pytest.mark.parametrize("mouse", [True, False], ids=["by mouse", "by keyboard"])
@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_a_match_from_title_to_verdict(tmp_path: Path, scenario: str, seat: str, mouse: bool) -> None:
    """With one means alone a person begins a match, reads, builds packages, orders deeds, seals every turn, reads the verdict."""
    desktop = desktop_for(Settings(sound=False), tmp_path / "saves")
    root = Root(desktop, front(desktop), SIZE)
    hands = Hands(root, mouse=mouse)
    hands.press("new")
    while desktop.tasks:
        desktop.tasks.pop(0)()
    root.rebuild()
    hands.press(f"scenario.{scenario}")
    hands.press("choose")
    play_to_the_end(hands, shelf.read(shelf.find(scenario)), seat)
    assert root.screen.name == "title"
    while desktop.tasks:  # a match that ended early is known to be over once it has been replayed
        desktop.tasks.pop(0)()
    assert root.screen.waiting is None  # type: ignore[attr-defined]  nothing is left to go on with


@pytest.mark.parametrize("mouse", [True, False], ids=["by mouse", "by keyboard"])
@pytest.mark.parametrize("seat", ["lower", "upper"])
def test_what_the_guide_for_authors_writes_is_played_like_what_ships(tmp_path: Path, seat: str, mouse: bool) -> None:
    """A scenario of one's own, from its file, as each seat, from who sits where to the verdict."""
    path = tmp_path / "two-villages.yaml"
    path.write_text(parts(STEPS), encoding="utf-8")
    desktop = desktop_for(Settings(sound=False), tmp_path / "saves")
    scenario = shelf.read(path)
    root = Root(desktop, Seats(desktop, scenario), SIZE)
    play_to_the_end(Hands(root, mouse=mouse), scenario, seat)


@pytest.mark.parametrize("mouse", [True, False], ids=["by mouse", "by keyboard"])
def test_what_is_taken_for_granted_can_be_chosen(tmp_path: Path, mouse: bool) -> None:
    """Before a match somebody supposes otherwise than the scenario; the match begins so, and whoever plays is not told."""
    desktop = desktop_for(Settings(sound=False), tmp_path / "saves")
    scenario = shelf.read(shelf.find("baghdad-2024"))
    hands = Hands(Root(desktop, Seats(desktop, scenario), SIZE), mouse=mouse)
    hands.press("suppositions")
    hands.choose("supposed.restraint", "weak")
    hands.choose("supposed.answers", "spiral")
    hands.press("done")
    hands.press("seat.iraq")
    hands.press("begin")
    [path] = (tmp_path / "saves").glob("*.json")
    begun = saves.read(path).scenario
    assert begun.indicators["faction_autonomy"].start == 72
    assert begun.flags["strikes_inflame"].start
    view = Match(saves.read(path)).view("iraq")
    assert not {"strikes_inflame", "strikes_deter"} & set(view.known.flags)
    assert list(view.edition.assumptions["answers"].options) == sorted(scenario.assumptions["answers"].options)


def play_to_the_end(hands: Hands, scenario: Scenario, seat: str) -> None:
    """Choose a seat, play every turn of a lesson in it, and read the verdict from its first page to the last."""
    root = hands.root
    hands.press(f"seat.{seat}")
    hands.choose("pace", "class")
    root.screen.seed = "11"  # type: ignore[attr-defined]  one and the same match in every run
    hands.press("begin")
    turns = len(scenario.paces["class"].days)
    for turn in range(1, turns + 1):
        if not hands.there("to.board"):
            break  # the match has come to an early end
        play_turn(hands, turn)
    for _ in range(40):
        if isinstance(root.screen, Verdict):
            break
        hands.press("next")
    assert isinstance(root.screen, Verdict)
    read = [root.screen.reading.at]
    while hands.there("next") and root.screen.name == "verdict" and len(read) < 60:
        hands.press("next")
        read.append(root.screen.reading.at if isinstance(root.screen, Verdict) else "left")
    assert len(set(read)) > 5


def play_turn(hands: Hands, turn: int) -> None:
    """Play a turn: look at every place, ask why, change a package, order what can be ordered, seal."""
    hands.press("to.board")
    why = next(node.key for node in hands.root.stops() if node.key.startswith("why."))
    hands.press(why)
    hands.press("close")
    if turn > 1:
        hands.press("to.news")
    hands.press("to.table")
    choices = [node for node in hands.root.stops() if isinstance(node, Choices) and node.key.startswith("choose.")]
    hands.choose(choices[0].key, choices[0].options[1].id)
    if not hands.find("propose").states:
        hands.press("propose")
        if hands.there("yes"):
            hands.press("yes")
    hands.press("to.deeds")
    hands.press("order")
    if hands.there("yes"):
        hands.press("no")
    hands.press("to.orders")
    hands.press("seal")
    hands.press("yes")
