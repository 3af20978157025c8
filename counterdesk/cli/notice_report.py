"""``notice report``: who came back for what was not on the list, who was told again, how many were told once."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from counterdesk.cli import output
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import notices
from counterdesk.hall.notices import CameBack, Multiple, NotOnList, ToldOnce
from counterdesk.store.desk import Look
from counterdesk.words import t

BACK = ("on", "notice", "ticket", "service", "clerk", "asked_more")
AGAIN = ("on", "notice", "first", "service", "clerk", "allowed_by", "reason")
OWN_HEADS = ("on", "notice", "first", "allowed_by", "asked_more")


class Found(NamedTuple):
    """The three reports over the same days, both ends included."""

    first: date
    last: date
    back: NotOnList
    again: Multiple
    once: ToldOnce


def report(asked: Namespace, here: Here) -> Answer:
    """The three reports from --from (the month's first day) to --to (today)."""
    found = here.store.read(_find, first=asked.from_day, last=asked.to_day)
    return Answer(_shape(found), list(_lines(found)))


def _find(look: Look, first: date | None, last: date | None) -> Found:
    last = last or look.day
    first = first or last.replace(day=1)
    back, again = notices.not_on_list(look, first, last), notices.multiple(look, first, last)
    return Found(first, last, back, again, notices.told_once(look, first, last))


def _shape(found: Found) -> dict[str, Any]:
    back, again, once = found.back, found.again, found.once
    return {
        "from": found.first.isoformat(), "to": found.last.isoformat(),
        "not_on_list": {"returns": back.returns, "count": len(back.lines), "lines": list(map(_came_back, back.lines))},
        "multiple": {
            "notices": again.notices, "count": len(again.lines),
            "lines": [one._asdict() | {"day": one.day.isoformat()} for one in again.lines],
        },
        "told_once": {
            "matters": once.matters, "count": len(once.once),
            "rate": len(once.once) / once.matters if once.matters else None,
            "once": [one.number for one in once.once], "not_once": [one.number for one in once.not_once],
        },
    }  # fmt: skip


def _came_back(one: CameBack) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(), "notice": one.notice.number, "ticket": one.ticket, "service": one.notice.service,
        "asked_more": list(one.asked_more), "told_by": one.notice.clerk, "clerk": one.clerk, "window": one.window,
    }  # fmt: skip


def _lines(found: Found) -> Iterator[str]:
    back, again, once = found.back, found.again, found.once
    comma = t("slip.list_comma")
    yield t("notice.report_not_on_list", n=len(back.lines), all=back.returns)
    yield from _table(BACK, [
        (one.day, one.notice.number, one.ticket, one.notice.service, one.notice.clerk, comma.join(one.asked_more))
        for one in back.lines
    ])  # fmt: skip
    yield t("notice.report_multiple", n=len(again.lines), all=again.notices)
    yield from _table(AGAIN, [
        (one.day, one.number, one.first, one.service, one.clerk, one.allowed_by, one.reason) for one in again.lines
    ])  # fmt: skip
    yield t("notice.report_once", n=len(once.once), all=once.matters)
    yield from _table(BACK[:5], [
        (one.day, one.number, one.ticket, one.service, one.clerk) for one in once.not_once
    ])  # fmt: skip


def _table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    words = [t(f"notice.head_{name}" if name in OWN_HEADS else f"cli.head_{name}") for name in heads]
    return [*output.table(words, rows), ""] if rows else []
