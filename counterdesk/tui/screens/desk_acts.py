"""What a clerk can do at the desk: the keys' acts, and the rarer ones behind the menu and on a ticket's page.

Every act is one verb of the hall in one transaction; the screen only asks what the verb needs.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from counterdesk.hall import tickets, visits, windows
from counterdesk.hall.floor import AtWindow
from counterdesk.hall.rows import Ticket
from counterdesk.store.desk import By
from counterdesk.tui.screens import desk_view
from counterdesk.tui.screens.desk_now import DeskNow, Story, story
from counterdesk.tui.screens.desk_said import Verb, said_after
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.screens.matters import open_matter
from counterdesk.tui.screens.service_choices import another, service_choices
from counterdesk.tui.screens.ticket_acts import BY_NAME, possible
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import has, language, t

NO_SLIP = {"held": "desk.issued_slip_held", "unknown": "desk.issued_slip_unsure"}
"""What is said of a slip that a printer may have, by its job's state; of another that it did not come out."""
GREEN = "green"
"""On a ticket's page: the green channel, which asks for more than a verb's facts."""
STORY, STORY_LINES = "story", 3
"""On a ticket's page: its story from the beginning, when it has more lines than surely stand above the choices."""
REASONS = ("frail", "came_back", "mistake", "told_to")


def word_choices(section: str, names: Iterable[str]) -> list[Choice]:
    """Choices that are words of the house; ``free`` text may be typed instead where a question allows it."""
    return [Choice(name, t(f"{section}.{name}")) for name in names]


class DeskActs(HallScreen):
    """The acts of a desk; the screen itself (desk.py) only lays out and repaints."""

    now: DeskNow | None = None
    called_nobody = called_lead = False
    """Whether the last act was a call that found nobody, or one for the lead."""
    _given: tickets.Issued | None = None

    @property
    def window(self) -> str:
        """This desk's window."""
        return self.hall.window or ""

    @property
    def code_here(self) -> str | None:
        """The code of the ticket here: past four in the morning its number may be another's."""
        return self.now.code_here if self.now else None

    @property
    def serves(self) -> tuple[str, ...]:
        """The series this window serves."""
        plan = self.now.cat.windows.get(self.window) if self.now else None
        return plan.serves if plan else ()

    def do(self, verb: Verb, *args: Any, **facts: Any) -> None:
        """One verb by this clerk at this window, unless another is still running."""
        self.act(lambda: self._done(verb, *args, **facts))

    def do_next(self, verb: Verb, *args: Any, **facts: Any) -> None:
        """The same, but right after one that is still running: the question it was the answer to is gone by now."""
        self.act(lambda: self._done(verb, *args, **facts), waits=True)

    async def _done(self, verb: Verb, *args: Any, **facts: Any) -> None:
        ends = verb in (visits.finish, visits.finish_and_call) and facts.get("outcome", "done") == "done"
        missing, unticked = (self.missing(), self.unticked()) if ends else (0, 0)
        before = self.now
        answer = await self.hall.link.do(verb, By(self.hall.clerk, self.window), *args, **facts)
        if isinstance(answer, tickets.Issued):
            self._given = answer
        said = said_after(verb, answer, before, self.now_us())
        if (missing or unticked) and before and before.here:
            key = "desk.finished_missing" if missing else "desk.finished_unticked"
            said = t(key, number=before.here.ticket.label, count=missing or unticked)
        self.say(said)
        self.called_nobody = verb is tickets.call_next and answer is None
        self.called_lead = verb is windows.ask_help

    def missing(self) -> int:
        """How many papers that everybody must bring are not ticked for the ticket here; the screen knows them."""
        return 0

    def unticked(self) -> int:
        """How many papers there are of which none is ticked; the screen knows them."""
        return 0

    def tell_missing_slip(self) -> None:
        """Say once that the slip of the number just given out did not come out, or that nobody knows."""
        given = self._given
        state = self.now.papers.troubled.get(given.print_job or 0) if given and self.now else None
        if given and state:
            self._given = None
            said = NO_SLIP.get(state, "desk.issued_no_slip")
            self.say(t(said, number=given.ticket.label, press=self.key_of("papers")), part="needs")

    def natural(self) -> tuple[str, Verb]:
        """The next act as things stand: its name among the words and its verb."""
        here = self.now.here if self.now else None
        if self.now and self.now.seat and self.now.seat.state == "paused":
            return "reopen", windows.resume
        if here is None:
            return "call", tickets.call_next
        if here.ticket.state == "serving" and self._goes_on_here(here):
            return "next_service", visits.finish_and_call
        return ("start", visits.start) if here.ticket.state == "called" else ("finish_and_call", visits.finish_and_call)

    def _goes_on_here(self, here: AtWindow) -> bool:
        cat = self.now.cat if self.now else None
        return bool(cat and here.services_to_come and cat.services[here.services_to_come[0]].series in self.serves)

    def action_enter(self) -> None:
        """The natural next act: call, start, finish and call; nothing is ever called without a press."""
        verb = self.natural()[1]
        outcome = self.likely_outcome() if verb is visits.finish_and_call else ""
        if outcome:
            self.do(verb, outcome=outcome)
        else:
            self.do(verb)

    def likely_outcome(self) -> str:
        """How the visit ends as things stand: its matter was taken in, or its notice named papers that lack.

        Empty: as any visit ends.
        """
        matter = self.now.matter if self.now else None
        if matter and matter.case:
            return "accepted"
        return "papers_missing" if matter and matter.wanted and self.missing() else ""

    def action_call(self) -> None:
        """Call whoever is next."""
        self.do(tickets.call_next)

    def action_recall(self) -> None:
        """Call the same number again."""
        self.do(tickets.recall)

    def action_no_show(self) -> None:
        """Nobody came."""
        self.do(tickets.no_show)

    def action_undo(self) -> None:
        """Take back this window's last act."""
        self.do(visits.undo)

    def action_hold(self) -> None:
        """Put the ticket on hold, or take one up again when the window is free."""
        held = self.now.held if self.now else []
        if (self.now and self.now.here) or not held:
            self.do(visits.hold)
        elif len(held) == 1:
            self.do(visits.resume)
        else:
            choices = [Choice(ticket.label, ticket.label) for ticket in held]
            self.hall.ask(Question(t("desk.resume_which"), choices), lambda number: self.do_next(visits.resume, number))

    def action_finish(self) -> None:
        """Finish with an outcome, without calling anybody."""
        missing = self.missing()
        told = [[(t("desk.papers_missing", count=missing), "needs")]] if missing else []
        told.append([(t("desk.which_outcome_told"), "quiet")])
        # what was ticked says that papers lack, or the matter was taken in: then that outcome is the natural one
        likely = self.likely_outcome() or ("papers_missing" if missing else visits.OUTCOMES[0])
        names = sorted(visits.OUTCOMES, key=lambda name: name != likely)
        question = Question(t("desk.which_outcome"), word_choices("outcome", names), told)
        self.hall.ask(question, lambda outcome: self.do_next(visits.finish, outcome=outcome))

    def action_issue(self) -> None:
        """Give out a number."""
        self.ask_issue()

    def action_find(self) -> None:
        """Open a ticket by its number or its code."""
        question = Question(t("desk.find"), (), [[(t("desk.find_how"), "quiet")]], free=True)
        self.hall.ask(question, self.scanned)

    def scanned(self, code: str) -> None:
        """Open what a scanned paper belongs to: a ticket, a notice, a case."""
        self.act(lambda: self._open_paper(code), waits=True)

    def ask_service(self, title: str, answered: Callable[[str], None]) -> None:
        """Ask for a service, this window's own first."""
        if self.now is not None:
            told = [[(t("desk.services_order"), "quiet")]]
            self.hall.ask(Question(title, service_choices(self.now.cat, self.serves), told), answered)

    def ask_issue(self, priority: str | None = None, told: Sequence[Row] = ()) -> None:
        """Ask which service a number is for; Insert gives the slip in the hall's other language."""
        if self.now is None:
            return
        other = next((lang for lang in self.now.cat.hall.languages[1:] if has(f"desk.slip_in_{lang}")), None)
        choices = service_choices(self.now.cat, self.serves)
        insert = t(f"desk.slip_in_{other}") if other else ""
        order: Row = [(t("desk.services_order"), "quiet")]
        question = Question(t("desk.issue_which"), choices, [*told, order], insert=insert)
        self.hall.ask(
            question, lambda code: self.issue(code, priority), lambda code: self.issue(code, priority, other)
        )

    def ask_reason(self, title: str, answered: Callable[[str], None]) -> None:
        """Ask for a reason: one of the usual ones, or what is typed."""

        def told(reason: str) -> None:
            answered(t(f"reason.{reason}") if reason in REASONS else reason)

        self.hall.ask(Question(title, word_choices("reason", REASONS), free=True), told)

    def on_ticket(self, name: str, number: str, service: str = "", label: str = "") -> None:
        """Do a rarer act on a ticket, which came for ``service``, after asking what it needs.

        ``number`` may be its code, ``label`` is then its number. A code scanned meanwhile opens its own ticket.
        """
        if name == GREEN:
            self.green_for(number)
            return
        if name not in BY_NAME:
            self.scanned(name)
            return
        act = BY_NAME[name]
        title = f"{label or number}  {t(f'menu.{name}')}"
        if act.asks in ("service", "sent_on") and self.now is not None:
            choices = another(self.now.cat, self.serves, service, sent_on=act.asks == "sent_on")
            self.hall.ask(Question(title, choices), lambda code: self.do_next(act.verb, number, code))
        elif act.asks == "reason":
            self.ask_reason(title, lambda reason: self.do_next(act.verb, number, reason))
        else:
            self.do_next(act.verb, number)

    def issue(self, service: str, priority: str | None = None, lang: str | None = None) -> None:
        """Give out a number for a service, perhaps with a priority, its slip perhaps in another language."""
        # the key makes a second try of the same press give the same ticket
        self.do_next(tickets.issue, service, priority=priority, lang=lang, key=uuid.uuid4().hex)

    async def _open_paper(self, code: str) -> None:
        if not await open_matter(self.hall, code, self.code_here):
            await self._open_ticket(code)

    async def _open_ticket(self, number: str) -> None:
        found = await self.hall.link.ask(story, number)
        of_today = self.now is not None and found.ticket.day == self.now.day
        self.show_ticket(found, None if of_today else number)

    def green_for(self, number: str) -> None:
        """The green channel for a number given out before; desk_allowed.py asks for it."""

    def may_be_green(self, ticket: Ticket) -> bool:
        """Whether a ticket could be put into the green channel; desk_allowed.py knows."""
        return False

    def show_ticket(self, found: Story, code: str | None = None) -> None:
        """A ticket's page: its life, and what can be done with it from here; of an earlier day's only by its code."""
        if self.now is None:
            return
        number = code or found.ticket.label
        service = self.now.cat.services.get(found.service)
        name = service.name(language()) if service else found.service
        title = f"{found.ticket.label}  {name}  {t(f'state.{found.ticket.state}')}"
        told = desk_view.story_rows(found.entries, self.now.zone)
        choices = [Choice(act.name, t(f"menu.{act.name}")) for act in possible(found.ticket, self.window)]
        choices += [Choice(STORY, t("menu.story"))] if len(told) > STORY_LINES else []
        if self.may_be_green(found.ticket):
            choices.append(Choice(GREEN, t(f"menu.{GREEN}")))
        if choices:
            ticket_act = partial(self.on_ticket, number=number, service=found.service, label=found.ticket.label)

            def chosen(name: str) -> None:
                if name == STORY:
                    self.hall.tell(title, told)
                else:
                    ticket_act(name)

            self.hall.ask(Question(title, choices, told, scans=True), chosen)
        else:
            self.hall.tell(title, told)
