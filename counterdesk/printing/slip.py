"""The vocabulary of paper: a slip is a tuple of plain frozen parts that know nothing of printers or columns.

The outbox keeps a slip as JSON, so what was promised to be printed cannot change with the program that
prints it. JSON is read strictly: a part, a key or a version that is not known is refused rather than left
off the paper.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, Literal, get_args

VERSION = 1
"""Of the JSON form; raised when a part changes its meaning."""

WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Align = Literal["left", "center", "right"]
CodeKind = Literal["qr", "digits"]


class SlipFault(ValueError):
    """The JSON is no slip this version can print; the message names the place."""


@dataclass(frozen=True, slots=True)
class Line:
    """Text at a size of 1 to 6 times; wrapped where the paper ends."""

    text: str
    align: Align = "left"
    size: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Big:
    """What must be read from afar, centred: as large as fits on one line, at most ``size`` times."""

    text: str
    size: int = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts on one line, on lines of their own when they do not fit.

    The right one stands at the right edge, or ``close`` by the left one, which spares the bytes between.
    """

    left: str
    right: str
    close: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row. ``widths``: paper columns a cell (0: what is left); ``aligns``: an l, c or r each."""

    cells: tuple[str, ...]
    widths: tuple[int, ...]
    aligns: str = ""

    def __post_init__(self) -> None:
        if len(self.widths) != len(self.cells) or any(width < 0 for width in self.widths):
            raise SlipFault("row: widths")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a ``head``: in columns where the paper is wide enough, else a block a row.

    ``widths`` and ``aligns`` as in a Row. A block begins with its first two cells (a number and a name); each
    further cell follows its head's word.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    aligns: str = ""

    def __post_init__(self) -> None:
        if any(len(cells) != len(self.widths) for cells in (self.head, *self.rows)) or min(self.widths, default=0) < 0:
            raise SlipFault("table: widths")


@dataclass(frozen=True, slots=True)
class Check:
    """A line of a checklist: ticked, an empty box, or (None) no box; ``right`` stands at the right edge."""

    text: str
    ticked: bool | None = False
    right: str = ""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes behind a label, one a name, of which the one ``ticked`` is; no name is broken that fits a line."""

    label: str
    names: tuple[str, ...]
    ticked: str = ""

    def __post_init__(self) -> None:
        if not self.names:
            raise SlipFault("boxes: names")


@dataclass(frozen=True, slots=True)
class Code:
    """A code to scan (``qr``) or to type (``digits``), with a caption below."""

    data: str
    kind: CodeKind = "qr"
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    char: str = "-"


@dataclass(frozen=True, slots=True)
class Sign:
    """A place to sign, and one for ``when``: beside it where the paper is wide enough, else below."""

    label: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Cut:
    """The paper is cut here."""


Part = Line | Big | Pair | Row | Table | Check | Boxes | Code | Rule | Sign | Feed | Cut


@dataclass(frozen=True, slots=True)
class Slip:
    """One paper: its ``kind`` (the file in ``slips``), its language, its parts, and a title for lists.

    ``copy_no`` above 1 prints the copy mark, ``practice`` the practice banner, on whatever kind of paper.
    ``lang`` may name two languages (``zh+en``, see `bilingual`). ``large``: every text one size up.
    ``away`` says on top that the paper was made while the hall's database was out of reach.
    """

    kind: str
    lang: str
    parts: tuple[Part, ...]
    title: str = ""
    copy_no: int = 1
    practice: bool = False
    large: bool = False
    away: bool = False


def to_json(slip: Slip) -> str:
    """The slip as JSON; equal slips give equal text. Half characters (lone surrogates) become ``?``."""
    said = {"v": VERSION, **_told(slip, SLIP_KEYS), "parts": [_part(part) for part in slip.parts]}
    return WRITER.encode(said).encode("utf-8", "replace").decode("utf-8")


def from_json(text: str) -> Slip:
    """The slip that ``to_json`` wrote; raises SlipFault for anything else."""
    try:
        said = json.loads(text)
    except ValueError as error:
        raise SlipFault("not JSON") from error
    if not isinstance(said, dict) or said.pop("v", None) != VERSION:
        raise SlipFault("version")
    parts = said.pop("parts", None)
    if not isinstance(parts, list):
        raise SlipFault("parts")
    return Slip(**_checked("slip", SLIP_KEYS, said), parts=tuple(_read_part(part) for part in parts))


Keys = Mapping[str, tuple[str, Any]]


def _keys(of: type) -> Keys:
    return {f.name: (str(f.type), f.default) for f in fields(of) if f.name != "parts"}


NAMES: dict[type, str] = {of: of.__name__.lower() for of in get_args(Part)}
KINDS: dict[str, type] = {name: of for of, name in NAMES.items()}
PART_KEYS: dict[type, Keys] = {of: _keys(of) for of in NAMES}
SLIP_KEYS = _keys(Slip)
TYPES: dict[str, Callable[[Any], bool]] = {
    "str": lambda value: isinstance(value, str),
    "int": lambda value: type(value) is int,
    "bool": lambda value: isinstance(value, bool),
    "bool | None": lambda value: value is None or isinstance(value, bool),
    "Align": lambda value: value in get_args(Align),
    "CodeKind": lambda value: value in get_args(CodeKind),
    "tuple[str, ...]": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "tuple[int, ...]": lambda value: isinstance(value, list) and all(type(one) is int for one in value),
    "tuple[tuple[str, ...], ...]": lambda value: (
        isinstance(value, list) and all(TYPES["tuple[str, ...]"](one) for one in value)
    ),
}


def _told(value: Slip | Part, keys: Keys) -> dict[str, Any]:
    # What equals the default is left out: most parts are then one key, and the row in the outbox stays small.
    return {name: what for name, (_, default) in keys.items() if (what := getattr(value, name)) != default}


def _part(part: Part) -> dict[str, Any]:
    of = type(part)
    return {"is": NAMES[of], **_told(part, PART_KEYS[of])}


def _read_part(said: Any) -> Part:
    of = KINDS.get(str(said.pop("is", ""))) if isinstance(said, dict) else None
    if of is None:
        raise SlipFault("unknown part")
    part: Part = of(**_checked(NAMES[of], PART_KEYS[of], said))
    return part


def _checked(where: str, keys: Keys, said: dict[str, Any]) -> dict[str, Any]:
    for name, what in said.items():
        if name not in keys or not TYPES[keys[name][0]](what):
            raise SlipFault(f"{where}: {name}")
    lacking = [name for name, (_, default) in keys.items() if default is MISSING and name not in said]
    if lacking:
        raise SlipFault(f"{where}: {lacking[0]}")
    return {name: _frozen(what) for name, what in said.items()}


def _frozen(what: Any) -> Any:
    return tuple(map(_frozen, what)) if isinstance(what, list) else what
