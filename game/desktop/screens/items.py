"""One piece of news as it is shown: what happened, who says what of it, who was harmed, what it changed, and where that is from.

Attribution first: an account is never shown without whose it is. Knows only what `briefing.items` holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.kit import Column, Flow, Icon, Node, Pressable, Prose, Row, Space, Span, Text
from game.desktop.screens.gauges import hint, tone
from game.desktop.screens.parts import sources
from game.desktop.screens.signs import Sign, beside, signed
from game.voice import n_

if TYPE_CHECKING:
    from game.briefing.causes import Step
    from game.briefing.items import Account, Change, Item
    from game.briefing.situation import Gauge
    from game.desktop.screens.place import Place
    from game.words import Words

ICONS = {
    "own": "user",
    "others": "globe",
    "events": "radio-tower",
    "tables": "handshake",
    "learnt": "search",
    "later": "hourglass",
    "undisclosed": "eye-off",
    "drift": "activity",
    "capital": "coins",
}
"""Signs of the sections of the news."""

SAID = n_("According to {name}: {text}")
SAID_BUILT = n_("According to {name} (words built for play): {text}")
HARM = n_("Human cost: {text}")

_HOLE = "\x00"


def item_nodes(screen: Place, item: Item) -> list[Node]:
    """Return one piece of news."""
    key = name_of(item)
    found: list[Node | None] = []
    if item.headline:
        found.append(_headline(item))
    found += [_marks(screen, item), Text(item.text, "small") if item.text else None, *_accounts(screen, item, key)]
    if item.human_cost:
        found.append(_human_cost(screen.words, item.human_cost))
    found += [*_behind(screen.words, item.behind), *_facts(screen.words, item.facts)]
    if item.changes:
        found.append(chips(screen, item.changes, key))
    if item.references:
        found += list(_sources(screen, item, key))
    return [node for node in found if node is not None]


def name_of(item: Item) -> str:
    """Return a name for an item that is stable, and unique among the news of a turn."""
    cause = item.cause
    parts = (item.kind, item.subject, cause.kind, cause.id, cause.part, cause.seat, cause.turn, item.headline)
    return ".".join(str(part) for part in parts)


def chips(screen: Place, changes: Sequence[Change], key: str) -> Node:
    """Return changes side by side, each to be pressed to ask why the number stands where it stands."""
    gauges = {gauge.id: gauge for gauge in screen.chair.situation.gauges()}
    found = [_chip(screen, change, gauges.get(change.indicator), f"{key}.{place}") for place, change in enumerate(changes)]
    return Flow(found, gap=6)


def attributed(words: Words, message: str, text: str, **params: object) -> list[Span]:
    """Return a message as spans, all of it bold but the `{text}` in it: so one sees at once whose words they are."""
    before, _, after = words.text(message, text=_HOLE, **params).partition(_HOLE)
    return [Span(text=part, weight=weight) for part, weight in ((before, "bold"), (text, ""), (after, "bold")) if part]


def sentence(text: str, words: Words) -> str:
    """Return a text with a full stop, unless it ends in a mark already."""
    return text if text[-1:] in {".", "!", "?", "…", "”", ""} else words.text("{text}.", text=text)


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


# -- the parts of an item ---------------------------------------------------------------------------------------------


def _headline(item: Item) -> Node:
    wrong = item.cause.kind == "risk"
    sign = Sign("triangle-alert" if wrong else ICONS.get(item.kind, "newspaper"), colour="focus" if wrong else "accent")
    return beside(sign, [Text(item.headline, "strong", role="heading")], gap=10)


def _marks(screen: Place, item: Item) -> Node | None:
    """Return where it was, whose doing it is, and whether it was made up for play."""
    words, places = screen.words, screen.chair.view.edition.places
    found: list[Node] = []
    if item.place in places:
        found.append(_mark("map-pin", places[item.place].name))
    if item.by:
        found.append(_mark("user", words.text("By: {actor}.", actor=item.by)))
    if item.constructed:
        found.append(_mark("pencil", words.text("built for play")))
    return Flow(found, gap=14) if found else None


def _mark(icon: str, text: str) -> Node:
    return Row([Icon(icon, colour="muted", style="small"), Text(text, "small", colour="muted")], gap=5)


def _accounts(screen: Place, item: Item, key: str) -> Iterator[Node]:
    words = screen.words
    said = [account for account in item.accounts if not account.again]
    before = [account for account in item.accounts if account.again]
    yield from (_account(words, account, built=item.constructed) for account in said)
    if not before:
        return
    names = words.listing([account.name for account in before])
    shown, fold = folded(screen, f"{key}.said", words.text("What is said of it is as before: {names}.", names=names))
    yield fold
    if shown:
        yield from (_account(words, account, built=item.constructed) for account in before)


def _account(words: Words, account: Account, *, built: bool) -> Node:
    spans = attributed(words, SAID_BUILT if built else SAID, account.text, name=account.name)
    return beside(Sign("quote", colour="muted", style="small"), [Prose(spans, "small")])


def _human_cost(words: Words, text: str) -> Node:
    return beside(Sign("heart-pulse", colour="grave", style="small"), [Prose(attributed(words, HARM, text), "small")])


def _behind(words: Words, steps: Sequence[Step]) -> list[Node]:
    return [chain_step(words.text("Why: {step}.", step=step.text), step.depth) for step in steps]


def chain_step(text: str, depth: int) -> Node:
    """Return one link of a chain of causes, indented as deep as it lies."""
    line = signed("link", text, colour="muted", sign="muted")
    return Row([Space(20 * (depth - 1)), _Wide(line)], gap=0, align="start") if depth > 1 else line


def _facts(words: Words, facts: Sequence[str]) -> list[Node]:
    return [signed("flag", sentence(fact, words), sign="muted") for fact in facts]


def _sources(screen: Place, item: Item, key: str) -> Iterator[Node]:
    label = screen.words.plural("{count} source", "{count} sources", len(item.references))
    shown, fold = folded(screen, f"{key}.sources", label)
    yield fold
    if shown:
        yield Column(sources(screen.desktop, item.references, f"{key}.source"), gap=2)


def _chip(screen: Place, change: Change, gauge: Gauge | None, key: str) -> Node:
    words = screen.words
    sign, colour = tone(screen.chair, change.indicator, change.amount)
    amount = words.signed(change.amount)
    told = words.text("{name} {amount} [{number}]", name=change.name, amount=amount, number=change.number)
    if change.sentence != told:  # the end of the scale swallowed a part of it
        amount = words.text("{amount} (end of the scale)", amount=amount)
    name = capital(change.name)
    inside = Row(
        [
            Icon(sign, colour=colour, style="small", size=1.1),
            Text(name, "small", role="", grow=1),
            Text(amount, "small", weight="bold", role=""),
        ],
        gap=6,
    )
    return Pressable(
        inside,
        partial(screen.why, change.indicator),
        key=key,
        label=words.text("{name} {amount}", name=name, amount=amount),
        hint=hint(screen, gauge) if gauge is not None else "",
        aside=True,
        padding=(9, 3),
    )


# -- what is shown when asked for -------------------------------------------------------------------------------------


def folded(screen: Place, key: str, label: str) -> tuple[bool, Node]:
    """Return whether something is unfolded, and what folds and unfolds it."""
    shown = screen.state.chosen.get(key) == "shown"

    def fold() -> None:
        screen.state.chosen[key] = "" if shown else "shown"

    sign = Icon("chevron-down" if shown else "chevron-right", colour="accent", style="small")
    inside = Row([sign, Text(label, "small", colour="accent", role="", grow=1)], gap=6)
    return shown, _Start(Pressable(inside, fold, key=key, label=label, kind="quiet", padding=(3, 2)))


class _Start(Flow):
    """A node no wider than it likes, at the left."""

    def __init__(self, node: Node) -> None:
        super().__init__([node])


class _Wide(Column):
    """A node that takes what width is left in a row."""

    def __init__(self, node: Node) -> None:
        super().__init__([node], gap=0, grow=1)
