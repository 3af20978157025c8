"""Taking a matter in: who applies, the answers, each paper counted; Enter accepts it and prints the slip."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult

from counterdesk.hall import notices, people
from counterdesk.hall.cases import acceptance, ending
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.printing.slips.acceptance import DELIVERIES
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.counted_papers import CountedPapers
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.screens.notice_now import FormNow
from counterdesk.tui.screens.notice_view import PAPERS
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Question
from counterdesk.tui.widgets.rows import Rows
from counterdesk.tui.widgets.scan_field import ScanField
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import t

FIELDS = ("name", "id_no", "phone", "agent", "agent_id_no")


class Acceptance(CountedPapers, inherit_bindings=False):
    """One application."""

    CSS_PATH = "acceptance.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "tick", "tick_all", "finish", "more", "up", "down", "page_up", "page_down", "back", "help",
        "switch_language", "switch_theme",
    )  # fmt: skip
    bar = ("enter", "tick", "tick_all", "finish", "more", "back", "help")
    takes_scans = False

    def __init__(self, **about: Any) -> None:
        super().__init__(**about)
        self.fields = {name: ScanField(id=name, most=40) for name in FIELDS}
        self.names = {name: Rows(classes="name") for name in FIELDS}
        self.delivery: str | None = None
        self._given_up: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The top line, who applies, the questions and papers, the keys."""
        yield self.top
        with Column(id="form"):
            yield self.subject
            yield Column(*(Line(self.names[name], self.fields[name]) for name in FIELDS), id="fields")
            yield from (self.moving, self.count)
        yield from (self.said, KeyBar())

    def heading(self) -> str:
        """What the form is for."""
        return t("acceptance.title")

    def on_mount(self) -> None:
        """Read the service and begin with the name; coming back from a question leaves the focus where it was."""
        super().on_mount()
        self.fields["name"].focus()

    def fill(self, now: FormNow) -> None:
        """What a notice of today or a brought one says; without either, every paper is taken to be there."""
        super().fill(now)
        earlier = now.brought or (now.told[-1] if now.told else None)
        if earlier is not None and not self.yes:
            self.yes |= set(earlier.yes)
            self.have |= {one.id for one in earlier.needed if one.present}
        if not self.have:
            self.have = {one.id for one in now.service.materials if notices.is_asked(one)}

    def repaint(self) -> None:
        """The form with its fields' names."""
        for name, rows in self.names.items():
            rows.show([[(t(f"acceptance.{name}"), "quiet")]])
        super().repaint()

    def key_label(self, act: str) -> str:
        """Enter goes on from a field; from the papers it accepts, or takes in what is not complete."""
        if act == "enter":
            if self._skips():
                return t("acceptance.skip")
            if self.enter_goes_on:
                return t("acceptance.go_on")
            return t(f"acceptance.{self._enter_does()}")
        if act == "finish":
            return t("acceptance.at_once") if self._is_at_once() else ""
        return super().key_label(act)

    @property
    def enter_goes_on(self) -> bool:
        """From a field to the next one, from the questions to the papers."""
        return self.focused is not None or self.at_questions

    def usable(self, act: str) -> bool:
        """Ticking only in the list; finishing on the spot where the service allows it and nothing is missing."""
        if act == "finish":
            return self._may_finish()
        return self.focused is None or act not in ("tick", "tick_all")

    def on_scan_field_submitted(self, event: ScanField.Submitted) -> None:
        """Enter goes from field to field; from one left empty past all others to the list, whose questions come next.

        Nobody is taken in without a name.
        """
        if event.field is self.fields["name"] and not event.field.value.strip():
            self.say(t("acceptance.name_first"), part="needs")
            self.app.bell()
        elif no := self._wrong(event.field):
            self.refuse(no)
            self.app.bell()
        else:
            left = self._skips() and event.field is not self.fields[FIELDS[-1]]
            self.say(t("acceptance.skipped") if left else "")
            self._step(len(FIELDS) if left else 1)

    def action_enter(self) -> None:
        """Go on from the questions to the papers; from these accept."""
        if self.focused is not None:
            super().action_enter()
        elif self.at_questions:
            self.moving.go_to(PAPERS)
            self.refresh_bindings()
        else:
            self.act(self._accept)

    def action_finish(self) -> None:
        """Accept, decide and hand over in one press, without a slip."""
        if self._may_finish():
            self.act(self._finish)
        else:
            self.app.bell()

    def action_tick(self) -> None:
        """Tick the line under the cursor; from a field go to the list first."""
        if self.focused is not None:
            self.app.bell()
            return
        super().action_tick()

    def action_tick_all(self) -> None:
        """Every paper is there, or none; from a field go to the list first."""
        if self.focused is not None:
            self.app.bell()
            return
        super().action_tick_all()

    def action_up(self) -> None:
        """To the line or the field above."""
        if self.focused is not None or self.moving.at_top:
            self._step(-1)
        else:
            super().action_up()

    def action_down(self) -> None:
        """To the field or the line below."""
        if self.focused is not None:
            self._step(1)
        else:
            super().action_down()

    def action_more(self) -> None:
        """How many of a paper, what may follow later, how the result goes back."""
        here = self.moving.here
        names = ["delivery", "only_receive"]
        if self.focused is None and here is not None and here.part == PAPERS and here.on is not None:
            names = ["how_many", *(["later"] if self.paper(here.id).tolerable else []), *names]
        question = Question(t("keys.more"), word_choices("acceptance_menu", names))
        self.hall.ask(question, lambda name: getattr(self, f"menu_{name}")())

    def menu_delivery(self) -> None:
        """How the result goes to the applicant."""
        question = Question(t("acceptance_menu.delivery"), word_choices("delivery", DELIVERIES))
        self.hall.ask(question, self._deliver_by)

    def menu_only_receive(self) -> None:
        """Take the papers in without saying yet whether they are accepted."""
        self.act(lambda: self._take_in(only_receive=True), waits=True)

    def _deliver_by(self, name: str) -> None:
        self.delivery = name
        self.say(t("acceptance.delivered_by", how=t(f"delivery.{name}")))

    def action_back(self) -> None:
        """Leave; where somebody was typed in already only at the second press, since nothing of it is kept."""
        typed = tuple(field.value for field in self.fields.values())
        if any(typed) and typed != self._given_up:
            self._given_up = typed
            self.say(t("acceptance.not_kept"), t("acceptance.not_kept_next", press=self.key_of("back")), "needs")
            self.app.bell()
        else:
            super().action_back()

    def _wrong(self, field: ScanField) -> Refusal | None:
        """Why the number of a paper cannot be right, told while the paper is still in the hand."""
        if field.id not in ("id_no", "agent_id_no"):
            return None
        try:
            people.as_id(field.value)
        except Refusal as no:
            return no
        return None

    def _step(self, by: int) -> None:
        fields = list(self.fields.values())
        at = next((place for place, one in enumerate(fields) if one is self.focused), len(fields)) + by
        if at < len(fields):
            fields[max(at, 0)].focus()
        else:
            self.set_focus(None)
            if self.now is not None and (self.now.brought or self.now.told):
                self.moving.go_to(PAPERS)  # everything was asked for the notice
        self.call_after_refresh(self.refresh_bindings)

    def _skips(self) -> bool:
        """Whether the cursor is in a field that was left empty, as all but the name may be."""
        at = self.focused
        return isinstance(at, ScanField) and at is not self.fields["name"] and not at.value.strip()

    def _enter_does(self) -> str:
        if self.missing():
            return "take_in"
        instant = self.now is not None and self.now.service.handling == "instant"
        return "accept_instant" if instant else "accept"

    def _is_at_once(self) -> bool:
        service = self.now.service if self.now else None
        return service is not None and (service.handling == "instant" or service.on_the_spot)

    def _may_finish(self) -> bool:
        return self._is_at_once() and bool(self.fields["name"].value.strip()) and not self.missing()

    async def _finish(self) -> None:
        if self.now is not None:
            by = By(self.hall.clerk, self.hall.window)
            case = await self.hall.link.do(ending.finish_on_the_spot, by, self._application(self.now))
            self._open_case(case.number)

    async def _accept(self) -> None:
        await self._take_in(only_receive=bool(self.missing()))

    async def _take_in(self, only_receive: bool) -> None:
        if self.now is None:
            return
        asked = self._application(self.now)
        by = By(self.hall.clerk, self.hall.window)
        if only_receive:
            case = await self.hall.link.do(acceptance.receive, by, asked)
        else:
            follow = sorted(self.later & {one.id for one in notices.materials(self.now.service, self.yes)})
            case = await self.hall.link.do(acceptance.accept, by, asked, follow)
        self._open_case(case.number)

    def _open_case(self, number: str) -> None:
        self.hall.close_screen(self)
        self.hall.open_screen("case", number=number)

    def _application(self, now: FormNow) -> Application:
        typed = {name: field.value.strip() or None for name, field in self.fields.items()}
        return Application(
            now.service.code, Applicant(typed.pop("name") or "", **typed), sorted(self.yes),
            {one.id: self.given(one) for one in notices.materials(now.service, self.yes) if notices.is_asked(one)},
            ticket=self.about.ticket, lang=now.lang, delivery=self.delivery,
        )  # fmt: skip
