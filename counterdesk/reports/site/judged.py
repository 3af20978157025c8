"""The pages of what citizens said: complaints' outcomes, reviews with their counts, questionnaires."""

from __future__ import annotations

from collections.abc import Iterator

from counterdesk.hall.complaints import public
from counterdesk.hall.reviews import rates
from counterdesk.hall.reviews.reasons import GRADES
from counterdesk.hall.surveys import asking
from counterdesk.hall.surveys.asking import FEW, Result
from counterdesk.reports.site.shell import heading, paragraph, table
from counterdesk.reports.site.span import Span
from counterdesk.words import t


def complaints(span: Span) -> Iterator[str]:
    """How they ended, as far as it may be counted, and what was written for everybody."""
    found = public.month(span.look, span.first, span.last)
    counts = [(t(f"complaint.outcome_{name}", span.lang), count) for name, count in found.by["outcome"].items()]
    rows = [[name, _count(span, count)] for name, count in [*counts, (span.said("total"), found.total)]]
    yield paragraph(span.said("complaints_how", least=public.LEAST))
    heads = [span.said("head_outcome"), span.said("head_cases")]
    yield table(heads, rows if found.total != 0 else [], span.said("none_yet"))
    if found.entries:
        yield heading(span.said("in_words"), 2)
        yield "<ul>"
        for one in found.entries:
            outcome = t(f"complaint.outcome_{one.outcome}", span.lang) if one.outcome else ""
            yield paragraph(": ".join(filter(None, (outcome, one.summary))), "li")
        yield "</ul>"


def reviews(span: Span) -> Iterator[str]:
    """Grades with who stayed silent and what was left out; then each questionnaire."""
    total, _ = rates.rates(span.look, span.first, span.last)
    heads = [span.said("head_grade"), span.said("head_count")]
    rows = [[t(f"review.grade_{grade}", span.lang), str(n)] for grade, n in zip(GRADES, total.grades, strict=True)]
    yield paragraph(span.said("reviews_how"))
    yield paragraph(span.said("asked_all", visits=total.visits, reviews=total.reviews, silent=total.silent))
    if total.excluded:
        yield paragraph(span.said("excluded", n=total.excluded))
    yield paragraph(f"{span.said('satisfied')}: {span.share(total.satisfied)}")
    if total.named_bad:
        yield paragraph(span.said("called_back", kept=span.of(total.called_back.met, total.called_back.n)))
    yield table(heads, rows if total.reviews else [], span.said("none_yet"))
    for name, _version in asking.names(span.look):
        yield from _survey(span, asking.result(span.look, name))


def _survey(span: Span, found: Result) -> Iterator[str]:
    form = found.survey.form
    yield heading(form.title(span.lang), 2)
    yield paragraph(span.said("survey_asked", asked=found.asked, answered=found.answered))
    if found.few:
        yield paragraph(span.said("survey_few", least=FEW))
    rows = [[one.question.name(span.lang), span.share(one.satisfied)] for one in found.questions if one.satisfied]
    if found.answered:
        yield table([span.said("head_question"), span.said("satisfied")], rows, span.said("none_yet"))


def _count(span: Span, count: int | None) -> str:
    return span.said("unsaid") if count is None else str(count)
