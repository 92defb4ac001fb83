"""A table as one seat sees it: what every option is worth and why, the limit, what the bodies would say, offers, pledges, deals.

Values are thousandths of a point, as in the rules, with ready sentences beside them. What the others want is what is publicly
believed, and is called so. Knows only Views.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.briefing.glossary import plain
from game.briefing.told import supposed, told
from game.briefing.why import itemised
from game.core.clauses import HUNDRED, Gap
from game.core.orders import Move, MoveKind, acceptable, move_gaps, move_price, release_gaps, release_price, talk_gaps
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
    ideal,
    terms,
    terms_of_side,
    value,
)
from game.core.view import View
from game.core.world import IN_FORCE, LAPSED, REFUSED, SIGNED, STANDING, TAKEN, VOIDED, WITHDRAWN, Deal, Offer
from game.words import Words, n_

BANDS = (
    (1_000, n_("{body} would almost surely refuse")),
    (3_500, n_("{body} would probably refuse")),
    (6_500, n_("{body} could go either way")),
    (9_000, n_("{body} would probably approve")),
    (10_001, n_("{body} would almost surely approve")),
)
"""The forecast of a body in five bands: below this chance (hundredths of a percent), these words."""

FATES = {
    STANDING: n_("stands"),
    LAPSED: n_("has lapsed"),
    WITHDRAWN: n_("was withdrawn"),
    TAKEN: n_("was accepted"),
}

DEALS = {
    SIGNED: n_("Signed in turn {turn}; it waits for approval at home in the coming talks."),
    IN_FORCE: n_("Signed in turn {turn}, approved in turn {decided}; it is in force."),
    REFUSED: n_("Signed in turn {turn}, refused in turn {decided} by {bodies}."),
    VOIDED: n_("Signed in turn {turn}; it is no longer in force."),
}

MOVES: Mapping[MoveKind, str] = {
    "propose": n_("propose a package"),
    "accept": n_("accept an offer"),
    "withdraw": n_("withdraw your offer"),
    "pledge": n_("pledge in public"),
    "walk_out": n_("walk out"),
    "return": n_("come back to the table"),
}
"""What can be done at a table, as commands and on buttons."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    """One offer that was made."""

    id: str
    """The offer."""
    number: int
    """Its place among the offers, from 1, oldest first."""
    seat: str
    """Who made it."""
    name: str
    """Its maker's name."""
    made: int
    """In which turn."""
    mine: bool
    """Whether it is the seat's own."""
    standing: bool
    """Whether it can be accepted in the coming talks."""
    acceptable: bool
    """Whether this seat can accept it now."""
    assents: tuple[str, ...]
    """Names of those who have accepted it while others have not."""
    worth: Valuation
    """What it is worth."""
    sentence: str
    """It in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLine:
    """A standing pledge."""

    seat: str
    """Who pledged."""
    issue: str
    """The issue."""
    option: str
    """The last option it would live with."""
    sentence: str
    """It in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealLine:
    """A deal that was signed here."""

    turn: int
    """When."""
    fate: str
    """What has become of it."""
    worth: Valuation | None
    """What it is worth to the seat now; None where its text is not known."""
    sentence: str
    """What has become of it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveChoice:
    """One kind of move, and what stands in its way."""

    kind: MoveKind
    """Which."""
    name: str
    """It in words."""
    cost: int
    """Political capital."""
    gaps: tuple[str, ...]
    """What stands in its way, as clauses; empty where nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBrief:
    """A table as one seat sees it."""

    number: int
    """Its place among the tables, from 1."""
    id: str
    """The table."""
    name: str
    """Its name."""
    text: str
    """What it is."""
    parties: tuple[str, ...]
    """Names of those who sit at it."""
    member: bool
    """Whether the seat has a move here at all."""
    sees: bool
    """Whether it sees the offers."""
    status: str
    """Whether there are talks, and how long yet."""
    gaps: tuple[str, ...]
    """Why there are none, as clauses."""
    openers: tuple[str, ...]
    """Names of the seat's own deeds that would help to open it; empty where there are talks."""
    turns_left: int
    """Turns of talks left, this one included, as far as the calendar goes."""
    issues: tuple[IssueWorth, ...]
    """What is bargained over."""
    limit: Limit | None
    """The least the seat can accept; None for a seat without stakes."""
    batna: str
    """Its alternative, in words."""
    bodies: tuple[str, ...]
    """Every body that must ratify, with its side, in words."""
    offers: tuple[OfferLine, ...]
    """Every offer the seat has seen, oldest first."""
    pledges: tuple[PledgeLine, ...]
    """Standing pledges."""
    pledge_loss: str
    """What going beyond a pledge costs, in words."""
    deals: tuple[DealLine, ...]
    """Every deal so far, oldest first."""
    moves: tuple[MoveChoice, ...]
    """Every kind of move."""
    release: MoveChoice | None
    """Taking one's own pledge back, where there is one."""
    sentence: str
    """The table in one line, for a list of tables."""

    def issue(self, name: str) -> IssueWorth:
        """Return the issue with this id. Raises StopIteration where there is none."""
        return next(issue for issue in self.issues if issue.id == name)

    def move(self, kind: MoveKind) -> MoveChoice:
        """Return a kind of move."""
        return next(choice for choice in self.moves if choice.kind == kind)


def tables(view: View, words: Words) -> tuple[TableBrief, ...]:
    """Return every table of a view, in the author's order."""
    return tuple(_Clerk(view, table, words).brief(number) for number, table in enumerate(view.edition.tables.values(), 1))


def table(view: View, name: str, words: Words) -> TableBrief:
    """Return one table of a view. Raises KeyError where there is none."""
    number = list(view.edition.tables).index(name) + 1 if name in view.edition.tables else 0
    return _Clerk(view, view.edition.tables[name], words).brief(number)


def valued(view: View, name: str, package: Package, words: Words) -> Valuation:
    """Return what a package would be worth, for the package builder. Raises KeyError for an unknown table."""
    return _Clerk(view, view.edition.tables[name], words).valued(package)


def beginnings(view: View, name: str) -> dict[str, dict[str, str]]:
    """Return packages to begin building from: `ideal`, `own` (the latest), `other` (the best of theirs), `status_quo`.

    Those there are none of are left out. `own` comes first, then `other`.
    """
    place = view.edition.tables[name]
    mine = _terms(view, place)
    offers = view.known.sittings[name].offers
    found: dict[str, dict[str, str]] = {}
    own = [offer for offer in offers if offer.seat == view.seat]
    if own:
        found["own"] = dict(own[-1].package)
    latest = {offer.seat: offer for offer in offers if offer.seat != view.seat}
    if latest:
        rank = (lambda offer: value(mine, offer.package)) if mine else (lambda offer: offer.made)
        found["other"] = dict(max(latest.values(), key=rank).package)
    if mine:
        found["ideal"] = ideal(mine)
    found["status_quo"] = place.status_quo()
    return found


def _terms(view: View, place: Table) -> dict[str, dict[str, int]]:
    if view.seat not in place.stakes:
        return {}
    pledge = view.known.sittings[place.id].pledges.get(view.seat)
    return terms_of_side(place, view.seat, supposed(view), pledge)


class _Clerk:
    """Prepares one table for one seat."""

    def __init__(self, view: View, place: Table, words: Words) -> None:
        self.view = view
        self.table = place
        self.words = words
        self.told: Scenario = told(view)
        self.values = supposed(view)
        self.sitting = view.known.sittings[place.id]
        self.pledge: Pledge | None = self.sitting.pledges.get(view.seat)
        self.stakes = place.stakes.get(view.seat)
        self.terms = _terms(view, place)
        self.reservation = self.stakes.reservation.value(self.values) * POINT if self.stakes else 0
        self.latest = {offer.seat: offer for offer in self.sitting.offers}
        self.own_bodies = tuple(
            (body, terms_of_side(place, view.seat, self.values, self.pledge, body))
            for body in place.bodies
            if body.side == view.seat and self.stakes is not None
        )

    def brief(self, number: int) -> TableBrief:
        place, seat = self.table, self.view.seat
        gaps = tuple(self._gap(gap) for gap in talk_gaps(self.view.edition, self.view.known, place.id) if self._may_say(gap))
        blocked = bool(talk_gaps(self.view.edition, self.view.known, place.id))
        left = self._turns_left()
        offers = tuple(self._offer(offer, place_) for place_, offer in enumerate(self.sitting.offers, 1))
        status = self._status(blocked, gaps, left)
        limit = self._limit()
        return TableBrief(
            number=number,
            id=place.id,
            name=place.name,
            text=self._plain(place.text),
            parties=tuple(self.told.name_of(party) for party in place.parties),
            member=seat in place.proposing() or seat in place.accepting(),
            sees=seat in place.seeing(),
            status=status,
            gaps=gaps,
            openers=self._openers() if blocked else (),
            turns_left=left,
            issues=tuple(self._issue(issue, at) for at, issue in enumerate(place.issues.values(), 1)),
            limit=limit,
            batna=self._plain(self.stakes.batna) if self.stakes else "",
            bodies=tuple(self._body(body) for body in place.bodies),
            offers=offers,
            pledges=tuple(self._pledge(pledge) for pledge in self.sitting.pledges.values()),
            pledge_loss=self._pledge_loss(),
            deals=tuple(self._deal(deal) for deal in self.sitting.deals),
            moves=tuple(self._move(kind) for kind in MOVES),
            release=self._release(),
            sentence=self._summary(blocked, status, offers),
        )

    # -- how it stands ------------------------------------------------------------------------------------------------

    def _plain(self, text: str) -> str:
        return plain(text, self.told.glossary)

    def _gap(self, gap: Gap) -> str:
        return self.words.gap(gap, self.told)

    def _may_say(self, gap: Gap) -> bool:
        return not (gap.key in {"has", "lacks"} and gap.subject not in self.told.flags)

    def _status(self, blocked: bool, gaps: tuple[str, ...], left: int) -> str:
        deal = self.sitting.deal
        if deal is not None:
            return self._fate(deal)
        if blocked:
            why = "; ".join(gaps) or self.words.text("the circumstances do not allow it")
            return self.words.text("No talks this turn: {why}.", why=why)
        if self.table.closes is None:
            return self.words.text("Talks take place this turn.")
        return self.words.plural(
            "Talks take place this turn, for the last time: they close on {day}.",
            "Talks take place this turn; they close on {day}, so {count} turns of talks are left with this one.",
            left,
            day=self.words.day(self.table.closes.toordinal()),
        )

    def _openers(self) -> tuple[str, ...]:
        """Return the seat's own deeds that would set what the table waits for, or take away what stops it."""
        gaps = talk_gaps(self.view.edition, self.view.known, self.table.id)
        missing = {gap.subject for gap in gaps if gap.key == "has"}
        unwanted = {gap.subject for gap in gaps if gap.key == "lacks"}
        return tuple(
            action.name
            for action in self.view.edition.actions.values()
            if self.view.seat in action.seats
            and any(
                missing & set(effect.sets)
                or unwanted & set(effect.clears)
                or (self.sitting.suspended and self.table.id in effect.resumes)
                for effect in action.effects
            )
        )

    def _turns_left(self) -> int:
        days = self.view.edition.paces[self.view.known.pace].days[self.view.known.turn - 1 :]
        if self.table.closes is None:
            return len(days)
        first, count, last = self.view.known.first_day, 0, self.table.closes.toordinal()
        for length in days:
            if first > last:
                break
            count, first = count + 1, first + length
        return count

    def _summary(self, blocked: bool, status: str, offers: Sequence[OfferLine]) -> str:
        if blocked or not self.stakes:
            return self.words.text("{table}. {status}", table=self.table.name, status=status)
        theirs = [offer for offer in offers if offer.acceptable and offer.worth.value is not None]
        limit = self.words.points(self.reservation)
        if not theirs:
            text = self.words.text(
                "{table}. Your limit is {limit} points; no offer to you stands.", table=self.table.name, limit=limit
            )
        else:
            best = max(theirs, key=lambda offer: offer.worth.value or 0)
            text = self.words.text(
                "{table}. An offer by {seat} stands, worth {value} points to you; your limit is {limit}.",
                table=self.table.name,
                seat=best.name,
                value=self.words.points(best.worth.value or 0),
                limit=limit,
            )
        return text

    # -- what is bargained over ---------------------------------------------------------------------------------------

    def _issue(self, issue: Issue, number: int) -> IssueWorth:
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
        names = self.words.listing([self._who(actor) for actor in issue.delivered_by])
        if self.stakes is None or set(issue.delivered_by) <= {self.view.seat}:
            return self.words.text("To be delivered by {names}.", names=names)
        share = belief(self.stakes.credibility, self.view.seat, issue, self.values)
        least = self._least_believed(issue)
        if least is None:
            return self.words.text("To be delivered by {names}, believed in full.", names=names)
        items = itemised(self.view, self.stakes.credibility[least], self.words)
        return self.words.text(
            "To be delivered by {names}. You believe {who} to {percent} percent ({items}); gains over today count only so far.",
            names=names,
            who=self._who(least),
            percent=share,
            items=", ".join(items),
        )

    def _least_believed(self, issue: Issue) -> str | None:
        if self.stakes is None:
            return None
        named = [actor for actor in issue.delivered_by if actor != self.view.seat and actor in self.stakes.credibility]
        credibility = self.stakes.credibility
        return min(named, key=lambda actor: credibility[actor].value(self.values), default=None)

    def _who(self, actor: str) -> str:
        return self.words.text("you") if actor == self.view.seat else self.told.name_of(actor)

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
            asked_by=tuple(self._who(seat) for seat, offer in self.latest.items() if offer.package.get(issue.id) == option.id),
            pledged_by=tuple(self._who(pledge.seat) for pledge in pledged),
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
                "{said}; today's state is worth {quo}, and of the gain only {percent} percent count, as far as {who} is believed",
                said=said,
                quo=quo,
                percent=share,
                who=self._who(least) if least else "",
            )
        if self._beyond(issue, option):
            loss = max(0, self.table.audience.value(self.values))
            said = words.text("{said}; less {loss} points for breaking your public pledge", said=said, loss=loss)
        return words.text("{said}.", said=said)

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

    # -- what a package is worth --------------------------------------------------------------------------------------

    def _limit(self) -> Limit | None:
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
        if surplus < 0:
            return words.text("worth {points} points to you, {less} below your limit", points=points, less=words.points(-surplus))
        if surplus == 0:
            return words.text("worth {points} points to you, exactly your limit", points=points)
        return words.text("worth {points} points to you, {more} above your limit", points=points, more=words.points(surplus))

    def _loss(self, package: Package) -> int:
        if self.pledge is None or self.stakes is None:
            return 0
        if package[self.pledge.issue] not in beyond(self.stakes.worths, self.pledge):
            return 0
        return max(0, self.table.audience.value(self.values)) * POINT

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

    def _likely(self, package: Package) -> Sequence[Likely]:
        found: list[Likely] = []
        for seat, stakes in self.table.stakes.items():
            if seat == self.view.seat or not self._known_enough(stakes):
                continue
            worth = value(terms(self.table, seat, stakes.weights, stakes.worths, {}, self.values), package)
            prior = stakes.publicly
            sentence = self.words.text(
                "{seat} is believed to find it worth about {points} points, with a limit between {low} and {high}",
                seat=self.told.name_of(seat),
                points=worth // POINT,
                low=prior.low,
                high=prior.high,
            )
            found.append(
                Likely(
                    seat=seat,
                    name=self.told.name_of(seat),
                    value=worth,
                    low=prior.low,
                    high=prior.high,
                    sentence=sentence,
                )
            )
        return found

    def _known_enough(self, stakes: Stakes) -> bool:
        """Tell whether public belief about a party covers every issue and option."""
        return all(
            name in stakes.weights and stakes.worths.get(name, {}).keys() >= issue.options.keys()
            for name, issue in self.table.issues.items()
        )

    # -- offers, pledges, deals ---------------------------------------------------------------------------------------

    def _offer(self, offer: Offer, number: int) -> OfferLine:
        mine = offer.seat == self.view.seat
        worth = self.valued(offer.package)
        who = self.words.text("Your offer") if mine else self.words.text("Offer by {seat}", seat=self.told.name_of(offer.seat))
        sentence = self.words.text(
            "{who}, turn {turn}, {fate}: {worth}",
            who=who,
            turn=offer.made,
            fate=self.words.text(FATES[offer.fate]),
            worth=worth.sentence,
        )
        return OfferLine(
            id=offer.id,
            number=number,
            seat=offer.seat,
            name=self.told.name_of(offer.seat),
            made=offer.made,
            mine=mine,
            standing=offer.fate == STANDING,
            acceptable=acceptable(self.table, offer, self.view.seat, self.view.known.turn)
            and self.view.seat not in offer.assents,
            assents=tuple(self.told.name_of(seat) for seat in offer.assents),
            worth=worth,
            sentence=sentence,
        )

    def _pledge(self, pledge: Pledge) -> PledgeLine:
        issue = self.table.issues[pledge.issue]
        sentence = self.words.text(
            "{who} said in turn {turn}: on {issue}, not beyond “{option}”.",
            who=self.words.text("You") if pledge.seat == self.view.seat else self.told.name_of(pledge.seat),
            turn=pledge.turn,
            issue=issue.name,
            option=issue.options[pledge.option].name,
        )
        return PledgeLine(seat=pledge.seat, issue=pledge.issue, option=pledge.option, sentence=sentence)

    def _pledge_loss(self) -> str:
        loss = max(0, self.table.audience.value(self.values))
        return self.words.text(
            "A package beyond a standing pledge loses {loss} points for its maker and its bodies. One pledge stands at a time.",
            loss=loss,
        )

    def _deal(self, deal: Deal) -> DealLine:
        worth = self.valued(deal.package) if deal.package else None
        return DealLine(turn=deal.turn, fate=deal.fate, worth=worth, sentence=self._fate(deal))

    def _fate(self, deal: Deal) -> str:
        bodies = self.words.listing([self.words.name(body, self.told) for body in deal.refused_by])
        return self.words.text(DEALS[deal.fate], turn=deal.turn, decided=deal.decided, bodies=bodies)

    def _body(self, body: Body) -> str:
        said = self.words.text("{body}, for {side}", body=body.name, side=self._who(body.side))
        return self.words.text("{body}: {text}", body=said, text=self._plain(body.text)) if body.text else said

    # -- moves --------------------------------------------------------------------------------------------------------

    def _move(self, kind: MoveKind) -> MoveChoice:
        move = self._example(kind)
        gaps = move_gaps(self.view.edition, self.view.known, self.view.seat, move)
        if kind in {"propose", "pledge"}:
            gaps = tuple(gap for gap in gaps if gap.key not in {"same_as_offer", "package_lacks"})
        if kind == "accept" and not move.offer:
            kept = tuple(gap for gap in gaps if gap.key != "unknown_offer")
            gaps = kept or (Gap(key="unknown_offer"),)
        return MoveChoice(
            kind=kind,
            name=self.words.text(MOVES[kind]),
            cost=move_price(self.view.edition, self.view.known, move),
            gaps=tuple(self._gap(gap) for gap in gaps if self._may_say(gap)) or self._unsaid(gaps),
        )

    def _unsaid(self, gaps: Sequence[Gap]) -> tuple[str, ...]:
        return (self.words.text("the circumstances do not allow it"),) if gaps else ()

    def _example(self, kind: MoveKind) -> Move:
        """Return a move of a kind that can be made if any can."""
        name = self.table.id
        if kind == "propose":
            return Move(kind=kind, table=name, package=self.table.status_quo())
        if kind == "pledge":
            issue = next(iter(self.table.issues.values()))
            return Move(kind=kind, table=name, issue=issue.id, option=issue.status_quo)
        if kind == "accept":
            turn, seat = self.view.known.turn, self.view.seat
            found = [
                offer for offer in self.sitting.offers if acceptable(self.table, offer, seat, turn) and seat not in offer.assents
            ]
            return Move(kind=kind, table=name, offer=found[0].id if found else "")
        return Move(kind=kind, table=name)

    def _release(self) -> MoveChoice | None:
        if self.pledge is None:
            return None
        gaps = release_gaps(self.view.edition, self.view.known, self.view.seat, self.table.id)
        return MoveChoice(
            kind="pledge",
            name=self.words.text("take your pledge back"),
            cost=release_price(self.view.edition, self.view.known, self.table.id),
            gaps=tuple(self._gap(gap) for gap in gaps),
        )
