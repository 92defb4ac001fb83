"""A round robin in NegMAS's alternating offers, 100 steps: our bargaining skill, NegMAS's own, agents of competitions.

Every pair meets on every domain, each in both roles. Once `told`: everybody is given the other's utility function without its
reservation value, as in ANL 2024; once `untold`: nobody is. For each contestant: mean own utility (no agreement: the reservation
value), joint utility, share of agreements, distance to the frontier of what came out (no agreement: the two reservation values)
and of the agreements alone; `within`: half the width of its 95 % interval over domains. Contestants that are not installed
are named as absent. A table goes to standard error.
"""

from __future__ import annotations

import os
import random
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import permutations
from math import sqrt
from statistics import fmean, stdev
from time import perf_counter
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from arena import Domain, drawn, shipped
from measure import report

if TYPE_CHECKING:
    from negmas.sao import SAONegotiator

STEPS = 100
SEEDS = range(1, 31)
FIELDS = {
    "told": (
        "adapter.Ours",
        "negmas.sao.BoulwareTBNegotiator",
        "negmas.sao.ConcederTBNegotiator",
        "negmas.sao.MiCRONegotiator",
        "anl_agents.anl2024.takafam.shochan.Shochan",
        "anl_agents.anl2024.team_moto.uoagent.UOAgent",
    ),
    "untold": (
        "adapter.Ours",
        "negmas.sao.BoulwareTBNegotiator",
        "negmas.sao.ConcederTBNegotiator",
        "negmas.sao.MiCRONegotiator",
        "anl_agents.anl2026.team_20829.snake_agent.Snake",
        "anl_agents.anl2026.team_21786.anchor.AnchorNegotiator",
        "negmas_genius_agents.HardHeaded",
        "negmas_genius_agents.CUHKAgent",
    ),
}
"""Who takes part: those of ANL 2024 need the other's utility function, those of other years learn it by themselves."""
SLOW = {"hmc": ("anl_agents.anl2024.takafam.shochan.Shochan",)}
"""On the largest table these meet nobody but us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How one negotiation ended for one side."""

    contestant: str
    """Whose side it is."""
    other: str
    """Who was on the other."""
    domain: str
    """Where."""
    own: float
    """What the end is worth to it."""
    joint: float
    """What it is worth to both."""
    agreed: bool
    """Whether there was an agreement."""
    distance: float
    """How far what came out is from the frontier."""


def contestant(path: str) -> type[SAONegotiator]:
    """Return a negotiator's class."""
    module, name = path.rsplit(".", 1)
    found: type[SAONegotiator] = getattr(import_module(module), name)
    return found


def meet(domain: Domain, pair: Sequence[str], *, told: bool) -> tuple[float, float] | None:
    """Return what the agreement of two contestants is worth to each; the first makes the first offer."""
    from negmas.sao import SAOMechanism  # noqa: PLC0415  an extra of this benchmark alone

    seed = crc32(f"{domain.name} {pair}".encode())
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002  what the contestants draw from
    functions = [domain.utility(side) for side in (0, 1)]
    mechanism = SAOMechanism(outcome_space=functions[0].outcome_space, n_steps=STEPS, ignore_negotiator_exceptions=True)
    for side, path in enumerate(pair):
        given = {"opponent_ufun": domain.utility(1 - side, told=False)} if told else {}
        mechanism.add(contestant(path)(private_info=given, name=f"side{side}"), ufun=functions[side])
    agreement = mechanism.run().agreement
    return None if agreement is None else (float(functions[0](agreement)), float(functions[1](agreement)))


def ended(domain: Domain, pair: Sequence[str], found: tuple[float, float] | None, edge: np.ndarray) -> Iterator[Ended]:
    """Yield what an end means to both."""
    worth = found or domain.limits
    distance = float(np.sqrt(((edge - np.array(worth)) ** 2).sum(axis=1)).min())
    for side in (0, 1):
        yield Ended(
            contestant=pair[side],
            other=pair[1 - side],
            domain=domain.name,
            own=worth[side],
            joint=sum(worth),
            agreed=found is not None,
            distance=distance,
        )


def played(field: Sequence[str], domains: Sequence[Domain], *, told: bool) -> list[Ended]:
    """Return every end of a round robin."""
    found = []
    for domain in domains:
        edge, slow = domain.edge(), SLOW.get(domain.name, ())
        for pair in permutations(field, 2):
            if "adapter.Ours" in pair or not set(pair) & set(slow):
                found += ended(domain, pair, meet(domain, pair, told=told), edge)
    return found


def interval(ends: Sequence[Ended], of: str) -> tuple[float, float]:
    """Return the mean over domains and half the width of its 95 % interval."""
    domains = {one.domain: [] for one in ends}
    for one in ends:
        domains[one.domain].append(float(getattr(one, of)))
    means = [fmean(each) for each in domains.values()]
    return fmean(means), 1.96 * stdev(means) / sqrt(len(means)) if len(means) > 1 else 0.0


def figures(ends: Sequence[Ended], path: str) -> dict[str, float]:
    """Return the figures of one contestant."""
    mine = [one for one in ends if one.contestant == path]
    told: dict[str, float] = {}
    for of in ("own", "joint", "agreed", "distance"):
        told[of], told[f"{of}_within"] = interval(mine, of)
    agreed = [one for one in mine if one.agreed]
    told["distance_agreed"] = interval(agreed, "distance")[0] if agreed else float("nan")
    return told


def main() -> None:
    """Play and print."""
    domains = [*(drawn(seed) for seed in SEEDS), *shipped()]
    line: dict[str, float | str] = {"steps": STEPS, "domains": len(domains)}
    for given, paths in FIELDS.items():
        field = [path for path in paths if find_spec(path.split(".", maxsplit=1)[0])]
        line[f"{given}_absent"] = " ".join(path.rsplit(".", 1)[1] for path in paths if path not in field)
        for path in field:
            contestant(path)  # what it imports takes its time
        start = perf_counter()
        ends = played(field, domains, told=given == "told")
        line |= {f"{given}_negotiations": len(ends) // 2, f"{given}_seconds": perf_counter() - start}
        table = sorted(((figures(ends, path), path.rsplit(".", 1)[1]) for path in field), key=lambda row: -row[0]["own"])
        for found, name in table:
            shown = "  ".join(f"{figure} {value:.3f}" for figure, value in found.items())
            print(f"{given:7} {name:24} {shown}", file=sys.stderr)
            line |= {f"{given}_{name}_{figure}": value for figure, value in found.items()}
    report("round_robin", **line)


if __name__ == "__main__":
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # what comes with the competition agents talks
    warnings.simplefilter("ignore")

    main()
