"""A host seats people and counterparts, keeps the match, and loses nothing that was acknowledged."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from game import saves
from game.core.errors import GameError, IllegalOrder, JournalError
from game.core.journal import Record, Sealed
from game.core.scenario import Scenario
from game.host import HUMAN, SEEDS, Host
from game.match import Match, playout

CHECKOUT = Path(__file__).resolve().parents[2]
ORDERED = {("upper", 1): "open_sluice", ("lower", 1): "sound_out", ("upper", 2): "shut_gates"}
"""What people order, by seat and turn, in the matches of this file."""


class Killed(BaseException):
    """The process is gone: nothing catches this."""


def hosted(scenario: Scenario, path: Path | None, *humans: str) -> Host:
    """Return a new match of four turns with people in these seats."""
    return Host.begin(scenario, humans=humans, pace="class", seed=7, path=path, keep=path is not None)


def turn(host: Host, acknowledged: Callable[[str, str, int], None] = lambda *_: None) -> None:
    """Let everybody who is awaited write, keep and seal their orders; then play the turn."""
    number = host.match.world.turn
    while (seat := host.waiting()) is not None:
        paper = host.paper(seat)
        deed = ORDERED.get((seat, number))
        if deed is not None and deed not in paper.deeds:
            paper.deeds.append(deed)
        paper.reason = f"{seat} {number}"
        paper.keep()
        acknowledged("kept", seat, number)
        host.seal(paper)
        acknowledged("sealed", seat, number)
    host.advance()
    acknowledged("played", "", number)


def sealed(records: tuple[Record, ...]) -> list[tuple[str, int]]:
    """Return the seats and turns of people's orders in a journal."""
    return [(item.orders.seat, item.orders.turn) for item in records if isinstance(item, Sealed) and item.by == HUMAN]


# -- beginning --------------------------------------------------------------------------------------------------------


def test_importing_it_costs_little() -> None:
    """`game.host` brings no pydantic, YAML, numpy or pygame with it."""
    code = "import sys, game.host; print(*(set(sys.modules) & {'pydantic', 'yaml', 'numpy', 'pygame'}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


def test_people_and_counterparts_are_seated(neighbours: Scenario) -> None:
    """People sit where it was said, counterparts elsewhere, of the scenario's temperament where no other is named."""
    host = Host.begin(neighbours, humans=("upper",), keep=False)
    assert host.humans == ("upper",)
    assert list(host.players) == ["lower"]
    assert (host.level_of("lower"), host.temperament_of("lower")) == ("envoy", "hawk")
    assert (host.level_of("upper"), host.temperament_of("upper")) == ("", "")
    assert host.match.world.pace == "evening"
    gentle = Host.begin(neighbours, humans=("upper",), temperaments={"lower": "steady"}, levels={"lower": "envoy"}, keep=False)
    assert gentle.temperament_of("lower") == "steady"
    assert Host(Match.new(neighbours, 7)).humans == ()
    assert Host(Match.new(neighbours, 7)).level_of("upper") == "envoy"


def test_a_seed_is_drawn_where_none_is_named(neighbours: Scenario) -> None:
    """A seed that was drawn can be told to a friend; one that was named holds, zero too."""
    drawn = {Host.begin(neighbours, humans=(), keep=False).match.journal.opened.seed for _ in range(5)}
    assert all(0 <= seed < SEEDS for seed in drawn)
    assert len(drawn) > 1
    assert Host.begin(neighbours, humans=(), seed=0, keep=False).match.journal.opened.seed == 0


def test_a_new_match_has_a_file_of_its_own(neighbours: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is on disk at once, under a name that was free; no earlier game is written over, and one not kept leaves nothing."""
    monkeypatch.setenv(saves.FOLDER, str(tmp_path / "new"))
    Host.begin(neighbours, humans=("upper",), seed=7, keep=False)
    assert not (tmp_path / "new").exists()
    for _ in range(2):
        host = Host.begin(neighbours, humans=("upper", "lower"), seed=7)
        assert host.path is not None
        assert saves.read(host.path).records == host.match.journal.records
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert names == ["two_neighbours-upper-lower-7-2.json", "two_neighbours-upper-lower-7.json"]
    before = host.path.read_bytes()
    with pytest.raises(GameError, match="exists already"):
        Host.begin(neighbours, humans=(), path=host.path)
    assert host.path.read_bytes() == before


def test_a_new_match_finds_no_draft(neighbours: Scenario, tmp_path: Path) -> None:
    """What lies beside the place of a game that is gone is not taken for this one's."""
    path = tmp_path / "game.json"
    host = hosted(neighbours, path, "upper")
    host.paper("upper").deeds.append("open_sluice")
    host.paper("upper").keep()
    path.unlink()
    assert not hosted(neighbours, path, "upper").paper("upper").begun()


@pytest.mark.parametrize(
    "wrong", [{"humans": ("moon",)}, {"pace": "year"}, {"temperaments": {"moon": "hawk"}}, {"levels": {"moon": "envoy"}}]
)
def test_what_there_is_not_is_refused(neighbours: Scenario, tmp_path: Path, wrong: dict[str, Any]) -> None:
    """An unknown seat or pace is told with those there are, and no file is made."""
    with pytest.raises(GameError, match=r"there is no (seat|pace) '\w+' in this scenario; there is: "):
        Host.begin(neighbours, **{"humans": (), "path": tmp_path / "game.json", **wrong})
    assert not list(tmp_path.iterdir())


# -- a turn -----------------------------------------------------------------------------------------------------------


def test_everybody_is_awaited_in_turn(neighbours: Scenario) -> None:
    """People seal one after the other; the turn is played when nobody is awaited, and not before."""
    host = hosted(neighbours, None, "upper", "lower")
    assert host.waiting() == "upper"
    assert host.advance() is None
    host.seal(host.paper("upper"))
    assert host.waiting() == "lower"
    assert host.advance() is None
    host.seal(host.paper("lower"))
    assert host.waiting() is None
    played = host.advance()
    assert played is not None
    assert played.number == 1
    assert host.waiting() == "upper"


def test_a_match_ends_and_nobody_is_awaited(neighbours: Scenario, tmp_path: Path) -> None:
    """After the last turn nothing is played any more, and the file holds it all."""
    path = tmp_path / "game.json"
    host = hosted(neighbours, path, "upper")
    while not host.match.over:
        turn(host)
    assert host.waiting() is None
    assert host.advance() is None
    assert saves.read(path).records == host.match.journal.records
    assert list(tmp_path.iterdir()) == [path]
    again = Host.resume(path)
    assert again.waiting() is None
    assert again.advance() is None


def test_among_counterparts_it_is_a_playout(neighbours: Scenario) -> None:
    """Without people every turn is played at once, to the record that a playout leads to."""
    host = hosted(neighbours, None)
    seated = tuple(host.match.seated.values())
    while host.advance() is not None:
        pass
    assert host.match.over
    assert host.match.journal == playout(neighbours, 7, "class", host.players, seated).journal


def test_a_paper_is_the_same_until_it_is_sealed(neighbours: Scenario) -> None:
    """Asking again gives the same paper, also where nothing is kept; a new turn has a new one."""
    host = hosted(neighbours, None, "upper")
    paper = host.paper("upper")
    paper.deeds.append("open_sluice")
    assert host.paper("upper") is paper
    host.seal(paper)
    host.advance()
    assert host.match.turns[0].orders["upper"].deeds == ("open_sluice",)
    assert not host.paper("upper").begun()
    assert host.paper("upper").turn == 2


def test_what_cannot_be_ordered_changes_nothing(neighbours: Scenario, tmp_path: Path) -> None:
    """Refused orders leave the paper, the journal, the save and the draft as they were."""
    path = tmp_path / "game.json"
    host = hosted(neighbours, path, "upper")
    paper = host.paper("upper")
    paper.deeds += ["open_sluice", "open_sluice"]
    paper.keep()
    before = (path.read_bytes(), saves.draft_path(path).read_bytes(), host.match.journal)
    with pytest.raises(IllegalOrder):
        host.seal(paper)
    assert (path.read_bytes(), saves.draft_path(path).read_bytes(), host.match.journal) == before
    assert host.paper("upper") is paper
    assert host.waiting() == "upper"


def test_what_cannot_be_written_is_not_sealed(neighbours: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk refuses, nothing is sealed; the same paper can be sealed when there is room again."""
    path = tmp_path / "game.json"
    host = hosted(neighbours, path, "upper")
    paper = host.paper("upper")
    before = host.match.journal

    def full(*_: object, **__: object) -> None:
        raise JournalError("cannot write: no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(saves, "write", full)
        with pytest.raises(JournalError, match="no space"):
            host.seal(paper)
        assert host.match.journal is before
        assert host.waiting() == "upper"
    host.seal(paper)
    assert host.waiting() is None
    assert sealed(saves.read(path).records) == [("upper", 1)]
    monkeypatch.setattr(saves, "write", full)
    again = host.paper("upper")
    with pytest.raises(JournalError, match="no space"):
        host.seal(again)
    assert host.match.journal == saves.read(path)
    assert host.match.sealed["upper"].orders == paper.orders()


# -- drafts -----------------------------------------------------------------------------------------------------------


def test_a_draft_is_taken_up_by_its_seat_in_its_turn(neighbours: Scenario, tmp_path: Path) -> None:
    """What was kept is there on return, for its own seat alone, and not in another turn."""
    path = tmp_path / "game.json"
    host = hosted(neighbours, path, "upper", "lower")
    paper = host.paper("upper")
    paper.deeds.append("open_sluice")
    paper.packages["water"] = {"price": "fair"}
    paper.reason = "so"
    paper.keep()
    again = Host.resume(path)
    assert again.paper("upper").unsealed() == paper.unsealed()
    assert not again.paper("lower").begun()
    assert again.complaint is None
    stale = saves.draft_path(path).read_bytes()
    turn(host)
    saves.draft_path(path).write_bytes(stale)
    assert not Host.resume(path).paper("upper").begun()


def test_one_seals_and_the_others_draft_stays(neighbours: Scenario, tmp_path: Path) -> None:
    """Sealing clears a seat's own draft and nobody else's; a spent paper brings none back."""
    path = tmp_path / "game.json"
    host = hosted(neighbours, path, "upper", "lower")
    mine, theirs = host.paper("upper"), host.paper("lower")
    mine.keep()
    theirs.reason = "so"
    theirs.keep()
    for one in (host, Host.resume(path)):
        one.seal(one.paper("upper"))
        kept = saves.read_draft(path)
        assert kept is not None
        assert kept.orders.seat == "lower"
    host.seal(theirs)
    theirs.keep()
    assert not saves.draft_path(path).exists()


def test_a_damaged_draft_loses_no_match(neighbours: Scenario, tmp_path: Path) -> None:
    """The paper is then empty, the host says why, and both go on; carried elsewhere it is the same."""
    path, target = tmp_path / "game.json", tmp_path / "other.json"
    hosted(neighbours, path, "upper")
    for damage in (b"{", b'{"program":"backchannel","format":1,"draft":{"orders":7}}'):
        saves.draft_path(path).write_bytes(damage)
        for host in (Host.resume(path), Host.resume(path, target)):
            assert host.waiting() == "upper"
            paper = host.paper("upper")
            assert not paper.begun()
            assert isinstance(host.complaint, JournalError)
            assert "draft" in str(host.complaint)
            paper.keep()
            assert host.path is not None
            assert Host.resume(host.path).complaint is None
            saves.draft_path(path).write_bytes(damage)
    saves.draft_path(path).unlink()
    saves.draft_path(path).mkdir()
    host = Host.resume(path, tmp_path / "third.json")
    host.paper("upper")
    assert host.complaint is not None
    host.seal(host.paper("upper"))
    assert host.advance() is not None


def test_resuming_elsewhere_carries_all_and_leaves_the_old(neighbours: Scenario, tmp_path: Path) -> None:
    """With a target the match and its draft are there at once; the old file is as it was, and no foreign draft is taken up."""
    path, target = tmp_path / "game.json", tmp_path / "new" / "other.json"
    host = hosted(neighbours, path, "upper")
    host.paper("upper").reason = "mine"
    host.paper("upper").keep()
    before = path.read_bytes()
    moved = Host.resume(path, target)
    assert saves.read(target).records == host.match.journal.records
    assert moved.paper("upper").reason == "mine"
    moved.seal(moved.paper("upper"))
    assert path.read_bytes() == before
    assert Host.resume(path).paper("upper").reason == "mine"
    saves.draft_path(path).rename(saves.draft_path(target))
    assert not Host.resume(path, target).paper("upper").begun()
    assert Host.resume(path, path).path == path
    assert path.read_bytes() == before


# -- kills ------------------------------------------------------------------------------------------------------------


def life(host: Host, said: list[tuple[str, str, int]]) -> None:
    """Play to the end, and say what is done as soon as it is."""
    while not host.match.over:
        turn(host, lambda *what: said.append(what))


@contextmanager
def mortal(monkeypatch: pytest.MonkeyPatch, deadly: int, *, after: bool) -> Iterator[None]:
    """Kill at the touch of the disk with this number, before it is done or just after."""
    count = 0
    replace, unlink = Path.replace, Path.unlink

    def fatal(done: Callable[..., Any]) -> Callable[..., Any]:
        def do(*args: Any, **kwargs: Any) -> Any:
            nonlocal count
            count += 1
            if count == deadly and not after:
                raise Killed
            found = done(*args, **kwargs)
            if count == deadly:
                raise Killed
            return found

        return do

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fatal(replace))
        patch.setattr(Path, "unlink", fatal(unlink))
        yield


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("humans", [("upper",), ("upper", "lower")], ids=["one", "two"])
def test_a_kill_at_any_touch_of_the_disk(
    neighbours: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, humans: tuple[str, ...], *, after: bool
) -> None:
    """Killed at any write or removal and gone on with, a match has every acknowledged order once, and the same record."""
    whole = hosted(neighbours, tmp_path / "whole.json", *humans)
    while not whole.match.over:
        turn(whole)
    deaths = 0
    for deadly in range(1, 100):
        path = tmp_path / f"{deadly}.json"
        said: list[tuple[str, str, int]] = []
        with suppress(Killed), mortal(monkeypatch, deadly, after=after):
            life(hosted(neighbours, path, *humans), said)
            break
        deaths += 1
        if not path.exists():
            assert not said
            continue
        host = Host.resume(path)
        done = sealed(host.match.journal.records)
        acknowledged = [(seat, number) for what, seat, number in said if what == "sealed"]
        assert done[: len(acknowledged)] == acknowledged
        assert len(done) - len(acknowledged) in {0, 1}
        waiting = host.waiting()
        if said and said[-1][0] == "kept" and waiting == said[-1][1]:
            assert host.paper(waiting).reason == f"{waiting} {said[-1][2]}"
        while not host.match.over:
            turn(host)
        assert saves.read(path).records == whole.match.journal.records
    assert deaths > 8


PROGRAM = """
import sys
from pathlib import Path
from game.authoring.shelf import read
from game.host import Host

host = Host.begin(read(Path(sys.argv[1])), humans=("upper",), pace="evening", seed=7, path=Path(sys.argv[2]))
while not host.match.over:
    number = host.match.world.turn
    paper = host.paper("upper")
    paper.reason = f"upper {number}"
    paper.keep()
    print("kept", number, flush=True)
    host.seal(paper)
    print("sealed", number, flush=True)
    host.advance()
    print("played", number, flush=True)
"""


@pytest.mark.parametrize("line", ["kept 1", "sealed 1", "played 1", "sealed 3"])
def test_a_true_kill(tmp_path: Path, line: str) -> None:
    """Kill -9 after a line was said, at whatever is done next: all that was acknowledged is there, once."""
    path = tmp_path / "game.json"
    scenario = CHECKOUT / "tests" / "scenarios" / "two_neighbours.yaml"
    said: list[str] = []
    arguments = [sys.executable, "-c", PROGRAM, str(scenario), str(path)]
    with subprocess.Popen(arguments, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        for text in process.stdout:
            said.append(text.strip())
            if said[-1] == line:
                time.sleep(int.from_bytes(os.urandom(1)) / 20_000)  # somewhere in what comes next
                process.kill()
                said += process.stdout.read().split("\n")
                break
    told = [found.groups() for text in said if (found := re.fullmatch(r"(\w+) (\d+)", text))]
    host = Host.resume(path)
    done = sealed(host.match.journal.records)
    acknowledged = [("upper", int(number)) for what, number in told if what == "sealed"]
    assert done[: len(acknowledged)] == acknowledged
    assert len(set(done)) == len(done)
    assert len(done) - len(acknowledged) in {0, 1}
    assert len(host.match.turns) >= sum(what == "played" for what, _ in told)
    if told[-1][0] == "kept" and host.waiting() == "upper":
        assert host.paper("upper").reason == f"upper {told[-1][1]}"
    while not host.match.over:
        turn(host)
    assert sealed(host.match.journal.records) == [("upper", number) for number in range(1, 9)]
