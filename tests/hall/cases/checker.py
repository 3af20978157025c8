"""An independent look at the cases in a hall's file: plain SQL, and the life of a case written down once more."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from counterdesk.store.library import module as sqlite

NEXT = {
    "case_received": ({None}, "received"),
    "case_corrected": ({"received"}, None),
    "case_papers_came": (None, None),
    "case_accepted": ({"received", "notified"}, "accepted"),
    "case_signed": ({"accepted", "reviewing", "suspended"}, None),
    "case_supplement": ({"received", "notified"}, "notified"),
    "case_refused": ({"received", "notified"}, "refused_acceptance"),
    "case_reviewed": ({"accepted"}, "reviewing"),
    "case_suspended": ({"accepted", "reviewing"}, "suspended"),
    "case_resumed": ({"suspended"}, "reviewing"),
    "case_extended": ({"received", "accepted", "reviewing"}, None),
    "case_decided": ({"accepted", "reviewing"}, "decided"),
    "case_decided_against": ({"accepted", "reviewing"}, "decided"),
    "case_made": ({"decided"}, "made"),
    "case_delivered": ({"decided", "made"}, "delivered"),
    "case_withdrawn": ({"received", "notified", "accepted", "reviewing", "suspended"}, "withdrawn"),
    "case_revoked": ({"accepted", "reviewing", "suspended"}, "revoked_acceptance"),
    "case_deemed_withdrawn": ({"notified"}, "deemed_withdrawn"),
}
REFUSED = "case_decided_against"
STAYS = None, None
"""What any other act does to a case's state: nothing."""
PAPERS = {
    "case_accepted": "acceptance", "case_supplement": "supplement", "case_refused": "refusal",
    "case_suspended": "suspension", "case_extended": "extension", "case_delivered": "completion",
    "case_reissued": "completion", "case_revoked": "revocation", "case_decided_against": "refusal",
}  # fmt: skip

_OF = (
    "SELECT cases.id FROM cases JOIN service ON service.id = cases.service_id"
    " JOIN catalogue_version ON catalogue_version.id = service.catalogue_id,"
    " json_each(document, '$.services') AS one WHERE json_extract(one.value, '$.code') = service.code"
)
AT_ONCE = (
    f"{_OF} AND NOT converted AND (json_extract(one.value, '$.handling') = 'instant'"
    " OR json_extract(one.value, '$.on_the_spot'))"
)
"""Cases that are finished while the citizen waits, without an acceptance slip."""
REGISTRATIONS = f"{_OF} AND json_extract(one.value, '$.kind') = 'registration'"
"""Applications that are handed back with the list of what they lack."""
COUNTED_ELSEWHERE = ("notice",)
"""Papers with a table of their own, whose numbers go on there; some stand among a case's papers, too."""


def faults(path: Path) -> list[str]:
    """Everything wrong with the licences of the hall at ``path``; an empty list proves them whole."""
    with closing(sqlite.connect(f"file:{path}?mode=ro", uri=True)) as conn:
        conn.row_factory = sqlite.Row
        cases = {row["number"]: row for row in conn.execute("SELECT * FROM cases")}
        told = defaultdict(list)
        for entry in conn.execute("SELECT id, kind, facts FROM journal WHERE kind LIKE 'case_%' ORDER BY id"):
            facts = json.loads(entry["facts"])
            refused = entry["kind"] == "case_decided" and facts["outcome"] == "refuse"
            told[facts["case"]].append((entry["id"], REFUSED if refused else entry["kind"]))
        events = {(row["case_id"], row["journal_id"]) for row in conn.execute("SELECT * FROM case_event")}
        papers = list(conn.execute("SELECT * FROM numbered_paper ORDER BY id"))
        stops = list(conn.execute("SELECT * FROM case_stop"))
        at_once = {row["id"] for row in conn.execute(AT_ONCE)}
        registrations = {row["id"] for row in conn.execute(REGISTRATIONS)}
    found = [f"{number} is told of and is no case" for number in told.keys() - cases.keys()]
    for number, case in cases.items():
        found += _life(number, case, told[number], case["id"] in registrations)
        lost = [at for at, _ in told[number] if (case["id"], at) not in events]
        found += [f"{number}: entry {at} is not in its timeline" for at in lost]
        open_stops = sum(stop["to_on"] is None for stop in stops if stop["case_id"] == case["id"])
        if open_stops != (case["state"] == "suspended"):
            found.append(f"{number} is {case['state']} with {open_stops} suspensions open")
        given = sorted(
            paper["kind"] for paper in papers if paper["case_id"] == case["id"] and paper["kind"] in PAPERS.values()
        )
        spared = {"case_accepted"} if case["id"] in at_once else set()
        due = sorted(PAPERS[kind] for _, kind in told[number] if kind in PAPERS and kind not in spared)
        if given != due:
            found.append(f"{number}: papers {given}, but by its acts {due}")
    return [*found, *_numbers("case", [case["seq"] for case in cases.values()]), *_paper_numbers(papers)]


def _life(number: str, case: sqlite.Row, told: list[tuple[int, str]], is_registration: bool) -> list[str]:
    state = None
    for _, kind in told:
        froms, to = NEXT.get(kind, STAYS)
        if froms is not None and state not in froms:
            return [f"{number}: {kind} while {state}"]
        state = "returned" if kind == "case_supplement" and is_registration else to or state
    return [] if state == case["state"] else [f"{number} is {case['state']}, by its acts {state}"]


def _numbers(what: str, given: list[int]) -> list[str]:
    return [] if sorted(given) == list(range(1, len(given) + 1)) else [f"numbers of {what}: {sorted(given)}"]


def _paper_numbers(papers: list[sqlite.Row]) -> list[str]:
    by_kind = defaultdict(list)
    for paper in papers:
        if paper["kind"] in COUNTED_ELSEWHERE:
            continue
        by_kind[paper["kind"]].append(paper["seq"])
    return [fault for kind, given in by_kind.items() for fault in _numbers(kind, given)]
