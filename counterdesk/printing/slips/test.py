"""The test slip: shows at a glance whether a printer's columns, Chinese font, marks and QR are right."""

from __future__ import annotations

from counterdesk.printing.slip import Code, Cut, Feed, Line, Part, Rule, Slip
from counterdesk.words import t

HANZI = "政务服务大厅窗口受理办结告知承诺材料期限评价监督"
MARKS = "□√￥“”…—"


def slip(*, printer: str, columns: int, lang: str, code: str = "0123456789") -> Slip:
    """The test slip of ``printer`` (its name): a ruler and hanzi fill ``columns`` paper columns exactly."""
    ruler = "1234567890" * (columns // 10 + 1)
    parts: tuple[Part, ...] = (
        Line(t("slip.test_title", lang), align="center", size=2),
        Line(t("slip.test_printer", lang, printer=printer), align="center"),
        Rule(),
        Line(t("slip.test_ruler", lang)),
        Line(ruler[:columns]),
        Line(t("slip.test_hanzi", lang)),
        Line((HANZI * (columns // 48 + 1))[: columns // 2]),
        Line(t("slip.test_marks", lang)),
        Line(MARKS),
        Feed(),
        Code(code, caption=t("slip.test_code", lang, data=code)),
        Cut(),
    )
    return Slip("test", lang, parts, title=printer)
