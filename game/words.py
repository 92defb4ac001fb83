"""Sentences of the program: an Entry, a Gap, a cause, a reason become words here and nowhere else.

English stands in the code as gettext message ids; other languages are catalogues under assets/locale. Text of a scenario is taken
from the scenario and set into the sentences. Knows nothing of screens: it returns text, and never prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from game.core.clauses import Gap, Obstacle
from game.core.errors import GameError, IllegalOrder, ScenarioError
from game.core.event import Event
from game.core.indicator import CAPITAL
from game.core.journal import Reason
from game.core.scenario import Scenario
from game.core.world import Cause, Entry
from game.voice import Voice, n_

MINUS = "\N{MINUS SIGN}"
"""The one sign for less than nothing."""


class Words(Voice):
    """The program's voice in one language, with the names and texts of a scenario set in."""

    def day(self, ordinal: int) -> str:
        """Return a date, e.g. "28 January 2024"."""
        when = date.fromordinal(ordinal)
        return self.text("{day} {month} {year}", day=when.day, month=self.text(MONTHS[when.month - 1]), year=when.year)

    def points(self, thousandths: int) -> str:
        """Return a value in points with one decimal, rounded toward zero, e.g. "43.5"."""
        tenths = int(thousandths / 100)
        return f"{MINUS if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"

    def apart(self, one: int, other: int) -> str:
        """Return how far two values are apart as they are shown: 45.0 and 16.0 are 29.0 apart, whatever was cut off."""
        return self.points(abs(int(one / 100) - int(other / 100)) * 100)

    def signed(self, number: int) -> str:
        """Return a change with its sign: "+4", "−3", "0"."""
        return f"+{number}" if number > 0 else f"{MINUS}{-number}" if number < 0 else "0"

    def number(self, number: int) -> str:
        """Return a number, its minus written as everywhere."""
        return str(number) if number >= 0 else f"{MINUS}{-number}"

    def listing(self, items: list[str] | tuple[str, ...]) -> str:
        """Return a list in words: "a", "a and b", "a, b and c"."""
        if not items:
            return self.text("nobody")
        if len(items) == 1:
            return items[0]
        return self.text("{most} and {last}", most=", ".join(items[:-1]), last=items[-1])

    # -- names --------------------------------------------------------------------------------------------------------

    def name(self, name: str, scenario: Scenario) -> str:
        """Return what an id of the scenario is called; the id itself for what is unknown."""
        if name.startswith(CAPITAL):
            seat = name.removeprefix(CAPITAL)
            return self.text("political capital ({seat})", seat=self.name(seat, scenario))
        if name in scenario.actors:
            return scenario.name_of(name)
        shelves: tuple[Mapping[str, object], ...] = (
            scenario.indicators,
            scenario.flags,
            scenario.tables,
            scenario.actions,
            scenario.events,
            scenario.paces,
            scenario.temperaments,
            scenario.places,
        )
        for shelf in shelves:
            if name in shelf:
                return str(getattr(shelf[name], "name"))  # noqa: B009  one attribute of many types
        for table in scenario.tables.values():
            if name in table.issues:
                return table.issues[name].name
            for body in table.bodies:
                if body.id == name:
                    return body.name
        return self._deep_name(name, scenario)

    def _deep_name(self, name: str, scenario: Scenario) -> str:
        for seat in scenario.seats.values():
            for interest in seat.interests:
                if interest.id == name:
                    return interest.name
        for indicator in scenario.indicators.values():
            for rung in indicator.rungs:
                if rung.id == name:
                    return rung.name
        return name

    def option(self, issue: str, option: str, scenario: Scenario) -> str:
        """Return what an option of an issue is called."""
        for table in scenario.tables.values():
            if issue in table.issues and option in table.issues[issue].options:
                return table.issues[issue].options[option].name
        return option

    def offer(self, offer: str, scenario: Scenario) -> str:
        """Return what an offer is called, from its id `table.turn.seat`."""
        parts = offer.rsplit(".", 2)
        if len(parts) != 3:  # noqa: PLR2004  an offer's id has three parts
            return self.text("an offer")
        return self.text("the offer of turn {turn} ({seat})", seat=self.name(parts[2], scenario), turn=parts[1])

    # -- entries and causes -------------------------------------------------------------------------------------------

    def entry(self, entry: Entry, scenario: Scenario, stories: Mapping[str, Event] | None = None) -> str:
        """Return one line of the record as a sentence, without its cause.

        `stories` are the events a seat may know of, where the scenario is an edition that leaves them out.
        """
        template = ENTRIES.get(entry.key)
        if template is None:
            return entry.key
        more = entry.more
        params: dict[str, object] = {
            "subject": self._subject(entry, scenario, stories or {}),
            "amount": self.signed(entry.amount),
            "seat": self.name(more.get("seat") or entry.cause.seat, scenario),
        }
        if entry.key == "pledged":
            params["option"] = self.option(more["issue"], more["option"], scenario)
            params["issue"] = self.name(more["issue"], scenario)
        if entry.key in OFFERS:
            made = entry.subject.rsplit(".", 2)
            params["turn"] = made[1] if len(made) == 3 else ""  # noqa: PLR2004  as in `offer`
            params["maker"] = self.name(made[-1], scenario)
        if entry.key in {"rung_up", "rung_down"}:
            return self._rung(entry, scenario)
        if entry.key in {"approved", "refused"}:
            params["body"] = self.name(more["body"], scenario)
        if entry.key in {"not_done", "move_not_done"}:
            params["why"] = self.text(SHORT_GAPS.get(more.get("gap", ""), SHORT_GAPS[""]))
        if entry.key == "went_wrong":
            params["risk"] = self._risk(entry.subject, more.get("risk", ""), scenario)
        if entry.key == "did" and more.get("tired"):
            template = ENTRIES["did_again"]
        return self.text(template, **params)

    def _rung(self, entry: Entry, scenario: Scenario) -> str:
        """Return how a ladder moved: a rung is a comparison, never a piece of news."""
        indicator = scenario.indicators.get(entry.subject)
        names = {rung.id: rung.name for rung in indicator.rungs} if indicator is not None else {}
        places = {name: place for place, name in enumerate(names, start=1)}
        to, before = (entry.more.get(end, "") for end in ("to", "from"))
        params: dict[str, object] = {"subject": self.name(entry.subject, scenario), "count": len(names)}
        if to not in names:
            return self.text("{subject}: below the lowest of {count} rungs", **params)
        params |= {"rung": names[to], "place": places[to]}
        if before not in names:
            return self.text("{subject}: as tense as at “{rung}”, rung {place} of {count}, up from below the lowest", **params)
        return self.text(ENTRIES[entry.key], before=places[before], **params)

    def _subject(self, entry: Entry, scenario: Scenario, stories: Mapping[str, Event]) -> str:
        if entry.key in OFFERS:
            return self.offer(entry.subject, scenario)
        if entry.subject in stories:
            return stories[entry.subject].name
        if entry.key == "ended":
            return next((item.name for item in scenario.endings if item.id == entry.subject), self.text("the end"))
        return self.name(entry.subject, scenario)

    def _risk(self, action: str, risk: str, scenario: Scenario) -> str:
        found = scenario.actions.get(action)
        return next((item.text for item in found.risks if item.id == risk), "") if found else ""

    def cause(self, cause: Cause, scenario: Scenario, stories: Mapping[str, Event] | None = None) -> str:
        """Return a cause as a phrase, e.g. "United States: Correct the record" or "a trend of its own"."""
        template = CAUSES.get(cause.kind)
        if template is None:
            return cause.kind
        if cause.kind == "table":
            template = TABLE_CAUSES.get(cause.part, template)
        name = self.option(cause.part, cause.id, scenario) if cause.kind == "option" else self.name(cause.id, scenario)
        if cause.kind in {"event", "revision", "intervention"} and cause.id in (stories or {}):
            name = (stories or {})[cause.id].name
        seat = self.name(cause.seat, scenario)
        return self.text(template, name=name, seat=seat, issue=self.name(cause.part, scenario), turn=cause.turn)

    # -- gaps ---------------------------------------------------------------------------------------------------------

    def gap(self, gap: Gap, scenario: Scenario) -> str:
        """Return why something is not possible, as a clause. It never tells the present value of anything."""
        template = GAPS.get(gap.key, GAPS[""])
        options: list[str] = [self._option_of(gap.subject, option, scenario) for option in gap.options]
        params: dict[str, object] = {
            "subject": self.name(gap.subject, scenario),
            "needed": gap.needed,
            "options": self.either(self.quoted(options)),
        }
        if gap.key in {"from", "until", "closed"}:
            params["subject"] = self.day(date.fromisoformat(gap.subject).toordinal())
        if gap.key == "any_of":
            params["options"] = self.ways([self.way(inner, scenario) for inner in gap.within])
        if gap.key in {"unknown_offer", "own_offer", "lapsed", "already_assented", "same_as_offer"}:
            params["subject"] = self.offer(gap.subject, scenario)
        return self.text(template, **params)

    def way(self, gap: Gap, scenario: Scenario) -> str:
        """Return what would have to come about for a gap to close, as one way among several."""
        if gap.key not in WAYS:
            return self.gap(gap, scenario)
        options = [self._option_of(gap.subject, option, scenario) for option in gap.options]
        subject = self.name(gap.subject, scenario)
        if gap.key == "from":
            subject = self.day(date.fromisoformat(gap.subject).toordinal())
        return self.text(WAYS[gap.key], subject=subject, needed=gap.needed, options=self.either(self.quoted(options)))

    def ways(self, items: list[str]) -> str:
        """Return several ways, parted so that each may have commas and an "or" of its own."""
        if len(items) < 2:  # noqa: PLR2004  one needs no "or"
            return "".join(items)
        return self.text("{most}; or {last}", most="; ".join(items[:-1]), last=items[-1])

    def quoted(self, items: list[str]) -> list[str]:
        """Return names for a list: in quotation marks where there are several and one of them has a comma."""
        if len(items) < 2 or not any("," in item for item in items):  # noqa: PLR2004  one is no list
            return items
        return [self.text("“{name}”", name=item) for item in items]

    def _option_of(self, subject: str, option: str, scenario: Scenario) -> str:
        named = self.option(subject, option, scenario)
        return self.name(option, scenario) if named == option else named

    def either(self, items: list[str]) -> str:
        """Return alternatives in words: "a", "a or b", "a, b or c"."""
        if len(items) < 2:  # noqa: PLR2004  one needs no "or"
            return "".join(items)
        return self.text("{most} or {last}", most=", ".join(items[:-1]), last=items[-1])

    def obstacle(self, obstacle: Obstacle, scenario: Scenario) -> str:
        """Return why one order cannot be given, naming the order."""
        kind, _, name = obstacle.order.partition(" ")
        why = self.gap(obstacle.gap, scenario)
        if kind == "orders":
            return self.text("These orders cannot be given: {why}.", why=why)
        return self.text("{order} cannot be done: {why}.", order=self.name(name, scenario), why=why)

    # -- reasons and errors -------------------------------------------------------------------------------------------

    def reason(self, reason: Reason, scenario: Scenario) -> str:
        """Return one ground of a counterpart's choice, as a sentence."""
        template = REASONS.get(reason.key)
        if template is None:
            return reason.key
        params: dict[str, object] = {key: self.name(value, scenario) for key, value in reason.more.items()}
        if reason.key == "deed_interest":  # which may share its id with a measure
            aims = {aim.id: aim.name for seat in scenario.seats.values() for aim in seat.interests}
            params["for"] = aims.get(reason.more["for"], params["for"])
        return self.text(template, **params)

    def error(self, error: GameError, scenario: Scenario | None = None) -> str:
        """Return an error as sentences a person can act on."""
        if isinstance(error, IllegalOrder) and scenario is not None:
            return "\n".join(self.obstacle(item, scenario) for item in error.obstacles)
        if isinstance(error, ScenarioError):  # a line that is no line tells a person nothing
            return "\n".join(str(problem) if problem.line else problem.message for problem in error.problems)
        return str(error)


MONTHS = (
    n_("January"),
    n_("February"),
    n_("March"),
    n_("April"),
    n_("May"),
    n_("June"),
    n_("July"),
    n_("August"),
    n_("September"),
    n_("October"),
    n_("November"),
    n_("December"),
)

OFFERS = ("accepted", "lapsed", "proposed", "repeated", "replaced", "withdrawn")
"""Keys of entries whose subject is an offer."""

ENTRIES: Mapping[str, str] = {
    "changed": n_("{subject} {amount}"),
    "held": n_("{subject} {amount}: it can go no further"),
    "corrected": n_("The facilitator corrected: {subject}"),
    "set": n_("Now so: {subject}"),
    "cleared": n_("No longer so: {subject}"),
    "did": n_("{seat}: {subject}"),
    "did_again": n_("{seat}: {subject} (again so soon: half the effect)"),
    "went_wrong": n_("{seat}: {subject}. It did not go as meant: {risk}"),
    "not_done": n_("{seat}: {subject} was not done and its capital returned: {why}"),
    "move_not_done": n_("{seat}: the move at {subject} was not made: {why}"),
    "happened": n_("{subject}"),
    "revised": n_("Learnt since: {subject}"),
    "proposed": n_("Package put forward: {seat}"),
    "repeated": n_("Offer kept on the table: {seat}"),
    "accepted": n_("Offer accepted ({seat}): {maker}, turn {turn}"),
    "withdrawn": n_("Offer withdrawn: {maker}, turn {turn}"),
    "lapsed": n_("Offer lapsed: {maker}, turn {turn}"),
    "replaced": n_("Offer replaced ({maker}): that of turn {turn} by a new one"),
    "same_proposals": n_("The same package is put forward from both sides of {subject}"),
    "signed": n_("A package is signed at {subject}; it goes home for approval"),
    "in_force": n_("The agreement reached at {subject} is in force"),
    "approved": n_("{body} approved what was signed at {subject}"),
    "refused": n_("{body} refused what was signed at {subject}"),
    "voided": n_("The agreement reached at {subject} is no longer in force"),
    "suspended": n_("Talks at {subject} are suspended"),
    "resumed": n_("Talks at {subject} can go on"),
    "walked_out": n_("Walk-out from {subject}: {seat}"),
    "came_back": n_("Return to {subject}: {seat}"),
    "overtaken": n_("{seat}: leaving or withdrawing at {subject} came too late, the offer had been taken: the package is signed"),
    "pledged": n_("Public pledge ({seat}): on {issue}, not beyond “{option}”"),
    "released": n_("Public pledge at {subject} taken back: {seat}"),
    "rung_up": n_("{subject}: as tense as at “{rung}”, rung {place} of {count}, up from {before}"),
    "rung_down": n_("{subject}: as tense as at “{rung}”, rung {place} of {count}, down from {before}"),
    "ended": n_("{subject}"),
}

CAUSES: Mapping[str, str] = {
    "action": n_("{seat}: {name}"),
    "risk": n_("{seat}: {name}, which did not go as meant"),
    "event": n_("{name}"),
    "revision": n_("what was learnt since of: {name}"),
    "option": n_("the agreement, {issue}: {name}"),
    "trend": n_("its own course"),
    "income": n_("a new turn"),
    "cost": n_("the price of: {name}"),
    "returned": n_("returned, as it was not done: {name}"),
    "limit": n_("the end of the scale"),
    "table": n_("talks at {name}"),
    "body": n_("refusal: {name}"),
    "rule": n_("the rules"),
    "intervention": n_("the facilitator"),
    "undisclosed": n_("undisclosed"),
}

TABLE_CAUSES: Mapping[str, str] = {
    "signed": n_("signature at {name}"),
    "ratified": n_("the agreement of {name} coming into force"),
    "refused": n_("refusal of what was signed at {name}"),
    "walked_out": n_("walk-out from {name} ({seat})"),
    "relief": n_("walk-out from {name} ({seat}), as seen at home"),
    "returned": n_("return to {name} ({seat})"),
    "pledged": n_("public pledge ({seat})"),
    "released": n_("pledge taken back ({seat})"),
}

GAPS: Mapping[str, str] = {
    "": n_("the circumstances do not allow it"),
    "at_least": n_("{subject} must be at {needed} or above"),
    "below": n_("{subject} must be below {needed}"),
    "has": n_("“{subject}” is not so yet"),
    "lacks": n_("“{subject}” stands in the way"),
    "from": n_("not before {subject}"),
    "until": n_("only until {subject}"),
    "agreed": n_("on {subject}, this must be in force: {options}"),
    "any_of": n_("one of these ways must open: {options}"),
    "match_over": n_("the match is over"),
    "unknown_seat": n_("there is no seat “{subject}”"),
    "wrong_turn": n_("orders are asked for turn {needed}"),
    "too_many_deeds": n_("at most {needed} deeds can be ordered in a turn"),
    "two_moves": n_("one move at a table in a turn"),
    "twice": n_("a deed can be ordered once in a turn"),
    "capital": n_("it costs {needed} political capital, more than there is"),
    "unknown_action": n_("there is no deed “{subject}”"),
    "not_your_action": n_("it is not for this seat to do"),
    "times": n_("it can be done {needed} times in a match, no more"),
    "every": n_("not again before turn {needed}"),
    "never_again": n_("not again in this match"),
    "unknown_table": n_("there is no table “{subject}”"),
    "no_pledge": n_("there is no pledge to take back"),
    "closed": n_("talks closed on {subject}"),
    "waits": n_("what was signed waits for approval at home"),
    "in_force": n_("an agreement is in force"),
    "suspended": n_("talks are suspended"),
    "away": n_("walked out: {subject}"),
    "unknown_move": n_("there is no move “{subject}”"),
    "not_a_party": n_("this seat does not sit at that table"),
    "not_away": n_("this seat has not walked out"),
    "may_not_propose": n_("this seat does not put packages forward there"),
    "may_not_accept": n_("this seat's consent is not asked for there"),
    "package_lacks": n_("the package must also settle: {options}"),
    "unknown_issue": n_("there is no issue “{subject}”"),
    "unknown_option": n_("“{subject}” is none of the options: {options}"),
    "same_as_offer": n_("it is {subject}: accept it instead"),
    "unknown_offer": n_("there is no such offer"),
    "own_offer": n_("it is one's own offer"),
    "mediator_only": n_("only a text of the mediator ({subject}) can be accepted here"),
    "lapsed": n_("{subject} no longer stands"),
    "already_assented": n_("{subject} has been accepted already; others have yet to"),
    "no_offer": n_("there is no offer to withdraw"),
    "already_pledged": n_("there is a pledge already"),
}

WAYS: Mapping[str, str] = {
    "at_least": n_("{subject} comes to {needed} or above"),
    "below": n_("{subject} comes below {needed}"),
    "has": n_("“{subject}” comes to be so"),
    "lacks": n_("“{subject}” ceases to be so"),
    "from": n_("{subject} comes"),
    "agreed": n_("on {subject}, this comes into force: {options}"),
}
"""What would have to come about, by the key of a Gap: one way among several."""

SHORT_GAPS: Mapping[str, str] = {
    "": n_("the circumstances had changed"),
    "capital": n_("the capital did not suffice"),
    "suspended": n_("talks were suspended"),
    "closed": n_("talks had closed"),
    "waits": n_("a package had just been signed"),
    "in_force": n_("an agreement was in force"),
    "away": n_("somebody had walked out"),
    "times": n_("it had been done as often as it can be"),
    "no_pledge": n_("there was no pledge"),
}

REASONS: Mapping[str, str] = {
    "asked_opening": n_("{table}: it still asks for most of what it wants ({value} points to it; its limit is {limit})."),
    "asked_clock": n_("{table}: of all it wants it lets some go as time passes ({value} points to it; its limit is {limit})."),
    "asked_reciprocity": n_("{table}: it answers what the other side has given ({value} points to it; its limit is {limit})."),
    "accepted_as_good": n_("{table}: the offer is worth {value} points to it, as much as it would have asked next."),
    "accepted_for_the_clock": n_("{table}: little time is left, and {value} points are better than its limit of {limit}."),
    "kept_standing": n_("{table}: some have said yes to its text ({value} points to it), so it keeps it on the table."),
    "pledged": n_("{table}: it promises in public not to go beyond “{option}” on “{issue}”, so that nobody asks for it."),
    "bridged": n_("{table}: this text serves best the side that it serves least, as far as it can tell."),
    "returned": n_("{table}: it gains more inside the room than outside."),
    "deed_interest": n_("{action}: for its interest “{for}”."),
    "deed_deal": n_("{action}: to widen what it could sign (“{for}”)."),
    "deed_stake": n_("{action}: to bring nearer to its needs what others sign (“{for}”)."),
    "deed_kept": n_("{action}: for what has been agreed, or is about to be (“{for}”)."),
    "deed_goodwill": n_("{action}: to be met halfway by others ({for})."),
    "deed_calm": n_("{action}: to cool things down ({for})."),
    "deed_door": n_("{action}: to open the way to “{for}”."),
    "deed_burden": n_("{action}: to lift the burden “{for}”."),
    "deed_habit": n_("{action}: it costs little and may help."),
}
