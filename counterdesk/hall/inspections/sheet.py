"""The inspection sheet of data/inspection.toml: four norms and their items, as values and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache

from counterdesk.hall import data_file
from counterdesk.hall.catalogue.kinds import CODE, FLAG, TEXT, choice, whole
from counterdesk.hall.catalogue.named import Named, in_language
from counterdesk.hall.catalogue.shapes import Many, Shape

FILE = "inspection.toml"
HALL = "hall"
"""The place of items that are looked at once for the whole hall, among the codes of the windows."""


@dataclass(frozen=True, slots=True)
class Norm(Named):
    """One of the norms: language, appearance, service, environment."""

    id: str
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Item(Named):
    """What is looked at: for each window or once; ``counted``: how often it was due and done; see the file."""

    id: str
    norm: str
    zh: str = ""
    en: str = ""
    where: str = "window"
    counted: bool = False
    points: int = 1
    must: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A version of the sheet: ``fix_days`` working days to put right, ``pass_mark`` of 100 for an acceptance."""

    version: str
    title_zh: str = ""
    title_en: str = ""
    source: str = ""
    fix_days: int = 3
    pass_mark: int = 85
    norm: tuple[Norm, ...] = ()
    item: tuple[Item, ...] = ()

    def title(self, lang: str) -> str:
        """What the sheet is called."""
        return in_language(lang, self.title_zh, self.title_en)

    @property
    def items(self) -> Mapping[str, Item]:
        """The items by their id, in the file's order."""
        return {one.id: one for one in self.item}

    def at(self, place: str) -> tuple[Item, ...]:
        """The items looked at in a place: a window's code, or HALL."""
        return tuple(one for one in self.item if (one.where == HALL) == (place == HALL))


NAMES = {"zh": TEXT, "en": TEXT}
NORM = Shape("norm", Norm, {"id": CODE, **NAMES}, ("id",), "id")
ITEM = Shape(
    "item", Item,
    {"id": CODE, "norm": CODE, **NAMES, "where": choice("window", HALL), "counted": FLAG, "points": whole(0, 100),
     "must": FLAG, "source": TEXT},
    required=("id", "norm"), ident="id",
)  # fmt: skip
SHEET = Shape(
    FILE, Sheet,
    {"version": TEXT, "title_zh": TEXT, "title_en": TEXT, "source": TEXT, "fix_days": whole(0, 250),
     "pass_mark": whole(0, 100), "norm": Many(NORM), "item": Many(ITEM)},
    required=("version", "norm", "item"), named=("title_zh", "title_en"),
)  # fmt: skip


def current() -> Sheet:
    """The sheet a round begun now is walked with; raises SettingFault with everything wrong with the file."""
    found: Sheet = data_file.read(SHEET, FILE)
    return found


def to_json(sheet: Sheet) -> str:
    """The sheet as a round keeps it."""
    return json.dumps(asdict(sheet), ensure_ascii=False, separators=(",", ":"))


@cache
def from_json(text: str) -> Sheet:
    """The sheet a round kept."""
    raw = json.loads(text)
    norms, items = raw.pop("norm"), raw.pop("item")
    return Sheet(**raw, norm=tuple(Norm(**one) for one in norms), item=tuple(Item(**one) for one in items))
