"""The current fails at random places: no promised act is lost, and a store that syncs less is caught."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.race import power

ACTS, CUTS = 350, 40


@pytest.fixture(scope="module")
def shim(tmp_path_factory) -> Path:
    """What puts every write on a tape."""
    made = power.shim(tmp_path_factory.mktemp("shim"))
    if made is None:
        pytest.skip("there is no compiler for the shim here, or this is not Linux")
    return made


def test_what_was_promised_stands_wherever_the_current_fails(hall_file, shim, tmp_path):
    start = hall_file.read_bytes()
    tape = power.taped(hall_file, shim, ACTS)
    assert power.syncs(tape)["d"] > 0, "the log was never brought into the file: not every kind of write was tried"
    found = list(power.cuts(start, tape, tmp_path, CUTS))
    assert [cut for cut in found if cut.wrong] == []
    assert len(found) == CUTS
    assert max(cut.promised for cut in found) > ACTS // 2


def test_a_store_that_promises_before_the_disk_has_it_is_caught(hall_file, shim, tmp_path):
    start = hall_file.read_bytes()
    tape = power.taped(hall_file, shim, ACTS // 5, synchronous="NORMAL")
    found = power.cuts(start, tape, tmp_path, CUTS)
    assert any("is lost" in fault for cut in found for fault in cut.wrong)
