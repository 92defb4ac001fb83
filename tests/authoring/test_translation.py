"""Translations: every text and nothing else, laid over the original; what is lacking is told, what does not belong is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from game.authoring import shelf as shelf_module
from game.authoring.folder import chosen, open_pages, translations_of
from game.authoring.forms import draft, spread
from game.authoring.shelf import check, find, read, shelf
from game.authoring.translation import originals
from game.core.errors import Problem, ScenarioError
from game.core.scenario import Scenario
from game.counterparts import counterpart
from game.match import Match, playout
from game.voice import wanted
from tests.pseudo import PROSE, bare, translation, wordless


@pytest.fixture
def river(tmp_path: Path, two_neighbours: Path) -> Path:
    """Return a copy of the small scenario with nothing beside it."""
    path = tmp_path / "river.yaml"
    path.write_bytes(two_neighbours.read_bytes())
    return path


def told(river: Path, text: str) -> list[tuple[str, int, bool, str]]:
    """Return file, line, severity and message of every problem of a scenario with this German translation."""
    (river.parent / "river.de.yaml").write_text(text, encoding="utf-8")
    return [(Path(one.file).name, one.line, one.severe, one.message) for one in check(river)]


def severe(river: Path, text: str) -> list[tuple[int, str]]:
    """Return line and message of every severe problem."""
    return [(line, message) for _, line, is_severe, message in told(river, text) if is_severe]


def test_the_pseudo_translation_is_fresh(two_neighbours: Path) -> None:
    """The translation that lies beside the small scenario is what `python -m tests.pseudo` writes."""
    assert two_neighbours.with_suffix(".xx.yaml").read_text(encoding="utf-8") == translation(two_neighbours)


def test_it_is_complete_and_loads(two_neighbours: Path) -> None:
    """It lacks nothing, `check` has nothing to say of it, and every text that a person reads is in that language."""
    assert list(translations_of(two_neighbours)) == ["xx"]
    assert check(two_neighbours) == ()
    found = read(two_neighbours, ("xx",))
    assert found.language == "xx"
    assert found.title == "⟦Two neighbours⟧"
    words = list(_prose(found))
    assert len(words) > 100
    assert not any(bare(text).strip() for text in words)


def _prose(thing: Any, key: str = "") -> Iterator[str]:
    """Yield every text of a value of the rules that is written for people."""
    if isinstance(thing, str) and key in PROSE - {"url"}:
        yield thing
    elif is_dataclass(thing):
        for item in fields(thing):
            yield from _prose(getattr(thing, item.name), item.name)
    elif isinstance(thing, dict | tuple):
        for item in thing.values() if isinstance(thing, dict) else thing:
            yield from _prose(item, key)


def test_only_texts_differ(two_neighbours: Path) -> None:
    """Without its words a scenario is the same in every language."""
    original, other = read(two_neighbours), read(two_neighbours, ("xx",))
    assert other != original
    assert wordless(replace(other, language=original.language, teaches=original.teaches)) == wordless(original)


@pytest.mark.parametrize("pace", ["evening", "class"])
@pytest.mark.parametrize("seed", [1, 7])
def test_the_rules_know_no_language(two_neighbours: Path, seed: int, pace: str) -> None:
    """The same seed gives the same orders and the same World in every turn, whatever language is read."""

    def played(scenario: Scenario) -> Match:
        return playout(scenario, seed, pace, {seat: counterpart() for seat in scenario.seats})

    one, other = (played(read(two_neighbours, languages)) for languages in ((), ("xx",)))
    for left, right in zip(one.journal.records, other.journal.records, strict=True):
        assert getattr(left, "orders", None) == getattr(right, "orders", None)
    assert one.world == other.world


def test_what_is_missing_stays_in_the_original(river: Path) -> None:
    """What a translation leaves out is read in the original, and is told as advice: how much, and where first."""
    text = "title: Zwei Nachbarn\nseats: {upper: {dossier: {goals: [Ein Preis], limits: Kein leerer See.}}}\n"
    [(file, line, is_severe, message)] = told(river, text)
    assert (file, line, is_severe) == ("river.de.yaml", 0, False)
    count = len(originals(draft(open_pages(river, spread()))))
    assert f"it lacks {count - 4} of {count} texts" in message
    assert "summary, briefing, notice and " in message
    found = read(river, ("de",))
    assert found.title == "Zwei Nachbarn"
    assert found.summary.startswith("Upland holds the dam")
    assert found.seats["upper"].dossier.goals == ("Ein Preis", "Quiet on the border")
    assert found.seats["upper"].dossier.limits == ("Kein leerer See.",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title: A\nbegins: 2030-01-01\n", 2, "'begins' is no text"),
        ("indicators:\n  tension:\n    start: 10\n", 3, "'indicators.tension.start' is no text"),
        ("indicators:\n  tensoin: {name: X}\n", 2, "Did you mean 'tension'?"),
        ("actors:\n  upper:\n    name: 7\n", 3, "a text was expected for 'actors.upper.name', found the number 7"),
        ("actors:\n  upper: Oben\n", 2, "holds several texts, each under its own key; found the text 'Oben'"),
        ("title: [a]\n", 1, "found a list"),
        ("actors:\n  farmers: {text: Neu}\n", 2, "gives no 'actors.farmers.text', so there is nothing to translate"),
        ("seats:\n  upper:\n    temperament: hawk\n", 3, "'seats.upper.temperament' is no text"),
        ("tables:\n  water:\n    stakes:\n      upper:\n        weights: {release: 90}\n", 5, "is no text"),
        (
            "questions:\n  - {text: a}\n  - {}\n  - {}\n  - {}\n  - {text: b}\n",
            6,
            "number 5 of 'questions', and the original has 4",
        ),
        ("language: fr\n", 1, "the file's name says 'de'"),
        ("titel: A\n", 1, "the original has no 'titel'. Did you mean 'title'?"),
        ("title: !!str A\n", 1, "the tag"),
        ("briefing: Nach [[nirgends]].\n", 1, "there is no term 'nirgends'"),
        (f"actors:\n  upper:\n    short: {'x' * 31}\n", 3, "31 characters; a card shows 30"),
    ],
)
def test_what_does_not_belong_is_refused_at_its_line(river: Path, text: str, line: int, words: str) -> None:
    """Numbers, rules, unknown ids and texts that no card shows are severe at their line; the original stays playable."""
    assert [(at, words in message) for at, message in severe(river, text)] == [(line, True)], severe(river, text)
    with pytest.raises(ScenarioError) as refused:
        read(river, ("de",))
    assert all(isinstance(one, Problem) and Path(one.file).name == "river.de.yaml" for one in refused.value.problems)
    assert read(river).title == "Two neighbours"


def test_a_folder_holds_its_translations(tmp_path: Path, two_neighbours: Path) -> None:
    """In a folder it is the file that is named by the language; its own language may be said in it."""
    folder = tmp_path / "river"
    folder.mkdir()
    (folder / "main.yaml").write_bytes(two_neighbours.read_bytes())
    (folder / "fa.yaml").write_text("language: fa\n" + translation(two_neighbours), encoding="utf-8")
    assert check(folder) == ()
    assert read(folder, ("fa-IR", "fa")).name_of("upper") == "⟦Upland⟧"


def test_a_translation_is_no_scenario(river: Path) -> None:
    """Named by its path it is refused, and the scenario to name instead is told; a file of that kind alone is what it is."""
    folder = river.parent / "brook"
    folder.mkdir()
    (folder / "main.yaml").write_bytes(river.read_bytes())
    for path, owner in ((river.parent / "river.fa.yaml", river), (folder / "fa.yaml", folder)):
        path.write_text("title: X\n", encoding="utf-8")
        with pytest.raises(ScenarioError) as refused:
            find(path)
        assert f"name '{owner.as_posix()}'" in str(refused.value)
    alone = river.parent / "lake.fa.yaml"
    alone.write_text("title: X\n", encoding="utf-8")
    assert find(alone) == alone


def test_a_language_is_chosen_as_one_asks(river: Path) -> None:
    """The first language asked for that there is counts; asked for the original's own first, it stays as it is."""
    for tag in ("de", "fa"):
        (river.parent / f"river.{tag}.yaml").write_text("title: X\n", encoding="utf-8")
    (river.parent / "river.notes.yaml").write_text("title: no\n", encoding="utf-8")

    def choice(*languages: str) -> str:
        found = chosen(river, "en", languages)
        return found.name if found else ""

    assert choice("fr", "fa", "de") == "river.fa.yaml"
    assert choice("en-GB", "en", "fa") == ""
    assert choice("fr") == choice() == choice("C") == ""


def test_the_shelf_speaks_it_too(river: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Title, summary, learning goals, paces and seats are shown in the language; the file itself is no scenario."""
    (river.parent / "river.xx.yaml").write_text(translation(river), encoding="utf-8")
    monkeypatch.setattr(shelf_module, "place", lambda _: river.parent)
    [header] = shelf(("xx",))
    assert (header.id, header.title, header.seats) == ("river", "⟦Two neighbours⟧", ("⟦Upland⟧", "⟦Lowland⟧"))
    assert header.paces[0].name == "⟦An evening⟧"
    assert header.teaches["attitude"] == ("⟦Nobody at the sluice is the enemy.⟧",)
    assert shelf()[0].title == "Two neighbours"


def test_the_environment_says_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables that gettext reads are read in its order; a region falls back to its language."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert wanted() == ()
    monkeypatch.setenv("LANG", "fa_IR.UTF-8")
    assert wanted() == ("fa-IR", "fa")
    monkeypatch.setenv("LANGUAGE", "de_AT:de:ar@modifier")
    assert wanted() == ("de-AT", "de", "ar")
