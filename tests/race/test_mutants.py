"""The checkers find a broken program, whichever promise it breaks."""

from __future__ import annotations

import pytest

from tests.race import crew
from tests.race.mutants import MUTANTS

FOUND = {
    "no_transaction": "", "no_turn": "a worker fell", "chosen_before_the_turn": "says called of a ticket that was",
    "number_of_its_own": "number", "paper_of_its_own": "promised jobs",
    "entry_left_out": "", "period_left_open": "",
}  # fmt: skip
"""What is said of each, in part."""
MOST = 3000


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_broken_program_is_found(hall_file, mutant):
    said: list[str] = []

    def found() -> bool:
        said.extend(crew.broken(hall_file, MOST))
        return bool(said)

    try:
        crew.shift(
            hall_file, seed=7, acts=10**9, kills=MOST, workers=4, every_ms=(5, 30), until=found, mutant=mutant
        )
    except AssertionError as fell:
        said.append(str(fell))
    assert any(FOUND[mutant] in fault for fault in said), said
