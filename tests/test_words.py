"""The program's sentences: none is missing, and each can be said in another language."""

from __future__ import annotations

import ast
import gettext
from pathlib import Path

import pytest

from game import words as module
from game.authoring import shelf
from game.core.clauses import Gap, Obstacle
from game.core.errors import IllegalOrder
from game.core.world import Cause, Entry
from game.counterparts import counterpart
from game.match import playout
from game.words import CAUSES, ENTRIES, GAPS, REASONS, SHORT_GAPS, TABLE_CAUSES, Words

GAME = Path(module.__file__).parent
TABLES = {
    "ENTRIES": ENTRIES,
    "CAUSES": CAUSES,
    "TABLE_CAUSES": TABLE_CAUSES,
    "GAPS": GAPS,
    "SHORT_GAPS": SHORT_GAPS,
    "REASONS": REASONS,
}


class Pseudo(gettext.NullTranslations):
    """A language in which every message is the English one in brackets."""

    def gettext(self, message: str) -> str:
        """Return the message in brackets."""
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the fitting form in brackets."""
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def constants(call: str, keyword: str) -> set[str]:
    """Return every literal key with which the rules call something."""
    found = set()
    for path in (GAME / "core").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == call:
                literal = [item.value for item in node.keywords if item.arg == keyword]
                literal += node.args[:1] if call == "note" else []
                found |= {item.value for item in literal if isinstance(item, ast.Constant)}
    return found


def test_every_entry_of_the_rules_has_a_sentence() -> None:
    """No key with which the rules write an Entry is without its sentence."""
    keys = constants("Entry", "key") | constants("note", "key")
    assert len(keys) > 15
    assert keys - set(ENTRIES) == set()


def test_every_gap_of_the_rules_has_a_clause() -> None:
    """No key with which the rules make a Gap is without its clause."""
    keys = constants("Gap", "key")
    assert len(keys) > 20
    assert keys - set(GAPS) == set()


def test_every_cause_of_the_rules_has_a_phrase() -> None:
    """No kind of cause is without its phrase."""
    assert constants("Cause", "kind") - set(CAUSES) == set()


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_said_that_is_not_in_the_catalogue(table: str) -> None:
    """Each sentence, said in another language, is that language's."""
    for message in TABLES[table].values():
        assert Words(Pseudo()).text(message).startswith("⟦")


def test_a_whole_match_can_be_told() -> None:
    """Every entry, cause and reason of a match becomes a sentence with nothing left to fill in and no bare key."""
    scenario = shelf.read(shelf.find("baghdad-2024"))
    voice = Words()
    for seed in range(3):
        match = playout(scenario, seed, "evening", {seat: counterpart() for seat in scenario.seats})
        for turn in match.turns:
            for entry in turn.entries:
                said = voice.entry(entry, scenario)
                why = voice.cause(entry.cause, scenario)
                assert said
                assert said != entry.key
                assert why
                assert "{" not in said + why
        for record in match.journal.records:
            for reason in getattr(record, "because", ()):
                assert "{" not in voice.reason(reason, scenario)
                assert reason.key not in voice.reason(reason, scenario)


def test_numbers_are_written_for_people() -> None:
    """Changes carry their sign, values one decimal, rounded toward zero."""
    voice = Words()
    assert [voice.signed(number) for number in (4, -3, 0)] == ["+4", "\N{MINUS SIGN}3", "0"]
    assert [voice.points(number) for number in (43_578, -1_250, -50, 0)] == ["43.5", "\N{MINUS SIGN}1.2", "0.0", "0.0"]


def test_differences_agree_with_what_is_shown() -> None:
    """A difference is that of the tenths shown, whatever was cut off behind them."""
    voice = Words()
    assert voice.apart(16_050, 45_000) == "29.0"
    assert voice.apart(37_590, 44_000) == "6.5"


def test_alternatives_with_commas_are_quoted() -> None:
    """One option with a comma puts all of a list in quotation marks."""
    voice = Words()
    assert voice.either(voice.quoted(["end, then leave", "stay"])) == "“end, then leave” or “stay”"
    assert voice.either(voice.quoted(["go", "stay"])) == "go or stay"
    scenario = shelf.read(shelf.find("baghdad-2024"))
    gap = Gap(key="any_of", within=(Gap(key="lacks", subject="deal_ratified"), Gap(key="below", subject="momentum", needed=9)))
    said = voice.gap(gap, scenario)
    assert said.startswith("one of these ways must open: “The agreement is in force” ceases to be so; or ")


def test_a_rung_is_a_comparison() -> None:
    """A ladder's move names the rung as a comparison, with its place, and never another thing of the same name."""
    scenario = shelf.read(shelf.find("baghdad-2024"))
    ladder = next(item for item in scenario.indicators.values() if item.rungs)
    low, high = ladder.rungs[6], ladder.rungs[7]
    entry = Entry(key="rung_up", cause=Cause(kind="rule"), subject=ladder.id, more={"from": low.id, "to": high.id})
    said = Words().entry(entry, scenario)
    assert said == f"{ladder.name}: as tense as at “{high.name}”, rung 8 of {len(ladder.rungs)}, up from 7"


def test_lists_are_written_for_people() -> None:
    """Nobody; a; a and b; a, b and c."""
    voice = Words()
    assert [voice.listing(items) for items in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "nobody",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_gap_tells_no_present_value() -> None:
    """Why something is not possible names what is needed, never what there is."""
    scenario = shelf.read(shelf.find("baghdad-2024"))
    said = Words().gap(Gap(key="at_least", subject="momentum", needed=40), scenario)
    assert said == "Momentum of the commission's talks must be at 40 or above"


def test_a_refusal_names_the_order() -> None:
    """An IllegalOrder becomes one sentence an obstacle, naming the order and the reason."""
    scenario = shelf.read(shelf.find("baghdad-2024"))
    error = IllegalOrder([Obstacle(order="deed us_begin_drawdown", gap=Gap(key="has", subject="deal_ratified"))])
    name = scenario.actions["us_begin_drawdown"].name
    assert Words().error(error, scenario) == f"{name} cannot be done: “The agreement is in force” is not so yet."
