"""Killing windows at random: the large form of the race test, with a verdict instead of an assertion."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.halls import hall
from tests.race import crew

WORKERS, ACTS, KILLS = 8, 10_000, 300


def kills(
    folder: Path, seed: int = 1, acts: int = ACTS, wanted: int = KILLS, on: str | None = None, **how: Any
) -> dict[str, float]:
    """Eight processes issue and call while any of them is killed: acts, kills, seconds, and broken promises (0)."""
    name = f"kills-{seed}.db"
    hall(folder, name, on).close()
    begun = perf_counter()
    worked = crew.shift(on or folder / name, seed, acts, wanted, WORKERS, **how)
    took_s = perf_counter() - begun
    found = crew.broken(on or folder / name, worked.kills)
    print(*found, sep="\n")
    return {"acts": worked.acts, "kills": worked.kills, "seconds": took_s, "broken promises": len(found)}
