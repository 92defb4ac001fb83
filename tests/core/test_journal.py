from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from game.core.errors import JournalError
from game.core.journal import (
    RULES,
    Answered,
    Intervened,
    Journal,
    Opened,
    Played,
    Record,
    Said,
    Sealed,
    Seated,
    Undone,
    begin,
    canonical,
    digest,
    effective,
    plain,
    replay,
)
from game.core.turn import Intervention
from game.match import Match
from tests.core.build import accept, action, effect, event, orders, propose, scenario, when

RULES_OF_PLAY = scenario(
    actions=[action("speak", effect({"trust": 3}), condition=when(at_least={"trust": 30}))],
    events=[event("rain", effect({"heat": 2}), chance=60, again=1)],
)


def played() -> Journal:
    """Return the journal of a match of three turns: orders, an intervention, a turn taken back, words."""
    match = Match.new(RULES_OF_PLAY, 7)
    match.seat(Seated(seat="north", turn=1, player="human"))
    match.seal(orders("north", 1, [propose(), "speak"]), by="ann", reason="to begin", prediction="they accept")
    match.play()
    match.intervene(Intervention(kind="fire", subject="rain", reason="for the lesson"), by="teacher")
    match.seal(orders("south", 2, accept("talks.1.north")))
    match.play()
    match.say("south", "well done", to=("north",))
    match.undo(2, "once more")
    match.seal(orders("south", 2, "speak"))
    match.play()
    match.answer("north", "why", "because")
    match.play()
    return match.journal


def kinds(journal: Journal) -> list[str]:
    """Return the kinds of its records."""
    return [record.kind for record in journal.records]


def changed(journal: Journal, number: int, record: Record | None) -> Journal:
    """Return the journal with one record replaced, or left out; records are numbered from 1."""
    records = list(journal.records)
    records[number - 1 : number] = [record] if record else []
    return replace(journal, records=tuple(records))


def test_a_journal_replays() -> None:
    """20.1 A journal replays to the same World and turns, to the letter."""
    journal = played()
    state = replay(journal)
    assert [turn.number for turn in state.turns] == [1, 2, 3]
    assert [start.turn for start in state.starts] == [1, 2, 3]
    assert replay(journal) == state
    recorded = [r.digest for r in effective(journal) if isinstance(r, Played)]
    assert recorded == [digest(turn.world) for turn in state.turns]
    assert state.world == state.turns[-1].world


def test_the_records_of_a_match() -> None:
    """20.4 Records are only ever added, in the order in which things were done."""
    assert kinds(played()) == [
        "opened",
        "seated",
        "sealed",
        "played",
        "intervened",
        "sealed",
        "played",
        "said",
        "undone",
        "sealed",
        "played",
        "answered",
        "played",
    ]


def test_what_counts() -> None:
    """20.4 What counts leaves out what was taken back, but not who was seated."""
    journal = played()
    late = journal.adding(Seated(seat="south", turn=4, player="human"), Undone(turn=1))
    assert [record.kind for record in effective(journal)] == [
        "opened",
        "seated",
        "sealed",
        "played",
        "sealed",
        "played",
        "answered",
        "played",
    ]
    assert [record.kind for record in effective(late)] == ["opened", "seated", "seated"]


def test_what_counts_replays_alike() -> None:
    """20.4 The records that count lead to the same World as all records do."""
    journal = played()
    short = replace(journal, records=tuple(effective(journal)))
    assert replay(short).world == replay(journal).world
    assert replay(short).turns == replay(journal).turns


def test_taking_back_in_a_journal() -> None:
    """15.3 What was sealed, played or changed since the beginning of the turn no longer counts, its own interventions too."""
    journal = played()
    until = replace(journal, records=journal.records[:9])
    state = replay(until)
    assert (state.world.turn, len(state.turns), state.sealed, state.interventions) == (2, 1, {}, ())
    assert state.world == state.turns[0].world
    assert replay(journal.adding(Undone(turn=1))).turns == ()


@pytest.mark.parametrize("turn", [0, 5, -1])
def test_no_turn_to_go_back_to(turn: int) -> None:
    """15.3 Play can be taken back only to a turn that was reached."""
    with pytest.raises(JournalError, match=r"record 14 \(undone\): cannot go back to turn"):
        replay(played().adding(Undone(turn=turn)))


def test_a_changed_order_is_found_out() -> None:
    """20.2 A journal in which an order was changed is refused at the turn that then leads elsewhere."""
    journal = played()
    forged = Sealed(orders=orders("north", 1, propose()))
    with pytest.raises(JournalError, match=r"record 4 \(played\): turn 1 leads to another World"):
        replay(changed(journal, 3, forged))


def test_a_forged_digest_is_found_out() -> None:
    """20.2 A changed digest is found out at its record."""
    with pytest.raises(JournalError, match=r"record 11 \(played\): turn 2 leads to another World"):
        replay(changed(played(), 11, Played(turn=2, digest="0" * 32)))


@pytest.mark.parametrize(("number", "where"), [(3, 3), (4, 4), (5, 6), (6, 6), (9, 9), (10, 10), (11, 12)])
def test_a_missing_record_is_found_out(number: int, where: int) -> None:
    """20.2 A journal from which a record was left out is refused where it no longer fits together."""
    with pytest.raises(JournalError, match=rf"^record {where} \("):
        replay(changed(played(), number, None))


@pytest.mark.parametrize("first", [3, 4, 6, 9, 10])
def test_reordered_records_are_found_out(first: int) -> None:
    """20.2 A journal in which two records changed places is refused at the first that no longer fits."""
    records = list(played().records)
    records[first - 1], records[first] = records[first], records[first - 1]
    with pytest.raises(JournalError, match=rf"^record {first} \("):
        replay(replace(played(), records=tuple(records)))


def test_a_journal_cut_short() -> None:
    """20.2 A journal cut short leads nowhere else: it is the same match, not played so far."""
    journal = played()
    whole = replay(journal)
    for length in range(1, len(journal.records)):
        state = replay(replace(journal, records=journal.records[:length]))
        assert state.world.turn <= whole.world.turn
    assert replay(replace(journal, records=journal.records[:-1])).turns == whole.turns[:-1]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (Sealed(orders=orders("north", 4, "sing")), "deed sing: unknown_action"),
        (Sealed(orders=orders("north", 3, "speak")), "orders: wrong_turn"),
        (Seated(seat="moon", turn=1, player="human"), "no seat 'moon'"),
        (Intervened(turn=4, intervention=Intervention(kind="fire", subject="moon")), "moon"),
        (Intervened(turn=3, intervention=Intervention(kind="fire", subject="rain")), "is for turn 3, but turn 4"),
        (Intervened(turn=4, intervention=Intervention(kind="bribe", subject="x")), "unknown kind of intervention 'bribe'"),
        (Played(turn=5, digest=""), "is for turn 5, but turn 4"),
        (Opened(scenario="test", digest="", seed=1, pace="steady"), "a journal is opened once"),
    ],
)
def test_records_that_do_not_fit(record: Record, message: str) -> None:
    """20.2 A record that does not fit is refused with its number, its kind and why."""
    with pytest.raises(JournalError, match=rf"^record 14 \({record.kind}\): .*{message}"):
        replay(played().adding(record))


def test_a_turn_after_the_ending() -> None:
    """20.2 A turn that was played after the ending is refused."""
    match = Match.new(scenario((10,)), 7)
    match.play()
    with pytest.raises(JournalError, match=r"record 3 \(played\): the match has ended"):
        replay(match.journal.adding(Played(turn=2, digest="")))


def test_another_seed() -> None:
    """20.2 Under another seed a journal leads elsewhere, and is refused."""
    journal = played()
    opened = replace(journal.opened, seed=8)
    with pytest.raises(JournalError, match=r"record \d+ \(played\)"):
        replay(changed(journal, 1, opened))


def test_other_rules() -> None:
    """20.3 A journal of other rules is refused, and both versions are named."""
    with pytest.raises(JournalError, match=f"rules {RULES + 1}; this program plays rules {RULES}"):
        replay(replace(played(), rules=RULES + 1))


def test_another_scenario() -> None:
    """20.3 A journal whose scenario is not the one it was opened with is refused."""
    other = replace(RULES_OF_PLAY, title="Another")
    with pytest.raises(JournalError, match="not the one the match was opened with"):
        replay(replace(played(), scenario=other))


def test_another_pace() -> None:
    """20.3 A journal of an unknown pace is refused."""
    with pytest.raises(JournalError, match="no pace 'gallop'"):
        replay(begin(RULES_OF_PLAY, 7, "gallop"))


@pytest.mark.parametrize("first", [None, Said(turn=1, seat="north", text="hello")])
def test_it_begins_with_an_opening(first: Record | None) -> None:
    """20.3 A journal begins with the record that opened the match."""
    with pytest.raises(JournalError, match="does not begin with an 'opened' record"):
        replay(replace(played(), records=(first,) if first else ()))


def test_words_change_no_world() -> None:
    """20.7 What was said and answered stands in the journal and changes no World."""
    journal = played()
    words = (
        Said(turn=4, seat="north", text="we mean it", to=("south",)),
        Answered(turn=4, seat="north", question="why", text="because"),
    )
    spoken = journal.adding(*words)
    assert spoken.records[-2:] == words
    assert replay(spoken) == replay(journal)


def test_one_text_for_one_thing() -> None:
    """20.1 A thing of the rules has one canonical text, whatever the order of its names, and one digest."""
    one, other = {"b": 1, "a": (date(2024, 1, 2), "é")}, {"a": [date(2024, 1, 2), "é"], "b": 1}
    assert canonical(one) == canonical(other) == '{"a":["2024-01-02","é"],"b":1}'
    assert digest(one) == digest(other) != digest({"b": 2})
    assert json.loads(canonical(RULES_OF_PLAY)) == plain(RULES_OF_PLAY)
    assert len(digest(RULES_OF_PLAY)) == 32
