"""Joint handling (并联办理, 抄告相关): one application, several departments, each with its notice, date and opinion."""

from counterdesk.hall.joint.acts import lead_done, must_be_done, opinion, receive, settle
from counterdesk.hall.joint.rows import Step, due_today, inbox, is_late, is_unsigned, late, refused, steps, unsigned
from counterdesk.hall.joint.starting import open_steps
from counterdesk.hall.joint.visits import Opinion, give_visit_result, visit

__all__ = [
    "Opinion", "Step", "due_today", "give_visit_result", "inbox", "is_late", "is_unsigned", "late", "lead_done",
    "must_be_done", "open_steps", "opinion", "receive", "refused", "settle", "steps", "unsigned", "visit",
]  # fmt: skip
