"""One paper in two languages, made of the same paper in each: no paper's own file need know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from counterdesk.printing.slip import Part, Slip

BOTH = "+"


def spoken(make: Callable[[str], Slip], lang: str) -> Slip:
    """The paper ``make`` gives in ``lang``: one language (``zh``), or two (``zh+en``), each part under the other.

    What is the same in both (the number, the code to scan, a rule) is printed once.
    """
    first, *others = [make(one) for one in lang.split(BOTH)]
    for other in others:
        first = replace(first, lang=f"{first.lang}{BOTH}{other.lang}", parts=tuple(_under(first.parts, other.parts)))
    return first


def _under(above: Sequence[Part], below: Sequence[Part]) -> Iterator[Part]:
    same_kinds = SequenceMatcher(None, [type(part) for part in above], [type(part) for part in below], autojunk=False)
    for kind, first, last, other_first, other_last in same_kinds.get_opcodes():
        if kind != "equal":
            yield from (*above[first:last], *below[other_first:other_last])
            continue
        for one, other in zip(above[first:last], below[other_first:other_last], strict=True):
            yield one
            if other != one:
                yield other
