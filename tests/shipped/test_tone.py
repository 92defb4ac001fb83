"""The tone of every shipped scenario: plain words for every side, one spelling per name, figures with an owner.

The lists below are the project's rules of tone. What is allowed in spite of them stands beside them, word for word: words a
party has said in public, and names that carry such a word. Add to a list of exceptions only what a source has between quotation
marks or attributes to somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final

import pytest

from game.core.action import Action, Risk
from game.core.event import Event
from game.core.scenario import Source
from tests.authoring.test_guide import GUIDE
from tests.shipped.stories import STORIES, TEMPLATE, people, scenario

NO_TEXT: Final = frozenset({"id", "url", "language", "group", "stage", "coverage", "status_quo", "package", "on"})
"""Fields whose strings are names for the program, not words for a person."""

LOADED: Final = (
    r"regimes?",
    r"surgical\w*",
    r"annals of",
    r"eliminat\w+",
    r"neutrali[sz]\w+",
    r"(?:taken|took|takes|taking) out",
    r"martyr\w*",
    r"liquidat\w+",
    r"punish\w*",
    r"crush(?:ed|es|ing)",
    r"boast\w*",
    r"slam(?:s|med|ming)?",
    r"lash(?:es|ed|ing)? out",
    r"admit(?:s|ted|ting)?",
    r"claim(?:s|ed|ing)? (?:that|to)",
    r"nuclear treaty",
    r"precision",
    r"terroris[tm]\w*",
    r"resistance",
)
"""Words that take a side, or make light of harm."""

ATTRIBUTED: Final = (
    "Foreign Terrorist Organization",
    "Islamic Resistance in Iraq",
    "after rockets at the US embassy the word was terrorism",  # Iraq's government, December 2023
    "Iraq's government called such an attack terrorism",
    "The attack on the embassy was terrorism",
    "Asaib Ahl al-Haq says that resistance has set the date",
)
"""Loaded words in a name, or in the mouth of somebody who is named."""

SPELLED: Final[Mapping[str, str]] = {
    r"Kata['’]ib|Kataeb|Hizballah|Hizbollah|Hezbollah Brigades": "Kataib Hezbollah",
    r"Asa['’]ib": "Asaib Ahl al-Haq",
    r"Harakat Hezbollah al-Nujaba|HHN|HAN": "Harakat al-Nujaba",
    r"al-Hashd|Hashd|PMU": "Popular Mobilization Forces",
    r"Wisam|Abu Bakr|Abu Baqer|al-Saedi": "Wissam Mohammed al-Saadi",
    r"al-Jawari": "Mushtaq al-Saeedi",
    r"Qassem|Qasim|Suleimani|Soleymani": "Qasem Soleimani",
    r"al-Mohandes|Mohandes|Jamal Jaafar": "Abu Mahdi al-Muhandis",
    r"Ayn al-Asad|Al Asad|al Asad": "Ain al-Asad",
    r"Jurf al-Nasr|Jurf al-Saqr": "Jurf al-Sakhar",
    r"al-Qa['’]im": "al-Qaim",
    r"al-Bukamal|Albukamal": "Abu Kamal",
    r"Irbil|Arbil": "Erbil",
    r"Shia['’]|Shi['’]a|Shiite": "Shia",
    r"al-Kadhemi|al-Kazemi": "Mustafa al-Kadhimi",
    r"Adel Abdul|Abdul Mahdi": "Adil Abdul-Mahdi",
    r"(?:High|Supreme) Military Com\w+|Higher Military Committee": "Higher Military Commission",
    r"ISIL|Daesh|Islamic State": "ISIS",
    r"Fordo": "Fordow",
    r"CF": "Coordination Framework",
}
"""How a name is not written here, and how it is."""

ALSO_SPELLED: Final = (
    "(also spelled al-Saedi)",
    "also written ISIL, IS or Daesh",
)
"""Where another spelling is told of, so that a reader finds it elsewhere."""

QUOTED: Final = frozenset(
    {
        "Actions speak louder than words",  # Pentagon, 30 January 2024
        "actions speak louder than words",
        "If you harm an American, we will respond",  # the president, 2 February 2024
        "dangerous escalation and assault",  # Iraq, January 2024
        "from a platform determined in the HMC",  # joint statement, 27 September 2024
        "low-intensity war",  # a senator, June 2021
        "more than ever",  # Iraq's military spokesman, 8 February 2024
        "no indications of collateral damage or civilian casualties",  # CENTCOM, 7 February 2024
        "not a withdrawal",  # a US official, September 2024
        "orderly transition to an enduring bilateral security partnership",  # US position, 2024
        "unilateral strike",  # CENTCOM, 7 February 2024
        "unwilling or unable",  # US letters of 2021
        "has now transitioned",  # joint statement, 7 April 2021
        "due to external factors",  # the EU's coordinator, 11 March 2022
        "a matter of weeks",  # the United States, spring 2022
        "decorative",  # a member of Iran's parliament of an offer, 2014
        "for the last time",  # Iraq's ambassador to the UN, December 2007
        "a temporary agreement",  # Iraq's foreign ministry, March 2008
        "frankly unrealistic",  # a US official, later, of a US draft of May 2008
        "dead end",  # Iraq's prime minister, June 2008
        "a general time horizon for meeting aspirational goals",  # joint statement, July 2008
        "A general time horizon for meeting aspirational goals",
        "not an arbitrary date",  # the same
        "we are clearly running out of time",  # a US official, October 2008
        "We are clearly running out of time",
    }
)
"""Everything that stands between quotation marks in the sources, and so may here."""

PERSONS: Final = (
    r"Soleimani|Muhandis|al-Saadi|al-Saeedi|Abu Taqwa|Abu Baqir|al-Alawi|Dizayee|Rivers|Sanders|Moffett|Kaani|Qaani|Khazali"
    r"|al-Sudani|al-Kadhimi|Biden|Blinken|Austin|Trump|Khamenei|Raisi|Sistani|Barzani"
)
"""Real people of these years: never in the name, text or intent of a deed."""

OWNED: Final = r"counts?|counted|said|says|saw|by|according|constructed|reports?|reported|documented"
"""A figure has an owner, or is said to be built for play."""


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a thing, with the path to it."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for item in fields(value):
            if item.name not in NO_TEXT:
                yield from strings(getattr(value, item.name), f"{path}.{item.name}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from strings(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from strings(item, f"{path}.{getattr(item, 'id', number)}")


@cache
def texts(name: str) -> tuple[tuple[str, str], ...]:
    """Return every text of a scenario, with white space made even inside paragraphs."""
    pairs = strings(scenario(name))
    return tuple((path, re.sub(r"[ \t]*\n(?!\n)[ \t]*", " ", text)) for path, text in pairs if text)


def found(name: str, pattern: str, without: tuple[str, ...] = (), *, flags: int = re.IGNORECASE) -> list[str]:
    """Return where a pattern stands as whole words, after the exceptions have been taken out."""
    word = re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", flags)
    hits = []
    for path, text in texts(name):
        rest = text
        for exception in without:
            rest = rest.replace(exception, " ")
        hits += [f"{path}: {hit.group()}" for hit in word.finditer(rest)]
    return hits


def things(name: str, cls: type[Any]) -> Iterator[Any]:
    """Yield the events, actions or risks of a scenario."""
    story = scenario(name)
    if cls is Event:
        yield from story.events.values()
    elif cls is Action:
        yield from story.actions.values()
    else:
        yield from (risk for action in story.actions.values() for risk in action.risks)


@pytest.mark.parametrize("name", [*STORIES, TEMPLATE])
def test_no_word_takes_a_side(name: str) -> None:
    """No text uses a loaded word of its own; those in names and in attributed speech are listed."""
    assert found(name, "|".join(LOADED), ATTRIBUTED) == []


def test_the_guide_for_authors_takes_no_side() -> None:
    """What authors are shown, prose and parts alike, keeps to the words that scenarios are held to."""
    assert re.findall(rf"(?<![\w-])(?:{'|'.join(LOADED)})(?!\w)", GUIDE, re.IGNORECASE) == []


@pytest.mark.parametrize("name", STORIES)
def test_a_name_has_one_spelling(name: str) -> None:
    """Names are written in the one spelling chosen; others stand only where they are told of."""
    hits = {right: found(name, wrong, ALSO_SPELLED, flags=0) for wrong, right in SPELLED.items()}
    assert {right: where for right, where in hits.items() if where} == {}


@pytest.mark.parametrize("name", STORIES)
def test_a_wrong_number_is_not_spread(name: str) -> None:
    """The number of dead that an article got wrong is printed nowhere, not even to deny it."""
    assert found(name, "146") == []


@pytest.mark.parametrize("name", [*STORIES, TEMPLATE])
def test_casualties_are_killed_and_injured(name: str) -> None:
    """The word 'casualties' stands only where killed and injured are both told, or in CENTCOM's words on finding none."""
    for path, text in texts(name):
        if path.startswith(".sources."):
            continue  # the title of somebody's work
        rest = re.sub(r"no indications? of (?:collateral damage or )?civilian casualties|no civilian casualties", " ", text)
        if re.search(r"\bcasualt", rest, re.IGNORECASE):
            assert re.search(r"\bkilled\b", rest), path
            assert re.search(r"\binjur|\bwounded\b", rest), path


@pytest.mark.parametrize("name", STORIES)
def test_only_documented_words_are_quoted(name: str) -> None:
    """What stands between quotation marks has been said in public, and is listed."""
    quotes = {quote.strip(" ,.") for _, text in texts(name) for quote in re.findall(r'["“]([^"“”]+)["”]', text)}
    assert quotes - QUOTED == set()


@pytest.mark.parametrize("name", STORIES)
def test_two_coalitions_are_told_apart(name: str) -> None:
    """Where a paragraph names the Coordination Framework, nothing else in it is called 'the coalition'."""
    for path, text in texts(name):
        for paragraph in text.split("\n"):
            if "Coordination Framework" in paragraph:
                assert not re.search(r"\b[Tt]he coalition\b", paragraph), path


@pytest.mark.parametrize("name", [*STORIES, TEMPLATE])
def test_no_text_names_a_folder(name: str) -> None:
    """No text leads to somebody's disk."""
    assert [path for path, text in texts(name) if re.search(r"(?:^|\s)(?:/(?:home|tmp|work|Users)/|[A-Z]:\\|file:)", text)] == []


@pytest.mark.parametrize("name", [*STORIES, TEMPLATE])
def test_no_deed_is_aimed_at_a_person(name: str) -> None:
    """No deed names a real person in its name, its text or its intent."""
    for action in things(name, Action):
        for text in (action.name, action.text, action.intent):
            assert not re.search(PERSONS, text), action.id


@pytest.mark.parametrize("name", STORIES)
def test_history_has_sources(name: str) -> None:
    """What is told as history names a source, and is not also called constructed; so do the real ending and the real orders."""
    story = scenario(name)
    for event in things(name, Event):
        assert event.history or event.constructed, event.id
        assert not (event.history and event.constructed), event.id
        assert event.sources or not event.history, event.id
    assert all(ending.sources for ending in story.endings if ending.history)
    assert all(order.sources for order in story.history)


@pytest.mark.parametrize("name", [*STORIES, TEMPLATE])
def test_an_event_is_history_or_built_for_play(name: str) -> None:
    """Every event is marked as one of the two, never both: the front ends show the mark beside it."""
    for event in things(name, Event):
        assert event.history != event.constructed, event.id


@pytest.mark.parametrize("name", STORIES)
def test_cited_sources_exist(name: str) -> None:
    """Every source that is cited is in the list, with a title and an https address or none."""
    known = scenario(name).sources
    seen: list[Any] = [scenario(name)]
    while seen:
        thing = seen.pop()
        if isinstance(thing, Source):
            assert thing.title.strip()
            assert not thing.url or re.fullmatch(r"https://[\w.-]+\.[a-z0-9-]+\.?(?:/\S*)?", thing.url), thing.id
        elif is_dataclass(thing):
            for item in fields(thing):
                value = getattr(thing, item.name)
                if item.name == "sources" and isinstance(value, tuple):
                    assert set(value) <= set(known), getattr(thing, "id", "")
                seen.append(value)
        elif isinstance(thing, Mapping):
            seen += thing.values()
        elif isinstance(thing, tuple):
            seen += thing


@pytest.mark.parametrize("name", [*STORIES, TEMPLATE])
def test_human_cost_has_an_owner(name: str) -> None:
    """Wherever people are killed or injured a text says so and says who counted, or that it was constructed."""
    counts = people(name)
    for thing in (*things(name, Event), *things(name, Action), *things(name, Risk)):
        harmed = any(counts & set(effect.change) for effect in thing.effects)
        assert thing.human_cost or not harmed, thing.id
        if thing.human_cost:
            assert re.search(rf"\b(?:{OWNED})\b", thing.human_cost, re.IGNORECASE), thing.id
        if thing.human_cost and getattr(thing, "constructed", isinstance(thing, Risk)):
            assert re.search(r"\bconstructed\b", thing.human_cost, re.IGNORECASE), thing.id


@pytest.mark.parametrize("name", [*STORIES, TEMPLATE])
def test_lethal_deeds_tell_the_cost_before(name: str) -> None:
    """A deed that may kill shows the human cost before it is chosen."""
    assert [action.id for action in things(name, Action) if action.lethal and not action.human_cost] == []
