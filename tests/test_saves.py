"""Saves are written whole or not at all, and one that cannot be used is refused in plain words and left as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from game import saves
from game.core.errors import GameError, JournalError
from game.core.journal import FORMAT, RULES, Journal, Record, Seated, replay
from game.core.orders import Move, Orders
from game.core.turn import Intervention
from game.match import Match

folder_of_saves = sys.modules["game.saves.folder"]  # its name in the package is that of its function
KEPT = Path(__file__).resolve().parent / "saves"
FORMATS = sorted(KEPT.glob("format_*.json"))
CHECKOUT = KEPT.parents[1]
UNSEALED = saves.Unsealed(
    orders=Orders(
        seat="upper", turn=3, moves=(Move(kind="propose", table="water", package={"price": "fair"}),), deeds=("open_sluice",)
    ),
    reason="weil – „so“",
)


@pytest.fixture
def journal() -> Journal:
    """A journal with every kind of record in it."""
    return saves.read(KEPT / f"format_{FORMAT}.json")


@pytest.fixture
def save(tmp_path: Path, journal: Journal) -> Path:
    """That journal in a folder of its own."""
    path = tmp_path / "match.json"
    saves.write(journal, path, saved_at="2026-02-03T04:05:06+00:00")
    return path


def refusal(path: Path) -> str:
    """Return what `read` says of a file it must refuse, and make sure that the file is as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(JournalError) as refused:
        saves.read(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    message = str(refused.value)
    assert path.name in message
    assert "\n" not in message
    return message


def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> str:
    """Change a save as data, write it back, and return the refusal."""
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    return refusal(path)


# -- every format that ever was ---------------------------------------------------------------------------------------


def test_there_is_a_save_of_every_format() -> None:
    """`tests/saves` keeps one save of every format that can be read."""
    assert [path.name for path in FORMATS] == [f"format_{number}.json" for number in range(saves.OLDEST_READABLE, FORMAT + 1)]


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_kept_saves_load_and_replay(path: Path) -> None:
    """A save of every format loads, replays, and still tells the same story."""
    journal = saves.read(path)
    assert journal.format == FORMAT
    found = replay(journal)
    assert found.world.ending == "shared_river"
    assert dict(found.world.agreed) == {"release": "half", "gauges": "joint", "price": "token"}
    assert len(found.turns) == 4
    assert {type(record) for record in journal.records} == set(get_args(Record))
    assert [record.name for record in journal.records if record.kind == "seated"] == ["Ana", "", "Ben"]


def test_the_newest_is_written_as_it_was() -> None:
    """A save of the present format is written again byte for byte: nothing in it depends on when or where."""
    content = (KEPT / f"format_{FORMAT}.json").read_bytes()
    assert saves.to_bytes(saves.from_bytes(content, "it")) == content


# -- writing ----------------------------------------------------------------------------------------------------------


def test_what_is_written_is_read(tmp_path: Path, journal: Journal) -> None:
    """A journal written and read is the journal, stamped; its folder is made where it is missing."""
    path = tmp_path / "new" / "folder" / "ماتش 1.json"
    written = saves.write(journal, path, saved_at="2026-02-03T04:05:06+00:00")
    assert written.saved_at == "2026-02-03T04:05:06+00:00"
    assert saves.read(path) == written
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_save_is_stamped_by_default(tmp_path: Path, journal: Journal) -> None:
    """Without a stamp given, the moment of writing is recorded, in UTC."""
    written = saves.write(journal, tmp_path / "x.json")
    assert written.saved_at.endswith("+00:00")
    assert saves.read(tmp_path / "x.json").saved_at == written.saved_at


def test_the_head_comes_first(save: Path) -> None:
    """The top keys stand in their order, and each record has a line of its own."""
    text = save.read_text(encoding="utf-8")
    document = json.loads(text)
    assert list(document) == ["program", "format", "rules", "saved_at", "scenario", "records"]
    assert (document["program"], document["format"], document["rules"]) == ("backchannel", FORMAT, RULES)
    lines = text.splitlines()
    start = lines.index('"records":[') + 1
    assert [json.loads(line.removesuffix("]}").rstrip(",")) for line in lines[start:]] == document["records"]


def test_the_order_of_the_scenario_is_kept(save: Path) -> None:
    """Order that means something (tables, paces, issues, options) survives a save."""
    again = saves.read(save).scenario
    assert list(again.paces) == ["evening", "class"]
    assert list(again.tables["water"].issues) == ["release", "gauges", "price"]
    assert list(again.tables["water"].issues["release"].options) == ["trickle", "half", "full"]


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file(save: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """When the disk fails, the old save is as it was, nothing is left beside it, and the error is told plainly."""
    before = save.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if broken == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(JournalError, match=r"^cannot write '.*match\.json': No space left on device$"):
        saves.write(journal, save, saved_at="later")
    assert save.read_bytes() == before
    assert list(save.parent.iterdir()) == [save]


def test_a_folder_in_the_way_is_told(tmp_path: Path, journal: Journal) -> None:
    """Where nothing can be written, that is told as an error of a journal."""
    (tmp_path / "x.json").mkdir()
    with pytest.raises(JournalError, match=r"^cannot write"):
        saves.write(journal, tmp_path / "x.json", saved_at="")
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError, match=r"^cannot write"):
        saves.write(journal, tmp_path / "file" / "x.json", saved_at="")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "x.json"]


def test_words_that_are_no_unicode_are_refused(save: Path, journal: Journal) -> None:
    """A text that cannot be written is refused before the old save is touched."""
    before = save.read_bytes()
    match = Match(journal)
    match.say("upper", "broken \ud800")
    with pytest.raises(JournalError, match="cannot be written as UTF-8"):
        saves.write(match.journal, save)
    assert save.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path, save: Path, journal: Journal) -> None:
    """Writing through a link changes what it points to."""
    link = tmp_path / "link.json"
    link.symlink_to(save)
    saves.write(journal, link, saved_at="through the link")
    assert link.is_symlink()
    assert saves.read(save).saved_at == "through the link"


def test_killed_while_writing(tmp_path: Path, journal: Journal) -> None:
    """A process killed at the worst moment leaves the old save whole, and what it leaves beside it is no save."""
    path = tmp_path / "match.json"
    saves.write(journal, path, saved_at="before")
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from game import saves\n"
        "journal = saves.read(Path(sys.argv[1]))\n"
        "os.fsync = lambda number: os._exit(9)\n"
        "saves.write(journal, Path(sys.argv[1]), saved_at='after')\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    assert subprocess.run([sys.executable, "-c", code, str(path)], env=environment, check=False).returncode == 9
    assert saves.read(path).saved_at == "before"
    assert [summary.name for summary in saves.listing(tmp_path)] == ["match"]


# -- reading what cannot be used --------------------------------------------------------------------------------------


def test_a_missing_save(tmp_path: Path) -> None:
    """A save that is not there, or is a folder, is told as such."""
    assert refusal(tmp_path / "nothing.json").startswith("there is no file '")
    assert refusal(tmp_path).endswith(("is a folder, not a save", "Permission denied"))


def test_an_empty_save(save: Path) -> None:
    """An empty file is told as such."""
    save.write_bytes(b" \n")
    assert refusal(save).endswith("is empty")


def test_a_save_cut_anywhere(save: Path) -> None:
    """Wherever a save is cut off, it is refused as not whole, with the byte and line at which it breaks off."""
    content = save.read_bytes()
    assert len(content) > 20_000
    places = [*range(1, 100), *range(100, len(content) - 100, 997), *range(len(content) - 100, len(content) - 1)]
    for place in places:
        save.write_bytes(content[:place])
        assert f"is not whole: it breaks off at byte {place:,} in line " in refusal(save), place
    save.write_bytes(content[:-1])  # only the last line's end is missing: nothing is lost
    assert saves.read(save)


def test_a_save_with_one_byte_changed(save: Path) -> None:
    """One damaged byte never goes unnoticed in what decides a match, and is never a crash."""
    content = save.read_bytes()
    for place in range(0, len(content), 211):
        save.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        try:
            saves.read(save)
        except GameError as error:
            assert "match.json" in str(error)  # noqa: PT017  either is right: a name may differ by a letter and be a name


def test_not_text(save: Path) -> None:
    """A file that is not UTF-8 is refused with the byte and line."""
    save.write_bytes(b'{"program":\n"' + b"\xff" + b'"}')
    assert refusal(save).endswith("is not UTF-8 text: byte 14 (line 2) cannot be read")


def test_not_json(save: Path) -> None:
    """A file that is not JSON is refused with the line and byte."""
    save.write_text('{"program":"backchannel",\n"format" 1}', encoding="utf-8")
    assert refusal(save).endswith("is not JSON: expecting ':' delimiter, line 2, byte 36")
    save.write_text("hello", encoding="utf-8")
    assert "is not JSON" in refusal(save)
    save.write_text("[" * 200_000, encoding="utf-8")
    assert "nests too deeply" in refusal(save)


@pytest.mark.parametrize(
    "text", ["[]", "{}", '"backchannel"', "null", '{"program":"chess","format":1}', '{"program":"backchannel"}']
)
def test_a_foreign_file(save: Path, text: str) -> None:
    """JSON that this program did not write is refused as no journal of its own."""
    save.write_text(text, encoding="utf-8")
    assert "is not a Backchannel journal" in refusal(save)


def test_newer_saves(save: Path) -> None:
    """A save of a newer format, or played under newer rules, is refused as such, and listed as such."""
    newer = f"was written by a newer version of Backchannel (format {FORMAT + 1}; this one reads up to {FORMAT})"
    assert changed(save, lambda document: document.update(format=FORMAT + 1, surprise=1)).endswith(newer)
    assert saves.listing(save.parent)[0].problem.endswith(newer)
    rules = f"was written by a newer version of Backchannel (rules {RULES + 1}; this one plays rules {RULES})"
    assert changed(save, lambda document: document.update(format=FORMAT, rules=RULES + 1, surprise=1)).endswith(
        "at the top; expected program, format, rules, saved_at, scenario, records"
    )
    assert changed(save, lambda document: document.pop("surprise")).endswith(rules)


def test_older_rules(save: Path) -> None:
    """A save played under older rules is refused: it would not lead to where it led."""
    assert f"was written under rules {RULES - 1}; this program plays rules {RULES}" in changed(
        save, lambda it: it.update(rules=RULES - 1)
    )


def test_an_older_format_is_upgraded(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save of an older format is made into the present one step by step, and the file is left as it was."""
    document = json.loads(save.read_text(encoding="utf-8"))
    document["format"] = FORMAT - 1
    document["log"] = document.pop("records")
    save.write_text(json.dumps(document), encoding="utf-8")
    old = save.read_bytes()
    assert f"too old to be read (format {FORMAT - 1}; the oldest readable is {saves.OLDEST_READABLE})" in refusal(save)

    def upgrade(older: dict[str, Any]) -> dict[str, Any]:
        return {**{key: older[key] for key in older if key != "log"}, "records": older["log"]}

    monkeypatch.setattr(saves.reading, "OLDEST_READABLE", FORMAT - 1)
    monkeypatch.setitem(saves.UPGRADES, FORMAT - 1, upgrade)
    journal = saves.read(save)
    assert journal.format == FORMAT
    assert save.read_bytes() == old
    assert saves.listing(save.parent)[0].problem == ""
    del document["log"]
    save.write_text(json.dumps(document), encoding="utf-8")
    assert f"is no sound journal of format {FORMAT - 1}" in refusal(save)


WRONG: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda it: it.update(format="1"), "'format' must be a whole number, not '1'"),
    (lambda it: it.update(format=True), "'format' must be a whole number, not True"),
    (lambda it: it.update(rules=None), "'rules' must be a whole number, not None"),
    (lambda it: it.update(saved_at=3), "'saved_at' must be text, not 3"),
    (lambda it: it.update(extra=1), "unknown key 'extra' at the top"),
    (lambda it: it.pop("scenario"), "scenario: an object was expected, not None"),
    (lambda it: it.pop("records"), "records: a list was expected, not None"),
    (lambda it: it.update(records={}), "records: a list was expected, not {}"),
    (lambda it: it.update(records=[]), "does not begin with an 'opened' record"),
    (lambda it: it["records"].pop(0), "does not begin with an 'opened' record"),
    (lambda it: it["records"].append(it["records"][0]), "a journal is opened once"),
    (lambda it: it["records"].append(7), "record 20: an object was expected, not 7"),
    (lambda it: it["records"].append({}), "record 20: the kind of record is missing"),
    (
        lambda it: it["records"].append({"kind": "sang"}),
        "record 20: there is no kind of record called 'sang'; expected 'opened', ",
    ),
    (lambda it: it["records"][4].update(mood="good"), "record 5 (sealed), mood: unknown key"),
    (
        lambda it: it["records"][4]["orders"].update(turn="1"),
        "record 5 (sealed), orders.turn: a whole number was expected, not '1'",
    ),
    (lambda it: it["records"][5].update(turn=True), "record 6 (played), turn: a whole number was expected, not True"),
    (lambda it: it["records"][3].pop("text"), "record 4 (answered), text: is missing"),
    (
        lambda it: it["records"][7]["orders"]["moves"][0].update(kind="sing"),
        "record 8 (sealed), orders.moves.0.kind: 'propose', ",
    ),
    (lambda it: it["records"][5].update(digest="00"), "turn 1 leads to another World"),
    (lambda it: it["records"][0].update(seed=8), "does not replay: record "),
    (lambda it: it["records"][0].update(pace="slow"), "the scenario has no pace 'slow'"),
    (lambda it: it["records"][4]["orders"].update(deeds=["fly"]), "does not replay: record 5 (sealed): "),
    (lambda it: it["records"][11]["intervention"].update(subject="luck"), "does not replay: record 12 (intervened): "),
    (lambda it: it["records"][11]["intervention"].update(kind="pray"), "unknown kind of intervention 'pray'"),
    (lambda it: it["records"].insert(4, {"kind": "undone", "turn": 9, "reason": ""}), "cannot go back to turn 9"),
    (lambda it: it["scenario"].update(title="Another"), "the scenario in the journal is not the one the match was opened with"),
    (
        lambda it: it["scenario"].update(begins="yesterday"),
        "scenario.begins: a date like 2024-01-31 was expected, not 'yesterday'",
    ),
    (lambda it: it["scenario"].update(weather="rain"), "scenario.weather: unknown key"),
    (lambda it: it["scenario"]["tables"]["water"].pop("name"), "scenario.tables.water.name: is missing"),
    (
        lambda it: it["scenario"]["paces"]["class"].update(days=[10**9]),
        "the pace 'class' has no turns, too many, or one of impossible",
    ),
    (lambda it: it["scenario"]["paces"]["class"].update(days=[]), "the pace 'class' has no turns"),
]


@pytest.mark.parametrize(("change", "says"), WRONG, ids=[says[:48] for _, says in WRONG])
def test_a_wrong_save(save: Path, change: Callable[[dict[str, Any]], object], says: str) -> None:
    """Each thing that can be wrong in a save is told in words that name the place, and the file is left as it was."""
    assert says in changed(save, change)


def test_too_many_packages(save: Path) -> None:
    """A table too large to be looked at whole is refused before anything is computed."""

    def swell(document: dict[str, Any]) -> None:
        issue = document["scenario"]["tables"]["water"]["issues"]["release"]
        issue["options"] = {f"o{number}": {**issue["options"]["half"], "id": f"o{number}"} for number in range(20_000)}

    assert "has more than 100,000 packages" in changed(save, swell)


def test_a_broken_scenario_does_not_crash(save: Path) -> None:
    """A scenario that names what there is not, with a digest to match, is refused and not a crash."""
    from game.core.journal import digest

    journal = saves.read(save)
    document = json.loads(save.read_text(encoding="utf-8"))
    document["scenario"]["tables"]["water"]["stakes"]["upper"]["reservation"]["plus"] = {"ghost": 100}
    save.write_text(json.dumps(document), encoding="utf-8")
    assert "not the one the match was opened with" in refusal(save)
    ghost = saves.shapes.validated(saves.shapes.adapter_of_scenarios(), document["scenario"], "scenario", "it")
    assert ghost != journal.scenario
    document["records"][0]["digest"] = digest(ghost)
    save.write_text(json.dumps(document), encoding="utf-8")
    assert "does not replay: its scenario is broken" in refusal(save)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"program":"backchannel","format":1,"format":2}', "the key 'format' is given twice; only one can hold"),
        ('{"program":"backchannel","format":NaN}', "'NaN' is no number a journal holds"),
        ('{"program":"backchannel","format":1.0}', "'format' must be a whole number, not 1.0"),
        ('{"program":"backchannel","format":%s}' % ("9" * 5000), "exceeds the limit"),
        ('{"program":"backchannel","format":1,"rules":1,"saved_at":"","scenario":{"id":"\\ud800"}}', "'scenario' is not Unicode"),
    ],
)
def test_odd_json(save: Path, text: str, says: str) -> None:
    """JSON that other readers let pass is refused: keys given twice, NaN, numbers without end, halves of characters."""
    save.write_text(text, encoding="utf-8")
    assert says in refusal(save)


def test_a_giant(save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file too large to be a journal is refused before it is looked at."""
    monkeypatch.setattr(saves.reading, "SIZE_LIMIT", 1024 * 1024)
    save.write_bytes(b" " * (1024 * 1024 + 1))
    assert "is larger than 1 MiB" in refusal(save)


def test_a_mark_before_the_text_is_overlooked(save: Path) -> None:
    """An editor may have put a byte-order mark before the text: the save is read all the same."""
    before = saves.read(save)
    save.write_bytes(b"\xef\xbb\xbf" + save.read_bytes())
    assert saves.read(save) == before


# -- the folder -------------------------------------------------------------------------------------------------------


def test_where_saves_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saves live where BACKCHANNEL_SAVES says, or else where the system keeps such things; asking makes nothing."""
    monkeypatch.setenv("BACKCHANNEL_SAVES", str(tmp_path / "mine"))
    assert saves.folder() == tmp_path / "mine"
    assert saves.listing(saves.folder()) == ()
    assert not (tmp_path / "mine").exists()
    monkeypatch.delenv("BACKCHANNEL_SAVES")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    expected = {
        "linux": tmp_path / ".local" / "share" / "backchannel" / "saves",
        "darwin": tmp_path / "Library" / "Application Support" / "Backchannel" / "saves",
        "win32": tmp_path / "AppData" / "Local" / "Backchannel" / "saves",
    }
    for system, place in expected.items():
        monkeypatch.setattr(sys, "platform", system)
        assert saves.folder() == place
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/share")
    assert saves.folder() == Path("/srv/share/backchannel/saves")


def test_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no home folder, the error says what to set."""

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv("BACKCHANNEL_SAVES", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(JournalError, match="set BACKCHANNEL_SAVES"):
        saves.folder()


def test_the_list_of_saves(save: Path, journal: Journal) -> None:
    """Saves are listed the latest first; damaged ones last, each with what is wrong; drafts and other files not at all."""
    place = save.parent
    saves.write(journal, place / "later.json", saved_at="2026-03-01T00:00:00+00:00")
    saves.write_draft(save, UNSEALED)
    (place / "cut.json").write_bytes(save.read_bytes()[:999])
    (place / "foreign.json").write_text("{}")
    (place / "hollow.json").write_text('{"program":"backchannel","format":1}')
    (place / "odd.json").write_text('{"program":"backchannel","format":1,"scenario":[],"records":[{"pace":"class"}]}')
    (place / "notes.txt").write_text("")
    (place / "sub.json").mkdir()
    found = saves.listing(place)
    assert [summary.name for summary in found] == ["later", "match", "cut", "foreign", "hollow", "odd", "sub"]
    later, first, *broken = found
    assert (later.saved_at, first.saved_at) == ("2026-03-01T00:00:00+00:00", "2026-02-03T04:05:06+00:00")
    assert (first.scenario, first.title, first.pace) == ("two_neighbours", "Two neighbours", "class")
    assert (first.turn, first.turns, first.humans, first.problem) == (5, 4, ("lower", "upper"), "")
    assert (first.over, first.seats) == (True, ("Lowland", "Upland"))
    assert (first.draft, later.draft) == (True, False)
    assert all(summary.path.stem in summary.problem for summary in broken)
    assert "breaks off" in broken[0].problem
    with pytest.raises(JournalError, match=r"^cannot read the folder"):
        saves.listing(save)


def test_the_list_follows_what_was_taken_back(save: Path, journal: Journal) -> None:
    """The turn that is shown is the one to be played, also after turns were taken back."""
    match = Match(journal)
    match.undo(2)
    saves.write(match.journal, save, saved_at="")
    assert saves.listing(save.parent)[0].turn == 2
    match.play()
    saves.write(match.journal, save, saved_at="")
    assert saves.listing(save.parent)[0].turn == 3


def dated(journal: Journal, path: Path, hour: int) -> Path:
    """Write a save whose file was changed at this hour."""
    saves.write(journal, path)
    os.utime(path, (hour * 3600, hour * 3600))
    return path


def test_the_save_to_go_on_with(journal: Journal, tmp_path: Path) -> None:
    """The newest file whose match can be read and is not over; none where there is no folder or no such save."""
    assert saves.latest(tmp_path / "nowhere") is None
    assert saves.latest(tmp_path) is None
    dated(journal, tmp_path / "played.json", 9)
    assert saves.latest(tmp_path) is None
    match = Match(journal)
    match.undo(2)
    match.play()
    dated(match.journal, tmp_path / "older.json", 5)
    newer = dated(match.journal, tmp_path / "newer.json", 7)
    for hour, content in ((8, b"{"), (10, newer.read_bytes().replace(b'"fcdfadf0', b'"00000000'))):
        (tmp_path / f"broken_{hour}.json").write_bytes(content)
        os.utime(tmp_path / f"broken_{hour}.json", (hour * 3600, hour * 3600))
    (tmp_path / "gone.json").symlink_to(tmp_path / "nothing")
    found = saves.latest(tmp_path)
    assert found is not None
    assert (found.path, found.turn, found.over, found.seats) == (newer, 3, False, ("Lowland", "Upland"))
    with pytest.raises(JournalError, match=r"^cannot read the folder"):
        saves.latest(newer)


def test_a_match_that_ended_early_is_not_gone_on_with(journal: Journal, tmp_path: Path) -> None:
    """An ending before the last turn shows in no record; it is found all the same."""
    first = Match.new(journal.scenario, 7, "class", (Seated(seat="upper", turn=1, player="human"),))
    first.play()
    dated(first.journal, tmp_path / "first.json", 5)
    blows = Match(first.journal)
    blows.intervene(Intervention(kind="correct", subject="tension", value=100))
    blows.play()
    assert blows.world.ending == "blows"
    dated(blows.journal, tmp_path / "blows.json", 6)
    assert [(summary.name, summary.over) for summary in saves.listing(tmp_path)] == [("blows", False), ("first", False)]
    found = saves.latest(tmp_path)
    assert found is not None
    assert found.name == "first"


def test_few_saves_are_read(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only files newer than what is found are opened; and where somebody has sealed, or begun to write, nothing is replayed."""
    match = Match(journal)
    match.undo(3)
    for hour in range(3):
        dated(match.journal, tmp_path / f"{hour}.json", hour)
    opened: list[str] = []
    content_of = folder_of_saves.content_of

    def noted(path: Path) -> bytes:
        opened.append(path.name)
        return content_of(path)

    def refused(_: Path) -> Journal:
        raise AssertionError

    monkeypatch.setattr(folder_of_saves, "content_of", noted)
    monkeypatch.setattr(folder_of_saves, "read", refused)
    saves.latest(tmp_path)
    assert opened == ["2.json"]
    match.play()
    dated(match.journal, tmp_path / "3.json", 3)
    saves.write_draft(tmp_path / "3.json", UNSEALED)
    found = saves.latest(tmp_path)
    assert found is not None
    assert (found.name, found.draft) == ("3", True)
    saves.clear_draft(tmp_path / "3.json")
    match.seal(Orders(seat="upper", turn=4))
    dated(match.journal, tmp_path / "3.json", 3)
    found = saves.latest(tmp_path)
    assert found is not None
    assert (found.name, found.draft) == ("3", False)


# -- drafts -----------------------------------------------------------------------------------------------------------


def test_drafts(save: Path) -> None:
    """Unsealed orders are kept beside the save, replaced, and removed; the save itself is not touched."""
    before = save.read_bytes()
    assert saves.read_draft(save) is None
    saves.clear_draft(save)
    saves.write_draft(save, UNSEALED)
    assert saves.draft_path(save).name == "match.draft.json"
    assert saves.read_draft(save) == UNSEALED
    other = saves.Unsealed(orders=Orders(seat="lower", turn=1))
    saves.write_draft(save, other)
    assert saves.read_draft(save) == other
    saves.clear_draft(save)
    assert saves.read_draft(save) is None
    assert save.read_bytes() == before


def test_damaged_drafts(save: Path) -> None:
    """A damaged draft is refused in plain words; one of another format is as good as none."""
    path = saves.draft_path(save)
    saves.write_draft(save, UNSEALED)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(JournalError, match=r"match\.draft\.json' is not whole"):
        saves.read_draft(save)
    path.write_bytes(whole.replace(b'"turn":3', b'"turn":"x"'))
    with pytest.raises(JournalError, match=r"draft\.orders\.turn: a whole number was expected"):
        saves.read_draft(save)
    path.write_bytes(whole.replace(b'"format":1', b'"format":99'))
    assert saves.read_draft(save) is None
    with pytest.raises(JournalError, match="cannot be written as UTF-8"):
        saves.write_draft(save, saves.Unsealed(orders=Orders(seat="\ud800", turn=1)))


def test_importing_is_cheap() -> None:
    """Importing the module imports neither pydantic nor numpy: `--help` and the list of saves do not wait for them."""
    code = "import sys, game.saves; print(*{'pydantic', 'numpy'} & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
