"""An unmet clause in a few words, as an author would find it in the file. Knows nothing of why it is unmet."""

from __future__ import annotations

from game.core.clauses import Gap


def clause(gap: Gap) -> str:
    """Return a clause as it is written: `at_least attacks 62`, `has petition`, `any_of (has a | has b)`.

    >>> clause(Gap(key="any_of", within=(Gap(key="has", subject="petition"), Gap(key="at_least", subject="heat", needed=60))))
    'any_of (has petition | at_least heat 60)'
    """
    if gap.within:
        return f"{gap.key} ({' | '.join(clause(inner) for inner in gap.within)})"
    needed = str(gap.needed) if gap.key in {"at_least", "below", "capital", "times", "every", "too_many_deeds"} else ""
    options = f"[{', '.join(gap.options)}]" if gap.options else ""
    return " ".join(part for part in (gap.key, gap.subject, needed, options) if part)
