"""A hall in the middle of its second day with something of every noun in it, and one act of each to be done there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from counterdesk import paths
from counterdesk.clock import FixedClock
from counterdesk.hall import (
    appraisal,
    clerks,
    closing,
    complaints,
    enquiries,
    green,
    inspections,
    joint,
    notices,
    purging,
    recovery,
    tickets,
    visits,
    windows,
)  # fmt: skip
from counterdesk.hall.cases import acceptance, ending, fees, life
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.hall.commitments import closing as breach_closing
from counterdesk.hall.commitments.sweep import sweep
from counterdesk.hall.complaints import Intake, Teller
from counterdesk.hall.inspections import Seen
from counterdesk.hall.reviews import call_back, giving
from counterdesk.hall.reviews.giving import Given
from counterdesk.hall.surveys import asking, forms
from counterdesk.store.address import Server
from counterdesk.store.desk import By
from tests.furnished import MORNING, Hall
from tests.hall.jointly import Jointly

DAY_S = 86_400
TODAY = date(2026, 11, 24)
ONE, TWO, THREE, FOUR = (By(f"10{n}", str(n)) for n in range(1, 5))
DOOR, LEAD, REVIEWER, INSPECTOR, ADMIN = By(), By("301"), By("401"), By("501"), By("901")
ZHANG = Applicant("张晓明", "11010519491231002X", "13800001234")
METROLOGY, SHOP = "C02", Application("B07", ZHANG)
FAILED = Seen("fail", owner="102", fix_by=date(2026, 11, 27))
ARGON = "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$YWJjZGVmZ2hpamtsbW5vcA"


class Act(NamedTuple):
    """Something that is done in one key press: whoever does it, the verb, and what it is given."""

    by: By
    verb: Callable[..., Any]
    args: tuple[Any, ...] = ()
    facts: dict[str, Any] = {}  # noqa: RUF012 - never changed


AT_THE_WINDOWS = {
    "issue": Act(DOOR, tickets.issue, ("A01",)), "call": Act(ONE, tickets.call_next),
    "start": Act(FOUR, visits.start), "no-show": Act(FOUR, tickets.no_show), "recall": Act(FOUR, tickets.recall),
    "hold": Act(TWO, visits.hold), "transfer": Act(TWO, visits.transfer, (None, "B01")),
    "finish": Act(TWO, visits.finish), "finish and call": Act(TWO, visits.finish_and_call),
    "undo": Act(By("105", "5"), visits.undo), "cancel": Act(DOOR, tickets.cancel, ("A006",)),
    "add a service": Act(TWO, tickets.add_service, ("A002", "A05")),
    "pause a window": Act(ONE, windows.pause, ("meal",)), "leave a window": Act(ONE, windows.close),
    "take over a window": Act(By("106", "1"), windows.takeover, ("1", "301")),
}  # fmt: skip
OF_CASES = {
    "accept": Act(ONE, acceptance.accept, (SHOP,)), "receive": Act(ONE, acceptance.receive, (SHOP,)),
    "take on": Act(ONE, acceptance.take_on, ("2026-00001",)),
    "supplement": Act(ONE, acceptance.supplement, ("2026-00002", {})),
    "sign": Act(ONE, acceptance.sign, ("2026-00005",)),
    "refuse": Act(ONE, acceptance.refuse, ("2026-00002", "不属于本机关职权")),
    "hand a case over": Act(ONE, life.hand_over, ("2026-00003", "102", "休假")),
    "revoke": Act(LEAD, ending.revoke, ("2026-00003", "材料不实")),
    "suspend": Act(ONE, life.suspend, ("2026-00003", "rectification", 2)),
    "decide": Act(ONE, ending.decide, ("2026-00003", "grant")),
    "deliver": Act(ONE, ending.deliver, ("2026-00004", "张晓明")),
    "withdraw": Act(ONE, ending.withdraw, ("2026-00003",)),
    "a department's opinion": Act(ONE, joint.opinion, ("2026-00006", "CG", "agree")),
    "a department signs": Act(ONE, joint.receive, ("2026-00006", "XF", "李队长")),
    "fee": Act(ONE, fees.take, ("2026-00005", "SCJG", "80", "cash")),
    "notice": Act(ONE, notices.issue, ("B07", "B003"), {"yes": ["premises_rented"], "applicant": "张小明"}),
    "green channel": Act(LEAD, green.grant, ("green", "市发改委〔2026〕12号", "市级重点项目", "A006", "2026-00003")),
}  # fmt: skip
SAID = {
    "enquiry": Act(ONE, enquiries.ask, ("在哪里复印",)), "answer": Act(ONE, enquiries.answer, (2, "九点")),
    "hand an enquiry over": Act(ONE, enquiries.hand_over, (2, "102")),
    "review": Act(LEAD, giving.give, (Given("A004", 2, (), "太慢", "孙小甲", "13922220002"),)),
    "call back": Act(REVIEWER, call_back.contact, ("2026-00001", "电话联系")),
    "complaint": Act(ONE, complaints.register, (Intake("态度不好", window="3"), Teller("周全", "13733330002"))),
    "take a complaint up": Act(REVIEWER, complaints.admit, ("2026-00001",)),
    "survey answer": Act(LEAD, asking.answer, ("hall", {"told": "5", "kind": "4", "trips": "once"}, "paper")),
}  # fmt: skip
OF_THE_LEAD = {
    "inspection": Act(INSPECTOR, inspections.start, ("round", ("2",))),
    "inspection mark": Act(INSPECTOR, inspections.mark, ("2026-00001", "1", "badge", FAILED)),
    "breach sweep": Act(DOOR, sweep),
    "breach close": Act(LEAD, breach_closing.close, ("1", "too_few_windows", "增开窗口", "at_fault")),
    "apology": Act(LEAD, breach_closing.apologise, ("1",)),
    "appraisal event": Act(LEAD, appraisal.enter, ("training", "101", "业务培训")),
    "day close": Act(LEAD, closing.close, (), {"carry_over": True, "lang": "zh"}),
    "note for the next shift": Act(LEAD, closing.leave_note, ("打印机缺纸",)),
    "purge of names": Act(ADMIN, purging.remove_identities, ("enquiry", TODAY)),
    "purge of tickets": Act(ADMIN, purging.remove_tickets, (TODAY,)),
    "purge's certificate": Act(ADMIN, purging.certify, (TODAY, {"ticket": 1}, "zh")),
    "restore": Act(DOOR, recovery.recover, ({"A": 8}, {"B": 4})),
    "first PIN": Act(ADMIN, clerks.set_pin, ("102", ARGON)),
}  # fmt: skip
ACTS: dict[str, Act] = {**AT_THE_WINDOWS, **OF_CASES, **SAID, **OF_THE_LEAD}
"""Each can be done in the hall that ``busy`` makes."""


def busy(path: Path | Server) -> FixedClock:
    """Make the furnished hall at ``path`` a busy one and let go of it; what time it is there."""
    hall = Hall.at_path(path, FixedClock(MORNING))
    _yesterday(hall)
    hall.forward(DAY_S)
    hall.reload(_dear)
    _at_the_windows(hall)
    _cases(hall)
    _said(hall)
    _late(hall)
    hall.close()
    return hall.clock


def _dear(cat: Any) -> Any:
    one = cat.services[METROLOGY]
    return replace(cat, services={**cat.services, METROLOGY: replace(one, fee=replace(one.fee, amount=Decimal(80)))})


def _yesterday(hall: Hall) -> None:
    (one,) = hall.opened("1")
    hall.issue("A01")
    one.serves_next()
    hall.store.run(enquiries.answer, ONE, hall.store.run(enquiries.ask, ONE, "执照办好了吗").id, "下周三可取")
    one.close()
    hall.store.run(closing.close, LEAD, carry_over=True, lang="zh")
    hall.store.run(purging.certify, ADMIN, TODAY, {}, "zh")


def _at_the_windows(hall: Hall) -> None:
    one, two, three, four = hall.opened("1", "2", "3", "4")
    for place, service in ((one, "A01"), (two, "A01"), (three, "B01"), (four, "B01")):
        hall.issue(service)
        if place is one:
            place.serves_next()
            continue
        place.call()
        if place is not four:
            place.start()
    for service in ("A01", "A01", "A02", "B01"):
        hall.issue(service)


def _cases(hall: Hall) -> None:
    matters = Jointly(hall)
    matters.receive("B07")
    matters.receive("B07", handed={})
    accepted, decided = matters.accept("B07"), matters.accept("B07")
    for number in (accepted, decided):
        matters.do("sign", number)
    matters.do("decide", decided, "grant")
    matters.do("make", decided)
    matters.accept(METROLOGY)
    matters.restaurant()


def _said(hall: Hall) -> None:
    run = hall.store.run
    reviewed = hall.at("1").serves_next()
    hall.at("1").serves_next()
    run(giving.give, LEAD, Given(reviewed, 1, (), "等了很久", "赵小乙", "13922220001"))
    run(enquiries.ask, ONE, "什么时候开门")
    run(asking.make, LEAD, forms.read(paths.data("surveys", "hall.toml")))
    run(complaints.register, ONE, Intake("多要材料", window="3"), Teller("钱多", "13733330001"))


def _late(hall: Hall) -> None:
    hall.store.run(inspections.start, INSPECTOR, "round", ("1",))
    hall.forward(2000)
    hall.store.run(sweep)
    hall.issue("A01")
    hall.forward(2000)
    for _ in range(2):  # called three times, so that it may count as not come
        hall.at("4").recall()
        hall.forward(60)
    (five,) = hall.opened("5")
    five.call()
