"""A hall brought back from a copy: what happened after the copy is in no books, and must do no harm.

Numbers that may have been handed out are voided by name, and papers that may have come out are left to a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from counterdesk.hall import day
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets import voiding
from counterdesk.store import journal, outbox
from counterdesk.store.desk import Desk


class Recovered(NamedTuple):
    """The numbers that were voided, the same as first and last of each series, and how many papers are in doubt."""

    voided: tuple[str, ...]
    spans: tuple[str, ...]
    doubtful: int


def recover(desk: Desk, books: Mapping[str, int] | None, papers: Mapping[str, int]) -> Recovered:
    """Bring a restored hall to where it does no harm; the next number of each series is one that nobody holds.

    ``books`` is each series' last number today as the old hall's own books say, None when they cannot be read: then
    every series goes on above what may have been given out since the copy was made. ``papers`` are last numbers that
    somebody read from a paper; they count for more.
    """
    ended_us = _books_end_us(desk)
    day.begin(desk)
    known = voiding.may_have_been(desk, ended_us) if books is None else books
    voided = voiding.void_up_to(desk, {**known, **papers})
    doubtful = outbox.doubt_all(desk, "restored")
    labels = tuple(ticket.label for ticket in voided)
    desk.record("restored", numbers=labels, jobs=doubtful)
    return Recovered(labels, tuple(_spans(voided)), doubtful)


def _spans(voided: Sequence[Ticket]) -> Iterator[str]:
    for _, run in groupby(voided, key=lambda ticket: ticket.series):
        labels = [ticket.label for ticket in run]
        yield labels[0] if len(labels) == 1 else f"{labels[0]}-{labels[-1]}"


def _books_end_us(desk: Desk) -> int:
    last = journal.tail(desk.conn, desk.last_id - 1, 1)
    return last[0].at_us if last else desk.now_us
