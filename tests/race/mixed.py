"""Keys pressed at random all over the hall: every noun has its verbs here, with what they are given drawn too.

Most are refused, as nothing there fits; what is not refused must be whole, whoever else presses and dies meanwhile.
"""

from __future__ import annotations

import random
from collections.abc import Callable

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
from counterdesk.hall.cases.acceptance import Application
from counterdesk.hall.commitments import closing as breach_closing
from counterdesk.hall.commitments.sweep import sweep
from counterdesk.hall.complaints import Intake, Teller
from counterdesk.hall.inspections import Seen
from counterdesk.hall.reviews import call_back, giving
from counterdesk.hall.reviews.giving import Given
from counterdesk.hall.surveys import asking
from counterdesk.store.desk import By
from tests.hall.jointly import FIRE_AND_SIGN
from tests.race.busy import (
    ADMIN,
    ARGON,
    DOOR,
    FAILED,
    INSPECTOR,
    LEAD,
    METROLOGY,
    REVIEWER,
    SHOP,
    TODAY,
    ZHANG,
    Act,
)  # fmt: skip

SERVICES = ("A01", "A02", "A05", "B01", "D01", "E01")
MATTERS = 24
"""So many of the first of everything are acted upon, so that many meet at one."""
Draw = Callable[[random.Random, By], Act]


def drawn(chance: random.Random, by: By) -> Act:
    """The next key press of whoever sits at a window, or of the door, or of somebody of the house."""
    if chance.random() < RARELY:
        return chance.choice(RARE)(chance, by)
    about = chance.choices((AT_A_WINDOW, OF_CASES, SAID, OF_THE_LEAD), (6, 6, 4, 4))[0] if by.window else AT_THE_DOOR
    return chance.choice(about)(chance, by)


def _label(chance: random.Random) -> str:
    return f"{chance.choice('AABDE')}{chance.randint(1, 40):03d}"


def _number(chance: random.Random) -> str:
    return f"2026-{chance.randint(1, MATTERS):05d}"


def _service(chance: random.Random) -> str:
    return chance.choice(SERVICES)


def _given(chance: random.Random) -> Given:
    return Given(_label(chance), chance.randint(1, 5), (), "", "孙小甲", "13922220002")


def _marked(chance: random.Random) -> tuple[str, str, str, Seen]:
    item, seen = chance.choice(("badge", "one_metre")), chance.choice((FAILED, Seen("ok")))
    return _number(chance), chance.choice("123"), item, seen


AT_THE_DOOR: tuple[Draw, ...] = (
    *[lambda chance, by: Act(DOOR, tickets.issue, (_service(chance),))] * 4,
    lambda chance, by: Act(DOOR, tickets.cancel, (_label(chance),)),
    lambda chance, by: Act(DOOR, sweep),
)
AT_A_WINDOW: tuple[Draw, ...] = (
    *[lambda chance, by: Act(by, tickets.call_next)] * 4,
    *[lambda chance, by: Act(by, visits.start)] * 4,
    *[lambda chance, by: Act(by, visits.finish)] * 3,
    lambda chance, by: Act(by, visits.finish_and_call),
    lambda chance, by: Act(by, visits.hold),
    lambda chance, by: Act(by, visits.resume, (_label(chance),)),
    lambda chance, by: Act(by, visits.transfer, (None, _service(chance))),
    lambda chance, by: Act(by, visits.undo),
    lambda chance, by: Act(by, visits.walk_out),
    lambda chance, by: Act(by, tickets.recall),
    lambda chance, by: Act(by, tickets.no_show),
    lambda chance, by: Act(by, tickets.bring_back, (_label(chance),)),
    lambda chance, by: Act(by, tickets.add_service, (_label(chance), _service(chance))),
    lambda chance, by: Act(by, windows.pause, ("meal",)),
    *[lambda chance, by: Act(by, windows.resume)] * 2,
    *[lambda chance, by: Act(by, windows.open_window)] * 2,
)
OF_CASES: tuple[Draw, ...] = (
    lambda chance, by: Act(by, acceptance.accept, (SHOP,)),
    lambda chance, by: Act(by, acceptance.accept, (Application(METROLOGY, ZHANG),)),
    lambda chance, by: Act(by, acceptance.accept, (Application("D02", ZHANG, FIRE_AND_SIGN),)),
    lambda chance, by: Act(by, acceptance.receive, (SHOP._replace(handed={}),)),
    lambda chance, by: Act(by, acceptance.take_on, (_number(chance),)),
    lambda chance, by: Act(by, acceptance.supplement, (_number(chance), {})),
    *[lambda chance, by: Act(by, acceptance.sign, (_number(chance),))] * 2,
    lambda chance, by: Act(by, life.review, (_number(chance),)),
    lambda chance, by: Act(by, life.suspend, (_number(chance), "rectification", 2)),
    lambda chance, by: Act(by, life.resume, (_number(chance),)),
    *[lambda chance, by: Act(by, ending.decide, (_number(chance), "grant"))] * 2,
    lambda chance, by: Act(by, ending.make, (_number(chance),)),
    lambda chance, by: Act(by, ending.deliver, (_number(chance), "张晓明")),
    lambda chance, by: Act(by, ending.withdraw, (_number(chance),)),
    lambda chance, by: Act(by, joint.receive, (_number(chance), "XF", "李队长")),
    lambda chance, by: Act(by, joint.opinion, (_number(chance), chance.choice(("XF", "CG")), "agree")),
    lambda chance, by: Act(by, joint.lead_done, (_number(chance),)),
    *[lambda chance, by: Act(by, fees.take, (_number(chance), "SCJG", str(chance.randint(1, 20)), "cash"))] * 2,
    lambda chance, by: Act(LEAD, fees.void, (_number(chance), "金额错")),
    lambda chance, by: Act(by, notices.issue, (_service(chance),)),
    lambda chance, by: Act(by, notices.issue, ("A01", _label(chance)), {"applicant": "张小明"}),
    lambda chance, by: Act(by, notices.came_back, (_number(chance), _label(chance))),
    lambda chance, by: Act(LEAD, green.grant, ("green", "市发改委〔2026〕12号", "重点项目", _label(chance))),
    lambda chance, by: Act(LEAD, green.grant, ("green", "市发改委〔2026〕12号", "重点项目", None, _number(chance))),
)
SAID: tuple[Draw, ...] = (
    lambda chance, by: Act(by, enquiries.ask, ("在哪里复印",)),
    lambda chance, by: Act(by, enquiries.answer, (chance.randint(1, MATTERS), "二楼")),
    *[lambda chance, by: Act(LEAD, giving.give, (_given(chance),))] * 3,
    lambda chance, by: Act(REVIEWER, call_back.contact, (_number(chance), "电话联系")),
    lambda chance, by: Act(REVIEWER, call_back.verify, (_number(chance), "yes", "属实")),
    lambda chance, by: Act(REVIEWER, call_back.close, (_number(chance), "remedied", "增开窗口")),
    lambda chance, by: Act(by, complaints.register, (Intake("态度不好", window="3"), Teller("周全", "13733330002"))),
    lambda chance, by: Act(REVIEWER, complaints.admit, (_number(chance),)),
    lambda chance, by: Act(REVIEWER, complaints.investigate, (_number(chance), "核对监控", True)),
    lambda chance, by: Act(REVIEWER, complaints.answer, (_number(chance), "已致歉")),
    lambda chance, by: Act(REVIEWER, complaints.tell, (_number(chance), "phone", "yes")),
    lambda chance, by: Act(REVIEWER, complaints.close, (_number(chance), "manner", "已整改")),
    lambda chance, by: Act(LEAD, asking.answer, ("hall", {"told": "5"}, chance.choice(("paper", "meeting")))),
)
OF_THE_LEAD: tuple[Draw, ...] = (
    lambda chance, by: Act(INSPECTOR, inspections.start, ("round", (chance.choice("123"),))),
    *[lambda chance, by: Act(INSPECTOR, inspections.mark, _marked(chance))] * 3,
    lambda chance, by: Act(INSPECTOR, inspections.finish, (_number(chance), True)),
    *[lambda chance, by: Act(DOOR, sweep)] * 2,
    lambda chance, by: Act(LEAD, breach_closing.close, (_number(chance), "rush", "增开窗口", "excused", "客流高峰")),
    lambda chance, by: Act(LEAD, breach_closing.apologise, (_number(chance),)),
    lambda chance, by: Act(LEAD, appraisal.enter, ("training", by.clerk, "业务培训")),
    lambda chance, by: Act(LEAD, closing.leave_note, ("打印机缺纸",)),
    lambda chance, by: Act(LEAD, closing.settle, (_label(chance), chance.choice(closing.HOWS))),
    lambda chance, by: Act(ADMIN, purging.remove_identities, ("enquiry", TODAY)),
    lambda chance, by: Act(ADMIN, purging.remove_tickets, (TODAY,)),
    lambda chance, by: Act(ADMIN, clerks.set_pin, (by.clerk, ARGON)),
)  # fmt: skip
RARE: tuple[Draw, ...] = (
    lambda chance, by: Act(LEAD, closing.close, (), {"carry_over": True, "lang": "zh"}),
    lambda chance, by: Act(DOOR, recovery.recover, ({"B": chance.randint(1, 12)}, {})),
)
"""What empties the queue."""
RARELY = 0.01
