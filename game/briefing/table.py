"""A table as one seat sees it: whether there are talks, what is bargained over, offers, pledges, deals, and possible moves.

What things are worth is said by `worth`. Knows only Views.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.briefing.conditions import missing
from game.briefing.glossary import plain
from game.briefing.told import told
from game.briefing.worth import Appraiser, IssueWorth, Limit, Valuation, own_terms
from game.core.clauses import Gap
from game.core.orders import Move, MoveKind, acceptable, move_gaps, move_price, release_gaps, release_price, talk_gaps
from game.core.scenario import Scenario
from game.core.table import (
    Body,
    Package,
    Pledge,
    Table,
    ideal,
    value,
)
from game.core.view import View
from game.core.world import IN_FORCE, LAPSED, REFUSED, SIGNED, STANDING, TAKEN, VOIDED, WITHDRAWN, Deal, Offer
from game.voice import n_
from game.words import Words

FATES = {
    STANDING: n_("stands"),
    LAPSED: n_("has lapsed"),
    WITHDRAWN: n_("was withdrawn"),
    TAKEN: n_("was accepted"),
}

DEALS = {
    SIGNED: n_("Signed in turn {turn}; it waits for approval at home in the coming talks."),
    IN_FORCE: n_("Signed in turn {turn}, approved in turn {decided}; it is in force."),
    REFUSED: n_("Signed in turn {turn}, refused in turn {decided}: {bodies}."),
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
    whose: str
    """The offer it was, in words; empty where that is not known."""
    standing: bool
    """Whether it waits for approval or is in force."""
    waits: bool
    """Whether it waits for approval."""
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
    contrast: str
    """How the limit differs from what signing today's state would be worth; empty for a seat without stakes."""
    batna: str
    """Its alternative, in words."""
    others: tuple[str, ...]
    """What each of the others is publicly believed to want here, in words."""
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
    return Appraiser(view, view.edition.tables[name], words).valued(package)


def beginnings(view: View, name: str) -> dict[str, dict[str, str]]:
    """Return packages to begin building from: `ideal`, `own` (the latest), `other` (the best of theirs), `status_quo`.

    Those there are none of are left out. `own` comes first, then `other`.
    """
    place = view.edition.tables[name]
    mine = own_terms(view, place)
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


class _Clerk:
    """Prepares one table for one seat."""

    def __init__(self, view: View, place: Table, words: Words) -> None:
        self.view = view
        self.table = place
        self.words = words
        self.told: Scenario = told(view)
        self.sitting = view.known.sittings[place.id]
        self.appraiser = Appraiser(view, place, words)
        self.pledge: Pledge | None = self.sitting.pledges.get(view.seat)
        self.stakes = place.stakes.get(view.seat)

    def brief(self, number: int) -> TableBrief:
        place, seat = self.table, self.view.seat
        gaps = missing(talk_gaps(self.view.edition, self.view.known, place.id), self.told, self.words)
        blocked = bool(gaps)
        left = self._turns_left()
        offers = tuple(self._offer(offer, place_) for place_, offer in enumerate(self.sitting.offers, 1))
        status = self._status(blocked, gaps, left)
        limit = self.appraiser.limit()
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
            issues=tuple(self.appraiser.issue(issue, at) for at, issue in enumerate(place.issues.values(), 1)),
            limit=limit,
            contrast=self._contrast(limit),
            batna=self._plain(self.stakes.batna) if self.stakes else "",
            others=tuple(self.appraiser.others()),
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

    def _status(self, blocked: bool, gaps: tuple[str, ...], left: int) -> str:
        deal = self.sitting.deal
        if deal is not None:
            return self._fate(deal)
        if blocked:
            return self.words.text("No talks this turn: {why}.", why="; ".join(gaps))
        if self.table.closes is None:
            return self.words.text("Talks take place this turn.")
        return self.words.plural(
            "Talks take place this turn, for the last time: they close on {day}.",
            "Talks take place this turn; they close on {day}, so {count} turns of talks are left with this one.",
            left,
            day=self.words.day(self.table.closes.toordinal()),
        )

    def _contrast(self, limit: Limit | None) -> str:
        worth = self.appraiser.valued(self.table.status_quo())
        if limit is None or worth.value is None:
            return ""
        return self.words.text(
            "The limit is what having no agreement is worth to you now, all that weighs on you counted; today's state, signed "
            "as a package, would be worth {quo} points.",
            quo=self.words.points(worth.value),
        )

    def _openers(self) -> tuple[str, ...]:
        """Return the seat's own deeds that would set what the table waits for, or take away what stops it."""
        gaps = talk_gaps(self.view.edition, self.view.known, self.table.id)
        wanted = {gap.subject for gap in gaps if gap.key == "has"}
        unwanted = {gap.subject for gap in gaps if gap.key == "lacks"}
        return tuple(
            action.name
            for action in self.view.edition.actions.values()
            if self.view.seat in action.seats
            and any(
                wanted & set(effect.sets)
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
        limit = self.words.points(self.appraiser.reservation)
        if not theirs:
            text = self.words.text(
                "{table}. Your limit is {limit} points; no offer to you stands.", table=self.table.name, limit=limit
            )
        else:
            best = max(theirs, key=lambda offer: offer.worth.value or 0)
            text = self.words.text(
                "{table}. An offer stands ({seat}), worth {value} points to you; your limit is {limit}.",
                table=self.table.name,
                seat=best.name,
                value=self.words.points(best.worth.value or 0),
                limit=limit,
            )
        return text

    # -- what is bargained over ---------------------------------------------------------------------------------------

    # -- what a package is worth --------------------------------------------------------------------------------------

    # -- offers, pledges, deals ---------------------------------------------------------------------------------------

    def _offer(self, offer: Offer, number: int) -> OfferLine:
        mine = offer.seat == self.view.seat
        worth = self.appraiser.valued(offer.package)
        who = self.words.text("Your offer") if mine else self.words.text("Offer ({seat})", seat=self.told.name_of(offer.seat))
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
            "Public pledge ({who}, turn {turn}): on {issue}, not beyond “{option}”.",
            who=self.words.text("you") if pledge.seat == self.view.seat else self.told.name_of(pledge.seat),
            turn=pledge.turn,
            issue=issue.name,
            option=issue.options[pledge.option].name,
        )
        return PledgeLine(seat=pledge.seat, issue=pledge.issue, option=pledge.option, sentence=sentence)

    def _pledge_loss(self) -> str:
        loss = self.appraiser.audience()
        return self.words.text(
            "A package beyond a standing pledge loses {loss} points for its maker and its bodies. One pledge stands at a time.",
            loss=loss,
        )

    def _deal(self, deal: Deal) -> DealLine:
        worth = self.appraiser.valued(deal.package) if deal.package else None
        return DealLine(
            turn=deal.turn,
            fate=deal.fate,
            whose=self.words.offer(deal.offer, self.told) if deal.offer else "",
            standing=deal.fate in {SIGNED, IN_FORCE},
            waits=deal.fate == SIGNED,
            worth=worth,
            sentence=self._fate(deal),
        )

    def _fate(self, deal: Deal) -> str:
        bodies = self.words.listing([self.words.name(body, self.told) for body in deal.refused_by])
        return self.words.text(DEALS[deal.fate], turn=deal.turn, decided=deal.decided, bodies=bodies)

    def _body(self, body: Body) -> str:
        said = self.words.text("{body}, for {side}", body=body.name, side=self.appraiser.who(body.side))
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
            gaps=missing(gaps, self.told, self.words),
        )

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
            gaps=missing(gaps, self.told, self.words),
        )
