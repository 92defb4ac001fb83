"""How likely the historical ending was, by the record played again and again."""

from __future__ import annotations

from dataclasses import replace

from game.authoring import shelf
from game.core.assumption import supposing
from game.debrief.hindcast import hindcast, recorded
from game.study.precedents import SEEDS
from game.words import Words
from tests.study.gate.test_history import told

WORDS = Words()


def test_it_counts_every_playout_once_and_marks_what_really_came() -> None:
    """The shares of all endings make one whole, the most frequent stands first, and one is the historical one."""
    found = hindcast(shelf.read(shelf.find("baghdad-2020")), WORDS)
    assert found is not None
    shares = [item.share for item in found.endings]
    assert sum(round(share * len(SEEDS)) for share in shares) == len(SEEDS)
    assert shares == sorted(shares, reverse=True)
    assert [item.history for item in found.endings] == [True, *[False] * (len(shares) - 1)]
    assert found.endings[0].sentence.endswith("of 200. So it really ended.")
    assert "at the pace “An evening”" in found.asked


def test_the_historical_ending_is_told_where_it_never_came() -> None:
    """An ending to which its orders do not lead is told with nought; it is not left out."""
    rules = told()
    endings = tuple(replace(item, history=item.id == "quiet") for item in rules.endings)
    other = replace(rules, endings=endings, tables={"talks": replace(rules.tables["talks"], bodies=())})
    found = hindcast(other, WORDS)
    assert found is not None
    assert [(item.share > 0, item.history) for item in found.endings] == [(True, False), (False, True)]


def test_without_a_record_or_an_ending_that_came_there_is_none() -> None:
    """Nothing is told of a scenario that was made up."""
    for rules in (told(record=()), replace(told(), endings=tuple(replace(item, history=False) for item in told().endings))):
        assert not recorded(rules)
        assert hindcast(rules, WORDS) is None


def test_it_goes_by_what_is_supposed() -> None:
    """Under another assumption the same orders lead elsewhere as often as that assumption has it."""
    story = shelf.read(shelf.find("baghdad-2024"))
    strong, weak = (hindcast(supposing(story, {"restraint": name}), WORDS) for name in ("strong", "weak"))
    assert strong is not None
    assert weak is not None
    assert [item.share for item in strong.endings] != [item.share for item in weak.endings]
