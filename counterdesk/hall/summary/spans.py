"""Spans of business days: the same span before, and the week, month and year a day belongs to."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

OF_DAY: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": lambda day: f"{day:%G-W%V}",
    "month": lambda day: day.isoformat()[:7],
    "year": lambda day: day.isoformat()[:4],
}
"""A day's key by each length; weeks are those of ISO 8601."""


def before(first: date, last: date) -> tuple[date, date]:
    """The same span before: as many whole months before whole months, else the same days of the week before it.

    A Monday is held against the Monday before, not against a Sunday on which nobody came.
    """
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        year, month = divmod(first.year * 12 + first.month - 1 - months, 12)
        return date(year, month + 1, 1), first - timedelta(1)
    weeks = timedelta(weeks=(last - first).days // 7 + 1)
    return first - weeks, last - weeks


def days_of(length: str, key: str) -> tuple[date, date]:
    """First and last day of a day, week, month or year by its key; raises ValueError for a key of none."""
    if length == "week":
        year, week = key.split("-W")
        first = date.fromisocalendar(int(year), int(week), 1)
        return first, first + timedelta(6)
    if length == "month":
        first = date.fromisoformat(f"{key}-01")
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    if length == "year":
        return date(int(key), 1, 1), date(int(key), 12, 31)
    return date.fromisoformat(key), date.fromisoformat(key)
