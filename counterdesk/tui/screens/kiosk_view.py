"""The kiosk in words: what stands on it for each question and each answer, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from counterdesk.clock import from_us
from counterdesk.hall.catalogue import Catalogue, Series, Service
from counterdesk.hall.kiosk import KioskNow, LineNow, StandingNow, asked_priorities
from counterdesk.hall.opening import next_opening, runs_past, works
from counterdesk.hall.tickets.issuing import Issued
from counterdesk.printing.slips.ticket import wait_words
from counterdesk.tui.keys import PAD
from counterdesk.tui.screens import kiosk_steps as steps
from counterdesk.tui.screens.desk_view import date_words, head, short_name
from counterdesk.tui.screens.kiosk_steps import Step
from counterdesk.tui.widgets.rows import Row
from counterdesk.tui.widgets.tiles import Tile
from counterdesk.words import FOR_CITIZENS, language, t, use_language

BACK, MORE, OTHER = (PAD[act][0] for act in ("back", "more", "language"))
TO_WRITE_DOWN = ("none", "screen")
SOON_MIN = 15
"""Minutes: whoever is next and will be called within so many is told that it is soon."""
STATES = ("called", "serving", "held", "finished", "no_show", "walked_out", "cancelled", "carried_over")


class Face(NamedTuple):
    """Everything on the kiosk at once: a question with its choices, or a number with what is to be known of it."""

    heading: str
    how: str = ""
    tiles: Sequence[Tile] = ()
    number: str = ""
    said: Sequence[Row] = ()
    foot: Sequence[tuple[str, str]] = ()


class Ahead(NamedTuple):
    """How many are before a number, and the range of minutes that takes."""

    people: int
    low_min: int
    high_min: int


def languages(cat: Catalogue) -> list[str]:
    """The hall's languages of which the program has the words, the hall's own first."""
    return [lang for lang in cat.hall.languages if lang in FOR_CITIZENS] or [language()]


def home(cat: Catalogue, wanted: str | None) -> str:
    """The language the kiosk begins in: the one ``wanted``, if the hall speaks it, else the hall's own."""
    known = languages(cat)
    return wanted if wanted in known else known[0]


def next_language(cat: Catalogue) -> None:
    """Go on in the next of the hall's languages."""
    known = languages(cat)
    use_language(known[(known.index(language()) + 1) % len(known) if language() in known else 0])


def other_languages(cat: Catalogue) -> list[tuple[str, str]]:
    """The foot key that changes the language, in a hall of more than one."""
    others = [t("kiosk.language_name", lang) for lang in languages(cat) if lang != language()]
    return [(OTHER, " / ".join(others))] if others else []


def top(now: KioskNow, now_us: int, width: int, mute: str) -> Row:
    """The hall and the time; in the staff's language ``mute`` that the voice fails, where one is given."""
    return head(now.cat.hall.name(language()), now_us, now.zone, width, t("board.no_voice", mute) if mute else "")


def is_open(now: KioskNow, at: datetime) -> bool:
    """Whether numbers are given out: in the hall's hours, or while any window is open, until somebody ends the day."""
    return works(now.cat, at, now.window_open, now.over)


def question(now: KioskNow, step: Step) -> Face:
    """A question with the choices of its page."""
    cat, lang = now.cat, language()
    facts = {"series": cat.series[step.series].name(lang) if step.series else ""}
    tiles = [_tile(now, key, option) for key, option in enumerate(steps.shown(cat, step), 1)]
    if steps.may_ask_priority(cat, step):
        tiles.append(_priority_tile(cat))
    how = t("kiosk.ask_how" if step.asks == "matter" else f"kiosk.ask_{step.asks}_how")
    if step.priority:
        # who got here knows how to answer; a second line would cost those with priority the large digits
        how = _for_class(cat, step.priority)
    return Face(t(f"kiosk.ask_{step.asks}", **facts), how, tiles, foot=_foot(cat, step))


def cannot(now: KioskNow, line: LineNow) -> str:
    """Why no number of a series can be had, in a sentence that leads on."""
    series = now.cat.series[line.series].name(language())
    gone = "kiosk.cannot_none_left" if now.is_alone else "kiosk.cannot_used_up"
    return t("kiosk.cannot_stopped" if line.stopped else gone, series=series)


def number(cat: Catalogue, given: Issued, paper: str, at: datetime) -> Face:
    """A number just given, at the time ``at`` of the hall; ``paper`` is coming, out, none or screen."""
    ticket = given.ticket
    what = cat.services[given.service].name(language())
    said: list[Row] = [[(t("kiosk.ahead_unknown"), "strong")]]
    if ticket.ahead is not None:
        said = _ahead(cat, at, Ahead(ticket.ahead, ticket.wait_low_min or 0, ticket.wait_high_min or 0), given)
    said += [[(_for_class(cat, ticket.priority), "quiet")]] if ticket.priority else []
    said += [[], [(t(f"kiosk.paper_{paper}"), "needs" if paper in TO_WRITE_DOWN else "done")]]
    return Face(t("kiosk.yours"), what, number=ticket.label, said=said, foot=[("", t("kiosk.any_key"))])


def standing(cat: Catalogue, found: StandingNow, at: datetime) -> Face:
    """How a scanned slip's number stands at the time ``at`` of the hall."""
    ticket = found.ticket
    if found.ahead is not None:
        said = _ahead(cat, at, Ahead(found.ahead, found.low_min or 0, found.high_min or 0), found)
    else:
        state = ticket.state if found.today and ticket.state in STATES else "carried_over"
        state = "carried_today" if found.is_carried else state
        words = t(f"kiosk.{state}", window=" ".join(found.windows))
        said = [[(words, "needs" if state == "called" else "strong")]]
    return Face(t("kiosk.scanned"), number=ticket.label, said=said, foot=[("", t("kiosk.any_key_back"))])


def closed(now: KioskNow, at: datetime) -> Face:
    """Outside the hours, or once the day was ended: when numbers are given out again, and whom to ring."""
    cat = now.cat
    phones: list[Row] = [
        [(t("kiosk.phone", label=phone.label(language()), number=phone.number), "quiet")] for phone in cat.hall.phones
    ]
    # what is left of a day that was ended is no opening any more
    opens = next_opening(cat, at.replace(hour=23, minute=59) if now.over == at.date() else at)
    said: list[Row] = [[(_opens(opens, at), "strong")], [], *phones]
    large = f"{opens:%H:%M}" if opens else ""
    heading = t("kiosk.over" if now.over else "kiosk.closed")
    return Face(heading, t("kiosk.closed_how"), number=large, said=said, foot=_foot(cat, steps.START))


def away(known: Sequence[str], waits: bool) -> Face:
    """The hall's store cannot be asked: where to go instead, in all ``known`` languages, as no key does anything.

    ``waits`` while somebody's number may still come.
    """
    if waits:
        return Face(t("kiosk.going"))
    said: list[Row] = []
    for lang in sorted(known, key=lambda lang: lang != language()):
        other = [[(t("kiosk.away", lang), "strong")]] if lang != language() else []
        said += [*other, [(t("kiosk.away_next", lang), "strong")], [(t("kiosk.away_again", lang), "quiet")], []]
    return Face(t("kiosk.away"), said=said)


def local(now: KioskNow, now_us: int) -> datetime:
    """The hall's wall-clock time of an instant."""
    return from_us(now_us).astimezone(now.zone)


def _opens(opens: datetime | None, at: datetime) -> str:
    if opens is None:
        return t("kiosk.opens_unknown")
    if opens.date() == at.date():
        return t("kiosk.opens_today", time=f"{opens:%H:%M}")
    return t("kiosk.opens_on", date=date_words(opens), time=f"{opens:%H:%M}")


def _for_class(cat: Catalogue, priority: str) -> str:
    return t("kiosk.for_class", name=cat.priorities[priority].name(language()))


def _tile(now: KioskNow, key: int, option: steps.Option) -> Tile:
    lang = language()
    if isinstance(option, Series):
        return _line_tile(now, str(key), option)
    if isinstance(option, Service):
        full, short = option.name(lang), short_name(option)
        return Tile(str(key), short, full if full != short else "")
    note = t("kiosk.age", age=option.age) if option.age else ""
    return Tile(str(key), option.name(lang), t("kiosk.card_at_window") if option.needs == "card" else note)


def _line_tile(now: KioskNow, key: str, series: Series) -> Tile:
    line, name = now.lines[series.prefix], series.name(language())
    if not line.gives_numbers:
        gone = t("kiosk.none_left" if now.is_alone else "kiosk.used_up")
        why = t("kiosk.stopped", reason=line.stopped) if line.stopped else gone
        return Tile(key, name, why, "needs", usable=False)
    if now.is_alone:
        return Tile(key, name, t("kiosk.line_unknown"))
    past = runs_past(now.cat, local(now, now.now_us), line.high_min)
    if past and past.goes_on is None:
        return Tile(key, name, t("kiosk.late"), "needs")
    if not line.is_served:
        return Tile(key, name, t("kiosk.no_window_now"), "needs")
    if not line.ahead:
        return Tile(key, name, t("kiosk.nobody_waits"))
    words, hours = f"kiosk.line_{wait_words(line.low_min)}", line.low_min // 60
    return Tile(key, name, t(words, count=line.ahead, low=line.low_min, high=line.high_min, hours=hours))


def _priority_tile(cat: Catalogue) -> Tile:
    who = t("kiosk.join").join(priority.name(language()).lower() for priority in asked_priorities(cat))
    return Tile(steps.PRIORITY_KEY, t("kiosk.priority"), who)


def _ahead(cat: Catalogue, at: datetime, ahead: Ahead, told: Issued | StandingNow) -> list[Row]:
    """How many are before a number, how long that takes and where; no minutes while no window serves it."""
    where = t("kiosk.join").join(told.windows)
    if not told.is_served:
        who = t("kiosk.ahead", count=ahead.people) if ahead.people else t("kiosk.ahead_nobody")
        return [[(who, "strong")], [(t("kiosk.not_served", windows=where), "needs")], *_late(cat, at, ahead.high_min)]
    who = t("kiosk.ahead", count=ahead.people) if ahead.people else t("kiosk.ahead_none")
    first = "wait_next" if ahead.high_min <= SOON_MIN else "wait_within"
    words = f"kiosk.{wait_words(ahead.low_min) if ahead.people else first}"
    long = t(words, low=ahead.low_min, high=ahead.high_min, hours=ahead.low_min // 60)
    there: Row = [(t("kiosk.windows", windows=where), "strong")]
    return [[(who, "strong"), ("    ", ""), (long, "strong")], there, *_late(cat, at, ahead.high_min)]


def _late(cat: Catalogue, at: datetime, high_min: int) -> list[Row]:
    past = runs_past(cat, at, high_min)
    if past is None:
        return []
    words = t("kiosk.past_break", time=f"{past.goes_on:%H:%M}") if past.goes_on else t("kiosk.past_closing")
    return [[(words, "needs")]]


def _foot(cat: Catalogue, step: Step) -> list[tuple[str, str]]:
    foot = [] if step == steps.START else [(BACK, t("kiosk.back"))]
    if (many := steps.pages(cat, step)) > 1:
        foot.append((MORE, t("kiosk.more", page=step.page + 1, pages=many)))
    return [*foot, *other_languages(cat)]
