"""The pages of the site from one snapshot of the hall: services, promises, breaches, complaints, reviews.

Nobody is named in any of them: breaches and complaints come from the lists made for the public, and every free text is
looked through once more for names, ids and telephone numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from html import escape

from counterdesk.hall import catalogue, posted
from counterdesk.printing import html
from counterdesk.reports.site import judged, promised
from counterdesk.reports.site.shell import Place, cell, heading, page, paragraph
from counterdesk.reports.site.span import Span
from counterdesk.store.desk import Look
from counterdesk.words import LANGUAGES, t

PAGES: dict[str, Callable[[Span], Iterable[str]]] = {
    "promises": promised.kept, "breaches": promised.broken, "complaints": judged.complaints, "reviews": judged.reviews,
}  # fmt: skip


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
    title = span.said("services")
    yield "index", title, [heading(title), *_services(span)]
    for name, body in PAGES.items():
        title = span.said(name)
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


def _services(span: Span) -> Iterator[str]:
    """When and whom to ring, then the services as the hall's lines group them."""
    hall = span.cat.hall
    hours = span.said("comma").join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in hall.hours)
    yield paragraph(span.said("hours", hours=hours))
    yield paragraph(span.said("comma").join(f"{what} {number}" for what, number in hall.phones_in(span.lang)))
    yield paragraph(span.said("services_how"))
    for series in span.cat.series.values():
        ones = [one for one in span.cat.services.values() if one.series == series.prefix]
        if ones:
            yield heading(series.name(span.lang), 2)
            listed = "".join(f"<li>{cell(span.service(one.code))}</li>" for one in ones)
            yield f'<ol class="services">{listed}</ol>'
