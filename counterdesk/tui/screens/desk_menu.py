"""The desk's menu: what is done a few times a day, behind one key, then arrows and Enter."""

from __future__ import annotations

from functools import partial

from counterdesk.hall import tickets, visits, windows
from counterdesk.hall.calling import Choice as Turn
from counterdesk.hall.catalogue.model import Priority
from counterdesk.printing.slips import phrases
from counterdesk.store.desk import Look
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.screens.desk_fees import DeskFees
from counterdesk.tui.screens.desk_view import why_words
from counterdesk.tui.screens.ticket_acts import possible
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import LANGUAGES, language, pad, t

BACK_OFFICE = "back_office"
"""The commonest reason of a pause, and the name of its key's act."""
PAUSES = (BACK_OFFICE, "meal", "break", "meeting", "training")
MENU = (
    "enquiry", "accept", "take_fee", "here", "priority", "serve", "line", "give_notice", "find_case", "due",
    "enquiries", "payments", "papers", "mine", "pause", "ask_help", "language", "theme",
)  # fmt: skip
OF_TICKET = ("here", "accept", "take_fee")
"""What is done with the ticket at this window, and is not in the menu without one."""
KEY_OF = {
    "papers": "papers", "pause": "pause", "ask_help": "ask_help", "language": "switch_language",
    "theme": "switch_theme",
}  # fmt: skip
"""What of the menu has a key of its own: the menu teaches it."""
MINE = ("appraisal", "rounds")
"""The screens that show a clerk what is their own."""
LINE_SHOWN = 60


def line(look: Look, window: str) -> list[Turn]:
    """Those who wait for ``window``, in the order they would be called now."""
    return tickets.line_for(look, window, LINE_SHOWN)


def _wants(one: Priority) -> str:
    """What a class is given for: what is to be shown, and from which age."""
    return "  ".join(filter(None, (t("needs.age", age=one.age) if one.age else "", t(f"needs.{one.needs}"))))


class DeskMenu(DeskFees):
    """The menu's acts, and leaving the window."""

    def action_more(self) -> None:
        """Open the menu; what cannot be done now is not in it."""
        names = [name for name in MENU if name not in OF_TICKET or (self.now and self.now.here)]
        names = [name for name in names if name != "take_fee" or self.charges]
        names = [name for name in names if name != "language" or self.speaks_other]
        choices = [choice._replace(note=self._key_note(choice.value)) for choice in word_choices("menu", names)]
        choices = [choice._replace(also=self._behind(choice.value)) for choice in choices]
        self.hall.ask(Question(t("keys.more"), choices), lambda name: getattr(self, f"menu_{name}")())

    @property
    def speaks_other(self) -> bool:
        """Whether to offer the other language: the hall has names in both, or only in the one not in use."""
        ours = [lang for lang in LANGUAGES if self.now and lang in self.now.cat.hall.languages]
        return ours != [language()]

    def _behind(self, name: str) -> str:
        """What stands behind a line of the menu: it is found by those words, too."""
        here = self.now.here if self.now else None
        acts = possible(here.ticket, self.window) if name == "here" and here else []
        return " ".join(t(f"menu.{act.name}") for act in acts)

    def _key_note(self, name: str) -> str:
        return self.key_of(KEY_OF[name]) if name in KEY_OF else ""

    def menu_here(self) -> None:
        """The page of the ticket at this window."""
        if self.code_here:
            self.scanned(self.code_here)

    def menu_priority(self) -> None:
        """A number with a priority: first the class, then the service."""
        if self.now is None:
            return
        lang = language()
        known = self.now.cat.priorities
        classes = [Choice(p.id, p.name(lang), note=_wants(p)) for p in known.values()]

        def chosen(priority: str) -> None:
            one = known[priority]
            if one.is_green:
                self.ask_green(one)
            else:
                basis = phrases.articles(one.basis, lang)
                self.ask_issue(priority, [[(f"{one.name(lang)}  {_wants(one)}", "")], [(basis, "quiet")]])

        self.hall.ask(Question(t("menu.priority"), classes), chosen)

    def menu_serve(self) -> None:
        """Serve somebody without a ticket."""
        self.ask_service(t("menu.serve"), partial(self.do_next, visits.serve))

    def menu_line(self) -> None:
        """Everybody in line for this window, in order, each with the reason."""
        self.act(self._show_line)

    def menu_mine(self) -> None:
        """The clerk's own month of appraisal, where a line can be objected to, or what they must put right."""
        self.hall.ask(Question(t("menu.mine"), word_choices("mine", MINE)), self.hall.open_screen)

    def action_pause(self) -> None:
        """Pause the window with a reason; the one that has a key of its own is shown with it."""
        notes = {BACK_OFFICE: self.key_of(BACK_OFFICE)}
        choices = [one._replace(note=notes.get(one.value, "")) for one in word_choices("pause", PAUSES)]
        self.hall.ask(Question(t("menu.pause"), choices, free=True), partial(self.do_next, windows.pause))

    def action_back_office(self) -> None:
        """Pause the window for work in the back office, at once; Enter opens it again."""
        self.do(windows.pause, BACK_OFFICE)

    def action_ask_help(self) -> None:
        """Call the lead without a sound, or say that the lead came."""
        self.do(windows.ask_help, self.window)

    menu_papers = DeskFees.action_papers
    menu_pause = action_pause
    menu_ask_help = action_ask_help

    def menu_language(self) -> None:
        """The other language."""
        self.hall.next_language()

    def menu_theme(self) -> None:
        """The next theme."""
        self.hall.next_theme()

    def action_leave(self) -> None:
        """Lock the screen and stay seated, or close the window and sign out."""
        choices = word_choices("leave", ("lock", "sign_out"))
        held = " ".join(ticket.label for ticket in self.now.held) if self.now else ""
        told: list[Row] = [[(t("leave.on_hold", numbers=held), "needs")]] if held else []
        self.hall.ask(Question(t("keys.leave"), choices, told), lambda name: getattr(self, f"_{name}")())

    def _lock(self) -> None:
        self.act(self._shut, waits=True)  # what an act under way puts in front must not come before the lock

    async def _shut(self) -> None:
        self.hall.lock()

    def _sign_out(self) -> None:
        self.act(self._close)

    async def _close(self) -> None:
        await self._done(windows.close)
        self.hall.clerk = None
        self.hall.close_screen(self)

    async def _show_line(self) -> None:
        turns = await self.hall.link.ask(line, self.window)
        rows: list[Row] = [
            [(pad(turn.head.label, 8), "strong"), (why_words(turn.why.code, turn.why.facts), "quiet")] for turn in turns
        ]
        self.hall.tell(t("menu.line"), rows or [[(t("desk.nobody_waits"), "quiet")]])
