from __future__ import annotations

import pytest

from game.briefing.glossary import find, linked, plain, prose
from game.core.scenario import Term

GLOSSARY = {
    "hmc": Term(id="hmc", name="Higher Military Commission", text="A body."),
    "isis": Term(id="isis", name="ISIS", text="A group."),
}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("no link", "no link"),
        ("the [[hmc]] met", "the Higher Military Commission met"),
        ("the [[hmc|commission]] met", "the commission met"),
        ("the [[hmc| commission ]] met", "the commission met"),
        ("an [[unknown|old word]] here", "an old word here"),
        ("[[isis]][[hmc|x]]", "ISISx"),
        ("[[not closed", "[[not closed"),
    ],
)
def test_brackets_never_show(text: str, read: str) -> None:
    """A link is read as its words, or as the term's name; one that leads nowhere as plain words."""
    assert plain(text, GLOSSARY) == read


def test_links_point_at_their_words() -> None:
    """Each link names its term and the place of its words in the plain text."""
    found = prose("On [[isis]] and the [[hmc|commission]].", GLOSSARY)
    assert [(link.term, found.text[link.start : link.end]) for link in found.links] == [("isis", "ISIS"), ("hmc", "commission")]


def test_terms_are_listed_once_in_the_order_met() -> None:
    """Terms of several texts are listed once each."""
    assert [term.id for term in linked(["[[isis]] [[hmc]]", "[[isis]]"], GLOSSARY)] == ["isis", "hmc"]


@pytest.mark.parametrize("word", ["hmc", "Higher Military Commission", "higher military commission", "military"])
def test_a_word_is_found_by_id_name_or_part(word: str) -> None:
    """A term is found however it is asked for, if only one can be meant."""
    assert find(word, GLOSSARY)[0] == GLOSSARY["hmc"]


def test_a_misspelt_word_is_guessed() -> None:
    """A word that is none comes back with those near to it."""
    assert find("isid", GLOSSARY) == (None, (GLOSSARY["isis"],))
