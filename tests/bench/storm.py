"""A day in which anything that can fail does, at forty windows: the large form of tests/storm, with a verdict."""

from __future__ import annotations

from pathlib import Path

from tests.storm.storm import Size, storm

HOURS = 24


def stormed(folder: Path, hours: float = HOURS, on_server: bool = False) -> tuple[dict[str, float], list[str]]:
    """What became of the hall in ``hours`` of its own clock: the figures, and everything that was wrong.

    Memory is taken when everybody sits, after everything has befallen the hall once, and in the end: what grows from
    the second to the third time grows with the hours.
    """
    found = storm(folder, Size(hours), tell=lambda line: print(line, flush=True), on_server=on_server)
    figures: dict[str, float] = {"acts answered": found.acts, "faults made": found.befell.total()}
    figures |= {f"  {name}": float(times) for name, times in sorted(found.befell.items())}
    for when, memory in zip(("at first", "once all had been", "in the end"), found.memory_mb, strict=False):
        figures |= {f"MB {when}: {name}": mb for name, mb in memory.items()}
    figures |= {f"papers {state}": float(count) for state, count in found.printed.items()}
    return figures | {"faults found (0)": len(found.wrong)}, found.wrong
