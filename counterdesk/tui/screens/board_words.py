"""The board in words, in each of the hall's languages: what a call means, promises, phones, hours, and its age."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from counterdesk.clock import SECOND_US, from_us
from counterdesk.hall.catalogue import Catalogue
from counterdesk.tui.screens.board_face import Shown
from counterdesk.tui.widgets.rows import Piece, Row, ends, width_of
from counterdesk.words import FOR_CITIZENS, clip, language, t

TURN_S = 8
"""How long one thing the hall has to say stands at the foot."""


def languages(cat: Catalogue) -> list[str]:
    """The hall's languages, this board's own first; this board's own when the hall names none that has words."""
    known = [lang for lang in cat.hall.languages if lang in FOR_CITIZENS] or [language()]
    return sorted(known, key=lambda lang: lang != language())


def head(cat: Catalogue, at_us: int, zone: ZoneInfo, width: int, mark: str = "") -> Row:
    """The top line: the hall, perhaps a quiet ``mark``, the day and the time."""
    lang, at = languages(cat)[0], from_us(at_us).astimezone(zone)
    day = t("desk.date", lang, month=at.month, day=at.day, weekday=t(f"desk.weekday_{at.weekday()}", lang))
    noted: list[Piece] = [(f"{mark}  ", "quiet")] if mark else []
    return ends([(cat.hall.name(lang), "strong")], [*noted, (day, "quiet"), (f"  {at:%H:%M}", "strong")], width)


def sentences(cat: Catalogue, call: Shown, width: int, most: int) -> list[Row]:
    """The newest call said in every language: each on a line of its own, or on one line as far as they fit."""
    said = [t("board.please", lang, number=call.number, window=call.window) for lang in languages(cat)]
    rows: list[Row] = [[(clip(text, width), "strong" if place == 0 else "")] for place, text in enumerate(said)]
    if len(rows) <= most:
        return rows
    one: list[Piece] = [rows[0][0]]
    for row in rows[1:]:
        if width_of(one) + 4 + width_of(row) <= width:
            one += [("    ", ""), *row]
    return [one]


def greeting(cat: Catalogue, width: int, closed: bool = False) -> list[Row]:
    """What an empty board says in every language: welcome, opening hours, that calls will be seen here.

    While the hall is ``closed`` it says that instead: nobody is to wait for a call.
    """
    rows: list[Row] = []
    for lang in languages(cat):
        welcome = t("board.welcome", lang, hall=cat.hall.name(lang))
        watch = t("kiosk.closed" if closed else "board.no_calls", lang)
        rows += [[(clip(welcome, width), "strong")], [(hours(cat, lang), "")], [(watch, "quiet")], []]
    return rows


def foot(cat: Catalogue, open_us: int, lines: int) -> list[Row]:
    """What the hall says when the board was open for ``open_us``, in as many languages as there are lines.

    With fewer lines than languages they take turns.
    """
    langs = languages(cat)
    turn = open_us // (TURN_S * SECOND_US)
    shown = langs if len(langs) <= lines else [langs[turn % len(langs)]]
    place = turn if len(langs) <= lines else turn // len(langs)
    return [[(told(cat, lang)[place % len(told(cat, lang))], "")] for lang in shown]


def told(cat: Catalogue, lang: str) -> list[str]:
    """Everything the hall has to say, one thing a turn: promised waits, missed calls, phones, hours."""
    waits = "  ".join(
        t("board.promise_line", lang, series=s.prefix, minutes=s.wait_promise_min) for s in cat.series.values()
    )
    missed = {"calls": cat.calling.no_show_calls, "places": cat.calling.return_places}
    phones = "    ".join(f"{phone.label(lang)}  {phone.number}" for phone in cat.hall.phones)
    said = [t("board.promise", lang, lines=waits), t("board.missed", lang, **missed), phones, hours(cat, lang)]
    return [text for text in said if text]


def hall_time(at_us: int, zone: ZoneInfo) -> str:
    """The wall clock's time in the hall."""
    return f"{from_us(at_us).astimezone(zone):%H:%M}"


def hours(cat: Catalogue, lang: str) -> str:
    """When the hall is open."""
    spans = "  ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in cat.hall.hours)
    return t("board.hours", lang, hours=spans)


def as_of(langs: Sequence[str], lost_us: int, at_us: int, zone: ZoneInfo, lines: int) -> list[Row]:
    """How old the picture is while the store is away, in every language; with one line only they take turns."""
    time = hall_time(lost_us, zone)
    turn = (at_us - lost_us) // (TURN_S * SECOND_US)
    shown = langs if len(langs) <= lines else [langs[turn % len(langs)]]
    return [[(t("board.as_of", lang, time=time, age=_age(lang, at_us - lost_us)), "needs")] for lang in shown]


def _age(lang: str, gone_us: int) -> str:
    minutes = gone_us // (60 * SECOND_US)
    return t("board.minutes_ago", lang, minutes=minutes) if minutes > 0 else t("board.just_now", lang)
