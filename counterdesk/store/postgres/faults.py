"""What PostgreSQL's errors mean for the hall: one code with words, by the standard's numbers where there is one."""

from __future__ import annotations

import re

from counterdesk.refusals import StoreFault

# the first characters of an SQLSTATE (PostgreSQL, appendix A) and what that is called in our words; longest first
STATES = {
    "25P03": "server_away", "25006": "server_read_only", "28": "wrong_password", "3D000": "no_database",
    "42501": "no_rights", "42P01": "not_a_hall", "53100": "server_full", "53300": "too_many", "55P03": "server_busy",
    "57014": "server_busy", "40": "server_busy", "57P": "server_away", "08": "server_away", "22": "forbidden",
    "23": "forbidden", "XX001": "server_corrupt", "XX002": "server_corrupt",
}  # fmt: skip
# a connection refused has no SQLSTATE at the driver: the server's words, in the languages a hall's server speaks
TEXTS = (
    ("server_unnamed", r"failed to resolve host|could not translate host name"),
    ("too_many", r"too many (clients|connections)|remaining connection slots|太多的客户"),
    ("wrong_password", r"authentication failed|no password supplied|认证失败|no pg_hba\.conf entry|role \".*\""),
    ("no_database", r"database \".*\" does not exist|数据库 \".*\" 不存在"),
    ("server_read_only", r"during recovery|read-only"),
    ("forbidden", r"NUL|0x00"),
    ("server_silent", r"timeout expired|timed out|server says nothing"),
)
CODES = sorted({*STATES.values(), *(code for code, _ in TEXTS), "server_away", "server_error"})
AWAY = ("server_away", "server_silent", "server_unnamed")
"""The server or the way to it is gone, it stands still, or nobody knows where it is: a place may go on alone."""
UNHEARD = "the server says nothing"


def code_of(error: BaseException | None) -> str:
    """The code of the fault a driver's error stands for."""
    state = getattr(error, "sqlstate", None)
    if state:
        for length in (5, 3, 2):
            if found := STATES.get(state[:length]):
                return found
    text = str(error)
    named = next((code for code, words in TEXTS if re.search(words, text)), None)
    return named or ("server_error" if state else "server_away")


def explain(error: BaseException | None, place: object, database: str = "") -> StoreFault:
    """The StoreFault for a driver's error; its own first line is kept in the fact ``detail``."""
    lines = str(error).strip().splitlines()
    return StoreFault(code_of(error), path=place, database=database, detail=lines[0] if lines else "")


def is_unheard(error: BaseException | None) -> bool:
    """Whether the server stands still, or what was said to it is lost on the way."""
    return code_of(error) == "server_silent"


def is_away(error: BaseException | None) -> bool:
    """Whether the server or the way to it went away, so that the same may be tried again."""
    return code_of(error) in AWAY
