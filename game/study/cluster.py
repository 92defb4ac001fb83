"""Spreads pieces of work over a Dask cluster, for studies of many thousand playouts.

Everything about Dask is here, and imported only when a cluster was asked for (the extra `dask`). Knows nothing of what the
work is.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, TypeVar

from game.core.errors import GameError
from game.study.imprint import imprint
from game.study.spreading import AHEAD, batches

Shared = TypeVar("Shared")
Piece = TypeVar("Piece")
Found = TypeVar("Found")

PATIENCE = 15
"""Seconds to wait for a scheduler to answer, and for a first worker to report."""


class ClusterTrouble(GameError):
    """The cluster cannot be used."""

    def __init__(self, kind: str, address: str, why: str = "") -> None:
        """`kind` is `missing` (no Dask), `silent` (nobody answers), `empty` (no workers), `foreign` or `lost` (in mid-run)."""
        self.kind, self.address, self.why = kind, address, why
        super().__init__(_TROUBLES[kind].format(address=address, why=why))


_TROUBLES = {
    "missing": "--cluster needs Dask, which is not installed here: pip install 'backchannel[dask]'",
    "silent": "no Dask scheduler answers at '{address}' ({why}); start one with: dask scheduler",
    "empty": "the Dask scheduler at '{address}' has no workers; start some with: dask worker {address}",
    "foreign": "a worker of the cluster at '{address}' has not this version of Backchannel ({why}): install the same on all",
    "lost": "the cluster at '{address}' was lost in mid-run ({why})",
}


def spread_on(address: str, work: Callable[[Shared, Piece], Found], shared: Shared, pieces: Sequence[Piece]) -> Iterator[Found]:
    """Yield `work(shared, piece)` for every piece, in their order. A worker may die: others do its work again.

    Raises ClusterTrouble where there is no Dask, no scheduler or no worker, or where they are lost.
    """
    try:
        dask: Any = import_module("distributed")
    except ImportError as error:
        raise ClusterTrouble("missing", address) from error
    try:
        client = dask.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterTrouble("silent", address, _words_of(error)) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise ClusterTrouble("empty", address) from error
        _compare(client, address)
        try:
            yield from _by_turns(client, work, shared, pieces)
        except (dask.CancelledError, dask.KilledWorker, OSError) as error:
            raise ClusterTrouble("lost", address, _words_of(error)) from error


def _compare(client: Any, address: str) -> None:
    """Raise ClusterTrouble where a worker has not the same program as this process: its playouts would be others."""
    try:
        theirs = client.run(imprint)
    except ImportError as error:
        raise ClusterTrouble("foreign", address, _words_of(error)) from error
    for worker, found in theirs.items():
        if found != imprint():
            raise ClusterTrouble("foreign", address, worker)


def _by_turns(client: Any, work: Callable[[Shared, Piece], Found], shared: Shared, pieces: Sequence[Piece]) -> Iterator[Found]:
    """Keep every thread of the cluster busy, and hand on the results in order."""
    threads = max(1, sum(client.nthreads().values()))
    waiting = deque(batches(pieces, threads))
    # A task of its own and not scattered: what a dead worker held can be made again from its recipe.
    kept = client.submit(_unpack, pickle.dumps((work, shared), protocol=pickle.HIGHEST_PROTOCOL), pure=False)
    under_way: deque[Any] = deque()
    while waiting or under_way:
        while waiting and len(under_way) < threads * AHEAD:
            under_way.append(client.submit(_do, kept, waiting.popleft(), pure=False))
        yield from under_way.popleft().result()


def _unpack(bundle: bytes) -> tuple[Any, Any]:
    """Return the work and what is shared, on a worker."""
    work, shared = pickle.loads(bundle)  # noqa: S301  from the study that a person started
    return work, shared


def _do(kept: tuple[Any, Any], pieces: Sequence[Any]) -> list[Any]:
    """Do a batch, on a worker."""
    work, shared = kept
    return [work(shared, piece) for piece in pieces]


def _words_of(error: BaseException) -> str:
    """Return the first line of what an error says, or its kind."""
    return str(error).strip().split("\n", maxsplit=1)[0] or type(error).__name__
