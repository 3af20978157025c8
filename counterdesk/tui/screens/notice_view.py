"""A notice's form in words: the questions, the papers that follow from the answers, and how many are missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from counterdesk.hall import notices
from counterdesk.hall.catalogue import Catalogue, Material, Service
from counterdesk.hall.catalogue.model import Condition
from counterdesk.hall.notices.rules import same
from counterdesk.tui.screens.desk_checklist import counts
from counterdesk.tui.widgets.form_list import Entry, Part
from counterdesk.tui.widgets.rows import Piece, Row
from counterdesk.words import language, t

ASKED, PAPERS, MORE = "asked", "papers", "more"
"""The parts of the form: what is asked, the papers of the list, and papers asked for now that no list had."""


def ruled_out(conditions: Iterable[Condition], yes: Collection[str]) -> dict[str, Condition]:
    """The questions a yes rules out, each with the one it is ruled out by; an exclusion holds both ways."""
    known = tuple(conditions)
    return {
        one.id: other
        for one in known
        for other in known
        if other.id in yes and one.id not in yes and (one.id in other.excludes or other.id in one.excludes)
    }


def question_part(cat: Catalogue, service: Service, yes: Collection[str]) -> Part:
    """The service's conditions, each with its answer."""
    asked = notices.questions(cat, service)
    out = ruled_out(asked, yes)
    return Part(t("notice_screen.asked"), [_question(one, yes, out.get(one.id)) for one in asked])


def paper_part(
    service: Service, yes: Collection[str], have: Collection[str], was_missing: Collection[str] | None = None
) -> Part:
    """The papers needed under these answers, each with whether it is there; on a return, what was missing then."""
    present = {same(one) for one in service.materials if one.id in have}
    found = notices.materials(service, yes)
    return Part(
        t("notice_screen.papers"), [_paper(one, same(one) in present, was_missing) for one in found]
    )


def more_part(service: Service, more: Sequence[str]) -> Part:
    """Papers asked for now that the notice's list did not have."""
    names = {one.id: one.name(language()) for one in service.materials}
    return Part(t("notice_screen.more"), [Entry(MORE, one, names.get(one, one), on=None, tone="needs") for one in more])


def count_row(service: Service, yes: Collection[str], have: Sequence[str]) -> Row:
    """How many papers the citizen brings, how many of them are there, how many are missing."""
    asked = [one for one in notices.needed(service, yes, have) if one.asked]
    lacking = len(notices.missing(asked))
    there: Piece = (t("notice_screen.count", all=len(asked), there=len(asked) - lacking), "")
    if not lacking:
        return [there, (f"  {t('notice_screen.complete')}", "done")]
    return [there, (f"  {t('notice_screen.missing', count=lacking)}", "needs")]


def about_rows(service: Service, yes: Collection[str]) -> list[Row]:
    """What must be said before anything else: grounds on which the answers alone refuse it, and what comes first."""
    lang = language()
    rows: list[Row] = [
        [(t("notice_screen.must_refuse", ground=ground.name(lang)), "over")] for ground in notices.grounds(service, yes)
    ]
    first = service.precondition
    if first is not None and (first.when is None or first.when in yes):
        rows.append([(t("notice_screen.before", what=first.name(lang), days=first.calendar_days), "needs")])
    return rows


def limits_words(service: Service) -> str:
    """The time limits in a few words: on the spot, or days by law and by promise."""
    if service.handling == "instant":
        return t("notice_screen.instant")
    days = {"promised": service.promised_days, "statutory": service.statutory_days}
    said = {"promised": "notice_screen.promised", "statutory": "notice_screen.statutory"}
    return "  ".join(t(said[name], days=given) for name, given in days.items() if given is not None)


def _question(one: Condition, yes: Collection[str], by: Condition | None) -> Entry:
    lang = language()
    note = t("notice_screen.ruled_out", by=by.name(lang).rstrip("？?")) if by else ""
    answer = t("notice_screen.yes" if one.id in yes else "notice_screen.no") if by is None else ""
    return Entry(ASKED, one.id, one.name(lang), answer, note, one.id in yes, by is None)


def _paper(one: Material, there: bool, was_missing: Collection[str] | None) -> Entry:
    lang = language()
    if one.spoken:
        return Entry(PAPERS, one.id, one.name(lang), counts(one), one.note(lang), None, tone="quiet")
    if one.source == "shared":
        note = t("notice_screen.fetched")
        return Entry(PAPERS, one.id, one.name(lang), counts(one), note, None, tone="quiet")
    lacked = was_missing is not None and one.id in was_missing
    note = t("notice_screen.lacked") if lacked else one.note(lang)
    return Entry(PAPERS, one.id, one.name(lang), counts(one), note, there, tone="" if there or not lacked else "needs")
