"""What the last turn brought, in reading order: one's own deeds, the others', happenings, the tables, what was learnt and moved.

Each item carries the changes it caused, each change the number to ask "why" about. Knows only Views.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from game.briefing.causes import CUT, chain, netted, phrase
from game.briefing.glossary import plain
from game.briefing.items import Account, Change, Item, Moved, News, Notice, Reference, Section
from game.briefing.situation import measure, numbering, span_of_days
from game.briefing.table import OfferLine, TableBrief
from game.briefing.table import table as briefed
from game.briefing.told import Span, reckon, told
from game.core.action import Action, Risk
from game.core.indicator import capital_of
from game.core.scenario import Scenario
from game.core.view import View
from game.core.world import Cause, Entry
from game.voice import n_
from game.words import Words

SECTIONS = {
    "own": n_("What your side did"),
    "others": n_("What the others did"),
    "events": n_("What happened"),
    "tables": n_("At the tables"),
    "learnt": n_("Learnt since"),
    "later": n_("What earlier deeds and events still did"),
    "undisclosed": n_("What changed, the cause not disclosed to you"),
    "drift": n_("What moved by itself"),
    "capital": n_("Your political capital"),
}
"""Sections of the news, in reading order."""

_QUIET = frozenset({"changed", "held", "set", "cleared", "rung_up", "rung_down", "ended"})
_OFFERS = frozenset({"accepted", "proposed", "repeated", "withdrawn"})
_MINE = {
    "accepted": n_("you accept the offer"),
    "proposed": n_("you put a package forward"),
    "repeated": n_("you keep your offer on the table"),
    "withdrawn": n_("you withdraw your offer"),
}
_TURNS_OF_TALKS = frozenset(
    {"signed", "approved", "refused", "in_force", "voided", "suspended", "resumed", "walked_out", "came_back"}
)
LARGEST = 3
"""How many changes the summary names."""
_PURSE = frozenset({"income", "cost", "returned"})


def news(views: Sequence[View], words: Words) -> News:
    """Return what the turn before the last view brought; empty at the opening."""
    view = views[-1]
    if len(views) < 2:  # noqa: PLR2004  news needs a turn that has been played
        return News(turn=0, when="", summary=(), rungs=(), sections=(), moved=())
    return _Reader(views, words).read(view.news, views[-2])


def references(names: Iterable[str], scenario: Scenario) -> tuple[Reference, ...]:
    """Return the sources with these ids."""
    found = [scenario.sources[name] for name in names if name in scenario.sources]
    return tuple(Reference(title=source.title, url=source.url) for source in found)


def accounts(by_actor: Mapping[str, str], scenario: Scenario) -> tuple[Account, ...]:
    """Return what each party says, in the order the author gave."""
    return tuple(
        Account(
            actor=actor,
            name=scenario.actors[actor].name if actor in scenario.actors else actor,
            text=plain(text, scenario.glossary),
        )
        for actor, text in by_actor.items()
    )


class _Reader:
    """Reads one turn's record for one seat."""

    def __init__(self, views: Sequence[View], words: Words) -> None:
        self.views = views
        self.view = views[-1]
        self.told = told(self.view)
        self.words = words
        self.turn = self.view.known.turn - 1
        self.numbers = numbering(self.view.edition, self.view.seat)
        self.briefs: dict[str, TableBrief] = {}
        self.crossed: dict[str, set[str]] = {}
        self.said: set[tuple[str, str]] = set()
        for view in views[:-1]:
            for entry in view.news:
                self._remember(entry)

    def read(self, entries: Sequence[Entry], before: View) -> News:
        entries = netted(self._owned(entries))
        for entry in entries:
            if entry.key == "accepted":
                self.crossed.setdefault(entry.cause.id, set()).add(entry.subject)
        items = [self._item(entry) for entry in entries if entry.key not in _QUIET]
        rungs = [self._say(entry) for entry in entries if entry.key in {"rung_up", "rung_down"}]
        changes: dict[Cause, list[Entry]] = {}
        for entry in entries:
            if entry.key in {"changed", "held", "set", "cleared"}:
                changes.setdefault(entry.cause, []).append(entry)
        placed = [self._with(item, changes.pop(item.cause, [])) for item in items]
        placed += [self._with(self._remainder(cause), found) for cause, found in changes.items()]
        merged = _merged(placed)
        sections = tuple(
            Section(id=kind, title=self.words.text(title), items=members)
            for kind, title in SECTIONS.items()
            if (members := tuple(sorted((item for item in merged if item.kind == kind), key=lambda item: item.day)))
        )
        when = span_of_days(before.known.first_day, before.known.last_day, self.words)
        moved = self._moved(before)
        answers = tuple(said for entry in entries if (said := self._not_taken(entry)))
        notices = tuple(self._notices(entries, answered=bool(answers)))
        return News(
            turn=self.turn,
            when=when,
            summary=tuple(self._summary(notices, answers, rungs, moved)),
            notices=notices,
            answers=answers,
            headlines=self._headlines(merged),
            rungs=tuple(rungs),
            sections=sections,
            moved=moved,
        )

    # -- in short -----------------------------------------------------------------------------------------------------

    def _notices(self, entries: Sequence[Entry], *, answered: bool) -> Iterator[Notice]:
        """Yield what was decided at the tables; others' offers where none of them is told as an answer."""
        for entry in entries:
            if entry.key in _TURNS_OF_TALKS or (
                entry.key == "proposed" and not answered and entry.more.get("seat") != self.view.seat
            ):
                yield Notice(key=entry.key, sentence=self._headline(entry))

    def _headlines(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return what happened and was done, the weightiest first."""
        place = {kind: number for number, kind in enumerate(("events", "own", "others"))}

        def weight(item: Item) -> tuple[int, int, int]:
            harmed = sum(abs(change.amount) for change in item.changes if self._counts_people(change.indicator))
            return (place[item.kind], -harmed, -sum(abs(change.amount) for change in item.changes))

        return tuple(sorted((item for item in items if item.kind in place), key=weight))

    def _counts_people(self, indicator: str) -> bool:
        found = self.told.indicators.get(indicator)
        return found is not None and found.human_cost

    def _summary(
        self, notices: Sequence[Notice], answers: Sequence[str], rungs: Sequence[str], moved: Sequence[Moved]
    ) -> Iterator[str]:
        """Yield the turn in at most five sentences."""
        words = self.words
        if notices:
            yield words.text("At the tables: {news}.", news="; ".join(notice.sentence for notice in notices))
        if answers:
            yield " ".join(answers)
        if rungs:
            yield words.text("{news}.", news="; ".join(rungs))
        purse = capital_of(self.view.seat)
        plain_ones = [item for item in moved if not item.human_cost and item.indicator != purse]
        largest = sorted(plain_ones, key=lambda item: -abs(item.after - item.before))[:LARGEST]
        if largest:
            yield words.text("Largest changes: {changes}.", changes="; ".join(self._briefly(item) for item in largest))
        harmed = [self._briefly(item) for item in moved if item.human_cost]
        if harmed:
            yield words.text("Human cost: {changes}.", changes="; ".join(harmed))

    def _briefly(self, item: Moved) -> str:
        return self.words.text(
            "{name} {change}, now {after} [{number}]",
            name=item.name,
            change=self.words.signed(item.after - item.before),
            after=self.words.number(item.after),
            number=item.number,
        )

    def _not_taken(self, entry: Entry) -> str:
        """Tell that an offer of the seat's own was not taken up, and what was asked for that no newer offer of its own gives."""
        maker = entry.more.get("seat", "")
        if entry.key not in {"proposed", "repeated"} or maker == self.view.seat or not self._sees(entry.cause.id):
            return ""
        table = self.view.edition.tables[entry.cause.id]
        before, after = self.views[-2].known.sittings[table.id], self.view.known.sittings[table.id]
        mine = next((offer for offer in before.standing() if offer.seat == self.view.seat), None)
        theirs = next((offer for offer in after.offers if offer.id == entry.subject), None)
        if mine is None or theirs is None or maker not in table.accepting() or after.deal is not None:
            return ""
        newer = next((offer for offer in after.standing() if offer.seat == self.view.seat and offer.made == self.turn), mine)
        asked = [
            self.words.text("{issue}, “{option}”", issue=issue.name, option=issue.options[theirs.package[name]].name)
            for name, issue in table.issues.items()
            if theirs.package[name] not in {mine.package[name], newer.package[name]}
        ]
        if not asked:
            return ""
        asks = "; ".join(asked)
        return self.words.text(
            "{seat} did not take up your offer of turn {turn} and asks instead for: {asks}.",
            turn=mine.made,
            seat=self.told.name_of(maker),
            asks=asks,
        )

    def _remember(self, entry: Entry) -> None:
        """Remember what parties have been heard to say of a deed or event."""
        if entry.key == "did" and entry.subject in self.told.actions:
            self.said |= set(self.told.actions[entry.subject].accounts.items())
        if entry.key == "happened" and entry.subject in self.told.events:
            self.said |= set(self.told.events[entry.subject].accounts.items())

    def _accounts(self, entry: Entry, by_actor: Mapping[str, str]) -> tuple[Account, ...]:
        """Return what each party says; the same words are told once in a match."""
        found = accounts(by_actor, self.told)
        told = tuple(replace(item, again=(item.actor, by_actor[item.actor]) in self.said) for item in found)
        self._remember(entry)
        return told

    def _owned(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries with a fact of undisclosed cause laid to the seat's own deed, where that would have caused it."""
        mine = [entry for entry in entries if entry.key == "did" and entry.more.get("seat") == self.view.seat]
        found: list[Entry] = []
        for entry in entries:
            if entry.key in {"set", "cleared"} and entry.cause.kind == "undisclosed":
                deed = next((did for did in mine if entry.subject in self._facts(did.subject, entry.key)), None)
                found.append(replace(entry, cause=deed.cause) if deed is not None else entry)
            else:
                found.append(entry)
        return found

    def _facts(self, action: str, key: str) -> set[str]:
        effects = [effect for effect in self.told.actions[action].effects if not effect.after]
        return {name for effect in effects for name in (effect.sets if key == "set" else effect.clears)}

    def _say(self, entry: Entry) -> str:
        return plain(self.words.entry(entry, self.told), self.told.glossary)

    def _plain(self, text: str) -> str:
        return plain(text, self.told.glossary)

    def _headline(self, entry: Entry) -> str:
        """Return an entry as a line of news."""
        if entry.key != "signed":
            return self._say(entry)
        table, offer = self.words.name(entry.subject, self.told), entry.more.get("offer")
        if self.view.ending is not None:  # no turn comes in which it could be approved
            if not self._sees(entry.subject) or not offer:
                return self._say(entry)
            named = self.words.offer(offer, self.told)
            return self.words.text("Signed at {table}: {offer}; it goes home for approval", table=table, offer=named)
        if not self._sees(entry.subject) or not offer:
            return self.words.text(
                "A package is signed at {table}; it goes home for approval in the next turn's talks", table=table
            )
        return self.words.text(
            "Signed at {table}: {offer}; it goes home for approval in the next turn's talks",
            table=table,
            offer=self.words.offer(offer, self.told),
        )

    def _crossing(self, entry: Entry) -> str:
        """Tell which of two offers was signed where each side accepted the other's in this turn."""
        made = {offer.rsplit(".", 2)[1] for offer in self.crossed.get(entry.subject, ())}
        if len(self.crossed.get(entry.subject, ())) < 2:  # noqa: PLR2004  one acceptance crosses nothing
            return ""
        if len(made) > 1:
            return self.words.text("Both sides accepted; the older offer counts.")
        return self.words.text("Both sides accepted offers of the same turn; a lot decided which counts.")

    def _item(self, entry: Entry) -> Item:
        if entry.key in {"did", "went_wrong"}:
            return self._deed(entry)
        if entry.key == "happened":
            return self._event(entry)
        if entry.key == "revised":
            return self._revision(entry)
        if entry.key in _OFFERS:
            return self._offer(entry)
        own = entry.key in {"not_done", "move_not_done"}
        return Item(
            kind="own" if own else "tables",
            subject=entry.subject,
            cause=entry.cause,
            headline=self._headline(entry),
            text=self._crossing(entry) if entry.key == "signed" else "",
        )

    def _offer(self, entry: Entry) -> Item:
        """Tell of an offer: whose, where, what it is worth, and how it differs from the one before."""
        brief = self._brief(entry.cause.id)
        said_so = self.words.text(_MINE[entry.key]) if entry.more.get("seat") == self.view.seat else self._say(entry)
        headline = self.words.text("{table}: {entry}", table=brief.name, entry=said_so) if brief else said_so
        offer = next((item for item in brief.offers if item.id == entry.subject), None) if brief else None
        said: list[str] = []
        if brief is not None and offer is not None and entry.key in {"proposed", "repeated"}:
            said = [self.words.text("It is {worth}.", worth=offer.worth.sentence), *self._shift(brief, offer)]
        return Item(kind="tables", subject=entry.subject, cause=entry.cause, headline=headline, text=" ".join(said))

    def _sees(self, table: str) -> bool:
        place = self.view.edition.tables.get(table)
        return place is not None and self.view.seat in place.seeing()

    def _brief(self, table: str) -> TableBrief | None:
        if table not in self.briefs and table in self.view.edition.tables:
            self.briefs[table] = briefed(self.view, table, self.words)
        return self.briefs.get(table)

    def _shift(self, brief: TableBrief, offer: OfferLine) -> Sequence[str]:
        earlier = [item for item in brief.offers if item.seat == offer.seat and item.number < offer.number]
        if not earlier or offer.made != self.turn:
            return ()
        before, after = earlier[-1].worth.package, offer.worth.package
        moves = [
            self.words.text(
                "{issue}, from “{before}” to “{after}”",
                issue=issue.name,
                before=issue.option(before[issue.id]).name,
                after=issue.option(after[issue.id]).name,
            )
            for issue in brief.issues
            if before[issue.id] != after[issue.id]
        ]
        if not moves:
            return (self.words.text("Nothing in it has changed."),)
        return (self.words.text("It has moved: {moves}.", moves="; ".join(moves)),)

    def _deed(self, entry: Entry) -> Item:
        seat = entry.more.get("seat", entry.cause.seat)
        mine = seat == self.view.seat
        action = self.told.actions[entry.subject]
        risk = next((item for item in action.risks if item.id == entry.more.get("risk")), None)
        return Item(
            kind="own" if mine else "others",
            subject=entry.subject,
            cause=entry.cause,
            headline=self._own(entry, action, risk) if mine else self._say(entry),
            text=self._unseen(action) if mine and risk is None else "",
            place=action.place,
            accounts=() if risk is not None else self._accounts(entry, action.accounts),
            human_cost=self._plain(risk.human_cost if risk is not None else action.human_cost),
            references=() if risk is not None else references(action.sources, self.told),
            constructed=action.constructed,
        )

    def _unseen(self, action: Action) -> str:
        """Tell what a deed of the seat's own was meant to move without its seeing whether it did, as its sheet promised."""
        names = dict.fromkeys(
            self.words.name(name, self.told)
            for effect in action.effects
            for name, amount in effect.change.items()
            if name not in self.view.known.values and reckon(self.view, amount) != Span(low=0, high=0)
        )
        if not names:
            return ""
        return self.words.text("It was also meant to move what you cannot see: {names}.", names=self.words.listing(tuple(names)))

    def _own(self, entry: Entry, action: Action, risk: Risk | None) -> str:
        """Return a deed of the seat's own: it need not be told whose it was."""
        if risk is not None:
            text = self._plain(risk.text)
            return self.words.text("{deed}: it did not go as meant. {risk}", deed=action.name, risk=text)
        if entry.more.get("tired"):
            return self.words.text("{deed} (again so soon: half the effect)", deed=action.name)
        return action.name

    def _event(self, entry: Entry) -> Item:
        event = self.told.events[entry.subject]
        day = int(entry.more.get("day", 0))
        headline = self.words.text("{day}: {headline}", day=self.words.day(day), headline=self._say(entry))
        if event.on is None:
            headline = self._say(entry)
        return Item(
            kind="events",
            subject=entry.subject,
            cause=entry.cause,
            headline=headline,
            text=self._plain(event.text),
            day=day,
            by=self.told.actors[event.by].name if event.by in self.told.actors else "",
            place=event.place,
            accounts=self._accounts(entry, event.accounts),
            human_cost=self._plain(event.human_cost),
            behind=chain(self.views, entry.cause, self.told, self.words),
            references=references(event.sources, self.told),
            constructed=event.constructed,
        )

    def _revision(self, entry: Entry) -> Item:
        event = self.told.events[entry.subject]
        number = int(entry.more.get("revision", 0))
        learnt = event.revisions[number] if number < len(event.revisions) else None
        return Item(
            kind="learnt",
            subject=entry.subject,
            cause=entry.cause,
            headline=event.name,
            text=self._plain(learnt.text) if learnt is not None else "",
            accounts=accounts(learnt.accounts, self.told) if learnt is not None else (),
            references=references(learnt.sources, self.told) if learnt is not None else (),
            constructed=event.constructed,
        )

    def _remainder(self, cause: Cause) -> Item:
        """Return the item for changes that no line of the record announced."""
        if cause.kind in _PURSE or (cause.kind == "limit" and cause.id == capital_of(self.view.seat)):
            kind = "capital"
        elif cause.kind == "undisclosed":
            kind = "undisclosed"
        elif cause.kind in {"trend", "limit"}:
            kind = "drift"
        elif cause.kind in {"table", "body", "option"} and cause.turn == self.turn:
            kind = "tables"
        else:
            kind = "later"
        headline = phrase(cause, self.told, self.words, self.turn) if kind not in {"drift", "undisclosed"} else ""
        if kind != "capital":
            headline = headline[:1].upper() + headline[1:]
        behind = chain(self.views, cause, self.told, self.words) if kind == "later" else ()
        return Item(kind=kind, subject=cause.id, cause=cause, headline=headline, behind=behind)

    def _with(self, item: Item, entries: Sequence[Entry]) -> Item:
        sums: dict[tuple[str, str], Entry] = {}
        for entry in entries:
            if entry.key in {"changed", "held"}:
                place, held = (entry.key, entry.subject), sums.get((entry.key, entry.subject))
                if held is None:
                    sums[place] = entry
                else:
                    sums[place] = replace(entry, amount=held.amount + entry.amount, more={**held.more, **entry.more})
        changes = [self._change(entry) for entry in sums.values() if entry.amount]
        facts = [self._say(entry) for entry in entries if entry.key in {"set", "cleared"}]
        if item.kind == "undisclosed":  # in the order of the record, it would tell who acted
            changes, facts = sorted(changes, key=lambda change: change.number), sorted(facts)
        return replace(item, changes=tuple(changes), facts=tuple(facts)) if entries else item

    def _change(self, entry: Entry) -> Change:
        number = self.numbers[entry.subject]
        name = self._name(entry.subject)
        text = self.words.text("{name} {amount} [{number}]", name=name, amount=self.words.signed(entry.amount), number=number)
        if entry.more.get(CUT):
            text = self.words.text("{change} (more would not count: end of the scale)", change=text)
        return Change(indicator=entry.subject, number=number, name=name, amount=entry.amount, sentence=text)

    def _name(self, indicator: str) -> str:
        if indicator == capital_of(self.view.seat):
            return self.words.text("your political capital")
        return self.told.indicators[indicator].name

    def _moved(self, before: View) -> tuple[Moved, ...]:
        moved: list[Moved] = []
        for name, number in self.numbers.items():
            old, new = before.known.values.get(name), self.view.known.values.get(name)
            if old is None or new is None or old == new:
                continue
            indicator = self.told.indicators.get(name)
            level = self.words.number(new) if indicator is None or not indicator.unit else measure(indicator, new, self.words)
            sentence = self.words.text(
                "{name} [{number}]: {before}, now {after} ({change})",
                name=self._name(name),
                number=number,
                before=self.words.number(old),
                after=level,
                change=self.words.signed(new - old),
            )
            moved.append(
                Moved(
                    indicator=name,
                    number=number,
                    name=self._name(name),
                    before=old,
                    after=new,
                    human_cost=indicator is not None and indicator.human_cost,
                    sentence=sentence,
                )
            )
        return tuple(sorted(moved, key=lambda item: item.number))


def _merged(items: Sequence[Item]) -> list[Item]:
    """Put what moved by itself into one item a kind: each alone would be a line with one number."""
    kept: list[Item] = []
    for item in items:
        if item.kind not in {"drift", "undisclosed"} or not item.changes:
            kept.append(item)
            continue
        place = next((at for at, other in enumerate(kept) if other.kind == item.kind and other.headline == item.headline), None)
        if place is None:
            kept.append(item)
        else:
            kept[place] = replace(kept[place], changes=(*kept[place].changes, *item.changes))
    return kept
