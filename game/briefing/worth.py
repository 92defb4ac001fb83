"""What options and packages are worth to a seat and why, its limit, what its bodies and the others would probably make of them.

Values are thousandths of a point, as in the rules, with ready sentences beside them. What the others want is what is publicly
believed, and is called so. Knows only Views.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.briefing.glossary import plain
from game.briefing.told import supposed, told
from game.briefing.why import itemised
from game.core.clauses import HUNDRED
from game.core.scenario import Scenario
from game.core.table import (
    PARTS,
    POINT,
    Body,
    Issue,
    Option,
    Package,
    Pledge,
    Stakes,
    Table,
    approval,
    belief,
    beyond,
    terms,
    terms_of_side,
    value,
)
from game.core.view import View
from game.voice import n_
from game.words import Words

BANDS = (
    (1_000, n_("{body} would almost surely refuse")),
    (3_500, n_("{body} would probably refuse")),
    (6_500, n_("{body} could go either way")),
    (9_000, n_("{body} would probably approve")),
    (10_001, n_("{body} would almost surely approve")),
)
"""The forecast of a body in five bands: below this chance (hundredths of a percent), these words."""

PRIORITIES = 3
"""How many of another's issues are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """What another party is publicly believed to want."""

    seat: str
    """Who."""
    name: str
    """Its name."""
    weight: int
    """Believed weight of the issue, in percent."""
    worth: int
    """Believed worth of the option, 0–100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionWorth:
    """One option, and what it is worth."""

    id: str
    """The option."""
    name: str
    """Its name."""
    text: str
    """What it means."""
    constructed: bool
    """Built for play."""
    status_quo: bool
    """It is what holds while nothing is agreed."""
    value: int | None
    """What it contributes to a package's value to the seat, in thousandths; None for a seat without stakes."""
    exact: int | None
    """The same in ten-thousandths: the parts of a package add up exactly in these."""
    why: str
    """How that comes about, in words."""
    beyond: bool
    """It lies beyond the seat's own standing pledge."""
    asked_by: tuple[str, ...]
    """Names of those whose latest offer has it; the seat's own among them."""
    pledged_by: tuple[str, ...]
    """Names of those who have said in public that they will go no further than this."""
    believed: tuple[Believed, ...]
    """What the others are believed to make of it."""
    belief: str
    """The same in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueWorth:
    """One issue, and what its options are worth."""

    number: int
    """Its place on the table, from 1."""
    id: str
    """The issue."""
    name: str
    """Its name."""
    text: str
    """Why it matters."""
    weight: int | None
    """How much it weighs for the seat, in percent."""
    status_quo: str
    """Name of what holds while nothing is agreed."""
    delivered_by: tuple[str, ...]
    """Names of those who must carry it out."""
    delivery: str
    """Who must carry it out and how far they are believed, in words."""
    belief: str
    """How much it is believed to weigh for the others, in words."""
    options: tuple[OptionWorth, ...]
    """The options, in the author's order."""

    def option(self, name: str) -> OptionWorth:
        """Return the option with this id. Raises StopIteration where there is none."""
        return next(option for option in self.options if option.id == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The least a seat can accept, itemised."""

    value: int
    """In thousandths of a point."""
    opening: int
    """What it was at the opening."""
    items: tuple[str, ...]
    """What it is made of, in words."""
    sentence: str
    """It in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What a body would probably say."""

    body: str
    """The body."""
    name: str
    """Its name."""
    text: str
    """Who it is and what it watches."""
    band: int
    """0 (almost surely refuses) to 4 (almost surely approves)."""
    sentence: str
    """The band in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """What a package is believed to be worth to another party."""

    seat: str
    """Who."""
    name: str
    """Its name."""
    value: int
    """Believed value, in thousandths."""
    low: int
    """The least limit it is believed to have, in points."""
    high: int
    """The highest."""
    sentence: str
    """It in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Valuation:
    """A package, and what it is worth."""

    package: Package
    """One option for every issue."""
    value: int | None
    """What it is worth to the seat now, in thousandths; None for a seat without stakes."""
    surplus: int | None
    """That, less the limit."""
    loss: int
    """What it loses for breaking the seat's own pledge, in thousandths."""
    forecasts: tuple[Forecast, ...]
    """What the seat's own bodies would say."""
    likely: tuple[Likely, ...]
    """What the others are believed to make of it."""
    sentence: str
    """Value against limit, in words."""


def own_terms(view: View, place: Table) -> dict[str, dict[str, int]]:
    """Return what each option is worth to the seat itself, its own pledge counted; empty for a seat without stakes."""
    if view.seat not in place.stakes:
        return {}
    pledge = view.known.sittings[place.id].pledges.get(view.seat)
    return terms_of_side(place, view.seat, supposed(view), pledge)


class Appraiser:
    """Says what a table's options and packages are worth to one seat."""

    def __init__(self, view: View, place: Table, words: Words) -> None:
        """Read what can be read once."""
        self.view = view
        self.table = place
        self.words = words
        self.told: Scenario = told(view)
        self.values = supposed(view)
        self.sitting = view.known.sittings[place.id]
        self.pledge: Pledge | None = self.sitting.pledges.get(view.seat)
        self.stakes = place.stakes.get(view.seat)
        self.terms = own_terms(view, place)
        self.reservation = self.stakes.reservation.value(self.values) * POINT if self.stakes else 0
        self.latest = {offer.seat: offer for offer in self.sitting.offers}
        self.own_bodies = tuple(
            (body, terms_of_side(place, view.seat, self.values, self.pledge, body))
            for body in place.bodies
            if body.side == view.seat and self.stakes is not None
        )

    def who(self, actor: str) -> str:
        """Return an actor's name, or "you" for the seat itself."""
        return self.words.text("you") if actor == self.view.seat else self.told.name_of(actor)

    def audience(self) -> int:
        """Return what going beyond a pledge loses, in points."""
        return max(0, self.table.audience.value(self.values))

    def _plain(self, text: str) -> str:
        return plain(text, self.told.glossary)

    # -- issues and options -------------------------------------------------------------------------------------------

    def issue(self, issue: Issue, number: int) -> IssueWorth:
        """Return an issue with what its options are worth."""
        return IssueWorth(
            number=number,
            id=issue.id,
            name=issue.name,
            text=self._plain(issue.text),
            weight=self.stakes.weights[issue.id] if self.stakes else None,
            status_quo=issue.options[issue.status_quo].name,
            delivered_by=tuple(self.told.name_of(actor) for actor in issue.delivered_by),
            delivery=self._delivery(issue),
            belief=self._weights(issue),
            options=tuple(self._option(issue, option) for option in issue.options.values()),
        )

    def _delivery(self, issue: Issue) -> str:
        if not issue.delivered_by:
            return self.words.text("Nobody else need deliver it: it counts in full.")
        names = self.words.listing([self.who(actor) for actor in issue.delivered_by])
        if self.stakes is None or set(issue.delivered_by) <= {self.view.seat}:
            return self.words.text("To be delivered by: {names}.", names=names)
        share = belief(self.stakes.credibility, self.view.seat, issue, self.values)
        least = self._least_believed(issue)
        if least is None:
            return self.words.text("To be delivered by: {names}. Believed in full.", names=names)
        items = itemised(self.view, self.stakes.credibility[least], self.words)
        return self.words.text(
            "To be delivered by: {names}. Belief in delivery ({who}): {percent} percent ({items}); "
            "gains over today count only so far.",
            names=names,
            who=self.who(least),
            percent=share,
            items=", ".join(items),
        )

    def _least_believed(self, issue: Issue) -> str | None:
        if self.stakes is None:
            return None
        named = [actor for actor in issue.delivered_by if actor != self.view.seat and actor in self.stakes.credibility]
        credibility = self.stakes.credibility
        return min(named, key=lambda actor: credibility[actor].value(self.values), default=None)

    def _option(self, issue: Issue, option: Option) -> OptionWorth:
        exact = self.terms[issue.id][option.id] if self.terms else None
        believed = tuple(self._believed(issue, option))
        pledged = [pledge for pledge in self.sitting.pledges.values() if (pledge.issue, pledge.option) == (issue.id, option.id)]
        return OptionWorth(
            id=option.id,
            name=option.name,
            text=self._plain(option.text),
            constructed=option.constructed,
            status_quo=option.id == issue.status_quo,
            value=exact * POINT // PARTS if exact is not None else None,
            exact=exact,
            why=self._why(issue, option, exact) if exact is not None else "",
            beyond=self._beyond(issue, option),
            asked_by=tuple(self.who(seat) for seat, offer in self.latest.items() if offer.package.get(issue.id) == option.id),
            pledged_by=tuple(self.who(pledge.seat) for pledge in pledged),
            believed=believed,
            belief=self._belief(believed),
        )

    def _beyond(self, issue: Issue, option: Option) -> bool:
        if self.pledge is None or self.stakes is None or self.pledge.issue != issue.id:
            return False
        return option.id in beyond(self.stakes.worths, self.pledge)

    def _why(self, issue: Issue, option: Option, exact: int) -> str:
        if self.stakes is None:
            return ""
        words, weight = self.words, self.stakes.weights[issue.id]
        worth, quo = self.stakes.worths[issue.id][option.id], self.stakes.worths[issue.id][issue.status_quo]
        points = words.points(exact * POINT // PARTS)
        said = words.text(
            "{points} points: worth {worth} of 100 to you, at a weight of {weight} percent",
            points=points,
            worth=worth,
            weight=weight,
        )
        share = belief(self.stakes.credibility, self.view.seat, issue, self.values) if issue.delivered_by else HUNDRED
        if worth > quo and share < HUNDRED:
            least = self._least_believed(issue)
            said = words.text(
                "{said}; today's state is worth {quo}, and of the gain only {percent} percent count (belief in delivery: {who})",
                said=said,
                quo=quo,
                percent=share,
                who=self.who(least) if least else "",
            )
        if self._beyond(issue, option):
            loss = self.audience()
            said = words.text("{said}; less {loss} points for breaking your public pledge", said=said, loss=loss)
        return words.text("{said}.", said=said)

    # -- packages -------------------------------------------------------------------------------------------------------

    def limit(self) -> Limit | None:
        """Return the least the seat can accept; None for a seat without stakes."""
        if self.stakes is None:
            return None
        opening = self.view.known.opening.get(self.table.id, {}).get(self.view.seat, self.reservation)
        sentence = self.words.text(
            "Your limit is {limit} points: a package worth less is worse for you than no agreement.",
            limit=self.words.points(self.reservation),
        )
        if opening != self.reservation:
            sentence = self.words.text(
                "{limit} At the opening it was {opening}.", limit=sentence, opening=self.words.points(opening)
            )
        return Limit(
            value=self.reservation,
            opening=opening,
            items=itemised(self.view, self.stakes.reservation, self.words),
            sentence=sentence,
        )

    def valued(self, package: Package) -> Valuation:
        """Return what a package is worth."""
        worth = value(self.terms, package) if self.terms else None
        surplus = worth - self.reservation if worth is not None else None
        return Valuation(
            package=dict(package),
            value=worth,
            surplus=surplus,
            loss=self._loss(package),
            forecasts=tuple(self._forecast(body, value(support, package)) for body, support in self.own_bodies),
            likely=tuple(self._likely(package)),
            sentence=self._worth(worth, surplus),
        )

    def _worth(self, worth: int | None, surplus: int | None) -> str:
        if worth is None or surplus is None:
            return self.words.text("you have no stakes in it")
        points, words = self.words.points(worth), self.words
        if surplus == 0:
            return words.text("worth {points} points to you, exactly your limit", points=points)
        apart = words.apart(worth, self.reservation)
        if apart == words.points(0):
            if surplus < 0:
                return words.text("worth {points} points to you, just below your limit", points=points)
            return words.text("worth {points} points to you, just above your limit", points=points)
        if surplus < 0:
            return words.text("worth {points} points to you, {less} below your limit", points=points, less=apart)
        return words.text("worth {points} points to you, {more} above your limit", points=points, more=apart)

    def _loss(self, package: Package) -> int:
        if self.pledge is None or self.stakes is None:
            return 0
        if package[self.pledge.issue] not in beyond(self.stakes.worths, self.pledge):
            return 0
        return self.audience() * POINT

    def _forecast(self, body: Body, worth: int) -> Forecast:
        chance = approval(body, worth, self.values)
        band = next(place for place, (least, _) in enumerate(BANDS) if chance < least)
        return Forecast(
            body=body.id,
            name=body.name,
            text=self._plain(body.text),
            band=band,
            sentence=self.words.text(BANDS[band][1], body=body.name),
        )

    # -- the others -----------------------------------------------------------------------------------------------------

    def others(self) -> Sequence[str]:
        """Say what the others are believed to want: their weightiest issues, each with the option they like best."""
        found: list[str] = []
        for seat, stakes in self.table.stakes.items():
            if seat == self.view.seat or not self._known_enough(stakes):
                continue
            heaviest = sorted(self.table.issues.values(), key=lambda issue: -stakes.weights[issue.id])[:PRIORITIES]
            wants = [self._want(issue, stakes) for issue in heaviest]
            name = self.told.name_of(seat)
            found.append(self.words.text("Believed to matter most ({seat}): {wants}.", seat=name, wants="; ".join(wants)))
        return found

    def _want(self, issue: Issue, stakes: Stakes) -> str:
        worths = stakes.worths[issue.id]
        best = max(issue.options, key=lambda option: worths[option])
        return self.words.text(
            "{issue}, “{option}” ({percent} percent)",
            issue=issue.name,
            option=issue.options[best].name,
            percent=stakes.weights[issue.id],
        )

    def _likely(self, package: Package) -> Sequence[Likely]:
        found: list[Likely] = []
        for seat, stakes in self.table.stakes.items():
            if seat == self.view.seat or not self._known_enough(stakes):
                continue
            worth = value(terms(self.table, seat, stakes.weights, stakes.worths, {}, self.values), package)
            prior = stakes.publicly
            name, points = self.told.name_of(seat), worth // POINT
            if seat in self.table.accepting():
                sentence = self.words.text(
                    "What is publicly believed, not what is true now ({seat}): worth about {points} points, limit between {low} "
                    "and {high}",
                    seat=name,
                    points=points,
                    low=prior.low,
                    high=prior.high,
                )
            else:
                sentence = self.words.text(
                    "What is publicly believed, not what is true now ({seat}, who signs nothing): worth about {points} points",
                    seat=name,
                    points=points,
                )
            found.append(
                Likely(
                    seat=seat,
                    name=name,
                    value=worth,
                    low=prior.low,
                    high=prior.high,
                    sentence=sentence,
                )
            )
        return found

    def _believed(self, issue: Issue, option: Option) -> Sequence[Believed]:
        found: list[Believed] = []
        for seat in dict.fromkeys((*self.table.accepting(), *self.table.stakes)):
            stakes = self.table.stakes.get(seat)
            if seat == self.view.seat or stakes is None or issue.id not in stakes.weights:
                continue
            worth = stakes.worths.get(issue.id, {}).get(option.id)
            if worth is not None:
                weight = stakes.weights[issue.id]
                found.append(Believed(seat=seat, name=self.told.name_of(seat), weight=weight, worth=worth))
        return found

    def _belief(self, believed: Sequence[Believed]) -> str:
        if not believed:
            return ""
        said = [self.words.text("{worth} to {name}", worth=item.worth, name=item.name) for item in believed]
        return self.words.text("Believed to be worth, of 100: {worths}.", worths=self.words.listing(said))

    def _weights(self, issue: Issue) -> str:
        said = [
            self.words.text("{percent} percent for {name}", percent=stakes.weights[issue.id], name=self.told.name_of(seat))
            for seat, stakes in self.table.stakes.items()
            if seat != self.view.seat and issue.id in stakes.weights
        ]
        return self.words.text("It is believed to weigh {weights}.", weights=self.words.listing(said)) if said else ""

    def _known_enough(self, stakes: Stakes) -> bool:
        """Tell whether public belief about a party covers every issue and option."""
        return all(
            name in stakes.weights and stakes.worths.get(name, {}).keys() >= issue.options.keys()
            for name, issue in self.table.issues.items()
        )
