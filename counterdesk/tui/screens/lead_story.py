"""Reading on a lead's screens: a ticket's story by its number or its paper, and what a figure means."""

from __future__ import annotations

from datetime import date

from counterdesk.tui.screens import desk_view
from counterdesk.tui.screens.desk_now import story
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.picker import Question
from counterdesk.tui.widgets.rows import folded
from counterdesk.words import has, t

MARGINS, MOST_LINES = 6, 12
"""Of a page to read: the cells beside its text, and how many lines a definition takes at most."""


class LeadStory(HallScreen):
    """Stories and definitions, told in front of the screen; Esc comes back to the same place."""

    def explained(self, act: str) -> str:
        """What a key does on a lead's screens."""
        return t(f"lead_help.{act}") if has(f"lead_help.{act}") else super().explained(act)

    def action_find(self) -> None:
        """Read a ticket's story by its number or its code."""
        self.hall.ask(Question(t("desk.find"), (), [[(t("desk.find_how"), "quiet")]], free=True), self.scanned)

    def scanned(self, code: str) -> None:
        """Read the story of the ticket a slip belongs to."""
        self.act(lambda: self.tell_story(code), waits=True)

    async def tell_story(self, number: str, day: date | None = None) -> None:
        """A ticket of ``day`` (today where None) with everything that was done to it."""
        zone, found = await self.hall.link.ask(lambda look: (look.zone, story(look, number, day)))
        title = f"{found.ticket.label}  {found.service}  {t(f'state.{found.ticket.state}')}"
        rows = desk_view.story_rows(found.entries, zone)
        self.hall.tell(title, rows or [[(t("behind.no_story"), "quiet")]])

    def explain(self, means: str) -> None:
        """What a figure counts and what it rests on; ``means`` is the key of the words, empty where there are none."""
        if not means:
            self.app.bell()
            return
        lines = folded(t(means), self.size.width - MARGINS, MOST_LINES)
        self.hall.tell(t("lead_face.key_tick"), [[(line, "")] for line in lines])
