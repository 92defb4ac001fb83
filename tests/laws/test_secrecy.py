"""What a seat may not know makes no difference to anything it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from game.core.clauses import Amount, Condition
from game.core.edition import MISJUDGED, edition
from game.core.event import Event, Revision
from game.core.indicator import Flag, Indicator, capital_of
from game.core.journal import canonical, plain
from game.core.luck import Luck
from game.core.orders import cost, obstacles, talk_gaps
from game.core.scenario import Ending, Precedent, Question, Scenario
from game.core.seat import Adviser, Capital, Dossier, Interest, Line, Seat
from game.core.table import POINT, Body, Stakes, Table, terms_of_side
from game.core.turn import Turn
from game.core.view import View, look
from game.core.world import Cause, Deal, Due, Entry, Sitting, World, agreements, bounds, reservations
from tests.laws.worlds import (
    BEGINS,
    Dealer,
    Ground,
    Played,
    any_orders,
    body_of,
    brief,
    effects,
    ground_of,
    knows,
    law,
    legal_orders,
    matches,
    package_of,
    seat_of,
    stakes_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All that is true."""

    scenario: Scenario
    world: World
    last: Turn | None


class Veil:
    """Redraws everything that one seat may not know."""

    def __init__(self, dealer: Dealer, truth: Truth, seat: str) -> None:
        """For this seat."""
        self.dealer = dealer
        self.truth = truth
        self.seat = seat
        self.ground: Ground = ground_of(truth.scenario)

    def sees(self, known_to: tuple[str, ...] | None) -> bool:
        """Tell whether the seat is among those who know."""
        return knows(known_to, (self.seat,))

    def redrawn(self) -> Truth:
        """Return another truth that must look the same to the seat."""
        scenario = self.scenario()
        return Truth(scenario=scenario, world=self.world(scenario), last=self.turn())

    # -- the scenario ---

    def scenario(self) -> Scenario:
        """Return a scenario that differs only in secrets."""
        old, dealer = self.truth.scenario, self.dealer
        events = {name: self.event(event) for name, event in old.events.items() if self.kept(event)}
        events["hidden_now"] = Event(id="hidden_now", name="hidden now", known_to=(), effects=effects(dealer, self.ground))
        flags = {name: self.flag(flag) for name, flag in old.flags.items()}
        flags["hidden_flag"] = Flag(id="hidden_flag", name="hidden", known_to=(), start=True)
        open_ended = [ending for ending in old.endings if ending.id == self.truth.world.ending]
        return replace(
            old,
            seats={name: self.other_seat(seat) for name, seat in old.seats.items()},
            indicators={name: self.indicator(item) for name, item in old.indicators.items()},
            flags=flags,
            tables={name: self.table(table) for name, table in old.tables.items() if self.knows_table(table)},
            events=events,
            endings=(
                Ending(id="hidden_end", name="hidden", verdict="hidden", condition=Condition(has=("hidden_flag",))),
                *(replace(ending, condition=Condition(), early=dealer.yes()) for ending in open_ended),
            ),
            history=(Precedent(on=BEGINS, seat=self.seat, action="wait", note="hidden"),),
            happened="hidden",
            human_cost="hidden",
            questions=(Question(stage="why", text="hidden?"),),
            empty_room=dealer.yes(),
        )

    def knows_table(self, table: Table) -> bool:
        """Tell whether the seat knows of a table; a hidden one may as well not be there."""
        return self.sees(table.knowing())

    def kept(self, event: Event) -> bool:
        """Tell whether an event must stay: the seat may have heard of it, or it must be there for the record."""
        return event.foretold or event.id in self.truth.world.happened or self.dealer.yes()

    def other_seat(self, seat: Seat) -> Seat:
        """Return another seat with other secrets; the own one as it is."""
        if seat.id == self.seat:
            return seat
        new = seat_of(self.dealer, self.ground, seat.id)
        return replace(
            new,
            capital=Capital(start=self.dealer.number(0, 9), income=self.dealer.number(0, 3), limit=9),
            dossier=Dossier(role="hidden", goals=("hidden",), limits=("hidden",), divisions="hidden", first_steps="hidden"),
            interests=(*new.interests, Interest(id="hidden", name="hidden", measure=Amount(base=3))),
            advisers=(Adviser(id="hidden", name="hidden", lines=(Line(text="hidden"),)),),
            temperament="hidden",
        )

    def indicator(self, indicator: Indicator) -> Indicator:
        """Return an indicator that drifts otherwise, where the seat does not know it."""
        if self.sees(indicator.known_to):
            return indicator
        start = self.dealer.number(indicator.low, indicator.high)
        return replace(indicator, start=start, trend=Amount(base=self.dealer.number(-9, 9)), good=(self.seat,))

    def flag(self, flag: Flag) -> Flag:
        """Return a flag that is otherwise called and begins otherwise, where the seat does not know it."""
        return flag if self.sees(flag.known_to) else replace(flag, name="hidden", start=self.dealer.yes(), burdens=(self.seat,))

    def event(self, event: Event) -> Event:
        """Return an event with other conditions, chances, effects and revisions to come, and another story if it is unheard."""
        days = self.truth.world.happened.get(event.id, ())
        today = self.truth.world.first_day
        heard = bool(days) and self.sees(event.known_to)
        learnt = [item for item in event.revisions if heard and any(day + item.after < today for day in days)]
        later = Revision(after=10_000, text="hidden", effects=effects(self.dealer, self.ground))
        changed = replace(
            event,
            condition=Condition(has=("hidden_flag",)),
            chance=Amount(base=self.dealer.number(1, 99)),
            again=self.dealer.one((None, 3)),
            effects=effects(self.dealer, self.ground),
            revisions=(*(replace(item, effects=effects(self.dealer, self.ground)) for item in learnt), later),
        )
        if heard:
            return replace(changed, foretold=event.foretold)
        changed = replace(
            changed, accounts={"fox": "hidden"}, human_cost="hidden", history=True, sources=("hidden",), coverage=("X-1",)
        )
        if event.foretold and self.sees(event.known_to):
            return changed
        return replace(changed, name="hidden", text="hidden", by="fox", place="hidden", on=BEGINS)

    def table(self, table: Table) -> Table:
        """Return a table with others' secrets redrawn."""
        dealer, ground = self.dealer, self.ground
        mine = {self.seat}

        def others(by_seat: Mapping[str, Any]) -> dict[str, Any]:
            own = {name: value for name, value in by_seat.items() if name in mine}
            return {**{name: effects(dealer, ground) for name in table.parties if name not in mine}, **own}

        return replace(
            table,
            stakes={name: self.stakes(table, name, stakes) for name, stakes in table.stakes.items()},
            bodies=tuple(self.body(table, body) for body in table.bodies),
            refused=effects(dealer, ground),
            pledged=others(table.pledged),
            released=others(table.released),
            walked_out=others(table.walked_out),
            relief=others(table.relief),
            returned=others(table.returned),
        )

    def stakes(self, table: Table, name: str, stakes: Stakes) -> Stakes:
        """Return other stakes of which the same is publicly believed."""
        if name == self.seat:
            return stakes
        return replace(stakes_of(self.dealer, self.ground, name, table.issues), publicly=stakes.publicly, batna="hidden")

    def body(self, table: Table, body: Body) -> Body:
        """Return a body of another side that wants other things."""
        if body.side == self.seat:
            return body
        return replace(body_of(self.dealer, self.ground, body.id, body.side, table.issues), text=body.text, name=body.name)

    # -- the world ---

    def world(self, scenario: Scenario) -> World:
        """Return a World that differs only in secrets."""
        old, dealer = self.truth.world, self.dealer
        before = self.truth.scenario
        values: dict[str, int] = {}
        for name, value in old.values.items():
            secret = name != capital_of(self.seat) if name not in before.indicators else self.unseen(before.indicators[name])
            values[name] = dealer.number(*bounds(scenario, name)) if secret else value
        flags = {name: turn for name, turn in old.flags.items() if self.sees(before.flags[name].known_to)}
        flags |= {name: 0 for name, flag in before.flags.items() if not self.sees(flag.known_to) and dealer.yes()}
        happened = {name: days for name, days in old.happened.items() if self.sees(before.events[name].known_to)}
        done = {key: turns for key, turns in old.done.items() if self.sees_deed(key)}
        sittings = {name: self.sitting(scenario.tables[name], old.sittings[name]) for name in scenario.tables}
        cause = Cause(kind="event", id="hidden_now")
        due = tuple(Due(day=old.last_day + 3, effect=effect, cause=cause) for effect in effects(dealer, self.ground))
        return replace(
            old,
            values=values,
            remainders={name: dealer.number(0, 29) for name in before.indicators},
            flags={**flags, "hidden_flag": 1},
            agreed=agreements(sittings),
            sittings=sittings,
            due=due,
            done={**done, **self.hidden_deeds()},
            happened={**happened, "hidden_now": (old.first_day,)},
            opening={
                name: {seat: limit if seat == self.seat else dealer.number(0, 99_000) for seat, limit in limits.items()}
                for name, limits in old.opening.items()
                if name in scenario.tables
            },
        )

    def unseen(self, indicator: Indicator) -> bool:
        """Tell whether an indicator may stand anywhere without the seat noticing: it is not known and not estimated."""
        return not self.sees(indicator.known_to) and indicator.estimate is None

    def sees_deed(self, key: str) -> bool:
        """Tell whether the seat may know of a deed."""
        doer, _, action = key.partition(".")
        return doer == self.seat or self.sees(self.truth.scenario.actions[action].known_to)

    def hidden_deeds(self) -> dict[str, tuple[int, ...]]:
        """Draw deeds the seat may not know of."""
        keys = [f"{seat}.{action.id}" for action in self.truth.scenario.actions.values() for seat in action.seats]
        return {key: (1,) for key in keys if not self.sees_deed(key) and self.dealer.yes()}

    def sitting(self, table: Table, sitting: Sitting) -> Sitting:
        """Return how a table stands, offers and packages redrawn where the seat does not see them."""
        relieved = tuple(seat for seat in table.parties if (seat in sitting.relieved if seat == self.seat else self.dealer.yes()))
        offers = sitting.offers
        if self.seat not in table.seeing():
            offers = tuple(replace(offer, package=package_of(self.dealer, table)) for offer in offers)
        deals = tuple(self.deal(table, deal) for deal in sitting.deals)
        return replace(sitting, relieved=relieved, offers=offers, deals=deals)

    def deal(self, table: Table, deal: Deal) -> Deal:
        """Return a deal with others' limits redrawn, and with another package where the seat may not know it."""
        limits = {seat: limit if seat == self.seat else 1 for seat, limit in deal.reservations.items()}
        open_ = self.seat in table.seeing() or (table.published and deal.decided > 0)
        open_ = open_ or (bool(self.truth.world.ending) and self.seat in table.stakes)  # the verdict says what it was worth
        package = deal.package if open_ else package_of(self.dealer, table)
        return replace(deal, package=package, offer=deal.offer if open_ else f"{table.id}.1.hidden", reservations=limits)

    # -- the record ---

    def turn(self) -> Turn | None:
        """Return the last turn with what the seat may not read redrawn."""
        last = self.truth.last
        if last is None:
            return None
        entries: list[Entry] = [Entry(key="happened", cause=Cause(kind="event"), subject="hidden_now", known_to=())]
        for entry in last.entries:
            if not self.sees(entry.known_to):
                if self.dealer.yes():
                    entries.append(replace(entry, amount=entry.amount + 1, more={"hidden": "1"}))
            elif not self.sees(entry.cause_known_to):
                entries.append(replace(entry, cause=Cause(kind="event", id="hidden_now"), more={"hidden": "1"}))
            else:
                entries.append(entry)
        return replace(last, entries=tuple(entries), orders={}, world=self.truth.world)


Look = Callable[[Scenario, World, str, Luck, Turn | None], View]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two truths that one seat must not be able to tell apart."""

    seat: str
    luck: Luck
    one: Truth
    other: Truth

    def __repr__(self) -> str:
        """Only what differs from its defaults: a failing law prints it."""
        return f"<{self.seat} before {brief(self.one.scenario)}, {brief(self.one.world)}>"[:10_000]

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))  # Hypothesis would print every field

    def shown(self, looking: Look) -> tuple[str, str]:
        """Return what the seat is shown of each."""
        first, second = (
            looking(truth.scenario, truth.world, self.seat, self.luck, truth.last) for truth in (self.one, self.other)
        )
        return canonical(first), canonical(second)


def with_secret_deals(dealer: Dealer, played: Played, seat: str) -> World:
    """Return the World as it would be, had others just signed at tables where this seat does not sit."""
    world = played.world
    sittings = dict(world.sittings)
    for name, table in played.scenario.tables.items():
        if seat not in table.seeing() and sittings[name].deal is None and world.turn > 1 and dealer.yes():
            deal = Deal(offer=f"{name}.1.{table.parties[0]}", package=package_of(dealer, table), turn=world.turn - 1)
            sittings[name] = replace(
                sittings[name], deals=(*sittings[name].deals, replace(deal, reservations=world.opening[name]))
            )
    return replace(world, sittings=sittings)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Draw a match, a seat, and another truth behind what that seat sees."""
    played = draw(st.one_of(matches(going=True), matches()))
    dealer = Dealer(draw)
    seat = dealer.one(tuple(played.scenario.seats))
    one = Truth(scenario=played.scenario, world=with_secret_deals(dealer, played, seat), last=played.last)
    return Pair(seat=seat, luck=played.luck, one=one, other=Veil(dealer, one, seat).redrawn())


@law(200)
@given(pairs())
def test_secrets_make_no_difference(pair: Pair) -> None:
    """Two truths that differ only in what a seat may not know give it equal Views."""
    one, other = pair.shown(look)
    assert one == other


@law()
@given(pairs(), st.data())
def test_reasons_tell_no_secrets(pair: Pair, data: st.DataObject) -> None:
    """Obstacles and prices are the same under both truths, and the same as those a seat finds by itself from what it sees."""
    dealer = Dealer(data.draw)
    own = edition(pair.one.scenario, pair.seat, pair.luck)
    known = look(pair.one.scenario, pair.one.world, pair.seat, pair.luck).known
    for orders in (
        any_orders(dealer, pair.one.scenario, pair.one.world, pair.seat),
        legal_orders(dealer, own, known, pair.seat),
    ):
        found = obstacles(own, known, orders)
        assert found == obstacles(pair.one.scenario, pair.one.world, orders)
        assert found == obstacles(pair.other.scenario, pair.other.world, orders)
        assert cost(own, known, orders) == cost(pair.one.scenario, pair.one.world, orders)


def secret_names(played: Played, seat: str) -> set[str]:
    """Return the ids of what this seat may not know to be: in news and in what is known they must not occur."""
    scenario = played.scenario
    own = (seat,)
    names = {name for name, flag in scenario.flags.items() if not knows(flag.known_to, own)}
    names |= {name for name, event in scenario.events.items() if not knows(event.known_to, own)}
    names |= {name for name, item in scenario.indicators.items() if not knows(item.known_to, own)}
    names |= {name for name, table in scenario.tables.items() if not knows(table.knowing(), own)}
    names |= {capital_of(other) for other in scenario.seats if other != seat}
    names |= {name for name, deed in scenario.actions.items() if not knows(deed.known_to, own) and seat not in deed.seats}
    return names


def words_in(thing: Any) -> set[str]:
    """Return every text in a value, keys and the parts of dotted ids too."""
    if isinstance(thing, Mapping):
        return set().union(*(words_in(key) | words_in(value) for key, value in thing.items()), ())
    if isinstance(thing, list):
        return set().union(*(words_in(item) for item in thing), ())
    if isinstance(thing, str):
        return {thing, *thing.replace(",", ".").split("."), *thing.split(",")}
    return set()


@law(150)
@given(matches())
def test_news_name_no_secret(played: Played) -> None:
    """In every turn, nothing in a seat's news or in the World it knows names what it may not know to be."""
    for number, world in enumerate(played.worlds):
        last = played.turns[number - 1] if number else None
        for seat in played.scenario.seats:
            view = look(played.scenario, world, seat, played.luck, last)
            shown = plain((view.news, replace(view.known, ending=""), tuple(view.stories), tuple(view.guesses)))
            hidden = secret_names(played, seat)
            estimated = {name for name in view.guesses if played.scenario.indicators[name].estimate is not None}
            assert not (words_in(plain((view.news, replace(view.known, ending=""), tuple(view.stories)))) & hidden)
            assert not (words_in(shown) & (hidden - estimated))


@law(100)
@given(matches())
def test_news_of_unread_deals_name_no_option(played: Played) -> None:
    """A seat that may not know what was agreed at a table is not told by the causes of what the deal does."""
    for number, turn in enumerate(played.turns, start=1):
        for seat in played.scenario.seats:
            view = look(played.scenario, played.worlds[number], seat, played.luck, turn)
            unread = {
                issue
                for table in played.scenario.tables.values()
                if not table.published and seat not in table.seeing()
                for issue in table.issues
            }
            assert not [entry for entry in view.news if entry.cause.kind == "option" and entry.cause.part in unread]


@law(50)
@given(matches(going=True))
def test_a_seat_can_reckon_for_itself(played: Played) -> None:
    """What a seat must weigh (its values, limits, interests, advisers, prices, whether talks are open) follows from its View."""
    for seat in played.scenario.seats:
        view = look(played.scenario, played.world, seat, played.luck)
        known, true = view.known, played.world.values
        own = view.edition.seats[seat]
        assert all(line.when.gaps(known) == line.when.gaps(played.world) for each in own.advisers for line in each.lines)
        assert all(each.measure.value(known.values) == each.measure.value(true) for each in own.interests)
        for name, table in view.edition.tables.items():
            truly = played.scenario.tables[name]
            assert talk_gaps(view.edition, known, name) == talk_gaps(played.scenario, played.world, name)
            pledge = known.sittings[name].pledges.get(seat)
            if seat in table.stakes:
                assert terms_of_side(table, seat, known.values, pledge) == terms_of_side(truly, seat, true, pledge)
                assert reservations(truly, true)[seat] == table.stakes[seat].reservation.value(known.values) * POINT
            for body, real in zip(table.bodies, truly.bodies, strict=True):
                if body.side == seat:
                    error = body.threshold.value(known.values) - real.threshold.value(true)
                    assert abs(error) <= MISJUDGED
                    mine = terms_of_side(table, seat, known.values, pledge, body)
                    assert mine == terms_of_side(truly, seat, true, pledge, real)


@law()
@given(matches())
def test_guesses_hold_the_truth(played: Played) -> None:
    """An estimate contains the true value and is no wider than its band."""
    for world in played.worlds:
        for seat in played.scenario.seats:
            view = look(played.scenario, world, seat, played.luck)
            for name, guess in view.guesses.items():
                estimate = played.scenario.indicators[name].estimate
                assert estimate is not None
                assert guess.low <= world.values[name] <= guess.high
                assert guess.high - guess.low <= 2 * estimate.band


@law(50)
@given(matches())
def test_an_edition_is_a_fixed_point(played: Played) -> None:
    """What a seat sees of what it sees is the same again: nothing in a View depends on what was left out of it."""
    for seat in played.scenario.seats:
        view = look(played.scenario, played.world, seat, played.luck)
        own = replace(view.edition, tables={name: replace(table, bodies=()) for name, table in view.edition.tables.items()})
        again = edition(own, seat, played.luck)
        assert canonical(again) == canonical(own)


def _leaks_due(view: View, truth: World, _scenario: Scenario) -> View:
    return replace(view, known=replace(view.known, due=truth.due))


def _leaks_remainders(view: View, truth: World, _scenario: Scenario) -> View:
    return replace(view, known=replace(view.known, remainders=truth.remainders))


def _leaks_values(view: View, truth: World, _scenario: Scenario) -> View:
    return replace(view, known=replace(view.known, values=truth.values))


def _leaks_flags(view: View, truth: World, _scenario: Scenario) -> View:
    return replace(view, known=replace(view.known, flags=truth.flags))


def _leaks_deeds(view: View, truth: World, _scenario: Scenario) -> View:
    return replace(view, known=replace(view.known, done=truth.done))


def _leaks_limits(view: View, truth: World, _scenario: Scenario) -> View:
    return replace(view, known=replace(view.known, opening=truth.opening))


def _leaks_sittings(view: View, truth: World, _scenario: Scenario) -> View:
    return replace(view, known=replace(view.known, sittings=truth.sittings))


def _leaks_seats(view: View, _truth: World, scenario: Scenario) -> View:
    return replace(view, edition=replace(view.edition, seats=scenario.seats))


def _leaks_tables(view: View, _truth: World, scenario: Scenario) -> View:
    return replace(view, edition=replace(view.edition, tables=scenario.tables))


def _leaks_events(view: View, _truth: World, scenario: Scenario) -> View:
    return replace(view, edition=replace(view.edition, events=scenario.events))


def _leaks_indicators(view: View, _truth: World, scenario: Scenario) -> View:
    return replace(view, edition=replace(view.edition, indicators=scenario.indicators))


def _leaks_endings(view: View, _truth: World, scenario: Scenario) -> View:
    return replace(view, edition=replace(view.edition, endings=scenario.endings))


def _leaks_orders(view: View, truth: World, _scenario: Scenario) -> View:
    return replace(view, known=replace(view.known, happened=truth.happened))


LEAKS = [
    _leaks_due,
    _leaks_remainders,
    _leaks_values,
    _leaks_flags,
    _leaks_deeds,
    _leaks_limits,
    _leaks_sittings,
    _leaks_seats,
    _leaks_tables,
    _leaks_events,
    _leaks_indicators,
    _leaks_endings,
    _leaks_orders,
]


HUNTING = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],  # the first that is found will do
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("leak", LEAKS)
def test_a_look_that_leaks_is_caught(leak: Callable[[View, World, Scenario], View]) -> None:
    """A look that hands on one thing too many is found out: the law above has teeth."""

    def leaking(scenario: Scenario, world: World, seat: str, luck: Luck, last: Turn | None) -> View:
        return leak(look(scenario, world, seat, luck, last), world, scenario)

    def differs(pair: Pair) -> bool:
        one, other = pair.shown(leaking)
        return one != other

    try:
        find(pairs(), differs, settings=HUNTING)
    except NoSuchExample:
        pytest.fail("the leak was not noticed")


def test_news_that_leak_are_caught() -> None:
    """A look that hands on the whole record is found out."""

    def leaking(scenario: Scenario, world: World, seat: str, luck: Luck, last: Turn | None) -> View:
        return replace(look(scenario, world, seat, luck, last), news=last.entries if last else ())

    def differs(pair: Pair) -> bool:
        one, other = pair.shown(leaking)
        return one != other

    assert find(pairs(), differs, settings=HUNTING)
