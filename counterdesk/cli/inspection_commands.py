"""The commands of inspections."""

from __future__ import annotations

from counterdesk.cli import given
from counterdesk.cli.command import AT_WINDOW, BY_CLERK, Command, takes

TEXT_OF = {"type": given.free_text, "default": ""}
NUMBER = takes("inspection", metavar="NUMBER")
MARK = (NUMBER, takes("place", metavar="WINDOW|hall"), takes("item"))
SPAN = (
    takes("--from", dest="from_day", type=given.day, metavar="D"),
    takes("--to", dest="to_day", type=given.day, metavar="D"),
)
INSPECTIONS = (
    Command("inspection start", "inspection:start", (
        takes("--kind", dest="inspection_kind", choices=("round", "acceptance"), default="round"),
        takes("--places", type=given.names, metavar="N,N"), BY_CLERK,
    )),
    Command("inspection mark", "inspection:mark", (
        *MARK, takes("result", choices=("ok", "fail", "na")),
        takes("--observed", type=given.whole, metavar="N"), takes("--used", type=given.whole, metavar="N"),
        takes("--deduct", type=given.whole, metavar="POINTS"), takes("--owner", metavar="C"),
        takes("--fix-by", type=given.day, metavar="D"), takes("--note", **TEXT_OF),
        takes("--photo", **TEXT_OF), BY_CLERK,
    )),
    Command("inspection finish", "inspection:finish", (
        NUMBER, takes("--leave-out", action="store_true"), BY_CLERK,
    )),
    Command("inspection fix", "inspection:fix", (
        *MARK, takes("--what", type=given.free_text, required=True), AT_WINDOW, BY_CLERK,
    )),
    Command("inspection recheck", "inspection:recheck", (
        *MARK, takes("--fails", action="store_true"), takes("--note", **TEXT_OF), BY_CLERK,
    )),
    Command("inspection list", "inspection:listed", (takes("--rounds", action="store_true"), *SPAN)),
    Command("inspection show", "inspection:show", (NUMBER,)),
    Command("inspection rates", "inspection:rates", (*SPAN, AT_WINDOW)),
)  # fmt: skip
