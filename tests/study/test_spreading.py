"""Spread work gives the results of work done one by one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from game.study.spreading import BATCH, WorkerLost, batches, spread
from tests.study.pieces import ended_from_outside, modules, multiplied, noted, where, wrong

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_pieces(jobs: int) -> None:
    """Whatever the number of processes, the results are the same and in the same order."""
    assert list(spread(multiplied, 3, range(60), jobs=jobs)) == [3 * piece for piece in range(60)]


def test_no_pieces_no_processes() -> None:
    """Nothing to do is done."""
    assert list(spread(multiplied, 3, [], jobs=2)) == []


def test_one_job_is_done_here_and_more_elsewhere() -> None:
    """With one job nothing is started; with two, other processes work, and this one does not."""
    assert set(spread(where, "", range(3), jobs=1)) == {os.getpid()}
    others = set(spread(where, "", range(40), jobs=2))
    assert os.getpid() not in others
    assert 1 <= len(others) <= 2


def test_workers_import_no_window() -> None:
    """A worker that plays imports neither pygame nor a front end, nor what only reading a scenario takes."""
    for found in spread(modules, "", range(2), jobs=2):
        assert "game.match" in found
        assert not {name.split(".")[0] for name in found} & {"pygame", "pydantic", "yaml"}
        assert not [name for name in found if name.startswith(("game.authoring", "game.desktop", "game.terminal"))]


def test_batches_keep_the_order_and_leave_nothing_out() -> None:
    """Batches together are the pieces; they are never larger than 25, and small where there is little."""
    for count in (0, 1, 7, 99, 1000):
        cut = batches(range(count), 2)
        assert [piece for batch in cut for piece in batch] == list(range(count))
        assert all(1 <= len(batch) <= BATCH for batch in cut)
    assert len(batches(range(16), 2)) >= 8


def test_an_error_in_the_work_is_told_and_ends_it() -> None:
    """What the work raises is raised here, and no process is left behind."""
    with pytest.raises(ValueError, match="piece 0"):
        list(spread(wrong, "", range(10), jobs=2))
    assert not multiprocessing.active_children()


def test_a_process_ended_from_outside_is_told_in_plain_words() -> None:
    """A worker that the system kills is no traceback of a broken pool."""
    with pytest.raises(WorkerLost, match="memory"):
        list(spread(ended_from_outside, "", range(10), jobs=2))


def test_closing_ends_the_workers_soon(tmp_path: Path) -> None:
    """Whoever stops listening has no processes left, and most of the work is never done."""
    found = spread(noted, str(tmp_path), range(400), jobs=2)
    assert next(found) == 0
    found.close()
    assert not multiprocessing.active_children()
    assert len(list(tmp_path.iterdir())) < 120


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C in another way")
def test_ctrl_c_ends_all_without_a_storm(tmp_path: Path) -> None:
    """Ctrl+C in a terminal reaches every process; only this one answers it, and none is left."""
    script = tmp_path / "script.py"
    notes = tmp_path / "notes"
    notes.mkdir()
    script.write_text(
        textwrap.dedent(f"""
        import multiprocessing, os, signal, sys
        signal.signal(signal.SIGINT, signal.default_int_handler)  # heard even where a shell has it ignored
        sys.path.insert(0, {str(CHECKOUT)!r})
        from game.study.spreading import spread
        from tests.study.pieces import noted
        if __name__ == "__main__":
            try:
                for found in spread(noted, {str(notes)!r}, range(2000), jobs=2):
                    if found == 0:
                        os.killpg(0, signal.SIGINT)
            except KeyboardInterrupt:
                sys.exit(7 if not multiprocessing.active_children() else 8)
        """)
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, start_new_session=True)
    assert (done.returncode, done.stdout, done.stderr) == (7, "", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no masks of signals")
def test_this_process_hears_ctrl_c_again() -> None:
    """Once work is spread, this process hears Ctrl+C as before."""
    list(spread(multiplied, 3, range(4), jobs=2))
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())
