"""The hall file's format as data: every table with its keys, the kind of each, and which must be there.

FORMAT.md explains the same keys to people; a test holds the two equal. A key that is not here is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from counterdesk.hall.catalogue import model
from counterdesk.hall.catalogue.kinds import (
    CLERK_NUMBER,
    CODE,
    CODES,
    DAYS,
    FLAG,
    HOURS,
    MONEY,
    PREFIX,
    PREFIXES,
    RATE,
    TEXT,
    TEXTS,
    TIME,
    ZONE,
    Kind,
    choice,
    listed,
    whole,
)


@dataclass(frozen=True)
class Shape:
    """One table: ``make`` is its value, ``ident`` the key that names an entry of a list of such tables.

    ``required`` keys must be written; of the pair ``named`` at least one. ``fields`` gives a key's name in
    the value where the two differ.
    """

    title: str
    make: Any
    keys: Mapping[str, Kind | One | Many]
    required: tuple[str, ...] = ()
    ident: str | None = None
    named: tuple[str, str] | None = ("zh", "en")
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class One:
    """A key that holds one table."""

    shape: Shape


@dataclass(frozen=True)
class Many:
    """A key that holds a list of tables."""

    shape: Shape


NAMES = {"zh": TEXT, "en": TEXT}
FOR_CITIZENS = {**NAMES, "es": TEXT}
SHORT = {"short_zh": TEXT, "short_en": TEXT, "short_es": TEXT}
DAYS_OF_WORK = whole(0, 2000)

MATERIAL = Shape(
    "service.material", model.Material,
    {"id": CODE, **FOR_CITIZENS, "original": whole(0, 99), "copies": whole(0, 99), "when": CODE, "unless": CODE,
     "tolerable": FLAG, "spoken": FLAG, "source": choice("shared"), "note_zh": TEXT, "note_en": TEXT},
    required=("id",), ident="id",
)  # fmt: skip
ALTERNATIVE = Shape(
    "service.fee.alternatives", model.FeeAlternative, {"when": CODE, "amount": MONEY, "extra_each": MONEY},
    required=("when",), ident="when", named=None,
)  # fmt: skip
PART = Shape(
    "service.fee.parts", model.FeePart, {"amount": MONEY, "payee": TEXT, "methods": TEXTS},
    required=("amount", "payee"), named=None,
)  # fmt: skip
FEE = Shape(
    "service.fee", model.Fee,
    {"amount": MONEY, "extra_each": MONEY, "alternatives": Many(ALTERNATIVE), "parts": Many(PART),
     "formula_zh": TEXT, "formula_en": TEXT, "basis": TEXT},
    required=("amount",), named=None,
)  # fmt: skip
FEE_RELIEF = Shape("service.fee_relief", model.FeeRelief, {"id": CODE, **NAMES}, required=("id",))
COOPERATING = Shape(
    "service.cooperating", model.Cooperation,
    {"dept": CODE, **NAMES, "mode": choice("parallel", "after_lead", "sequential"), "days": DAYS_OF_WORK,
     "calendar_days": DAYS_OF_WORK, "statutory_days": DAYS_OF_WORK, "when": CODE,
     "silence": choice("no_objection"), "silence_basis": TEXT},
    required=("dept", "mode"), ident="dept",
)  # fmt: skip
STEP = Shape(
    "service.steps", model.Step, {"id": CODE, **NAMES, "days": DAYS_OF_WORK, "counted": FLAG},
    required=("id", "days"), ident="id",
)  # fmt: skip
PHASE = Shape(
    "service.phases", model.Phase,
    {"id": CODE, **NAMES, "days": DAYS_OF_WORK, "extension_days": DAYS_OF_WORK, "suspensions": CODES,
     "when": CODE, "unless": CODE},
    required=("id", "days"), ident="id",
)  # fmt: skip
REFUSE_IF = Shape("service.refuse_if", model.RefusalGround, {**NAMES, "when": CODE})
PRECONDITION = Shape(
    "service.precondition", model.Precondition,
    {"id": CODE, **NAMES, "calendar_days": DAYS_OF_WORK, "then_within_calendar_days": DAYS_OF_WORK,
     "when": CODE},
    required=("id", "calendar_days"),
)  # fmt: skip
FOLLOWUP = Shape(
    "service.followup", model.Followup, {**NAMES, "calendar_months": whole(1, 120)},
    required=("calendar_months",),
)  # fmt: skip
AFTER = Shape(
    "service.after", model.After, {"id": CODE, **NAMES, "hours": whole(1, 10_000)}, required=("id", "hours")
)
SERVICE = Shape(
    "service", model.Service,
    {"code": CODE, **FOR_CITIZENS, **SHORT, "nat_code": CODE, "series": PREFIX,
     "kind": choice(*model.KINDS), "handling": choice(*model.HANDLINGS), "lead": CODE,
     "statutory_days": DAYS_OF_WORK, "extension_days": DAYS_OF_WORK, "promised_days": DAYS_OF_WORK,
     "promised_minutes": whole(1, 600), "nominal_minutes": whole(1, 600), "on_the_spot": FLAG,
     "deliver_days": DAYS_OF_WORK, "fee": One(FEE), "fee_relief": One(FEE_RELIEF), "basis": TEXTS,
     "result": TEXT, "provenance": TEXT, "material": Many(MATERIAL), "cooperating": Many(COOPERATING),
     "steps": Many(STEP), "phases": Many(PHASE), "suspensions": CODES, "refuse_if": Many(REFUSE_IF),
     "precondition": One(PRECONDITION), "followup": One(FOLLOWUP), "after": One(AFTER),
     "reminder_zh": TEXT, "reminder_en": TEXT, "delegated_zh": TEXT, "delegated_en": TEXT,
     "external_zh": TEXT, "external_en": TEXT, "breach_remedy_zh": TEXT, "breach_remedy_en": TEXT,
     "breach_remedy": choice("waive_fee")},
    required=("code", "series", "kind", "handling", "lead", "nominal_minutes", "fee", "basis", "result"),
    ident="code", fields={"material": "materials", "breach_remedy": "law_remedy"},
)  # fmt: skip
PHONE = Shape(
    "hall.phones", model.Phone, {"label_zh": TEXT, "label_en": TEXT, "label_es": TEXT, "number": TEXT},
    required=("number",), ident="number", named=("label_zh", "label_en"),
)  # fmt: skip
HALL = Shape(
    "hall", model.HallInfo,
    {"name_zh": TEXT, "name_en": TEXT, "timezone": ZONE, "hours": HOURS, "day_starts": TIME,
     "languages": listed(choice("zh", "en", "es")), "paper": choice("A4", "A5", "Letter"),
     "ticket_languages": choice("own", "both"), "ticket_large": FLAG,
     "phones": Many(PHONE), "samples_zh": TEXT, "samples_en": TEXT, "accept_days": DAYS_OF_WORK,
     "accept_silence": choice("deemed_accepted_from_receipt", "escalate"),
     "supplement_days": DAYS_OF_WORK, "supplement_silence": choice("deemed_withdrawn", "returned"),
     "supplement_silence_basis": TEXT, "sign_hours": whole(1, 720),
     "deliver_days": DAYS_OF_WORK, "review_contact_days": whole(1, 60), "review_close_days": whole(1, 60),
     "review_second_call_days": whole(1, 60), "currency": choice("CNY", "USD"), "calendar": CODE},
    required=("timezone", "hours"), named=("name_zh", "name_en"),
)  # fmt: skip
CALLING = Shape(
    "calling", model.Calling,
    {"rule": choice(*model.RULES), "priority_cap": whole(0, 99), "no_show_calls": whole(1, 20),
     "no_show_gap_s": whole(0, 3600), "return_places": whole(0, 99), "undo_s": whole(0, 600),
     "silent_s": whole(5, 3600)},
    named=None,
)  # fmt: skip
COMPLAINTS = Shape(
    "complaints", model.Complaints,
    {"admit_days": DAYS_OF_WORK, "mediation_days": DAYS_OF_WORK, "told_days": DAYS_OF_WORK, "check_days": DAYS_OF_WORK,
     "check_extension_days": DAYS_OF_WORK, "reporter_told_days": DAYS_OF_WORK, "second_call_days": DAYS_OF_WORK},
    named=None,
)  # fmt: skip
AWAY = Shape("away", model.Away, {"numbers": whole(0, 200)}, named=None)
CATALOGUE = Shape(
    "catalogue", dict, {"id": CODE, "version": TEXT, "title_zh": TEXT, "title_en": TEXT},
    required=("id", "version"), named=("title_zh", "title_en"),
)  # fmt: skip
SERIES = Shape(
    "series", model.Series,
    {"prefix": PREFIX, **FOR_CITIZENS, **SHORT, "start": whole(0, 99_999), "end": whole(1, 99_999),
     "at_end": choice("refuse", "go on"), "wait_promise_min": whole(1, 600)},
    required=("prefix",), ident="prefix",
)  # fmt: skip
WINDOW = Shape(
    "window", model.WindowPlan, {"code": CODE, **NAMES, "serves": PREFIXES, "accessible": FLAG},
    required=("code", "serves"), ident="code",
)  # fmt: skip
CLERK = Shape(
    "clerk", model.ClerkSeed, {"number": CLERK_NUMBER, "role": choice(*model.ROLES), "name": TEXT},
    required=("number", "role"), ident="number", named=None,
)  # fmt: skip
SHIFT = Shape(
    "roster.shift", model.Shift, {"window": CODE, "clerk": CLERK_NUMBER, "from": TIME, "to": TIME, "weekdays": DAYS},
    required=("window", "clerk", "from", "to"), named=None, fields={"from": "from_"},
)  # fmt: skip
ROSTER = Shape("roster", dict, {"shift": Many(SHIFT)}, named=None)
CONDITION = Shape("condition", model.Condition, {"id": CODE, **NAMES, "excludes": CODES}, ("id",), "id")
DEPARTMENT = Shape("department", model.Department, {"code": CODE, **NAMES}, ("code",), "code")
SUSPENSION = Shape(
    "suspension", model.Suspension,
    {"id": CODE, **NAMES, "basis": TEXT, "written_notice": FLAG},
    required=("id",), ident="id",
)  # fmt: skip
PRIORITY = Shape(
    "priority", model.Priority,
    {"id": CODE, **FOR_CITIZENS, "rate": RATE, "needs": choice("sight", "card", "document", "slip", "booking"),
     "kind": choice("ticket", "case_and_ticket"), "age": whole(1, 120), "basis": TEXT},
    required=("id", "rate"), ident="id",
)  # fmt: skip
HALL_FILE = Shape(
    "The tables", dict,
    {"catalogue": One(CATALOGUE), "hall": One(HALL), "calling": One(CALLING), "complaints": One(COMPLAINTS),
     "away": One(AWAY),
     "series": Many(SERIES),
     "window": Many(WINDOW), "clerk": Many(CLERK), "roster": One(ROSTER), "condition": Many(CONDITION),
     "department": Many(DEPARTMENT), "service": Many(SERVICE), "suspension": Many(SUSPENSION),
     "priority": Many(PRIORITY)},
    required=("catalogue", "hall", "series", "window", "department", "service"), named=None,
)  # fmt: skip
