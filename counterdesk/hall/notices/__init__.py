"""One-time notification (一次性告知): everything that is needed, said once and in writing."""

from counterdesk.hall.notices.issuing import issue, print_again
from counterdesk.hall.notices.matters import must_override
from counterdesk.hall.notices.paper import notice_slip
from counterdesk.hall.notices.phone_text import missing_text
from counterdesk.hall.notices.reading import Notice, by_id, by_number, listed, of_ticket, service_then
from counterdesk.hall.notices.reports import (
    CameBack,
    Multiple,
    NotOnList,
    ToldAgain,
    ToldOnce,
    multiple,
    not_on_list,
    told_once,
)
from counterdesk.hall.notices.returns import Return, came_back
from counterdesk.hall.notices.rules import (
    Needed,
    grounds,
    is_asked,
    materials,
    missing,
    needed,
    no_such_material,
    questions,
    wrong_answers,
)

__all__ = [
    "CameBack", "Multiple", "Needed", "NotOnList", "Notice", "Return", "ToldAgain", "ToldOnce", "by_id", "by_number",
    "came_back", "grounds", "is_asked", "issue", "listed", "materials", "missing", "missing_text", "multiple",
    "must_override", "needed", "no_such_material", "not_on_list", "notice_slip", "of_ticket", "print_again",
    "questions", "service_then", "told_once", "wrong_answers",
]  # fmt: skip
