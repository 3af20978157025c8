"""The desk's papers: those that need a person first, then the last ones from here, to look at or to print once more."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.hall import rows, tickets
from counterdesk.printing.slip import SlipFault, from_json
from counterdesk.printing.spool import state_words
from counterdesk.refusals import Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import By, Look
from counterdesk.tui.screens.desk_acts import DeskActs
from counterdesk.tui.screens.desk_now import IN_TROUBLE, JOBS_LOOKED_AT
from counterdesk.tui.screens.desk_said import CANNOT_PRINT, Verb
from counterdesk.tui.screens.paper_settled import PaperNow, named, what_became
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import t

LAST_SHOWN = 8


def papers_now(look: Look, window: str, clerk: str | None) -> list[PaperNow]:
    """Papers that need a person, that of the ticket at ``window``, and the last ones ``clerk`` had printed."""
    trouble = [job for job in outbox.open_jobs(look, JOBS_LOOKED_AT) if job.state in IN_TROUBLE]
    here = rows.at_window(look, window)
    first = tickets.print_job(look, here) if here else None
    mine = [outbox.job(look, first)] if first else []
    found = {job.id: job for job in (*trouble, *mine, *outbox.newest(look, clerk or "", LAST_SHOWN))}
    return named(look, found.values())


class DeskPapers(DeskActs):
    """What a clerk does about papers: Enter the natural act, Insert the other one."""

    def action_papers(self) -> None:
        """Open the page of papers."""
        self.act(self._show_papers)

    async def _show_papers(self) -> None:
        found = await self.hall.link.ask(papers_now, self.window, self.hall.clerk)
        others = self._others()
        if not found and not others:
            self.hall.tell(t("papers.title"), [[(t("papers.none"), "quiet")]])
            return
        papers = {str(paper.job.id): paper for paper in found}
        choices = [Choice(job, paper.name, note=state_words(paper.job)) for job, paper in papers.items()]
        choices += [Choice(name, t("papers.elsewhere", printer=name)) for name in others]
        question = Question(t("papers.title"), choices, enter=t("papers.take"), insert=t("papers.look"))

        def take(key: str) -> None:
            self._take(papers[key]) if key in papers else self._print_elsewhere(key)

        def look(key: str) -> None:
            self._look_at(papers[key]) if key in papers else self.action_papers()

        self.hall.ask(question, take, look)

    def _others(self) -> Sequence[str]:
        """The printers that may take over what waits, where this desk's own cannot print."""
        stopped = self.now is not None and self.now.papers.printer in CANNOT_PRINT
        return [*self.hall.elsewhere] if stopped else []

    def _print_elsewhere(self, printer: str) -> None:
        async def switched() -> None:
            by = By(self.hall.clerk, self.window)
            count = await self.hall.link.do(self.hall.elsewhere[printer], by)
            self.say(t("papers.switched", count=count, printer=printer))

        self.act(switched, waits=True)

    def _take(self, paper: PaperNow) -> None:
        if paper.in_trouble:
            self._ask_what_became(paper)
        elif paper.number and paper.job.kind == "ticket" and paper.job.copy_of is None:
            self._copy(tickets.reprint, paper, paper.number)
        else:
            self._copy(outbox.copy, paper, paper.job.id)

    def _copy(self, verb: Verb, paper: PaperNow, which: object) -> None:
        async def copied() -> None:
            answer = await self.hall.link.do(verb, By(self.hall.clerk, self.window), which)
            job = answer.print_job if isinstance(answer, tickets.Reprinted) else answer
            made = await self.hall.link.ask(outbox.job, job)
            self.say(t("papers.copying", paper=paper.first_name, count=made.copy_no))

        self.act(copied, waits=True)

    def _ask_what_became(self, paper: PaperNow) -> None:
        became, job = what_became(paper), paper.job
        self.hall.ask(
            became.question, lambda _: self.do_next(became.enter, job.id), lambda _: self.do_next(became.insert, job.id)
        )

    def _look_at(self, paper: PaperNow) -> None:
        try:
            slip = from_json(paper.job.slip_json)
        except SlipFault:
            self.refuse(Refusal("unreadable_slip", job=paper.job.id))
            return
        self.hall.show_paper(paper.name, slip)
