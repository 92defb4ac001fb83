"""At a table: offers, what options are worth, the package builder, and every move one can make.

Shows one TableBrief and leaves at most one Move for it on the desk.
"""

from __future__ import annotations

from game.briefing.review import describe
from game.briefing.table import DealLine, OfferLine, TableBrief, beginnings, table, tables, valued
from game.briefing.told import told
from game.briefing.worth import IssueWorth, OptionWorth, Valuation
from game.core.orders import Move
from game.terminal.choices import Answer, Choice
from game.terminal.desk import Desk
from game.voice import n_

BEGINNINGS = {
    "draft": n_("What you built earlier this turn, not proposed"),
    "ordered": n_("What you have ordered to propose"),
    "own": n_("Your own latest offer"),
    "other": n_("The best of the others' latest offers"),
    "ideal": n_("What is worth most to you"),
    "status_quo": n_("What holds while nothing is agreed"),
}

LATEST = 4
"""How many offers are read out; all of them when asked."""


def sit(desk: Desk, asked: str = "") -> None:
    """Let a person choose a table and do something there."""
    found = tables(desk.view, desk.words)
    if not found:
        desk.say("There is no table in this scenario.")
        return
    if asked.strip().isdecimal() and 1 <= int(asked) <= len(found):
        _Table(desk, found[int(asked) - 1].id).open()
        return
    if len(found) == 1:
        _Table(desk, found[0].id).open()
        return
    choices = [Choice(key=brief.id, label=brief.sentence) for brief in found]
    if asked:
        near = [brief for brief in found if asked.casefold() in brief.name.casefold()]
        if len(near) == 1:
            _Table(desk, near[0].id).open()
            return
    desk.speech.heading(desk.words.text("Tables"))
    answer = desk.choose(desk.words.text("Which table"), choices)
    if not answer.command:
        _Table(desk, answer.key).open()


class _Table:
    """One visit to a table."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk = desk
        self.words = desk.words
        self.speech = desk.speech
        self.name = name
        self.brief: TableBrief = table(desk.view, name, desk.words)

    def open(self) -> None:
        self._show()
        while True:
            answer = self.desk.choose(self.brief.name, self._choices())
            if answer.command or answer.key == "leave":
                return
            self._do(answer)

    # -- what there is ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        brief, desk = self.brief, self.desk
        self.speech.heading(brief.name)
        desk.notes([brief.status])
        if brief.openers:
            desk.say("Deeds of yours that could help: {deeds}.", deeds=self.words.listing(brief.openers))
        if brief.limit is not None:
            desk.notes([brief.limit.sentence])
            self.speech.items(brief.limit.items, 2)
        if not any(deal.standing for deal in brief.deals):
            desk.notes([brief.contrast])
        if brief.batna:
            desk.say("Without an agreement: {batna}", batna=brief.batna)
        desk.notes(brief.others)
        for deal in brief.deals:
            if deal.sentence != brief.status:
                desk.notes([deal.sentence])
            if deal.worth is not None and deal.standing:
                self._signed(deal)
            elif deal.worth is not None:
                desk.say("That agreement is {worth}.", worth=deal.worth.sentence)
        for pledge in brief.pledges:
            desk.notes([pledge.sentence])
        self._offers(LATEST)
        self._mine()

    def _signed(self, deal: DealLine) -> None:
        """Read the signed text: whose it was, what it says and is worth, what the seat's own bodies would make of it."""
        worth = deal.worth
        if worth is None:
            return
        if deal.whose:
            self.desk.say("The signed text is {offer}:", offer=deal.whose)
        else:
            self.desk.say("The signed text:")
        for issue in self.brief.issues:
            said = self.words.text("{issue}: {option}.", issue=issue.name, option=issue.option(worth.package[issue.id]).name)
            self.speech.item(said, f"{issue.number}.", 2)
        forecasts = [self.words.text("{forecast}.", forecast=item.sentence) for item in worth.forecasts] if deal.waits else []
        self.speech.line(" ".join([self.words.text("It is {worth}.", worth=worth.sentence), *forecasts]), 2)

    def _offers(self, most: int) -> None:
        if not self.brief.sees:
            self.desk.say("You do not sit here, and do not see what is offered.")
            return
        if not self.brief.offers:
            self.desk.say("No offer has been made yet.")
        for offer in self.brief.offers[-most:]:
            self.speech.item(self._offer(offer))

    def _offer(self, offer: OfferLine) -> str:
        said = [self.words.text("{offer}.", offer=offer.sentence)]
        if offer.standing:
            said += [self.words.text("{forecast}.", forecast=item.sentence) for item in offer.worth.forecasts]
        if offer.assents and offer.standing:
            said.append(self.words.text("Accepted so far: {names}.", names=self.words.listing(offer.assents)))
        return " ".join(said)

    def _mine(self) -> None:
        move = self.desk.paper.moves.get(self.name)
        if move is not None:
            scenario = told(self.desk.view)
            self.desk.say("In your orders so far: {move}.", move=describe(move, scenario, self.words))
        if self.name in self.desk.paper.releases:
            self.desk.say("In your orders so far: take your pledge back.")

    def _choices(self) -> list[Choice]:
        words, brief = self.words, self.brief
        found: list[Choice] = []

        def add(key: str, label: str, word: str = "") -> None:
            found.append(Choice(key=key, label=label, word=word))

        if not brief.move("propose").gaps:
            add("build", words.text("build a package and propose it"), n_("propose"))
        else:
            add("build", words.text("build a package, to see what it would be worth"), n_("propose"))
        if brief.offers:
            add("compare", words.text("look at an offer, issue by issue"), n_("offers"))
        if any(offer.acceptable for offer in brief.offers) and not brief.move("accept").gaps:
            add("accept", words.text("accept an offer"), n_("accept"))
        if not brief.move("withdraw").gaps:
            add("withdraw", words.text("withdraw your standing offer"), n_("withdraw"))
        if not brief.move("pledge").gaps:
            cost = brief.move("pledge").cost
            add("pledge", words.text("pledge in public not to go further (costs {cost})", cost=cost), n_("pledge"))
        if brief.release is not None:
            add("release", words.text("take your pledge back (costs {cost})", cost=brief.release.cost), n_("release"))
        if not brief.move("walk_out").gaps:
            add("walk_out", words.text("walk out"), n_("walk"))
        if not brief.move("return").gaps:
            add("return", words.text("come back to the table (costs {cost})", cost=brief.move("return").cost), n_("return"))
        add("issues", words.text("every issue: what each option means and is worth"), n_("issues"))
        add("about", words.text("about this table: how it works, who must approve"), n_("about"))
        if self.name in self.desk.paper.moves or self.name in self.desk.paper.releases:
            add("drop", words.text("take what you ordered here off your orders"), n_("drop"))
        add("leave", words.text("back"), n_("done"))
        return found

    def _do(self, answer: Answer) -> None:
        match answer.key:
            case "build":
                self._build()
            case "compare":
                self._compare()
            case "accept":
                self._accept()
            case "pledge":
                self._pledge()
            case "withdraw":
                self._order(Move(kind="withdraw", table=self.name))
            case "walk_out":
                self._walk_out()
            case "return":
                self._order(Move(kind="return", table=self.name))
            case "release":
                self._release()
            case "issues":
                for issue in self.brief.issues:
                    self._issue(issue, None)
            case "about":
                self._about()
            case "drop":
                self.desk.paper.moves.pop(self.name, None)
                if self.name in self.desk.paper.releases:
                    self.desk.paper.releases.remove(self.name)
                self.desk.paper.keep()
                self.desk.say("Taken off your orders.")

    def _order(self, move: Move) -> None:
        before = self.desk.paper.moves.get(self.name)
        self.desk.paper.moves[self.name] = move
        self.desk.paper.keep()
        said = describe(move, told(self.desk.view), self.words)
        self.desk.say("In your orders now: {move}. It is done when you seal them.", move=said)
        if before is not None and before.kind != move.kind:
            self.desk.say(
                "It takes the place of: {move}. One move a turn can be made at a table.",
                move=describe(before, told(self.desk.view), self.words),
            )

    # -- reading ------------------------------------------------------------------------------------------------------

    def _about(self) -> None:
        brief = self.brief
        self.speech.heading(brief.name)
        self.desk.notes([brief.text])
        self.desk.say("At the table: {names}.", names=self.words.listing(brief.parties))
        if brief.bodies:
            self.desk.say("What is signed must be approved, in the next turn's talks, by:")
            self.speech.items(brief.bodies)
        self.desk.notes([brief.pledge_loss])
        for choice in brief.moves:
            if choice.gaps:
                self.desk.say("Not possible now, {move}: {why}.", move=choice.name, why="; ".join(choice.gaps))

    def _compare(self) -> None:
        offers = list(reversed(self.brief.offers))
        choices = [Choice(key=offer.id, label=offer.sentence) for offer in offers]
        if len(offers) == 1:
            self._package(offers[0].worth)
            return
        answer = self.desk.choose(self.words.text("Which offer"), choices)
        if not answer.command:
            self._package(next(offer.worth for offer in offers if offer.id == answer.key))

    def _package(self, worth: Valuation) -> None:
        for issue in self.brief.issues:
            self.speech.item(self._chosen(issue, worth.package[issue.id]), f"{issue.number}.")
        self._total(worth)

    def _total(self, worth: Valuation) -> None:
        said = [self.words.text("Altogether {worth}.", worth=worth.sentence)]
        if worth.loss:
            loss = self.words.points(worth.loss)
            said.append(self.words.text("It breaks your public pledge, which is {loss} points of that.", loss=loss))
        said += [self.words.text("{forecast}.", forecast=item.sentence) for item in worth.forecasts]
        said += [self.words.text("{likely}.", likely=item.sentence) for item in worth.likely]
        self.speech.line(" ".join(said))

    def _chosen(self, issue: IssueWorth, option: str) -> str:
        found = issue.option(option)
        said = self.words.text("{issue}: {option}", issue=issue.name, option=found.name)
        if found.value is not None:
            best = max(item.value or 0 for item in issue.options)
            points = self.words.points
            said = self.words.text(
                "{said}; {points} of at most {best} points", said=said, points=points(found.value), best=points(best)
            )
        asked = [item for item in issue.options if item.id != option and item.asked_by]
        for item in asked:
            said = self.words.text(
                "{said}. Asked ({names}): {option}", said=said, names=self.words.listing(item.asked_by), option=item.name
            )
        return self.words.text("{said}.", said=said)

    def _issue(self, issue: IssueWorth, now: str | None) -> None:
        said = issue.name
        if issue.weight is not None:
            said = self.words.text("{issue} (weighs {weight} percent for you)", issue=issue.name, weight=issue.weight)
        self.speech.heading(said)
        self.desk.notes([issue.text, issue.delivery, issue.belief])
        for number, option in enumerate(issue.options, start=1):
            self.speech.item(self._option(issue, option, now), f"{number}.")

    def _option(self, issue: IssueWorth, option: OptionWorth, now: str | None) -> str:
        words = self.words
        marks: list[str] = []
        if option.id == now:
            marks.append(words.text("now in your package"))
        if option.status_quo:
            marks.append(words.text("holds while nothing is agreed"))
        if option.asked_by:
            marks.append(words.text("asked by: {names}", names=words.listing(option.asked_by)))
        if option.pledged_by:
            marks.append(words.text("pledged as the last word: {names}", names=words.listing(option.pledged_by)))
        if option.constructed:
            marks.append(words.text("built for play"))
        said = words.text("{option} ({marks})", option=option.name, marks="; ".join(marks)) if marks else option.name
        parts = [words.text("{said}.", said=said), option.text, option.why]
        if now is not None and option.value is not None and option.id != now:
            held = issue.option(now).value or 0
            apart = words.apart(option.value, held)
            if apart == words.points(0):
                parts.append(words.text("That is as much as now."))
            elif option.value > held:
                parts.append(words.text("That is {points} more than now.", points=apart))
            else:
                parts.append(words.text("That is {points} less than now.", points=apart))
        parts.append(option.belief)
        return " ".join(part for part in parts if part)

    # -- moves --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        package = self._begin()
        while package is not None:
            worth = valued(self.desk.view, self.name, package, self.words)
            self.speech.heading(self.words.text("Your package"))
            choices = [
                Choice(key=issue.id, label=self._chosen(issue, package[issue.id]), parts=len(issue.options))
                for issue in self.brief.issues
            ]
            may = not self.brief.move("propose").gaps
            if may:
                choices.append(Choice(key="propose", label=self.words.text("propose this package"), word=n_("propose")))
            choices.append(Choice(key="begin", label=self.words.text("begin again from another package"), word=n_("again")))
            choices.append(Choice(key="leave", label=self.words.text("back, without proposing it"), word=n_("cancel")))
            self.desk.list(choices)
            self._total(worth)
            if not may:
                self.desk.say("It cannot be proposed now: {why}.", why="; ".join(self.brief.move("propose").gaps))
            self.desk.say("Choose an issue to change it; an issue and an option, such as “1 2”, changes it at once.")
            answer = self.desk.choose(self.words.text("Package"), choices, show=False)
            if answer.command or answer.key == "leave":
                if self.name in self.desk.paper.packages:
                    self.desk.say("Not proposed. The package is kept for this turn: you find it again under “Begin from”.")
                return
            if answer.key == "propose":
                self._propose(worth)
                return
            if answer.key == "begin":
                package = self._begin(again=True) or package
                continue
            changed = self._change(package, answer)
            if changed != package:
                self.desk.paper.packages[self.name] = changed
                self.desk.paper.keep()
            package = changed

    def _begin(self, *, again: bool = False) -> dict[str, str] | None:
        """Return the package to begin from; None where the person wants back."""
        move = self.desk.paper.moves.get(self.name)
        draft = self.desk.paper.packages.get(self.name)
        if move is not None and move.kind == "propose" and not again and draft is None:
            return dict(move.package)
        found = beginnings(self.desk.view, self.name)
        if move is not None and move.kind == "propose":
            found = {"ordered": dict(move.package), **found}
        if draft is not None:
            found = {"draft": draft, **found}
        choices: list[Choice] = []
        for key, package in found.items():
            worth = valued(self.desk.view, self.name, package, self.words)
            label = self.words.text("{what}: {worth}", what=self.words.text(BEGINNINGS[key]), worth=worth.sentence)
            choices.append(Choice(key=key, label=label))
        self.desk.say("Where do you want to begin? Enter takes the first.")
        answer = self.desk.choose(self.words.text("Begin from"), choices, default=choices[0].key)
        return None if answer.command else found[answer.key]

    def _change(self, package: dict[str, str], answer: Answer) -> dict[str, str]:
        issue = self.brief.issue(answer.key)
        options = issue.options
        if answer.rest.isdecimal() and 1 <= int(answer.rest) <= len(options):
            return {**package, issue.id: options[int(answer.rest) - 1].id}
        self._issue(issue, package[issue.id])
        choices = [Choice(key=option.id, label=option.name) for option in options]
        chosen = self.desk.choose(issue.name, choices, default=package[issue.id], show=False)
        return package if chosen.command else {**package, issue.id: chosen.key}

    def _propose(self, worth: Valuation) -> None:
        same = next((offer for offer in self.brief.offers if offer.acceptable and offer.worth.package == worth.package), None)
        if same is not None:
            self.desk.say(
                "That is exactly the offer that stands ({name}), so it is accepted rather than proposed.", name=same.name
            )
            self._order(Move(kind="accept", table=self.name, offer=same.id))
            return
        if (
            worth.surplus is not None
            and worth.surplus < 0
            and not self.desk.confirm(self.words.text("This package is {worth}. Propose it all the same?", worth=worth.sentence))
        ):
            return
        self.desk.paper.packages.pop(self.name, None)
        self._order(Move(kind="propose", table=self.name, package=worth.package))

    def _accept(self) -> None:
        offers = [offer for offer in self.brief.offers if offer.acceptable]
        offer = offers[0]
        if len(offers) > 1:
            choices = [Choice(key=item.id, label=self._offer(item)) for item in offers]
            answer = self.desk.choose(self.words.text("Accept which offer"), choices)
            if answer.command:
                return
            offer = next(item for item in offers if item.id == answer.key)
        self._package(offer.worth)
        if self.desk.confirm(self.words.text("Accept the offer ({name})?", name=offer.name)):
            self._order(Move(kind="accept", table=self.name, offer=offer.id))

    def _pledge(self) -> None:
        self.desk.notes([self.brief.pledge_loss])
        self.desk.say("On which issue do you say in public: so far and no further?")
        choices = [Choice(key=issue.id, label=issue.name) for issue in self.brief.issues]
        answer = self.desk.choose(self.words.text("Pledge on"), choices)
        if answer.command:
            return
        issue = self.brief.issue(answer.key)
        self._issue(issue, None)
        self.desk.say("What is the last option you would live with?")
        chosen = self.desk.choose(issue.name, [Choice(key=option.id, label=option.name) for option in issue.options], show=False)
        if not chosen.command:
            self._order(Move(kind="pledge", table=self.name, issue=issue.id, option=chosen.key))

    def _walk_out(self) -> None:
        self.desk.say(
            "Talks stop for at least one whole turn. It relieves you at home once in a match; coming back costs capital."
        )
        if self.desk.confirm(self.words.text("Walk out?")):
            self._order(Move(kind="walk_out", table=self.name))

    def _release(self) -> None:
        if self.brief.release is not None and self.brief.release.gaps:
            self.desk.say("Not possible now: {why}.", why="; ".join(self.brief.release.gaps))
            return
        if self.name not in self.desk.paper.releases:
            self.desk.paper.releases.append(self.name)
        self.desk.paper.keep()
        self.desk.say("In your orders now: take your pledge back. It is done when you seal them.")
