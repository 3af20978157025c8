"""What a desk does about matters: the notice, taking a case in, finding a case, the due board."""

from __future__ import annotations

from counterdesk.tui.screens.case_finding import ask_for_case
from counterdesk.tui.screens.desk_papers import DeskPapers
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
                "notice", service=here.service.code, ticket=self.code_here, have=set(self.ticked), desks=self.ticked
            )

    def menu_give_notice(self) -> None:
        """A notice for somebody without a ticket."""
        self.ask_service(t("menu.give_notice"), lambda code: self.hall.open_screen("notice", service=code))

    def menu_accept(self) -> None:
        """Take in the matter of the ticket at this window."""
        here = self.now.here if self.now else None
        if here is not None:
            self.hall.open_screen(
                "acceptance", service=here.service.code, ticket=self.code_here, have=set(self.ticked)
            )

    def menu_find_case(self) -> None:
        """A case by its number, its code, or whom it is about."""
        ask_for_case(self, lambda number: self.hall.open_screen("case", number=number))

    def menu_due(self) -> None:
        """The board of what is due."""
        self.hall.open_screen("due")
