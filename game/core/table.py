"""Where parties bargain: Issue, Option, Stakes, Body, Table, and what a package is worth to whom.

Worth follows DESIGN section 4: a gain over the status quo that another must deliver counts only as far as that other is
believed; losses count in full. Weighted additive stakes after Raiffa, *The Art and Science of Negotiation* (1982); home
bodies after Putnam, "Diplomacy and Domestic Politics" (1988). Knows nothing of turns or of who may see what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import prod

from game.core.clauses import ALWAYS, HUNDRED, Amount, Condition, Effect

Package = Mapping[str, str]
"""One option for every issue of a table: issue id to option id."""

POINT = 1000
"""Values are integers in thousandths of a point; a package is worth 0 to 100 points before pledges."""

PARTS = 10_000
"""Terms are integers in ten-thousandths of a point: exact, so that a value is rounded once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One settlement of one issue."""

    id: str
    """Its name in the file."""
    name: str
    """Short name on a card."""
    text: str = ""
    """What it means, in a sentence or two."""
    constructed: bool = False
    """True where the option was built for play and no government is known to have proposed it."""
    sources: tuple[str, ...] = ()
    """Where it is documented: source ids."""
    effects: tuple[Effect, ...] = ()
    """What happens once, when a deal with this option comes into force."""
    trends: Mapping[str, Amount] = field(default_factory=dict)
    """Change per thirty days of each indicator while a deal with this option is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One matter on the table. Its id is unique in the scenario."""

    id: str
    """Its name in the file."""
    name: str
    """Short name on a card."""
    text: str = ""
    """Why it matters, to whom."""
    options: Mapping[str, Option]
    """Its settlements, in order from one side's ideal to the other's."""
    status_quo: str
    """The option that holds while nothing is agreed."""
    delivered_by: tuple[str, ...] = ()
    """Actors (with or without a seat) who must carry it out; none: self-executing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is publicly believed of a party's secrets: where another's picture of them starts."""

    weights: Mapping[str, int] = field(default_factory=dict)
    """Believed weight of each issue, in percent; they sum to 100."""
    worths: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Believed worth of each option, 0–100."""
    low: int = 30
    """The least reservation thought possible, in points."""
    high: int = 60
    """The highest reservation thought possible, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakes:
    """What a table's packages are worth to one party: private, but for what is publicly believed."""

    weights: Mapping[str, int]
    """Weight of each issue, in percent; they sum to 100."""
    worths: Mapping[str, Mapping[str, int]]
    """Worth of each option of each issue, 0–100."""
    reservation: Amount = Amount()
    """The least acceptable value, in points: what no deal is worth to this party now."""
    credibility: Mapping[str, Amount] = field(default_factory=dict)
    """How far each deliverer is believed, in percent (0–100); one that is not named is believed in full."""
    batna: str = ""
    """The best alternative to a negotiated agreement, in words."""
    publicly: Prior = Prior()
    """What the others believe of these stakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A domestic institution that ratifies for a side, or refuses."""

    id: str
    """Its name in the file."""
    name: str
    """Its name."""
    side: str
    """The seat it ratifies for."""
    text: str = ""
    """Who it is, how it is divided, what it watches."""
    weights: Mapping[str, int]
    """Weight of each issue, in percent; they sum to 100."""
    worths: Mapping[str, Mapping[str, int]]
    """Worth of each option of each issue, 0–100."""
    threshold: Amount
    """Value in points at which it is as likely to approve as to refuse."""
    slope: int = 5
    """Percent of chance for each point above or below the threshold."""
    refusal: tuple[Effect, ...] = ()
    """What its refusal does: a public defeat for its side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A place of talks."""

    id: str
    """Its name in the file."""
    name: str
    """Its name."""
    text: str = ""
    """What it is and how it works."""
    parties: tuple[str, ...]
    """Seats that sit at it."""
    proposers: tuple[str, ...] = ()
    """Seats that may put packages forward; empty: every party, and the mediator."""
    acceptors: tuple[str, ...] = ()
    """Seats that must all accept; empty: every party."""
    mediator: str = ""
    """A seat whose text alone the parties accept; empty: parties accept each other's."""
    carrier: str = ""
    """An actor that carries messages between parties that do not meet: for the story, not for the rules."""
    observers: tuple[str, ...] = ()
    """Seats that see the offers without sitting."""
    issues: Mapping[str, Issue]
    """What is bargained over; at most 100,000 packages."""
    stakes: Mapping[str, Stakes]
    """Stakes of each party, of the mediator, and of any seat that cares without sitting."""
    bodies: tuple[Body, ...] = ()
    """Who must ratify what was signed."""
    open: Condition = ALWAYS
    """When talks can take place."""
    closes: date | None = None
    """Last date of talks; what was signed is still ratified after it."""
    audience: Amount = Amount(base=8)
    """What a package beyond a standing pledge loses for the pledger and its bodies, in points."""
    pledge_cost: Amount = Amount(base=1)
    """Capital a pledge costs."""
    release_cost: Amount = Amount(base=2)
    """Capital it costs to take a pledge back."""
    return_cost: Amount = Amount(base=1)
    """Capital it costs to come back after walking out."""
    signed: tuple[Effect, ...] = ()
    """What happens when a package is signed."""
    ratified: tuple[Effect, ...] = ()
    """What happens when a signed package comes into force."""
    refused: tuple[Effect, ...] = ()
    """What happens when a body refuses a signed package, beside the body's own effect."""
    pledged: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)
    """What a pledge by each seat does."""
    released: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)
    """What taking a pledge back does, by seat."""
    walked_out: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)
    """What walking out does, by seat."""
    relief: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)
    """What walking out does for the seat at home: once per match."""
    returned: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)
    """What coming back does, by seat, beside the cost."""
    published: bool = True
    """True where a deal in force is known to everyone who knows of the table; else only to those who see the offers."""
    known_to: tuple[str, ...] | None = None
    """Seats (beside those that take part) that know of the table at all; not given: everyone."""

    def proposing(self) -> tuple[str, ...]:
        """Return the seats that may put packages forward."""
        if self.proposers:
            return self.proposers
        return (*self.parties, self.mediator) if self.mediator and self.mediator not in self.parties else self.parties

    def accepting(self) -> tuple[str, ...]:
        """Return the seats that must all accept."""
        return self.acceptors or self.parties

    def seeing(self) -> tuple[str, ...]:
        """Return the seats that see every offer, sorted by name, so that no list in a file matters."""
        return tuple(sorted({*self.parties, *self.proposing(), *self.accepting(), *self.observers}))

    def knowing(self) -> tuple[str, ...] | None:
        """Return the seats that know of the table; None: everyone."""
        return None if self.known_to is None else tuple(sorted({*self.seeing(), *self.known_to}))

    def status_quo(self) -> dict[str, str]:
        """Return the package that changes nothing."""
        return {issue.id: issue.status_quo for issue in self.issues.values()}

    def size(self) -> int:
        """Count its packages."""
        return prod(len(issue.options) for issue in self.issues.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A public promise not to go beyond an option."""

    seat: str
    """Who pledged."""
    issue: str
    """The issue."""
    option: str
    """The last option the pledger says it would live with."""
    turn: int
    """When it was made."""


Terms = Mapping[str, Mapping[str, int]]
"""What each option of each issue contributes to a value, in ten-thousandths of a point."""


def beyond(worths: Mapping[str, Mapping[str, int]], pledge: Pledge) -> tuple[str, ...]:
    """Return the options that lie beyond a pledge: worth less to the pledger, whose `worths` these are."""
    options = worths[pledge.issue]
    floor = options[pledge.option]
    return tuple(option for option, worth in options.items() if worth < floor)


def belief(credibility: Mapping[str, Amount], party: str, issue: Issue, values: Mapping[str, int]) -> int:
    """Return how far the deliverers of an issue are believed by a party, in percent: the least believed counts."""
    least = HUNDRED
    for deliverer in issue.delivered_by:
        if deliverer != party and deliverer in credibility:
            least = min(least, max(0, credibility[deliverer].value(values)))
    return least


def terms(  # noqa: PLR0913  six facts make a term; a bundle of them would only hide that
    table: Table,
    party: str,
    weights: Mapping[str, int],
    worths: Mapping[str, Mapping[str, int]],
    credibility: Mapping[str, Amount],
    values: Mapping[str, int],
) -> dict[str, dict[str, int]]:
    """Return what each option of each issue is worth to a party where the indicators stand at `values`.

    Ten-thousandths of a point: weight x (100 q + (w - q) x credibility) with w the option's worth, q the status quo's.
    """
    result: dict[str, dict[str, int]] = {}
    for name, issue in table.issues.items():
        weight, worth = weights[name], worths[name]
        quo = worth[issue.status_quo]
        believed = belief(credibility, party, issue, values) if issue.delivered_by else HUNDRED
        base = weight * quo * HUNDRED
        result[name] = {
            option: base + weight * (worth[option] - quo) * (believed if worth[option] > quo else HUNDRED)
            for option in issue.options
        }
    return result


def terms_of_side(
    table: Table, side: str, values: Mapping[str, int], pledge: Pledge | None = None, body: Body | None = None
) -> dict[str, dict[str, int]]:
    """Return the terms of a seat, or of one of its bodies, with the loss for breaking the seat's own standing pledge."""
    stakes = table.stakes[side]
    holder: Stakes | Body = stakes if body is None else body
    result = terms(table, side, holder.weights, holder.worths, stakes.credibility, values)
    if pledge is not None:
        loss = max(0, table.audience.value(values)) * PARTS
        for option in beyond(stakes.worths, pledge):
            result[pledge.issue][option] -= loss
    return result


def value(terms_by_issue: Terms, package: Package) -> int:
    """Return what a package is worth, in thousandths of a point, rounded down once."""
    return sum(options[package[issue]] for issue, options in terms_by_issue.items()) * POINT // PARTS


def ideal(terms_by_issue: Terms) -> dict[str, str]:
    """Return the package worth most, the first of equals."""
    return {issue: max(options, key=lambda name: options[name]) for issue, options in terms_by_issue.items()}


def approval(body: Body, worth: int, values: Mapping[str, int]) -> int:
    """Return a body's chance of approving what is worth this much to it (thousandths), in hundredths of a percent."""
    margin = worth - body.threshold.value(values) * POINT
    return min(10_000, max(0, 5_000 + margin * body.slope * HUNDRED // POINT))


def known_options(table: Table, package: Package) -> Sequence[Option]:
    """Return the options a package names, in the table's order of issues."""
    return [issue.options[package[name]] for name, issue in table.issues.items()]
