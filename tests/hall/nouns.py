"""An independent look at everything in a hall that is not a ticket: plain SQL, and the journal beside it.

Whatever the hall gives a number of its own has them without gap or repetition, and exactly one entry of the journal
says that it began; what happened to it later is in its row exactly when it is in the journal.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from tests.postgres import Plain

NUMBERED = {
    "cases": ("case", "case_received", "case"), "notice": ("notice", "notice_given", "notice"),
    "review": ("review", "review_given", "review"), "breach": ("breach", "promise_broken", "breach"),
    "complaint": ("complaint", "complaint_registered", "complaint"), "fee": ("receipt", "fee_taken", "receipt"),
    "inspection": ("inspection", "inspection_started", "inspection"),
}  # fmt: skip
"""Table: the kind of its numbers' counter, the entry that says it began, and the fact that names it."""
OF_THEIR_OWN = {counter: table for table, (counter, _, _) in NUMBERED.items()}
SAME = {"notice_again": "notice_given"}
LATER = {
    "a fee taken back": ("SELECT number FROM fee WHERE void_reason IS NOT NULL", "fee_voided", "receipt"),
    "a breach closed": ("SELECT number FROM breach WHERE closed_us IS NOT NULL", "breach_closed", "breach"),
    "a call back": ("SELECT number FROM review WHERE contacted_us IS NOT NULL", "review_contacted", "review"),
    "a complaint taken up": (
        "SELECT number FROM complaint WHERE decided_on IS NOT NULL AND declined_because IS NULL", "complaint_admitted",
        "complaint",
    ),
    "a question": ("SELECT id FROM enquiry", "enquiry_asked", "enquiry"),
    "an answer": ("SELECT id FROM enquiry WHERE state = 'closed'", "enquiry_answered", "enquiry"),
    "a green channel": (
        "SELECT cases.number FROM green JOIN cases ON cases.id = case_id UNION ALL"
        " SELECT label FROM green JOIN ticket ON ticket.id = green.ticket_id"
        " LEFT JOIN cases ON cases.id = case_id AND cases.ticket_id = ticket.id WHERE cases.id IS NULL",
        "green_granted", "case",
    ),
    "an appraisal's event": ("SELECT 'entry:' || id FROM appraisal_event", "appraisal_entered", "event"),
    "a round finished": (
        "SELECT number FROM inspection WHERE finished_us IS NOT NULL", "inspection_finished", "inspection"
    ),
}  # fmt: skip
"""What is in a row exactly when one entry of the journal says so."""
ONCE = {
    "a visit is reviewed": "SELECT ticket_id FROM review",
    "an expiry is broken": "SELECT kind, subject, subject_id, part FROM breach",
    "an item is marked": "SELECT inspection_id, place, item FROM inspection_mark",
    "a paper is numbered": "SELECT print_job FROM numbered_paper WHERE print_job IS NOT NULL",
}


def faults(where: Any) -> list[str]:
    """Everything wrong with the matters of the hall at ``where``; an empty list proves them whole."""
    with Plain(where).open() as plain:
        if not plain.is_server:
            plain.execute("BEGIN")  # one snapshot, though others may be writing
        told: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for kind, facts in plain.rows("SELECT kind, facts FROM journal ORDER BY id"):
            told[SAME.get(kind, kind)].append(json.loads(facts))
        return [*_begun(plain, told), *_later(plain, told), *_once(plain), *_papers(plain), *_counted(plain, told)]


def _begun(plain: Plain, told: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    last = {(kind, year): at for kind, year, at in plain.rows("SELECT kind, year, last FROM paper_counter")}
    for table, (counter, entry, fact) in NUMBERED.items():
        rows = plain.rows(f"SELECT year, seq, number FROM {table} ORDER BY id")
        yield from _gapless(table, [row[:2] for row in rows], last, counter)
        yield from _same(f"the {table}", [row[2] for row in rows], [facts[fact] for facts in told[entry]])


def _papers(plain: Plain) -> Iterator[str]:
    last = {(kind, year): at for kind, year, at in plain.rows("SELECT kind, year, last FROM paper_counter")}
    given: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for kind, year, seq in plain.rows("SELECT kind, year, seq FROM numbered_paper ORDER BY id"):
        given[kind].append((year, seq))
    for kind, numbers in given.items():
        if table := OF_THEIR_OWN.get(kind):  # of these some stand among a case's papers, too
            there = {tuple(row) for row in plain.rows(f"SELECT year, seq FROM {table}")}
            yield from (f"paper {kind} {number} is in no {table}" for number in numbers if number not in there)
        else:
            yield from _gapless(f"papers {kind}", numbers, last, kind)


def _gapless(what: str, given: list[Any], last: dict[tuple[str, int], int], counter: str) -> Iterator[str]:
    by_year: dict[int, list[int]] = defaultdict(list)
    for year, seq in given:
        by_year[year].append(seq)
    for year, seqs in by_year.items():
        if seqs != list(range(1, len(seqs) + 1)):
            yield f"{what} of {year} are numbered {seqs}"
        if last.get((counter, year)) != len(seqs):
            yield f"{what} of {year}: {len(seqs)}, but the counter says {last.get((counter, year))}"


def _later(plain: Plain, told: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    for what, (rows, entry, fact) in LATER.items():
        yield from _same(
            what, [row[0] for row in plain.rows(rows)], [facts.get(fact, facts.get("number")) for facts in told[entry]]
        )


def _same(what: str, there: list[Any], said: list[Any]) -> Iterator[str]:
    yield from (f"{what}: {one} is there, the journal does not say so" for one in Counter(there) - Counter(said))
    yield from (f"{what}: the journal says {one}, it is not there" for one in Counter(said) - Counter(there))


def _once(plain: Plain) -> Iterator[str]:
    for what, rows in ONCE.items():
        twice = {row: times for row, times in Counter(plain.rows(rows)).items() if times > 1}
        yield from (f"{what} {times} times: {row}" for row, times in twice.items())


def _counted(plain: Plain, told: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Answers are nobody's and have no number: their entries are counted."""
    ((answers,),) = plain.rows("SELECT count(*) FROM survey_answer")
    if answers != len(told["survey_answered"]):
        yield f"{answers} questionnaires, the journal says {len(told['survey_answered'])}"
