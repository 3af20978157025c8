"""The commands of complaints and reports."""

from __future__ import annotations

from counterdesk.cli import given
from counterdesk.cli.command import AT_WINDOW, BY_CLERK, REASON, Command, takes

TEXT_OF = {"type": given.free_text, "default": ""}
NUMBER = takes("complaint", metavar="NUMBER")
ON_COMPLAINT = (NUMBER, BY_CLERK)
WHOM = takes("whom", metavar="CLERK")
CAUSES = (
    "not_told_once", "beyond_the_guide", "late", "manner", "nobody_there", "more_trips", "fees", "facility", "rule",
    "unfounded", "other",
)  # fmt: skip
COMPLAINTS = (
    Command("complaint register", "complaint:register", (
        takes("facts", type=given.free_text),
        takes("--kind", dest="complaint_kind", choices=("complaint", "report"), default="complaint"),
        takes("--channel", choices=("window", "phone", "letter", "box", "hotline"), default="window"),
        takes("--class", dest="handled_as", type=given.code, choices=("on_the_spot", "passed_on", "opinion"),
              default="passed_on"),
        takes("--department", metavar="D"), takes("--about-window", dest="against_window", metavar="N"),
        takes("--service", dest="about_service"), takes("--matter", metavar="NUMBER", **TEXT_OF),
        takes("--evidence", **TEXT_OF), takes("--name", dest="teller", metavar="NAME", **TEXT_OF),
        takes("--phone"), takes("--id-no"), takes("--address", **TEXT_OF),
        takes("--anonymous", action="store_true"), AT_WINDOW, BY_CLERK,
    )),
    Command("complaint admit", "complaint:admit", (*ON_COMPLAINT, takes("--decline", metavar="REASON", **TEXT_OF))),
    Command("complaint extend", "complaint:extend", (*ON_COMPLAINT, REASON)),
    Command("complaint investigate", "complaint:investigate", (
        *ON_COMPLAINT, takes("--finding", type=given.free_text, required=True),
        takes("--unfounded", action="store_true"), takes("--tests", type=given.days, default=0, metavar="DAYS"),
    )),
    Command("complaint answer", "complaint:answer", (NUMBER, takes("answer", type=given.free_text), BY_CLERK)),
    Command("complaint tell", "complaint:tell", (
        *ON_COMPLAINT, takes("--how", type=given.code, choices=("phone", "in_person", "letter", "message"),
                             default="phone"),
        takes("--satisfied", choices=("yes", "no", "unsaid"), required=True),
    )),
    Command("complaint link", "complaint:link", (NUMBER, WHOM, REASON, BY_CLERK)),
    Command("complaint confirm-link", "complaint:confirm_link", (
        NUMBER, WHOM, takes("--reject", action="store_true"), BY_CLERK,
    )),
    Command("complaint close", "complaint:close", (
        *ON_COMPLAINT, takes("--cause", type=given.code, choices=CAUSES, required=True),
        takes("--summary", **TEXT_OF),
    )),
    Command("complaint list", "complaint:listed", (
        takes("--all", dest="everything", action="store_true"), BY_CLERK,
    )),
    Command("complaint show", "complaint:show", ON_COMPLAINT),
    Command("complaint reveal", "complaint:reveal", ON_COMPLAINT),
    Command("complaint public", "complaint:public", (takes("--month", type=given.month, metavar="YYYY-MM"),)),
)  # fmt: skip
