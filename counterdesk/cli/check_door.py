"""What ``check`` looks at of the ways in from elsewhere: the keys of thin clients, a password in the settings."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from counterdesk import paths
from counterdesk.cli.check_report import Report
from counterdesk.cli.here import Here
from counterdesk.refusals import Fault
from counterdesk.store.address import shown
from counterdesk.words import t

KEYS = Path(".ssh", "authorized_keys")
KINDS = re.compile(r"(?:^|\s)(?:sk-)?(?:ssh|ecdsa)-[\w@.-]+\s")
"""Where a line's options end and its key begins (sshd(8), "AUTHORIZED_KEYS FILE FORMAT")."""
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
OTHERS = stat.S_IRGRP | stat.S_IRWXO


def keys(report: Report, home: Path | None = None) -> None:
    """Whether a key of this user opens more than one screen, once there is one that is to open a screen only."""
    file = (home or Path.home()) / KEYS
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    all_options = ((number, _options(line)) for number, line in enumerate(lines, 1))
    options = {number: given for number, given in all_options if given is not None}
    doors = [number for number, given in options.items() if paths.APP in given]
    if not doors:
        report.tell(t("check.no_keys"), state="note")
        return
    found = [(number, why) for number, given in options.items() if (why := _wrong(given))]
    for number, why in found:
        line = t("check.line", line=number)
        report.warn(Fault(str(file), line, t(f"check.key_{why}")), then=t(f"check.key_{why}_next"))
    if not found:
        report.tell(t("check.keys_of_screens", count=len(doors)))


def _options(line: str) -> str | None:
    """What stands before a line's key; None for a line without a key."""
    key = KINDS.search(QUOTED.sub(lambda quoted: "_" * len(quoted.group()), line))
    return line[: key.start()].strip() if key and not line.lstrip().startswith("#") else None


def _wrong(options: str) -> str:
    named = [option.partition("=")[0].strip().lower() for option in QUOTED.sub("", options).split(",")]
    return "opens_a_shell" if "command" not in named else "" if "restrict" in named else "forwards"


def password(report: Report, here: Here) -> None:
    """Whether others on this computer can read the server's password in the settings."""
    file, hall = here.settings.file, here.settings.hall or ""
    if file is None or shown(hall) == hall or not file.stat().st_mode & OTHERS:
        return
    open_to = Fault(str(file), stat.filemode(file.stat().st_mode), t("check.password_open"))
    report.warn(open_to, then=t("check.password_open_next", file=file))
