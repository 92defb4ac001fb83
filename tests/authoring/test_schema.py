"""The JSON Schema for editors: fresh, closed and described."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from game.authoring import schema
from game.core.clauses import Condition
from game.core.scenario import Scenario
from game.places import place


def _shapes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _shapes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _shapes(item)


def test_the_file_is_fresh() -> None:
    """`scenarios/schema.json` is what `python main.py schema` writes."""
    assert (place("scenarios") / "schema.json").read_text(encoding="utf-8") == schema.text()


def test_unknown_keys_are_refused_everywhere() -> None:
    """Every mapping of known keys or ids is closed."""
    for shape in _shapes(json.loads(schema.text())):
        if shape.get("type") == "object" and ("properties" in shape or "patternProperties" in shape):
            assert shape["additionalProperties"] is False


def test_every_key_is_described() -> None:
    """Every type and every key carries the docstring of its field."""
    whole = schema.schema()
    for name, shape in {**whole["$defs"], "Scenario": whole}.items():
        assert shape["description"], name
        for key, entry in shape["properties"].items():
            assert entry["description"], f"{name}.{key}"


def test_the_notation_is_described_not_the_types() -> None:
    """`from` stands for `since`, amounts may be whole numbers, effects may stand alone, dates are dates, ids are keys."""
    shapes = schema.schema()["$defs"]
    assert "from" in shapes["Condition"]["properties"]
    assert "since" not in shapes["Condition"]["properties"]
    assert {"type": "integer"} in shapes["Action"]["properties"]["cost"]["anyOf"]
    assert {"$ref": "#/$defs/Effect"} in shapes["Action"]["properties"]["effects"]["anyOf"]
    assert {"type": "string"} in shapes["Action"]["properties"]["seats"]["anyOf"]
    assert shapes["Event"]["properties"]["on"]["format"] == "date"
    assert "id" not in shapes["Action"]["properties"]
    assert "patternProperties" in shapes["Table"]["properties"]["issues"]


def test_every_field_of_the_core_is_there() -> None:
    """The schema has every field of the core's types, since it is made from them."""
    whole = schema.schema()
    assert set(whole["properties"]) == {item.name for item in fields(Scenario)} - {"id"}
    assert len(whole["$defs"]["Condition"]["properties"]) == len(fields(Condition))
