"""The commands of what the hall promised and how it was judged."""

from __future__ import annotations

from counterdesk.cli import given
from counterdesk.cli.command import BY_CLERK, Command, takes

BREACH = takes("breach", metavar="NUMBER")
FROM = takes("--from", dest="from_day", type=given.day, metavar="D")
TO = takes("--to", dest="to_day", type=given.day, metavar="D")
SAYS = {"type": given.free_text, "default": ""}
BREACHES = (
    "waiting", "handling", "acceptance", "promised", "statutory", "delivery", "copy_notice", "call_back", "complaint",
    "rectification",
)  # fmt: skip
CAUSES = (
    "rush", "too-few-windows", "absence", "equipment", "mistake", "department", "applicant", "other-authority", "event",
)  # fmt: skip
DECISIONS = ("at-fault", "excused", "not-ours")
COMMITMENTS = (
    Command("commitment list", "commitment:listed", (
        takes("--service", dest="of_service", metavar="S"), takes("--history", metavar="SERVICE"),
    )),
    Command("commitment breaches", "commitment:breaches", (
        FROM, TO, takes("--kind", dest="breach_kind", choices=BREACHES),
        takes("--open", dest="open_only", action="store_true"), takes("--public", action="store_true"), BY_CLERK,
    )),
    Command("commitment show", "commitment:show", (BREACH, BY_CLERK)),
    Command("commitment close", "commitment:close", (
        BREACH, takes("--cause", type=given.spelled, choices=CAUSES, required=True),
        takes("--remedy", type=given.free_text, required=True),
        takes("--decision", type=given.spelled, choices=DECISIONS, required=True),
        takes("--public-reason", **SAYS), BY_CLERK,
    )),
    Command("commitment apologise", "commitment:apologise", (BREACH, BY_CLERK)),
    Command("commitment sweep", "commitment:look_through", (BY_CLERK,)),
)  # fmt: skip
JUDGED = COMMITMENTS
