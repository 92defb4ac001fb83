"""What a seat can do away from the table: cost, intent, what it would change, what could go wrong, what stands in the way.

Chances come in words and percent; where they depend on what the seat may not know, as a range. Knows only Views.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.briefing.conditions import condition, missing, timely
from game.briefing.glossary import plain
from game.briefing.items import Reference
from game.briefing.news import references
from game.briefing.situation import numbering
from game.briefing.told import Span, holds, reckon, told
from game.briefing.why import itemised
from game.core.action import Action, Risk
from game.core.clauses import Effect
from game.core.draft import half
from game.core.indicator import capital_of
from game.core.orders import deed_gaps, price
from game.core.view import View
from game.voice import n_
from game.words import Words

GROUPS = {
    "diplomacy": n_("Diplomacy"),
    "force": n_("Force"),
    "home": n_("At home"),
    "economy": n_("Economy"),
    "law": n_("Law"),
    "nuclear": n_("The nuclear file"),
    "": n_("Other deeds"),
}
"""Headings of the groups that scenarios are told to use; another group is its own heading."""

CHANCES = (
    (1, n_("can hardly happen")),
    (10, n_("very unlikely")),
    (30, n_("unlikely")),
    (60, n_("quite possible")),
    (85, n_("likely")),
    (101, n_("almost certain")),
)
"""Chances in words: below this many percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What an effect would do to one measure."""

    indicator: str
    """The indicator."""
    number: int
    """Its number; 0 for another seat's capital."""
    amount: Span
    """By how much, as far as it can be known."""
    sentence: str
    """It in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upshot:
    """One effect, in words."""

    shifts: tuple[Shift, ...]
    """What it would change."""
    facts: tuple[str, ...]
    """What would come to be so, or cease to be."""
    after: int
    """Days until then; 0: at once."""
    when: str
    """The condition it depends on, in words; empty where it depends on none."""
    holds: bool | None
    """Whether that condition holds now; None where the seat cannot know."""
    sentence: str
    """The whole in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """What could go wrong."""

    id: str
    """The risk."""
    text: str
    """What the seat is warned of."""
    chance: Span
    """In percent."""
    words: str
    """The chance in words and percent."""
    upshots: tuple[Upshot, ...]
    """What it would do."""
    human_cost: str
    """Who would be harmed and whose count it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed within a seat's powers."""

    number: int
    """Its number in the list, from 1, in the order of the groups."""
    id: str
    """The action."""
    name: str
    """Its name."""
    group: str
    """The group."""
    text: str
    """What it is."""
    intent: str
    """What it is meant to say, and to whom."""
    cost: int
    """Political capital."""
    price: str
    """The cost in words, itemised where it depends on something."""
    upshots: tuple[Upshot, ...]
    """What it would do."""
    dangers: tuple[Danger, ...]
    """What could go wrong."""
    limits: tuple[str, ...]
    """How often it can be done, who sees it."""
    gaps: tuple[str, ...]
    """What stands in its way, as clauses; empty where nothing does."""
    tired: bool
    """Done so recently that it has half its effect."""
    lethal: bool
    """It kills or may kill."""
    human_cost: str
    """Who was or may be harmed, and whose count it is."""
    place: str
    """Where: place id."""
    references: tuple[Reference, ...]
    """Where such a deed is documented."""
    constructed: bool
    """Built for play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedGroup:
    """Deeds that belong together."""

    id: str
    """The group."""
    name: str
    """Its heading."""
    deeds: tuple[Deed, ...]
    """The deeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedList:
    """Everything a seat can do away from the table this turn."""

    most: int
    """How many deeds can be ordered in a turn."""
    capital: int
    """What there is to pay with."""
    groups: tuple[DeedGroup, ...]
    """The deeds by group."""

    def deeds(self) -> tuple[Deed, ...]:
        """Return every deed in the order of their numbers."""
        return tuple(deed for group in self.groups for deed in group.deeds)

    def deed(self, name: str) -> Deed:
        """Return the deed with this id. Raises StopIteration where there is none."""
        return next(deed for deed in self.deeds() if deed.id == name)


def deeds(view: View, words: Words) -> DeedList:
    """Return what a seat can do away from the table, by group, in the order the groups first appear."""
    by_group: dict[str, list[Action]] = {}
    for action in view.edition.actions.values():
        if view.seat in action.seats:
            by_group.setdefault(action.group, []).append(action)
    clerk = _Clerk(view, words)
    number = 0
    found: list[DeedGroup] = []
    for group, actions in by_group.items():
        members = tuple(clerk.deed(action, number + place) for place, action in enumerate(actions, start=1))
        number += len(actions)
        title = words.text(GROUPS[group]) if group in GROUPS else group.replace("_", " ").capitalize()
        found.append(DeedGroup(id=group, name=title, deeds=members))
    return DeedList(
        most=view.edition.paces[view.known.pace].deeds,
        capital=view.known.values[capital_of(view.seat)],
        groups=tuple(found),
    )


class _Clerk:
    """Describes deeds to one seat."""

    def __init__(self, view: View, words: Words) -> None:
        self.view = view
        self.words = words
        self.told = told(view)
        self.numbers = numbering(view.edition, view.seat)

    def deed(self, action: Action, number: int) -> Deed:
        view = self.view
        gaps = deed_gaps(view.edition, view.known, view.seat, action.id)
        earlier = view.known.done.get(f"{view.seat}.{action.id}", ())
        again = bool(earlier) and not any(gap.key in {"times", "every"} for gap in gaps)
        tired = again and view.known.turn - earlier[-1] <= action.fresh
        cost = price(view.known, action)
        return Deed(
            number=number,
            id=action.id,
            name=action.name,
            group=action.group,
            text=self._plain(action.text),
            intent=self._plain(action.intent),
            cost=cost,
            price=self._price(action, cost),
            upshots=self._upshots(action.effects, halved=tired),
            dangers=tuple(danger for risk in action.risks if (danger := self._danger(risk)).chance.high > 0),
            limits=tuple(self._limits(action, earlier, tired=tired)),
            gaps=missing(timely(view, gaps), self.told, self.words),
            tired=tired,
            lethal=action.lethal,
            human_cost=self._plain(action.human_cost),
            place=action.place,
            references=references(action.sources, self.told),
            constructed=action.constructed,
        )

    def _plain(self, text: str) -> str:
        return plain(text, self.told.glossary)

    def _price(self, action: Action, cost: int) -> str:
        if not cost:
            return self.words.text("free")
        said = self.words.plural("{count} political capital", "{count} political capital", cost)
        if not action.cost.plus:
            return said
        return self.words.text("{cost} ({items})", cost=said, items=", ".join(itemised(self.view, action.cost, self.words)))

    def _limits(self, action: Action, earlier: Sequence[int], *, tired: bool) -> Iterable[str]:
        words = self.words
        if action.times is not None:
            yield words.plural("Once in a match.", "At most {count} times in a match.", action.times)
        if action.every > 1:
            yield words.text("At most once in {turns} turns.", turns=action.every)
        if earlier:
            yield words.text("Done before in turn {turns}.", turns=words.listing([str(turn) for turn in earlier]))
        if tired:
            yield words.text("Done again so soon it has half its effect, as the numbers above show; its risks remain whole.")
        if action.known_to is not None:
            seeing = [self.told.name_of(seat) for seat in action.known_to if seat != self.view.seat]
            yield (
                words.text("Seen only by: {seats}.", seats=words.listing(seeing))
                if seeing
                else words.text("Nobody else sees it done.")
            )

    # -- effects ------------------------------------------------------------------------------------------------------

    def _upshots(self, effects: Iterable[Effect], *, halved: bool = False) -> tuple[Upshot, ...]:
        found = [self._upshot(effect, halved=halved) for effect in effects]
        return tuple(upshot for upshot in found if upshot.sentence)

    def _upshot(self, effect: Effect, *, halved: bool) -> Upshot:
        words = self.words
        spans = {name: reckon(self.view, amount) for name, amount in effect.change.items()}
        if halved:
            spans = {name: Span(low=half(span.low), high=half(span.high)) for name, span in spans.items()}
        shifts = tuple(self._shift(name, span) for name, span in spans.items() if span.low or span.high)
        facts = [
            words.text("it becomes so: {fact}", fact=self.told.flags[flag].name)
            for flag in effect.sets
            if flag in self.told.flags
        ]
        facts += [
            words.text("it ceases to be so: {fact}", fact=self.told.flags[flag].name)
            for flag in effect.clears
            if flag in self.told.flags
        ]
        facts += [words.text("talks at {table} stop", table=self.told.tables[name].name) for name in effect.suspends]
        facts += [words.text("talks at {table} may go on", table=self.told.tables[name].name) for name in effect.resumes]
        facts += [
            words.text("the agreement of {table} is no longer in force", table=self.told.tables[name].name)
            for name in effect.voids
        ]
        when = condition(self.view, effect.when, self.words)
        parts = [shift.sentence for shift in shifts] + facts
        return Upshot(
            shifts=shifts,
            facts=tuple(facts),
            after=effect.after,
            when=when,
            holds=holds(self.view, effect.when),
            sentence=self._sentence(", ".join(parts), effect, when) if parts else "",
        )

    def _sentence(self, what: str, effect: Effect, when: str) -> str:
        words, count = self.words, effect.after
        if count and when:
            one, many = "After {count} day, if then {when}: {what}.", "After {count} days, if then {when}: {what}."
            return words.plural(one, many, count, when=when, what=what)
        if count:
            return words.plural("After {count} day: {what}.", "After {count} days: {what}.", count, what=what)
        if not when:
            return words.text("{what}.", what=what)
        state = holds(self.view, effect.when)
        if state is None:
            return words.text("Only if {when}: {what}.", when=when, what=what)
        if state:
            return words.text("{what} (as it is so now: {when}).", what=what, when=when)
        return words.text("Only if {when} (not so now): {what}.", when=when, what=what)

    def _shift(self, indicator: str, amount: Span) -> Shift:
        words, number = self.words, self.numbers.get(indicator, 0)
        if indicator == capital_of(self.view.seat):
            name = words.text("your political capital")
        else:
            name = words.name(indicator, self.told)
        by = words.signed(amount.low)
        if not amount.exact:
            by = words.text("{low} to {high}", low=words.signed(amount.low), high=words.signed(amount.high))
        if not number:
            sentence = words.text("{name} {amount}", name=name, amount=by)
        else:
            sentence = words.text("{name} {amount} [{number}]", name=name, amount=by, number=number)
        return Shift(indicator=indicator, number=number, amount=amount, sentence=sentence)

    # -- risks --------------------------------------------------------------------------------------------------------

    def _danger(self, risk: Risk) -> Danger:
        span = reckon(self.view, risk.chance)
        span = Span(low=_percent(span.low), high=_percent(span.high))
        return Danger(
            id=risk.id,
            text=self._plain(risk.warning or risk.text),
            chance=span,
            words=chance(span, self.words),
            upshots=self._upshots(risk.effects),
            human_cost=self._plain(risk.human_cost),
        )


def _percent(number: int) -> int:
    return min(100, max(0, number))


def chance(span: Span, words: Words) -> str:
    """Return a chance in words and percent."""
    low, high = (next(said for least, said in CHANCES if end < least) for end in (span.low, span.high))
    if span.exact:
        return words.text("{likely}, {percent} percent", likely=words.text(low), percent=span.low)
    if low == high:
        return words.text("{likely}, {low} to {high} percent", likely=words.text(low), low=span.low, high=span.high)
    return words.text(
        "{low_words} to {high_words}, {low} to {high} percent",
        low_words=words.text(low),
        high_words=words.text(high),
        low=span.low,
        high=span.high,
    )
