"""The parts of a service: its papers, departments and steps, what must come before, what follows.

Days are working days of the hall's calendar unless the name says calendar days, months or hours.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from counterdesk.hall.catalogue.named import Named, in_language


@dataclass(frozen=True, slots=True)
class Material(Named):
    """A paper to bring: how many originals and copies, under which answers; ``spoken`` is only said."""

    id: str
    zh: str = ""
    en: str = ""
    es: str = ""
    original: int = 0
    copies: int = 0
    when: str | None = None
    unless: str | None = None
    tolerable: bool = False
    spoken: bool = False
    source: str | None = None
    note_zh: str = ""
    note_en: str = ""

    def applies(self, yes: Collection[str]) -> bool:
        """Whether it is needed, given the conditions answered yes."""
        return (self.when is None or self.when in yes) and (self.unless is None or self.unless not in yes)

    def note(self, lang: str) -> str:
        """What else to know about it; empty when nothing."""
        return in_language(lang, self.note_zh, self.note_en)


@dataclass(frozen=True, slots=True)
class Cooperation(Named):
    """A department's share of a service; it promises ``days`` where the law allows ``statutory_days``.

    ``parallel`` starts with acceptance, ``after_lead`` when the lead's own part is done (all of these at
    once), ``sequential`` one after another behind the lead's part.
    """

    dept: str
    zh: str = ""
    en: str = ""
    mode: str = "parallel"
    days: int | None = None
    calendar_days: int | None = None
    statutory_days: int | None = None
    when: str | None = None
    silence: str | None = None
    silence_basis: str = ""


@dataclass(frozen=True, slots=True)
class Step(Named):
    """A step of the lead department; ``counted`` says whether its days run against the limit."""

    id: str
    zh: str = ""
    en: str = ""
    days: int = 0
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Phase(Named):
    """One stretch of a case that has several clocks after each other, such as a complaint (``Service.phases_for``)."""

    id: str
    zh: str = ""
    en: str = ""
    days: int = 0
    extension_days: int | None = None
    suspensions: tuple[str, ...] = ()
    when: str | None = None
    unless: str | None = None

    def applies(self, yes: Collection[str]) -> bool:
        """Whether a case has it, given the conditions answered yes."""
        return (self.when is None or self.when in yes) and (self.unless is None or self.unless not in yes)


@dataclass(frozen=True, slots=True)
class RefusalGround(Named):
    """Why the service must be refused; with ``when`` the answer to that condition is enough to know it."""

    zh: str = ""
    en: str = ""
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Precondition(Named):
    """What must be over before the application: it takes ``calendar_days``, and may lapse some days later."""

    id: str
    zh: str = ""
    en: str = ""
    calendar_days: int = 0
    then_within_calendar_days: int | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Followup(Named):
    """What the department does of itself after the service is done."""

    zh: str = ""
    en: str = ""
    calendar_months: int = 0


@dataclass(frozen=True, slots=True)
class After(Named):
    """A waiting time the law puts between the result and its use."""

    id: str
    zh: str = ""
    en: str = ""
    hours: int = 0
