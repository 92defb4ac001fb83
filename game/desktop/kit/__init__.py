"""The kit: nodes that can be measured, placed, drawn, pressed and read aloud. Knows nothing of matches or scenarios.

A screen builds a fresh tree after every change; what must outlive a tree (focus, scroll, the chosen tab) is kept by the keys of
its nodes in a `State`. Measuring goes from width to height, as text does.
"""

from game.desktop.kit.boxes import Column, Flow, Grid, Row
from game.desktop.kit.card import Card
from game.desktop.kit.choices import Choices, Option
from game.desktop.kit.controls import Button, Pressable, Switch
from game.desktop.kit.field import Field
from game.desktop.kit.node import Kit, Node, Pop, Push, Quit, Replace, Reset, State, Transition
from game.desktop.kit.page import Page
from game.desktop.kit.pictures import Bar, Icon, Picture, Rule, Space
from game.desktop.kit.scrolling import Pane, Panes, Scroll
from game.desktop.kit.texts import Link, Prose, Span, Text

__all__ = [
    "Bar",
    "Button",
    "Card",
    "Choices",
    "Column",
    "Field",
    "Flow",
    "Grid",
    "Icon",
    "Kit",
    "Link",
    "Node",
    "Option",
    "Page",
    "Pane",
    "Panes",
    "Picture",
    "Pop",
    "Pressable",
    "Prose",
    "Push",
    "Quit",
    "Replace",
    "Reset",
    "Row",
    "Rule",
    "Scroll",
    "Space",
    "Span",
    "State",
    "Switch",
    "Text",
    "Transition",
]
