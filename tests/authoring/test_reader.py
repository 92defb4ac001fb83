"""The reader: strict, bounded, and never more than a clear refusal away from any bytes."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.authoring import reader
from game.authoring.marks import NOTHING, Fields, Items, mark_of
from game.authoring.reader import DEPTH_LIMIT, FILE_LIMIT, NODE_LIMIT, Reading, read_bytes, read_text


def checks(reading: Reading) -> list[tuple[int, str]]:
    """Return line and check of every problem."""
    return [(one.line, one.check) for one in reading.problems]


@pytest.fixture(params=["quick", "slow"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with libyaml's parser and with the one in Python."""
    if request.param == "slow":
        monkeypatch.setattr(reader, "LOADER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("-3", -3),
        ("0.60", Decimal("0.60")),
        ("true", True),
        ("false", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("Off", "Off"),
        ("True", "True"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("+5", "+5"),
        ("12:30", "12:30"),
        ("2024-01-28", "2024-01-28"),
        ("'5'", "5"),
        ('"true"', "true"),
        ('""', ""),
        (".inf", ".inf"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_plain_values_mean_one_thing(text: str, value: object) -> None:
    """Only plain decimal numbers are numbers and only true and false are truth values; all else is text."""
    reading = read_text(f"key: {text}\n", "a.yaml")
    assert reading.problems == ()
    assert reading.root["key"] == value
    assert type(reading.root["key"]) is type(value)


def test_keys_are_text_as_written() -> None:
    """`on`, `no`, numbers and dates as keys are the text that was written."""
    reading = read_text("on: 1\nno: 2\n5: 3\ntrue: 4\n", "a.yaml")
    assert list(reading.root) == ["on", "no", "5", "true"]


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_refused(text: str) -> None:
    """A key without a value is a problem at its line, never a silent null."""
    reading = read_text(f"first: 1\nkey: {text}\n", "a.yaml")
    assert checks(reading) == [(2, "empty")]
    assert reading.root["key"] is NOTHING


def test_lines_are_kept_for_everything() -> None:
    """Every key and item knows its line; a path that goes on beyond what was written ends at the nearest line."""
    root = read_text("a:\n  b:\n    - x\n    - c: {d: 1}\n", "a.yaml").root
    assert mark_of(root, ("a",)).line == 1
    assert mark_of(root, ("a", "b", 1, "c", "d")).line == 4
    assert mark_of(root, ("a", "b", 1, "missing", "further")).line == 4
    assert isinstance(root["a"], Fields)
    assert isinstance(root["a"]["b"], Items)


def test_text_is_composed() -> None:
    """Letters with combining marks are one character, however the editor saved them."""
    word = unicodedata.normalize("NFD", "Kurdî ê")
    assert read_text(f"{word}: {word}\n", "a.yaml").root == {"Kurdî ê": "Kurdî ê"}


def test_right_to_left_text_is_text() -> None:
    """Persian, Arabic and Kurdish pass unchanged, joiners and marks of direction included."""
    text = "می‌شود؛ \u200fنمونه\u200e"
    assert read_text(f'key: "{text}"\n', "a.yaml").root == {"key": text}


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff"])
def test_control_characters_are_refused(character: str) -> None:
    """A control character is refused at its line, raw or escaped."""
    assert checks(read_text(f"a: 1\nb: x{character}y\n", "a.yaml")) == [(2, "text")]
    escaped = f"\\u{ord(character):04x}"
    assert checks(read_text(f'a: 1\nb: "x{escaped}y"\n', "a.yaml")) == [(2, "text")]


@pytest.mark.parametrize("opening", ["[", "{", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(opening: str) -> None:
    """120 KB of brackets end in one plain refusal, not in a crash."""
    reading = read_text(opening * (120_000 // len(opening)), "a.yaml")
    assert [one.check for one in reading.problems] in (["depth"], ["syntax"])
    assert not reading.whole


def test_depth_counts_from_the_top() -> None:
    """Twenty mappings or lists inside one another are allowed, twenty-one are not."""
    assert read_text("a: " + "[" * (DEPTH_LIMIT - 1) + "1" + "]" * (DEPTH_LIMIT - 1), "a.yaml").problems == ()
    assert checks(read_text("a: " + "[" * DEPTH_LIMIT + "1" + "]" * DEPTH_LIMIT, "a.yaml")) == [(1, "depth")]


def test_too_many_values_are_refused() -> None:
    """More than twenty thousand values in one file are refused."""
    assert checks(read_text("a: [" + "1," * NODE_LIMIT + "1]", "a.yaml")) == [(1, "size")]


def test_large_files_are_refused_unread() -> None:
    """A file over 256 KiB is refused without being parsed."""
    assert checks(read_bytes(b"#" * (FILE_LIMIT + 1), "a.yaml")) == [(0, "size")]
    assert checks(read_bytes(b"a: 1\n" + b"#" * (FILE_LIMIT - 5), "a.yaml")) == []


def test_only_utf8_is_read() -> None:
    """Another encoding is refused at the line where it shows; a byte order mark does no harm."""
    assert checks(read_bytes("a: 1\nb: é\n".encode("latin-1"), "a.yaml")) == [(2, "text")]
    assert [one.check for one in read_bytes("a: 1\n".encode("utf-16"), "a.yaml").problems] == ["text"]
    assert read_bytes("\ufeffa: 1\n".encode(), "a.yaml").root == {"a": 1}


def test_a_break_costs_one_entry_only() -> None:
    """What stands around a break of YAML is still read, the broken entry's name stays known, and lines stay true."""
    text = "flags:\n  one: {name: One}\n  two:\n    name: Two: or three\n  four: {nam: Four}\nnotice: x\n"
    reading = read_text(text, "a.yaml")
    assert checks(reading) == [(4, "syntax")]
    assert reading.whole
    assert list(reading.root["flags"]) == ["one", "two", "four"]
    assert reading.root["flags"]["two"] is NOTHING
    assert "three" in reading.lost
    assert mark_of(reading.root, ("flags", "four", "nam")).line == 5
    assert reading.root["notice"] == "x"


@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    """Any bytes are either read or refused with a problem."""
    reading = read_bytes(content, "a.yaml")
    assert reading.whole or reading.problems


PIECES = ["a", "b", ": ", ":", "- ", "\n", "  ", "[", "]", "{", "}", ", ", "'", '"', "|", ">", "&a ", "*a", "!t ", "#", "? ", "~"]
PIECES += ["---\n", "...\n", "%TAG ! x\n", "1", "0.5", "true", "\t", "é", "<<"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_yaml_crashes_the_reader(text: str) -> None:
    """Any jumble of YAML's signs is either read or refused with a problem; what is read whole is a mapping of text keys."""
    reading = read_text(text, "a.yaml")
    assert reading.whole or reading.problems
    assert all(isinstance(key, str) for key in reading.root)
