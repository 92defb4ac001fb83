"""The JSON Schema of the YAML notation, for editors: made from the same models that read it, with the fields' docstrings.

Knows nothing of any scenario. It describes a whole scenario or one file of a scenario's folder, so no top key is required.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Final

from game.authoring.notation import Schema, form_of, written
from game.core import action, assumption, clauses, event, indicator, scenario, seat, table
from game.core.scenario import Scenario

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_MODULES: Final = (action, assumption, clauses, event, indicator, scenario, seat, table)


@cache
def docstrings(module: Any) -> Mapping[tuple[str, str], str]:
    """Return the docstrings of a module's classes and of their fields, by class and field name ("": the class)."""
    found: dict[tuple[str, str], str] = {}
    for cls in ast.parse(inspect.getsource(module)).body:
        if not isinstance(cls, ast.ClassDef):
            continue
        found[cls.name, ""] = ast.get_docstring(cls) or ""
        for before, after in zip(cls.body, cls.body[1:], strict=False):
            is_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name) and is_text:
                found[cls.name, before.target.id] = inspect.cleandoc(ast.literal_eval(after.value))  # type: ignore[attr-defined]
    return found


def described(cls: type, field: str = "") -> str:
    """Return the docstring of a core type or of one of its fields."""
    return docstrings(sys.modules[cls.__module__]).get((cls.__name__, field), "").split("\n\n", maxsplit=1)[0]


def _tidied(value: Any) -> Any:
    """Take out what pydantic adds for its own, titles and the default None; close mappings whose keys have a pattern."""
    if isinstance(value, dict):
        closed = {"additionalProperties": False} if "patternProperties" in value else {}
        return closed | {
            key: {name: _tidied(inner) for name, inner in item.items()} if key == "properties" else _tidied(item)
            for key, item in value.items()
            if not (key == "title" and isinstance(item, str)) and not (key == "default" and item is None)
        }
    return [_tidied(item) for item in value] if isinstance(value, list) else value


def _describe(shape: Schema, cls: type) -> None:
    """Put the docstrings of a core type, and the defaults a reader would write, into the schema of its form."""
    shape["description"] = described(cls)
    for item in fields(cls):
        key = written(cls, item.name)
        if key in shape["properties"]:
            entry = {"description": described(cls, item.name), **shape["properties"][key]}
            if item.default is not MISSING and isinstance(item.default, str | int) and item.default != "":
                entry["default"] = item.default
            shape["properties"][key] = entry


def schema() -> Schema:
    """Return the schema."""
    whole = _tidied(form_of(Scenario).model_json_schema(by_alias=True, mode="validation"))
    types = {name: found for module in _MODULES for name, found in vars(module).items() if isinstance(found, type)}
    for name, shape in whole["$defs"].items():
        _describe(shape, types[name])
    _describe(whole, Scenario)
    whole.pop("required", None)
    return {"$schema": DIALECT, "title": "A Backchannel scenario, or one file of its folder", **whole}


def text() -> str:
    """Return the schema as it stands in `scenarios/schema.json`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
