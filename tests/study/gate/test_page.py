"""A report says the same as text, as a page and as values."""

from __future__ import annotations

import json

from game.study.gate.judgement import Figure, Judgement, Report, say
from game.study.gate.page import as_markdown, as_text, as_values
from game.voice import Voice


def report(passed: bool | None) -> Report:
    """Return a report of one judgement."""
    figure = Figure(
        name=say("deals | all"), value=12.34, low=-0.01, high=20.0, unit="%", holds=passed, note=say("a {what}", what="note")
    )
    cause = say("because of {whom}", whom=say("{name}", name="south"))
    judgement = Judgement(
        id="dilemma.deals", name=say("Deals"), passed=passed, asked=say("some"), figures=(figure,), causes=(cause,)
    )
    return Report(scenario="x", title="X", plan="quick", seed=1, playouts=8, judgements=(judgement,))


def test_a_text_names_what_falls_short() -> None:
    """Verdict, figure, interval, note and cause stand in it; nothing is written as minus nothing."""
    found = as_text(report(passed=False), Voice())
    assert "Deals (dilemma.deals): FALLS SHORT" in found
    assert "! deals | all  12.3 %  [0.0, 20.0]" in found
    assert "a note" in found
    assert "→ because of south" in found
    assert "The gate falls short in 1 point." in found


def test_what_does_not_apply_does_not_fall_short() -> None:
    """A judgement that does not apply leaves the gate standing, and is not said to hold."""
    found = report(passed=None)
    assert found.holds
    assert "does not apply" in as_text(found, Voice())
    assert "The gate holds." in as_text(found, Voice())


def test_a_page_keeps_its_tables() -> None:
    """A bar in a name does not end a cell."""
    found = as_markdown(report(passed=True), Voice())
    assert "deals \\| all" in found
    assert "**The gate holds.**" in found


def test_values_are_plain() -> None:
    """They survive JSON, and say whether it holds."""
    values = as_values(report(passed=False), Voice())
    assert json.loads(json.dumps(values)) == values
    assert values["holds"] is False
    assert values["judgements"][0]["figures"][0]["value"] == 12.34
