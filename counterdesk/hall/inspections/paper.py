"""The papers of a round: its sheet, the rectification notice for what failed, an acceptance's certificate."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.hall import catalogue
from counterdesk.hall.inspections import counting, rows
from counterdesk.hall.inspections.rows import Inspection, Mark
from counterdesk.hall.inspections.sheet import HALL, Item
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import certificate as certificate_slip
from counterdesk.printing.slips import inspection as sheet_slip
from counterdesk.printing.slips import rectification as rectification_slip
from counterdesk.printing.slips.inspection import Found, Place
from counterdesk.printing.slips.rectification import Owed
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.words import t

PAPERS = ("inspection", "rectification", "certificate")


def print_all(desk: Desk, done: Inspection) -> None:
    """Put the papers of a round just finished into the outbox, in the hall's first language."""
    lang = catalogue.current(desk).hall.languages[0]
    desk.print(sheet(desk, done, lang))
    if _failed(desk, done):
        desk.print(notice(desk, done, lang))
    if done.passed:
        desk.print(certificate(desk, done, lang))


def of_kind(look: Look, kind: str, number: str, lang: str) -> Slip:
    """A paper of a finished round, one of PAPERS; raises Refusal ``inspection_open``, ``no_such_number``."""
    found = rows.by_number(look, number)
    if found.finished_us is None:
        raise Refusal("inspection_open", number=found.number)
    lacks = {"rectification": not _failed(look, found), "certificate": not found.passed}
    if lacks.get(kind):
        raise Refusal("no_such_number", number=found.number)
    return {"inspection": sheet, "rectification": notice, "certificate": certificate}[kind](look, found, lang)


def sheet(look: Look, done: Inspection, lang: str) -> Slip:
    """The sheet of a round."""
    marks = rows.marks_of(look, done)
    used = done.with_sheet
    names = {one.id: one.name(lang) for one in used.norm}
    verdict = "" if done.passed is None else t("inspection.passed" if done.passed else "inspection.not_passed", lang)
    return sheet_slip.slip(
        hall=catalogue.current(look).hall.name(lang), title=used.title(lang), number=done.number,
        at=look.local(done.finished_us or look.now_us), inspector=done.inspector,
        places=[_place(look, place, [marks.get((place, one.id)) for one in used.at(place)], used.at(place), lang)
                for place in done.at],
        left_out=len(rows.left(look, done)), score=points(done.score) if done.passed is not None else "",
        verdict=verdict, lang=lang,
        rates=[(names.get(one.norm, one.norm), one.kept, one.n) for one in counting.norms(marks.values())],
    )  # fmt: skip


def notice(look: Look, done: Inspection, lang: str) -> Slip:
    """The rectification notice of a round."""
    items = done.with_sheet.items
    return rectification_slip.slip(
        hall=catalogue.current(look).hall.name(lang), number=done.number,
        at=look.local(done.finished_us or look.now_us), inspector=done.inspector, lang=lang,
        owed=[
            Owed(place_name(look, one.place, lang), items[one.item].name(lang), one.owner or "", one.fix_by_on,
                 one.deduct, one.note or "")
            for one in _failed(look, done) if one.fix_by_on
        ],
    )  # fmt: skip


def certificate(look: Look, done: Inspection, lang: str) -> Slip:
    """The certificate of an acceptance that was passed."""
    hall, used = catalogue.current(look).hall, done.with_sheet
    return certificate_slip.slip(
        hall=hall.name(lang), number=done.number, on=look.local(done.finished_us or look.now_us).date(),
        score=points(done.score), pass_mark=used.pass_mark, sheet=f"{used.title(lang)} {used.version}",
        inspector=done.inspector, law=hall.law, lang=lang,
    )  # fmt: skip


def points(score: float | None) -> str:
    """A score as it is written: one decimal, none where it is whole."""
    return "-" if score is None else f"{score:g}"


def place_name(look: Look, place: str, lang: str) -> str:
    """A place as people call it: a window by its number, the hall as such."""
    return t("inspection.hall", lang) if place == HALL else t("inspection.window", lang, window=place)


def _failed(look: Look, done: Inspection) -> list[Mark]:
    return [one for one in rows.marks_of(look, done).values() if one.state not in ("ok", "na")]


def _place(look: Look, place: str, marks: Sequence[Mark | None], items: Sequence[Item], lang: str) -> Place:
    seen = [_found(one, item, lang) for one, item in zip(marks, items, strict=True) if one]
    return Place(place_name(look, place, lang), seen)


def _found(one: Mark, item: Item, lang: str) -> Found:
    count = f"{one.used}/{one.observed}" if one.observed else ""
    failed = one.state not in ("ok", "na")
    return Found(
        item.name(lang), "failed" if failed else one.state, count, one.deduct, one.owner or "", one.fix_by_on,
        t(f"inspection.state_{one.state}", lang) if failed else "",
    )  # fmt: skip
