"""Doing an act on a case: its questions one after another, then its verb; the page itself (case.py) only shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from counterdesk.hall import people
from counterdesk.hall.cases import acceptance
from counterdesk.hall.cases.handed_in import Fault
from counterdesk.hall.people import Person
from counterdesk.printing.slip import from_json
from counterdesk.refusals import Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.tui.screens.case_acts import BY_NAME
from counterdesk.tui.screens.case_asks import SKIP, Ask, CaseAct, asked_words
from counterdesk.tui.screens.case_finding import ask_for_case
from counterdesk.tui.screens.case_now import CaseNow
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.screens.matters import open_matter
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import language, t


class CaseDoing(HallScreen):
    """What a clerk does on a case's page."""

    number = ""
    now: CaseNow | None = None

    @property
    def by(self) -> By:
        """Who acts and where."""
        return By(self.hall.clerk, self.hall.window)

    def show_whole(self, found: dict[str, Person]) -> None:
        """Show names whole for a while; the page does."""

    def offer(self, names: list[str]) -> None:
        """Let one of these acts be chosen."""
        self.hall.ask(Question(t("case_screen.what_now"), word_choices("case_act", names)), self.begin)

    def begin(self, name: str) -> None:
        """Ask what the act wants to know, then do it."""
        if name == "reveal":
            self.act(self._reveal, waits=True)
        elif name == "supplement":
            self._ask_fault({})
        else:
            self._go_on(BY_NAME[name], {})

    def action_find(self) -> None:
        """Another case, by number, code or whom it is about."""
        ask_for_case(self, self._turn_to)

    def scanned(self, code: str) -> None:
        """The page of another case or notice."""
        self.act(lambda: self._open(code), waits=True)

    def action_notice(self) -> None:
        """Everything that is missing, told once."""
        self.begin("supplement")

    def action_papers(self) -> None:
        """The papers printed for the case, to print one once more."""
        self.act(self._show_papers)

    def _go_on(self, act: CaseAct, given: dict[str, str]) -> None:
        if self.now is None:
            return
        now = self.now
        ask = next((one for one in act.asks if one.name not in given and one.when(now, given)), None)
        if ask is None:
            told = {name: value for name, value in given.items() if value != SKIP}
            self._with_lead(act, now, lambda lead: self.act(lambda: self._do(act, now, told, lead), waits=True))
            return

        def answered(value: str) -> None:
            self._go_on(act, {**given, ask.name: value})

        choices = ask.choices(now, given)
        if len(choices) == 1 and not ask.free:
            answered(choices[0].value)
        else:
            self.hall.ask(self._question(act, ask, choices), answered)

    def _with_lead(self, act: CaseAct, now: CaseNow, do: Callable[[str | None], None]) -> None:
        """What only a lead may do wants a lead's number and PIN at a clerk's desk; the act is the lead's then."""
        if not act.lead or self.hall.clerk in now.leads:
            do(None)
            return
        title = t("lead_word.for_act", act=t(f"case_act.{act.name}").rstrip(" .…"))
        self.hall.open_screen("lead_word", what=title, act=act.lead, allowed=do)

    def _question(self, act: CaseAct, ask: Ask, choices: list[Choice]) -> Question:
        if ask.optional:
            choices = [Choice(SKIP, t("case_ask.skip")), *choices]
        return Question(f"{self.number}  {asked_words(act.name, ask.name)}", choices, free=ask.free)

    async def _do(self, act: CaseAct, now: CaseNow, given: dict[str, str], lead: str | None = None) -> None:
        facts = act.build(now, given)
        if act.name in ("deliver", "finish_at_once") and facts.get("to") in ("applicant", "agent"):
            role = facts["to"]
            whole = await self.hall.link.ask(people.of, "case", now.case.id)
            facts = {**facts, "to": whole[role].name}
        by = self.by if lead is None else By(lead, self.hall.window)
        about = () if "number" in facts else (self.number,)  # a payment is meant by its own number
        await self.hall.link.do(act.verb, by, *about, **facts)
        self.say(t("case_screen.done", act=t(f"case_act.{act.name}").rstrip(" .…")))

    def _ask_fault(self, faults: dict[str, Fault]) -> None:
        """Papers that will not do, one after another, until nothing is to be added."""
        if self.now is None:
            return
        names = {one.id: one.name(language()) for one in self.now.service.materials}
        rest = [one for one in self.now.papers if one not in faults and one not in self.now.missing]
        told = [[(t("case_screen.supplement_told", count=len(self.now.missing) + len(faults)), "quiet")]]
        choices = [Choice(SKIP, t("case_ask.no_more")), *(Choice(one, names.get(one, one)) for one in rest)]
        question = Question(f"{self.number}  {t('case_ask.faulty')}", choices, told)
        self.hall.ask(question, lambda paper: self._ask_why(paper, faults))

    def _ask_why(self, paper: str, faults: dict[str, Fault]) -> None:
        if paper == SKIP:
            self._supplement(faults)
            return

        def like(why: str, standard: str) -> None:
            self._ask_fault({**faults, paper: Fault(why, "" if standard == SKIP else standard)})

        def standard(why: str) -> None:
            question = Question(t("case_ask.standard"), [Choice(SKIP, t("case_ask.skip"))], free=True)
            self.hall.ask(question, lambda said: like(why, said))

        self.hall.ask(Question(t("case_ask.fault_why"), (), free=True), standard)

    def _supplement(self, faults: dict[str, Fault], reason: str = "", lead: str | None = None) -> None:
        async def tell() -> None:
            try:
                await self.hall.link.do(acceptance.supplement, self.by, self.number, faults, reason, lead)
            except Refusal as no:
                if no.code != "told_once" or reason:
                    raise
                self._ask_lead(faults)

        self.act(tell, waits=True)

    def _ask_lead(self, faults: dict[str, Fault]) -> None:
        def who(reason: str) -> None:
            title, allow = t("notice_screen.again_who"), partial(self._supplement, faults, reason)
            self.hall.open_screen("lead_word", what=title, act="second_notice", allowed=allow)

        self.hall.ask(Question(t("notice_screen.again_why"), (), free=True), who)

    async def _reveal(self) -> None:
        if self.now is not None:
            self.show_whole(await self.hall.link.do(people.reveal, self.by, "case", self.now.case.id))

    def _turn_to(self, number: str) -> None:
        self.number = number
        self.news()

    async def _open(self, code: str) -> None:
        if not await open_matter(self.hall, code):
            self.app.bell()

    async def _show_papers(self) -> None:
        given = self.now.printed if self.now else []
        if not given:
            self.hall.tell(t("case_screen.key_papers"), [[(t("case_screen.no_papers"), "quiet")]])
            return
        choices = [Choice(str(one.job), t(f"case_paper.{one.kind}"), one.number) for one in given]
        question = Question(t("case_screen.key_papers"), choices, enter=t("papers.take"), insert=t("papers.look"))
        self.hall.ask(question, lambda job: self.act(lambda: self._copy(int(job)), waits=True),
                      lambda job: self.act(lambda: self._look_at(int(job)), waits=True))  # fmt: skip

    async def _copy(self, job: int) -> None:
        await self.hall.link.do(outbox.copy, self.by, job)
        self.say(t("case_screen.copied"))

    async def _look_at(self, job: int) -> None:
        found = await self.hall.link.ask(outbox.job, job)
        self.hall.show_paper(self.number, from_json(found.slip_json))
