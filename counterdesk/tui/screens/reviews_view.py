"""Reviews in words: a line each, what stands behind the chosen one, and the month's rates with their counts."""

from __future__ import annotations

from counterdesk.hall.people import Person
from counterdesk.hall.reviews import reasons
from counterdesk.hall.reviews.rates import Rates
from counterdesk.hall.reviews.reasons import GRADES
from counterdesk.hall.reviews.rows import Review
from counterdesk.hall.reviews.wilson import Share
from counterdesk.tui.screens.judged_list import Listed
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import cells, clip, language, pad, t

COLUMNS = (("number", 12), ("visit_day", 11), ("due_on", 11), ("state", 12), ("reviewer", 9), ("grade", 18))
SHARES = ("answered", "satisfied", "called_back", "in_time", "remedied", "content")


def heads(width: int) -> Row:
    """The heads of the columns."""
    return [(pad(t(f"review.head_{name}"), size - 1) + " ", "quiet") for name, size in COLUMNS]


def line(one: Review, service: str, reviewer: Person | None, width: int) -> Listed:
    """A review: number, day of the visit, what is due, how far it is, who gave it (masked), the grade."""
    state = t("review.state_appealed") if one.appealed else t(f"review.state_{one.state}")
    told = {
        "number": one.number, "visit_day": one.visit_day.isoformat(),
        "due_on": one.next_due_on.isoformat() if one.next_due_on else "", "state": state,
        "reviewer": reviewer.name if reviewer else "", "grade": t(f"review.grade_{one.grade}"),
    }  # fmt: skip
    tone = {"due_on": "needs", "grade": "over" if one.bad else ""}
    row: Row = [(pad(told[name], size - 1) + " ", tone.get(name, "")) for name, size in COLUMNS]
    return Listed(one.number, row, _behind(one, service, width))


def _behind(one: Review, service: str, width: int) -> list[Row]:
    because = t("slip.list_comma").join(reasons.name_of(name, language()) for name in one.because)
    where = t("reviews.where", service=service, window=one.window or "-", clerk=one.clerk or "-")
    said = [
        ("reviews.because", because), ("reviews.remark", one.remark), ("reviews.contacted", one.contact_note),
        ("reviews.finding", one.finding and f"{t(f'reviews.verify_{one.substantiated}')}  {one.finding}"),
        ("reviews.outcome", one.outcome and f"{t(f'reviews.close_{one.how}')}  {one.outcome}"),
        ("reviews.appealed", one.appeal_reason if one.appealed else ""),
    ]  # fmt: skip
    return [[(clip(where, width), "strong")], *(_said(key, text, width) for key, text in said if text)]


def person_rows(person: Person | None) -> list[Row]:
    """Who gave a review, whole, for the call."""
    if person is None:
        return [[(t("reviews.nobody"), "quiet")]]
    return [[(person.name, "strong")], [(person.phone or "", "")]]


def rate_words(month: Rates) -> str:
    """This month's share of satisfied visits with its counts, and how many stayed silent."""
    return t("reviews.month", share=share_words(month.satisfied), silent=month.silent)


def rate_rows(month: Rates) -> list[Row]:
    """Every rate of the month with counts, interval and definition; the grades one by one."""
    grades = "  ".join(f"{t(f'review.grade_{grade}')} {many}" for grade, many in zip(GRADES, month.grades, strict=True))
    counts = t("reviews.counts", visits=month.visits, reviews=month.reviews, silent=month.silent,
               excluded=month.excluded)  # fmt: skip
    shares: list[tuple[str, Share]] = [(name, getattr(month, name)) for name in SHARES]
    lines: list[Row] = [
        [(pad(share_words(of), 22), "strong"), (t(f"review.rate_{name}_means"), "quiet")] for name, of in shares
    ]
    return [[(counts, "")], [(grades, "")], [("", "")], *lines]


def share_words(of: Share) -> str:
    """``97 % (35/36)``: the rate with its counts; a dash where nothing was counted."""
    if of.rate is None or of.low is None or of.high is None:
        return "-"
    return f"{of.rate:.0%} ({of.met}/{of.n}; {of.low:.0%}-{of.high:.0%})"


def _said(key: str, text: str, width: int) -> Row:
    label = t(key)
    return [(label + "  ", "quiet"), (clip(text, max(width - cells(label) - 2, 0)), "")]
