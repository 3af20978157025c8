"""A form over a service's questions and papers, one column to tick; shared by the notice and the acceptance."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import events
from textual.app import ComposeResult

from counterdesk.hall import notices
from counterdesk.tui.screens import notice_view
from counterdesk.tui.screens.desk_view import head
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.screens.notice_now import About, FormNow, form_now
from counterdesk.tui.screens.notice_view import ASKED, PAPERS
from counterdesk.tui.widgets.cursor_rows import CursorKeys
from counterdesk.tui.widgets.form_list import FormList, Part
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.tui.widgets.scan_field import ScanField
from counterdesk.words import language, t


class PaperForm(CursorKeys, HallScreen, inherit_bindings=False):
    """Answers and ticks of one citizen's matter; ``yes`` and ``have`` are what was answered and ticked before."""

    takes_scans = True

    def __init__(
        self,
        service: str = "",
        ticket: str | None = None,
        brought: str | None = None,
        yes: Collection[str] = (),
        have: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.about = About(service, ticket, brought)
        self.now: FormNow | None = None
        self.yes, self.have = set(yes), set(have)
        self.more: list[str] = []
        self.top = Rows(id="top")
        self.subject = Rows(id="subject")
        self.moving: FormList = FormList(id="list")
        self.count = Rows(id="count")

    @property
    def window(self) -> str:
        """This desk's window."""
        return self.hall.window or ""

    def heading(self) -> str:
        """What the form is for; overridden by every form."""
        return ""

    def form(self) -> ComposeResult:
        """The column's widgets, the list last."""
        yield from (self.subject, self.moving, self.count)

    def on_mount(self) -> None:
        """Read the service."""
        self.news()

    async def read(self) -> bool:
        """The service's rules, once: what is being filled in must not change under the hand."""
        if self.now is not None:
            return False
        self.now = await self.hall.link.ask(form_now, self.about)
        self.fill(self.now)
        return True

    def fill(self, now: FormNow) -> None:
        """Take over what an earlier notice says; overridden where more can be filled in."""
        if now.brought is not None:
            self.yes |= set(now.brought.yes)
            self.have |= {one.id for one in now.brought.needed if one.present}

    def repaint(self) -> None:
        """Draw what was read and answered."""
        if self.now is None:
            return
        now, width = self.now, self.top.size.width
        self.top.show([head(self.heading(), self.now_us(), now.zone, width, self._place())])
        self.subject.show(self.subject_rows(now))
        self.moving.set(self.parts(now))
        self.count.show([notice_view.count_row(now.service, self.yes, self.ticked())])
        self.refresh_bindings()

    def subject_rows(self, now: FormNow) -> list[Row]:
        """Above the list: the service, its limits, and what must be said first."""
        limits = notice_view.limits_words(now.service)
        name: Row = [(now.service.name(language()), "strong"), (f"  {limits}" if limits else "", "quiet")]
        return [name, *notice_view.about_rows(now.service, self.yes)]

    def parts(self, now: FormNow) -> list[Part]:
        """The questions and the papers that follow; overridden by forms that count papers."""
        lacked = {one.id for one in now.brought.missing} if now.brought else None
        return [
            notice_view.question_part(now.cat, now.service, self.yes),
            notice_view.paper_part(now.service, self.yes, self.have, lacked),
            notice_view.more_part(now.service, self.more),
        ]

    def ticked(self) -> Sequence[str]:
        """The papers that are there, of those the service knows."""
        known = {one.id for one in self.now.service.materials} if self.now else set()
        return [one for one in sorted(self.have) if one in known]

    @property
    def at_questions(self) -> bool:
        """Whether the cursor stands on a question."""
        return self.moving.here is not None and self.moving.here.part == ASKED

    @property
    def enter_goes_on(self) -> bool:
        """From the questions to the papers."""
        return self.at_questions

    def on_resize(self) -> None:
        """Lay everything out for the new size."""
        self.call_after_refresh(self.repaint)

    def on_descendant_focus(self) -> None:
        """Keys go to a field: no line of the list is marked meanwhile."""
        self.moving.leave(self.focused is not None)

    def on_descendant_blur(self) -> None:
        """Keys leave a field, for the next one or for the list."""
        self.moving.leave(self.focused is not None)

    def on_key(self, event: events.Key) -> None:
        """The space bar ticks as well, where nothing is being typed."""
        if event.key == "space" and not isinstance(self.focused, ScanField):
            event.stop()
            self.action_tick()

    def action_tick(self) -> None:
        """Answer yes or no, or tick the paper, and go on to the next line of its part that can be ticked.

        From the last question only Enter goes on to the papers: there it prints, and the same key means the same.
        """
        here = self.moving.here
        if here is None or here.on is None or not here.live:
            self.app.bell()
            return
        (self.yes if here.part == ASKED else self.have).symmetric_difference_update({here.id})
        self.changed()
        self._go_on()

    def action_tick_all(self) -> None:
        """Every paper of the list is there; where all are ticked already, none is."""
        if self.now is None:
            return
        every = {one.id for one in notices.materials(self.now.service, self.yes) if notices.is_asked(one)}
        self.have = self.have - every if every <= self.have else self.have | every
        self.changed()
        self.moving.go_to(PAPERS)
        self.refresh_bindings()

    def changed(self) -> None:
        """An answer or a tick changed: the list that follows is drawn anew."""
        self.repaint()

    def moved(self) -> None:
        """What Enter would do depends on the line."""
        self.refresh_bindings()

    def action_back(self) -> None:
        """Leave the form as if it had not been opened."""
        self.hall.close_screen(self)

    def scanned(self, code: str) -> None:
        """A code scanned in the middle of a form is not taken."""
        self.app.bell()
        self.say(t("notice_screen.scan_later"), part="needs")

    def _go_on(self) -> None:
        part = self.moving.here.part if self.moving.here else ""
        before = self.moving.cursor
        while True:
            at = self.moving.cursor
            self.moving.move(1)
            here = self.moving.here
            if self.moving.cursor == at or here is None:
                break
            if here.live and here.on is not None and (part != ASKED or here.part == ASKED):
                return
        if part:
            self.moving.cursor = before
            self.moving.redraw()

    def _place(self) -> str:
        window = t("desk.window", window=self.window) if self.window else ""
        ticket = self.now.ticket if self.now else None
        return "  ".join(filter(None, (window, self.hall.clerk or "", ticket or "")))
