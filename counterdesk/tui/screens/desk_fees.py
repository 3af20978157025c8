"""Money taken at the desk for the ticket here: what the service costs, question by question, then the receipt."""

from __future__ import annotations

from counterdesk.hall import rows
from counterdesk.hall.cases import dues, fees
from counterdesk.store.desk import By, Look
from counterdesk.tui.screens import fee_asks
from counterdesk.tui.screens.case_asks import asked_words
from counterdesk.tui.screens.desk_allowed import DeskAllowed
from counterdesk.tui.screens.desk_now import cases_here, told_here
from counterdesk.tui.screens.fee_asks import ASKS, Charge, Given
from counterdesk.tui.widgets.picker import Question


def known(look: Look, code: str, service: str) -> tuple[str | None, tuple[str, ...] | None]:
    """The open case of a ticket's service, if there is one, and what its newest notice had answered yes."""
    ticket = rows.by_label(look, code)
    mine, told = cases_here(look, ticket, service), told_here(look, ticket, service)
    case = next((one.number for one in reversed(mine) if one.closed_us is None), None)
    return case, told.yes if told else None


class DeskFees(DeskAllowed):
    """Taking a fee where there is no case."""

    @property
    def charges(self) -> bool:
        """Whether the service of the ticket here costs anything."""
        here = self.now.here if self.now else None
        return here is not None and not (dues.due_fee(here.service).free and here.service.fee.free)

    def menu_take_fee(self) -> None:
        """Take money for the service of the ticket here; where it has become a case, on the case's page."""
        self.act(self._begin_fee)

    async def _begin_fee(self) -> None:
        here = self.now.here if self.now else None
        if here is None or self.now is None:
            return
        code, service = self.code_here or "", here.service
        case, yes = await self.hall.link.ask(known, code, service.code)
        if case is not None:
            self.hall.open_screen("case", number=case)
        else:
            self._ask_fee(here.ticket.label, code, Charge(self.now.cat, service, yes), {})

    def _ask_fee(self, label: str, code: str, charge: Charge, given: Given) -> None:
        ask = next((one for one in ASKS if one.name not in given and one.when(charge, given)), None)
        if ask is None:
            self.act(lambda: self._take_fee(code, charge, given), waits=True)
            return

        def answered(value: str) -> None:
            self._ask_fee(label, code, charge, {**given, ask.name: value})

        choices = ask.choices(charge, given)
        if len(choices) == 1 and not ask.free:
            answered(choices[0].value)
        else:
            self.hall.ask(Question(f"{label}  {asked_words('fee', ask.name)}", choices, free=ask.free), answered)

    async def _take_fee(self, code: str, charge: Charge, given: Given) -> None:
        facts = fee_asks.facts(charge, given)
        yes = fee_asks.holding(charge, given)
        taken = await self.hall.link.do(fees.take, By(self.hall.clerk, self.window), code, **facts, yes=yes)
        self.say_paid("fee.taken", taken)
