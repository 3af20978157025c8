"""The notice: what is asked, the papers that follow, what is there and what is missing; Enter prints it.

With a notice that was brought back it shows what was missing then, and links the visit to it.
"""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult

from counterdesk.hall import notices
from counterdesk.hall.notices import Notice as Given
from counterdesk.printing.profiles import shipped
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.tui.keys import bindings
from counterdesk.tui.modals import PREVIEW
from counterdesk.tui.screens import service_page
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.screens.desk_now import papers
from counterdesk.tui.screens.desk_said import CANNOT_PRINT
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.screens.notice_now import FormNow, draft
from counterdesk.tui.screens.notice_view import PAPERS
from counterdesk.tui.screens.paper_form import PaperForm
from counterdesk.tui.widgets.dialog import Page
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import language, t

WIDE = 132
"""Cells: from this width on the paper stands beside the form."""
REASONS = ("rule_changed", "facts_changed", "was_wrong")


class Notice(PaperForm, inherit_bindings=False):
    """One notice, for the ticket at the window or for nobody's."""

    CSS_PATH = "notice.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "tick", "tick_all", "papers", "more", "up", "down", "page_up", "page_down", "back", "help",
        "switch_language", "switch_theme",
    )  # fmt: skip
    bar = ("enter", "tick", "tick_all", "papers", "more", "back", "help")

    def __init__(self, desks: set[str] | None = None, **about: Any) -> None:
        """``desks`` are the ticks of the desk behind, which follow the notice once it is printed."""
        super().__init__(**about)
        self.desks = desks if desks is not None else set()
        self.paper = Page(id="paper")

    def compose(self) -> ComposeResult:
        """The top line, the form with the paper beside it, what happened, the keys."""
        yield self.top
        yield Line(Column(*self.form(), id="form"), self.paper, id="hall")
        yield from (self.said, KeyBar())

    def heading(self) -> str:
        """What the form is for, and of which notice."""
        brought = self.now.brought if self.now else None
        return t("notice_screen.return_title", number=brought.number) if brought else t("notice_screen.title")

    def repaint(self) -> None:
        """The form, and beside it the paper where there is room."""
        wide = self.size.width >= WIDE
        self.paper.display = wide
        super().repaint()
        if wide and self.now is not None:
            self.aside(self._lay_paper)

    def subject_rows(self, now: FormNow) -> list[Row]:
        """The service; on a return when the notice was given and how often somebody came back."""
        rows = super().subject_rows(now)
        if now.brought is not None:
            given = t("notice_screen.given", day=now.brought.day, version=now.brought.catalogue_version)
            rows.append([(given, "quiet")])
        if now.told and now.brought is None:
            rows.append([(t("notice_screen.told", number=now.told[0].number), "needs")])
        return rows

    def key_label(self, act: str) -> str:
        """Enter goes from the questions to the papers, and from these it prints or links the visit."""
        if act == "enter":
            if self.at_questions:
                return t("notice_screen.go_on")
            return t("notice_screen.came_back" if self._is_return() else "notice_screen.print")
        return t("notice_screen.preview") if act == "papers" else super().key_label(act)

    def action_enter(self) -> None:
        """Go on to the papers; from these print the notice, or link the visit to the one that was brought."""
        if self.enter_goes_on:
            self.moving.go_to(PAPERS)
            self.refresh_bindings()
        elif self._is_return():
            self.act(self._came_back)
        else:
            self.give()

    def give(self, override: str = "", lead: str | None = None, waits: bool = False) -> None:
        """Print the notice and go back; a second one of a matter wants a lead's word first."""
        self.act(lambda: self._give(override, lead), waits)

    def action_papers(self) -> None:
        """Look at the paper as it would print."""
        self.act(self._show_paper)

    def action_more(self) -> None:
        """What else can be done from here."""
        names = ["accept", *(("ask_more", "give_again", "reprint") if self._is_return() else ()), "about_service"]
        question = Question(t("keys.more"), word_choices("notice_menu", names))
        self.hall.ask(question, lambda name: getattr(self, f"menu_{name}")())

    def menu_accept(self) -> None:
        """Go on to acceptance with what was answered and ticked."""
        self.act(self._accept, waits=True)

    def menu_about_service(self) -> None:
        """Everything the hall file says of the service, with its sources."""
        if self.now is not None:
            self.hall.tell(self.now.service.name(language()), service_page.rows(self.now.cat, self.now.service))

    def menu_ask_more(self) -> None:
        """A paper that is asked for now and was on no list."""
        if self.now is None:
            return
        listed = {one.id for one in self.now.brought.needed} if self.now.brought else set()
        rest = [one for one in self.now.service.materials if one.id not in listed | set(self.more)]
        choices = [Choice(one.id, one.name(language())) for one in rest]
        self.hall.ask(Question(t("notice_menu.ask_more"), choices, free=True), self._ask_more)

    def menu_give_again(self) -> None:
        """Another notice for the same matter."""
        self.give(waits=True)

    def menu_reprint(self) -> None:
        """The brought notice's paper once more, as a copy."""
        self.act(self._reprint, waits=True)

    def _is_return(self) -> bool:
        return self.about.brought is not None

    def _ask_more(self, name: str) -> None:
        self.more.append(name)
        self.repaint()

    @property
    def _by(self) -> By:
        return By(self.hall.clerk, self.hall.window)

    async def _give(self, override: str, lead: str | None) -> None:
        if self.now is None:
            return
        try:
            given = await self.hall.link.do(
                notices.issue, self._by, self.now.service.code, self.about.ticket, sorted(self.yes), self.ticked(),
                override, lead, follows=self.about.brought,
            )  # fmt: skip
        except Refusal as no:
            if no.code != "told_once" or override:
                raise
            self._ask_override()
            return
        stands = await self.hall.link.ask(papers, self.hall.printer)
        self._given(given, "waits" if stands.printer in CANNOT_PRINT else "printed")

    def _given(self, given: Given, paper: str) -> None:
        self.desks.clear()
        self.desks.update(self.have)
        stack = self.app.screen_stack  # where the lock may stand in front, and from which Esc may have taken this
        behind = stack[stack.index(self) - 1] if self in stack else self.app.screen
        self.hall.close_screen(self)
        if isinstance(behind, HallScreen):
            missing = t("notice_screen.missing", count=len(given.missing)) if given.missing else ""
            behind.repaint()  # its own news may have come before the ticks did
            behind.say(t(f"notice_screen.{paper}", number=given.number), missing, "done")

    def _ask_override(self) -> None:
        reasons = Question(t("notice_screen.again_why"), word_choices("again", REASONS), free=True)
        self.hall.ask(reasons, lambda reason: self._ask_lead(t(f"again.{reason}") if reason in REASONS else reason))

    def _ask_lead(self, reason: str) -> None:
        title = t("notice_screen.again_who")
        allow = partial(self.give, reason, waits=True)
        self.hall.open_screen("lead_word", what=title, act="second_notice", allowed=allow)

    async def _came_back(self) -> None:
        if self.now is None or self.now.brought is None:
            return
        found = await self.hall.link.do(
            notices.came_back, self._by, self.now.brought.number, self.about.ticket, self.more
        )
        self.more = [*found.asked_more]
        missing = notices.missing(notices.needed(self.now.service, self.yes, self.ticked()))
        if missing or found.asked_more:
            self.say(t("notice_screen.linked"), t("notice_screen.linked_missing", count=len(missing)))
            self.repaint()
        else:
            await self._accept()

    async def _accept(self) -> None:
        if self.now is None:
            return
        self.hall.close_screen(self)
        self.hall.open_screen(
            "acceptance", service=self.now.service.code, ticket=self.about.ticket, brought=self.about.brought,
            yes=set(self.yes), have=set(self.have),
        )  # fmt: skip

    async def _reprint(self) -> None:
        if self.now is not None and self.now.brought is not None:
            await self.hall.link.do(notices.print_again, self._by, self.now.brought.number)
            self.say(t("notice_screen.reprinted"))

    async def _show_paper(self) -> None:
        slip = await self.hall.link.ask(draft, self.about, sorted(self.yes), self.ticked())
        self.hall.show_paper(t("notice_screen.preview"), slip)

    async def _lay_paper(self) -> None:
        from counterdesk.tui.widgets.slip_preview import paper_lines

        slip = await self.hall.link.ask(draft, self.about, sorted(self.yes), self.ticked())
        self.paper.show([[(line, "")] for line in paper_lines(slip, shipped()[PREVIEW])])
