"""Complaints and reports, what is due first at the top; each with the acts its state allows, and no teller anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from counterdesk.hall import clerks, complaints
from counterdesk.hall.complaints import Complaint, Intake, Teller, clocks
from counterdesk.hall.complaints.naming import in_words
from counterdesk.hall.complaints.tables import CAUSES, CHANNELS, HOW_TOLD, KINDS, SATISFIED
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Look
from counterdesk.tui.screens.case_view import left_words
from counterdesk.tui.screens.kept_list import KeptList, Menu, Shown
from counterdesk.words import t

TOLD = ("kind", "channel", "class", "state", "facts", "evidence", "finding", "answer", "satisfied", "cause")


def found(look: Look, clerk: str | None) -> tuple[list[tuple[Complaint, int | None]], bool]:
    """Those not closed with the working days left, and whether this clerk may handle them."""
    clerks.require(look, clerk, "complaint_read")
    listed = [(one, clocks.left_days(look, one)) for one in complaints.listed(look)]
    return listed, clerks.may(look, clerk, "complaint_handle")


class Complaints(KeptList, inherit_bindings=False):
    """The list, its page to read, and the acts on the complaint under the cursor."""

    BINDINGS: ClassVar = KeptList.BINDINGS

    def __init__(self) -> None:
        super().__init__()
        self.all: list[tuple[Complaint, int | None]] = []
        self.handles = False

    async def read(self) -> None:
        """What is open."""
        await super().read()
        self.all, self.handles = await self.hall.link.ask(found, self.hall.clerk)

    def heading(self) -> tuple[str, str, str]:
        """Title, how many, and that there is none."""
        return t("complaints.title"), t("complaints.count", n=len(self.all)), t("complaint.none")

    def shown(self) -> Sequence[Shown]:
        """Number, due, kind, state and what it says."""
        return [
            Shown(
                one, (one.number, f"{one.next_due_on or '-'}", in_words("kind", one.kind),
                      in_words("state", one.state), one.facts), left_words(left) if left is not None else "",
                "over" if left is not None and left < 0 else "needs" if left == 0 else "",
            )
            for one, left in self.all
        ]  # fmt: skip

    def key_label(self, act: str) -> str:
        """Enter reads the complaint."""
        return t("complaints.key_enter") if act == "enter" else super().key_label(act)

    def action_enter(self) -> None:
        """Read the one under the cursor."""
        one: Complaint | None = self.here
        if one is None:
            self.app.bell()
            return
        values = {**one._asdict(), "class": one.handled_as}
        self.page(one.number, [
            (t(f"complaint.head_{name}"), in_words(name, values[name])) for name in TOLD if values[name]
        ])  # fmt: skip

    def menu(self) -> Sequence[Menu]:
        """Registering a new one, and what the state of this one allows."""
        one: Complaint | None = self.here
        acts = [Menu(t("complaints.register"), self._register)]
        if one is None:
            return acts
        by_state = {
            "registered": ("admit", "decline"), "admitted": ("founded", "unfounded", "answer"),
            "answered": ("tell", "close"), "declined": ("tell", "close"), "told": ("tell", "close"),
        }  # fmt: skip
        names = (*by_state[one.state], "link", "confirm") if self.handles else ()
        acts += [Menu(t(f"complaints.{name}", number=one.number), partial(self._begin, name, one)) for name in names]
        return [*acts, Menu(t("complaints.reveal", number=one.number), lambda: self._reveal(one))]

    def _begin(self, name: str, one: Complaint) -> None:
        {
            "admit": lambda: self._done(complaints.admit, one),
            "decline": lambda: self._say(name, complaints.admit, one),
            "founded": lambda: self._found(one, True), "unfounded": lambda: self._found(one, False),
            "answer": lambda: self._say(name, complaints.answer, one), "tell": lambda: self._tell(one),
            "close": lambda: self._close(one), "link": lambda: self._link(one), "confirm": lambda: self._confirm(one),
        }[name]()  # fmt: skip

    def _say(self, name: str, verb: object, one: Complaint) -> None:
        self.ask_text(t(f"complaints.{name}", number=one.number), lambda text: self._done(verb, one, text))

    def _found(self, one: Complaint, founded: bool) -> None:
        title = t("complaints.finding", number=one.number)
        self.ask_text(title, lambda text: self._done(complaints.investigate, one, text, founded))

    def _tell(self, one: Complaint) -> None:
        def satisfied(how: str) -> None:
            choices = [(code, in_words("satisfied", code)) for code in SATISFIED]
            self.ask_of(t("complaints.satisfied"), choices, lambda said: self._done(complaints.tell, one, how, said))

        self.ask_of(t("complaints.how"), [(code, in_words("told_how", code)) for code in HOW_TOLD], satisfied)

    def _close(self, one: Complaint) -> None:
        def summary(cause: str) -> None:
            def close(text: str) -> None:
                self._done(complaints.close, one, cause, "" if text == "-" else text)

            self.ask_text(t("complaints.summary"), close)

        self.ask_of(t("complaints.cause"), [(code, in_words("cause", code)) for code in CAUSES], summary)

    def _link(self, one: Complaint) -> None:
        def because(clerk: str) -> None:
            self.ask_text(t("complaints.because"), lambda text: self.do(
                complaints.link, one.number, clerk, text,
                said=lambda link: t("complaint.linked", number=one.number, clerk=link.clerk),
            ))  # fmt: skip

        self.ask_text(t("complaints.whom"), because)

    def _confirm(self, one: Complaint) -> None:
        def decide(clerk: str) -> None:
            self.do(complaints.decide, one.number, clerk, True,
                    said=t("complaint.link_confirmed", number=one.number, clerk=clerk))  # fmt: skip

        self.ask_text(t("complaints.whom"), decide)

    def _reveal(self, one: Complaint) -> None:
        async def reveal() -> None:
            teller = await self.hall.link.do(complaints.reveal, self.by, one.number)
            if teller is None:
                raise Refusal("identity_closed", clerk=self.hall.clerk)
            facts = [(t(f"complaint.teller_{name}"), said) for name, said in teller._asdict().items() if said]
            self.page(one.number, facts)

        self.later(reveal)

    def _register(self) -> None:
        def kind(code: str) -> None:
            channels = [(each, in_words("channel", each)) for each in CHANNELS]
            self.ask_of(t("complaint.head_channel"), channels, lambda channel: facts(code, channel))

        def facts(code: str, channel: str) -> None:
            self.ask_text(t("complaint.head_facts"), lambda text: name(Intake(text, code, channel)))

        def name(intake: Intake) -> None:
            self.ask_text(t("complaints.name"), lambda who: phone(intake, "" if who == "-" else who))

        def phone(intake: Intake, who: str) -> None:
            if not who:
                return self._taken(intake, Teller())
            return self.ask_text(
                t("complaints.phone"), lambda number: self._taken(intake, Teller(who, "" if number == "-" else number))
            )

        self.ask_of(t("complaint.head_kind"), [(code, in_words("kind", code)) for code in KINDS], kind)

    def _taken(self, intake: Intake, teller: Teller) -> None:
        self.do(complaints.register, intake, teller,
                said=lambda made: t("complaint.registered", number=made.number, due=made.next_due_on))  # fmt: skip

    def _done(self, verb: object, one: Complaint, *args: object) -> None:
        self.do(verb, one.number, *args, said=lambda done: t(  # type: ignore[arg-type]
            "complaint.now", number=done.number, state=in_words("state", done.state), due=done.next_due_on or "-",
        ))  # fmt: skip
