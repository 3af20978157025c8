"""A hall file small enough to read at a glance, and ways to change it for a test."""

from __future__ import annotations

from counterdesk.hall.catalogue.checks import check
from counterdesk.hall.catalogue.model import Catalogue
from counterdesk.hall.catalogue.reading import read_hall_text
from counterdesk.refusals import SettingFault

FILE = "hall.toml"
TEXT = """
[catalogue]
id = "small"
version = "1"
title_zh = "小厅目录"
[hall]
name_zh = "小厅"
name_en = "Small hall"
timezone = "Asia/Shanghai"
hours = ["08:30-12:00", "14:00-17:30"]
[[series]]
prefix = "A"
zh = "登记"
en = "Registration"
[[window]]
code = "1"
zh = "窗口1"
serves = ["A"]
accessible = true
[[clerk]]
number = "101"
role = "clerk"
[[clerk]]
number = "901"
role = "admin"
[[roster.shift]]
window = "1"
clerk = "101"
from = "08:30"
to = "12:00"
[[department]]
code = "SC"
zh = "市场局"
[[department]]
code = "SW"
zh = "税务局"
[[condition]]
id = "by_agent"
zh = "委托办理？"
[[suspension]]
id = "hearing"
zh = "听证"
[[service]]
code = "A01"
zh = "设立登记"
en = "Registration of a business"
series = "A"
kind = "registration"
handling = "promised"
lead = "SC"
statutory_days = 3
promised_days = 1
nominal_minutes = 10
fee = { amount = 0 }
basis = ["条例 art.19"]
result = "营业执照"
material = [
  { id = "form", zh = "申请书", en = "Application form", original = 1 },
  { id = "proxy", zh = "委托书", en = "Power of attorney", original = 1, when = "by_agent" },
]
"""


def changed(old: str, new: str) -> str:
    """The small hall with one line put differently."""
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


def service_with(lines: str) -> str:
    """The small hall with more keys in its one service."""
    return changed('result = "营业执照"\n', f'result = "营业执照"\n{lines}\n')


def faults(text: str) -> dict[str, str]:
    """Key -> reason of every fault of a hall file's text; empty when it can be used."""
    try:
        read_hall_text(text, FILE)
    except SettingFault as error:
        return {fault.key: fault.reason for fault in error.faults if fault.file == FILE}
    return {}


def doubts(text: str) -> list[tuple[str, str]]:
    """Key and code of every warning about a usable hall file's text."""
    return [(finding.key, finding.code) for finding in check(read_hall_text(text, FILE))]


def small() -> Catalogue:
    """The small hall's catalogue."""
    return read_hall_text(TEXT, FILE)
