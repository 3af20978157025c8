"""``complaint``: the register of complaints and reports; who told one is shown by ``reveal`` alone."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from counterdesk.cli import complaint_shapes as shapes
from counterdesk.cli import output, who
from counterdesk.cli.acts import printing
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import clerks, complaints
from counterdesk.hall.complaints import Complaint, Intake, Teller
from counterdesk.hall.complaints.naming import in_words
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By, Desk, Look
from counterdesk.words import t

HANDLE, READ = "complaint_handle", "complaint_read"
HEADS = ("complaint", "kind", "channel", "class", "state", "due", "left", "handler")


def register(asked: Namespace, here: Here) -> Answer:
    """Take one in; nothing of who told it is said again."""
    intake = Intake(
        asked.facts, asked.complaint_kind, asked.channel, asked.handled_as, asked.evidence, asked.department,
        asked.against_window, asked.about_service, asked.matter,
    )  # fmt: skip
    teller = Teller() if asked.anonymous else Teller(asked.teller, asked.phone or "", asked.id_no or "", asked.address)
    by = who.with_matters(asked, here, "complaint_register")
    printed = printing(here, complaints.register, by, intake, teller)
    value = here.store.read(shapes.registered, found=printed.done)
    told = t("complaint.registered", number=printed.done.number, due=value["due"] or "-")
    return Answer(value, [*printed.lines, told], printed.fault)


def admit(asked: Namespace, here: Here) -> Answer:
    """Take it up, or say why not."""
    return _handled(asked, here, lambda desk: complaints.admit(desk, asked.complaint, asked.decline))


def extend(asked: Namespace, here: Here) -> Answer:
    """The one extension of a report's check."""
    return _handled(asked, here, lambda desk: complaints.extend(desk, asked.complaint, asked.reason))


def investigate(asked: Namespace, here: Here) -> Answer:
    """What was found."""
    return _handled(
        asked, here,
        lambda desk: complaints.investigate(desk, asked.complaint, asked.finding, not asked.unfounded, asked.tests),
    )  # fmt: skip


def answer(asked: Namespace, here: Here) -> Answer:
    """What the answer is."""
    return _handled(asked, here, lambda desk: complaints.answer(desk, asked.complaint, asked.answer))


def tell(asked: Namespace, here: Here) -> Answer:
    """That its teller was told; the second time it is the second call."""
    return _handled(asked, here, lambda desk: complaints.tell(desk, asked.complaint, asked.how, asked.satisfied))


def close(asked: Namespace, here: Here) -> Answer:
    """Close it with its cause."""
    return _handled(asked, here, lambda desk: complaints.close(desk, asked.complaint, asked.cause, asked.summary))


def link(asked: Namespace, here: Here) -> Answer:
    """Say which clerk it is about."""
    by = who.in_charge(asked, here, HANDLE)
    found = here.store.run(complaints.link, by, asked.complaint, asked.whom, asked.reason)
    value = here.store.read(shapes.link, found=found)
    return Answer(value, [t("complaint.linked", number=asked.complaint, clerk=found.clerk)])


def confirm_link(asked: Namespace, here: Here) -> Answer:
    """Confirm or reject what another person linked."""
    by = who.in_charge(asked, here, HANDLE)
    found = here.store.run(complaints.decide, by, asked.complaint, asked.whom, not asked.reject)
    value = here.store.read(shapes.link, found=found)
    said = "link_rejected" if asked.reject else "link_confirmed"
    return Answer(value, [t(f"complaint.{said}", number=asked.complaint, clerk=found.clerk)])


def listed(asked: Namespace, here: Here) -> Answer:
    """Those not closed, what is due first comes first; --all lists every one."""
    who.in_charge(asked, here, READ)
    value = [here.store.read(shapes.row, found=one) for one in here.store.read(complaints.listed, asked.everything)]
    cells = [[in_words(name, one[name]) for name in HEADS] for one in value]
    heads = [t(f"complaint.head_{name}") for name in HEADS]
    return Answer(value, output.table(heads, cells, right=(6,)) if cells else [t("complaint.none")])


def show(asked: Namespace, here: Here) -> Answer:
    """One with everything that happened to it, without who told it."""
    who.in_charge(asked, here, READ)
    found = here.store.read(complaints.by_number, asked.complaint)
    value = here.store.read(shapes.whole, found=found)
    return Answer(value, shapes.lines(value))


def reveal(asked: Namespace, here: Here) -> Answer:
    """Who told it, for a reviewer; every try is in the journal, one without the right PIN too."""
    by = _proven(asked, here)
    found = here.store.run(complaints.reveal, by, asked.complaint)
    if found is None:
        raise Refusal("identity_closed", clerk=by.clerk)
    facts = {t(f"complaint.teller_{name}"): said for name, said in found._asdict().items() if said}
    return Answer({"complaint": asked.complaint, **found._asdict()}, output.pairs(facts))


def public(asked: Namespace, here: Here) -> Answer:
    """The list of a month for everybody."""
    value = here.store.read(shapes.public, month=asked.month)
    return Answer(value, shapes.public_lines(value))


def _proven(asked: Namespace, here: Here) -> By:
    try:
        by = who.in_charge(asked, here)
        here.store.read(_has_pin, by.clerk)
    except Refusal:
        here.store.run(complaints.refuse, By(asked.clerk), asked.complaint)
        raise
    return by


def _has_pin(look: Look, number: str | None) -> None:
    # while a hall is being set up whoever is named is believed; an identity is not shown on a word
    if not clerks.known(look, number).has_pin:
        raise Refusal("no_pin", clerk=number)


def _handled(asked: Namespace, here: Here, act: Callable[[Desk], Complaint]) -> Answer:
    done = here.store.run(act, who.in_charge(asked, here, HANDLE))
    value = here.store.read(shapes.row, found=done)
    told = t("complaint.now", number=done.number, state=t(f"complaint.state_{done.state}"), due=value["due"] or "-")
    return Answer(value, [told])
