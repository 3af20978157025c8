"""``workdays``: when a number of working days after a date is over, by a published calendar."""

from __future__ import annotations

from argparse import Namespace

from counterdesk import workdays as calendars
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.words import t

USUAL = "cn"
MOST_DAYS = 4000
"""Sixteen years of working days: beyond it nobody promises anything."""


def workdays(asked: Namespace, here: Here) -> Answer:
    """The day ``asked.days`` working days after ``asked.from_date``; the first day itself is not counted."""
    calendar = calendars.named(asked.calendar or _of_hall(here))
    found = calendars.after_working_days(calendar, asked.from_date, min(asked.days, MOST_DAYS))
    value = {
        "due": found.due.isoformat(), "provisional": found.provisional,
        "counted": [day.isoformat() for day in found.counted],
    }  # fmt: skip
    lines = [t("calendar.due", due=found.due.isoformat())]
    return Answer(value, [*lines, t("calendar.provisional")] if found.provisional else lines)


def _of_hall(here: Here) -> str:
    if not here.exists:
        return USUAL
    from counterdesk.hall import catalogue

    return here.store.read(lambda look: catalogue.current(look).hall.calendar)
