"""Known halls, replayed: exact start times, and the waits queueing theory gives (Erlang 1917)."""

import csv
import random
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev

import pytest

from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.replay import Arrival, Window, run
from counterdesk.hall.replay.visits import NO_CAP

DATA = Path(__file__).parents[2] / "data"
SECOND_US = 1_000_000
BATCHES, BATCH = 20, 2500


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("rule", "column"), [("first-come", "fifo"), ("strict", "priority")])
def test_every_start_is_the_known_one_to_the_millisecond(rule, column):
    rows = table("vectors_fifo_priority.csv")
    arrivals = [
        Arrival(int(r["i"]), "A", 1.0 + 2 * int(r["priority"]), int(r["arrive_ms"]) * 1000, int(r["service_ms"]) * 1000)
        for r in rows
    ]  # fmt: skip
    windows = [Window(str(number)) for number in range(1, 6)]
    calls = run(arrivals, windows, Calling(rule=rule, priority_cap=NO_CAP))
    starts = {call.arrival.id: call.start_us for call in calls}
    assert starts == {int(r["i"]): int(r[f"expected_start_{column}_c5_ms"]) * 1000 for r in rows}


def simulated_waits(windows, load, seed):
    """Waits in mean services of a hall with exponential arrivals and errands, after a warm-up."""
    rng, at, arrivals = random.Random(seed), 0.0, []
    for number in range(BATCH * (BATCHES + 1)):
        at += rng.expovariate(windows * load)
        arrivals.append(Arrival(number, "A", 1.0, int(at * SECOND_US), int(rng.expovariate(1) * SECOND_US)))
    calls = run(arrivals, [Window(str(number)) for number in range(windows)], Calling(rule="first-come"))
    return [(call.start_us - call.arrival.at_us) / SECOND_US for call in calls][BATCH:]


@pytest.mark.parametrize("windows", [1, 3, 8, 20])
@pytest.mark.parametrize("load", [0.5, 0.7, 0.8])
def test_waits_are_those_of_erlang(windows, load):
    (known,) = [r for r in table("erlang_c_table.csv") if int(r["c"]) == windows and float(r["rho"]) == load]
    waits = simulated_waits(windows, load, seed=windows)
    for expected, values in (
        (float(known["Wq_over_S"]), waits),
        (float(known["erlang_c"]), [float(wait > 0) for wait in waits]),
    ):
        means = [fmean(values[at * BATCH : (at + 1) * BATCH]) for at in range(BATCHES)]
        assert abs(fmean(means) - expected) <= 3.6 * stdev(means) / sqrt(BATCHES)
