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
REGIONS, CENTURIES = "12345678", ("18", "19", "20")
"""A citizen's number begins with a region (11 to 82) and has a year of birth from its seventh digit on."""
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
    "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 "
    "公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 "
    "微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 "
    "南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 "
)
COMPOUND = frozenset(_COMPOUND.split())
"""Surnames of two characters, of which both stay readable; most stand in the Song dynasty's 百家姓."""
LEAST_FIRM = 5
ORGANISATION = re.compile(
    r"(公司|合伙企业|合作社|事务所|集团|厂|中心|协会|学校|医院|银行|经营部|工作室|委员会|局)$|\b(Inc|LLC|Corp|Ltd|LP|Company)\.?$"
)
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
    number = as_id(id_no or "")
    desk.conn.execute(FORGET, {"about": subject, "row": subject_id, "as_role": role})
    row = {"subject": subject, "subject_id": subject_id, "role": role, "name": said, "id_no": number}
    desk.conn.execute(ADD, {**row, "phone": clean(plain(phone or ""))[:MOST_ID] or None})


def as_id(text: str) -> str | None:
    """The number of a paper as it is kept, None where none was typed; raises Refusal ``bad_id_no``."""
    number = clean(plain(text)).replace(" ", "").upper()[:MOST_ID] or None
    if number and not is_id(number):
        raise Refusal("bad_id_no", ends=number[-SHOWN:])
    return number


def clean(text: str) -> str:
    """What a person typed without signs that print nothing, and with single spaces."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def said(text: str) -> str:
    """A sentence a person typed, clean and at most as long as a line of a journal entry may be."""
    return clean(text)[:MOST_SAID]


def is_id(number: str) -> bool:
    """Whether a number can be what it looks like: of 18 characters the last one must check.

    Citizens' numbers by GB 11643 (ISO 7064 MOD 11-2), organisations' by GB 32100 (modulus 31); papers of other
    lengths, such as passports, have no check that could be made. What has a year of birth where a citizen's has it is
    held to a citizen's check alone, so that a slip of the pen does not pass as some organisation's number.
    """
    if len(number) != len(WEIGHTS) + 1:
        return True
    born = number[:-1].isdigit() and number[0] in REGIONS and number[6:8] in CENTURIES
    return _citizen(number) if born else _organisation(number)


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
    name = person.name if is_organisation(person.name) else masked_name(person.name)
    return person._replace(name=name, id_no=_ends(person.id_no), phone=_ends(person.phone))


def is_organisation(name: str) -> bool:
    """Whether a name is plainly a firm's or an authority's, which is public and no person's: nothing to hide."""
    return len(name) >= LEAST_FIRM and ORGANISATION.search(name) is not None


def masked_name(name: str) -> str:
    """A name with its middle hidden: 张*明, 李*, 欧阳*远; each word of a Latin one keeps its first letter."""
    if re.search(r"[A-Za-z]", name):
        return " ".join(word[0] + "*" * min(len(word) - 1, 3) for word in name.split())
    kept = 2 if len(name) > 2 and name[:2] in COMPOUND else 1
    given = name[kept:]
    if len(given) < 2:
        return name[:kept] + "*" * len(given)
    return name[:kept] + "*" * (len(given) - 1) + given[-1]


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
