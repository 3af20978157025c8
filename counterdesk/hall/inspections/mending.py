"""What failed is put right by its owner, and closed only when another person has looked again."""

from __future__ import annotations

from counterdesk import workdays
from counterdesk.hall import catalogue, clerks, day
from counterdesk.hall.inspections import rows
from counterdesk.hall.inspections.rows import Mark
from counterdesk.hall.people import said
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk
from counterdesk.workdays import after_working_days


def fix(desk: Desk, number: str, place: str, item: str, what: str) -> Mark:
    """Write down how a failed item was put right, by its owner or a lead.

    Raises Refusal ``mark_state``, ``not_the_owner``, ``fix_needed``.
    """
    clerk = clerks.require(desk, desk.clerk, "inspection_fix")
    day.begin(desk)
    found, mark = rows.one(desk, number, place, item)
    if mark.state != "failed" or found.finished_us is None:
        raise Refusal("mark_state", number=found.number, item=item)
    if clerk.number != mark.owner and clerk.role not in clerks.LEADS:
        raise Refusal("not_the_owner", item=item, clerk=mark.owner)
    done = said(what)
    if not done:
        raise Refusal("fix_needed", item=item)
    fixed = rows.change_mark(desk, mark, state="fixed", fix=done, fixed_us=desk.now_us, fixed_by=desk.clerk)
    desk.record("inspection_fixed", inspection=found.number, place=place, item=item)
    return fixed


def recheck(desk: Desk, number: str, place: str, item: str, holds: bool, note: str = "") -> Mark:
    """Look again at what was fixed: it is closed, or open once more with a new day.

    Raises Refusal ``mark_state``, ``second_look_needed`` for whoever fixed it or answers for it.
    """
    clerks.require(desk, desk.clerk, "inspection_recheck")
    day.begin(desk)
    found, mark = rows.one(desk, number, place, item)
    if mark.state != "fixed":
        raise Refusal("mark_state", number=found.number, item=item)
    if desk.clerk in (mark.fixed_by, mark.owner):
        raise Refusal("second_look_needed", item=item, clerk=desk.clerk)
    looked = {"rechecked_us": desk.now_us, "rechecked_by": desk.clerk, "recheck_note": said(note) or None}
    desk.record("inspection_rechecked", inspection=found.number, place=place, item=item, holds=holds)
    if holds:
        return rows.change_mark(desk, mark, state="closed", **looked)
    calendar = workdays.named(catalogue.current(desk).hall.calendar)
    again = after_working_days(calendar, desk.day, found.with_sheet.fix_days).due
    return rows.change_mark(
        desk, mark, state="failed", fix_by_on=again, reopened=mark.reopened + 1, fix=None, fixed_us=None,
        fixed_by=None, **looked,
    )  # fmt: skip
