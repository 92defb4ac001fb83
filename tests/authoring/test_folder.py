"""A scenario's folder: its files are one mapping, and there is no way out of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.authoring.folder import FOLDER_LIMIT, Pages, is_overlay, open_pages
from game.authoring.forms import spread


def opened(folder: Path, **files: str) -> Pages:
    """Write a folder's files and open it."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return open_pages(folder, spread())


def told(pages: Pages) -> list[tuple[str, int, str]]:
    """Return file, line and check of every problem."""
    return [(Path(one.file).name, one.line, one.check) for one in pages.problems]


def test_the_keys_that_may_be_spread_are_those_of_things_with_an_id() -> None:
    """Mappings from id to thing may stand in several files; everything else stands in one."""
    expected = {"paces", "actors", "seats", "temperaments", "indicators", "flags", "tables", "actions", "events"}
    assert spread() == expected | {"assumptions", "sources", "glossary", "places"}


def test_files_are_merged_in_order(tmp_path: Path) -> None:
    """Files are read in the order of their names; ids of one kind may stand in several of them."""
    pages = opened(tmp_path / "river", b="flags:\n  two: {name: Two}\n", a="title: River\nflags:\n  one: {name: One}\n")
    assert pages.problems == ()
    assert pages.id == "river"
    assert list(pages.root["flags"]) == ["one", "two"]
    assert Path(pages.root["flags"].marks["two"].file).name == "b.yaml"


def test_a_top_key_stands_once(tmp_path: Path) -> None:
    """A key that may not be spread is refused in a second file, and an id that comes twice too; the first counts."""
    pages = opened(tmp_path / "river", a="title: One\nflags:\n  x: {name: X}\n", b="flags:\n  x: {name: Y}\ntitle: Two\n")
    assert told(pages) == [("b.yaml", 2, "duplicate-key"), ("b.yaml", 3, "duplicate-key")]
    assert pages.root["title"] == "One"


def test_translations_are_no_part_of_it(tmp_path: Path) -> None:
    """Files named by a language tag are left to the translations; a scenario's own file of three letters is read."""
    pages = opened(
        tmp_path / "river", a="title: One\n", fa="title: Two\n", **{"ar-IQ": "x: [\n", "ckb": "- 1\n", "hmc": "notice: x\n"}
    )
    assert pages.problems == ()
    assert pages.root == {"title": "One", "notice": "x"}


def test_a_language_is_written_as_one() -> None:
    """Tags of language, script and region name translations; a scenario's name that begins like one does not."""
    assert all(map(is_overlay, ("fa", "xx", "ckb", "ar-IQ", "uz-Cyrl", "zh-Hant-TW", "es-419")))
    assert not any(map(is_overlay, ("my-scenario", "to-be", "an-end", "iraq", "fa-", "FA", "")))


def test_only_regular_files_inside_are_read(tmp_path: Path) -> None:
    """Links, folders, pipes and other endings are refused or left alone: no path leads out of the folder."""
    folder = tmp_path / "river"
    folder.mkdir()
    (tmp_path / "secret.yaml").write_text("title: Secret\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "deep.yaml").mkdir()
    (folder / "old.yml").write_text("title: Old\n", encoding="utf-8")
    (folder / ".hidden.yaml").write_text("- 1\n", encoding="utf-8")
    (folder / "README.md").write_text("title: no\n", encoding="utf-8")
    names = ["deep.yaml", "link.yaml", "old.yml"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
        names.append("pipe.yaml")
    pages = opened(folder, a="notice: x\n")
    assert sorted(told(pages)) == sorted((name, 0, "folder") for name in names)
    assert pages.root == {"notice": "x"}


def test_folders_have_a_limit(tmp_path: Path) -> None:
    """All files together may hold a mebibyte; an empty or a missing folder is a problem, not a crash."""
    filler = "#" * (FOLDER_LIMIT // 5)
    pages = opened(tmp_path / "river", **{f"p{number}": filler for number in range(6)})
    assert ("p5.yaml", 0, "size") in told(pages)
    assert told(opened(tmp_path / "empty")) == [("empty", 0, "folder")]
    assert told(open_pages(tmp_path / "missing.yaml", spread())) == [("missing.yaml", 0, "folder")]
    assert [one.check for one in open_pages(Path("a\0b.yaml"), spread()).problems] == ["folder", "id"]


@pytest.mark.parametrize("name", ["Baghdad", "2024", "a b", "é", "-x"])
def test_the_name_is_an_id(tmp_path: Path, name: str) -> None:
    """The name of the folder is the scenario's id and must be one."""
    assert told(opened(tmp_path / name, a="title: X\n")) == [(name, 0, "id")]
