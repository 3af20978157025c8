"""What a lead allows at a clerk's desk: the green channel for a number, a payment of today taken back."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from counterdesk.hall import green
from counterdesk.hall.cases import fees
from counterdesk.hall.cases.fees import Fee
from counterdesk.hall.catalogue.model import Priority
from counterdesk.hall.green import issuing
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tables import OPEN_STATES
from counterdesk.hall.tickets.told import issued_words
from counterdesk.store.desk import By, Look
from counterdesk.tui.screens.desk_enquiries import DeskEnquiries
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import language, t


def payments(look: Look) -> list[Fee]:
    """Today's payments that stand, newest first."""
    return [one for one in reversed(fees.taken_on(look, look.day)) if one.void_reason is None]


class DeskAllowed(DeskEnquiries):
    """Acts that want a lead's number and PIN."""

    def ask_green(self, category: Priority) -> None:
        """A number in the green channel: what was seen, why, for which service, and the lead's word."""

        def granted(document: str, reason: str, service: str, lead: str) -> None:
            self.act(lambda: self._issue_green(service, category.id, document, reason, lead), waits=True)

        self._ask_seen(
            category,
            lambda document, reason: self.ask_service(
                t("desk.issue_which"),
                lambda service: self._ask_lead(
                    "grant_green", t("menu.green"), lambda lead: granted(document, reason, service, lead)
                ),
            ),
        )

    def green_for(self, number: str) -> None:
        """The green channel for a number that was given out before."""
        categories = green.categories(self.now.cat) if self.now else []

        def chosen(category: Priority) -> None:
            self._ask_seen(category, lambda document, reason: self._ask_lead(
                "grant_green", f"{number}  {t('menu.green')}",
                lambda lead: self.act(lambda: self._grant(number, category.id, document, reason, lead), waits=True),
            ))  # fmt: skip

        if len(categories) == 1:
            chosen(categories[0])
        else:
            known = {one.id: one for one in categories}
            choices = [Choice(one.id, one.name(language())) for one in categories]
            self.hall.ask(Question(t("case_ask.category"), choices), lambda name: chosen(known[name]))

    def may_be_green(self, ticket: Ticket) -> bool:
        """Whether an open ticket is not in the green channel yet, in a hall that has one."""
        named = self.now.cat.priorities if self.now else {}
        green = {one.id for one in named.values() if one.is_green}
        return ticket.state in OPEN_STATES and bool(green) and ticket.priority not in green

    def payee_name(self, payee: str) -> str:
        """A payee in words: the department's name where it is one."""
        named = self.now.cat.departments.get(payee) if self.now else None
        return named.name(language()) if named else payee

    def _paid(self, fee: Fee) -> str:
        return f"{self.payee_name(fee.payee)}  {fee.amount:.2f}  {fees.method_name(fee.method)}"

    def say_paid(self, key: str, fee: Fee) -> None:
        """Say what was taken or given back."""
        told = {"receipt": fee.number, "payee": self.payee_name(fee.payee), "amount": f"{fee.amount:.2f}"}
        self.say(t(key, **told, method=fees.method_name(fee.method)))

    def menu_payments(self) -> None:
        """Today's payments, to take one back."""
        self.act(self._list_payments)

    def _ask_seen(self, category: Priority, told: Callable[[str, str], None]) -> None:
        basis = [[(category.basis, "quiet")]] if category.basis else []
        seen = Question(t("case_ask.green_document"), (), basis, free=True)
        why = Question(t("case_ask.green_reason"), (), free=True)
        self.hall.ask(seen, lambda document: self.hall.ask(why, lambda reason: told(document, reason)))

    def _ask_lead(self, act: str, title: str, allowed: Callable[[str], None]) -> None:
        self.hall.open_screen("lead_word", what=t("lead_word.for_act", act=title.rstrip(" .…")), act=act,
                              allowed=allowed)  # fmt: skip

    async def _issue_green(self, service: str, category: str, document: str, reason: str, lead: str) -> None:
        given = await self.hall.link.do(
            issuing.issue, By(self.hall.clerk, self.window), service, category, document, reason, lead,
            uuid.uuid4().hex,
        )  # fmt: skip
        self.say(issued_words(given))

    async def _grant(self, number: str, category: str, document: str, reason: str, lead: str) -> None:
        await self.hall.link.do(green.grant_ticket, By(lead, self.window), number, category, document, reason)
        name = self.now.cat.priorities[category].name(language()) if self.now else category
        self.say(t("green.granted", about=number, category=name))

    async def _list_payments(self) -> None:
        found = await self.hall.link.ask(payments)
        if not found:
            self.hall.tell(t("menu.payments"), [[(t("fee.none"), "quiet")]])
            return
        choices = [Choice(one.number, self._paid(one), one.number) for one in found]
        question = Question(t("menu.payments"), choices, enter=t("fee.void_enter"))
        self.hall.ask(question, self._void)

    def _void(self, number: str) -> None:
        def because(reason: str) -> None:
            self._ask_lead("void_fee", f"{number}  {t('case_act.void_fee')}", lambda lead: voided(reason, lead))

        def voided(reason: str, lead: str) -> None:
            self.act(lambda: self._take_back(number, reason, lead), waits=True)

        self.hall.ask(Question(f"{number}  {t('case_ask.void_fee_reason')}", (), free=True), because)

    async def _take_back(self, number: str, reason: str, lead: str) -> None:
        done = await self.hall.link.do(fees.void, By(lead, self.window), number, reason)
        self.say_paid("fee.voided", done)
