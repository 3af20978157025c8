"""A month of a hall by its own verbs, with some clocks missed on purpose, and a book of what must be found.

The book is kept from the plan alone, with a calendar of its own (Monday to Friday; no holiday falls into the span), so
that what the hall writes down can be held against it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from counterdesk.hall import closing, complaints, inspections
from counterdesk.hall.complaints import Intake, Teller
from counterdesk.hall.inspections import Seen
from counterdesk.hall.reviews import call_back, giving
from counterdesk.hall.reviews.giving import Given
from counterdesk.store.desk import By
from tests.furnished import Hall
from tests.hall.cases.acting import Applicant
from tests.hall.jointly import Jointly

FIRST, DAYS = date(2026, 11, 24), 22
VISITS, CASES, REVIEWS, BAD, NAMED = 2000, 60, 300, 12, 7
COMPLAINTS, REPORTS, ROUNDS = 9, 2, 8
LEAD, REVIEWER, INSPECTOR, CLERK = By("301"), By("401"), By("501"), By("101", "1")
SERVICE, WAIT_MIN, HANDLING_MIN = "A05", 10, 20
Expiry = tuple[str, str, str, str]
"""A promise that expired: its kind, the day it was due, what it was about, which part."""


def workday(place: int) -> date:
    """The working day so many after the first; 0 is the first."""
    day = FIRST
    for _ in range(place):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


@dataclass
class Book:
    """What was done: ``secrets`` went in and must not come out; ``grades`` were given; ``expired`` on purpose."""

    expired: list[Expiry] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    grades: list[int] = field(default_factory=list)
    visits: int = 0
    in_time: int = 0

    def missed(self, kind: str, place: int, about: str, part: str = "") -> None:
        """A clock that runs out on a working day, by its place in the month."""
        self.expired.append((kind, workday(place).isoformat(), about, part))


class Month:
    """The month of one hall, ``visits`` and ``reviews`` of it; everything else in full."""

    def __init__(self, hall: Hall, visits: int = VISITS, reviews: int = REVIEWS) -> None:
        self.hall, self.matters, self.book = hall, Jointly(hall), Book()
        self.visits, self.reviews = visits, reviews
        self.later: dict[int, list[Any]] = {}

    def run(self) -> Book:
        """Let the month pass, a day's closing every evening."""
        for place in range(DAYS):
            self.matters.until(f"{workday(place)} 09:00")
            self.hall.opened("1", "2")
            self._cases(place)
            self._complaints(place)
            self._rounds(place)
            for act in self.later.pop(place, ()):
                act()
            self._visits(place)
            self.hall.store.run(closing.close, LEAD, carry_over=True, lang="zh")
            for window in ("1", "2"):
                self.hall.at(window).close()
        self.matters.until(f"{workday(DAYS)} 09:00")
        self.hall.opened("1")
        return self.book

    def at(self, place: int, act: Any) -> None:
        """Do something on the morning of a later day of the month, if the month lasts so long."""
        self.later.setdefault(place, []).append(act)

    def do(self, by: By, verb: Any, *args: Any, **facts: Any) -> Any:
        """Run a verb."""
        return self.hall.store.run(verb, by, *args, **facts)

    def _cases(self, place: int) -> None:
        for one in range(place, CASES - 1, 8):
            if place < 8:
                self._case(one, place)
        if place == 0:
            self._joint()

    def _case(self, one: int, place: int) -> None:
        name, phone = f"孙晓{'一二三四五六七八九十'[one % 10]}{one}", f"1381111{one:04d}"
        self.book.secrets += [name, phone]
        number = self.matters.accept("B07", Applicant(name, None, phone))
        self.matters.do("sign", number)
        decided, delivered, why = place + 5, place + 6, ""
        if one in (0, 1, 2):  # 12 working days are promised
            decided, delivered, why = place + 14, place + 15, "检验设备送修"
            self.book.missed("promised", place + 12, number)
        if one == 9:  # 10 working days for delivery
            delivered = decided + 13
            self.book.missed("delivery", decided + 10, number)
        if one == 8:  # nobody decides it; the law gives 20
            self.book.missed("promised", place + 12, number)
            self.book.missed("statutory", place + 20, number)
            return
        self.at(decided, lambda: self.matters.do("decide", number, "grant", late_reason=why))
        self.at(delivered, lambda: self.matters.do("deliver", number, name))

    def _joint(self) -> None:
        number = self.matters.restaurant(("outdoor_sign",))
        self.at(3, lambda: self.matters.lead_done(number))
        self.at(7, lambda: self.matters.says(number, "CG"))  # the sign office has 5 working days
        self.book.missed("copy_notice", 5, number)
        self.at(7, lambda: self.matters.do("decide", number, "grant"))
        self.at(8, lambda: self.matters.do("deliver", number, "张晓明"))
        self.book.secrets += ["张晓明", "11010519491231002X", "13800001234"]

    def _visits(self, place: int) -> None:
        today = self.visits // DAYS + (place < self.visits % DAYS)
        for _ in range(today):
            self._visit(place)

    def _visit(self, place: int) -> None:
        one, self.book.visits = self.book.visits, self.book.visits + 1
        window = self.hall.at("12"[one % 2])
        number = self.hall.issue(SERVICE)
        waited_s = WAIT_MIN * 60 + 50 if one % 20 == 7 else 60
        handled_s = HANDLING_MIN * 60 if one % 25 == 3 else 120
        self.hall.forward(waited_s)
        window.call()
        self.hall.forward(20)
        window.start()
        self.hall.forward(handled_s)
        window.finish()
        if waited_s > WAIT_MIN * 60:
            self.book.missed("waiting", place, number)
        else:
            self.book.in_time += 1
        if handled_s + 20 > HANDLING_MIN * 60:
            self.book.missed("handling", place, number, SERVICE)
        if one * self.reviews // self.visits < (one + 1) * self.reviews // self.visits:
            self._review(number, place)

    def _review(self, number: str, place: int) -> None:
        given = len(self.book.grades)
        every = self.reviews // BAD
        bad = given // every if given % every == every // 2 and given // every < BAD else None
        named = bad is not None and bad < NAMED
        name, phone = (f"赵小{'甲乙丙丁戊己庚'[bad or 0]}", f"1392222{bad or 0:04d}") if named else ("", "")
        grade = 5 - given % 3 if bad is None else 1 + bad % 2
        code = self.hall.store.read(lambda look: giving.code_of(look, self.hall.ticket(number)))
        found = self.do(By(), giving.give, Given(code, grade, (), "等了很久" if bad is not None else "", name, phone))
        self.book.grades.append(grade)
        if name:
            self.book.secrets += [name, phone]
            self._called_back(found.number, bad or 0, place)

    def _called_back(self, number: str, bad: int, place: int) -> None:
        if bad == 0:  # nobody calls: one day to contact, five to close
            self.book.missed("call_back", place + 1, number, "contact")
            self.book.missed("call_back", place + 5, number, "close")
            return
        contacted = place + (3 if bad == 1 else 1)
        if bad == 1:
            self.book.missed("call_back", place + 1, number, "contact")
        self.at(contacted, lambda: self.do(REVIEWER, call_back.contact, number, "电话联系"))
        self.at(contacted, lambda: self.do(REVIEWER, call_back.verify, number, "yes", "属实"))
        self.at(contacted, lambda: self.do(REVIEWER, call_back.close, number, "remedied", "增开窗口"))
        self.at(contacted + 2, lambda: self.do(REVIEWER, call_back.second_call, number, True))

    def _complaints(self, place: int) -> None:
        if place >= COMPLAINTS:
            return
        name, phone = f"钱多{'子丑寅卯辰巳午未申'[place]}", f"1373333{place:04d}"
        self.book.secrets += [name, phone]
        kind = "report" if place >= COMPLAINTS - REPORTS else "complaint"
        facts = Intake("窗口要求指南以外的材料", kind=kind, window="3")
        number = self.do(CLERK, complaints.register, facts, Teller(name, phone)).number
        if place == 0:  # nobody decides whether it is taken up: 7 working days
            self.book.missed("complaint", 7, number, "admit")
            return
        told = 3
        if place == 1:  # answered and told too late: 7 working days
            told = 11
            self.book.missed("complaint", place + 2 + 7, number, "tell")
        self.at(place + 1, lambda: self.do(REVIEWER, complaints.admit, number))
        self.at(place + 2, lambda: self.do(REVIEWER, complaints.investigate, number, "核对监控", True))
        self.at(place + 2, lambda: self.do(REVIEWER, complaints.answer, number, "已向当事人致歉并整改"))
        self.at(place + told, lambda: self.do(REVIEWER, complaints.tell, number, "phone", "yes"))
        self.at(place + told, lambda: self.do(REVIEWER, complaints.close, number, "manner", "窗口多要材料，已整改"))

    def _rounds(self, place: int) -> None:
        if place % 2 or place // 2 >= ROUNDS:
            return
        number = self.do(INSPECTOR, inspections.start, "round", ("1",)).number
        fails = place // 2 in (3, 5)
        for item in ("badge", "one_metre", "counter_tidy"):
            found = Seen("fail", owner="102", fix_by=workday(place + 2)) if fails and item == "badge" else Seen("ok")
            self.do(INSPECTOR, inspections.mark, number, "1", item, found)
        self.do(INSPECTOR, inspections.finish, number, leave_out=True)
        if fails:
            late = place // 2 == 3
            if late:
                self.book.missed("rectification", place + 2, number)
            fixed = place + (4 if late else 1)
            self.at(fixed, lambda: self.do(By("102", "2"), inspections.fix, number, "1", "badge", "已佩戴"))
            self.at(fixed + 1, lambda: self.do(INSPECTOR, inspections.recheck, number, "1", "badge", True))
