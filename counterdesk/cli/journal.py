"""``journal``: the chain checked, its head, who did what last, and all of it for process mining."""

from __future__ import annotations

from argparse import Namespace
from typing import Any, BinaryIO

from counterdesk.cli import output, shapes
from counterdesk.cli.given import word
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import tickets
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.reports import xes
from counterdesk.store import journal
from counterdesk.store.desk import Look
from counterdesk.store.journal import Broken, Entry
from counterdesk.words import has, t

SHORTEST_HEAD = 8
"""Hexadecimal digits of a code from paper: with fewer, some other row would fit by chance."""


def verify(asked: Namespace, here: Here) -> Answer:
    """Walk the whole chain; with the code of a day report it must be met on the way. Exit code 3 when it breaks.

    An entry known to have been in this place must be met too.
    """
    code = None if asked.head is None else _head_code(asked.head)
    verdict = here.store.read(_verify, code=code)
    broken = verdict.broken
    if broken is None and (lost := here.store.astray()):
        broken = Broken(lost.entry, "astray")
    shape = {
        "ok": broken is None, "entries": verdict.entries, "head": verdict.head,
        "broken": broken and {"id": broken.id, "why": broken.why},
    }  # fmt: skip
    if broken:
        return Answer(shape, (), StoreFault(f"journal_{broken.why}", path=here.shown, entry=broken.id))
    return Answer(shape, [t("cli.journal_holds", count=verdict.entries), verdict.head])


def head(asked: Namespace, here: Here) -> Answer:
    """The newest entry's number and hash: what to keep outside the hall."""
    shape = here.store.read(_head)
    return Answer(shape, [f"{shape['entries']}  {shape['head']}"])


def tail(asked: Namespace, here: Here) -> Answer:
    """The newest entries, oldest first, or those about one ticket of today."""
    found = here.store.read(_tail, ticket=asked.ticket, most=asked.most)
    rows = [[e["id"], e["at"][:19].replace("T", " "), e.pop("words"), e["window"], e["clerk"]] for e in found]
    heads = [t(f"cli.head_{name}") for name in ("entry", "time", "act", "window", "clerk")]
    return Answer(found, output.table(heads, rows, right=(0,)) if rows else [t("cli.no_entries")])


def export(asked: Namespace, here: Here) -> Answer:
    """Every ticket with its acts as an XES log for process mining; nothing personal is in it."""
    with output.writing(asked.xes) as out:
        written = here.store.read(_export, out=out)
    told = t("cli.exported", path=asked.xes, traces=written.traces, events=written.events)
    return Answer({"file": str(asked.xes), **written._asdict()}, [told])


def _export(look: Look, out: BinaryIO) -> xes.Written:
    return xes.write(xes.traces(look), out)


def _head_code(text: str) -> str:
    code = "".join(word(text).lower().split())
    if len(code) < SHORTEST_HEAD or set(code) - set("0123456789abcdef"):
        raise Refusal("bad_head", least=SHORTEST_HEAD)
    return code


def _verify(look: Look, code: str | None) -> journal.Verdict:
    return journal.verify(look.conn, code)


def _head(look: Look) -> dict[str, Any]:
    return {"entries": look.last_id, "head": look.head, "day": look.day.isoformat()}


def _tail(look: Look, ticket: str | None, most: int) -> list[dict[str, Any]]:
    if ticket:
        entries = journal.of_ticket(look.conn, tickets.by_label(look, ticket).id)[-most:]
    else:
        entries = journal.tail(look.conn, max(0, look.last_id - most), most)
    return [_shape(look, entry) for entry in entries]


def _shape(look: Look, entry: Entry) -> dict[str, Any]:
    shape = {
        **entry._asdict(),
        "day": entry.day.isoformat(),
        "at": shapes.instant(look, entry.at_us),
        "words": _words(entry),
    }
    del shape["at_us"], shape["ticket_id"]
    return shape


def _words(entry: Entry) -> str:
    about = {"number": entry.facts.get("case", ""), "series": ""}
    known = {**about, **entry.facts, "window": entry.window or "-", "clerk": entry.clerk or "-"}
    from_elsewhere = f"act.{entry.kind}_{entry.facts.get('source', '')}"
    key = next(filter(has, (from_elsewhere, f"act.{entry.kind}", f"cli.act_{entry.kind}")), None)
    return t(key, **known).strip() if key else entry.kind
