"""Away from the table: the deeds, what each means, costs and risks, and ordering them; then reading orders back and sealing.

Shows Deeds and a Review and leaves deeds on the desk.
"""

from __future__ import annotations

from game.briefing.deeds import Deed, DeedList, Upshot, deeds
from game.briefing.review import Review, review
from game.core.errors import IllegalOrder
from game.terminal.choices import Choice
from game.terminal.desk import Desk
from game.voice import n_

BRIEF = 90
"""Longer reasons why a deed cannot be done are told when one looks closer."""


def choose_deeds(desk: Desk, asked: str = "") -> None:
    """Let a person look at deeds and order some."""
    found = deeds(desk.view, desk.words)
    if not found.deeds():
        desk.say("There is nothing your side can do away from the tables.")
        return
    chosen = _named(found, asked)
    if chosen is not None:
        _look(desk, chosen, found)
    show = True
    while True:
        if show:
            _list(desk, found)
        choices = [Choice(key=deed.id, label=deed.name) for deed in found.deeds()]
        choices.append(Choice(key="leave", label=desk.words.text("back"), word=n_("done")))
        answer = desk.choose(desk.words.text("Deeds"), choices, default="again", show=False)
        if answer.key == "leave" or answer.command:
            return
        show = answer.key == "again"
        if not show:
            _look(desk, found.deed(answer.key), found)
            desk.say("Type another number, Enter for the list, or back.")


def _named(found: DeedList, asked: str) -> Deed | None:
    if asked.isdecimal():
        return next((deed for deed in found.deeds() if deed.number == int(asked)), None)
    near = [deed for deed in found.deeds() if asked and asked.casefold() in deed.name.casefold()]
    return near[0] if len(near) == 1 else None


def _list(desk: Desk, found: DeedList) -> None:
    words = desk.words
    desk.speech.heading(words.text("Deeds: what you can do away from the tables"))
    desk.say(
        "Ordered so far: {count} of {most}. Political capital: {capital}.",
        count=len(desk.paper.deeds),
        most=found.most,
        capital=found.capital,
    )
    for group in found.groups:
        desk.speech.heading(group.name)
        for deed in group.deeds:
            desk.speech.item(_line(desk, deed), f"{deed.number}.")
    count = len(found.deeds())
    desk.speech.line()
    desk.say("Type a number to look closer; {number} or back leaves.", number=count + 1)


def _line(desk: Desk, deed: Deed) -> str:
    words = desk.words
    cost = words.text("free") if not deed.cost else words.text("costs {cost}", cost=deed.cost)
    said = words.text("{name} ({cost})", name=deed.name, cost=cost)
    marks: list[str] = []
    if deed.id in desk.paper.deeds:
        marks.append(words.text("ordered"))
    if deed.lethal:
        marks.append(words.text("may kill"))
    if deed.tired:
        marks.append(words.text("half effect, so soon again"))
    if deed.gaps:
        why = "; ".join(deed.gaps)
        marks.append(words.text("not now: {why}", why=why) if len(why) <= BRIEF else words.text("not now; look closer for why"))
    return words.text("{said}: {marks}", said=said, marks="; ".join(marks)) if marks else said


def _look(desk: Desk, deed: Deed, found: DeedList) -> None:
    words = desk.words
    _describe(desk, deed)
    choices: list[Choice] = []
    if deed.id in desk.paper.deeds:
        choices.append(Choice(key="drop", label=words.text("take it off your orders"), word=n_("drop")))
    elif deed.gaps:
        desk.say("It cannot be done now: {why}.", why="; ".join(deed.gaps))
    elif len(desk.paper.deeds) >= found.most:
        desk.say("You have ordered {most} deeds, as many as a turn allows. Drop one first.", most=found.most)
    else:
        choices.append(Choice(key="order", label=words.text("order it"), word=n_("do")))
    if not choices:
        return
    choices.append(Choice(key="leave", label=words.text("back to the deeds"), word=n_("done")))
    answer = desk.choose(deed.name, choices)
    if answer.key == "order":
        _order(desk, deed)
    elif answer.key == "drop":
        desk.paper.deeds.remove(deed.id)
        desk.paper.keep()
        desk.say("Taken off your orders.")


def _order(desk: Desk, deed: Deed) -> None:
    if deed.lethal and not desk.confirm(desk.words.text("People may die of it. Order it?")):
        return
    desk.paper.deeds.append(deed.id)
    desk.paper.keep()
    desk.say("Ordered: {deed}. It is done when you seal your orders.", deed=deed.name)
    found = review(desk.view, desk.paper.orders(), desk.words)
    if found.cost > found.capital:
        desk.say(
            "Your orders now cost {cost}, and you have {capital}: something must go.", cost=found.cost, capital=found.capital
        )


def _describe(desk: Desk, deed: Deed) -> None:
    words, speech = desk.words, desk.speech
    speech.heading(words.text("{number}. {deed}", number=deed.number, deed=deed.name))
    desk.notes([deed.text])
    if deed.intent:
        desk.say("What it is meant to say: {intent}", intent=deed.intent)
    desk.say("Cost: {cost}.", cost=deed.price)
    now, later = _parted(deed.upshots)
    if now:
        desk.say("What it would change:")
        _upshots(desk, now, 0)
    if later:
        desk.say("Later, or only if:")
        _upshots(desk, later, 0)
    if deed.dangers:
        desk.say("What could go wrong:")
    for danger in deed.dangers:
        speech.item(words.text("{text} ({chance})", text=danger.text, chance=danger.words))
        first, rest = _parted(danger.upshots)
        _upshots(desk, (*first, *rest), 2)
        if danger.human_cost:
            speech.line(words.text("Human cost: {text}", text=danger.human_cost), 2)
    if deed.human_cost:
        desk.say("Human cost: {text}", text=deed.human_cost)
    desk.notes(deed.limits)
    if deed.constructed:
        desk.say("Built for play: nobody is known to have done it.")


def _parted(upshots: tuple[Upshot, ...]) -> tuple[tuple[Upshot, ...], tuple[Upshot, ...]]:
    """Part what would come at once from what comes later or hangs on something that is not so, or not known."""
    now = tuple(upshot for upshot in upshots if not upshot.after and (not upshot.when or upshot.holds))
    return now, tuple(upshot for upshot in upshots if upshot not in now)


def _upshots(desk: Desk, upshots: tuple[Upshot, ...], indent: int) -> None:
    for upshot in upshots:
        desk.speech.item(upshot.sentence, indent=indent)


def show_orders(desk: Desk) -> Review:
    """Read the orders back as far as they have come."""
    words, speech = desk.words, desk.speech
    found = review(desk.view, desk.paper.orders(), words)
    speech.heading(words.text("Your orders for turn {turn}", turn=desk.view.known.turn))
    for line in found.lines:
        speech.item(words.text("{order}.", order=line.sentence))
        speech.items(line.details, 2)
        if line.human_cost:
            speech.line(words.text("Human cost: {text}", text=line.human_cost), 2)
    desk.notes([found.price, *found.reminders, *found.obstacles])
    return found


def seal(desk: Desk) -> bool:
    """Read the orders back and let a person seal them; return whether they are sealed."""
    words = desk.words
    found = show_orders(desk)
    if found.obstacles:
        desk.say("Change your orders first; they cannot be sealed as they are.")
        return False
    question = words.text("Why do you order this? One line, for yourself and for the debrief; nobody else sees it before.")
    if not found.lines:
        question = words.text("Why do you order nothing? One line, for yourself and for the debrief; nobody else sees it before.")
    reason = desk.free(question, desk.paper.reason)
    if reason is None:
        return False
    desk.paper.reason = reason
    desk.paper.keep()
    prediction = desk.free(words.text("What do you expect to happen? One line, to be compared later."), desk.paper.prediction)
    if prediction is None:
        return False
    desk.paper.prediction = prediction
    desk.paper.keep()
    if not desk.confirm(words.text("Seal these orders? Once sealed they meet everybody else's.")):
        return False
    try:
        desk.host.seal(desk.paper)
    except IllegalOrder as error:
        desk.notes([words.error(error, desk.view.edition)])
        return False
    return True
