"""Registering a complaint or report: what it says goes into the register, who says it into a table of its own."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import insert

from counterdesk.hall import catalogue, clerks, day, numbered
from counterdesk.hall.complaints import clocks, paper, rows
from counterdesk.hall.complaints.rows import Complaint
from counterdesk.hall.complaints.tables import CHANNELS, CLASSES, KINDS
from counterdesk.hall.people import MOST_ID, MOST_NAME, clean, is_id
from counterdesk.hall.tickets.issuing import find_service
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk
from counterdesk.words import plain

ADD = insert(rows.table).returning(rows.table.c.id)
ADD_TELLER = insert(rows.tellers)
SHOWN = 4


class Teller(NamedTuple):
    """Who tells it; whoever gives no name stays anonymous."""

    name: str = ""
    phone: str = ""
    id_no: str = ""
    address: str = ""


class Intake(NamedTuple):
    """What is told: ``dept`` and ``window`` by their codes, ``matter`` a case's or ticket's number."""

    facts: str
    kind: str = "complaint"
    channel: str = "window"
    handled_as: str = "passed_on"
    evidence: str = ""
    dept: str | None = None
    window: str | None = None
    service: str | None = None
    matter: str | None = None


def register(desk: Desk, intake: Intake, teller: Teller | None = None) -> Complaint:
    """Take a complaint or report in: its number, its first clock, and the receipt on paper.

    Raises Refusal ``facts_needed``, ``no_such_choice``, ``no_such_department``, ``no_such_window``,
    ``no_such_service``, ``bad_id_no``.
    """
    clerks.require(desk, desk.clerk, "complaint_register")
    day.begin(desk)
    said = clean(intake.facts)[: rows.MOST_TEXT]
    if not said:
        raise Refusal("facts_needed")
    who = _told_by(teller or Teller())
    _known(desk, intake)
    number = numbered.next_number(desk, "complaint")
    row = {
        "year": number.year, "seq": number.seq, "number": number.number, "day": desk.day,
        "registered_us": desk.now_us, "registrar": desk.clerk, "kind": intake.kind, "channel": intake.channel,
        "handled_as": intake.handled_as, "named": int(bool(who.name)), "dept": intake.dept, "window": intake.window,
        "service_id": _service_id(desk, intake.service), "state": "registered",
        **{name: rows.safe(desk, getattr(intake, name) or "", who) or None for name in ("evidence", "matter")},
        "facts": rows.safe(desk, said, who), **clocks.registered(desk, intake.kind), "extended_days": 0,
        "tests_days": 0,
    }  # fmt: skip
    complaint_id = desk.conn.execute(ADD, row).scalar_one()
    desk.conn.execute(ADD_TELLER, {"complaint_id": complaint_id, **_columns(who), "told": said})
    made = rows.by_number(desk, number.number)
    rows.record(desk, made, "complaint_registered", of=made.kind, channel=made.channel, named=bool(made.named))
    paper.print_receipt(desk, made)
    return made


def _told_by(teller: Teller) -> Teller:
    number = clean(plain(teller.id_no)).replace(" ", "").upper()[:MOST_ID]
    if not is_id(number):
        raise Refusal("bad_id_no", ends=number[-SHOWN:])
    phone = clean(plain(teller.phone))[:MOST_ID]
    return Teller(clean(teller.name)[:MOST_NAME], phone, number, clean(teller.address)[: rows.MOST_TEXT])


def _columns(who: Teller) -> dict[str, str | None]:
    return {name: value or None for name, value in who._asdict().items()}


def _known(desk: Desk, intake: Intake) -> None:
    for given, allowed in ((intake.kind, KINDS), (intake.channel, CHANNELS), (intake.handled_as, CLASSES)):
        if given not in allowed:
            raise Refusal("no_such_choice", what=given[:20], known=", ".join(allowed))
    cat = catalogue.current(desk)
    if intake.dept and intake.dept not in cat.departments:
        raise Refusal("no_such_department", department=intake.dept[:20], known=", ".join(cat.departments))
    if intake.window and intake.window not in cat.windows:
        raise Refusal("no_such_window", window=intake.window[:20])


def _service_id(desk: Desk, code: str | None) -> int | None:
    return catalogue.service_ids(desk)[find_service(catalogue.current(desk), code).code] if code else None
