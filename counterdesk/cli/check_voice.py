"""Whether the board here has a voice: the program of ``[voice]`` is there."""

from __future__ import annotations

import shutil

from counterdesk.cli.check_report import Report
from counterdesk.cli.here import Here
from counterdesk.refusals import Fault
from counterdesk.words import t


def voice(report: Report, here: Here) -> None:
    """Tell whether calls can be spoken; without a voice the board rings a bell, which is no fault."""
    set_up = here.settings.voice
    if not set_up.command:
        report.tell(t("check_voice.none"), t("check_voice.none_next"), state="note")
        return
    program = set_up.command[0]
    if shutil.which(program) is None:
        missing = Fault(here.settings.name, "voice.command", t("check_voice.missing", program=program))
        report.warn(missing, then=t("check_voice.missing_next"))
    else:
        report.tell(t("check_voice.there" if set_up.speak else "check_voice.off", program=program))
