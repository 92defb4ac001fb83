"""A report as a page: aligned text for a terminal, Markdown for docs, plain values for JSON.

Says everything in one voice. Judges nothing and writes no file.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from game.study.gate.judgement import Figure, Judgement, Report
from game.voice import Voice, n_

VERDICTS = {True: n_("holds"), False: n_("FALLS SHORT"), None: n_("does not apply")}
"""How a judgement is marked."""
NARROWEST = 40
"""No line is made narrower than this."""


def verdict(report: Report, voice: Voice) -> str:
    """Return the outcome in one sentence."""
    if report.holds:
        return voice.text("The gate holds.")
    return voice.plural("The gate falls short in {count} point.", "The gate falls short in {count} points.", len(report.short))


def heading(report: Report, voice: Voice) -> str:
    """Return what was judged, and by how much play."""
    about = voice.text(
        "{title} ({name}): gate, {playouts} playouts at each pace, seed {seed}",
        title=report.title,
        name=report.scenario,
        playouts=report.playouts,
        seed=report.seed,
    )
    quick = voice.text(
        "Quick: a figure falls short only where its whole interval does; the strongest level, combined loops and what each deed "
        "is worth are left to the full gate."
    )
    return f"{about}\n{quick}" if report.plan == "quick" else about


def number(figure: Figure) -> str:
    """Return a figure's number."""
    return f"{_short(figure.value)}{' %' if figure.unit == '%' else ''}"


def interval(figure: Figure) -> str:
    """Return a figure's interval; nothing where it has none."""
    return "" if figure.low is None or figure.high is None else f"[{_short(figure.low)}, {_short(figure.high)}]"


def _short(value: float) -> str:
    return f"{round(value, 1) + 0.0:.1f}"  # so that there is no minus before nothing


def as_text(report: Report, voice: Voice, width: int = 100) -> str:
    """Return a report as aligned lines."""
    lines = [*_wrapped(heading(report, voice), width), ""]
    for judgement in report.judgements:
        lines += [*_judgement_lines(judgement, voice, width), ""]
    lines.append(verdict(report, voice))
    lines += [f"  {judgement.id}: {judgement.name.said(voice)}" for judgement in report.short]
    return "\n".join(lines)


def _judgement_lines(judgement: Judgement, voice: Voice, width: int) -> Iterator[str]:
    yield f"{judgement.name.said(voice)} ({judgement.id}): {voice.text(VERDICTS[judgement.passed])}"
    yield from _wrapped(voice.text("asked: {what}", what=judgement.asked.said(voice)), width, "  ")
    yield from _columns([*judgement.figures, *judgement.details], voice, width)
    for cause in judgement.causes:
        yield from _wrapped(f"→ {cause.said(voice)}", width, "  ", "    ")


def _columns(figures: Sequence[Figure], voice: Voice, width: int) -> Iterator[str]:
    rows = [(_mark(figure), figure.name.said(voice), number(figure), interval(figure), figure.note) for figure in figures]
    names = max((len(row[1]) for row in rows), default=0)
    numbers = max((len(row[2]) for row in rows), default=0)
    spans = max((len(row[3]) for row in rows), default=0)
    for mark, name, value, span, note in rows:
        line = f"  {mark} {name:<{names}}  {value:>{numbers}}  {span:<{spans}}".rstrip()
        told = "" if note is None else note.said(voice)
        if told and len(line) + 2 + len(told) <= max(width, NARROWEST):
            yield f"{line.ljust(names + numbers + spans + 8)}  {told}"
        else:
            yield line
            if told:
                yield from _wrapped(told, width, "      ")


def _mark(figure: Figure) -> str:
    return {True: "+", False: "!", None: " "}[figure.holds]


def _wrapped(text: str, width: int, indent: str = "", later: str | None = None) -> list[str]:
    found = []
    for line in text.splitlines():
        found += textwrap.wrap(
            line,
            max(width, NARROWEST),
            initial_indent=indent,
            subsequent_indent=indent if later is None else later,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return found


def as_markdown(report: Report, voice: Voice) -> str:
    """Return a report as a page for docs."""
    title = voice.text("The gate: {title}", title=report.title)
    lines = [f"# {title}", "", *heading(report, voice).splitlines(), "", f"**{verdict(report, voice)}**", ""]
    lines += [f"| {voice.text('Promise')} | {voice.text('Verdict')} |", "|---|---|"]
    lines += [f"| {item.name.said(voice)} (`{item.id}`) | {voice.text(VERDICTS[item.passed])} |" for item in report.judgements]
    for judgement in report.judgements:
        lines += ["", f"## {judgement.name.said(voice)}", ""]
        lines += [f"`{judgement.id}`: **{voice.text(VERDICTS[judgement.passed])}**", ""]
        lines += [voice.text("Asked: {what}.", what=judgement.asked.said(voice))]
        lines += list(_table(judgement, voice))
        if judgement.causes:
            lines += ["", *(f"- {_cell(cause.said(voice))}" for cause in judgement.causes)]
    return "\n".join(lines) + "\n"


def _table(judgement: Judgement, voice: Voice) -> Iterator[str]:
    figures = (*judgement.figures, *judgement.details)
    if not figures:
        return
    yield ""
    yield f"| | {voice.text('Figure')} | {voice.text('Measured')} | {voice.text('Interval')} | {voice.text('Note')} |"
    yield "|---|---|---:|---|---|"
    for figure in figures:
        note = "" if figure.note is None else _cell(figure.note.said(voice))
        yield f"| {_mark(figure).strip()} | {_cell(figure.name.said(voice))} | {number(figure)} | {interval(figure)} | {note} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def as_values(report: Report, voice: Voice) -> dict[str, Any]:
    """Return a report as plain values, for JSON."""
    return {
        "scenario": report.scenario,
        "title": report.title,
        "plan": report.plan,
        "seed": report.seed,
        "playouts": report.playouts,
        "holds": report.holds,
        "judgements": [
            {
                "id": judgement.id,
                "name": judgement.name.said(voice),
                "passed": judgement.passed,
                "asked": judgement.asked.said(voice),
                "figures": [_figure_values(figure, voice) for figure in judgement.figures],
                "causes": [cause.said(voice) for cause in judgement.causes],
                "details": [_figure_values(figure, voice) for figure in judgement.details],
            }
            for judgement in report.judgements
        ],
    }


def _figure_values(figure: Figure, voice: Voice) -> dict[str, Any]:
    return {
        "name": figure.name.said(voice),
        "value": _plain(figure.value),
        "low": _plain(figure.low),
        "high": _plain(figure.high),
        "unit": figure.unit,
        "holds": figure.holds,
        "note": None if figure.note is None else figure.note.said(voice),
    }


def _plain(value: float | None) -> float | None:
    """Return a number short enough to be the same on every platform."""
    return None if value is None else round(value, 6)
