"""A table: the package being built, what it is worth and why, every offer, and every move that can be made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.briefing.table import beginnings
from game.desktop.kit import (
    Button,
    Card,
    Choices,
    Column,
    Flow,
    Icon,
    Kit,
    Node,
    Option,
    Pane,
    Panes,
    Pressable,
    Push,
    Row,
    Text,
    Transition,
)
from game.desktop.screens.bargaining import Moves
from game.desktop.screens.issue import IssueScreen
from game.desktop.screens.place import Place
from game.desktop.screens.worth import forecasts, likely, limit_of, value_bar
from game.voice import n_

if TYPE_CHECKING:
    from game.briefing.table import TableBrief
    from game.briefing.worth import IssueWorth, OptionWorth, Valuation
    from game.desktop.chair import Chair

BEGINNINGS = {
    "own": n_("Your own latest offer"),
    "other": n_("The best of the others' latest offers"),
    "ideal": n_("What is worth most to you"),
    "status_quo": n_("What holds while nothing is agreed"),
}
"""Packages one can begin from."""

SIGNS = {"own": "user", "other": "users", "ideal": "star", "status_quo": "history"}


class TableScreen(Place):
    """One table, as a seat sees it."""

    name = "table"
    place = "table"

    def __init__(self, chair: Chair, table: str = "") -> None:
        """Show a table; without a name the one where something can be done, or else the first."""
        super().__init__(chair)
        mine = [brief.id for brief in chair.tables if brief.member]
        talking = [brief.id for brief in chair.tables if brief.member and not brief.gaps]
        self.table = table or [*talking, *mine, *chair.view.edition.tables][0]
        self.before: dict[str, dict[str, str]] = {}
        """What was being built at each table before another package was taken up."""

    @property
    def brief(self) -> TableBrief:
        """The table as it stands."""
        return self.chair.table(self.table)

    @property
    def package(self) -> dict[str, str]:
        """The package being built: what was ordered or built this turn, or else what one would begin from."""
        built = self.chair.paper.packages.get(self.table)
        if built is not None:
            return built
        move = self.chair.paper.moves.get(self.table)
        if move is not None and move.kind == "propose":
            return dict(move.package)
        found = beginnings(self.chair.view, self.table)
        return next(found[key] for key in ("own", "ideal", "status_quo") if key in found)

    def body(self, kit: Kit) -> Node:
        """Return what stands below the head."""
        text = self.words.text
        brief = self.brief
        worth = self.chair.valued(self.table, self.package)
        moves = Moves(self, worth)
        builder = Pane(
            key="builder",
            title=text("Package"),
            icon="sliders-horizontal",
            node=self._builder(kit, brief, worth),
            least=400,
            share=1.5,
        )
        side = Pane(
            key="offers",
            title=text("Offers"),
            icon="messages-square",
            node=moves.node(self.status(brief) if self.tight(kit) else ()),
            least=300,
            below=[Pane(key="others", title=text("Reactions"), icon="users", node=self._others(brief, worth), high=0.9)],
        )
        return Column(
            [self._strip(kit, brief, worth, moves), Panes([builder, side], key="table", choose=self.choose_pane)], gap=10
        )

    # -- above both ---------------------------------------------------------------------------------------------------

    def _strip(self, kit: Kit, brief: TableBrief, worth: Valuation, moves: Moves) -> Node:
        """Return what must be seen at all times: the table, whether there are talks, the package's worth, the way to propose."""
        if self.tight(kit):  # which table, and whether there are talks, stands above the offers then
            name = Text(brief.name, "small", weight="bold", role="heading") if worth.value is None else None
            return Row([name, self._value(kit, brief, worth), moves.proposal()], gap=10)
        left = Column([self._which(brief), *self.status(brief)], gap=5, grow=1)
        return Card(Row([left, self._value(kit, brief, worth), moves.proposal()], gap=16), padding=10)

    def _which(self, brief: TableBrief) -> Node:
        every = self.chair.tables
        if len(every) == 1:
            return Text(brief.name, "strong", role="heading")
        options = [Option(id=item.id, label=item.name) for item in every]
        return Choices(options, self.table, self._other, key="tables", label=self.words.text("Tables"))

    def status(self, brief: TableBrief) -> list[Node]:
        """Return whether there are talks, and what could open them."""
        sign = Icon("hourglass" if not brief.gaps else "pause", colour="accent" if not brief.gaps else "focus")
        said = Text(brief.status, "small", colour="muted" if not brief.gaps else "text", grow=1)
        rows: list[Node] = [Row([sign, said], gap=8, align="start")]
        gaps = brief.move("propose").gaps
        if gaps and gaps != brief.gaps:
            rows.append(Text(self.words.text("It cannot be proposed now: {why}.", why="; ".join(gaps)), "small"))
        if brief.openers:
            rows.append(
                Text(
                    self.words.text("Deeds of yours that could help: {deeds}.", deeds=self.words.listing(brief.openers)), "small"
                )
            )
        return rows

    def _value(self, kit: Kit, brief: TableBrief, worth: Valuation) -> Node | None:
        if worth.value is None:
            return None
        text = self.words.text
        said = text("This package is {worth}.", worth=worth.sentence)
        bar = value_bar(self.words, worth, limit_of(brief))
        return Pressable(
            bar if self.tight(kit) else Column([Text(said, "small", role=""), bar], gap=2),
            self._limit,
            key="limit",
            label=text("This package is {worth}. Press to ask why the limit is where it is.", worth=worth.sentence),
            kind="quiet",
            hint=text("This package is {worth}. Press to ask why the limit is where it is.", worth=worth.sentence),
            aside=not self.tight(kit),
            padding=(6, 2),
            grow=1,
        )

    def _other(self, name: str) -> Transition | None:
        self.table = name
        return None

    def _limit(self) -> Transition:
        from game.desktop.screens.limit import LimitScreen  # noqa: PLC0415

        return Push(LimitScreen(self.chair, self.brief))

    # -- the builder --------------------------------------------------------------------------------------------------

    def _builder(self, kit: Kit, brief: TableBrief, worth: Valuation) -> Node:
        text = self.words.text
        found = beginnings(self.chair.view, self.table)
        choices: list[Node | None] = [
            Button(
                text(BEGINNINGS[key]),
                partial(self.begin, found[key]),
                key=f"begin.{key}",
                icon=SIGNS[key],
                kind="quiet",
                chosen=found[key] == dict(worth.package),
            )
            for key in BEGINNINGS
            if key in found
        ]
        if self.before.get(self.table, dict(worth.package)) != dict(worth.package):
            choices.append(Button(text("What you had before"), self._again, key="begin.before", icon="undo-2", kind="quiet"))
        begin = Flow(choices, gap=6)
        issues = [self._issue(issue, worth.package[issue.id]) for issue in brief.issues]
        which = self._which(brief) if self.tight(kit) else None
        return Column([which, Text(text("Begin from"), "small", colour="muted", weight="bold"), begin, *issues], gap=12)

    def _issue(self, issue: IssueWorth, chosen: str) -> Node:
        words = self.words
        weight = words.text("weighs {percent} %", percent=issue.weight) if issue.weight is not None else ""
        title = Row(
            [
                Text(issue.name, weight="bold", role="heading", grow=1),
                Text(weight, "small", colour="muted") if weight else None,
                Button(
                    words.text("Why: {issue}", issue=issue.name),
                    partial(self._explain, issue.id),
                    key=f"issue.{issue.id}",
                    icon="circle-help",
                    bare=True,
                    kind="quiet",
                    hint=words.text("What each option means, what it is worth to you and why"),
                ),
            ],
            gap=8,
        )
        options = [self._option(option) for option in issue.options]
        choose = partial(self.choose, issue.id)
        choices = Choices(options, chosen, choose, key=f"choose.{issue.id}", label=issue.name)
        asked = [option for option in issue.options if self._others_of(option)]  # chosen or not: lines must not jump
        notes = [
            Row(
                [
                    Icon("users", colour="muted", style="small"),
                    Text(
                        words.text("Asked ({names}): {option}", names=words.listing(self._others_of(item)), option=item.name),
                        "small",
                        colour="muted",
                        grow=1,
                    ),
                ],
                gap=6,
            )
            for item in asked
        ]
        notes += [
            Row(
                [
                    Icon("pin", colour="focus", style="small"),
                    Text(
                        words.text(
                            "Pledged as the last word ({names}): {option}", names=words.listing(item.pledged_by), option=item.name
                        ),
                        "small",
                        grow=1,
                    ),
                ],
                gap=6,
            )
            for item in issue.options
            if item.pledged_by
        ]
        beyond = issue.option(chosen).beyond
        broken = (
            Row(
                [
                    Icon("triangle-alert", colour="focus", style="small"),
                    Text(words.text("This goes beyond your own public pledge."), "small", grow=1),
                ],
                gap=6,
            )
            if beyond
            else None
        )
        return Column([title, choices, *notes, broken], gap=5)

    def _option(self, option: OptionWorth) -> Option:
        words = self.words
        mark = "users" if self._others_of(option) else "user" if option.asked_by else "history" if option.status_quo else ""
        note = words.points(option.value) if option.value is not None else ""
        return Option(id=option.id, label=option.name, note=note, mark=mark)

    def _others_of(self, option: OptionWorth) -> tuple[str, ...]:
        """Return the names of the others who ask for an option."""
        mine = self.words.text("you")
        return tuple(name for name in option.asked_by if name != mine)

    def choose(self, issue: str, option: str) -> Transition | None:
        """Change the package."""
        self.chair.build(self.table, {**self.package, issue: option})
        return None

    def begin(self, package: dict[str, str]) -> Transition | None:
        """Build on from another package, and show it; what was being built can be had back."""
        if dict(package) != self.package:
            self.before[self.table] = self.package
            self.chair.build(self.table, dict(package))
        self.state.chosen["table"] = "builder"
        return None

    def _again(self) -> Transition | None:
        return self.begin(self.before[self.table])

    def _explain(self, issue: str) -> Transition:
        return Push(IssueScreen(self, issue))

    # -- the others ---------------------------------------------------------------------------------------------------

    def _others(self, brief: TableBrief, worth: Valuation) -> Node:
        text = self.words.text
        rows: list[Node | None] = []
        if worth.forecasts:
            rows += [Text(text("At home"), "small", colour="accent", weight="bold", role="heading"), *forecasts(worth.forecasts)]
        if worth.loss:
            loss = text("It breaks your public pledge, which is {loss} points of that.", loss=self.words.points(worth.loss))
            rows.append(Row([Icon("triangle-alert", colour="focus"), Text(loss, "small", grow=1)], gap=8))
        if worth.likely:
            rows += [
                Text(text("The others, as far as is publicly believed"), "small", colour="accent", weight="bold", role="heading")
            ]
            rows += likely(self.words, worth.likely)
        rows += [Text(said, "small", colour="muted") for said in brief.others]
        if brief.bodies:
            rows.append(
                Text(
                    text("What is signed must be approved, in the next turn's talks, by:"),
                    "small",
                    colour="accent",
                    weight="bold",
                    role="heading",
                )
            )
            rows += [Text(body, "small", colour="muted") for body in brief.bodies]
        return Column(rows, gap=8)
