"""Words that fit an argument of a command in the busy hall, and files of every kind with one thing in them spoiled."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path
from typing import Any

from counterdesk import paths
from counterdesk.cli.command import Takes
from counterdesk.cli.slip import KINDS
from counterdesk.hall.clerks import ROLES
from tests.bench.hostile import HOSTILE

CLERKS = ("101", "102", "103", "104", "105", "106", "201", "301", "401", "501", "601", "901")
NUMBERS = tuple(f"2026-{n:05d}" for n in range(1, 7))
TICKETS = tuple(f"{series}{n:03d}" for series, most in (("A", 9), ("B", 4)) for n in range(1, most + 1))
DAYS = ("2026-11-23", "2026-11-24", "2026-11-25")
WHO = (*CLERKS, "101", "102", "301", "301", "301", "901", "401", "501")
FITTING: dict[str, tuple[str, ...]] = {
    "clerk": WHO, "lead": ("301",), "whom": CLERKS, "to_clerk": CLERKS, "owner": CLERKS, "of_clerk": CLERKS,
    "window": ("1", "2", "3", "4", "5", "6"), "window_to": ("1", "2"), "place": ("1", "hall"), "against_window": ("3",),
    "service": ("A01", "A02", "B01", "B07", "C02"), "about_service": ("A01",), "of_service": ("A01",),
    "history": ("A01",), "what": ("A01", "B07", *NUMBERS), "number": TICKETS, "ticket": TICKETS, "of_ticket": TICKETS,
    "case": NUMBERS, "about": (*NUMBERS, *TICKETS), "complaint": NUMBERS, "review": NUMBERS, "breach": NUMBERS,
    "inspection": NUMBERS, "receipt": NUMBERS, "notice": NUMBERS, "follows": NUMBERS, "matter": NUMBERS,
    "visit": TICKETS, "enquiry": ("1", "2"), "job": tuple(map(str, range(1, 30))), "kind": KINDS,
    "id": (*NUMBERS, *TICKETS, "A01", "1", "9", "12"), "series": ("A", "B"), "role": ROLES,
    "department": ("XF", "SCJG"),
    "item": ("badge", "one_metre"), "event": ("breach:1", "entry:20", "review:1"), "event_kind": ("training",),
    "category": ("green", "high_tech"), "priority": ("senior", "disabled"), "survey": ("hall",), "payee": ("SCJG",),
    "answers": ("told=5", "kind=4", "trips=once"), "paid_by": ("cash",), "amount": ("80", "1"),
    "grade": ("1", "2", "5"),
    "reasons": ("rude", "wait_long"), "day": DAYS, "from_day": DAYS[:1], "to_day": DAYS[1:], "on_day": DAYS,
    "happened": DAYS, "fix_by": ("2026-11-27",), "before": DAYS[1:], "month": ("2026-11",), "from_date": DAYS,
    "days": ("1", "2", "5"), "received": ("2026-11-24T09:05",), "material": ("id_card=1+1", "application=1+0"),
    "fault": ("photo=blurred;in focus",), "above": ("A=30",), "yes": ("premises_rented", ""), "have": ("id_card",),
    "printer": ("screen", "front"), "name": ("screen", "Zhang"), "at": ("11:30", "11:30,12:10"), "close": ("18:00",),
    "open": ("08:00",), "tz": ("Asia/Shanghai",), "calendar": ("cn",), "head": ("0" * 16,), "seconds": ("0",),
    "windows": ("5",), "most": ("500",), "case_days": ("30",), "phone": ("13800001234",), "with": ("XF",),
    "others": ("XF",),
    "id_no": ("11010519491231002X",), "phase": ("in_person",), "minutes": ("30",), "relief": ("", "small"),
}  # fmt: skip
FILES = {
    "hall_file": "hall.toml", "file": "visits.csv", "folder": "site", "out": "out.csv", "xes": "log.xes",
    "to": "moved.db",
}  # fmt: skip
SERVICES = ("A01", "A02", "B01")


def word(takes: Takes, chance: random.Random, folder: Path) -> str:
    """A word that fits; a file is made when one is to be read."""
    name = takes.how.get("dest") or takes.flags[-1].lstrip("-").replace("-", "_")
    if takes.how.get("choices"):
        return str(chance.choice(takes.how["choices"]))
    if name in FILES:
        path = folder / f"good-{FILES[name]}"
        if name in ("file", "hall_file"):
            path.write_bytes(whole(FILES[name]))
        return str(path)
    if takes.how.get("type") and takes.how["type"].__name__.startswith("whole") and name not in FITTING:
        return str(chance.randint(0, 5))
    return chance.choice(FITTING.get(name, ("1", "rain", "下雨")))


def file_for(takes: Takes) -> str:
    """The kind of file an argument is about."""
    name = takes.how.get("dest") or takes.flags[-1].lstrip("-").replace("-", "_")
    return FILES.get(name, "visits.csv")


def whole(kind: str) -> bytes:
    """A sound file of a kind."""
    if kind == "hall.toml":
        return paths.data("halls", "market-regulation.toml").read_bytes()
    if kind == "survey.toml":
        return paths.data("surveys", "hall.toml").read_bytes()
    return _visits([["1", "A01", "", "2026-11-20T09:00", "2026-11-20T09:05", "2026-11-20T09:15", "1", "served"]])


def spoiled(kind: str, chance: random.Random) -> bytes:
    """A file of a kind, or of another, with hostile text somewhere in it, or bytes of no meaning."""
    kind = chance.choice((kind, kind, kind, "bytes", "hall.toml", "survey.toml"))
    if kind in ("hall.toml", "survey.toml"):
        return _toml(whole(kind).decode(), chance)
    if kind == "counterdesk.toml":
        return _toml(SETTINGS, chance)
    if kind.endswith(".csv"):
        row: list[str] = ["1", "A01", "", "2026-11-20T09:00", "2026-11-20T09:05", "2026-11-20T09:15", "1", "served"]
        row[chance.randrange(len(row))] = chance.choice(HOSTILE)
        return _visits([row])
    return chance.randbytes(chance.choice((0, 1, 100, 5000)))


SETTINGS = """hall = "hall.db"
language = "en"
theme = "office-day"
window = "1"

[[printer]]
name = "front"
target = "screen:"
profile = "generic-80-cn"

[desk]
lock_after_min = 10

[voice]
command = ["true", "{voice}", "{text}"]
voices = { zh = "cmn", en = "en-us" }
deadline_s = 20

[serve]
host = "127.0.0.1"
port = 8000
screens = ["board", "kiosk"]

[keys]
call = "f5,ctrl+n"
"""


def _toml(text: str, chance: random.Random) -> bytes:
    """Some of the values of a file are other ones."""
    values = list(re.finditer(r'(?<== )("[^"\n]*"|\d+|true|false)(?=\s)', text))
    for found in sorted(chance.sample(values, min(len(values), chance.randint(1, 3))), key=lambda one: -one.start()):
        said: Any = json.dumps(chance.choice(HOSTILE), ensure_ascii=False)
        if not found[0].startswith('"') and chance.random() < 0.5:
            said = chance.choice(("-1", "0", "99999999999999999999", "1.5", "nan", "true", "[]", "{}", "2026-01-01"))
        text = text[: found.start()] + said + text[found.end() :]
    return text.encode("utf-8", "surrogatepass")


def _visits(rows: list[list[str]]) -> bytes:
    held = io.StringIO()
    write = csv.writer(held)
    write.writerow(["ticket_id", "service", "priority", "arrive_ts", "start_ts", "end_ts", "server", "outcome"])
    write.writerows(rows)
    return held.getvalue().encode("utf-8", "surrogatepass")
