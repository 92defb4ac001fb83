"""Every broken page gives the problems its first lines announce, at their lines, and no other severe one.

`# expect: LINE CHECK words of the message` announces a severe problem, `# advise:` advice. The page is laid over
`tests/scenarios/two_neighbours.yaml` (see conftest).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from game.authoring import lint, reader
from game.authoring.forms import Draft
from game.authoring.shelf import check
from game.authoring.survey import Survey, survey
from game.core.errors import Problem

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
ANNOUNCED = re.compile(r"# (expect|advise): (\d+) ([a-z-]+) (.+)")


def announced(path: Path, word: str) -> list[tuple[int, str, str]]:
    """Return line, check and words of what a page announces."""
    found = [ANNOUNCED.fullmatch(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(int(one[2]), one[3], one[4]) for one in found if one and one[1] == word]


def told(problems: tuple[Problem, ...], path: Path, *, severe: bool) -> list[Problem]:
    """Return what was told of a page itself."""
    return [one for one in problems if one.severe is severe and one.file == path.name]


def test_there_are_enough_broken_pages() -> None:
    """At least forty kinds of mistake are kept, each announcing at least one problem."""
    assert len(BAD) >= 40
    assert all(announced(path, "expect") or announced(path, "advise") for path in BAD)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_broken_page_gives_exactly_its_problems(path: Path, examine: Callable[[Path], tuple[Problem, ...]]) -> None:
    """A broken page gives exactly the severe problems it announces, in its own lines, and the advice it announces."""
    problems = examine(path)
    everything = "\n".join(map(str, problems))
    severe = [one for one in problems if one.severe]
    for line, kind, words in announced(path, "expect"):
        match = next((one for one in severe if (one.line, one.check) == (line, kind) and words in one.message), None)
        assert match is not None, f"not told: {line} {kind} {words}\n{everything}"
        assert match.file == path.name
        severe.remove(match)
    assert not severe, f"told, but not announced:\n{everything}"
    advice = told(problems, path, severe=False)
    for line, kind, words in announced(path, "advise"):
        assert any((one.line, one.check) == (line, kind) and words in one.message for one in advice), everything


def test_ten_mistakes_are_ten_problems() -> None:
    """A scenario with ten different mistakes is told all ten, each at its line, and nothing else."""
    path = Path(__file__).parent / "ten_mistakes.yaml"
    expected = announced(path, "expect")
    problems = check(path)
    assert len(problems) == len(expected) == 10
    for line, kind, words in expected:
        assert any((one.line, one.check) == (line, kind) and words in one.message for one in problems), words


@pytest.fixture(scope="module")
def surveys(drafted: Callable[[Path], Draft]) -> list[Survey]:
    """Return every broken page over the small scenario, as far as it could be built."""
    drafts = [drafted(path) for path in BAD]
    return [survey(one, one.scenario) for one in drafts if one.scenario is not None]


@pytest.mark.parametrize("judge", lint.CHECKS, ids=lambda judge: judge.__name__)
def test_every_check_finds_something(judge: lint.Check, surveys: list[Survey]) -> None:
    """Every check of the lint finds something in some broken page: none sleeps."""
    assert any(any(True for _ in judge(one)) for one in surveys)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_slow_loader_tells_the_same(
    path: Path, examine: Callable[[Path], tuple[Problem, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where libyaml is missing, the same problems are told at the same lines."""
    quick = [(one.file, one.line, one.check) for one in examine(path)]
    monkeypatch.setattr(reader, "LOADER", yaml.SafeLoader)
    assert [(one.file, one.line, one.check) for one in examine(path)] == quick
