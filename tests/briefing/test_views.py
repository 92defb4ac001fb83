"""Laws of the view models, over whole matches among counterparts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from game.briefing.advice import advice
from game.briefing.deeds import deeds
from game.briefing.dossier import actors, dossier, opening
from game.briefing.meanings import meanings
from game.briefing.news import news
from game.briefing.review import review
from game.briefing.situation import situation
from game.briefing.table import tables, valued
from game.briefing.verdict import verdict
from game.briefing.why import Line as WhyLine
from game.briefing.why import why
from game.core.clauses import Amount, Condition, Effect
from game.core.event import Event
from game.core.indicator import Flag, Indicator, capital_of
from game.core.orders import Move, Orders, obstacles
from game.core.scenario import Scenario
from game.core.seat import Adviser, Line
from game.core.table import POINT, approval, terms_of_side, value
from game.core.turn import Intervention
from game.core.view import Outcome, Result, View
from game.core.world import UNDISCLOSED
from game.counterparts import counterpart
from game.match import Match, playout
from game.words import Words

WORDS = Words()
SEATS = ("upper", "lower")


@pytest.fixture(scope="module")
def match(neighbours: Scenario) -> Match:
    """A whole match among counterparts."""
    return playout(neighbours, 7, "evening", {seat: counterpart() for seat in SEATS})


def prefixes(match: Match, seat: str) -> list[tuple[View, ...]]:
    """Return a seat's views as they were at the beginning of each turn."""
    views = match.views(seat)
    return [views[: number + 1] for number in range(len(views))]


@pytest.mark.parametrize("seat", SEATS)
def test_the_books_balance(match: Match, seat: str) -> None:
    """What a number began with and every change that "why" tells add up to what it is, at every turn."""
    for views in prefixes(match, seat):
        for gauge in situation(views, WORDS).gauges():
            found = why(views, gauge.id, WORDS)
            assert found.number == gauge.number
            if found.start is not None and found.now is not None:
                assert found.start + sum(line.amount for line in found.lines) == found.now == gauge.value


def lines_of_turns(views: tuple[View, ...], indicator: str) -> list[list[WhyLine]]:
    """Return the lines of "why", turn by turn."""
    lines = why(views, indicator, WORDS).lines
    return [[line for line in lines if line.turn == turn] for turn in sorted({line.turn for line in lines})]


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("high", [42, 100])
def test_what_is_undisclosed_is_one_line(neighbours: Scenario, seat: str, high: int) -> None:
    """In "why" a turn has at most one undisclosed line, the last: their order would tell who acted. The books balance."""
    masked = {name: replace(action, known_to=()) for name, action in neighbours.actions.items()}
    trust = {name: replace(neighbours.indicators[name], high=high) for name in ("trust_in_upper", "trust_in_lower")}
    hidden = replace(neighbours, actions=masked, indicators={**neighbours.indicators, **trust})
    match = playout(hidden, 7, "evening", {seat: counterpart() for seat in SEATS})
    known = [gauge.id for gauge in situation(match.views(seat), WORDS).gauges()]
    found = [(views, name, turn) for views in prefixes(match, seat) for name in known for turn in lines_of_turns(views, name)]
    assert any(UNDISCLOSED in {line.cause for line in turn} for *_, turn in found)
    for _, _, turn in found:
        assert UNDISCLOSED not in [line.cause for line in turn[:-1]]
    for views, name, _ in found:
        told = why(views, name, WORDS)
        if told.start is not None and told.now is not None:
            assert told.start + sum(line.amount for line in told.lines) == told.now


@pytest.mark.parametrize("order", [("sound_out", "open_sluice"), ("open_sluice", "sound_out")])
def test_the_order_of_secret_deeds_is_not_told(neighbours: Scenario, order: tuple[str, str]) -> None:
    """Two secret deeds and a public one that goes past the end of the scale read the same in whatever order they were done."""
    up = (Effect(change={"tension": Amount(base=40)}),)
    deeds_of = {name: replace(neighbours.actions[name], effects=up, known_to=(), cost=Amount()) for name in order}
    public = replace(neighbours.actions["shut_gates"], effects=up, risks=(), cost=Amount(), condition=Condition())
    scenario = replace(neighbours, actions={**neighbours.actions, **deeds_of, "shut_gates": public})
    told: list[object] = []
    for deeds_done in ((order[0], "shut_gates"), ("shut_gates", order[0]), (order[1], "shut_gates")):
        match = Match.new(scenario, 7)
        match.seal(Orders(seat="upper", turn=1, deeds=deeds_done))
        match.play()
        views = match.views("lower")
        told.append(([(line.amount, line.sentence) for line in why(views, "tension", WORDS).lines], news(views, WORDS).sections))
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("seat", SEATS)
def test_news_tells_every_change_once(match: Match, seat: str) -> None:
    """The changes of all items add up to what has moved, for every number the seat knows."""
    for views in prefixes(match, seat)[1:]:
        found = news(views, WORDS)
        told: Counter[str] = Counter()
        for section in found.sections:
            for item in section.items:
                for change in item.changes:
                    told[change.indicator] += change.amount
        moved = {item.indicator: item.after - item.before for item in found.moved}
        assert {name: amount for name, amount in told.items() if amount} == moved


@pytest.mark.parametrize("seat", SEATS)
def test_news_begins_in_short(match: Match, seat: str) -> None:
    """At most five sentences sum a turn up; nothing that the end of a scale swallowed is told as a change."""
    for views in prefixes(match, seat)[1:]:
        found = news(views, WORDS)
        assert len(found.summary) <= 5
        assert all(change.amount for section in found.sections for item in section.items for change in item.changes)


def test_what_harmed_people_is_the_first_headline(neighbours: Scenario) -> None:
    """Headlines: what happened before what was done, what people were counted for before all else, then what moved most."""
    events = {
        name: Event(id=name, name=name, condition=Condition(), effects=(Effect(change=change),), constructed=True)
        for name, change in (
            ("small", {"tension": Amount(base=2)}),
            ("large", {"drought": Amount(base=20)}),
            ("harm", {"hurt": Amount(base=1)}),
        )
    }
    match = Match.new(replace(neighbours, events=events), 7)
    match.seal(Orders(seat="upper", turn=1, deeds=("open_sluice",)))
    match.play()
    found = news(match.views("lower"), WORDS)
    assert [item.subject for item in found.headlines] == ["harm", "large", "small", "open_sluice"]


FAIR = {"release": "half", "gauges": "shared", "price": "fair"}
TOKEN = {"release": "half", "gauges": "shared", "price": "token"}
FREE = {"release": "full", "gauges": "shared", "price": "free"}


def played(scenario: Scenario, *turns: dict[str, Move]) -> Match:
    """Return a match in which these moves were made, turn by turn."""
    match = Match.new(scenario, 7)
    for number, moves in enumerate(turns, start=1):
        for seat, move in moves.items():
            match.seal(Orders(seat=seat, turn=number, moves=(move,)))
        match.play()
    return match


def propose(package: dict[str, str]) -> Move:
    """Return a move that puts a package forward."""
    return Move(kind="propose", table="water", package=package)


def test_crossing_acceptances_are_explained(neighbours: Scenario) -> None:
    """Where each side accepts the other's offer, the news of the signature say which counts, and what comes of it."""
    match = played(
        neighbours,
        {"upper": propose(FAIR)},
        {"upper": propose(FAIR), "lower": propose(FREE)},
        {
            "upper": Move(kind="accept", table="water", offer="water.2.lower"),
            "lower": Move(kind="accept", table="water", offer="water.1.upper"),
        },
    )
    found = news(match.views("upper"), WORDS)
    (said,) = (item.text for section in found.sections for item in section.items if item.headline.startswith("Signed at"))
    assert said == "Both sides accepted; the older offer counts."
    (notice,) = (notice for notice in found.notices if notice.key == "signed")
    assert "the offer of turn 1 (Upland)" in notice.sentence
    assert notice.sentence.endswith("it goes home for approval in the next turn's talks")
    match.play()
    answers = [notice for notice in news(match.views("lower"), WORDS).notices if notice.key in {"approved", "refused"}]
    assert answers
    assert all(notice.sentence.endswith("what was signed at The river commission") for notice in answers)


def test_what_a_newer_offer_gives_is_not_asked_for(neighbours: Scenario) -> None:
    """Asks are told against the offer of an earlier turn, which is named; what the seat has offered since is left out."""
    match = played(
        neighbours, {"upper": propose(FAIR)}, {"upper": propose(TOKEN), "lower": propose({**TOKEN, "release": "full"})}
    )
    (said,) = news(match.views("upper"), WORDS).answers
    assert said.startswith("Lowland did not take up your offer of turn 1 and asks instead for:")
    assert "The full flow" in said
    assert "token" not in said
    match = played(neighbours, {"upper": propose(FAIR)}, {"lower": propose({**TOKEN, "release": "full"})})
    (said,) = news(match.views("upper"), WORDS).answers
    assert "A token" in said


def test_an_own_deed_names_what_cannot_be_seen(neighbours: Scenario) -> None:
    """A deed's promised effects on what the seat cannot see are named, as on its sheet; another seat is not told."""
    pay = replace(
        neighbours.actions["read_gauges"], effects=(Effect(change={"anger": Amount(base=-4), "worry": Amount(base=1)}),)
    )
    match = Match.new(replace(neighbours, actions={**neighbours.actions, "read_gauges": replace(pay, condition=Condition())}), 7)
    match.seal(Orders(seat="lower", turn=1, deeds=("read_gauges",)))
    match.play()
    texts = {
        seat: next(item.text for item in news(match.views(seat), WORDS).headlines if item.subject == "read_gauges")
        for seat in SEATS
    }
    assert texts == {"lower": "It was also meant to move what you cannot see: Anger in Upland's assembly.", "upper": ""}


def test_what_a_limit_swallows_is_no_motion(neighbours: Scenario) -> None:
    """A change that goes past the end of the scale is told as far as it counted; what did not count at all is left out."""
    shut = replace(neighbours.actions["shut_gates"], effects=(Effect(change={"tension": Amount(base=500)}),), risks=())
    match = Match.new(replace(neighbours, actions={**neighbours.actions, "shut_gates": shut}), 7)
    match.seal(Orders(seat="upper", turn=1, deeds=("shut_gates",)))
    match.play()
    views = match.views("lower")
    item = next(item for section in news(views, WORDS).sections for item in section.items if item.subject == "shut_gates")
    (change,) = item.changes
    assert change.amount == 100 - (views[0].known.values["tension"])
    assert "more would not count" in change.sentence
    assert "more would not count" in why(views, "tension", WORDS).lines[0].sentence


def test_a_repeated_deed_is_shown_halved(neighbours: Scenario) -> None:
    """The note and the numbers are those of a repetition, where it can be repeated at all."""
    sluice = replace(neighbours.actions["open_sluice"], times=None, every=1, fresh=2)
    for action, tired in ((sluice, True), (replace(sluice, times=1), False)):
        match = Match.new(replace(neighbours, actions={**neighbours.actions, "open_sluice": action}), 7)
        before = deeds(match.view("upper"), WORDS).deed("open_sluice")
        match.seal(Orders(seat="upper", turn=1, deeds=("open_sluice",)))
        match.play()
        after = deeds(match.view("upper"), WORDS).deed("open_sluice")
        assert after.tired is tired
        if tired:
            whole = {shift.indicator: shift.amount.low for upshot in before.upshots for shift in upshot.shifts}
            halved = {shift.indicator: shift.amount.low for upshot in after.upshots for shift in upshot.shifts}
            assert halved == {name: half for name, amount in whole.items() if (half := int(amount / 2))}


@pytest.mark.parametrize("seat", SEATS)
def test_numbers_are_stable(match: Match, seat: str) -> None:
    """A measure keeps its number for the whole match, and numbers have no gaps."""
    seen = {tuple((gauge.number, gauge.id) for gauge in situation(views, WORDS).gauges()) for views in prefixes(match, seat)}
    assert len(seen) == 1
    assert [number for number, _ in seen.pop()] == list(range(1, len(situation(match.views(seat), WORDS).gauges()) + 1))


def test_an_estimate_is_a_band(neighbours: Scenario) -> None:
    """Who may not know a number is told a band, and why it is one; who has no estimate is told nothing."""
    views = Match.new(neighbours, 7).views("lower")
    gauges = {gauge.id: gauge for gauge in situation(views, WORDS).gauges()}
    assert gauges["lake"].value is None
    assert "an estimate" in gauges["lake"].level
    assert gauges["anger"].low is None
    assert gauges["anger"].level == "not known to you"
    assert "every 2 turns" in why(views, "lake", WORDS).sentence
    assert "not told" in why(views, "anger", WORDS).sentence
    assert not why(views, "anger", WORDS).lines


def test_a_facilitator_is_named(neighbours: Scenario) -> None:
    """What no entry explains is a line of its own: a correction by hand."""
    match = Match.new(neighbours, 7)
    match.play()
    match.intervene(Intervention(kind="correct", subject="tension", value=77, reason="test"))
    found = why(match.views("upper"), "tension", WORDS)
    assert found.now == 77
    assert "the facilitator" in found.lines[-1].sentence
    assert (found.start or 0) + sum(line.amount for line in found.lines) == 77


def test_the_chain_leads_to_the_deed(neighbours: Scenario) -> None:
    """Why a number moved: the event, the fact that let it happen, the deed that brought that fact about."""
    crowd = Event(
        id="crowd",
        name="A crowd gathers",
        condition=Condition(has=("gates_shut",)),
        effects=(Effect(change={"tension": Amount(base=9)}),),
        constructed=True,
    )
    scenario = replace(neighbours, events={"crowd": crowd})
    match = Match.new(scenario, 7)
    match.seal(Orders(seat="upper", turn=1, deeds=("shut_gates",)))
    match.play()
    found = why(match.views("lower"), "tension", WORDS)
    line = next(line for line in found.lines if line.amount == 9)
    assert "A crowd gathers" in line.sentence
    assert ["Upland has shut the gates" in step.text and "Shut the gates" in step.text for step in line.chain] == [True]


def test_a_masked_cause_stays_masked(neighbours: Scenario) -> None:
    """A deed that a seat did not see shows its effects without its cause, in news and in why."""
    sound = replace(neighbours.actions["sound_out"], known_to=(), name="CANARY")
    scenario = replace(neighbours, actions={**neighbours.actions, "sound_out": sound})
    match = Match.new(scenario, 7)
    match.seal(Orders(seat="upper", turn=1, deeds=("sound_out",)))
    match.play()
    views = match.views("lower")
    found = news(views, WORDS)
    assert "undisclosed" in [section.id for section in found.sections]
    assert "undisclosed" in why(views, "trust_in_upper", WORDS).lines[-1].sentence
    assert "CANARY" not in repr(found) + repr(why(views, "trust_in_upper", WORDS))


@pytest.mark.parametrize("seat", SEATS)
def test_a_package_is_the_sum_of_its_options(match: Match, seat: str) -> None:
    """Option by option the builder adds up exactly to the package's value, which is the rules' own."""
    for view in match.views(seat):
        brief = tables(view, WORDS)[0]
        table = view.edition.tables["water"]
        pledge = view.known.sittings["water"].pledges.get(seat)
        own = terms_of_side(table, seat, view.known.values, pledge)
        for offer in brief.offers:
            parts = [issue.option(offer.worth.package[issue.id]).exact or 0 for issue in brief.issues]
            assert sum(parts) // 10 == offer.worth.value == value(own, offer.worth.package)
        assert brief.limit is not None
        assert brief.limit.value == table.stakes[seat].reservation.value(view.known.values) * POINT


def test_bodies_forecast_in_five_bands(match: Match) -> None:
    """The band of a body follows its chance of approval, and says it in words, never in figures."""
    view = match.views("upper")[0]
    table = view.edition.tables["water"]
    body = next(body for body in table.bodies if body.side == "upper")
    for option in table.issues["release"].options:
        package = {**table.status_quo(), "release": option}
        worth = value(terms_of_side(table, "upper", view.known.values, None, body), package)
        chance = approval(body, worth, view.known.values)
        (found,) = valued(view, "water", package, WORDS).forecasts
        assert found.band == sum(chance >= limit for limit in (1000, 3500, 6500, 9000))
        assert not any(sign.isdigit() for sign in found.sentence)


def test_a_pledge_is_itemised(neighbours: Scenario) -> None:
    """Beyond one's own pledge an option loses the audience's points, and says so."""
    match = Match.new(neighbours, 7)
    before = tables(match.view("upper"), WORDS)[0].issue("price").option("free")
    match.seal(Orders(seat="upper", turn=1, moves=(Move(kind="pledge", table="water", issue="price", option="token"),)))
    match.play()
    brief = tables(match.view("upper"), WORDS)[0]
    after = brief.issue("price").option("free")
    assert after.beyond
    assert not before.beyond
    assert "breaking your public pledge" in after.why
    assert (before.value or 0) - (after.value or 0) == 8000
    assert brief.issue("price").option("token").pledged_by == ("you",)
    assert brief.release is not None


def test_a_shut_table_says_why_and_what_would_open_it(neighbours: Scenario) -> None:
    """No talks: the reason stands there, and one's own deeds that would help."""
    water = replace(neighbours.tables["water"], open=Condition(has=("inspected",)))
    scenario = replace(neighbours, tables={"water": water})
    found = tables(Match.new(scenario, 7).view("lower"), WORDS)[0]
    assert "Engineers have read the gauges" in found.status
    assert found.openers == ("Send engineers to the gauges",)
    assert found.move("propose").gaps


@pytest.mark.parametrize("seat", SEATS)
def test_deeds_are_available_where_nothing_is_in_the_way(match: Match, seat: str) -> None:
    """A deed without gaps can be ordered alone; one with gaps cannot."""
    for view in match.views(seat)[:-1]:
        for deed in deeds(view, WORDS).deeds():
            orders = Orders(seat=seat, turn=view.known.turn, deeds=(deed.id,))
            assert bool(deed.gaps) == bool(obstacles(view.edition, view.known, orders))


def test_chances_come_in_words_and_percent(neighbours: Scenario) -> None:
    """A risk is told in words and in percent."""
    (danger,) = deeds(Match.new(neighbours, 7).view("upper"), WORDS).deed("shut_gates").dangers
    assert danger.words == "unlikely, 14 percent"
    assert danger.text == "There may be a crowd."


def test_a_chance_that_depends_on_a_secret_is_a_range(neighbours: Scenario) -> None:
    """Where a chance depends on what the seat only estimates, it is told as a range."""
    read = neighbours.actions["read_gauges"]
    risk = replace(neighbours.actions["shut_gates"].risks[0], chance=Amount(plus={"lake": 50}))
    scenario = replace(neighbours, actions={**neighbours.actions, "read_gauges": replace(read, risks=(risk,))})
    view = Match.new(scenario, 7).view("lower")
    (danger,) = deeds(view, WORDS).deed("read_gauges").dangers
    guess = view.guesses["lake"]
    assert (danger.chance.low, danger.chance.high) == (guess.low // 2, guess.high // 2)


def test_the_first_line_that_holds_is_said(neighbours: Scenario) -> None:
    """An adviser says the first line whose condition holds; one that asks for what cannot be known is passed over."""
    lines = (
        Line(text="of a secret", when=Condition(has=("leak_feared",))),
        Line(text="of a hidden number", when=Condition(at_least={"anger": Amount(base=1)})),
        Line(text="too early", when=Condition(has=("gates_shut",))),
        Line(text="this one"),
    )
    lower = replace(neighbours.seats["lower"], advisers=(Adviser(id="a", name="A", lines=lines),))
    scenario = replace(neighbours, seats={**neighbours.seats, "lower": lower})
    assert [voice.text for voice in advice(Match.new(scenario, 7).view("lower"))] == ["this one"]


def test_a_review_reads_orders_back(neighbours: Scenario) -> None:
    """Orders are read back with cost, obstacles, and the human cost of what may kill before it is sealed."""
    view = Match.new(neighbours, 7).view("upper")
    found = review(view, Orders(seat="upper", turn=1, deeds=("shut_gates", "open_sluice")), WORDS)
    assert (found.cost, found.capital) == (2, 2)
    assert not found.obstacles
    assert "People who live off the river." in found.lines[0].human_cost
    assert "Farmers at the fence" in found.lines[0].human_cost
    assert "nothing" in review(view, Orders(seat="upper", turn=1), WORDS).reminders[0]
    twice = review(view, Orders(seat="upper", turn=1, deeds=("read_gauges",)), WORDS)
    assert twice.obstacles


def test_the_verdict_waits_for_the_end(neighbours: Scenario, match: Match) -> None:
    """Before the end there is no verdict; after it every seat's results are told, the reader's own first."""
    with pytest.raises(ValueError, match="still"):
        verdict(Match.new(neighbours, 7), "upper", WORDS)
    found = verdict(match, "lower", WORDS)
    assert [result.seat for result in found.results] == ["lower", "upper"]
    assert found.results[0].mine
    assert found.results[0].deals
    assert found.human_cost
    assert found.happened


def test_the_verdict_tells_what_was_taken_for_granted(match: Match) -> None:
    """Each assumption is told as a question, with how it was in this match and how else it may be supposed."""
    [taken] = verdict(match, "lower", WORDS).supposed
    assert taken.question == "What do the two remember of each other?"
    assert taken.why == "Both sides have old people and old papers."
    assert taken.answer == "In this match: Old quarrels."
    assert taken.others == "It may be supposed otherwise: Help in the great flood."


def test_what_deeds_were_meant_to_say_is_set_beside_how_they_were_read(neighbours: Scenario) -> None:
    """Once a match is over, each deed that was done is told once, with its turns, its intent, and how each other read it."""
    read = replace(neighbours.actions["shut_gates"], readings={"lower": "They mean to starve us."})
    story = replace(neighbours, actions={**neighbours.actions, read.id: read})
    match = Match.new(story, 7)
    with pytest.raises(ValueError, match="still"):
        meanings(match, WORDS)
    while not match.over:
        done = {1: (read.id,), 3: ("open_sluice",)}.get(match.world.turn, ())
        for seat in story.seats:
            match.seal(Orders(seat=seat, turn=match.world.turn, deeds=done if seat == "upper" else ()))
        match.play()
    meaning, other = meanings(match, WORDS)
    assert other.title.endswith("(turn 3)")
    assert meaning.title == f"{story.name_of('upper')}: Shut the gates (turn 1)"
    assert meaning.intent == "Water is not free."
    assert [(account.actor, account.text) for account in meaning.readings] == [("lower", "They mean to starve us.")]


def test_what_went_wrong_is_read_apart_from_what_was_meant(neighbours: Scenario) -> None:
    """Readings of a mishap stand under it, and only where it came about; how a side read its own deed is left out."""
    shut = neighbours.actions["shut_gates"]
    [crowd] = shut.risks
    for chance, wrong in ((100, True), (0, False)):
        risk = replace(crowd, chance=Amount(base=chance), readings={"lower": "A threat.", "upper": "An accident."})
        deed = replace(shut, risks=(risk,), readings={"upper": "Our right."}, known_to=("upper",))
        story = replace(neighbours, actions={**neighbours.actions, deed.id: deed})
        match = Match.new(story, 7)
        while not match.over:
            for seat in story.seats:
                ordered = (deed.id,) if seat == "upper" and match.world.turn == 1 else ()
                match.seal(Orders(seat=seat, turn=match.world.turn, deeds=ordered))
            match.play()
        found = meanings(match, WORDS)
        assert [[item.actor for item in mishap.readings] for meaning in found for mishap in meaning.mishaps] == [
            ["lower"]
        ] * wrong
        assert [meaning.readings for meaning in found] == [()] * wrong
        assert meanings(match, WORDS, reveal=False) == ()


def test_what_is_foretold_is_told_until_it_comes(neighbours: Scenario) -> None:
    """Everyone reads what is foretold, with its day; in its turn it is told as of this turn, and afterwards no more."""
    [event] = [event for event in neighbours.events.values() if event.foretold]
    match, told = Match.new(neighbours, 7), []
    while not match.over:
        world = match.world
        assert event.on is not None
        stage = "gone" if event.on.toordinal() < world.first_day else "now" if event.on.toordinal() <= world.last_day else "ahead"
        told.append((stage, situation(match.views("upper"), WORDS).ahead))
        for seat in neighbours.seats:
            match.seal(Orders(seat=seat, turn=world.turn))
        match.play()
    assert {stage for stage, _ in told} == {"ahead", "now", "gone"}
    when = "20 May 2030: Upland votes"
    expected = {"ahead": (when,), "now": (f"In this turn, {when}",), "gone": ()}
    assert all(lines == expected[stage] for stage, lines in told)


def test_an_agreement_is_measured_against_both_limits(match: Match, monkeypatch: pytest.MonkeyPatch) -> None:
    """The verdict says of each limit, that of the opening and that at signature, whether an agreement is above or below it."""
    outcome = Outcome(table="water", value=50_800, at_opening=43_000, at_signature=53_000)
    monkeypatch.setattr(Match, "results", lambda _: (Result(seat="lower", outcomes=(outcome,), served=()),))
    (said,) = verdict(match, "lower", WORDS).results[0].deals
    assert "7.8 above the limit of the opening (43.0)" in said
    assert "2.2 below the limit at signature (53.0)" in said


def test_papers_leave_out_what_is_empty(neighbours: Scenario) -> None:
    """A heading with nothing under it is not shown, and no bracket is."""
    view = Match.new(neighbours, 7).view("lower")
    papers = [opening(view, WORDS), dossier(view, WORDS), actors(view, WORDS)]
    assert "[[" not in repr(papers[:2])
    assert all(page.paragraphs for paper in papers[:2] for page in paper.pages)
    assert "divisions" not in [page.id for page in papers[1].pages]


# -- secrecy ----------------------------------------------------------------------------------------------------------


def other_secrets(scenario: Scenario) -> Scenario:
    """Return a scenario that differs only in what Upland may not know."""
    lower = scenario.seats["lower"]
    lower = replace(
        lower,
        dossier=replace(lower.dossier, role="CANARY", goals=("CANARY",)),
        interests=tuple(replace(item, name="CANARY", measure=Amount(base=1)) for item in lower.interests),
        advisers=(Adviser(id="c", name="CANARY", lines=(Line(text="CANARY"),)),),
    )
    water = scenario.tables["water"]
    stakes = replace(
        water.stakes["lower"],
        weights={"release": 10, "gauges": 10, "price": 80},
        reservation=Amount(base=77),
        batna="CANARY",
    )
    bodies = tuple(replace(body, threshold=Amount(base=1)) if body.side == "lower" else body for body in water.bodies)
    hidden = replace(scenario.indicators["zeal"], start=99, trend=Amount(base=5), good=("lower",))
    event = Event(id="plot", name="CANARY", condition=Condition(has=("plotting",)), chance=Amount(base=0), known_to=("lower",))
    return replace(
        scenario,
        seats={**scenario.seats, "lower": lower},
        tables={"water": replace(water, stakes={**water.stakes, "lower": stakes}, bodies=bodies)},
        indicators={**scenario.indicators, "zeal": hidden},
        flags={**scenario.flags, "plotting": Flag(id="plotting", name="CANARY", known_to=("lower",), start=True)},
        events={**scenario.events, "plot": event},
    )


def test_secrets_change_no_view_model(neighbours: Scenario) -> None:
    """Two scenarios that differ only in what a seat may not know give it equal view models."""
    zeal = Indicator(id="zeal", name="Zeal", start=40, known_to=("lower",))
    one = replace(neighbours, indicators={**neighbours.indicators, "zeal": zeal})
    pair = [Match.new(one, 7), Match.new(other_secrets(one), 7)]
    for match in pair:
        match.seal(Orders(seat="upper", turn=1, deeds=("open_sluice",)))
        match.seal(Orders(seat="lower", turn=1, deeds=("sound_out",)))
        match.play()
    shown = [
        repr(
            (
                situation(views, WORDS),
                [why(views, gauge.id, WORDS) for gauge in situation(views, WORDS).gauges()],
                news(views, WORDS),
                tables(views[-1], WORDS),
                deeds(views[-1], WORDS),
                dossier(views[-1], WORDS),
                opening(views[-1], WORDS),
                actors(views[-1], WORDS),
                advice(views[-1]),
                review(views[-1], Orders(seat="upper", turn=2), WORDS),
                capital_of("upper"),
            )
        )
        for views in (match.views("upper") for match in pair)
    ]
    assert shown[0] == shown[1]
    assert "CANARY" not in shown[0]
