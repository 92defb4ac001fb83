"""Spreads independent pieces of work over processes, here or on a cluster; the results come in the order of the pieces.

The result is the same whatever the number of processes. Knows nothing of what the work is: whoever spreads it hands over a
function that can be imported by name, what every piece shares (a scenario, say), and the pieces.
"""

from __future__ import annotations

import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from typing import Any, TypeVar

from game.core.errors import GameError

Shared = TypeVar("Shared")
Piece = TypeVar("Piece")
Found = TypeVar("Found")

BATCH = 25
"""Pieces that are sent together: an empty task costs a process pool about a tenth of a millisecond."""

AHEAD = 3
"""Batches that are under way or wait for each process: enough that none is idle, few enough that little is lost on Ctrl+C."""


class WorkerLost(GameError):
    """A process that worked for us was ended by somebody else."""

    def __init__(self) -> None:
        """Say what is likely."""
        super().__init__("a process of the study was ended from outside (was there too little memory?); fewer --jobs need less")


def spread(
    work: Callable[[Shared, Piece], Found],
    shared: Shared,
    pieces: Sequence[Piece],
    *,
    jobs: int = 1,
    cluster: str = "",
) -> Iterator[Found]:
    """Yield `work(shared, piece)` for every piece, in their order.

    With one job it is done in this process; with more, in as many new ones; with the address of a Dask scheduler, on its workers.
    `shared` is sent to each process once. Closing the iterator, or Ctrl+C, ends all work after the pieces that are under way.

    Raises:
        WorkerLost: a process was ended from outside; what was yielded before is good.
        ClusterTrouble: the cluster cannot be used.
    """
    if cluster:
        from game.study.cluster import spread_on  # noqa: PLC0415  an extra, which not everybody has

        yield from spread_on(cluster, work, shared, pieces)
    elif jobs <= 1 or len(pieces) <= 1:
        for piece in pieces:
            yield work(shared, piece)
    else:
        yield from _among_processes(work, shared, pieces, jobs)


def batches(pieces: Sequence[Piece], workers: int) -> list[Sequence[Piece]]:
    """Cut pieces into batches, in order: of 25, or smaller where each worker would get less than four of those."""
    size = max(1, min(BATCH, -(-len(pieces) // (max(1, workers) * 4))))
    return [pieces[start : start + size] for start in range(0, len(pieces), size)]


def _among_processes(
    work: Callable[[Shared, Piece], Found], shared: Shared, pieces: Sequence[Piece], jobs: int
) -> Iterator[Found]:
    context = get_context("spawn")  # the same on every system; a fork would take a window and its threads along
    stop = context.Event()
    waiting = deque(batches(pieces, jobs))
    under_way: deque[Future[list[Found]]] = deque()
    bundle = pickle.dumps((work, shared), protocol=pickle.HIGHEST_PROTOCOL)
    pool = ProcessPoolExecutor(min(jobs, len(waiting)), mp_context=context, initializer=_take_on, initargs=(bundle, stop))
    try:
        while waiting or under_way:
            while waiting and len(under_way) < jobs * AHEAD:
                with _unheard():
                    under_way.append(pool.submit(_do, waiting.popleft()))
            yield from under_way.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerLost from error
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


@contextmanager
def _unheard() -> Iterator[None]:
    """Let processes that are started here never hear of Ctrl+C, not even while they start; this one hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_taken: dict[str, Any] = {}
"""In a worker: the work, what is shared, and the word to stop."""


def _take_on(bundle: bytes, stop: Event) -> None:
    """Take work on, in a new process: it ends when it is told to, and not by Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work, shared = pickle.loads(bundle)  # noqa: S301  from the process that started this one
    _taken.update(work=work, shared=shared, stop=stop)


def _do(pieces: Sequence[Any]) -> list[Any]:
    """Do a batch in a worker; nobody asks for the rest once the word to stop is given."""
    found = []
    for piece in pieces:
        if _taken["stop"].is_set():
            break
        found.append(_taken["work"](_taken["shared"], piece))
    return found
