"""What the reviews of some days come to: every rate with its counts, who stayed silent, and an interval.

A near-perfect rate says nothing without them: silence is no grade, and what was excluded is counted beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.hall import catalogue
from counterdesk.hall import rows as tickets
from counterdesk.hall.reviews import rows
from counterdesk.hall.reviews.reasons import GRADES
from counterdesk.hall.reviews.rows import Review
from counterdesk.hall.reviews.wilson import Share, share
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look

BY = ("service", "window", "clerk")
ticket = tickets.table
VISITS = (
    select(ticket.c.service_id, ticket.c.window, ticket.c.clerk, func.count())
    .where(
        ticket.c.day.between(bindparam("first"), bindparam("last")), ticket.c.state == "finished",
        ticket.c.outcome.is_distinct_from("day_ended"), ticket.c.source != "import",
    )
    .group_by(ticket.c.service_id, ticket.c.window, ticket.c.clerk)
)  # fmt: skip
SATISFIED = (5, 4, 3)


class Rates(NamedTuple):
    """One line: ``visits`` served, ``reviews`` given of them and counted, ``grades`` from 5 down to 1.

    ``satisfied``: grades 5 to 3 of the reviews; ``answered``: reviews of the visits; ``called_back``: named bad reviews
    contacted within their day; ``in_time``: closed within theirs; ``remedied``: of the substantiated ones;
    ``content``: content when asked again. ``excluded`` count in none of them.
    """

    key: str | None
    visits: int
    reviews: int
    silent: int
    excluded: int
    grades: tuple[int, ...]
    satisfied: Share
    answered: Share
    bad: int
    named_bad: int
    called_back: Share
    in_time: Share
    remedied: Share
    content: Share


def rates(look: Look, first: date, last: date, by: str | None = None) -> tuple[Rates, list[Rates]]:
    """The rates of the visits of ``first`` to ``last``, both included: in all, and a line for each service, window ...

    Raises Refusal ``no_such_grouping``.
    """
    if by is not None and by not in BY:
        raise Refusal("no_such_grouping", by=by[:20], known=", ".join(BY))
    given = rows.listed(look, first=first, last=last)
    visits = [tuple(row) for row in look.conn.execute(VISITS, {"first": first, "last": last})]
    total = _rates(look, None, sum(count for *_, count in visits), given)
    if by is None:
        return total, []
    key = _key(look, by)
    served: dict[str, int] = defaultdict(int)
    for service_id, window, clerk, count in visits:
        served[key(service_id, window, clerk)] += count
    heard: dict[str, list[Review]] = defaultdict(list)
    for one in given:
        heard[key(one.service_id, one.window, one.clerk)].append(one)
    return total, [_rates(look, name, served[name], heard[name]) for name in sorted(served.keys() | heard.keys())]


def _key(look: Look, by: str) -> Callable[[int, str | None, str | None], str]:
    def of(service_id: int, window: str | None, clerk: str | None) -> str:
        if by == "service":
            return catalogue.service_of(look, service_id).service.code
        return (window if by == "window" else clerk) or "-"

    return of


def _rates(look: Look, key: str | None, visits: int, given: Iterable[Review]) -> Rates:
    every = list(given)
    counted = [one for one in every if one.state != "excluded"]
    called = [one for one in counted if one.bad and one.named]
    so = [one for one in called if one.substantiated in ("yes", "partly")]
    asked_again = [one for one in called if one.second_us is not None]
    return Rates(
        key, visits, len(counted), max(0, visits - len(every)), len(every) - len(counted),
        tuple(sum(one.grade == grade for one in counted) for grade in GRADES),
        _share(counted, lambda one: one.grade in SATISFIED), share(min(len(counted), visits), visits),
        sum(one.bad for one in counted), len(called),
        _share(called, lambda one: _by(look, one.contacted_us, one.contact_due_on)),
        _share(called, lambda one: _by(look, one.closed_us, one.close_due_on)),
        _share(so, lambda one: one.how == "remedied"), _share(asked_again, lambda one: bool(one.content)),
    )  # fmt: skip


def _share(of: Sequence[Review], holds: Callable[[Review], bool]) -> Share:
    return share(sum(map(holds, of)), len(of))


def _by(look: Look, done_us: int | None, due_on: date | None) -> bool:
    return done_us is not None and due_on is not None and look.local(done_us).date() <= due_on
