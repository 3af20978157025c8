"""Slips that the tests of this folder print."""

from dataclasses import replace
from datetime import UTC, datetime

from counterdesk.printing.slip import Check, Code, Cut, Feed, Line, Rule, Sign, Slip, Table
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


HEAD = {
    "zh": ("序号", "材料", "原件", "复印", "来源", "已有"),
    "en": ("No", "Paper", "Orig", "Copy", "From", "Have"),
}
PAPERS = {
    "zh": [
        ("公司登记（备案）申请书", "1", "0", "自备", "√"),
        ("公司章程（全体股东签署）", "1", "1", "自备", "□"),
        ("住所使用证明：租赁合同及房屋权属证明复印件", "1", "1", "房管部门", "□"),
        ("王㐂㛃的任职文件", "1", "0", "自备", "□"),
    ],
    "en": [
        ("Application for registration", "1", "0", "you", "√"),
        ("Articles of association, signed", "1", "1", "you", "□"),
        ("Lease and proof of ownership of the premises", "1", "1", "housing", "□"),
        ("Appointment of 王㐂㛃", "1", "0", "you", "□"),
    ],
}


def table(lang="zh"):
    rows = tuple((str(number), *paper) for number, paper in enumerate(PAPERS[lang], 1))
    return Table(HEAD[lang], rows, (5, 0, 5, 5, 9, 5), "llcclc")


def notice_slip(lang="zh"):
    """A paper with everything a formal paper has: a table, rules, signatures, a code."""
    title = {"zh": "一次性告知单", "en": "One-time notice"}[lang]
    parts = (Line(title, "center", 2), Rule(), table(lang), Rule(), Sign("签字 Sign"), Feed(), Code(LONG_CODE), Cut())
    return Slip("notice", lang, parts)


def checklist_slip(lines=60):
    """A checklist of sixty lines on 80 mm paper."""
    texts = ("租赁合同及房屋权属证明复印件", "法定代表人任职文件", "公司章程", "经营场所平面图与设施布局说明")
    return Slip("checklist", "zh", (*(Check(texts[n % 4], n % 3 == 0, "原件1") for n in range(lines)), Cut()))
