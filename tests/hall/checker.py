"""An independent look at a hall's file: plain SQL and nothing of the program but its choice of SQLite library.

``faults`` lists in words everything that must never be; an empty list proves the hall whole.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from counterdesk.store.library import module as sqlite
from tests.postgres import Plain

OPEN = {"waiting": "wait", "called": "walk", "serving": "handling", "held": "hold"}
ENDED = {"finished", "no_show", "walked_out", "cancelled", "carried_over", "void"}
STATE_AFTER = {
    "issued": "waiting", "called": "called", "started": "serving", "held": "held", "resumed": "serving",
    "finished": "finished", "no_show": "no_show", "walked_out": "walked_out", "transferred": "waiting",
    "brought_back": "waiting", "cancelled": "cancelled", "carried_over": "carried_over",
    "day_ended_serving": "finished", "voided": "void", "reserved": "void",
}  # fmt: skip
STATE_BEFORE = {"called": "waiting", "started": "called"}
"""In which state a ticket must have been for an act: two windows that call one of them are told by this alone."""
KEYS = {"counter": "day, series", "seat": "1"}
OWN_NUMBER = {
    "notice", "acceptance", "supplement", "refusal", "suspension", "extension", "completion", "revocation",
    "copy_notice", "receipt", "green", "apology", "complaint_receipt", "review",
}  # fmt: skip
"""Papers of a visit that carry a number of their own, and not the ticket's."""
AT_A_WINDOW = ("walk", "absent", "handling")

Rows = list[dict[str, Any]]


def faults(path: Path, clock_went_back: bool = False) -> list[str]:
    """Everything wrong in the hall at ``path``; ``clock_went_back`` leaves out what then cannot be asked."""
    with _open(path) as conn:  # one snapshot, though others may be writing
        tables = {name: _rows(conn, name) for name in ("ticket", "counter", "seat", "sitting", "journal", "print_job")}
        periods = _by(_rows(conn, "period"), "ticket_id")
        acts = _by(tables["journal"], "ticket_id")
        found = [
            *_itself(conn),
            *numbers(tables["ticket"], tables["counter"], _starts(conn), _purged(tables["journal"])),
            *one_window(tables["ticket"]),
            *chain(tables["journal"]),
            *papers(tables["ticket"], tables["print_job"], acts),
            *seats(tables["seat"], tables["sitting"]),
        ]
        for ticket in tables["ticket"]:
            found += lives(ticket, periods[ticket["id"]])
            found += told(ticket, acts[ticket["id"]]) if ticket["source"] != "import" else []
        lived = {one["id"]: periods[one["id"]] for one in tables["ticket"] if one["source"] != "import"}
        return found if clock_went_back else [*found, *windows_in_turn(lived)]


def numbers(tickets: Rows, counters: Rows, starts: dict[str, int], purged: str) -> Iterator[str]:
    """Numbers run without gap or repetition from the series' first, and the counter stands at the last.

    Before the day ``purged`` some may be gone; what is left is still in order.
    """
    given: dict[tuple[str, str], list[int]] = defaultdict(list)
    for ticket in tickets:
        given[ticket["day"], ticket["series"]].append(ticket["number"])
        if ticket["label"] != f"{ticket['series']}{ticket['number']:03d}":
            yield f"{ticket['label']} is labelled wrongly"
    last = {(row["day"], row["series"]): row["last"] for row in counters}
    for (day, series), found in given.items():
        first = starts.get(series, 1)
        if str(day) < purged and found == sorted(set(found)):
            continue
        if found != list(range(first, first + len(found))):
            yield f"{day} {series}: the numbers are not {first}, {first + 1}, ... in the order of issue: {found}"
    for (day, series), at in last.items():
        if str(day) < purged:
            continue
        most = max(given.get((day, series), [starts.get(series, 1) - 1]))
        if at != most:
            yield f"{day} {series}: the counter says {at}, the last number is {most}"
    yield from (f"{key}: numbers without a counter" for key in given.keys() - last.keys())


def one_window(tickets: Rows) -> Iterator[str]:
    """A window has one open ticket at most, and an open ticket has a window."""
    there: dict[str, str] = {}
    for ticket in tickets:
        if ticket["state"] not in ("called", "serving"):
            continue
        if ticket["window"] is None or ticket["window"] in there:
            yield f"{ticket['label']} and {there.get(ticket['window'])} are both at window {ticket['window']}"
        there[ticket["window"]] = ticket["label"]


def lives(ticket: dict[str, Any], periods: Rows) -> Iterator[str]:
    """Periods tile the ticket's life from its arrival; the last is open exactly while the ticket is."""
    label, state = ticket["label"], ticket["state"]
    if state not in OPEN and state not in ENDED:
        yield f"{label} is in no state there is: {state}"
    if not periods:
        yield f"{label} has no periods"
        return
    at = ticket["arrived_at_us"]
    for period in periods:
        if period["from_us"] != at:
            yield f"{label}: a gap or an overlap before its {period['kind']}: {at} to {period['from_us']}"
        at = period["to_us"]
        if at is None and period is not periods[-1]:
            yield f"{label}: its {period['kind']} never ended, yet another followed"
            return
        if (period["kind"] == "handling") != (period["service_id"] is not None):
            yield f"{label}: a {period['kind']} with service {period['service_id']}"
    if periods[-1]["to_us"] is None and OPEN.get(state) != periods[-1]["kind"]:
        yield f"{label} is {state}, its open period a {periods[-1]['kind']}"
    if periods[-1]["to_us"] is not None and state in OPEN:
        yield f"{label} is {state} without an open period"
    if state == "waiting" and ticket["lane"].partition("@")[2] != (ticket["to_window"] or ""):
        yield f"{label} stands in {ticket['lane']} but is sent to {ticket['to_window']}"


def windows_in_turn(periods: dict[int, Rows]) -> Iterator[str]:
    """At no time were two tickets at one window."""
    busy: dict[str, list[tuple[int, float, int]]] = defaultdict(list)
    for ticket_id, life in periods.items():
        for period in life:
            if period["kind"] in AT_A_WINDOW:
                ended = float("inf") if period["to_us"] is None else period["to_us"]
                busy[period["window"]].append((period["from_us"], ended, ticket_id))
    for window, spans in busy.items():
        spans.sort()
        for (_, ended, one), (begun, _, other) in pairwise(spans):
            if begun < ended and one != other:
                yield f"window {window}: ticket rows {one} and {other} at the same time"


def told(ticket: dict[str, Any], acts: Rows) -> Iterator[str]:
    """The journal's acts about a ticket, undone ones taken away, lead to the state it is in."""
    label = ticket["label"]
    if not acts or acts[0]["kind"] not in ("issued", "reserved"):
        yield f"{label}: the journal begins neither with its issue nor with its being kept"
        return
    stood: list[tuple[int, str]] = []
    for act in acts:
        facts = json.loads(act["facts"])
        if facts.get("number", label) != label:
            yield f"{label}: entry {act['id']} names {facts['number']}"
        state = stood[-1][1] if stood else ""
        if STATE_BEFORE.get(act["kind"], state) != state:
            yield f"{label}: entry {act['id']} says {act['kind']} of a ticket that was {state or 'not there'}"
        if act["kind"] == "undone":
            stood = [(number, state) for number, state in stood if number != facts["entry"]]
            stood += [(act["id"], "cancelled")] if facts["act"] == "issued" else []
        elif act["kind"] == "next_service":
            stood.append((act["id"], "waiting" if "state" in facts["undo"]["before"] else "serving"))
        elif act["kind"] in STATE_AFTER:
            stood.append((act["id"], STATE_AFTER[act["kind"]]))
    if (stood[-1][1] if stood else None) != ticket["state"]:
        yield f"{label} is {ticket['state']}, the journal says {stood[-1][1] if stood else 'nothing'}"


def chain(journal: Rows) -> Iterator[str]:
    """Entries are numbered without a gap and each one's hash follows from the one before."""
    before = "0" * 64
    names = ("id", "at_us", "day", "kind", "ticket_id", "window", "clerk", "facts", "private_digest")
    for number, row in enumerate(journal, start=1):
        said = [row[name] for name in names]
        text = f"{before}\n{json.dumps(said, ensure_ascii=False)}"
        before = hashlib.sha256(text.encode()).hexdigest()
        if row["id"] != number or row["hash"] != before:
            yield f"the journal breaks at entry {number}"
            return


def papers(tickets: Rows, jobs: Rows, acts: dict[int, Rows]) -> Iterator[str]:
    """Every number issued with paper has exactly one job for it, with the number on it; without paper, none."""
    first = {job["id"]: job for job in jobs if job["kind"] == "ticket" and job["copy_of"] is None}
    by_ticket = _by(first.values(), "ticket_id")
    for ticket in tickets:
        issued = next((json.loads(a["facts"]) for a in acts[ticket["id"]] if a["kind"] == "issued"), {})
        promised = [issued["print_job"]] if issued.get("print_job") is not None else []
        there = [job["id"] for job in by_ticket[ticket["id"]]]
        if there != promised:
            yield f"{ticket['label']}: promised jobs {promised}, there are {there}"
    names = {ticket["id"]: ticket["label"] for ticket in tickets}
    for job in jobs:
        if job["slip_sha256"] != hashlib.sha256(job["slip_json"].encode()).hexdigest():
            yield f"print job {job['id']}: its paper was changed"
        if job["kind"] in OWN_NUMBER:
            continue
        if job["ticket_id"] in names and names[job["ticket_id"]] not in job["slip_json"]:
            yield f"print job {job['id']} does not carry the number of its ticket"


def _purged(journal: Rows) -> str:
    """The day before which tickets were removed; nothing is smaller than the empty text."""
    said = [(row["kind"], json.loads(row["facts"])) for row in journal if row["kind"] in ("purged", "purging")]
    return max((facts["before"] for kind, facts in said if facts.get("what", "ticket") == "ticket"), default="")


def seats(seats: Rows, sittings: Rows) -> Iterator[str]:
    """An occupied window has one open sitting of its clerk and state, an empty one none; sittings do not overlap."""
    by_window = _by(sittings, "window")
    for seat in seats:
        still = [(s["clerk"], s["state"]) for s in by_window[seat["window"]] if s["to_us"] is None]
        if still != ([] if seat["state"] == "closed" else [(seat["clerk"], seat["state"])]):
            yield f"window {seat['window']} is {seat['state']} with {seat['clerk']}, its sittings say {still}"
    for window, there in by_window.items():
        for one, after in pairwise(there):
            if one["to_us"] is None or one["to_us"] > after["from_us"]:
                yield f"window {window}: two sittings at once"


@contextmanager
def _open(where: Any) -> Iterator[Any]:
    """A hall's file, or its database on a server: the server keeps its own pages and references whole."""
    if isinstance(where, Path):
        with closing(sqlite.connect(f"file:{where}?mode=ro", uri=True)) as conn:
            conn.execute("BEGIN")
            yield conn
    else:
        with Plain(where).open() as plain:
            yield plain


def _itself(conn: Any) -> Iterator[str]:
    if isinstance(conn, Plain):
        return
    yield from (f"the file itself: {row[0]}" for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok")
    yield from (f"a row points at nothing: {tuple(row)}" for row in conn.execute("PRAGMA foreign_key_check"))


def _rows(conn: Any, table: str) -> Rows:
    cursor = conn.execute(f"SELECT * FROM {table} ORDER BY {KEYS.get(table, 'id')}")
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    for row in rows:
        row |= {"day": str(row["day"])} if "day" in row else {}
    return rows


def _by(rows: Iterable[dict[str, Any]], column: str) -> dict[Any, Rows]:
    found: dict[Any, Rows] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _starts(conn: Any) -> dict[str, int]:
    sql = "SELECT document FROM catalogue_version WHERE id = (SELECT catalogue_id FROM hall_now)"
    row = conn.execute(sql).fetchone()
    series = json.loads(row[0])["series"] if row else {}
    return {prefix: plan.get("start", 1) for prefix, plan in series.items()}
