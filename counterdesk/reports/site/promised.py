"""The pages of promises: what each service promises and how it was kept, and every promise that was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterdesk.hall.commitments import breaches, promises
from counterdesk.hall.commitments.breaches import Published
from counterdesk.hall.commitments.promises import Promise
from counterdesk.hall.commitments.tables import KINDS
from counterdesk.hall.summary import summary
from counterdesk.hall.summary.matters import matters
from counterdesk.reports.site.shell import Cell, folded, heading, paragraph, table
from counterdesk.reports.site.span import Span
from counterdesk.words import t

AT_THE_WINDOW = ("waiting", "handling")
"""Promises in minutes: many and short, so that they stand below those a case was promised, folded."""
ORDER = (*(kind for kind in KINDS if kind not in AT_THE_WINDOW), *reversed(AT_THE_WINDOW))


def kept(span: Span) -> Iterator[str]:
    """Every service's promises beside how often they were kept."""
    figures = summary(span.look, span.first, span.last, "service")
    cases = matters(span.look, span.first, span.last, "service")
    called = {one.key: one.figures for one in figures.rows}
    decided = {one.key: one.figures for one in cases.rows}
    promised = promises.current(span.look)
    names = ("wait", "handling", "law", "promised", "called", "decided")
    rows = []
    for one in promised:
        waits, done = called.get(one.service), decided.get(one.service)
        rows.append([
            span.service(one.service), span.minutes(one.wait_min), span.minutes(one.handling_min),
            span.days(one.statutory_days), _promised(span, one),
            span.of(waits.within_promise, waits.service_level_n) if waits else "",
            span.of(done.on_time, done.decided + done.overdue) if done else "",
        ])  # fmt: skip
    total, whole = figures.total, cases.total
    yield paragraph(span.said("promises_how"))
    if promised:
        yield paragraph(span.said("in_force", on=max(one.effective_on for one in promised)))
    yield paragraph(span.said("kept_wait", kept=span.of(total.within_promise, total.service_level_n) or "-"))
    yield paragraph(span.said("kept_cases", kept=span.of(whole.on_time, whole.decided + whole.overdue) or "-"))
    yield table([span.said("service"), *(span.said(f"head_{name}") for name in names)], rows, span.said("none_yet"))


def broken(span: Span) -> Iterator[str]:
    """How many of each kind, then every one of them once: what a case was promised first, waits folded below."""
    found = breaches.published(span.look, span.first, span.last)
    by_kind = {kind: [one for one in found if one.kind == kind] for kind in ORDER}
    heads = [t("commitment.head_kind", span.lang), span.said("head_times"), span.said("head_closed")]
    counts: list[Sequence[Cell]] = [
        [t(f"commitment.kind_{kind}", span.lang), f"{len(ones)}", f"{sum(one.state == 'closed' for one in ones)}"]
        for kind, ones in by_kind.items()
        if ones
    ]
    yield paragraph(span.said("breaches_how"))
    yield table(heads, counts, span.said("none_yet"))
    for kind, ones in by_kind.items():
        title = span.said("kind_times", kind=t(f"commitment.kind_{kind}", span.lang), n=len(ones))
        if ones and kind in AT_THE_WINDOW:
            yield folded(title, _listed(span, ones))
        elif ones:
            yield heading(title, 2)
            yield _listed(span, ones)


def _listed(span: Span, ones: Sequence[Published]) -> str:
    """A row each; a column nobody has anything in is left out."""
    names = ("number", "due_on", "service", "department", "promised", "state")
    heads = [*(t(f"commitment.head_{name}", span.lang) for name in names), span.said("head_said")]
    rows: list[list[Cell]] = [
        [one.breach, one.due_on.isoformat(), span.service(one.service) if one.service else "",
         span.department(one.department), t(f"commitment.{one.unit}", span.lang, n=one.promised),
         t(f"commitment.state_{one.state}", span.lang), span.unnamed(f"{one.public_reason} {one.remedy}".strip())]
        for one in ones
    ]  # fmt: skip
    used = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    return table([heads[at] for at in used], [[row[at] for at in used] for row in rows], "")


def _promised(span: Span, one: Promise) -> str:
    """Working days, or that it is done while one waits."""
    if one.promised_days is None and one.handling_min is not None:
        return span.said("at_once")
    return span.days(one.promised_days)
