"""A service of the hall: who does it, how long it may take, what is promised, what it needs and costs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from counterdesk.hall.catalogue.fees import Fee, FeeRelief
from counterdesk.hall.catalogue.named import ShortNamed, in_language
from counterdesk.hall.catalogue.parts import (
    After,
    Cooperation,
    Followup,
    Material,
    Phase,
    Precondition,
    RefusalGround,
    Step,
)

KINDS = ("licence", "registration", "filing", "confirmation", "public_service", "joint", "complaint")
HANDLINGS = ("instant", "promised", "joint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(ShortNamed):
    """One entry of the catalogue as it stands in one version of the hall file.

    ``statutory_days`` is the law's limit and ``promised_days`` the hall's own, both in working days after
    acceptance; ``promised_minutes`` runs from the call to the finish; ``nominal_minutes`` is the usual
    handling time until the hall has learned its own. ``lead`` is a department's code, ``series`` a prefix.
    ``law_remedy`` is what the law itself grants when its limit is missed: ``waive_fee``, or nothing.
    """

    code: str
    zh: str = ""
    en: str = ""
    es: str = ""
    short_zh: str = ""
    short_en: str = ""
    short_es: str = ""
    nat_code: str = ""
    series: str
    kind: str
    handling: str
    lead: str
    statutory_days: int | None = None
    extension_days: int | None = None
    promised_days: int | None = None
    promised_minutes: int | None = None
    nominal_minutes: int
    on_the_spot: bool = False
    deliver_days: int | None = None
    fee: Fee
    fee_relief: FeeRelief | None = None
    basis: tuple[str, ...]
    result: str
    provenance: str = ""
    materials: tuple[Material, ...] = ()
    cooperating: tuple[Cooperation, ...] = ()
    steps: tuple[Step, ...] = ()
    phases: tuple[Phase, ...] = ()
    suspensions: tuple[str, ...] = ()
    refuse_if: tuple[RefusalGround, ...] = ()
    precondition: Precondition | None = None
    followup: Followup | None = None
    after: After | None = None
    reminder_zh: str = ""
    reminder_en: str = ""
    delegated_zh: str = ""
    delegated_en: str = ""
    external_zh: str = ""
    external_en: str = ""
    breach_remedy_zh: str = ""
    breach_remedy_en: str = ""
    law_remedy: str = ""

    @property
    def nominal_s(self) -> int:
        """The usual handling time in seconds."""
        return self.nominal_minutes * 60

    @property
    def promised_s(self) -> int | None:
        """The time promised from call to finish in seconds; None when days are promised instead."""
        return None if self.promised_minutes is None else self.promised_minutes * 60

    def phases_for(self, yes: Collection[str]) -> tuple[Phase, ...]:
        """The stretches of a case under these answers: the first runs from receipt to acceptance, each of the others
        from the end of the one before; empty where the case has one clock only."""
        return tuple(phase for phase in self.phases if phase.applies(yes))

    def reminder(self, lang: str) -> str:
        """A duty of the applicant to be reminded of; empty when there is none."""
        return in_language(lang, self.reminder_zh, self.reminder_en)

    def delegated(self, lang: str) -> str:
        """Whose power it is when the hall acts by delegation; empty when it is the hall's own."""
        return in_language(lang, self.delegated_zh, self.delegated_en)

    def external(self, lang: str) -> str:
        """What another authority does afterwards in its own time; empty when nothing."""
        return in_language(lang, self.external_zh, self.external_en)

    def breach_remedy(self, lang: str) -> str:
        """What the applicant is owed when the promise is broken; empty when no rule says."""
        return in_language(lang, self.breach_remedy_zh, self.breach_remedy_en)
