"""Taking a matter in: who applies, the answers, each paper counted; Enter accepts it and prints the slip."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from textual.app import ComposeResult

from counterdesk.hall import notices
from counterdesk.hall.cases import acceptance, ending
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.hall.cases.handed_in import Handed
from counterdesk.hall.catalogue import Material
from counterdesk.printing.slips.acceptance import DELIVERIES
from counterdesk.store.desk import By
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.screens.notice_now import FormNow
from counterdesk.tui.screens.notice_view import PAPERS
from counterdesk.tui.screens.paper_form import PaperForm
from counterdesk.tui.widgets.form_list import Entry, Part
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Question
from counterdesk.tui.widgets.rows import Rows
from counterdesk.tui.widgets.scan_field import ScanField
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import t

FIELDS = ("name", "id_no", "phone", "agent", "agent_id_no")
COUNTED = re.compile(r"(\d{1,3})(?:\D+(\d{1,3})(?:\D+(\d{1,4}))?)?")


class Acceptance(PaperForm, inherit_bindings=False):
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
        self.handed: dict[str, Handed] = {}
        self.later: set[str] = set()
        self.delivery: str | None = None

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

    def parts(self, now: FormNow) -> list[Part]:
        """The questions and the papers, each with what was counted."""
        asked, papers = super().parts(now)[:2]
        known = {one.id: one for one in now.service.materials}
        counted = [self._entry(one, known[one.id]) for one in papers.entries]
        return [asked, papers._replace(entries=counted)]

    def _entry(self, one: Entry, paper: Material) -> Entry:
        if one.on is None:
            return one
        note = t("acceptance.later") if one.id in self.later else one.note
        return one._replace(right=self._counted(paper), note=note)

    def key_label(self, act: str) -> str:
        """Enter goes on from a field; from the papers it accepts, or takes in what is not complete."""
        if act == "enter":
            if self.focused is not None or self.at_questions:
                return t("acceptance.go_on")
            return t(f"acceptance.{self._enter_does()}")
        if act == "finish":
            return t("acceptance.at_once") if self._is_at_once() else ""
        return super().key_label(act)

    def usable(self, act: str) -> bool:
        """Ticking only in the list; finishing on the spot where the service allows it and nothing is missing."""
        if act == "finish":
            return self._may_finish()
        return self.focused is None or act not in ("tick", "tick_all")

    def on_scan_field_submitted(self, event: ScanField.Submitted) -> None:
        """Enter goes from field to field, then on to the list; nobody is taken in without a name."""
        if event.field is self.fields["name"] and not event.field.value.strip():
            self.say(t("acceptance.name_first"), part="needs")
            self.app.bell()
        else:
            self.say("")
            self._step(1)

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
            names = ["how_many", *(["later"] if self._paper(here.id).tolerable else []), *names]
        question = Question(t("keys.more"), word_choices("acceptance_menu", names))
        self.hall.ask(question, lambda name: getattr(self, f"menu_{name}")())

    def menu_how_many(self) -> None:
        """Count a paper: originals, copies, pages."""
        here = self.moving.here
        if here is not None:
            told = [[(here.text, ""), (f"  {here.right}", "quiet")], [(t("acceptance.count_how"), "quiet")]]
            question = Question(t("acceptance_menu.how_many"), (), told, free=True)
            self.hall.ask(question, lambda said: self._count(here.id, said))

    def menu_later(self) -> None:
        """Let the paper under the cursor follow later on an undertaking."""
        here = self.moving.here
        if here is not None:
            self.later ^= {here.id}
            self.have -= self.later
            self.repaint()

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

    def _count(self, paper: str, said: str) -> None:
        found = COUNTED.fullmatch(said.strip())
        if found is None:
            self.say(t("acceptance.count_how"), part="needs")
            return
        originals, copies, pages = (int(part) if part else None for part in found.groups())
        self.handed[paper] = Handed(originals or 0, copies or 0, pages)
        enough = self._paper(paper)
        there = (originals or 0) >= enough.original and (copies or 0) >= enough.copies
        self.have = self.have | {paper} if there else self.have - {paper}
        self.repaint()

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

    def _paper(self, name: str) -> Material:
        assert self.now is not None
        return next(one for one in self.now.service.materials if one.id == name)

    def _given(self, paper: Material) -> Handed:
        if paper.id in self.handed:
            return self.handed[paper.id]
        return Handed(paper.original, paper.copies) if paper.id in self.have else Handed(0, 0)

    def _counted(self, paper: Material) -> str:
        given = self._given(paper)
        pages = t("acceptance.pages", count=given.pages) if given.pages else ""
        counted = t("acceptance.counted", originals=given.originals, copies=given.copies)
        return " ".join(filter(None, (counted, pages)))

    def _missing(self) -> list[str]:
        if self.now is None:
            return []
        lacking = notices.missing(notices.needed(self.now.service, self.yes, self.ticked()))
        return [one.id for one in lacking if one.id not in self.later]

    def _enter_does(self) -> str:
        if self._missing():
            return "take_in"
        instant = self.now is not None and self.now.service.handling == "instant"
        return "accept_instant" if instant else "accept"

    def _is_at_once(self) -> bool:
        service = self.now.service if self.now else None
        return service is not None and (service.handling == "instant" or service.on_the_spot)

    def _may_finish(self) -> bool:
        return self._is_at_once() and bool(self.fields["name"].value.strip()) and not self._missing()

    async def _finish(self) -> None:
        if self.now is not None:
            by = By(self.hall.clerk, self.hall.window)
            case = await self.hall.link.do(ending.finish_on_the_spot, by, self._application(self.now))
            self._open_case(case.number)

    async def _accept(self) -> None:
        await self._take_in(only_receive=bool(self._missing()))

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
        self.hall.close_screen()
        self.hall.open_screen("case", number=number)

    def _application(self, now: FormNow) -> Application:
        typed = {name: field.value.strip() or None for name, field in self.fields.items()}
        return Application(
            now.service.code, Applicant(typed.pop("name") or "", **typed), sorted(self.yes),
            {one.id: self._given(one) for one in notices.materials(now.service, self.yes) if notices.is_asked(one)},
            ticket=self.about.ticket, lang=now.lang, delivery=self.delivery,
        )  # fmt: skip
