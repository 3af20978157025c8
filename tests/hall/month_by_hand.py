"""Every rate of the month reckoned again from the journal's entries alone, against the figures the hall gives.

Days are counted by the month's own calendar; what an act was is read from its facts.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from counterdesk.hall import complaints, inspections
from counterdesk.hall.reviews.rates import BY, rates
from counterdesk.hall.scorecard.four import four
from counterdesk.hall.scorecard.three import three
from counterdesk.hall.summary import summary
from counterdesk.hall.summary.matters import matters
from tests.furnished import Hall
from tests.hall.month import DAYS, FIRST, WAIT_MIN, Book, workday

LAST = workday(DAYS - 1)
SPAN = {"first": FIRST, "last": LAST}
PROMISED = {"B07": 12, "D02": 8}
"""Working days the hall file promises for the services of the month's cases."""
ENTRIES = "SELECT day, at_us, ticket_id, facts FROM journal WHERE kind = ? AND day BETWEEN ? AND ? ORDER BY id"


class Told(NamedTuple):
    """An entry of the journal."""

    day: date
    at_us: int
    ticket: int | None
    facts: dict[str, Any]


def told(hall: Hall, kind: str) -> list[Told]:
    """The month's entries of a kind."""
    rows = hall.ask(ENTRIES, kind, FIRST.isoformat(), LAST.isoformat())
    return [Told(date.fromisoformat(str(day)), at_us, ticket, json.loads(facts)) for day, at_us, ticket, facts in rows]


def days_between(first: date, last: date) -> int:
    """Working days after the first up to the last."""
    return sum((first + timedelta(n)).weekday() < 5 for n in range(1, (last - first).days + 1))


def waits_are_those_of_issue_and_call(hall: Hall, book: Book) -> None:
    """The service level: from the entry that issued a number to the one that called it."""
    issued = {one.ticket: one.at_us for one in told(hall, "issued")}
    waited = [one.at_us - issued[one.ticket] for one in told(hall, "called")]
    found = hall.store.read(summary, **SPAN).total
    assert (found.within_promise, found.service_level_n) == (
        sum(us <= WAIT_MIN * 60_000_000 for us in waited), len(waited),
    )  # fmt: skip
    assert found.wait_mean_s == pytest.approx(sum(waited) / len(waited) / 1e6)


def cases_in_time_are_those_decided_by_their_day(hall: Hall, book: Book) -> None:
    """On time and early, of what was decided and what was promised earlier and is open."""
    began = {one.facts["case"]: (one.day, PROMISED[one.facts["service"]]) for one in told(hall, "case_accepted")}
    decided = {one.facts["case"]: one.day for one in told(hall, "case_decided")}
    saved = [began[case][1] - days_between(began[case][0], day) for case, day in decided.items()]
    late = sum(days_between(day, LAST) >= days for case, (day, days) in began.items() if case not in decided)
    found = hall.store.read(matters, **SPAN).total
    assert (found.received, found.decided, found.overdue) == (len(began), len(saved), late)
    assert (found.on_time, found.early) == (sum(days >= 0 for days in saved), sum(days >= 1 for days in saved))
    assert found.on_time_rate == sum(days >= 0 for days in saved) / (len(saved) + late)
    assert found.days_saved_mean == sum(saved) / len(saved)
    assert found.delivered == len(told(hall, "case_delivered"))


def bad_reviews_are_called_back_and_closed_by_their_days(hall: Hall, book: Book) -> None:
    """Named bad ones: contacted within one working day, closed within five, remedied, content when asked again."""
    named = {one.facts["review"]: one.day for one in told(hall, "review_given") if one.facts["named"]}
    within = {
        kind: sum(days_between(named[one.facts["review"]], one.day) <= most for one in told(hall, kind))
        for kind, most in (("review_contacted", 1), ("review_closed", 5))
    }
    so = [one for one in told(hall, "review_verified") if one.facts["substantiated"] != "no"]
    remedied = [one for one in told(hall, "review_closed") if one.facts["how"] == "remedied"]
    again = [one.facts["content"] for one in told(hall, "review_asked_again")]
    found, _ = hall.store.read(rates, **SPAN)
    assert found.called_back[:2] == (within["review_contacted"], len(named))
    assert found.in_time[:2] == (within["review_closed"], len(named))
    assert (found.remedied[:2], found.content[:2]) == ((len(remedied), len(so)), (sum(again), len(again)))


def reviews_by_anything_add_up_to_all(hall: Hall, book: Book) -> None:
    """By service, window and clerk: visits, reviews, grades and silence."""
    for by in BY:
        total, lines = hall.store.read(rates, **SPAN, by=by)
        for name in ("visits", "reviews", "silent", "bad", "named_bad"):
            assert sum(getattr(one, name) for one in lines) == getattr(total, name), (by, name)


def norms_are_the_items_kept_of_those_marked(hall: Hall, book: Book) -> None:
    """Each norm's rate from the marks of the month's rounds."""
    norm_of = {"badge": "appearance", "one_metre": "service", "counter_tidy": "environment"}
    marks = [(norm_of[one.facts["item"]], one.facts["result"]) for one in told(hall, "inspection_marked")]
    found = {one.norm: (one.kept, one.n) for one in hall.store.read(inspections.rates, **SPAN) if one.item is None}
    assert found == {
        norm: (sum(mark == (norm, "ok") for mark in marks), sum(mark[0] == norm for mark in marks))
        for norm in norm_of.values()
    }  # fmt: skip


def complaints_are_counted_as_the_journal_has_them(hall: Hall, book: Book) -> None:
    """The public counts of the month: a count under five is not said, nor what would give it away."""
    kinds = Counter(one.facts["of"] for one in told(hall, "complaint_registered"))
    founded = sum(one.facts["founded"] for one in told(hall, "complaint_investigated"))
    answered = {one.facts["complaint"] for one in told(hall, "complaint_answered")}
    found = hall.store.read(complaints.month, **SPAN)
    assert found.total == sum(kinds.values())
    assert found.by["kind"] == dict.fromkeys(kinds, None)  # two reports: the complaints beside them would tell
    assert (founded, len(answered)) == (8, 8)
    assert found.by["outcome"] == {"founded": None, "open": None}


def the_four_indices_are_the_means_of_their_shares(hall: Hall, book: Book) -> None:
    """Each from its parts by hand, and the parts that rest on complaints and breaches from the journal."""
    late = Counter(one.facts["about"] for one in told(hall, "promise_broken") if one.facts["of"] == "complaint")
    many = len(told(hall, "complaint_registered"))
    for index in hall.store.read(four, **SPAN):
        parts = {one.name: one.share for one in index.parts}
        shares = [one.met / one.n for one in parts.values() if one.n]
        assert index.value == (pytest.approx(100 * sum(shares) / len(shares)) if shares else None)
        if "complaints_in_time" in parts:
            assert parts["complaints_in_time"][:2] == (many - len(late), many)


def the_three_rates_are_those_of_the_journal(hall: Hall, book: Book) -> None:
    """What was handed over, less what was handed over again."""
    handed = {one.facts["case"] for one in told(hall, "case_delivered")}
    again = {one.facts["case"] for one in told(hall, "case_reissued")}
    right = next(one for one in hall.store.read(three, **SPAN) if one.name == "right_first")
    assert (set(right.kept), set(right.others)) == (handed - again, again)


BY_HAND = (
    waits_are_those_of_issue_and_call, cases_in_time_are_those_decided_by_their_day,
    bad_reviews_are_called_back_and_closed_by_their_days, reviews_by_anything_add_up_to_all,
    norms_are_the_items_kept_of_those_marked, complaints_are_counted_as_the_journal_has_them,
    the_four_indices_are_the_means_of_their_shares, the_three_rates_are_those_of_the_journal,
)  # fmt: skip

