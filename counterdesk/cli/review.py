"""``review``: what citizens say of a visit, what is owed for it, and the rates."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.acts import printing
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue
from counterdesk.hall import rows as tickets
from counterdesk.hall.reviews import call_back, giving, paper, reasons, rows
from counterdesk.hall.reviews.giving import Given
from counterdesk.hall.reviews.rows import Review
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By, Look
from counterdesk.words import language, t

HEADS = ("number", "visit_day", "ticket", "grade", "reasons", "reviewer", "state", "due_on")
DATES = ("contact_due_on", "close_due_on", "second_due_on", "next_due_on")
INSTANTS = ("given", "contacted", "verified", "closed", "second", "appealed", "answered")
SAID = (
    "remark", "entered_by", "contacted_by", "contact_note", "verified_by", "substantiated", "finding", "closed_by",
    "how", "outcome", "appealed_by", "appeal_reason", "excluded_by", "appeal_answer",
)  # fmt: skip


def give(asked: Namespace, here: Here) -> Answer:
    """A grade for a visit: by the code of its slip, or entered from paper by a clerk who did not serve it."""
    by = who.at_counter(asked, here)._replace(window=None) if asked.clerk else By()
    channel = asked.channel or ("paper" if asked.clerk else "kiosk")
    given = Given(
        asked.visit, asked.grade, asked.reasons or (), asked.remark, asked.name, asked.phone, channel, asked.day
    )
    done = here.store.run(giving.give, by, given)
    value = {"review": done.number, "grade": done.grade, "reasons": list(done.because), "state": done.state,
             "next_due_on": done.next_due_on and done.next_due_on.isoformat()}  # fmt: skip
    return Answer(value, [t("review.given", number=done.number), *_owed(done)])


def slip(asked: Namespace, here: Here) -> Answer:
    """Print the review slip of a served visit."""
    printed = printing(here, paper.hand_out, who.with_matters(asked, here, "enter_review"), asked.number)
    return Answer({"print_job": printed.done}, printed.lines, printed.fault)


def listed(asked: Namespace, here: Here) -> Answer:
    """Reviews, what is due first at the top; ``--open`` those something must still be done about."""
    by = who.in_charge(asked, here, "see_reviews")
    found = here.store.read(
        _listed, viewer=by.clerk, only_open=asked.owed, first=asked.from_day, last=asked.to_day
    )
    lines = output.table([t(f"review.head_{name}") for name in HEADS], [_row(one) for one in found])
    return Answer(found, lines if found else [t("review.none")])


def show(asked: Namespace, here: Here) -> Answer:
    """One review with everything that followed; ``--reveal`` who gave it, which is journalled."""
    by = who.in_charge(asked, here, "see_reviews")
    told = _told(here, by, here.store.read(_own_refused, number=asked.review, viewer=by.clerk))
    if not asked.reveal:
        return told
    person = here.store.run(call_back.reveal, by, asked.review)
    whom = {"name": person.name, "phone": person.phone} if person else {"name": None, "phone": None}
    return Answer({**told.value, **whom}, [*told.lines, " ".join(filter(None, whom.values()))])


def contact(asked: Namespace, here: Here) -> Answer:
    """The citizen was spoken to; ``--again`` the second call: content now, or not."""
    by = who.in_charge(asked, here, "review")
    if asked.second:
        return _told(here, by, here.store.run(call_back.second_call, by, asked.review, asked.second == "content"))
    return _told(here, by, here.store.run(call_back.contact, by, asked.review, asked.heard))


def verify(asked: Namespace, here: Here) -> Answer:
    """What was found out."""
    by = who.in_charge(asked, here, "review")
    return _told(here, by, here.store.run(call_back.verify, by, asked.review, asked.substantiated, asked.heard))


def close(asked: Namespace, here: Here) -> Answer:
    """Remedied, or explained."""
    by = who.in_charge(asked, here, "review")
    return _told(here, by, here.store.run(call_back.close, by, asked.review, asked.settled, asked.heard))


def appeal(asked: Namespace, here: Here) -> Answer:
    """It is said to be mistaken or malicious: by the clerk it is about, or a lead."""
    by = who.in_charge(asked, here)
    done = here.store.run(call_back.appeal, by, asked.review, asked.reason)
    return Answer({"review": done.number, "appealed_by": done.appealed_by}, [t("review.appealed", number=done.number)])


def exclude(asked: Namespace, here: Here) -> Answer:
    """Answer an appeal as a second person: exclude the review, or ``--keep`` it."""
    by = who.in_charge(asked, here, "review")
    return _told(here, by, here.store.run(call_back.exclude, by, asked.review, asked.reason, not asked.kept))


def shape(look: Look, found: Review, viewer: str | None) -> dict[str, Any]:
    """A review as JSON; whoever served the visit is not told whose it is while it is open."""
    hidden = viewer is not None and viewer == found.clerk and found.next_due_on is not None
    person = None if hidden else call_back.reviewer_shown(look, found)
    ticket = None if hidden else tickets.by_id(look, found.ticket_id).label
    return {
        "review": found.number, "visit_day": found.visit_day.isoformat(), "ticket": ticket,
        "service": catalogue.service_of(look, found.service_id).service.code, "window": found.window,
        "clerk": found.clerk, "grade": found.grade, "bad": found.bad, "reasons": list(found.because),
        "channel": found.channel, "named": bool(found.named), "reviewer": person.name if person else None,
        "state": found.state, "appealed": found.appealed,
        "content": None if found.content is None else bool(found.content),
        **{name: getattr(found, name) for name in SAID if not (hidden and name == "remark")},
        **{name: (on := getattr(found, name)) and on.isoformat() for name in DATES},
        **{f"{name}_at": (us := getattr(found, f"{name}_us")) and shapes.instant(look, us) for name in INSTANTS},
    }  # fmt: skip


def _listed(
    look: Look, viewer: str | None, only_open: bool, first: date | None, last: date | None
) -> list[dict[str, Any]]:
    return [shape(look, one, viewer) for one in rows.listed(look, only_open, first, last)]


def _own_refused(look: Look, number: str, viewer: str | None) -> Review:
    found = rows.by_number(look, number)
    if viewer == found.clerk and found.next_due_on is not None:
        raise Refusal("own_review", number=found.number)
    return found


def _told(here: Here, by: By, found: Review) -> Answer:
    value = here.store.read(shape, found=found, viewer=by.clerk)
    facts = {t(f"review.head_{name}"): cell for name, cell in zip(HEADS, _row(value), strict=True) if cell}
    return Answer(value, output.pairs(facts))


def _owed(done: Review) -> list[str]:
    return [t("review.owed", day=done.contact_due_on)] if done.contact_due_on else []


def _row(one: dict[str, Any]) -> list[object]:
    because = t("slip.list_comma").join(reasons.name_of(name, language()) for name in one["reasons"])
    state = t("review.state_appealed") if one["appealed"] else t(f"review.state_{one['state']}")
    return [one["review"], one["visit_day"], one["ticket"], t(f"review.grade_{one['grade']}"), because,
            one["reviewer"], state, one["next_due_on"]]  # fmt: skip
