"""YAML text into checked plain values: strict, bounded, with the line of everything.

Knows nothing of what a scenario is; it yields text, whole numbers, decimals, true and false, mappings and lists. Every
check is made on the parser's events, one at a time, so that a hostile text is refused before anything is built from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

import yaml

from game.authoring.breakage import without_entry
from game.authoring.marks import NOTHING, Fields, Items, Mark
from game.core.errors import Problem

FILE_LIMIT: Final = 256 * 1024
"""Bytes in one file."""
DEPTH_LIMIT: Final = 20
"""Mappings and lists inside one another."""
NODE_LIMIT: Final = 20_000
"""Values, mappings and lists in one file."""
RUBBISH: Final = 10
"""Control characters or breaks of YAML in one file after which no more are told."""
NUMBER_LIMIT: Final = 1_000_000
"""Numbers lie between this and its negative."""

_SCALAR: Final = yaml.ScalarEvent
_STARTS: Final = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
_ENDS: Final = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_NODES: Final = _STARTS | {yaml.ScalarEvent, yaml.AliasEvent}
LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})
_UNSEEN: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff\ufffe\uffff"
_RAW: Final = re.compile(f"[{_UNSEEN}]")
_IN_TEXT: Final = re.compile(f"[\t\r{_UNSEEN}]")
_HINTS: Final = (
    ("mapping values are not allowed", "a text that contains ': ' must stand in quotes"),
    ("cannot start any token", "a text that starts with this character must stand in quotes; indent with spaces, not tabs"),
    ("expected <block end>", "check the indentation, and quote a text that starts with a quotation mark"),
    ("did not find expected key", "check the indentation, and quote a text that starts with a quotation mark"),
    ("expected ',' or '}'", "a text with , [ ] { } or : inside {} must stand in quotes"),
    ("while parsing a flow", "a text with , [ ] { } or : inside {} or [] must stand in quotes"),
    ("while scanning a simple key", "a ':' is missing, or a text that goes on in the next line must be indented"),
)


class _Stop(Exception):
    """The text cannot be read further; its problem is told."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled."""

    into: Fields | Items
    flow: bool
    mark: Mark
    """Where the latest key stood."""
    key: str | None = None
    """The key that waits for its value; None where it was refused."""
    refused: bool = False
    """Whether it carried a tag: its content counts for nothing."""
    waiting: bool = False
    """Whether a key, good or bad, waits for its value."""


@dataclass(slots=True)
class _Composer:
    """One text being read."""

    file: str
    stubs: frozenset[int] = frozenset()
    """Lines whose key has no value because what stood there could not be read and is told already."""
    broken: int = 0
    """The line around which the text is not YAML; 0: none."""
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    nodes: int = 0
    root: Fields | None = None

    def tell(self, line: int, check: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(file=self.file, line=line, check=check, message=message))

    def stop(self, line: int, check: str, message: str) -> _Stop:
        """Note a problem after which nothing more can be read."""
        self.tell(line, check, message)
        return _Stop()

    def run(self, text: str) -> bool:
        """Read the text; tell whether its end was reached."""
        try:
            for event in self._events(text):
                self._take(event)
        except _Stop:
            return False
        return True

    def _events(self, text: str) -> Iterator[Any]:
        try:
            yield from yaml.parse(text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            context = error.context or ""
            begun = error.context_mark if "flow" in context or context.startswith("while scanning") else None
            mark = begun or error.problem_mark or error.context_mark
            words = ", ".join(part for part in (error.context, error.problem) if part) or "cannot be read"
            hint = next((f" ({say})" for sign, say in _HINTS if sign in words), "")
            self.broken = mark.line + 1 if mark else 0
            raise self.stop(self.broken, "syntax", f"not YAML: {words}{hint}") from None
        except yaml.YAMLError as error:
            raise self.stop(0, "syntax", f"not YAML: {str(error).splitlines()[0]}") from None

    def _take(self, event: Any) -> None:
        kind = event.__class__
        if kind in _ENDS:
            frame = self.stack.pop()
            self._value(NOTHING if frame.refused else frame.into, frame.into.mark)
            return
        mark = Mark(self.file, event.start_mark.line + 1)
        if kind in _NODES:
            self.nodes += 1
            if self.nodes > NODE_LIMIT:
                raise self.stop(mark.line, "size", f"more than {NODE_LIMIT:,} values in one file; split it into several")
        if kind is _SCALAR:
            self._scalar(event, mark)
        elif kind in _STARTS:
            self._open(event, mark)
        elif kind is yaml.AliasEvent:
            self.tell(mark.line, "alias", f"'*{event.anchor}' repeats another value; write the value itself")
            self._value(NOTHING, mark)
        elif kind is yaml.DocumentStartEvent:
            if self.root is not None:
                raise self.stop(mark.line, "documents", "a second document begins here; one file is one document")
            if event.tags:
                self.tell(mark.line, "tag", "tags ('%TAG') are not used here; leave the line out")

    def _refuse_marks(self, event: Any, mark: Mark) -> None:
        if event.anchor is not None:
            self.tell(mark.line, "alias", f"the anchor '&{event.anchor}' is not allowed; write values out")
        if event.tag is not None:
            self.tell(mark.line, "tag", f"the tag '{event.tag}' is not allowed; write the plain value")

    def _open(self, event: Any, mark: Mark) -> None:
        self._refuse_marks(event, mark)
        if len(self.stack) >= DEPTH_LIMIT:
            raise self.stop(mark.line, "depth", f"more than {DEPTH_LIMIT} mappings or lists inside one another")
        into = Fields(mark) if event.__class__ is yaml.MappingStartEvent else Items(mark)
        self.stack.append(_Frame(into=into, flow=bool(event.flow_style), mark=mark, refused=event.tag is not None))

    def _scalar(self, event: Any, mark: Mark) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event, mark)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.into, Fields) and not frame.waiting:
            self._key(frame, event, mark)
        else:
            self._value(self._plain(event, mark, frame), mark)

    def _key(self, frame: _Frame, event: Any, mark: Mark) -> None:
        frame.waiting = True
        frame.key = None
        frame.mark = mark
        key = self._text(event.value, mark)
        into = frame.into
        if key is NOTHING:
            return
        if not key:
            self.tell(mark.line, "empty", "a key is empty")
        elif isinstance(into, Fields) and key in into:
            first = into.marks[key].line
            self.tell(mark.line, "duplicate-key", f"'{key}' is already given in line {first}; only one can hold")
        else:
            frame.key = key

    def _value(self, value: Any, mark: Mark) -> None:
        if not self.stack:
            if isinstance(value, Fields):
                self.root = value
                return
            raise self.stop(mark.line, "type", "a mapping ('key: value' lines) was expected at the top of the file")
        frame = self.stack[-1]
        if isinstance(frame.into, Items):
            frame.into.put(value, mark)
        elif frame.waiting:
            if frame.key is not None:
                frame.into.put(frame.key, value, frame.mark)
            frame.waiting = False
        else:
            self.tell(mark.line, "type", "a key must be plain text, not a mapping or a list")
            frame.waiting, frame.key = True, None

    def _plain(self, event: Any, mark: Mark, frame: _Frame | None) -> Any:
        value: str = event.value
        if event.tag is not None:
            return NOTHING
        if not event.implicit[0]:
            return self._text(value, mark)
        if frame is not None and frame.flow and "?" in value:
            self.tell(mark.line, "syntax", "a text with a question mark inside {} or [] must stand in quotes")
            return NOTHING
        if value in _EMPTY and mark.line in self.stubs:
            return NOTHING
        if value in _EMPTY:
            key = f" for '{frame.key}'" if frame is not None and frame.key else ""
            hint = " (a text with a comma inside {} or [] must stand in quotes)" if frame is not None and frame.flow else ""
            line = frame.mark.line if key and frame is not None else mark.line
            self.tell(line, "empty", f"nothing is given{key}; write a value or leave the key out{hint}")
            return NOTHING
        if value in {"true", "false"}:
            return value == "true"
        if _WHOLE.fullmatch(value) or _DECIMAL.fullmatch(value):
            return self._number(value, mark)
        return self._text(value, mark)

    def _number(self, text: str, mark: Mark) -> Any:
        number = Decimal(text) if len(text) <= 2 * len(str(NUMBER_LIMIT)) else None
        if number is None or abs(number) > NUMBER_LIMIT:
            self.tell(mark.line, "number", f"a number between -{NUMBER_LIMIT:,} and {NUMBER_LIMIT:,} was expected")
            return NOTHING
        return number if "." in text else int(text)

    def _text(self, text: str, mark: Mark) -> Any:
        if _IN_TEXT.search(text):
            found = _IN_TEXT.findall(text)[0]
            self.tell(mark.line, "text", f"the text holds the control character U+{ord(found):04X}; leave it out")
            return NOTHING
        return text if text.isascii() else unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text held."""

    root: Fields
    """Its top mapping; empty where there was none."""
    problems: tuple[Problem, ...]
    """Everything that was refused."""
    whole: bool
    """Whether it was read to its end; if not, what is missing in `root` may be in the unread rest."""
    lost: str = ""
    """Text that was taken out because it is not YAML."""


def _lines_of(text: str, only: Collection[str]) -> str:
    """Return the top entries with these keys, by their lines alone: quick, and enough for plain block style."""
    begins = re.compile(r"^(?=[^\s#-])", re.MULTILINE)
    entries = begins.split(text)
    return "".join(entry for entry in entries if entry.partition(":")[0] in only)


def read_text(text: str, file: str, only: Collection[str] = ()) -> Reading:
    """Read one YAML document that must be a mapping; `file` is the name problems carry.

    With `only`, read the top entries with these keys and skip the rest unseen: for a glance, lines are not kept.
    """
    text = _lines_of(text, only) if only else text
    problems: list[Problem] = []
    for found in _RAW.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"the control character U+{ord(found.group()):04X} is not allowed; leave it out"
        problems.append(Problem(file=file, line=line, check="text", message=message))
        if len(problems) >= RUBBISH:
            return Reading(Fields(Mark(file, 0)), tuple(problems), whole=False)
    text, lost = _RAW.sub(" ", text) if problems else text, ""
    composer = _Composer(file)
    whole = composer.run(text)
    while composer.broken and len(problems) < RUBBISH and (stub := without_entry(text, composer.broken, composer.stubs)):
        problems.append(composer.problems[-1])
        text, lost = stub.text, f"{lost}\n{stub.lost}"
        composer = _Composer(file, composer.stubs | {stub.line})
        whole = composer.run(text)
    if whole and composer.root is None:
        composer.tell(0, "empty", "the file is empty")
    return Reading(composer.root or Fields(Mark(file, 0)), (*problems, *composer.problems), whole, lost)


def read_bytes(content: bytes, file: str, only: Collection[str] = ()) -> Reading:
    """Read one YAML document from the bytes of a file: UTF-8, at most 256 KiB; see `read_text` for `only`."""
    nothing = Fields(Mark(file, 0))
    if len(content) > FILE_LIMIT:
        problem = Problem(file=file, line=0, check="size", message=f"larger than {FILE_LIMIT // 1024} KiB; split it")
        return Reading(nothing, (problem,), whole=False)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = "not UTF-8 text; save the file as UTF-8"
        return Reading(nothing, (Problem(file=file, line=line, check="text", message=message),), whole=False)
    return read_text(text, file, only)
