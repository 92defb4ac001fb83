"""The page of all keys: fresh, whole, and honest about what is advanced."""

from __future__ import annotations

import json
from pathlib import Path

from game import cli
from game.authoring import schema
from game.authoring.reference import page

FILE = Path(__file__).resolve().parents[2] / "docs" / "scenario-reference.md"


def test_the_page_is_fresh() -> None:
    """`docs/scenario-reference.md` is what `python main.py schema --page` writes."""
    assert FILE.read_text(encoding="utf-8") == page()


def test_every_key_has_its_line() -> None:
    """Every type of the schema has a section, and every key of it a line that says what it is."""
    whole = schema.schema()
    sections = {part.splitlines()[0]: part for part in page().split("\n## ")[1:]}
    assert set(sections) == {*whole["$defs"], "Scenario"}
    for name, shape in {**whole["$defs"], "Scenario": whole}.items():
        rows = [line.split(" | ") for line in sections[name].splitlines() if line.startswith("| `")]
        assert {row[0].strip("|` ") for row in rows} == set(shape["properties"]), name
        assert all(len(row) == 4 and row[3].strip(" |") for row in rows), name


def test_advanced_is_what_a_new_scenario_does_without() -> None:
    """Keys of the scenario that `new` writes are plain; types that it does not have are advanced as a whole."""
    lines = page().splitlines()
    assert next(line for line in lines if line.startswith("| `mediator`")).count("**Advanced.**") == 1
    assert "**Advanced.**" not in next(line for line in lines if line.startswith("| `reservation`"))
    assert lines[lines.index("## Revision") + 2].endswith("**Advanced.**")


def test_the_command_writes_it(tmp_path: Path) -> None:
    """`schema --page -o` writes the page, `schema -o` the schema."""
    assert cli.main(["schema", "--page", "-o", str(tmp_path / "page.md")]) == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == page()
    assert cli.main(["schema", "-o", str(tmp_path / "schema.json")]) == 0
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8")) == schema.schema()
