"""What one ticket is told, from the hall as it stands and what it taught (pure).

First who goes before it, by the calling rule itself; then many draws of when; then corrected by recent actual over
rolled, blended with the pace of the line, and given a range as wide as recent errors were. Microseconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from statistics import fmean, median
from typing import NamedTuple

from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.catalogue.model import Calling
from counterdesk.hall.estimates.errors import Band, Correction, Trust
from counterdesk.hall.estimates.handling import Handling, Patience
from counterdesk.hall.estimates.rolling import Facts, Hours, Place, called_before, draws
from counterdesk.hall.running import Arrival

HOUR_US = 60 * MINUTE_US
MOST_COMING = 40
UNKNOWN_US = 10.0 * MINUTE_US
LIKELY_WINDOWS = 5
LONGEST, SLACK_US = 1.3, 5.0 * MINUTE_US
"""No range ends later than so many times the longest draw, and that much."""
COME_KEPT = 400


class Estimate(NamedTuple):
    """How long until the call, the 80 % range of it, and who goes before; microseconds, not rounded."""

    wait_us: float
    low_us: float
    high_us: float
    ahead: int


class Said(NamedTuple):
    """An estimate with what its outcome will teach: each way's telling, the mean of the draws, the range's unit.

    ``drawn_us`` are the draws themselves in ascending order; none where no window is known.
    """

    told_us: dict[str, float]
    mean_us: float
    unit_us: float
    estimate: Estimate
    drawn_us: Sequence[float] = ()


class Came(NamedTuple):
    """Somebody who took a number of late."""

    at_us: int
    series: str
    rate: float


class Scene(NamedTuple):
    """The hall at one instant: who waits in the order of arrival, the windows, the rule, and their hours.

    ``came`` are the last arrivals, oldest first; ``pace_us`` is the recent time from call to call of the line.
    """

    now_us: int
    waiting: Sequence[Arrival]
    places: Sequence[Place]
    calling: Calling
    hours: Hours
    came: Sequence[Came] = ()
    pace_us: float | None = None


class Learned:
    """What the past taught: handling, patience, how far to trust each way, what to correct, how wide to be."""

    def __init__(self, handling: Handling | None = None, patience: Patience | None = None) -> None:
        self.handling, self.patience = handling or Handling(), patience or Patience()
        self.trust, self.correction, self.band = Trust(), Correction(), Band()

    def settle(self, said: Said, actual_us: int) -> None:
        """Learn from what was said and the wait it was."""
        estimate = said.estimate
        self.trust.saw(said.told_us, actual_us)
        self.correction.saw(said.mean_us, actual_us)
        self.band.saw(estimate.wait_us, said.unit_us, estimate.low_us, estimate.high_us, actual_us)

    def at_mean(self, ticket: Arrival) -> Arrival:
        """The ticket with the mean handling time of its errand."""
        return ticket._replace(handling_us=int(self.handling.mean_us(ticket.errand)))


def tell(me: Arrival, scene: Scene, learned: Learned) -> Said | None:
    """What to tell ``me``; None where no window is known that may call."""
    others = [learned.at_mean(ticket) for ticket in scene.waiting if ticket.id != me.id]
    at_work = [place for place in scene.places if place.left_us] or list(scene.places)
    if not any(place.serves is None or me.series in place.serves for place in scene.places):
        return None
    coming = _coming(me, scene, learned, len(others), len(at_work))
    before = called_before(learned.at_mean(me), others, coming, at_work, scene.now_us, scene.calling)
    shapes = {ticket.errand: learned.handling.shape(ticket.errand) for ticket in before}
    facts = Facts(shapes, learned.patience.per_us(), scene.hours)
    drawn = draws(me, before, scene.places, scene.now_us, facts)
    return said(drawn, len(before), scene.pace_us, learned)


def guessed(ahead: int, naive_us: float) -> Estimate:
    """What can be told of a hall of which nothing was seen yet, not even a window.

    The naive rule, which believes in one window, is followed up to an hour, and further no faster than a line moves
    before as many windows as most halls have; the range is wide and grows with the line.
    """
    line_us = UNKNOWN_US / 2 + (ahead + 1) * UNKNOWN_US / LIKELY_WINDOWS
    wait_us = min(naive_us, max(HOUR_US, line_us))
    return Estimate(wait_us, min(wait_us, 0.4 * line_us), max(wait_us, 2.0 * line_us + UNKNOWN_US / 2), ahead)


def said(drawn: Sequence[float], ahead: int, pace_us: float | None, learned: Learned) -> Said:
    """The telling that draws in ascending order come to."""
    rolled_us = median(drawn)
    pace = {} if pace_us is None else {"pace": (ahead + 1) * pace_us}
    told_us = {"rolled": rolled_us, "corrected": rolled_us * learned.correction.factor} | pace
    wait_us = learned.trust.blend(told_us)
    apart_us = drawn[int(0.9 * len(drawn))] - drawn[int(0.1 * len(drawn))]
    unit_us = 0.75 * apart_us + 0.25 * wait_us + MINUTE_US
    low_us, high_us = learned.band.around(wait_us, unit_us)
    most_us = max(wait_us, LONGEST * drawn[-1] + SLACK_US)
    estimate = Estimate(wait_us, low_us, min(high_us, most_us), ahead)
    return Said(told_us, fmean(drawn), unit_us, estimate, drawn)


def _coming(me: Arrival, scene: Scene, learned: Learned, ahead: int, windows: int) -> list[Arrival]:
    # those of a more urgent class who will come yet and go before, at the pace they came of late
    if scene.calling.rule == "first-come" or not scene.came:
        return []
    now_us = scene.now_us
    span_us = max(HOUR_US // 2, min(HOUR_US, now_us - scene.came[0].at_us))
    recent = Counter(
        (came.series, came.rate) for came in scene.came if came.rate > me.rate and now_us - came.at_us < span_us
    )
    until_us = now_us + (ahead + 1) * 1.5 * UNKNOWN_US / windows
    return _expected(recent.items(), span_us, now_us, until_us, learned)


def _expected(
    recent: Iterable[tuple[tuple[str, float], int]], span_us: int, now_us: int, until_us: float, learned: Learned
) -> list[Arrival]:
    number = count(-1, -1)
    found: list[Arrival] = []
    for (series, rate), came in recent:
        at_us = now_us + span_us / came / 2
        while at_us < until_us and len(found) < MOST_COMING:
            found.append(learned.at_mean(Arrival(next(number), series, rate, int(at_us), 0)))
            at_us += span_us / came
    return sorted(found, key=lambda ticket: ticket.at_us)
