"""Reviews: those something is owed for, what is due first on top, and the acts of the call-back one after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.hall import catalogue
from counterdesk.hall.people import Person
from counterdesk.hall.reviews import call_back, rows
from counterdesk.hall.reviews.rates import Rates, rates
from counterdesk.hall.reviews.rows import Review
from counterdesk.hall.reviews.tables import FINDINGS, HOW
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import reviews_view as view
from counterdesk.tui.screens.judged_list import KEYS, JudgedList, Listed
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import language, t

NEXT = {"open": "contact", "contacted": "verify", "verified": "close", "closed": "second"}
"""What a review in a state is owed next."""


class ReviewsNow(NamedTuple):
    """Reviews with the service's name and who gave them, masked (None: anonymous, or not to be seen by this clerk)."""

    zone: ZoneInfo
    reviews: list[tuple[Review, str, Person | None]]
    month: Rates


def reviews_now(look: Look, only_open: bool, viewer: str | None, lang: str) -> ReviewsNow:
    """Everything the screen shows, in one snapshot; whose a review of one's own visit is stays hidden while open."""
    found = []
    for one in rows.listed(look, only_open):
        own = viewer == one.clerk and one.next_due_on is not None
        service = catalogue.service_of(look, one.service_id).service.short(lang)
        found.append((one, service, None if own else call_back.reviewer_shown(look, one)))
    return ReviewsNow(look.zone, found, rates(look, look.day.replace(day=1), look.day)[0])


class Reviews(JudgedList, inherit_bindings=False):
    """The list, and the acts on the chosen one."""

    BINDINGS: ClassVar = bindings(*KEYS)
    words = "reviews"

    def __init__(self) -> None:
        super().__init__()
        self.now: ReviewsNow | None = None
        self.only_open = True

    async def read(self) -> None:
        """The list that is shown."""
        self.now = await self.hall.link.ask(reviews_now, self.only_open, self.hall.clerk, language())
        self.zone = self.now.zone

    def items(self, width: int) -> tuple[Row, list[Listed]]:
        """A line a review."""
        assert self.now is not None
        return view.heads(width), [view.line(*one, width) for one in self.now.reviews]

    def place_words(self) -> str:
        """This month's rate with its counts."""
        assert self.now is not None
        return view.rate_words(self.now.month)

    def action_tick(self) -> None:
        """Those something is owed for, or all."""
        self.only_open = not self.only_open
        self.moving.to_top()
        self.news()

    def action_enter(self) -> None:
        """The act the chosen review is owed next."""
        found = self._found()
        if found is None or (found.state not in NEXT and not found.appealed) or found.second_us is not None:
            self.app.bell()
        elif found.appealed:
            self._begin("answer", found)
        else:
            self._begin(NEXT[found.state], found)

    def action_more(self) -> None:
        """What else can be done about the chosen one, and the month's rates."""
        found = self._found()
        acts = ["rates"]
        if found is not None:
            named = ["reveal"] if found.named else []
            acts = [*named, *(["appeal"] if found.appealed_us is None else []), *acts]
        choices = [Choice(name, t(f"reviews.act_{name}")) for name in acts]
        self.hall.ask(Question(t("keys.more"), choices), lambda name: self._begin(name, found))

    def _begin(self, name: str, found: Review | None) -> None:
        if name == "rates":
            assert self.now is not None
            self.hall.tell(t("reviews.act_rates"), view.rate_rows(self.now.month))
            return
        assert found is not None
        if name == "reveal":
            self.act(lambda: self._reveal(found), waits=True)
        elif name == "second":
            self._choose(found, "second", [("yes", True), ("no", False)])
        elif name == "verify":
            self._choose(found, "verify", [(one, one) for one in FINDINGS])
        elif name == "close":
            self._choose(found, "close", [(one, one) for one in HOW])
        elif name == "answer":
            self._choose(found, "answer", [("exclude", True), ("keep", False)])
        else:
            self._write(found, name, ())

    def _choose(self, found: Review, name: str, offered: list[tuple[str, Any]]) -> None:
        values = dict(offered)
        choices = [Choice(one, t(f"reviews.{name}_{one}")) for one in values]

        def chosen(value: str) -> None:
            if name == "second":
                self._do(found, name, (values[value],))
            else:
                self._write(found, name, (values[value],))

        self.hall.ask(Question(self._title(found, name), choices), chosen)

    def _write(self, found: Review, name: str, given: tuple[Any, ...]) -> None:
        question = Question(f"{self._title(found, name)}  {t('reviews.in_words')}", (), free=True)
        self.hall.ask(question, lambda text: self._do(found, name, (*given, text)))

    def _do(self, found: Review, name: str, given: tuple[Any, ...]) -> None:
        verbs: dict[str, tuple[Callable[..., Review], tuple[Any, ...]]] = {
            "contact": (call_back.contact, given), "verify": (call_back.verify, given),
            "close": (call_back.close, given), "second": (call_back.second_call, given),
            "appeal": (call_back.appeal, given), "answer": (call_back.exclude, given[::-1]),
        }  # fmt: skip
        verb, facts = verbs[name]

        async def done() -> None:
            await self.hall.link.do(verb, self.by, found.number, *facts)
            self.say(t("reviews.done", number=found.number, act=t(f"reviews.act_{name}")))

        self.act(done, waits=True)

    async def _reveal(self, found: Review) -> None:
        person = await self.hall.link.do(call_back.reveal, self.by, found.number)
        self.hall.tell(self._title(found, "reveal"), view.person_rows(person))

    def _title(self, found: Review, name: str) -> str:
        return f"{found.number}  {t(f'reviews.act_{name}')}"

    def _found(self) -> Review | None:
        if self.now is None or not self.now.reviews:
            return None
        return self.now.reviews[self.moving.cursor][0]
