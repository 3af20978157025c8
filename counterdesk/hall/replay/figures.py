"""What a replay comes to: who was called when, the waits, and the promises kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import fmean
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.replay.visits import Past
from counterdesk.hall.running import Arrival, run
from counterdesk.hall.summary.figures import quantile_s

Told = Callable[[int, int], None]


class Start(NamedTuple):
    """A ticket as it is called outside, its window, and when its handling began (microseconds UTC)."""

    ticket_id: str
    window: str
    start_us: int


class Replayed(NamedTuple):
    """Figures of a replay; waits in seconds over those served, None when nobody was.

    ``within_promise`` counts those served within their series' promise, ``unserved`` those who ``left`` before their
    call or were ``not_reached``, ``guessed`` those served with a mean because no handling time was recorded.
    """

    served: int
    wait_mean_s: float | None
    wait_p90_s: float | None
    within_promise: int
    unserved: int
    left: int
    not_reached: int
    guessed: int
    windows: int
    rule: str
    starts: list[Start]


def replay(past: Past, told: Told | None = None) -> Replayed:
    """Run ``past`` again and sum up; ``told`` hears (arrived, all) as it goes on."""
    calls = list(run(_telling(past, told) if told else past.arrivals, past.windows, past.calling))
    waits = sorted(call.start_us - call.arrival.at_us for call in calls)
    kept = sum(
        call.start_us - call.arrival.at_us <= call.arrival.promise_min * MINUTE_US for call in calls
    )
    called = {call.arrival.id for call in calls}
    gone = [arrival.leaves_us is not None for arrival in past.arrivals if arrival.id not in called]
    return Replayed(
        len(calls), fmean(waits) / SECOND_US if waits else None, quantile_s(waits, 90), kept,
        len(gone), sum(gone), len(gone) - sum(gone), len(called & past.unhandled), len(past.windows), past.calling.rule,
        [Start(past.names[call.arrival.id], call.window, call.start_us) for call in calls],
    )  # fmt: skip


def _telling(past: Past, told: Told) -> Iterator[Arrival]:
    for at, arrival in enumerate(past.arrivals):
        if at % 100 == 0:
            told(at, len(past.arrivals))
        yield arrival
    told(len(past.arrivals), len(past.arrivals))
