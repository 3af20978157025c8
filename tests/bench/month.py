"""A month of the demo's hall at its full size, and every check of it; what is measured is how long the parts took."""

from __future__ import annotations

import time
from pathlib import Path

from tests.hall.month import REVIEWS, VISITS
from tests.hall.month_checks import CHECKS, month_of


def month_passed(folder: Path, visits: int = VISITS) -> dict[str, float]:
    """Seconds of the month's simulation and of each check; a check that fails raises AssertionError."""
    (folder / "month").mkdir()
    begun = time.perf_counter()
    with month_of(folder / "month", visits, max(60, REVIEWS * visits // VISITS)) as past:
        took = {"simulated (s)": time.perf_counter() - begun}
        for check in CHECKS:
            began = time.perf_counter()
            check(*past)
            took[f"{check.__name__} (s)"] = time.perf_counter() - began
        took["breaches written down"] = len(past[1].expired)
    return took
