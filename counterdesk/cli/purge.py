"""``purge``: what has been kept long enough is removed, or only shown, and a certificate says what went."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date

from counterdesk.cli import output, papers, progress, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import purging
from counterdesk.hall.purging import Due
from counterdesk.refusals import Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.words import language, t


def purge(asked: Namespace, here: Here) -> Answer:
    """Remove, class by class, what ended before --before and whose time has passed; --dry-run only shows it."""
    by = who.in_charge(asked, here, "purge")
    found = here.store.read(purging.due, before=asked.before, case_days=asked.case_days)
    if asked.kinds:
        found = [_wanted(one, asked.before) for one in found if one.kind in asked.kinds]
    wanted = [one for one in found if one.rows is not None]
    if asked.dry_run or not (any(one.rows for one in wanted) or here.store.read(purging.uncertified)):
        return Answer(_shape(found, dry=True), _lines(found))
    for one in wanted:
        _remove(here, by, one, asked.before)
    counts = {one.kind: 0 for one in wanted} | here.store.read(purging.uncertified)  # of one that was interrupted too
    done = here.store.run(purging.certify, by, asked.before, counts, language())
    printed = papers.printed(here.store, here.printers, done.print_job)
    job = printed.job or here.store.read(outbox.job, job_id=done.print_job)
    slip = papers.text(papers.slip_of(job), here.printers[0].profile)
    removed = [one._replace(rows=counts.get(one.kind)) for one in found]
    return Answer({**_shape(removed, dry=False), "print_job": shapes.job(job)}, printed.lines or slip, printed.fault)


def _wanted(one: Due, before: date) -> Due:
    if one.keep_days is None:
        raise Refusal("purge_unset", kind=t(f"purge.{one.kind}"))
    if one.rows is None:
        raise Refusal("purge_too_soon", kind=t(f"purge.{one.kind}"), days=one.keep_days, before=before)
    return one


def _remove(here: Here, by: By, one: Due, before: date) -> None:
    step: Callable[[], int] = (
        (lambda: here.store.run(purging.remove_tickets, by, before))
        if one.kind == "ticket"
        else (lambda: here.store.run(purging.remove_identities, by, one.kind, before))
    )
    done, every = 0, one.rows or 0
    with progress.bar(t("cli.purging", kind=t(f"purge.{one.kind}"))) as told:
        while piece := step():
            done += piece
            told(done, max(every, done))


def _shape(found: list[Due], dry: bool) -> dict[str, object]:
    classes = [{"kind": one.kind, "keep_days": one.keep_days, "rows": one.rows} for one in found]
    return {"dry_run": dry, "classes": classes}


def _lines(found: list[Due]) -> list[str]:
    heads = [t(f"cli.head_{name}") for name in ("kind", "keep_days", "rows")]
    rows = [[t(f"purge.{one.kind}"), one.keep_days or "-", _count(one)] for one in found]
    return output.table(heads, rows, right=(1, 2))


def _count(one: Due) -> object:
    if one.rows is not None:
        return one.rows
    return t("purge.unset" if one.keep_days is None else "purge.too_soon")
