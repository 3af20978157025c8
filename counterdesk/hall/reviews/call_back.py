"""What a bad review is owed (国办发〔2019〕51号): contacted, verified, remedied or explained, asked once more.

Whoever handled the matter's department answers; the clerk of the visit takes no part and does not see whose it is while
it is open. A review somebody thinks mistaken or malicious is appealed, and a second person excludes it or not.
"""

from __future__ import annotations

from typing import Any

from counterdesk import workdays
from counterdesk.hall import catalogue, clerks, day, people
from counterdesk.hall.commitments import breaches
from counterdesk.hall.people import Person, said
from counterdesk.hall.reviews import rows
from counterdesk.hall.reviews.rows import Review
from counterdesk.hall.reviews.tables import FINDINGS, HOW
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.workdays import after_working_days


def contact(desk: Desk, number: str, note: str) -> Review:
    """The citizen was spoken to: what they said.

    Raises Refusal ``review_state``, ``own_review``, ``review_note_needed``.
    """
    found = _theirs(desk, number, ("open",))
    heard = _told(note, "review_note_needed", found)
    done = rows.change(desk, found, state="contacted", contacted_us=desk.now_us, contacted_by=desk.clerk,
                       contact_note=heard, next_due_on=found.close_due_on)  # fmt: skip
    return _noted(desk, done, "review_contacted")


def verify(desk: Desk, number: str, substantiated: str, finding: str) -> Review:
    """What was found out: whether it is so (one of FINDINGS), and what happened.

    Raises Refusal ``no_such_finding``, ``review_note_needed``, ``review_state``, ``own_review``.
    """
    found = _theirs(desk, number, ("contacted",))
    if substantiated not in FINDINGS:
        raise Refusal("no_such_finding", finding=substantiated[:20], known=", ".join(FINDINGS))
    fact = _told(finding, "review_note_needed", found)
    done = rows.change(desk, found, state="verified", verified_us=desk.now_us, verified_by=desk.clerk,
                       substantiated=substantiated, finding=fact)  # fmt: skip
    return _noted(desk, done, "review_verified", substantiated=substantiated)


def close(desk: Desk, number: str, how: str, outcome: str) -> Review:
    """Remedied, or explained where there is no ground: what was done. A second call is owed then.

    Raises Refusal ``no_such_how``, ``review_note_needed``, ``review_state``, ``own_review``, ``appeal_open``.
    """
    found = _theirs(desk, number, ("verified",))
    if how not in HOW:
        raise Refusal("no_such_how", how=how[:20], known=", ".join(HOW))
    if found.appealed:
        raise Refusal("appeal_open", number=found.number)
    what = _told(outcome, "review_note_needed", found)
    hall = catalogue.current(desk).hall
    again = after_working_days(workdays.named(hall.calendar), desk.day, hall.review_second_call_days).due
    done = rows.change(desk, found, state="closed", closed_us=desk.now_us, closed_by=desk.clerk, how=how, outcome=what,
                       second_due_on=again, next_due_on=again)  # fmt: skip
    return _noted(desk, done, "review_closed", how=how)


def second_call(desk: Desk, number: str, content: bool) -> Review:
    """The citizen was asked once more whether they are content now; raises Refusal ``review_state``, ``own_review``."""
    found = _theirs(desk, number, ("closed",))
    if found.second_us is not None:
        raise Refusal("review_state", number=found.number, state=found.state)
    done = rows.change(desk, found, second_us=desk.now_us, content=int(content), next_due_on=None)
    return _noted(desk, done, "review_asked_again", content=content)


def appeal(desk: Desk, number: str, reason: str) -> Review:
    """The clerk it is about, or a lead, says it is mistaken or malicious. Once a review.

    Raises Refusal ``role``, ``reason_needed``, ``appealed_already``, ``review_state`` when it is excluded.
    """
    day.begin(desk)
    found = rows.by_number(desk, number)
    if desk.clerk != found.clerk:
        clerks.require(desk, desk.clerk, "review")
    why = said(reason)
    if not why:
        raise Refusal("reason_needed")
    if found.appealed_us is not None:
        raise Refusal("appealed_already", number=found.number)
    done = rows.change(desk, found, appealed_by=desk.clerk, appealed_us=desk.now_us, appeal_reason=why)
    return _noted(desk, done, "review_appealed", reason=why)


def exclude(desk: Desk, number: str, reason: str, excluded: bool = True) -> Review:
    """Answer an appeal by a second person: the review counts in no rate any more, or it stays (``excluded`` False).

    Raises Refusal ``no_appeal``, ``second_person`` for whoever appealed or was rated, ``reason_needed``.
    """
    clerks.require(desk, desk.clerk, "review")
    day.begin(desk)
    found = rows.by_number(desk, number)
    if not found.appealed:
        raise Refusal("no_appeal", number=found.number)
    if desk.clerk in (found.appealed_by, found.clerk):
        raise Refusal("second_person", number=found.number)
    why = said(reason)
    if not why:
        raise Refusal("reason_needed")
    note_late(desk, found)
    answered: dict[str, Any] = {"answered_us": desk.now_us, "appeal_answer": why}
    if excluded:
        answered |= {"state": "excluded", "excluded_by": desk.clerk, "next_due_on": None}
    done = rows.change(desk, found, **answered)
    return _noted(desk, done, "review_excluded" if excluded else "review_kept", reason=why)


def reveal(desk: Desk, number: str) -> Person | None:
    """Who gave a named review, whole, so that they can be called; who looked is in the journal.

    None when it has no name. Raises Refusal ``own_review`` for the clerk of the visit.
    """
    clerks.require(desk, desk.clerk, "review")
    found = rows.by_number(desk, number)
    not_own(desk, found)
    return people.reveal(desk, "review", found.id).get("reviewer")


def not_own(desk: Desk, found: Review) -> None:
    """Raise Refusal ``own_review`` when the visit was the acting clerk's own."""
    if desk.clerk is not None and desk.clerk == found.clerk:
        raise Refusal("own_review", number=found.number)


def note_late(desk: Desk, found: Review) -> int:
    """Write down every clock of a review that is over; returns how many of them were not known."""
    return sum(breaches.note(desk, one) is not None for one in rows.broken(desk, found))


def reviewer_shown(look: Look, found: Review) -> Person | None:
    """Who gave it, masked, for lists and forms."""
    return people.shown(look, "review", found.id).get("reviewer")


def _theirs(desk: Desk, number: str, states: tuple[str, ...]) -> Review:
    clerks.require(desk, desk.clerk, "review")
    day.begin(desk)
    found = rows.by_number(desk, number)
    not_own(desk, found)
    if found.state not in states:
        raise Refusal("review_state", number=found.number, state=found.state)
    note_late(desk, found)
    return found


def _told(text: str, code: str, found: Review) -> str:
    told = said(text)
    if not told:
        raise Refusal(code, number=found.number)
    return told


def _noted(desk: Desk, found: Review, kind: str, **facts: Any) -> Review:
    desk.record(kind, review=found.number, **facts)
    return found
