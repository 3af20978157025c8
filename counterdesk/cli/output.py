"""What a command answers, given as words for people or as one JSON value, and the exit code that goes with it."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from counterdesk.cli.parser import Misused
from counterdesk.refusals import CASE_STATES, Refusal, Said, SettingFault, UsageFault
from counterdesk.words import cells, has, pad, t, visible

GAP = "  "
UNUSUAL = re.compile("[^ -~\n\u4e00-\u9fff]")
"""Characters to look at: JSON may hold as they are some that a terminal or an eye would be led astray by."""


class Answer(NamedTuple):
    """``value`` is what --json prints, ``lines`` what people read; a ``fault`` came after the act was done."""

    value: Any = None
    lines: Sequence[str] = ()
    fault: Said | None = None
    code: int = 0

    @property
    def exit_code(self) -> int:
        """The exit code of the command line's contract."""
        return self.fault.exit_code if self.fault else self.code


def give(answer: Answer, as_json: bool) -> int:
    """Print an answer and return its exit code."""
    _print(to_json(answer.value) if as_json else "\n".join(map(visible, answer.lines)))
    if answer.fault:
        warn(answer.fault)
    return answer.exit_code


def refuse(no: Said | SettingFault, as_json: bool) -> int:
    """Print why nothing was done, and return the exit code."""
    if as_json:
        _print(to_json(refused(no)))
    elif isinstance(no, SettingFault):
        complain(*(f"{fault.file}: {fault.key}: {fault.reason}" for fault in no.faults))
    else:
        warn(no)
    return no.exit_code


def refused(no: Said | SettingFault) -> dict[str, Any]:
    """A no as JSON: a rule's is ``refused``, the world's is ``fault``, settings list every ``faults``."""
    if isinstance(no, SettingFault):
        return {"faults": [fault._asdict() for fault in no.faults]}
    said = spoken(no)
    name = "refused" if isinstance(no, Refusal) else "fault"
    return {name: no.code, "message": said.message(), "next": said.next_step()}


def warn(no: Said) -> None:
    """What happened and what to do next, on stderr."""
    said = spoken(no)
    usage = [no.usage] if isinstance(no, Misused) else []
    complain(said.message(), *filter(None, [said.next_step()]), *usage)


def complain(*lines: str) -> None:
    """Lines on stderr."""
    print("\n".join(visible(part) for line in lines for part in line.splitlines()), file=sys.stderr)


def spoken(no: Said) -> Said:
    """The same with the codes among its facts said in words: a person reads 办理中, not ``serving``."""
    facts = {name: _in_words(no.code, name, fact) for name, fact in no.facts.items()}
    return Refusal(no.code, **facts) if isinstance(no, Refusal) else no


def _in_words(code: str, name: str, fact: object) -> object:
    states = "printjob." if code == "job_state" else "case_state." if code in CASE_STATES else "state."
    sections = {"state": states, "role": "cli.role_"}
    key = f"{sections.get(name, '?')}{fact}"
    return t(key) if has(key) else fact


def to_json(value: Any) -> str:
    """One JSON value; what could steer a terminal is escaped."""
    text = json.dumps(value, ensure_ascii=not _prints_everything(), indent=2)
    return UNUSUAL.sub(lambda found: found[0] if visible(found[0]) else json.dumps(found[0])[1:-1], text)


def write(path: Path, data: bytes) -> None:
    """Put ``data`` into a file; raises UsageFault ``cannot_write``."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageFault("cannot_write", path=path, detail=error.strerror) from error


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to be written bit by bit; it takes its place once it is whole. Raises UsageFault ``cannot_write``."""
    if path.is_dir():  # an empty path is the folder one is in
        raise UsageFault("cannot_write", path=path, detail=os.strerror(errno.EISDIR))
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as out:
            yield out
        os.replace(part, path)
    except OSError as error:
        raise UsageFault("cannot_write", path=path, detail=error.strerror) from error
    finally:
        part.unlink(missing_ok=True)


def table(heads: Sequence[str], rows: Sequence[Sequence[object]], right: Sequence[int] = ()) -> list[str]:
    """Aligned lines, measured in terminal cells; columns in ``right`` stand at their right edge.

    On a terminal the last column is cut where the screen ends.
    """
    texts = [[visible("" if cell is None else str(cell)) for cell in row] for row in (heads, *rows)]
    widths = [max(map(cells, column)) for column in zip(*texts, strict=True)]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns - sum(widths[:-1]) - len(GAP) * (len(widths) - 1)
        widths[-1] = min(widths[-1], max(room, 1))
    return [_line(row, widths, right) for row in texts]


def pairs(facts: Mapping[str, object]) -> list[str]:
    """Name and value, one a line, values aligned."""
    width = max(map(cells, facts), default=0)
    return [f"{pad(name, width)}{GAP}{visible(str(value))}" for name, value in facts.items()]


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    aligned = (
        pad(text, width, "right" if at in right else "left")
        for at, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return GAP.join(aligned).rstrip()


def _print(text: str) -> None:
    if not text:
        return
    print(text)
    sys.stdout.flush()


def _prints_everything() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
