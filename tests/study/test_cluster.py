"""A study on a Dask cluster, with true processes, gives what it gives at home."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from game.study import cluster as dask
from game.study.cluster import ClusterTrouble
from game.study.report import as_json
from game.study.spreading import spread
from game.study.study import study
from tests.study.pieces import multiplied
from tests.study.small import design, scenario

CHECKOUT = Path(__file__).resolve().parents[2]
LIMIT = 60
"""Seconds after which a scheduler that does not start is given up."""


@dataclass
class Cluster:
    """A scheduler and its workers, each a process of its own."""

    folder: Path
    stack: ExitStack
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""

    def start(self, module: str, *words: str) -> subprocess.Popen[bytes]:
        """Start one process of the cluster, which ends with the test."""
        environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONWARNINGS": "ignore"}
        log = self.stack.enter_context((self.folder / f"{module}{len(self.workers)}.log").open("wb"))
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--host", "127.0.0.1", "--no-dashboard", *words]
        child = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=log, stderr=log)
        self.stack.callback(child.wait)
        self.stack.callback(child.kill)
        return child

    def begin(self, workers: int) -> None:
        """Start a scheduler and its workers."""
        told = self.folder / "scheduler.json"
        self.start("dask_scheduler", "--port", "0", "--no-show", "--scheduler-file", str(told))
        until = time.monotonic() + LIMIT
        while not self.address and time.monotonic() < until:
            time.sleep(0.05)
            try:
                self.address = json.loads(told.read_text(encoding="utf-8"))["address"]
            except (OSError, ValueError):
                continue
        for number in range(workers):
            place = str(self.folder / f"worker{number}")
            more = ("--nthreads", "1", "--no-nanny", "--local-directory", place)
            self.workers.append(self.start("dask_worker", self.address, *more))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Return a cluster that is not yet begun; whatever was started is ended."""
    pytest.importorskip("distributed")
    with ExitStack() as stack:
        yield Cluster(folder=tmp_path, stack=stack)


@pytest.mark.filterwarnings("default")  # what Dask warns of is not ours
def test_a_worker_killed_in_mid_run_changes_nothing(cluster: Cluster) -> None:
    """On two workers, one of them killed outright while it works, the JSON is that of one process here."""
    pytest.importorskip("distributed")
    asked = design(playouts=120)
    at_home = as_json(study(scenario(), asked))
    cluster.begin(workers=2)
    killed: list[int] = []

    def hear(done: int) -> None:
        if done >= 10 and not killed:
            os.kill(cluster.workers[0].pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            killed.append(done)

    away = as_json(study(scenario(), asked, cluster=cluster.address, hear=hear))
    assert killed
    assert killed[0] < 120
    assert cluster.workers[0].wait(LIMIT) != 0
    assert cluster.workers[1].poll() is None
    assert away == at_home


@pytest.mark.filterwarnings("default")
def test_a_scheduler_without_workers_is_told(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody works, it says how to start somebody."""
    monkeypatch.setattr(dask, "PATIENCE", 3)
    cluster.begin(workers=0)
    with pytest.raises(ClusterTrouble, match="has no workers; start some with: dask worker tcp://127"):
        list(spread(multiplied, 3, range(4), cluster=cluster.address))


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x"])
def test_an_address_where_nobody_answers_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong address is told in plain words, with what to start."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(dask, "PATIENCE", 1)
    with pytest.raises(ClusterTrouble, match="no Dask scheduler answers at"):
        list(spread(multiplied, 3, range(4), cluster=address))


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, it says how to install it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterTrouble, match="pip install"):
        list(spread(multiplied, 3, range(4), cluster="tcp://127.0.0.1:9"))


def test_dask_is_not_imported_before_it_is_asked_for() -> None:
    """A study at home imports nothing of Dask."""
    script = "import sys, game.study.study, game.study.cluster; print([n for n in sys.modules if n[:11] == 'distributed'])"
    done = subprocess.run([sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
