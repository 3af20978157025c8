"""The commands of the appraisal."""

from __future__ import annotations

from counterdesk.cli import given
from counterdesk.cli.command import AT_WINDOW, BY_CLERK, REASON, Command, takes

EVENT = takes("event", metavar="EVENT")
WHOM = takes("whom", metavar="CLERK")
APPRAISAL = (
    Command("appraisal show", "appraisal:show", (
        takes("event", metavar="EVENT", nargs="?"), takes("--of", dest="of_clerk", metavar="CLERK"), AT_WINDOW,
        takes("--month", type=given.month, metavar="YYYY-MM"), BY_CLERK,
    )),
    Command("appraisal event", "appraisal:event", (
        takes("event_kind", metavar="KIND"), WHOM, takes("--note", type=given.free_text, required=True),
        takes("--on", dest="happened", type=given.day, metavar="D"), AT_WINDOW, BY_CLERK,
    )),
    Command("appraisal appeal", "appraisal:appeal", (EVENT, REASON, BY_CLERK)),
    Command("appraisal decide", "appraisal:decide", (
        EVENT, WHOM, takes("--decision", dest="decided_so", type=given.free_text, required=True),
        takes("--reject", action="store_true"), BY_CLERK,
    )),
    Command("appraisal exclude", "appraisal:exclude", (EVENT, WHOM, REASON, BY_CLERK)),
    Command("appraisal rules", "appraisal:rules"),
)  # fmt: skip
