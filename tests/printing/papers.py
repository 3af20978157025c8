"""Slips that the tests of this folder print."""

from dataclasses import replace
from datetime import UTC, datetime

from counterdesk.printing.slip import Cut, Line, Slip
from counterdesk.printing.slips import ticket

NOW = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)
CODE = "1000001234567"
LONG_CODE = "https://hall.example/t/" + "0123456789" * 3 + "0123456"
ZH = {
    "hall": "清河谷县政务服务大厅 · 市场监管",
    "service": "有限责任公司设立登记",
    "number": "A012",
    "ahead": 4,
    "wait_low_min": 10,
    "wait_high_min": 20,
    "issued_at": "09:42",
    "windows": ["1", "2", "4"],
    "priority": "老年人",
    "materials": ["公司登记（备案）申请书", "公司章程", "租赁合同及房屋权属证明", "代理人身份证明"],
    "code": CODE,
    "phones": [("投诉监督", "12345 / 12315")],
    "lang": "zh",
    "missed_calls": 3,
    "return_places": 3,
}
EN = {
    **ZH,
    "hall": "Qinghegu County Service Hall",
    "service": "Company registration",
    "priority": "older people",
    "materials": ["application form", "articles of association", "lease", "agent's identity card"],
    "phones": [("Complaints", "12345 / 12315")],
    "lang": "en",
}


def ticket_slip(**facts):
    return ticket.slip(**{**(EN if facts.get("lang") == "en" else ZH), **facts})


def short_slip(text="A012", **more):
    return replace(Slip("ticket", "zh", (Line(text), Cut())), **more)
