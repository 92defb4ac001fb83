"""The game as text, played by scripts."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from game import saves
from game.core.errors import GameError
from game.core.journal import Sealed, Seated
from game.core.orders import Move, Orders
from game.core.scenario import Scenario
from game.host import Host
from game.match import Match
from game.terminal import menu, play, replay
from game.terminal.choices import COMMANDS, Choice, meant, understood
from game.terminal.speech import Speech
from game.words import Words
from tests.canaries import with_canaries
from tests.pseudo import Pseudo, letters, wordless

CHECKOUT = Path(__file__).resolve().parent.parent
WORDS = Words()
SEAL = ("seal", "", "", "yes")


class Killed(BaseException):
    """The process is gone: nothing catches this."""


class Person:
    """Somebody who answers from a script, and hears everything."""

    def __init__(self, answers: Iterable[str], *, killed: bool = False) -> None:
        """Answer these, then leave (or be killed)."""
        self.answers = list(answers)
        self.heard: list[str] = []
        self.killed = killed

    def ask(self, prompt: str) -> str:
        """Answer a prompt."""
        self.heard.append(prompt)
        if not self.answers:
            raise Killed if self.killed else EOFError
        return self.answers.pop(0)

    def say(self, text: str) -> None:
        """Hear something."""
        self.heard.append(text)

    @property
    def text(self) -> str:
        """All that was heard, with line breaks as spaces."""
        return re.sub(r"\s+", " ", " ".join(self.heard))


def begun(scenario: Scenario, *humans: str, pace: str = "evening") -> Match:
    """Return a new match with people in these seats."""
    seated = [
        Seated(seat=seat, turn=1, player="human") if seat in humans else Seated(seat=seat, turn=1, player="counterpart")
        for seat in scenario.seats
    ]
    return Match.new(scenario, 7, pace, tuple(seated))


def session(match: Match, *answers: str, path: Path | None = None, words: Words | None = None, killed: bool = False) -> Person:
    """Play with these answers, then leave."""
    person = Person(answers, killed=killed)
    play(Host(match, path), words=words, ask=person.ask, say=person.say, width=100)
    return person


def test_a_whole_game(neighbours: Scenario, tmp_path: Path) -> None:
    """From the title to the verdict: read, build, propose, order, accept, seal; every answer is used."""
    match = begun(neighbours, "upper")
    person = Person(
        [
            *("", ""),
            *("1", "propose", "1", "3 2", "propose", "done", "deeds", "1", "do", "done", *SEAL),
            *("table", "offers", "1", "issues", "done", "seal", "because", "it will", "yes"),
            *("seal", "", "", "no", "deeds", "3", "do", "no", "drop", "done", *SEAL),
            *(answer for _ in range(5) for answer in SEAL),
            "",
        ]
    )
    path = tmp_path / "game.json"
    assert play(Host(match, path), ask=person.ask, say=person.say, width=100)
    assert not person.answers
    assert match.over
    assert "The verdict" in person.text
    assert "What has become of the purposes: Lowland" in person.text
    assert "The human cost" in person.text
    assert "Turn 2. Why: “because” Expected: “it will”" in person.text
    assert re.search(r"replay \S+game\.json --reveal", person.text)
    assert saves.read(path).records == match.journal.records
    sealed = [record for record in match.journal.records if isinstance(record, Sealed) and record.orders.seat == "upper"]
    assert [move.package["price"] for move in sealed[0].orders.moves] == ["token"]
    assert sealed[0].orders.deeds == ("open_sluice",)
    assert (sealed[1].reason, sealed[1].prediction) == ("because", "it will")
    assert not saves.draft_path(path).exists()


def test_every_command_is_answered(neighbours: Scenario) -> None:
    """Whatever can be typed anywhere says something, at every question."""
    for word in COMMANDS:
        if word in {"quit", "back", "table", "deeds", "orders"}:
            continue
        for before in ((), ("deeds",), ("table", "1"), ("seal",)):
            person = session(begun(neighbours, "upper"), "", "", *before, word)
            heard = len(session(begun(neighbours, "upper"), "", "", *before).heard)
            assert len(person.heard) > heard, (word, before)


def test_one_can_go_anywhere_from_anywhere(neighbours: Scenario) -> None:
    """`deeds`, `table` and `orders` lead there from the middle of something else."""
    person = session(begun(neighbours, "upper"), "", "", "table", "propose", "1", "deeds", "3", "table 1", "orders", "back")
    assert person.text.index("Your package") < person.text.index("Deeds: what you can do")
    assert "Your orders for turn 1" in person.text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tabel", "Did you mean “table”?"),
        ("99", "Type a number from 1 to 4"),
        ("0", "Type a number from 1 to 4"),
        ("zzzz", "Type a number from 1 to 4"),
        ("why", "Type why and a number from 1 to 9"),
        ("why 99", "Type why and a number from 1 to 9"),
        ("why trust", "Which do you mean?"),
        ("why drought", "Drought in the delta"),
        ("why limit", "to begin with"),
        ("glossary guage", "Did you mean Gauge?"),
        ("glossary qqqq", "not explained here"),
        ("back", "nothing to go back to"),
        ("table 7", "The river commission"),
    ],
)
def test_wrong_answers_are_met_kindly(neighbours: Scenario, typed: str, expected: str) -> None:
    """What cannot be understood is met with what was expected, and with what was probably meant."""
    before = session(begun(neighbours, "upper"), "", "").text
    assert expected in session(begun(neighbours, "upper"), "", "", typed).text.removeprefix(before)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("table", "1 9"), "“9” was not expected there"),
        (("table", "propose", "1", "1 9"), "it has options 1 to 3, and “9” is none of them"),
        (("table", "propose", "1", "6 1"), "“1” was not expected there"),
        (("back now",), "“now” was not expected there"),
    ],
)
def test_what_is_too_much_is_refused(neighbours: Scenario, answers: tuple[str, ...], expected: str) -> None:
    """What was typed after an answer is never dropped in silence."""
    assert expected in session(begun(neighbours, "upper"), "", "", *answers).text


@pytest.mark.parametrize("typed", ["help", "why 3", "glossary gauge", "news"])
@pytest.mark.parametrize("before", [("seal",), ("seal", ""), ("seal", "", "")])
def test_every_prompt_knows_the_commands(neighbours: Scenario, before: tuple[str, ...], typed: str) -> None:
    """Lines of one's own and yes or no understand the words too, and are asked again."""
    plain = session(begun(neighbours, "upper"), "", "", *before)
    person = session(begun(neighbours, "upper"), "", "", *before, typed)
    prompts = [line for line in person.heard if line.endswith("> ")]
    assert prompts[-1] == prompts[-2]
    assert "Please answer" not in person.text
    assert len(person.heard) > len(plain.heard) + 1


def test_a_sentence_may_begin_with_a_command_word(neighbours: Scenario) -> None:
    """A reason such as "why not ask first" is a reason."""
    match = begun(neighbours, "upper")
    session(match, "", "", "seal", "why not ask first", "help them all", "yes")
    (sealed,) = [record for record in match.journal.records if isinstance(record, Sealed) and record.orders.seat == "upper"]
    assert (sealed.reason, sealed.prediction) == ("why not ask first", "help them all")


def test_a_line_is_kept_or_removed(neighbours: Scenario) -> None:
    """After a sealing that was broken off the earlier lines are shown; Enter keeps one, none removes it."""
    match = begun(neighbours, "upper")
    person = session(match, "", "", "seal", "first", "second", "no", "seal", "", "none", "yes")
    assert "So far: “first”. Enter keeps it" in person.text
    (sealed,) = [record for record in match.journal.records if isinstance(record, Sealed) and record.orders.seat == "upper"]
    assert (sealed.reason, sealed.prediction) == ("first", "")


def test_an_unproposed_package_is_kept(neighbours: Scenario) -> None:
    """Built, left with `back`, found again under "Begin from"; once proposed it is no draft any more."""
    match = begun(neighbours, "upper")
    build = ("table", "propose", "1", "3 2", "back", "deeds", "back", "table", "propose", "1")
    person = session(match, "", "", *build, "propose", "done", *SEAL)
    assert "What you built earlier this turn, not proposed" in person.text
    sealed = [record for record in match.journal.records if isinstance(record, Sealed) and record.orders.seat == "upper"]
    assert [move.package["price"] for move in sealed[0].orders.moves] == ["token"]


def test_a_choice_is_taken_by_number_word_or_part() -> None:
    """Numbers, words and unmistakable parts of a label mean the same."""
    choices = [Choice(key="a", label="Open the sluice", word="open"), Choice(key="b", label="Shut the gates")]
    for text in ("1", "1.", "open", "OPEN", "open now", "sluice"):
        found = understood(text, choices, WORDS)
        assert found is not None
        assert found.key == "a"
    assert understood("the", choices, WORDS) is None
    assert understood("2 x", choices, WORDS) == replace(understood("2", choices, WORDS) or found, rest="x")
    assert meant("opne", choices, WORDS) == "open"


def test_lines_fit_the_width() -> None:
    """No line is wider than it may be, and no word is broken."""
    person = Person([])
    speech = Speech(person.ask, person.say, width=40)
    speech.line("word " * 50)
    speech.item("word " * 50, "12.", 2)
    assert max(len(line) for line in person.heard) <= 40
    assert not any(line.endswith(("wor", "wo")) for line in person.heard)


def test_a_person_hears_no_escape_codes(neighbours: Scenario) -> None:
    """Nothing moves the cursor, colours or draws."""
    text = "".join(session(begun(neighbours, "upper"), "", "", "situation", "deeds", "1").heard)
    assert "\x1b" not in text
    assert not set(text) & set("│┃─━┌┐└┘█▓▒░")


# -- nothing is lost --------------------------------------------------------------------------------------------------


def test_leaving_saves(neighbours: Scenario, tmp_path: Path) -> None:
    """Ctrl+D, Ctrl+C and quit save and leave with a plain sentence; the draft is there on return."""
    path = tmp_path / "game.json"
    person = session(begun(neighbours, "upper"), "", "", "deeds", "1", "do", path=path)
    assert "Saved. Go on later" in person.text
    again = session(Match(saves.read(path)), "orders", path=path)
    assert "as you left them" in again.text
    assert "- Open a sluice for a week (1 political capital)." in again.text


def test_a_kill_in_mid_turn_loses_nothing(neighbours: Scenario, tmp_path: Path) -> None:
    """Killed with a draft on the desk: the draft is there. Killed after sealing: the orders stand and are not asked for again."""
    path = tmp_path / "game.json"
    with pytest.raises(Killed):
        session(begun(neighbours, "upper"), "", "", *SEAL, "deeds", "1", "do", path=path, killed=True)
    match = Match(saves.read(path))
    assert match.world.turn == 2
    with pytest.raises(Killed):
        session(match, "orders", "mine", "", "yes", path=path, killed=True)
    done = [
        record for record in saves.read(path).records if isinstance(record, Sealed) and record.orders.deeds == ("open_sluice",)
    ]
    assert [record.reason for record in done] == ["mine"]


def test_a_kill_while_building_keeps_the_package(neighbours: Scenario, tmp_path: Path) -> None:
    """Killed with a package built but not proposed: it is offered again under "Begin from"."""
    path = tmp_path / "game.json"
    with pytest.raises(Killed):
        session(begun(neighbours, "upper"), "", "", "table", "build", "1", "1 3", path=path, killed=True)
    kept = saves.read_draft(path)
    assert kept is not None
    assert list(kept.packages) == ["water"]
    again = session(Match(saves.read(path)), "table", "build", path=path)
    assert "What you built earlier this turn, not proposed" in again.text


def test_a_kill_between_sealing_and_playing(neighbours: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sealed is on disk before anything else happens; on return the turn is played with it, once."""
    path = tmp_path / "game.json"

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("game.host.host.answer_for", die)
        with pytest.raises(Killed):
            session(begun(neighbours, "upper"), "", "", "deeds", "1", "do", "done", *SEAL, path=path)
    match = Match(saves.read(path))
    assert match.world.turn == 1
    person = session(match, path=path)
    assert match.turns[0].orders["upper"].deeds == ("open_sluice",)
    assert "News of turn 1" in person.text
    assert "Your seat: Upland. Where things stand. Turn 1" not in person.text


def test_a_resumed_match_goes_on_as_it_would_have(neighbours: Scenario, tmp_path: Path) -> None:
    """A match that was left and taken up leads to the same record as one that was not."""
    whole, parted = begun(neighbours, "upper"), begun(neighbours, "upper")
    session(whole, "", "", *SEAL, *SEAL, *SEAL, path=tmp_path / "a.json")
    session(parted, "", "", *SEAL, path=tmp_path / "b.json")
    session(Match(saves.read(tmp_path / "b.json")), *SEAL, *SEAL, path=tmp_path / "b.json")
    assert saves.read(tmp_path / "a.json").records == saves.read(tmp_path / "b.json").records


def test_a_true_kill(tmp_path: Path) -> None:
    """Kill -9 while the program waits for an answer: resume has what was ordered."""
    path = tmp_path / "game.json"
    scenario = CHECKOUT / "scenarios" / "baghdad-2024"
    arguments = [sys.executable, str(CHECKOUT / "main.py"), "play"]
    new = ["--seat", "us", "--seed", "7", "--terminal", "--save", str(path)]
    with subprocess.Popen(
        [*arguments, str(scenario), *new], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n\ndeeds\n1\ndo\n")
        process.stdin.flush()
        for line in process.stdout:
            if "when you seal your orders" in line:
                break
        process.kill()
    draft = saves.read_draft(path)
    assert draft is not None
    assert draft.orders.deeds == ("us_working_groups",)
    done = subprocess.run(
        [*arguments, "--resume", str(path), "--terminal"], input="", capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "as you left them" in done.stdout


# -- secrecy ----------------------------------------------------------------------------------------------------------


def test_no_canary_is_heard_before_the_end(neighbours: Scenario) -> None:
    """Whatever a person types, nothing of what is another's is said."""
    reading = ["situation", "advice", "dossier", "briefing", "who", "glossary", "news sources", "why limit"]
    reading += [f"why {number}" for number in range(1, 11)]
    table = ["table", "issues", "about", "propose", "1", "cancel", "done"]
    deeds = ["deeds", "1", "done", "2", "done", "done"]
    turns = [answer for _ in range(4) for answer in (*reading, *table, *deeds, *SEAL)]
    person = session(begun(with_canaries(neighbours), "upper"), "", "", *turns)
    assert "Turn 5 of 8" in person.text
    assert "CANARY" not in person.text


def test_a_curtain_falls_between_two_people(neighbours: Scenario) -> None:
    """At one computer what one person saw is pushed out of sight before the next begins, and a draft is its owner's."""
    person = session(begun(neighbours, "upper", "lower"), "", "", "", "deeds", "1", "do", "done", *SEAL, "", "", "")
    heard = person.heard
    sealed = heard.index("Sealed.")
    curtain = heard[sealed + 1 : sealed + 51]
    assert curtain == [""] * 50
    assert "Lowland" in heard[sealed + 51]
    assert "You speak for Lowland." in " ".join(heard[sealed:])
    assert "sluice for a week" not in " ".join(heard[sealed:])


# -- languages --------------------------------------------------------------------------------------------------------


def test_every_sentence_can_be_translated(neighbours: Scenario) -> None:
    """In a language of brackets, with a scenario without words, no letter stands outside the brackets."""
    words = Words(Pseudo())
    match = begun(wordless(neighbours), "upper")
    reading = [*COMMANDS, "why 2", "why 6", "why limit", "glossary gauge", "news sources", "zzz", "99", "tabel"]
    reading = [word for word in reading if word not in {"quit", "back", "table", "deeds", "orders", "save"}]
    table = ["table", "issues", "about", "propose", "1", "1", "2", "again", "", "propose", "drop", "pledge", "1", "2", "done"]
    deeds = ["deeds", "1", "do", "1", "drop", "3", "do", "yes", "done"]
    seal = ["seal", "", "", "maybe", "yes"]
    accept = ["table", "offers", "1", "accept", "yes", "drop", "walk", "yes", "drop", "release", "done"]
    turns = [*reading, *table, *deeds, *seal, *reading, *accept, *seal, *seal * 6, ""]
    person = session(match, "", "", *turns, words=words)
    assert match.over
    assert letters(" ".join(person.heard)) == []
    heard: list[str] = []
    replay(match.journal, reveal=True, words=words, say=heard.append, width=100)
    assert letters(" ".join(heard)) == []


class Monkey(Person):
    """Somebody who types anything at all."""

    KEYS = (
        *(str(number) for number in range(1, 9)),
        "1 2",
        "3 1",
        "",
        "yes",
        "yes",
        "no",
        "back",
        "done",
        "propose",
        "do",
        "drop",
    )
    WORDS = (
        *COMMANDS,
        "why 3",
        "why 9",
        "why limit",
        "table 1",
        "table 2",
        "deeds 2",
        "glossary gauge",
        "seal",
        "seal",
        "é",
        "99999",
    )

    def __init__(self, seed: int, steps: int) -> None:
        """Type so many things."""
        super().__init__([])
        self.random = random.Random(seed)  # noqa: S311  a monkey is no secret
        self.steps = steps

    def ask(self, prompt: str) -> str:
        """Answer a prompt."""
        self.heard.append(prompt)
        self.steps -= 1
        if self.steps < 0:
            raise EOFError
        typed = self.random.choice(self.KEYS if self.random.random() < 0.75 else self.WORDS)
        return "help" if typed == "quit" else typed


@pytest.mark.parametrize("seed", range(6))
def test_anything_can_be_typed(neighbours: Scenario, seed: int, tmp_path: Path) -> None:
    """Whatever is typed, in any seat: no crash, no sentence that cannot be translated, and the record is sound."""
    humans = (("upper",), ("lower",), ("upper", "lower"))[seed % 3]
    monkey = Monkey(seed, 1500)
    match = begun(wordless(neighbours), *humans, pace="class")
    play(Host(match, tmp_path / "12.json"), words=Words(Pseudo()), ask=monkey.ask, say=monkey.say, width=100)
    assert letters(re.sub(r"\S*12\.json", "", " ".join(monkey.heard))) == []
    assert saves.read(tmp_path / "12.json").records == match.journal.records


@pytest.mark.parametrize("seat", ["us", "iraq", "iran"])
def test_anything_can_be_typed_in_baghdad(seat: str, tmp_path: Path) -> None:
    """The same with what ships."""
    from game.authoring.shelf import find, read

    monkey = Monkey(1, 1200)
    match = begun(wordless(read(find("baghdad-2024"))), seat, pace="class")
    play(Host(match, tmp_path / "12.json"), words=Words(Pseudo()), ask=monkey.ask, say=monkey.say, width=100)
    assert letters(re.sub(r"\S*12\.json", "", " ".join(monkey.heard))) == []


# -- replay and menu --------------------------------------------------------------------------------------------------


def told(match: Match, *, reveal: bool) -> str:
    """Return a match told turn by turn."""
    heard: list[str] = []
    replay(match.journal, reveal=reveal, say=heard.append, width=100)
    return re.sub(r"\s+", " ", " ".join(heard))


def test_a_plain_replay_tells_what_everybody_may_know(neighbours: Scenario) -> None:
    """Without --reveal: no secret deed, number, offer or cause, though all that was done in public."""
    sound = replace(neighbours.actions["sound_out"], known_to=(), name="CANARY")
    lake = replace(neighbours.indicators["lake"], name="SECRET NUMBER")
    scenario = replace(
        neighbours,
        actions={**neighbours.actions, "sound_out": sound},
        indicators={**neighbours.indicators, "lake": lake},
    )
    match = Match.new(scenario, 7)
    package = scenario.tables["water"].status_quo()
    match.seal(
        Orders(seat="upper", turn=1, deeds=("sound_out",), moves=(Move(kind="propose", table="water", package=package),)),
        reason="CANARY",
    )
    match.seal(Orders(seat="lower", turn=1, deeds=()))
    match.play()
    plain, revealed = told(match, reveal=False), told(match, reveal=True)
    for text in ("CANARY", "SECRET NUMBER", "propose a package", "Package put forward", "political capital"):
        assert text not in plain
    assert "undisclosed" in plain
    assert "CANARY" in revealed
    assert "propose a package" in revealed
    assert revealed.count("How to read it") == 1


def test_a_replay_reveals_only_when_asked(neighbours: Scenario) -> None:
    """Reasons, limits and the room for agreement are told with --reveal alone; public deeds and causes always."""
    match = begun(neighbours, "upper")
    session(match, "", "", "deeds", "1", "do", "done", "seal", "for the harvest", "rain", "yes")
    plain, revealed = told(match, reveal=False), told(match, reveal=True)
    for text in ("Open a sluice for a week", "Drought in the delta: 55, then"):
        assert text in plain
        assert text in revealed
    for text in ("for the harvest", "rain”", "Because:", "room at The river commission", "Limits at", "margin"):
        assert text not in plain
        assert text in revealed
    assert "turn 2 comes next" in plain


def test_the_menu_leads_to_a_wish(neighbours: Scenario) -> None:
    """Scenario, seat and pace are asked for, by number or name; what is not understood is asked again."""
    person = Person(["moon", "Lowland", "2"])
    wish = menu(neighbours, ask=person.ask, say=person.say, width=100)
    assert wish is not None
    assert (wish.seat, wish.pace) == ("lower", "class")
    left = Person([])
    assert menu(neighbours, ask=left.ask, say=left.say, width=100) is None


def test_the_menu_asks_only_for_what_is_missing(neighbours: Scenario) -> None:
    """A seat and a pace from the command line are not asked for again; those there are not are refused."""
    person = Person([])
    wish = menu(neighbours, "class", seat="lower", ask=person.ask, say=person.say, width=100)
    assert wish is not None
    assert (wish.seat, wish.pace) == ("lower", "class")
    with pytest.raises(GameError, match="there is no seat 'moon'"):
        menu(neighbours, seat="moon", ask=person.ask, say=person.say, width=100)


def test_the_menu_offers_saved_games(neighbours: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A saved game can be gone on with from the front door."""
    monkeypatch.setenv(saves.FOLDER, str(tmp_path))
    session(begun(neighbours, "upper"), path=tmp_path / "mine.json")
    person = Person(["two neighbours"])
    wish = menu(ask=person.ask, say=person.say, width=100)
    assert wish is not None
    assert wish.resume == tmp_path / "mine.json"
    assert "Go on: Two neighbours, Upland, turn 1 of 8" in person.text


def test_errors_are_not_swallowed(neighbours: Scenario, tmp_path: Path) -> None:
    """A save that cannot be written is an error a person can read, not a game that goes on unsaved."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(GameError, match="cannot write"):
        session(begun(neighbours, "upper"), path=blocked / "game.json")
