"""The whole catalogue as frozen values: the hall, its series, windows, people, and its services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from counterdesk.hall.catalogue.fees import Fee, FeeAlternative, FeePart, FeeRelief
from counterdesk.hall.catalogue.named import Named, ShortNamed, in_language
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
from counterdesk.hall.catalogue.service import HANDLINGS, KINDS, Service
from counterdesk.printing.slips.parts import CHINA

__all__ = [
    "HANDLINGS", "KINDS", "ROLES", "RULES", "After", "Away", "Calling", "Catalogue", "ClerkSeed", "Complaints",
    "Condition", "Cooperation", "Department", "Fee", "FeeAlternative", "FeePart", "FeeRelief", "Followup", "HallInfo",
    "Material", "Named", "Phase", "Phone", "Precondition", "Priority", "RefusalGround", "Series", "Service",
    "Shift", "Step", "Suspension", "WindowPlan", "in_language",
]  # fmt: skip

ROLES = ("clerk", "guide", "lead", "reviewer", "inspector", "auditor", "admin")
RULES = ("accumulating", "strict", "first-come")
WORKING_WEEK = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number printed on papers, with what it is for."""

    label_zh: str
    label_en: str
    number: str
    label_es: str = ""

    def label(self, lang: str) -> str:
        """What the number is for."""
        return in_language(lang, self.label_zh, self.label_en, self.label_es)


@dataclass(frozen=True, slots=True, kw_only=True)
class HallInfo:
    """Where the hall is, when it is open, and the periods it sets; days are working days of ``calendar``.

    ``hours`` are pairs of wall-clock times in ``timezone``. ``deliver_days`` None: no rule sets a limit.
    ``sign_hours``: hours of working days a department has to sign for a copy-notice.
    """

    name_zh: str = ""
    name_en: str = ""
    timezone: str
    hours: tuple[tuple[time, time], ...]
    day_starts: time = time(4)
    languages: tuple[str, ...] = ("zh", "en")
    paper: str = "A4"
    ticket_languages: str = "own"
    ticket_large: bool = False
    phones: tuple[Phone, ...] = ()
    samples_zh: str = ""
    samples_en: str = ""
    accept_days: int = 5
    accept_silence: str = "escalate"
    supplement_days: int = 15
    supplement_silence: str = "returned"
    supplement_silence_basis: str = ""
    sign_hours: int = 24
    deliver_days: int | None = None
    review_contact_days: int = 1
    review_close_days: int = 5
    review_second_call_days: int = 5
    currency: str = "CNY"
    calendar: str = "cn"

    @property
    def law(self) -> str:
        """Whose law's wording its papers use, as ``printing.slips.parts`` names it: China's calendar is China's law."""
        return CHINA if self.calendar == CHINA else ""

    def name(self, lang: str) -> str:
        """The hall's name on papers and boards."""
        return in_language(lang, self.name_zh, self.name_en)

    def samples(self, lang: str) -> str:
        """Where filled-in examples of its forms can be seen (行政许可法 art.30); empty where the file does not say."""
        return in_language(lang, self.samples_zh, self.samples_en)

    def phones_in(self, lang: str) -> tuple[tuple[str, str], ...]:
        """Each telephone number as papers take it: what it is for, and the number."""
        return tuple((phone.label(lang), phone.number) for phone in self.phones)


@dataclass(frozen=True, slots=True)
class Calling:
    """How the next one is chosen, and how long a call, an undo and a silence last; ``_s`` are seconds."""

    rule: str = "accumulating"
    priority_cap: int = 2
    no_show_calls: int = 3
    no_show_gap_s: int = 60
    return_places: int = 3
    undo_s: int = 30
    silent_s: int = 60


@dataclass(frozen=True, slots=True)
class Away:
    """What a desk or a kiosk keeps for when the server is out of reach: so many numbers of each series, 0 for none."""

    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Complaints:
    """How long each step of a complaint or report may take, in working days of the hall's calendar.

    The defaults are those of 市场监督管理投诉举报处理暂行办法 (art.14, 21, 31, 32); the second call is the hall's own.
    """

    admit_days: int = 7
    mediation_days: int = 45
    told_days: int = 7
    check_days: int = 15
    check_extension_days: int = 15
    reporter_told_days: int = 5
    second_call_days: int = 5


@dataclass(frozen=True, slots=True)
class Series(ShortNamed):
    """A line of ticket numbers: its prefix, first and last number, and the wait it promises in minutes."""

    prefix: str
    zh: str = ""
    en: str = ""
    es: str = ""
    short_zh: str = ""
    short_en: str = ""
    short_es: str = ""
    start: int = 1
    end: int = 999
    at_end: str = "refuse"
    wait_promise_min: int = 15


@dataclass(frozen=True, slots=True)
class Priority(Named):
    """A class of people who wait less: ``rate`` times an ordinary wait, on showing what ``needs`` names."""

    id: str
    zh: str = ""
    en: str = ""
    es: str = ""
    rate: float = 1.0
    needs: str = "sight"
    kind: str = "ticket"
    age: int | None = None
    basis: str = ""

    @property
    def is_green(self) -> bool:
        """Whether it is the green channel: for case and ticket, and only for whom a lead granted it."""
        return self.kind == "case_and_ticket"


@dataclass(frozen=True, slots=True)
class Condition(Named):
    """A question asked at the window; a yes rules out a yes to those it ``excludes``."""

    id: str
    zh: str = ""
    en: str = ""
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Department(Named):
    """A department that leads or cooperates."""

    code: str
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Suspension(Named):
    """A reason that may stop a clock, its basis, and whether it must be told in writing."""

    id: str
    zh: str = ""
    en: str = ""
    basis: str = ""
    written_notice: bool = True


@dataclass(frozen=True, slots=True)
class WindowPlan(Named):
    """A window and the series it serves; ``accessible`` marks the low counter."""

    code: str
    zh: str = ""
    en: str = ""
    serves: tuple[str, ...] = ()
    accessible: bool = False


@dataclass(frozen=True, slots=True)
class ClerkSeed:
    """A clerk made when the hall is made; a later load never touches clerks."""

    number: str
    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """Who is planned where: hall wall-clock times on ``weekdays`` (0 is Monday)."""

    window: str
    clerk: str
    from_: time
    to: time
    weekdays: tuple[int, ...] = WORKING_WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """One version of a hall file, whole. Mappings keep the file's order, which is the order of the menus."""

    id: str
    version: str
    title_zh: str = ""
    title_en: str = ""
    hall: HallInfo
    calling: Calling = Calling()
    complaints: Complaints = Complaints()
    away: Away = Away()
    series: Mapping[str, Series] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    departments: Mapping[str, Department] = field(default_factory=dict)
    windows: Mapping[str, WindowPlan] = field(default_factory=dict)
    priorities: Mapping[str, Priority] = field(default_factory=dict)
    suspensions: Mapping[str, Suspension] = field(default_factory=dict)
    clerks: tuple[ClerkSeed, ...] = ()
    roster: tuple[Shift, ...] = ()

    def title(self, lang: str) -> str:
        """The catalogue's title."""
        return in_language(lang, self.title_zh, self.title_en)

    def windows_for(self, series: str) -> tuple[str, ...]:
        """The codes of the windows planned for a series, in the file's order."""
        return tuple(code for code, window in self.windows.items() if series in window.serves)
