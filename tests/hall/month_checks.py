"""What must hold of a hall after its month (see ``month``); each check fails by an assertion."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from counterdesk.clock import FixedClock, to_us
from counterdesk.demo import furnish
from counterdesk.demo.places import START
from counterdesk.demo.town import Town, run_until
from counterdesk.hall import appraisal, complaints
from counterdesk.hall.appraisal import sheet as appraisal_sheet
from counterdesk.hall.commitments import breaches
from counterdesk.hall.commitments.whole import look_through
from counterdesk.hall.reviews.rates import rates
from counterdesk.hall.summary import summary
from counterdesk.reports import site
from tests.furnished import Hall
from tests.hall import checker
from tests.hall.month import DAYS, FIRST, Book, Month, workday
from tests.hall.month_by_hand import BY_HAND

LAST = workday(DAYS - 1)
UNTIL_EVENING = timedelta(hours=7, minutes=30)
"""From the demo's beginning until everybody who came that day has gone."""
IN_BULK = "the journal begins neither with its issue nor with its being kept"
FINISHED = "SELECT ticket_id FROM journal WHERE kind = 'finished' AND day >= ?"
LONG_WAITS_BY_HAND = """
    SELECT label, day FROM ticket JOIN period ON period.ticket_id = ticket.id
    WHERE day < ? AND (kind = 'wait' OR (kind = 'missed' AND state = 'no_show'))
    GROUP BY ticket.id HAVING sum(to_us - from_us) > 60000000 * CASE series
    WHEN 'E' THEN 10 WHEN 'C' THEN 20 WHEN 'D' THEN 20 ELSE 15 END"""
PROMISES_BY_HAND = """
    SELECT sum(CASE kind WHEN 'handling' THEN 0.5 ELSE 5 END) FROM breach
    WHERE kind IN ('promised', 'statutory', 'acceptance', 'delivery', 'handling') AND clerk = ?
    AND due_on BETWEEN ? AND ? AND coalesce(decision, '') NOT IN ('excused', 'not_ours')"""
BAD_BY_HAND = """
    SELECT count(*) FROM review WHERE grade < 3 AND substantiated IN ('yes', 'partly') AND excluded_by IS NULL
    AND clerk = ? AND visit_day BETWEEN ? AND ?"""
FAILED_BY_HAND = """
    SELECT sum(deduct) FROM inspection_mark JOIN inspection ON inspection.id = inspection_id
    WHERE finished_us IS NOT NULL AND norm <> 'environment' AND owner = ? AND day BETWEEN ? AND ?"""


@contextmanager
def month_of(folder: Path, visits: int, reviews: int) -> Iterator[tuple[Hall, Book]]:
    """The demo's hall, its own day lived out by its town, then a month of so many visits and reviews; with its book."""
    path = folder / "hall.db"
    furnish.hall(path)
    hall = Hall.at_path(path, FixedClock(START))
    try:
        run_until(Town(hall.store, furnish.hall_file(), to_us(START)), hall.clock, to_us(START + UNTIL_EVENING))
        yield hall, Month(hall, visits, reviews).run()
    finally:
        hall.close()


def every_missed_clock_is_a_breach_once(hall: Hall, book: Book) -> None:
    """What the hall wrote down is what was missed on purpose, no more and no less, and a further look finds nothing."""
    found = [
        (one.kind, one.due_on.isoformat(), one.label, one.part)
        for one in hall.store.read(breaches.listed, first=FIRST, last=LAST)
    ]
    assert Counter(found) == Counter(book.expired)
    before = hall.ask("SELECT count(*) FROM breach")
    hall.store.run(look_through)
    assert hall.ask("SELECT count(*) FROM breach") == before


def every_long_wait_of_the_demos_own_days_is_a_breach_once(hall: Hall, book: Book) -> None:
    """The twenty days in its books and the day its town lived: by the periods, whoever called, walked out or missed."""
    waited = hall.ask(LONG_WAITS_BY_HAND, FIRST.isoformat())
    before = [one for one in hall.store.read(breaches.listed, kind="waiting") if one.due_on < FIRST]
    assert sorted((one.label, one.due_on.isoformat()) for one in before) == sorted(waited)
    assert len(waited) > 100


def every_breach_is_in_the_journal_once(hall: Hall, book: Book) -> None:
    """As an entry that names it, and as nobody's act."""
    told = [json.loads(facts)["breach"] for (facts,) in _entries(hall, "promise_broken")]
    assert sorted(told) == [number for (number,) in hall.ask("SELECT number FROM breach ORDER BY number")]
    assert len(set(told)) == len(told)


def the_rates_of_reviews_are_those_of_the_journal(hall: Hall, book: Book) -> None:
    """Grades counted from the entries, visits from the tickets' own, against the figures and against the plan."""
    grades = [json.loads(facts)["grade"] for (facts,) in _entries(hall, "review_given")]
    served = len({ticket for (ticket,) in hall.ask(FINISHED, FIRST.isoformat())})
    total, lines = hall.store.read(rates, first=FIRST, last=LAST, by="window")
    assert sorted(grades) == sorted(book.grades)
    assert (total.visits, total.reviews, total.silent) == (served, len(grades), served - len(grades))
    assert (total.satisfied.met, total.satisfied.n) == (sum(grade > 2 for grade in grades), len(grades))
    assert total.grades == tuple(grades.count(grade) for grade in (5, 4, 3, 2, 1))
    assert sum(one.reviews for one in lines) == total.reviews
    assert (total.named_bad, total.called_back.met, total.called_back.n) == (7, 5, 7)


def the_waits_kept_are_those_of_the_book(hall: Hall, book: Book) -> None:
    """The service level counts the visits that were called in time; the others are the broken waits."""
    figures = hall.store.read(summary, first=FIRST, last=LAST).total
    assert (figures.within_promise, figures.service_level_n) == (book.in_time, book.visits)
    broken = hall.store.read(breaches.listed, first=FIRST, kind="waiting")
    assert len(broken) == figures.service_level_n - figures.within_promise


def the_appraisals_are_the_sum_of_what_happened(hall: Hall, book: Book) -> None:
    """Every clerk's month reckoned from the rows by the county's own figures; each event stands on one line."""
    reckoned = 0
    for month in (FIRST, LAST):
        span = [day.isoformat() for day in appraisal_sheet.month_of(month)]
        for clerk in hall.store.read(appraisal.people, month):
            sheet = hall.store.read(appraisal.of_clerk, clerk, month)
            promises = _sum(hall, PROMISES_BY_HAND, clerk, span)
            bad = 2 * _sum(hall, BAD_BY_HAND, clerk, span)
            conduct = _sum(hall, FAILED_BY_HAND, clerk, span)
            wanted = 100 - min(promises, 15) - min(bad, 15) - min(conduct, 20)
            assert (clerk, float(sheet.total)) == (clerk, wanted)
            keys = [line.event.key for line in sheet.lines if line.event]
            assert len(keys) == len(set(keys))
            reckoned += len(keys)
    assert reckoned > 10


def what_is_published_names_nobody(hall: Hall, book: Book) -> None:
    """None of the names, phones and ids that went in, and no number of a ticket or a case."""
    told = json.dumps([one._asdict() for one in hall.store.read(breaches.published)], default=str, ensure_ascii=False)
    told += json.dumps(hall.store.read(complaints.month, first=FIRST, last=LAST)._asdict(), default=str,
                       ensure_ascii=False)  # fmt: skip
    told += str(hall.store.read(rates, first=FIRST, last=LAST, by="service"))
    assert len(book.secrets) > 100
    assert [secret for secret in book.secrets if secret in told] == []
    labels = {label for kind, _, label, _ in book.expired if kind in ("waiting", "handling")}
    assert [label for label in sorted(labels) if f'"{label}"' in told] == []


def the_public_site_names_nobody_and_has_each_breach_once(hall: Hall, book: Book) -> None:
    """Every page, searched for every name, phone and id that went in."""
    pages = {name: data.decode() for name, data in hall.store.read(site.build, first=FIRST, last=LAST).items()}
    whole = "".join(pages.values())
    assert [secret for secret in book.secrets if secret in whole] == []
    numbers = [one.breach for one in hall.store.read(breaches.published, first=FIRST, last=LAST)]
    assert [number for number in numbers if pages["zh/breaches.html"].count(f">{number}<") != 1] == []
    assert len(numbers) > 0


def the_journal_names_nobody(hall: Hall, book: Book) -> None:
    """The facts of every entry, searched for every name and phone."""
    facts = "".join(text for (text,) in hall.ask("SELECT facts FROM journal"))
    assert [secret for secret in book.secrets if secret in facts] == []


def the_hall_is_whole(hall: Hall, book: Book) -> None:
    """By the independent checker: periods, numbers, the journal's chain. The demo's books were written in bulk."""
    ((written,),) = _entries(hall, "visits_imported")
    found = checker.faults(hall.path, clock_went_back=True)
    assert [one.split(": ")[1] for one in found] == [IN_BULK] * json.loads(written)["imported"]


CHECKS = (
    every_missed_clock_is_a_breach_once, every_long_wait_of_the_demos_own_days_is_a_breach_once,
    every_breach_is_in_the_journal_once,
    the_rates_of_reviews_are_those_of_the_journal, the_appraisals_are_the_sum_of_what_happened,
    the_waits_kept_are_those_of_the_book, what_is_published_names_nobody,
    the_public_site_names_nobody_and_has_each_breach_once, the_journal_names_nobody, the_hall_is_whole,
    *BY_HAND,
)  # fmt: skip


def _sum(hall: Hall, question: str, clerk: str, span: list[str]) -> float:
    """The one figure a question of the raw rows comes to; nothing is 0."""
    ((found,),) = hall.ask(question, clerk, *span)
    return float(found or 0)


def _entries(hall: Hall, kind: str) -> list[tuple[Any, ...]]:
    return hall.ask("SELECT facts FROM journal WHERE kind = ? ORDER BY id", kind)
