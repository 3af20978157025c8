"""Who a case or a notice is about: one table holds every name, id and phone, so that it can be emptied.

Screens, lists and slips show them masked; whole they are read for a reason only, and the journal keeps who did.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sqlalchemy import Index, Text, UniqueConstraint, bindparam, delete, insert, or_, select
from sqlmodel import Field, SQLModel

from counterdesk.hall import clerks
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.types import Big, key_field, one_of, text_field
from counterdesk.words import plain

SUBJECTS = ("case", "notice", "enquiry", "review", "complaint")
ROLES = ("applicant", "agent", "receiver", "reviewer", "complainant")
MOST_NAME, MOST_ID, MOST_SAID = 80, 30, 200
SHOWN = 4
"""So many digits of an id or a phone stay readable."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ENDS = "10X98765432"
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LIKE_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\%_"})


class PersonRow(SQLModel, table=True):
    """A person in one role about one thing; shown masked everywhere, whole only by ``reveal``."""

    __tablename__ = "person"
    __table_args__ = (
        one_of("subject", SUBJECTS, "ck_person_subject"),
        one_of("role", ROLES, "ck_person_role"),
        UniqueConstraint("subject", "subject_id", "role", name="uq_person_role"),
        Index("ix_person_name", "name"),
    )

    id: int | None = key_field()
    subject: str = text_field()
    subject_id: int = Field(sa_type=Big)
    role: str = text_field()
    name: str = text_field()
    id_no: str | None = text_field(default=None)
    phone: str | None = text_field(default=None)


class Person(NamedTuple):
    """Somebody in one ``role`` (one of ROLES): whole or masked, as it was asked for."""

    role: str
    name: str
    id_no: str | None = None
    phone: str | None = None


people = PersonRow.__table__  # type: ignore[attr-defined]
_about = (people.c.subject == bindparam("about"), people.c.subject_id == bindparam("row"))
ADD = insert(people)
FORGET = delete(people).where(*_about, people.c.role == bindparam("as_role"))
OF = select(people.c.role, people.c.name, people.c.id_no, people.c.phone).where(*_about).order_by(people.c.id)
FIND = (
    select(people.c.subject_id)
    .distinct()
    .where(
        people.c.subject == bindparam("about"),
        or_(
            people.c.name.like(bindparam("part"), escape="\\"),
            people.c.id_no.like(bindparam("ends"), escape="\\"),
            people.c.phone.like(bindparam("ends"), escape="\\"),
        ),
    )
    .order_by(people.c.subject_id.desc())
    .limit(bindparam("most"))
)

NAMED_IN = select(people.c.name).distinct().where(bindparam("said", type_=Text).like("%" + people.c.name + "%"))


def put(
    desk: Desk,
    subject: str,
    subject_id: int,
    role: str,
    name: str,
    id_no: str | None = None,
    phone: str | None = None,
) -> None:
    """Write down who it is about, in the place of an earlier one in the same role.

    Raises Refusal ``name_needed``, or ``bad_id_no`` when the check character of an 18-digit id is wrong.
    """
    said = clean(name)[:MOST_NAME]
    if not said:
        raise Refusal("name_needed")
    number = clean(plain(id_no or "")).replace(" ", "").upper()[:MOST_ID] or None
    if number and not is_id(number):
        raise Refusal("bad_id_no", ends=number[-SHOWN:])
    desk.conn.execute(FORGET, {"about": subject, "row": subject_id, "as_role": role})
    row = {"subject": subject, "subject_id": subject_id, "role": role, "name": said, "id_no": number}
    desk.conn.execute(ADD, {**row, "phone": clean(plain(phone or ""))[:MOST_ID] or None})


def clean(text: str) -> str:
    """What a person typed without signs that print nothing, and with single spaces."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def said(text: str) -> str:
    """A sentence a person typed, clean and at most as long as a line of a journal entry may be."""
    return clean(text)[:MOST_SAID]


def is_id(number: str) -> bool:
    """Whether a number can be what it looks like: of 18 characters the last one must check.

    Citizens' numbers by GB 11643 (ISO 7064 MOD 11-2), organisations' by GB 32100 (modulus 31); papers of other
    lengths, such as passports, have no check that could be made.
    """
    if len(number) != len(WEIGHTS) + 1:
        return True
    return _citizen(number) or _organisation(number)


def of(look: Look, subject: str, subject_id: int) -> dict[str, Person]:
    """Everybody it is about, whole, by role: for a paper that must carry the name, never for a screen."""
    found = look.conn.execute(OF, {"about": subject, "row": subject_id})
    return {row.role: Person._make(row) for row in found}


def shown(look: Look, subject: str, subject_id: int) -> dict[str, Person]:
    """Everybody it is about, masked, by role."""
    return {role: masked(person) for role, person in of(look, subject, subject_id).items()}


def reveal(desk: Desk, subject: str, subject_id: int) -> dict[str, Person]:
    """Everybody it is about, whole; who looked is written into the journal. Raises as ``clerks.known`` does."""
    clerks.known(desk, desk.clerk)
    desk.record("revealed", subject=subject, subject_id=subject_id)
    return of(desk, subject, subject_id)


def find(look: Look, subject: str, text: str, most: int = 50) -> list[int]:
    """Rows about somebody whose name has ``text`` in it, or whose id or phone ends in it; newest first."""
    wanted = clean(plain(text)).upper().translate(LIKE_SIGNS)
    if not wanted:
        return []
    ends = f"%{wanted}" if len(wanted) >= SHOWN else wanted
    part = f"%{clean(text).translate(LIKE_SIGNS)}%"
    values = {"about": subject, "part": part, "ends": ends, "most": most}
    return list(look.conn.execute(FIND, values).scalars())


def named_in(look: Look, text: str) -> set[str]:
    """The names of anybody any case or notice is about that stand in ``text``."""
    return set(look.conn.execute(NAMED_IN, {"said": text}).scalars())


def masked(person: Person) -> Person:
    """The same person as lists and slips show them: 张*明, and the last four digits."""
    return person._replace(
        name=masked_name(person.name), id_no=_ends(person.id_no), phone=_ends(person.phone)
    )


def masked_name(name: str) -> str:
    """A name with its middle hidden: 张*明, 李*; each word of a Latin one keeps its first letter."""
    if re.search(r"[A-Za-z]", name):
        return " ".join(word[0] + "*" * min(len(word) - 1, 3) for word in name.split())
    if len(name) <= 2:
        return name[:1] + "*" * (len(name) - 1)
    return name[0] + "*" * (len(name) - 2) + name[-1]


def _ends(number: str | None) -> str | None:
    return number and "*" * SHOWN + number[-SHOWN:] if number and len(number) > SHOWN else number and "*" * SHOWN


def _citizen(number: str) -> bool:
    body, last = number[:-1], number[-1]
    if not (body.isascii() and body.isdigit()):
        return False
    return ENDS[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11] == last


def _organisation(number: str) -> bool:
    if any(sign not in CREDIT for sign in number):
        return False
    total = sum(CREDIT.index(sign) * pow(3, place, 31) for place, sign in enumerate(number[:-1]))
    return CREDIT[(31 - total % 31) % 31] == number[-1]
