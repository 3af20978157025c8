"""Every command given with words that fit it, for tests that must try them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from counterdesk.cli.command import Command, Takes
from counterdesk.cli.commands import COMMANDS
from counterdesk.cli.slip import KINDS

SCREENS = ("demo", "desk", "kiosk", "rate", "board", "lead", "serve", "reviews", "commitments")
"""They run until they are ended; what they show is tested where they are."""
PAPER = "2026-00001"
DAY, MONTH, ONE, SAID = ("2026-11-23",), ("2026-11",), ("1",), ("王小芳",)
PERSON, NUMBER = ("102", "101"), (PAPER, "1")
SERVICES, TICKETS = ("A01",), ("A001",)
WORDS: Mapping[str, Sequence[str]] = {
    "complaint": NUMBER, "case": NUMBER, "inspection": NUMBER, "breach": NUMBER, "review": ("1", PAPER),
    "notice": ("1", PAPER), "enquiry": ONE, "receipt": ("1",), "id": (PAPER, "1", "A001", "A01"), "matter": NUMBER,
    "follows": NUMBER, "about": (PAPER,), "event": ("breach:1", "complaint:1"), "behind": ("told_once", "right_first"),
    "number": TICKETS, "ticket": (*TICKETS, PAPER), "of_ticket": TICKETS, "visit": TICKETS, "job": ("1", "2"),
    "whom": PERSON, "to_clerk": PERSON, "of_clerk": ("101", "103"), "heard": PERSON, "owner": PERSON, "lead": ("101",),
    "service": SERVICES, "of_service": SERVICES, "about_service": SERVICES, "series": ("A",), "priority": ("elder",),
    "department": ("SCJG",), "others": ("XF",), "window": ("1", "3"), "against_window": ("3",), "window_to": ("2",),
    "windows": ("5",), "places": ("1,hall", "3"), "place": ONE, "item": ("badge",), "material": ("form=1+1",),
    "text": (*SAID, "13912345678", PAPER), "teller": SAID, "applicant": SAID, "agent": SAID, "receiver": SAID,
    "paid_by": SAID, "signer": SAID, "authority": SAID, "approver": SAID, "name": ("screen", "front", "王小芳"),
    "phone": ("13912345678",), "id_no": ("11010519491231002X",), "agent_id": ("11010519491231002X",),
    "address": ("东街8号",), "day": DAY, "on_day": DAY, "from_day": DAY, "to_day": DAY, "from_date": DAY,
    "happened": DAY, "before": DAY, "fix_by": DAY, "corrected": DAY, "received": ("2026-11-23T09:00",),
    "month": MONTH, "at": ("11:30",), "open": ("08:00",), "close": ("18:00",), "daily": ("17:30",),
    "grade": ("2",), "kinds": ("enquiry",),
    "cases": ("delivered",), "category": ("high_tech",), "event_kind": ("training",), "calendar": ("cn",),
    "screens": ("board",), "tz": ("Asia/Shanghai",), "above": ("A=9",), "survey": ("hall",), "answers": ("1=5",),
    "head": ("0" * 64,), "host": ("127.0.0.1",), "role": ("reviewer",), "printer": ("screen",),
    "kind": ("complaint", *(kind for kind in KINDS if kind != "complaint")), "channel": ("window", "kiosk"),
    "to": ("{folder}/moved.db",), "file": ("{folder}/f.db",),
    "out": ("{folder}/out.txt", "{folder}/out.csv", "{folder}/out.xlsx", "{folder}/out.pdf", "{folder}/out.html"),
    "hall_file": ("{folder}/none.toml",), "folder": ("{folder}/site",), "xes": ("{folder}/log.xes",),
}  # fmt: skip
"""Words by what an argument is called; the first is what it gets where only one is wanted."""
PLAIN = (
    "act", "amount", "answer", "article", "ask", "asked", "case_days", "cause", "columns", "copies", "count", "days",
    "decision", "decline", "deduct", "delivery", "document", "evidence", "facts", "fault", "finding", "form",
    "ground", "have", "key", "late_reason", "minutes", "most", "note", "observed", "of_version", "opinion", "override",
    "payee", "phase", "photo", "port", "public_reason", "question", "reason", "reasons", "relation", "relief",
    "remark", "remedy", "result", "seconds", "seen", "sentence", "speed", "summary", "tests", "tolerate", "used",
    "what", "within", "yes", "by", "of", "rule", "clerk", "satisfied", "decided_so", "history",
)  # fmt: skip
"""Arguments for which any short word will do; "1" does."""


def name_of(takes: Takes) -> str:
    """What an argument is called: the name of its value."""
    return str(takes.how.get("dest") or takes.flags[-1].lstrip("-").replace("-", "_"))


def every(number: str, clerk: str, folder: Path) -> Iterator[tuple[Command, list[str]]]:
    """Each command but the screens, with words about the paper ``number``, given by ``clerk`` where it takes one."""
    for command in COMMANDS:
        if command.path not in SCREENS:
            yield command, [word.replace(PAPER, number) for word in _given(command, clerk, folder, None, "")]


def varied(command: Command, clerk: str, folder: Path) -> Iterator[list[str]]:
    """The command with what it must be told, then once for each word an argument may have, one argument at a time."""
    yield _given(command, clerk, folder, None, "")
    for takes in command.takes:
        words = _words(takes)
        for word in words if takes.flags[0].startswith("-") and not takes.how.get("required") else words[1:]:
            if name_of(takes) != "clerk":
                yield _given(command, clerk, folder, takes, word)


def takes_a_clerk(command: Command) -> bool:
    """Whether it is somebody's act."""
    return any(takes.flags[0] == "--clerk" for takes in command.takes)


def _given(command: Command, clerk: str, folder: Path, one: Takes | None, its: str) -> list[str]:
    words = command.path.split()
    for takes in command.takes:
        flag = takes.flags[0]
        named = [flag] if flag.startswith("-") else []
        if takes is one:
            words += [*named, *([] if _is_switch(takes) else [its])]
        elif flag == "--clerk":
            words += [flag, clerk]
        elif flag == "--once" or not named or takes.how.get("required"):
            words += named if _is_switch(takes) else [*named, *_words(takes)[:1]]
    return [word.format(folder=folder) if word.startswith("{folder}") else word for word in words]


def _words(takes: Takes) -> Sequence[str]:
    if _is_switch(takes):
        return ("",)
    return [str(one) for one in takes.how.get("choices") or WORDS.get(name_of(takes), ("1",))]


def _is_switch(takes: Takes) -> bool:
    return str(takes.how.get("action", "")).startswith("store_")
