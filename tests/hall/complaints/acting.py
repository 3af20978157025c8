"""Acts on a complaint as tests do them: by the reviewer, and by the lead where a second person is wanted."""

from __future__ import annotations

from typing import Any

from counterdesk.hall import complaints
from counterdesk.hall.complaints import Complaint, Intake, Teller
from counterdesk.store.desk import By
from tests.furnished import Hall
from tests.hall.cases.acting import Matters

CLERK, LEAD, REVIEWER, INSPECTOR, AUDITOR, ADMIN = map(By, ("101", "301", "401", "501", "601", "901"))
WANG = Teller("王小芳", "13912345678", "11010519491231002X", "清河谷县东街8号")
FACTS = "10月8日来办执照，窗口说材料不全，回去补了又说不全。请核实"


class Register:
    """The complaints of a hall: ``register.tell(number, ...)`` is the reviewer's act."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.until = Matters(hall).until

    def new(self, facts: str = FACTS, teller: Teller = WANG, by: By = CLERK, **intake: Any) -> str:
        """A complaint registered at the counter; its number."""
        return self.hall.store.run(complaints.register, by, Intake(facts, **intake), teller).number

    def do(self, act: str, number: str, *args: Any, by: By = REVIEWER, **facts: Any) -> Any:
        """An act by its name."""
        return self.hall.store.run(getattr(complaints, act), by, number, *args, **facts)

    def of(self, number: str) -> Complaint:
        """The complaint as it stands."""
        return self.hall.store.read(complaints.by_number, number)

    def dates(self, number: str, *names: str) -> list[str]:
        """Dates of it as text."""
        return [str(getattr(self.of(number), name)) for name in names]

    def answered(self, **facts: Any) -> str:
        """One that was investigated and has its answer."""
        number = self.new(**facts)
        self.do("admit", number)
        self.do("investigate", number, "经查，两次告知的材料不一致", True)
        self.do("answer", number, "已向投诉人致歉，窗口已整改")
        return number

    def closed(self, cause: str = "not_told_once", summary: str = "", **facts: Any) -> str:
        """One whose teller was told and is satisfied."""
        number = self.answered(**facts)
        if self.of(number).named:
            self.do("tell", number, "phone", "yes")
        self.do("close", number, cause, summary)
        return number
