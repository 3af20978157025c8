"""What an evening must not leave lying: papers not known to be printed, questions nobody answered, instant items."""

from __future__ import annotations

from typing import NamedTuple

from counterdesk.hall import clerks, enquiries
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.enquiries import Enquiry
from counterdesk.printing.spool import state_words
from counterdesk.store import outbox
from counterdesk.store.desk import By, Look
from counterdesk.tui.screens.lead_report import LeadReport
from counterdesk.tui.screens.paper_settled import PaperNow, Settling, named, what_became
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import t

ALL = "all"
"""Every paper of which no printer took anything: one that is broken in the evening leaves many."""


class Unanswered(NamedTuple):
    """Every question without an answer, and who can be given one."""

    found: list[Enquiry]
    able: list[str]


def unanswered(look: Look) -> Unanswered:
    """That, in one snapshot."""
    able = [one.number for one in clerks.clerks(look) if clerks.may(look, one.number, "enquiry")]
    return Unanswered(enquiries.open_ones(look), able)


def unprinted(look: Look) -> list[PaperNow]:
    """Papers nobody knows to be printed, those that need a person first."""
    return sorted(named(look, outbox.open_jobs(look)), key=lambda paper: not paper.in_trouble)


class LeadLoose(LeadReport):
    """What a lead does about them."""

    def open_papers(self) -> None:
        """Papers that are not printed: Enter says what became of one, Insert gives one up that waits."""
        self.act(self._papers)

    async def _papers(self) -> None:
        found = {str(paper.job.id): paper for paper in await self.hall.link.ask(unprinted)}
        if not found:
            self.hall.tell(t("lead_closing.papers"), [[(t("lead_opening.no_papers"), "done")]])
            return
        choices = [Choice(job, paper.name, job, state_words(paper.job)) for job, paper in found.items()]
        unsent = [paper.job.id for paper in found.values() if paper.job.state in outbox.MOVES["sending"]]
        if len(unsent) > 1:
            choices.append(Choice(ALL, t("lead_closing.papers_all", count=len(unsent))))
        self.hall.ask(Question(t("lead_closing.papers"), choices),
                      lambda job: self._give_up(unsent) if job == ALL else self._paper(found[job]))  # fmt: skip

    def _give_up(self, jobs: list[int]) -> None:
        async def given_up() -> None:
            count = await self.hall.link.do(outbox.cancel_all, By(self.hall.clerk), jobs)
            self.say(t("lead_closing.papers_given_up", count=count))

        self.act(given_up, waits=True)

    def _paper(self, paper: PaperNow) -> None:
        if paper.in_trouble:
            became = what_became(paper)
            self.hall.ask(became.question, lambda _: self._became(became.enter, paper),
                          lambda _: self._became(became.insert, paper))  # fmt: skip
            return
        choices = [Choice("wait", t("lead_closing.paper_wait")), Choice("cancel", t("papers.unsent_enter"))]
        told = [[(t("lead_closing.paper_told"), "quiet")]]
        self.hall.ask(Question(paper.name, choices, told), lambda how: self._wait_or_not(how, paper))

    def _wait_or_not(self, how: str, paper: PaperNow) -> None:
        if how == "cancel":
            self._became(outbox.cancel, paper)

    def _became(self, verb: Settling, paper: PaperNow) -> None:
        async def settled() -> None:
            await self.hall.link.do(verb, By(self.hall.clerk), paper.job.id)
            now = await self.hall.link.ask(outbox.job, paper.job.id)
            self.say(f"{paper.name}  {state_words(now)}")

        self.act(settled, waits=True)

    def open_instants(self) -> None:
        """Instant items that are not finished: Enter opens one, to finish it or make it a promised one."""
        self.act(self._instants)

    async def _instants(self) -> None:
        found = await self.hall.link.ask(case_rows.instants_open)
        choices = [Choice(case.number, "", case.number) for case in found]
        self.hall.ask(Question(t("lead_closing.instants"), choices),
                      lambda number: self.hall.open_screen("case", number=number))  # fmt: skip

    def open_enquiries(self) -> None:
        """Questions nobody answered yet: Enter answers one, or gives it to a colleague."""
        self.act(self._enquiries)

    async def _enquiries(self) -> None:
        known = await self.hall.link.ask(unanswered)
        found = {str(one.id): one for one in known.found}
        choices = [Choice(number, one.question, number, f"{one.day:%m-%d} {one.holder}")
                   for number, one in found.items()]  # fmt: skip
        asked = Question(t("lead_closing.enquiries"), choices)
        self.hall.ask(asked, lambda number: self._enquiry(found[number], known))

    def _enquiry(self, one: Enquiry, known: Unanswered) -> None:
        choices = [Choice(how, t(f"enquiry_act.{how}")) for how in ("answer", "hand_over", "later")]
        self.hall.ask(Question(f"{one.id}  {one.question}", choices), lambda how: self._take_up(how, one, known))

    def _take_up(self, how: str, one: Enquiry, known: Unanswered) -> None:
        if how == "answer":
            asks = Question(f"{one.id}  {t('enquiry.answer_what')}", (), [[(one.question, "quiet")]], free=True)
            self.hall.ask(asks, lambda text: self._answered_with(one, text))
        elif how == "hand_over":
            others = [Choice(number, number) for number in known.able if number != one.holder]
            asks = Question(f"{one.id}  {t('enquiry.to_whom')}", others)
            self.hall.ask(asks, lambda number: self._handed(one, number))

    def _answered_with(self, one: Enquiry, text: str) -> None:
        async def done() -> None:
            now = await self.hall.link.do(enquiries.answer, By(self.hall.clerk), one.id, text)
            self.say(t("enquiry.now", enquiry=now.id, state=t(f"enquiry.{now.state}"), clerk=now.holder))

        self.act(done, waits=True)

    def _handed(self, one: Enquiry, number: str) -> None:
        async def done() -> None:
            now = await self.hall.link.do(enquiries.hand_over, By(self.hall.clerk), one.id, number)
            self.say(t("enquiry.now", enquiry=now.id, state=t(f"enquiry.{now.state}"), clerk=now.holder))

        self.act(done, waits=True)
