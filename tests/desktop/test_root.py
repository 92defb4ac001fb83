"""The root: where the focus goes, which keys press what, what is told beside a control, and what no key may do."""

from __future__ import annotations

import pygame
import pytest

from game.desktop.kit import Column, Field, Node, Pop, Pressable, Push, Replace, Reset, Row, Scroll, Text
from game.desktop.root import Root
from game.desktop.screen import Desktop
from tests.desktop.stage import SIZE, Over, Pressed, Shown, click, named, paragraph, point, press, type_in


@pytest.fixture
def pressed() -> Pressed:
    """What has been pressed so far."""
    pygame.display.set_mode(SIZE)
    return Pressed()


def root_of(desktop: Desktop, *nodes: Node) -> Root:
    """Return a root that shows nodes below each other."""
    return Root(desktop, Shown(desktop, lambda: Column(nodes)), SIZE)


# -- the focus --------------------------------------------------------------------------------------------------------


def test_tab_goes_in_reading_order_and_around(desktop: Desktop, pressed: Pressed) -> None:
    """Tab goes from control to control as they are read, after the last to the first; with Shift the other way."""
    root = root_of(desktop, Row([pressed.button("a"), pressed.button("b")]), pressed.button("c"))
    assert root.tree
    assert root.screen.state.focus == "a"
    met = []
    for _ in range(3):
        press(root, pygame.K_TAB)
        met.append(root.screen.state.focus)
    assert met == ["b", "c", "a"]
    press(root, pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    assert root.screen.state.focus == "c"


def test_arrows_go_to_what_lies_there(desktop: Desktop, pressed: Pressed) -> None:
    """An arrow key goes to the nearest control in its direction, and stays where there is none."""
    root = root_of(desktop, Row([pressed.button("a"), pressed.button("b")]), pressed.button("c"))
    for code, wanted in (
        (pygame.K_RIGHT, "b"),
        (pygame.K_RIGHT, "b"),
        (pygame.K_LEFT, "a"),
        (pygame.K_DOWN, "c"),
        (pygame.K_UP, "a"),
    ):
        assert root.tree
        press(root, code)
        assert root.screen.state.focus == wanted


def test_the_focus_begins_where_the_screen_says(desktop: Desktop, pressed: Pressed) -> None:
    """The focus begins at `first`; else behind `after`; else at the first control."""
    for first, after, wanted in (("b", "", "b"), ("gone", "b", "c"), ("", "", "a")):
        screen = Shown(desktop, lambda: Column([pressed.button(key) for key in "abc"]))
        screen.first, screen.after = first, after
        root = Root(desktop, screen, SIZE)
        assert root.tree
        assert screen.state.focus == wanted


def test_the_focus_survives_a_rebuild(desktop: Desktop, pressed: Pressed) -> None:
    """A tree built anew has the focus where the old one had it, whatever has come before it."""
    keys = ["a", "b"]
    root = Root(desktop, Shown(desktop, lambda: Column([pressed.button(key) for key in keys])), SIZE)
    assert root.tree
    press(root, pygame.K_TAB)
    keys.insert(0, "new")
    root.rebuild()
    assert root.tree
    assert root.screen.state.focus == "b"


def test_the_focus_goes_to_the_neighbour_of_what_is_gone(desktop: Desktop, pressed: Pressed) -> None:
    """Where the control that had the focus is gone, what stands in its place has it: also after a question was answered."""
    keys = list("abcd")
    below = Shown(desktop, lambda: Column([pressed.button(key) for key in keys]))
    root = Root(desktop, below, SIZE)
    assert root.tree
    press(root, pygame.K_TAB, pygame.K_TAB)
    root.go(Push(Over(desktop, lambda: Column([pressed.button("no"), pressed.button("yes")]))))
    assert root.tree
    press(root, pygame.K_TAB)
    keys.remove("c")
    root.go(Pop())
    assert root.tree
    assert root.screen.state.focus == "d"


# -- keys that press --------------------------------------------------------------------------------------------------


def test_enter_and_space_press_what_has_the_focus(desktop: Desktop, pressed: Pressed) -> None:
    """Enter, the Enter of the number pad, and Space press; what is unavailable is not pressed."""
    root = root_of(desktop, pressed.button("a"), pressed.button("b", missing="not now"))
    assert root.tree
    press(root, pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE, pygame.K_TAB, pygame.K_RETURN)
    assert pressed == ["a", "a", "a"]


def test_a_hotkey_presses_from_anywhere(desktop: Desktop, pressed: Pressed) -> None:
    """A hotkey presses its control wherever the focus is; not one that is unavailable, and not one typed into a field."""
    field = Field("", lambda _: None, key="field", label="A field")
    buttons = [
        pressed.button("n", hotkey="n"),
        pressed.button("x", hotkey="x", missing="not now"),
        pressed.button("f", hotkey="f5"),
    ]
    root = root_of(desktop, pressed.button("a"), *buttons, pressed.button("s", hotkey="ctrl+return"), field)
    assert root.tree
    press(root, pygame.K_n, pygame.K_x)
    assert pressed == ["n"]
    root.screen.state.focus = "field"
    press(root, pygame.K_n)
    assert pressed == ["n"]
    press(root, pygame.K_F5)
    assert pressed == ["n", "f"]


def test_a_hotkey_with_control_presses_from_within_a_field(desktop: Desktop, pressed: Pressed) -> None:
    """A key that is held with Ctrl types nothing, so it presses its control also while somebody writes."""
    field = Field("", lambda _: None, key="field", label="A field")
    root = root_of(desktop, field, pressed.button("seal", hotkey="ctrl+return"))
    assert root.tree
    press(root, pygame.K_RETURN, mod=pygame.KMOD_CTRL)
    assert pressed == ["seal"]


@pytest.mark.parametrize("code", [pygame.K_CAPSLOCK, pygame.K_PRINTSCREEN, pygame.K_INSERT, pygame.K_LSHIFT, pygame.K_MENU])
def test_no_key_is_too_odd_for_a_field(desktop: Desktop, pressed: Pressed, code: int) -> None:
    """Keys that type nothing do nothing in a field."""
    root = root_of(desktop, Field("text", lambda _: None, key="field", label="A field"), pressed.button("a"))
    assert root.tree
    press(root, code)
    assert root.screen.state.focus == "field"


@pytest.mark.parametrize("code", [pygame.K_RETURN, pygame.K_SPACE])
def test_a_key_held_down_presses_nothing_on_the_next_screen(desktop: Desktop, pressed: Pressed, code: int) -> None:
    """A key that led to another screen must be let go before it presses there: else it would lift a curtain by itself."""
    following = Shown(desktop, lambda: Column([pressed.button("ready")]))
    screen = Shown(desktop, lambda: Column([pressed.button("unused")]))
    root = Root(desktop, screen, SIZE)
    screen.make = lambda: Column([_Leading(following)])
    root.rebuild()
    assert root.tree
    held = pygame.event.Event(pygame.KEYDOWN, key=code, mod=0)
    for _ in range(3):  # as a window sends them while a key is held
        root.handle(held)
        assert root.tree
    assert root.screen is following
    assert pressed == []
    root.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=0))
    root.handle(held)
    assert pressed == ["ready"]


class _Leading(Column):
    """A control that leads to another screen."""

    role = "button"
    focusable = True

    def __init__(self, screen: Shown) -> None:
        super().__init__([Text("Go")], key="go")
        self.screen = screen

    def press(self) -> Replace:
        return Replace(self.screen)


# -- hints ------------------------------------------------------------------------------------------------------------


def test_a_hint_follows_the_focus_and_the_mouse(desktop: Desktop, pressed: Pressed) -> None:
    """No hint is told at first; then that of what has the focus, or of what the mouse is over once it has moved."""
    root = root_of(desktop, pressed.button("a", hint="about a"), pressed.button("b", hint="about b"))
    assert not root.hint_rect()
    press(root, pygame.K_TAB)
    assert root.hint_rect().top >= named(root, "b").rect.bottom
    point(root, named(root, "a").rect.center)
    assert named(root, "a").rect.bottom <= root.hint_rect().top < named(root, "b").rect.bottom
    point(root, (SIZE[0] - 2, SIZE[1] - 2))
    assert not root.hint_rect()


def test_what_only_adds_is_told_to_the_mouse(desktop: Desktop, pressed: Pressed) -> None:
    """A hint that only adds to what can be read is not told to the keyboard; why something is not possible is."""
    tile = Pressable(Text("a"), lambda: None, key="a", label="a", hint="more", aside=True)
    gone = Pressable(Text("b"), lambda: None, key="b", label="b", hint="more", aside=True, missing="not now")
    root = root_of(desktop, pressed.button("z"), tile, gone)
    press(root, pygame.K_TAB)
    assert root.screen.state.focus == "a"
    assert not root.hint_rect()
    press(root, pygame.K_TAB)
    assert root.hint_rect()
    point(root, named(root, "a").rect.center)
    assert root.hint_rect()


def test_no_hint_is_told_of_what_is_scrolled_out_of_sight(desktop: Desktop, pressed: Pressed) -> None:
    """A control that has been scrolled away tells nothing, and has the mouse no more."""
    inside = Column([pressed.button("a", hint="about a"), paragraph(80)])
    screen = Shown(desktop, lambda: Column([Scroll(inside, key="region")]))
    root = Root(desktop, screen, SIZE)
    point(root, named(root, "a").rect.center)
    assert root.hint_rect()
    for _ in range(5):
        root.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1, flipped=False))
    assert screen.state.scrolls["region"] > 0
    assert not root.hint_rect()
    assert screen.state.hover == ""
    screen.state.focus, screen.state.pointed, screen.state.quiet = "a", False, False
    assert not root.hint_rect()


# -- mouse ------------------------------------------------------------------------------------------------------------


def test_the_wheel_scrolls_what_is_under_the_mouse(desktop: Desktop, pressed: Pressed) -> None:
    """The wheel scrolls the region the mouse was last seen over, and no other."""
    left, right = (Scroll(paragraph(80), key=key) for key in ("left", "right"))
    root = Root(desktop, Shown(desktop, lambda: Row([left, right], align="fill")), SIZE)
    del pressed
    point(root, named(root, "right").rect.center)
    root.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1, flipped=False))
    assert list(root.screen.state.scrolls) == ["right"]


def test_a_click_presses_and_takes_the_focus(desktop: Desktop, pressed: Pressed) -> None:
    """A click presses what is under the mouse and brings the focus there; let go elsewhere, it presses nothing."""
    root = root_of(desktop, pressed.button("a"), pressed.button("b"))
    click(root, named(root, "b").rect.center)
    assert pressed == ["b"]
    assert root.screen.state.focus == "b"
    root.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=named(root, "a").rect.center, button=pygame.BUTTON_LEFT))
    root.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=named(root, "b").rect.center, button=pygame.BUTTON_LEFT))
    assert pressed == ["b"]


def test_a_bar_that_is_held_survives_a_rebuild(desktop: Desktop, pressed: Pressed) -> None:
    """Whoever drags a scroll bar drags that of the tree that is shown, also when the screen is built anew meanwhile."""
    root = Root(desktop, Shown(desktop, lambda: Column([Scroll(paragraph(80), key="region")])), SIZE)
    del pressed
    region = named(root, "region")
    assert isinstance(region, Scroll)
    thumb = region.thumb(root.kit)
    root.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=thumb.center, button=pygame.BUTTON_LEFT))
    root.rebuild()
    assert root.tree
    point(root, (thumb.centerx, thumb.centery + 100))
    shown = named(root, "region")
    assert isinstance(shown, Scroll)
    assert shown.offset == root.screen.state.scrolls["region"] > 0


# -- overlays and fields ----------------------------------------------------------------------------------------------


def test_an_overlay_needs_nothing_below_it(desktop: Desktop, pressed: Pressed) -> None:
    """What lies over a screen can be drawn where there is none: so a match that cannot be written down is told of."""
    surface = pygame.display.set_mode(SIZE)
    root = Root(desktop, Shown(desktop, lambda: Column([pressed.button("a")])), SIZE)
    root.go(Reset(Over(desktop, lambda: Column([pressed.button("on")]))))
    assert root.draw(surface)


def test_what_is_typed_goes_into_the_field_with_the_focus(desktop: Desktop, pressed: Pressed) -> None:
    """Letters go into the field that has the focus and nowhere else; Enter leads on to the next control."""
    held = {"text": ""}
    screen = Shown(
        desktop,
        lambda: Column(
            [Field(held["text"], lambda text: held.update(text=text), key="field", label="A field"), pressed.button("a")]
        ),
    )
    root = Root(desktop, screen, SIZE)
    assert root.tree
    type_in(root, "pace")
    press(root, pygame.K_HOME, pygame.K_DELETE, pygame.K_END)
    type_in(root, "!")
    assert held["text"] == "ace!"
    press(root, pygame.K_RETURN)
    type_in(root, "x")
    assert held["text"] == "ace!"
    assert screen.state.focus == "a"
