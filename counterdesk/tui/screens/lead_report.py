"""The day's report on the lead's screen: looked at as the slip it will be, or kept as a page or as text."""

from __future__ import annotations

from pathlib import Path

from counterdesk.hall import closing
from counterdesk.printing.profiles import Profile, shipped
from counterdesk.printing.render import as_bytes
from counterdesk.printing.slip import Slip
from counterdesk.store.desk import Look
from counterdesk.tui.modals import PREVIEW
from counterdesk.tui.screens.lead_menu import LeadMenu
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import language, t

FORMS = {"pdf": "pdf", "text": "txt"}
"""How a report is kept, and how its file's name ends."""


class LeadReport(LeadMenu):
    """What is done with the report."""

    def open_report(self) -> None:
        """Ask what to do with the day's report."""
        choices = [Choice(how, t(f"lead_closing.report_{how}")) for how in ("look", *FORMS)]
        self.hall.ask(Question(t("slip.day_title"), choices), lambda how: self.act(lambda: self._report(how)))

    async def _report(self, how: str) -> None:
        slip = await self.hall.link.ask(_paper, language())
        if how == "look":
            self.hall.show_paper(t("slip.day_title"), slip)
            return
        file = folder_of(self.hall.link.hall) / f"day-{slip.title}.{FORMS[how]}"
        await self.hall.link.work_out(lambda: _write(file, slip, shipped()[PREVIEW], how))
        self.say(t("lead_closing.report_kept", name=file.name, folder=file.parent))


def folder_of(hall: str | Path) -> Path:
    """Where a hall's files are kept: beside it, or where the program was started for a hall that is no file."""
    beside = Path(hall).parent
    return beside if beside.is_dir() else Path.cwd()


def _paper(look: Look, lang: str) -> Slip:
    return closing.paper(look, closing.report(look), lang)


def _write(file: Path, slip: Slip, profile: Profile, how: str) -> None:
    file.write_bytes(as_bytes(slip, profile, "pdf" if how == "pdf" else "text"))
