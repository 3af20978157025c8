"""The pages of the site from one snapshot of the hall: services, promises, breaches, complaints, reviews.

Nobody is named in any of them: breaches and complaints come from the lists made for the public, and every free text is
looked through once more for names, ids and telephone numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from typing import NamedTuple

from counterdesk.hall import catalogue, exposure, people, posted
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.commitments import breaches, promises
from counterdesk.hall.complaints import public
from counterdesk.hall.complaints import rows as complaint_rows
from counterdesk.hall.reviews import rates
from counterdesk.hall.reviews.reasons import GRADES
from counterdesk.hall.reviews.wilson import Share
from counterdesk.hall.summary import summary
from counterdesk.hall.summary.matters import matters
from counterdesk.printing import html
from counterdesk.reports.site.shell import Place, heading, page, paragraph, table
from counterdesk.store.desk import Look
from counterdesk.words import LANGUAGES, t


class Span(NamedTuple):
    """What a site tells of: the hall's catalogue, the days from ``first`` to ``last``, one language."""

    look: Look
    cat: Catalogue
    first: date
    last: date
    lang: str

    def said(self, key: str, **facts: object) -> str:
        """Words of the site."""
        return t(f"site.{key}", self.lang, **facts)


def build(look: Look, first: date, last: date) -> dict[str, bytes]:
    """Every file of the site by its path, for what happened from ``first`` to ``last``, both included."""
    cat = catalogue.current(look)
    languages = [lang for lang in cat.hall.languages if lang in LANGUAGES] or list(LANGUAGES[:1])
    files: dict[str, bytes] = {}
    for lang in languages:
        span = Span(look, cat, first, last, lang)
        for name, title, body in _pages(span):
            files[f"{lang}/{name}.html"] = page(_place(span, languages, name, title), body)
    files["index.html"] = _door(languages[0])
    return files


def _place(span: Span, languages: list[str], name: str, title: str) -> Place:
    at = f"{span.look.local(span.look.now_us):%Y-%m-%d %H:%M}"
    made = span.said("made", first=span.first, last=span.last, at=at, version=span.cat.version)
    return Place(name, span.lang, languages, span.cat.hall.name(span.lang), title, made)


def _pages(span: Span) -> Iterator[tuple[str, str, list[str]]]:
    whole: dict[str, Callable[[Span], list[str]]] = {
        "index": _services, "promises": _promises, "breaches": _breaches, "complaints": _complaints,
        "reviews": _reviews,
    }  # fmt: skip
    for name, body in whole.items():
        title = span.said("services" if name == "index" else name)
        yield name, title, [heading(title), *body(span)]
    for service in span.cat.services.values():
        sheet = posted.sheet(span.cat, service, span.lang)
        yield f"service-{service.code}", sheet.title, [html.fragment(sheet)]


def _door(lang: str) -> bytes:
    """The first page leads on to the hall's own language without a script."""
    tag = f'<meta charset="utf-8"><meta http-equiv="refresh" content="0; url={lang}/index.html">'
    text = f'<!DOCTYPE html>\n<html lang="{lang}"><head>{tag}<title>{escape(t("site.title", lang))}</title></head>\n'
    link = f'<a href="{lang}/index.html">{escape(t("site.title", lang))}</a>'
    return f"{text}<body><main>{link}</main></body></html>\n".encode()


def _services(span: Span) -> list[str]:
    listed = "".join(
        f'<li><a href="service-{escape(one.code)}.html">{escape(one.code)} {escape(one.name(span.lang))}</a></li>'
        for one in span.cat.services.values()
    )
    return [paragraph(span.said("services_how")), f'<ol class="services">{listed}</ol>']


def _promises(span: Span) -> list[str]:
    figures, cases = summary(span.look, span.first, span.last).total, matters(span.look, span.first, span.last).total
    heads = [span.said("services"), *(span.said(f"head_{name}") for name in ("wait", "handling", "law", "promised"))]
    rows = [
        [f"{one.service} {span.cat.services[one.service].name(span.lang)}", _minutes(span, one.wait_min),
         _minutes(span, one.handling_min), _days(span, one.statutory_days), _days(span, one.promised_days)]
        for one in promises.current(span.look)
    ]  # fmt: skip
    return [
        paragraph(span.said("promises_how")),
        paragraph(span.said("kept_wait", within=figures.within_promise, counted=figures.service_level_n)),
        paragraph(span.said("kept_cases", on_time=cases.on_time, all=cases.decided + cases.overdue)),
        table(heads, rows, span.said("none_yet")),
    ]


def _breaches(span: Span) -> list[str]:
    names = ("number", "due_on", "kind", "service", "department", "promised", "state")
    heads = [*(t(f"commitment.head_{name}", span.lang) for name in names), span.said("head_said")]
    rows = [
        [one.breach, one.due_on.isoformat(), t(f"commitment.kind_{one.kind}", span.lang), one.service,
         _department(span, one.department), t(f"commitment.{one.unit}", span.lang, n=one.promised),
         t(f"commitment.state_{one.state}", span.lang), _unnamed(span, f"{one.public_reason} {one.remedy}".strip())]
        for one in breaches.published(span.look, span.first, span.last)
    ]  # fmt: skip
    return [paragraph(span.said("breaches_how")), table(heads, rows, span.said("none_yet"))]


def _complaints(span: Span) -> list[str]:
    found = public.month(span.look, span.first, span.last)
    heads = [span.said("head_outcome"), span.said("head_count")]
    counts = [(t(f"complaint.outcome_{name}", span.lang), count) for name, count in found.by["outcome"].items()]
    rows = [[name, _count(span, count)] for name, count in [*counts, (span.said("total"), found.total)]]
    said = [[t(f"complaint.outcome_{one.outcome}", span.lang), one.summary] for one in found.entries]
    return [
        paragraph(span.said("complaints_how")), table(heads, rows if found.total != 0 else [], span.said("none_yet")),
        *([table([heads[0], span.said("head_said")], said, "")] if said else []),
    ]  # fmt: skip


def _reviews(span: Span) -> list[str]:
    total, _ = rates.rates(span.look, span.first, span.last)
    heads = [span.said("head_grade"), span.said("head_count")]
    rows = [[t(f"review.grade_{grade}", span.lang), str(n)] for grade, n in zip(GRADES, total.grades, strict=True)]
    answered = span.said("asked_all", visits=total.visits, reviews=total.reviews, silent=total.silent)
    return [
        paragraph(span.said("reviews_how")), paragraph(answered),
        paragraph(f"{span.said('satisfied')}: {_share(span, total.satisfied)}"),
        table(heads, rows if total.reviews else [], span.said("none_yet")),
    ]  # fmt: skip


def _share(span: Span, share: Share) -> str:
    if share.rate is None or share.low is None or share.high is None:
        return "-"
    told = {"rate": f"{share.rate:.1%}", "low": f"{share.low:.1%}", "high": f"{share.high:.1%}"}
    return span.said("interval", met=share.met, n=share.n, **told)


def _count(span: Span, count: int | None) -> str:
    return span.said("few") if count is None else str(count)


def _minutes(span: Span, minutes: int | None) -> str:
    return "" if minutes is None else span.said("minutes", n=minutes)


def _days(span: Span, days: int | None) -> str:
    return "" if days is None else span.said("days", n=days)


def _department(span: Span, code: str) -> str:
    found = span.cat.departments.get(code)
    return found.name(span.lang) if found else code


def _unnamed(span: Span, text: str) -> str:
    return exposure.hidden(text, complaint_rows.known(span.look) | people.named_in(span.look, text))
