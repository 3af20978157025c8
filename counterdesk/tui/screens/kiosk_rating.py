"""Rating a visit at the kiosk: the slip of a finished one is scanned, a digit gives the grade, more digits say why.

It is offered, never asked for, and every grade stands in the same size. Whoever walks away before pressing a grade has
said nothing; whoever walks away after it has said that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.reviews import reasons
from counterdesk.hall.reviews.giving import Given, give, offered
from counterdesk.hall.reviews.reasons import GRADES, Reason
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.tui.screens.citizen_screen import CitizenScreen
from counterdesk.tui.screens.kiosk_view import BACK, Face, other_languages
from counterdesk.tui.widgets.tiles import Tile
from counterdesk.words import language, t


@dataclass(frozen=True, slots=True)
class Rating:
    """The visit of a scanned slip, the grade once it is pressed, and the reasons ticked beside it."""

    code: str
    label: str
    grade: int | None = None
    because: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[Reason, ...]:
        """The reasons that may be ticked, the first at digit 1; none before the grade."""
        return reasons.beside(self.grade) if self.grade is not None else ()


def pressed(rating: Rating, key: str) -> Rating | None:
    """What a digit makes of it: a grade, or a reason ticked or unticked; None: it means nothing here."""
    if rating.grade is None:
        return replace(rating, grade=int(key)) if key.isdigit() and int(key) in GRADES else None
    if not key.isdigit() or not 1 <= int(key) <= len(rating.choices):
        return None
    reason = rating.choices[int(key) - 1].id
    kept = tuple(one for one in rating.because if one != reason)
    return replace(rating, because=kept if reason in rating.because else (*kept, reason))


def face(rating: Rating, cat: Catalogue) -> Face:
    """The five grades, or the reasons beside the one that was pressed, in one of the hall's languages."""
    lang, others = language(), other_languages(cat)
    if rating.grade is None:
        tiles = [Tile(str(grade), t(f"kiosk.grade_{grade}")) for grade in GRADES]
        heading = t("kiosk.rate_ask", number=rating.label)
        return Face(heading, t("kiosk.rate_how"), tiles, foot=[(BACK, t("kiosk.rate_no")), *others])
    ticked = t("kiosk.rate_ticked")
    tiles = [
        Tile(str(at), one.name(lang), ticked if one.id in rating.because else "")
        for at, one in enumerate(rating.choices, 1)
    ]
    heading = t("kiosk.rate_why", grade=t(f"kiosk.grade_{rating.grade}"))
    return Face(heading, t("kiosk.rate_why_how"), tiles, foot=[(BACK, t("kiosk.rate_done")), *others])


class KioskRating(CitizenScreen, inherit_bindings=False):
    """What a machine does while somebody rates; ``channel`` is how the review counts."""

    channel: ClassVar = "kiosk"

    rating: Rating | None = None

    def answer_in(self, lang: str) -> None:
        """Speak the language of a scanned slip; overridden where that may change."""

    async def offer_rating(self, code: str) -> bool:
        """Offer to rate the visit whose slip was scanned; False where there is nothing to rate."""
        ticket = await self.hall.link.ask(offered, code)
        self.rating = Rating(code, ticket.label) if ticket else None
        if ticket:
            self.answer_in(ticket.lang)
        return ticket is not None

    def rated(self, key: str) -> str:
        """A key while somebody rates; why it leads nowhere, or nothing."""
        assert self.rating is not None
        if key == BACK:
            self.end_rating()
            return ""
        following = pressed(self.rating, key)
        if following is None:
            return t("kiosk.no_choice")
        self.rating = following
        return ""

    def end_rating(self) -> None:
        """The grade that was pressed is written down; without one nothing was said."""
        rating, self.rating = self.rating, None
        if rating is not None and rating.grade is not None:
            given = Given(rating.code, rating.grade, rating.because, channel=self.channel)
            self.act(lambda: self._give(given), waits=True)

    async def _give(self, given: Given) -> None:
        try:
            await self.hall.link.do(give, By(), given)
        except Refusal as no:
            self.refuse(no)
            return
        self.say(t("kiosk.rate_thanks"), part="done")
