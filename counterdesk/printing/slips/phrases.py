"""How papers say a date, a time, a number, a limit and a rule of law."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from counterdesk.words import has, t

ARTICLES = re.compile(r" ?art\.((?:\d+(?:\([一二三四五六七八九十]+\))?[,-]?)*\d(?:\([一二三四五六七八九十]+\))?)")


class Limit(NamedTuple):
    """A limit in working days, and the day it ends on; ``provisional``: that year's holidays are not published."""

    days: int
    due_on: date | None = None
    provisional: bool = False


def kind_of_paper(kind: str, lang: str | None = None) -> str:
    """What a print job's kind of paper is called."""
    return t(next(filter(has, (f"{words}.{kind}" for words in ("papers", "case_paper"))), "papers.title"), lang)


def day_text(day: date, lang: str) -> str:
    """A date as papers write it."""
    return t("slip.paper_day", lang, year=day.year, month=day.month, day=day.day)


def time_text(at: datetime, lang: str) -> str:
    """A date and a time of day, hall time."""
    return t("slip.paper_time", lang, day=day_text(at, lang), hour=at.hour, minute=at.minute)


def number_text(number: str, lang: str) -> str:
    """``2026-00123`` as a paper's number; anything else as it is."""
    year, dash, seq = number.partition("-")
    return t("slip.paper_number", lang, year=year, seq=seq) if dash else number


def labelled(key: str, value: str, lang: str) -> str:
    """A label, a colon and a value."""
    return t("slip.paper_labelled", lang, label=t(f"slip.paper_{key}", lang), value=value)


def limit_text(limit: Limit, lang: str) -> str:
    """``20 working days``, and where it is known the day it ends on, which may be provisional."""
    days = days_text(limit.days, lang)
    return t("slip.paper_day_until", lang, days=days, day=due_text(limit, lang)) if limit.due_on else days


def due_text(limit: Limit, lang: str) -> str:
    """The day a limit ends on, marked where it is provisional; nothing where it is not known."""
    day = day_text(limit.due_on, lang) if limit.due_on else ""
    return t("slip.paper_provisional", lang, day=day) if limit.provisional else day


def days_text(days: int, lang: str) -> str:
    """So many working days."""
    return t("slip.paper_one_day" if days == 1 else "slip.paper_days", lang, n=days)


def articles(rule: str, lang: str) -> str:
    """A rule as its language writes it: ``行政许可法 art.26,42`` in a Chinese paper is 行政许可法第26条、第42条."""
    return ARTICLES.sub(lambda found: "、".join(map(_article, found[1].split(","))), rule) if lang == "zh" else rule


def _article(cited: str) -> str:
    article, _, item = cited.rstrip(")").partition("(")
    return f"第{article.replace('-', '至')}条" + (f"第（{item}）项" if item else "")
