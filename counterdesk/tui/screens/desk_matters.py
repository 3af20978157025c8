"""What a desk does about matters: the notice, taking a case in, finding a case, the due board."""

from __future__ import annotations

from counterdesk.tui.screens.case_now import search
from counterdesk.tui.screens.case_view import found_choices
from counterdesk.tui.screens.desk_papers import DeskPapers
from counterdesk.tui.widgets.picker import Question
from counterdesk.words import t


class DeskMatters(DeskPapers):
    """From the desk to the pages of notices and cases."""

    @property
    def ticked(self) -> set[str]:
        """The papers ticked for the ticket here; the screen knows them."""
        return set()

    def action_notice(self) -> None:
        """The notice for the ticket at this window; without one, for a service that is asked for."""
        here = self.now.here if self.now else None
        if here is None:
            self.menu_give_notice()
        else:
            self.hall.open_screen(
                "notice", service=here.service.code, ticket=here.ticket.label, have=set(self.ticked)
            )

    def menu_give_notice(self) -> None:
        """A notice for somebody without a ticket."""
        self.ask_service(t("menu.give_notice"), lambda code: self.hall.open_screen("notice", service=code))

    def menu_accept(self) -> None:
        """Take in the matter of the ticket at this window."""
        here = self.now.here if self.now else None
        if here is not None:
            self.hall.open_screen(
                "acceptance", service=here.service.code, ticket=here.ticket.label, have=set(self.ticked)
            )

    def menu_find_case(self) -> None:
        """A case by its number, its code, or whom it is about."""
        question = Question(t("case_screen.find"), (), [[(t("case_screen.find_how"), "quiet")]], free=True)
        self.hall.ask(question, lambda text: self.act(lambda: self._find_case(text), waits=True))

    def menu_due(self) -> None:
        """The board of what is due."""
        self.hall.open_screen("due")

    async def _find_case(self, text: str) -> None:
        found = await self.hall.link.ask(search, text)
        if len(found) == 1:
            self.hall.open_screen("case", number=found[0].case.number)
            return
        told = [[(t("case_screen.found", count=len(found)), "quiet")]]
        question = Question(t("case_screen.find"), found_choices(found), told)
        self.hall.ask(question, lambda number: self.hall.open_screen("case", number=number))
