"""The queue ticket: what a citizen looks at while waiting. Nothing personal is on it.

The number dominates; then the service, how many are ahead at the same windows, a range of minutes rather
than a single false one, the windows, what to have in hand and what a missed call means.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.printing.charset import paper_cols
from counterdesk.printing.slip import Big, Code, Cut, Feed, Line, Pair, Part, Rule, Slip
from counterdesk.words import t

NEAR_MIN = 5
"""Minutes: a wait whose upper bound is no longer than this is told as "called very soon, stay near"."""
LONG_MIN = 120
"""Minutes: of a wait that is longer at least, the two ends lie hours apart; over how many hours is what helps."""
TEXT_COLS = 289
"""Paper columns for all text and the code: with the printer's commands a ticket then stays within 400
bytes, which any printer's buffer takes whole, so that a ticket is not half printed."""
MARK_COLS = 24
"""Paper columns that the mark of a copy takes, its commands among them."""
TIGHT_COLS = 10
"""With less room than this for a copy, the printer's commands for a service's name in several lines may be too many."""
LISTED_COLS = (12, 40)
"""Paper columns for what to have in hand: nothing with less room; a longer list is a notice's business."""


def slip(
    *,
    hall: str,
    service: str,
    number: str,
    ahead: int | None,
    wait_low_min: int | None,
    wait_high_min: int | None,
    issued_at: str,
    windows: Sequence[str],
    priority: str | None,
    materials: Sequence[str],
    code: str,
    phones: Sequence[tuple[str, str]],
    lang: str,
    missed_calls: int,
    return_places: int,
    copy_no: int = 1,
    practice: bool = False,
    large: bool = False,
    may_not: bool = False,
) -> Slip:
    """The ticket ``number``.

    ``ahead`` counts those waiting for the same windows; it and the range of minutes are None where nobody can tell.
    ``may_not``: the hall may close before; ``issued_at`` is hall time as text; ``windows`` are the codes of those that
    serve; ``code`` is digits only; of ``phones`` (label, number) the first is printed. ``large``: few lines, larger.
    """
    wait, *closing = _wait(wait_low_min, wait_high_min, may_not, lang)
    taken, where = t("slip.ticket_taken", lang, time=issued_at), _windows(windows, lang)
    if large:
        told = _large(number, service, ahead, (*closing, where, taken), code, lang)
        return Slip("ticket", lang, told, number, copy_no, practice, large)
    missed = t("slip.ticket_missed", lang, calls=missed_calls, places=return_places)
    phone = [t("slip.ticket_phone", lang, label=label, number=digits) for label, digits in phones[:1]]
    said = (hall, number, service, wait, taken, where, missed, code, *phone, *closing)
    room, phone = _marked(TEXT_COLS - _away_cols(ahead, lang) - sum(map(paper_cols, said)), phone, copy_no)
    ahead_now, first = _ahead(ahead, priority, room, lang)
    parts: tuple[Part, ...] = (
        Line(hall, "center"), Big(number), Big(service, size=2), Rule(),
        Line(ahead_now), Pair(wait, taken, close=True), *map(Line, closing), Pair(where, first, close=True),
        *map(Line, _listed(materials, room - paper_cols(ahead_now + first), lang)), Line(missed),
        Feed(), Code(code), *(Line(text, "center") for text in phone), Cut(),
    )  # fmt: skip
    return Slip("ticket", lang, parts, title=number, copy_no=copy_no, practice=practice)


def _marked(room: int, phone: list[str], copy_no: int) -> tuple[int, list[str]]:
    """What a copy's mark leaves of the room, without the telephone where that is hardly any: the first paper has it."""
    room -= MARK_COLS * (copy_no > 1)
    tight = copy_no > 1 and room < TIGHT_COLS
    return (room + sum(map(paper_cols, phone)), []) if tight else (room, phone)


def _away_cols(ahead: int | None, lang: str) -> int:
    """Paper columns that the mark of a paper made while the database was away takes."""
    return 0 if ahead is not None else paper_cols(t("slip.away", lang)) + MARK_COLS


def _large(number: str, service: str, ahead: int | None, told: Sequence[str], code: str, lang: str) -> tuple[Part, ...]:
    lines = map(Line, (_waiting("slip.ticket_ahead_large", ahead, lang), *told))
    return (Big(number), Line(service, "center"), Rule(), *lines, Feed(), Code(code), Cut())


def _ahead(ahead: int | None, priority: str | None, room: int, lang: str) -> tuple[str, str]:
    """Who is ahead, and why one comes first: with too little room in fewer words, then without the second."""
    first = t("slip.ticket_priority", lang, name=priority) if priority else ""
    whole, short = (_waiting(key, ahead, lang) for key in ("slip.ticket_ahead", "slip.ticket_ahead_large"))
    if paper_cols(whole + first) <= room:
        return whole, first
    return short, first if paper_cols(short + first) <= room else ""


def _waiting(key: str, ahead: int | None, lang: str) -> str:
    if ahead is None:
        return t("slip.ticket_ahead_unknown", lang)
    return t(key, lang, ahead=ahead) if ahead else t("slip.ticket_next", lang)


def _wait(low_min: int | None, high_min: int | None, may_not: bool, lang: str) -> list[str]:
    """The wait, and below it that the hall may close before."""
    closing = [t("slip.ticket_may_not", lang)] if may_not else []
    if low_min is None or high_min is None:
        return ["", *closing]
    if high_min <= NEAR_MIN:
        return [t("slip.ticket_wait_now", lang), *closing]
    key = f"slip.ticket_{wait_words(low_min)}"
    return [t(key, lang, low=low_min, high=high_min, hours=low_min // 60), *closing]


def wait_words(low_min: int) -> str:
    """Which words tell a range of minutes: both ends, its end alone where it begins now, or over how many hours."""
    return "wait_over" if low_min >= LONG_MIN else "wait" if low_min > 0 else "wait_within"


def _windows(windows: Sequence[str], lang: str) -> str:
    if not windows:
        return t("slip.ticket_no_window", lang)
    return t("slip.ticket_windows", lang, windows=" ".join(windows))


def _listed(materials: Sequence[str], room: int, lang: str) -> list[str]:
    frame = t("slip.ticket_materials", lang, listed=t("slip.and_so_on", lang, listed="", n=len(materials)))
    room = min(room - paper_cols(frame), LISTED_COLS[1])
    if not materials or room < LISTED_COLS[0]:
        return []
    comma = t("slip.list_comma", lang)
    shown = list(materials)
    while len(shown) > 1 and paper_cols(comma.join(shown)) > room:
        shown.pop()
    listed = _clipped(comma.join(shown), room)
    if len(shown) < len(materials):
        listed = t("slip.and_so_on", lang, listed=listed, n=len(materials))
    return [t("slip.ticket_materials", lang, listed=listed)]


def _clipped(text: str, columns: int) -> str:
    if paper_cols(text) <= columns:
        return text
    while paper_cols(text) > columns - paper_cols("…"):
        text = text[:-1]
    return text.rstrip() + "…"
