"""The current fails at many random places while a hall is at work, with a verdict instead of an assertion."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from tests.bench.halls import hall
from tests.race import power

ACTS, CUTS = 1000, 200


def failed(folder: Path, cuts: int = CUTS, synchronous: str = "FULL") -> dict[str, float]:
    """People work, and every write not yet synced is lost in part: places, promises there were, places with a fault."""
    library = power.shim(folder)
    assert library is not None, "no compiler for the shim here"
    path = folder / f"power-{synchronous}.db"
    hall(folder, path.name).close()
    start, begun = path.read_bytes(), perf_counter()
    tape = power.taped(path, library, ACTS, synchronous=synchronous)
    found = list(power.cuts(start, tape, folder, cuts))
    print(*(fault for cut in found for fault in cut.wrong[:1] if synchronous == "FULL"), sep="\n")
    synced = power.syncs(tape)
    return {
        "places where the current failed": len(found), "acts promised in all": max(cut.promised for cut in found),
        "syncs of the log": synced["w"], "syncs of the file": synced["d"],
        "places with a broken promise": sum(bool(cut.wrong) for cut in found), "seconds": perf_counter() - begun,
    }  # fmt: skip
