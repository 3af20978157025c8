"""Reading a text file that a person made: what is wrong with it is said with its file and line."""

from __future__ import annotations

from pathlib import Path

from counterdesk.refusals import Fault, SettingFault
from counterdesk.words import t


def read_text(path: Path) -> str:
    """The file's text in UTF-8; raises SettingFault when it cannot be read or is not UTF-8, naming the line."""
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig")  # the mark that Windows editors and spreadsheets put in front is no fault
    except OSError as error:
        reason = t("check.unreadable", detail=error.strerror or error)
        raise SettingFault([Fault(str(path), "-", reason)]) from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SettingFault([Fault(str(path), t("check.line", line=line), t("check.not_utf8"))]) from error
