"""``review rates``: what the reviews come to, each rate with its counts and its interval."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import output, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall.reviews import reasons
from counterdesk.hall.reviews.rates import Rates, rates
from counterdesk.hall.reviews.wilson import Share
from counterdesk.store.desk import Look
from counterdesk.words import t

COUNTS = ("visits", "reviews", "silent", "excluded", "bad", "named_bad")
SHARES = ("answered", "satisfied", "called_back", "in_time", "remedied", "content")


def show(asked: Namespace, here: Here) -> Answer:
    """The rates of some days' visits, this month's unless --from and --to say which."""
    who.in_charge(asked, here, "see_reviews")
    value = here.store.read(_rates, first=asked.from_day, last=asked.to_day, by=asked.rates_by)
    heads = ["", *(t(f"review.rate_{name}") for name in ("visits", "reviews", "silent", *SHARES[:2], "named_bad"))]
    lines = [_row(one) for one in (*value["rows"], value["total"])]
    about = [t(f"review.rate_{name}_means") for name in ("silent", *SHARES)]
    return Answer(value, [*output.table(heads, lines, right=(1, 2, 3, 6)), "", *about])


def _rates(look: Look, first: date | None, last: date | None, by: str | None) -> dict[str, Any]:
    until = last or look.day
    since = first or until.replace(day=1)
    total, lines = rates(look, since, until, by)
    means = {name: t(f"review.rate_{name}_means") for name in ("silent", *SHARES)}
    return {"from": since.isoformat(), "to": until.isoformat(), "by": by, "total": _line(total),
            "rows": [_line(one) for one in lines], "definitions": means}  # fmt: skip


def _line(one: Rates) -> dict[str, Any]:
    grades = dict(zip(map(str, reasons.GRADES), one.grades, strict=True))
    counts = {name: getattr(one, name) for name in COUNTS}
    return {"key": one.key, **counts, "grades": grades, **{name: getattr(one, name)._asdict() for name in SHARES}}


def _row(one: dict[str, Any]) -> list[object]:
    shares = [share_text(Share(**one[name])) for name in SHARES[:2]]
    return [one["key"] or t("review.rate_total"), one["visits"], one["reviews"], one["silent"], *shares,
            one["named_bad"]]  # fmt: skip


def share_text(of: Share) -> str:
    """``97.2 % (35/36; 85.8-99.5)``: the rate with its counts and the interval; a dash where nothing was counted."""
    if of.rate is None or of.low is None or of.high is None:
        return "-"
    low, rate, high = (f"{100 * one:.1f}" for one in (of.low, of.rate, of.high))
    return f"{rate} % ({of.met}/{of.n}; {low}-{high})"
