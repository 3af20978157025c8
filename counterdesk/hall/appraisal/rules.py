"""The point rules of data/appraisal.toml as frozen values: a base, groups with their limits, a rule an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from counterdesk.hall import data_file
from counterdesk.hall.catalogue.kinds import CODE, MONEY, TEXT, choice, matching
from counterdesk.hall.catalogue.named import Named, in_language
from counterdesk.hall.catalogue.shapes import Many, Shape

FILE = "appraisal.toml"
FOUND = ("breach", "complaint", "inspection", "review")
"""What the program finds by itself; any other event is entered by somebody."""
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Group(Named):
    """A group of rules; ``limit``: what its deductions of a month can take at most (None: no limit)."""

    id: str
    zh: str = ""
    en: str = ""
    limit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rule(Named):
    """What an event costs or earns; ``each``: once an event, or for every point an inspection deducted."""

    on: str
    group: str
    zh: str = ""
    en: str = ""
    deduct: Decimal = NOTHING
    add: Decimal = NOTHING
    each: str = "event"
    source: str = ""

    @property
    def points(self) -> Decimal:
        """The points of one, negative for a deduction."""
        return self.add - self.deduct

    @property
    def entered(self) -> bool:
        """Whether people enter the event."""
        return self.on.partition(".")[0] not in FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A version of the rules: every month starts at ``base`` and ends at ``most`` or less, and never below nothing."""

    version: str
    title_zh: str = ""
    title_en: str = ""
    source: str = ""
    base: Decimal = Decimal(100)
    most: Decimal = Decimal(110)
    group: tuple[Group, ...] = ()
    rule: tuple[Rule, ...] = ()

    def title(self, lang: str) -> str:
        """What the rules are called."""
        return in_language(lang, self.title_zh, self.title_en)

    @property
    def by_event(self) -> Mapping[str, Rule]:
        """The rules by the event they are for."""
        return {one.on: one for one in self.rule}


EVENT = matching("code, or two with a point", r"[a-z_]{1,30}(\.[a-z_]{1,30})?", "wants_code")
NAMES = {"zh": TEXT, "en": TEXT}
GROUP = Shape("group", Group, {"id": CODE, **NAMES, "limit": MONEY}, ("id",), "id")
RULE = Shape(
    "rule", Rule,
    {"on": EVENT, "group": CODE, **NAMES, "deduct": MONEY, "add": MONEY, "each": choice("event", "point"),
     "source": TEXT},
    required=("on", "group"), ident="on",
)  # fmt: skip
RULES = Shape(
    FILE, Rules,
    {"version": TEXT, "title_zh": TEXT, "title_en": TEXT, "source": TEXT, "base": MONEY, "most": MONEY,
     "group": Many(GROUP), "rule": Many(RULE)},
    required=("version", "group", "rule"), named=("title_zh", "title_en"),
)  # fmt: skip


def current() -> Rules:
    """The rules in force; raises SettingFault with everything that is wrong with the file."""
    found: Rules = data_file.read(RULES, FILE)
    return found
