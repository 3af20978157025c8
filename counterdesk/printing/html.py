"""A slip as a piece of a web page: the same words as on paper, in elements that a screen reader and a phone know.

Every text is escaped; nothing is drawn and nothing fetched.
"""

from __future__ import annotations

from html import escape

from counterdesk.printing.slip import Big, Boxes, Check, Code, Line, Pair, Part, Row, Sign, Slip, Table

MARKS = {True: "☑ ", False: "☐ ", None: ""}


def fragment(slip: Slip) -> str:
    """The slip's parts in order; its largest line is the page's heading, bold lines are headings below it."""
    return "\n".join(filter(None, map(_part, slip.parts)))


def words(slip: Slip) -> list[str]:
    """Every text of the slip in order, as ``fragment`` shows it: what another output must say as well."""
    return [text for part in slip.parts for text in _texts(part) if text]


def _part(part: Part) -> str:
    match part:
        case Line(text=text, size=size, bold=bold):
            return _element("h1" if size > 1 else "h2" if bold else "p", text)
        case Big(text=text):
            return _element("h1", text)
        case Pair(left=left, right=right):
            return f"<p>{escape(left)} {escape(right)}</p>" if left or right else ""
        case Table() | Row():
            return _table(part)
        case Check(text=text, ticked=ticked, right=right):
            return f"<p>{MARKS[ticked]}{escape(text)} {escape(right)}</p>"
        case Boxes(label=label, names=names, ticked=ticked):
            chosen = " ".join(f"{MARKS[name == ticked]}{escape(name)}" for name in names)
            return f"<p>{escape(label)} {chosen}</p>"
        case Code(caption=caption, data=data):
            return _element("p", caption or data)
        case Sign(label=label, when=when):
            return f"<p>{escape(label)} ____ {escape(when)}</p>"
        case _:  # a rule, a feed and a cut are the paper's own
            return ""


def _texts(part: Part) -> tuple[str, ...]:
    match part:
        case Line(text=text) | Big(text=text):
            return (text,)
        case Pair(left=left, right=right):
            return left, right
        case Table(head=head, rows=rows):
            return (*head, *(cell for row in rows for cell in row))
        case Row(cells=cells):
            return cells
        case Check(text=text, right=right):
            return text, right
        case _:
            return ()


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _table(part: Table | Row) -> str:
    head, rows = (part.head, part.rows) if isinstance(part, Table) else ((), (part.cells,))
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "".join(
        "<tr>" + "".join(_cell(cell, head, at) for at, cell in enumerate(row)) + "</tr>" for row in rows
    )
    thead = f"<thead><tr>{top}</tr></thead>" if head else ""
    return f'<table class="list">{thead}<tbody>{lines}</tbody></table>'


def _cell(text: str, head: tuple[str, ...], at: int) -> str:
    # the column's name again for narrow pages, where a row becomes a block
    label = f' data-label="{escape(head[at], quote=True)}"' if head else ""
    return f"<td{label}>{escape(text)}</td>"
