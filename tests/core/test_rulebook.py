from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
RULE = re.compile(r"^- \*\*(\d+\.\d+)\*\* (.+)$", re.MULTILINE)


def rules() -> list[tuple[str, str]]:
    """Return the rulebook's numbers and sentences, in order."""
    return RULE.findall((ROOT / "docs" / "rules.md").read_text(encoding="utf-8"))


def quotes() -> dict[str, str]:
    """Return each rule test with the first word of its docstring."""
    found = {}
    for file in [ROOT / "tests" / "test_match.py", *sorted((ROOT / "tests" / "core").glob("test_*.py"))]:
        if file == Path(__file__):
            continue
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                name = f"{file.name}::{node.name}"
                assert name not in found, f"{name} is there twice: the first is never run"
                found[name] = (ast.get_docstring(node) or " ").split()[0] if ast.get_docstring(node) else ""
    return found


def test_rules_are_numbered_in_order() -> None:
    """The rulebook's numbers follow one another, without gaps and without doubles."""
    numbers = [tuple(int(part) for part in number.split(".")) for number, _ in rules()]
    assert len(numbers) > 90
    for (group, place), (next_group, next_place) in pairwise(numbers):
        assert (next_group, next_place) in {(group, place + 1), (group + 1, 1)}


def test_every_rule_test_quotes_a_rule() -> None:
    """Every rule test begins its docstring with the number of a rule that there is."""
    numbers = {number for number, _ in rules()}
    assert {name: number for name, number in quotes().items() if number not in numbers} == {}


def test_every_rule_is_tested() -> None:
    """No rule of the rulebook is without a test that quotes it."""
    assert {number for number, _ in rules()} - set(quotes().values()) == set()
