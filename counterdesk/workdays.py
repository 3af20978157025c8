"""Working days: the calendars of data/calendars and the arithmetic of deadlines over them (pure).

A period's first day is never counted (民法典 art. 201); a period in calendar days that ends on a closed day ends on the
next open one (art. 203). Working days of administrative periods leave out statutory holidays (行政许可法 art. 82), and
a weekend day the yearly notice turned into a working one counts. For a year whose notice is not in the calendar only
weekends and the days that are holidays in every year are known: whatever touches it is provisional.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from counterdesk import paths
from counterdesk.refusals import Fault, SettingFault
from counterdesk.textfile import read_text
from counterdesk.words import t

DAY = timedelta(days=1)
NAME_MOST = 40
"""Characters of a calendar's name: no disk takes a file's name of any length."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
KEYS = ("title_zh", "title_en", "weekend", "year")
EVERY_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
"""A day that is closed in every year, as ``every_year`` lists it: 01-01."""
YEAR_KEYS = ("year", "published", "source", "holidays", "working")
HOLIDAY_KEYS = ("zh", "en", "from", "to")


@dataclass(frozen=True)
class Calendar:
    """Which days are open. ``years`` are those whose notice is published; in any other only weekends and the days of
    ``every_year`` (month and day) are known to be closed."""

    name: str
    title_zh: str
    title_en: str
    weekend: frozenset[int]
    years: frozenset[int]
    closed: Mapping[date, tuple[str, str]]
    working: frozenset[date]
    every_year: frozenset[str] = frozenset()

    def is_open(self, day: date) -> bool:
        """Whether ``day`` is a working day, as far as the calendar knows."""
        if not self.knows(day) and f"{day:%m-%d}" in self.every_year:
            return False
        return day in self.working or (day.weekday() not in self.weekend and day not in self.closed)

    def knows(self, day: date) -> bool:
        """Whether the notice for the day's year is published."""
        return day.year in self.years

    def holiday(self, day: date, lang: str) -> str | None:
        """The name of the holiday ``day`` belongs to, in ``lang``; None on any other day."""
        named = self.closed.get(day)
        return named and (named[0] if lang == "zh" else named[1])


class Due(NamedTuple):
    """When a period ends; ``provisional`` where a year without its notice was touched; ``counted`` the days counted."""

    due: date
    provisional: bool
    counted: tuple[date, ...]


def after_working_days(calendar: Calendar, start: date, days: int) -> Due:
    """The day on which ``days`` working days after ``start`` are over; ``start`` itself is not counted.

    With 0 days it is ``start``, or the next open day when that is closed.
    """
    if days <= 0:
        return _next_open(calendar, start, start)
    counted: list[date] = []
    day = start
    while len(counted) < days:
        day += DAY
        if calendar.is_open(day):
            counted.append(day)
    return Due(day, not _known(calendar, start, day), tuple(counted))


def after_calendar_days(calendar: Calendar, start: date, days: int) -> Due:
    """The day on which ``days`` calendar days after ``start`` are over, or the next open day after it."""
    return _next_open(calendar, start, start + days * DAY)


def working_days_between(calendar: Calendar, after: date, until: date) -> int:
    """How many working days follow ``after`` up to and with ``until``; negative when ``until`` is earlier."""
    if until < after:
        return -working_days_between(calendar, until, after)
    return sum(calendar.is_open(day) for day in _days(after + DAY, until))


def named(name: str) -> Calendar:
    """The calendar of that name: the site's own, else the shipped one; raises SettingFault with everything wrong."""
    for folder in (paths.user_config("calendars"), paths.data("calendars")):
        path = folder / f"{name}.toml"
        if name.replace("-", "").isalnum() and len(name) <= NAME_MOST and path.is_file():
            return read(path)
    raise SettingFault([Fault(f"{name}.toml", "calendar", t("calendar.missing", known=" ".join(names())))])


def names() -> list[str]:
    """The names of every calendar at hand."""
    folders = (paths.data("calendars"), paths.user_config("calendars"))
    return sorted({file.stem for folder in folders for file in folder.glob("*.toml")})


@cache
def read(path: Path) -> Calendar:
    """The calendar in a file, read once; raises SettingFault with everything that is wrong with it."""
    try:
        given = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise SettingFault([Fault(str(path), "-", t("check.broken_toml", detail=error))]) from error
    wrong = [Fault(str(path), key, reason) for key, reason in _wrong(given)]
    if wrong:
        raise SettingFault(wrong)
    return _made(path.stem, given)


def _next_open(calendar: Calendar, start: date, ends: date) -> Due:
    day = ends
    while not calendar.is_open(day):
        day += DAY
    return Due(day, not _known(calendar, start, day), ())


def _known(calendar: Calendar, first: date, last: date) -> bool:
    return all(year in calendar.years for year in range(first.year, last.year + 1))


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += DAY


def _made(name: str, given: Mapping[str, Any]) -> Calendar:
    published = [year for year in given["year"] if year["published"]]
    closed = {
        day: (holiday["zh"], holiday["en"])
        for year in published
        for holiday in year["holidays"]
        for day in _days(holiday["from"], holiday["to"])
    }
    working = frozenset(day for year in published for day in year.get("working", ()))
    weekend = frozenset(WEEKDAYS.index(day) for day in given["weekend"])
    years = frozenset(year["year"] for year in published)
    always = frozenset(given.get("every_year", ()))
    return Calendar(name, given["title_zh"], given["title_en"], weekend, years, closed, working, always)


def _wrong(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _keys("", given, (*KEYS, "every_year"), KEYS)
    always = given.get("every_year", [])
    if not isinstance(always, list) or not all(EVERY_YEAR.fullmatch(str(day)) for day in always):
        yield "every_year", t("calendar.wrong_every_year")
    weekend = given.get("weekend", [])
    if not isinstance(weekend, list) or not set(map(str, weekend)) < set(WEEKDAYS):
        yield "weekend", t("calendar.wrong_weekend", known=" ".join(WEEKDAYS))
    years = given.get("year", [])
    if not isinstance(years, list) or not all(isinstance(year, dict) for year in years):
        yield "year", t("calendar.wrong_years")
        return
    for place, year in enumerate(years, start=1):
        yield from _wrong_year(f"year[{place}].", year)


def _wrong_year(at: str, year: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _keys(at, year, YEAR_KEYS, YEAR_KEYS[:-1])
    number, working = year.get("year"), year.get("working", [])
    if type(number) is not int or type(year.get("published")) is not bool:
        yield at + "year", t("calendar.wrong_year")
    if not isinstance(working, list) or not all(_dated(day, number) for day in working):
        yield at + "working", t("calendar.wrong_day", year=number)
    holidays = year.get("holidays", [])
    if not isinstance(holidays, list) or not all(_holiday(one, number) for one in holidays):
        yield at + "holidays", t("calendar.wrong_holiday", year=number)


def _keys(
    at: str, given: Mapping[str, Any], known: tuple[str, ...], wanted: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    yield from ((at + key, t("calendar.unknown_key", known=" ".join(known))) for key in given if key not in known)
    yield from ((at + key, t("calendar.missing_key")) for key in wanted if key not in given)


def _dated(day: object, year: object) -> bool:
    return type(day) is date and day.year == year


def _holiday(one: object, year: object) -> bool:
    if not isinstance(one, dict) or set(one) != set(HOLIDAY_KEYS):
        return False
    named_so = isinstance(one["zh"], str) and isinstance(one["en"], str)
    return named_so and _dated(one["from"], year) and _dated(one["to"], year) and bool(one["from"] <= one["to"])
