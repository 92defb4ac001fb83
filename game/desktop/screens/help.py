"""How to play, for a newcomer: the ideas in short pieces, and the keys. The long version is the manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.kit import Card, Column, Flow, Grid, Icon, Kit, Node, Pane, Panes, Row, Text
from game.desktop.screen import Screen
from game.desktop.screens.parts import page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.voice import Voice


class Help(Screen):
    """Ideas at the left, keys at the right; behind tabs where there is no room for both."""

    name = "help"

    def build(self, kit: Kit) -> Node:
        """Return its tree."""
        del kit
        text = self.voice.text
        ideas = Grid([_idea(*item) for item in _ideas(self.voice)], least=300, gap=18)
        keys = Column([_key(caps, said) for caps, said in _keys(self.voice)], gap=10)
        panes = [
            Pane(key="ideas", title=text("The game"), icon="messages-square", node=ideas, least=560, share=2),
            Pane(key="keys", title=text("The keys"), icon="keyboard", node=keys, least=330),
        ]
        note = text("The manual is docs/play.md, in the folder of the program. Words of the field are explained in the dossier.")
        return page(self, text("How to play"), Panes(panes, key="help", choose=self.choose_pane), icon="circle-help", note=note)


def _idea(icon: str, title: str, said: str) -> Node:
    heading = Row([Icon(icon, colour="accent"), Text(title, "strong", role="heading", grow=1)], gap=8)
    return Column([heading, Text(said, colour="muted")], gap=4)


def _key(caps: Sequence[str], said: str) -> Node:
    """Return keys as they look on a keyboard, and what they do beside them."""
    signs = [Card(Text(cap, "small", weight="medium"), fill="raised", edge="outline", padding=4) for cap in caps]
    return Row([_Caps(signs, gap=4), Text(said, "small", colour="muted", grow=1)], gap=12)


class _Caps(Flow):
    """Keys, all as wide as those of the other lines."""

    WIDE = 116

    def _widths(self, kit: Kit) -> tuple[int, int]:
        wide = max(kit.em(self.WIDE), super()._widths(kit)[0])
        return wide, wide


def _ideas(voice: Voice) -> list[tuple[str, str, str]]:
    """Return icon, title and text of every idea, in the order in which one meets them."""
    text = voice.text
    return [
        (
            "messages-square",
            text("Two tracks, one clock"),
            text(
                "You speak for one side. What is bargained over at the table and what is done away from it move "
                "the same numbers, so each decides what the other can still achieve."
            ),
        ),
        (
            "calendar",
            text("A turn"),
            text(
                "Read the news, hear your advisers, look at the tables, choose deeds, seal. Nothing happens before "
                "everybody has sealed; then all orders meet at once."
            ),
        ),
        (
            "handshake",
            text("The table"),
            text(
                "A package settles every issue by one option. Propose one, accept another's, hold out, walk out, or pledge in "
                "public not to go further. An offer stands for one turn."
            ),
        ),
        (
            "scale",
            text("What it is worth"),
            text(
                "Each option shows its worth to you. What others must deliver counts only as far as you believe them. "
                "Your limit is the worth below which no agreement is better."
            ),
        ),
        (
            "landmark",
            text("At home"),
            text(
                "What is signed must be approved by your own bodies, a parliament or commanders, one turn later, under "
                "the world as it then is."
            ),
        ),
        (
            "zap",
            text("Deeds"),
            text(
                "Away from the table you act, and pay with political capital. Every deed says what it is meant to say, what "
                "it would change, and what could go wrong. Repeated too soon, it has half its effect."
            ),
        ),
        (
            "flame",
            text("The ladder"),
            text(
                "Rungs of escalation have names, and everybody can see where things stand. Going up raises what each side must "
                "bring home, and it can cost lives."
            ),
        ),
        (
            "layers",
            text("Room for agreement"),
            text(
                "Some packages are within every side's limits, or none are. Nobody sees how many; every deed and every "
                "night moves it. `replay --reveal` tells it turn by turn, once a match is over."
            ),
        ),
        (
            "search",
            text("Why"),
            text(
                "Every number can be asked why it stands where it stands: choose it on the board. What your government "
                "cannot know is shown as an estimate, or as undisclosed."
            ),
        ),
        (
            "scroll-text",
            text("Sealing"),
            text(
                "Before you seal, your orders are read back. One line of reason and one prediction, if you like: "
                "the verdict shows them again, so that you can set them beside what came of it."
            ),
        ),
        (
            "gavel",
            text("The verdict"),
            text(
                "There is no single winner. It tells what became of the matter, what each side has against what it could "
                "have had, what really happened, and what it cost people, who are part of no score."
            ),
        ),
        (
            "save",
            text("Leaving"),
            text("Everything is saved as you go, sealed or not. Close the window whenever you like; the title offers to go on."),
        ),
    ]


def _keys(voice: Voice) -> list[tuple[tuple[str, ...], str]]:
    """Return keys and what they do."""
    text = voice.text
    tab, shift, control = text("Tab"), text("Shift"), text("Ctrl")
    return [
        ((tab,), text("to the next control; with {key} to the one before", key=shift)),
        (("←", "↑", "→", "↓"), text("to the control that lies there; among options, to the next; in a text, on")),
        ((text("Enter"), text("Space")), text("press what the ring is around")),
        ((text("Escape"),), text("back; in a turn to the board, from there to the menu")),
        (("F1",), text("this page")),
        (("F2", "…", "F7"), text("the places of a turn, in the order of their buttons")),
        (("F10",), text("the menu of the match")),
        ((control, "+", "−", "0"), text("larger, smaller, usual text")),
        ((text("Page up"), text("Page down")), text("a page up or down")),
        ((text("Home"), text("End")), text("to the beginning or the end")),
        ((text("Mouse"),), text("everything can be pressed with it too; the wheel scrolls")),
    ]
