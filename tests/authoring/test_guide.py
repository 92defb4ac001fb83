"""The guide for authors: its parts are a scenario, and what it says that `check` says is what `check` says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game import cli
from game.authoring.shelf import check, read

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "write-a-scenario.md").read_text(encoding="utf-8")
STEPS, ADVANCED = GUIDE.split("\n## Advanced\n")

MISTAKES = (
    ("  dry: {name: Dry fields", "  dryness: {name: Dry fields"),
    ("        reservation: {base", "        reservations: {base"),
    ("text: The mill and the pond. It was here first.", "text: The mill, the pond and what they need."),
    ("verdict: Two mayors had signed. At", "verdict: Two mayors had signed: at"),
    ('text: "Where do two states share a river?"', "text: Where do two states share a river?"),
    ("    name: Tension\n", "\tname: Tension\n"),
    ("weights: {water: 50, channel: 30, price: 20}", "weights: {water: 50, channel: 30, price: 25}"),
    ("worths: {water: [100, 65, 0], channel", "worths: {water: [100, 65], channel"),
    (", sets: shared, note", ", note"),
    ("reservation: {base: 36, plus: {worry", "reservation: {base: 60, plus: {worry"),
    (
        "have not seen such a week.",
        "have not seen such a week." + " The old people say that they have not seen such a week." * 19,
    ),
    ("worry: 3, anger: 3}}\n    constructed: true", "worry: 3, anger: 3}}"),
    ("closes: 2031-08-14", "closes: 2031-08-28"),
)
"""For each line of the guide's table, in its order: what stands in the scenario, and the slip that makes `check` say so."""


def parts(text: str) -> str:
    """Return all parts of the scenario that a text shows, one below the other."""
    return "".join(re.findall(r"```yaml\n(.*?)```", text, re.DOTALL))


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the scenario that the guide writes."""
    path = tmp_path_factory.mktemp("guide") / "two-villages.yaml"
    path.write_text(parts(STEPS), encoding="utf-8")
    return path


def test_its_parts_are_a_scenario(villages: Path, tmp_path: Path) -> None:
    """What the steps show is whole and clean, and stays so with what is shown as advanced."""
    assert check(villages) == ()
    more = tmp_path / "two-villages.yaml"
    more.write_text(parts(STEPS) + parts(ADVANCED), encoding="utf-8")
    assert check(more) == ()


def test_its_translation_is_one(villages: Path, tmp_path: Path) -> None:
    """What it shows of a translation lacks much and has nothing that does not belong."""
    path = tmp_path / villages.name
    path.write_bytes(villages.read_bytes())
    [shown] = re.findall(r"```\n(title: .*?)```", ADVANCED, re.DOTALL)
    path.with_suffix(".fa.yaml").write_text(shown, encoding="utf-8")
    [advice] = check(path)
    assert not advice.severe
    assert read(path, ("fa",)).name_of("lower") == "پایین‌ده"


@pytest.mark.slow
def test_its_scenario_is_a_dilemma(villages: Path) -> None:
    """The quick gate holds for it."""
    said: list[str] = []
    assert cli.run(["gate", str(villages), "--quick", "--jobs", "1"], input, said.append) == 0, said[-1]


def test_it_quotes_check(tmp_path: Path) -> None:
    """Each line of its table is what `check` says of that slip."""
    table = STEPS.split("\n## 10.")[1].split("\n## 11.")[0]
    quoted = re.findall(r"^\| `(.*?)` \|", table, re.MULTILINE)
    for (right, wrong), words in zip(MISTAKES, quoted, strict=True):
        whole = parts(STEPS)
        assert right in whole
        path = tmp_path / "two-villages.yaml"
        path.write_text(whole.replace(right, wrong, 1), encoding="utf-8")
        assert words in "\n".join(map(str, check(path)))


def test_what_it_links_to_is_there() -> None:
    """Its links lead to pages beside it."""
    for link in re.findall(r"\]\(([\w-]+\.md)", GUIDE):
        assert (Path(__file__).resolve().parents[2] / "docs" / link).is_file(), link
