"""How well the told waits kept: of what was told, what it was, and how often the range held it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil, floor
from statistics import fmean
from typing import NamedTuple

from counterdesk.clock import SECOND_US
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.estimates.announcing import rounded
from counterdesk.hall.estimates.told import Outcome, of_days
from counterdesk.hall.summary.figures import quantile_s
from counterdesk.store.desk import Look

CLASS_MIN, CLASSES = 5, 12
"""Told waits in classes of five minutes; the last holds every longer one."""
LOW, HIGH = 10, 90


class Class(NamedTuple):
    """Tickets told a wait from ``from_min`` up to ``to_min`` (None: and more) and what they waited, in seconds.

    ``low_s`` and ``high_s`` are the waits one in ten stayed below and above; ``inside`` the share within the 80 %
    range told, before rounding.
    """

    from_min: int
    to_min: int | None
    n: int
    told_s: float
    actual_s: float
    low_s: float
    high_s: float
    inside: float


class Calibration(NamedTuple):
    """Told waits of called tickets somebody stood before; errors in seconds, told less actual; shares 0 to 1.

    ``inside`` of the waits lay within the 80 % range before rounding, ``inside_printed`` within the range on the
    paper; ``below_low``, ``below_told`` and ``below_high`` were shorter than its low end, the wait told, its high end,
    where a tenth, half and nine tenths are meant. None when there were none.
    """

    n: int
    mae_s: float | None
    bias_s: float | None
    inside: float | None
    inside_printed: float | None
    below_low: float | None
    below_told: float | None
    below_high: float | None
    classes: tuple[Class, ...]


def calibration(look: Look, first: date, last: date) -> Calibration:
    """How well the waits told on the business days ``first`` to ``last`` kept."""
    return summed_up(list(of_days(look, first, last)))


def summed_up(found: Sequence[Outcome]) -> Calibration:
    """The figures of ``found``."""
    if not found:
        return Calibration(0, None, None, None, None, None, None, None, ())
    errors = [(one.said.estimate.wait_us - one.actual_us) / SECOND_US for one in found]
    return Calibration(
        len(found), fmean(map(abs, errors)), fmean(errors), fmean(map(_inside, found)), fmean(map(_printed, found)),
        fmean(one.actual_us < one.said.estimate.low_us for one in found),
        fmean(one.actual_us < one.said.estimate.wait_us for one in found),
        fmean(one.actual_us < one.said.estimate.high_us for one in found), _classes(found),
    )  # fmt: skip


def _classes(found: Sequence[Outcome]) -> tuple[Class, ...]:
    classes: dict[int, list[Outcome]] = {}
    for one in found:
        at = min(CLASSES - 1, floor(one.said.estimate.wait_us / (CLASS_MIN * MINUTE_US)))
        classes.setdefault(at, []).append(one)
    return tuple(_class(at, classes[at]) for at in sorted(classes))


def _class(at: int, found: Sequence[Outcome]) -> Class:
    actual = sorted(one.actual_us for one in found)
    low_s, high_s = (quantile_s(actual, percent) or 0.0 for percent in (LOW, HIGH))
    to_min = None if at == CLASSES - 1 else (at + 1) * CLASS_MIN
    told_s = fmean(one.said.estimate.wait_us for one in found) / SECOND_US
    inside = fmean(map(_inside, found))
    return Class(at * CLASS_MIN, to_min, len(found), told_s, fmean(actual) / SECOND_US, low_s, high_s, inside)


def _inside(one: Outcome) -> bool:
    return one.said.estimate.low_us <= one.actual_us <= one.said.estimate.high_us


def _printed(one: Outcome) -> bool:
    low_min, high_min = rounded(one.said.estimate.low_us, one.said.estimate.high_us)
    return low_min <= floor(one.actual_us / MINUTE_US) and ceil(one.actual_us / MINUTE_US) <= high_min
