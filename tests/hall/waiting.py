"""People waiting, as the calling rule sees them, for properties and for cases told in words."""

from __future__ import annotations

from hypothesis import strategies as st

from counterdesk.hall.calling import MINUTE_US, RULES, Head

NOW = 10_000 * MINUTE_US
PROMISES = {"A": 15, "B": 20, "E": 10}
RATES = (1.0, 2.0, 3.0)
rules = st.sampled_from(RULES)


def waits(number: str, minutes: float, rate: float = 1.0, promise: int = 15, sent_to: str | None = None) -> Head:
    """A ticket that has waited ``minutes``; its id is its number's digits."""
    priority = None if rate == 1.0 else "elderly"
    place = NOW - round(minutes * MINUTE_US)
    return Head(int(number[1:]), number, number[0], priority, rate, place, promise, sent_to)


@st.composite
def crowds(draw: st.DrawFn, most: int = 12, series: str = "ABE", rates: tuple[float, ...] = RATES) -> list[Head]:
    """Up to ``most`` people in the lines of ``series``; waits are whole seconds up to an hour, ties included."""
    people = draw(
        st.lists(
            st.tuples(st.sampled_from(series), st.sampled_from(rates), st.integers(0, 3600)), min_size=1, max_size=most
        )
    )
    return [
        waits(f"{line}{number}", seconds / 60, rate, PROMISES[line])
        for number, (line, rate, seconds) in enumerate(people, start=1)
    ]


def fronts(crowd: list[Head]) -> list[Head]:
    """The first of each lane."""
    lanes: dict[tuple[object, ...], Head] = {}
    for head in sorted(crowd, key=lambda head: (head.place_us, head.ticket_id)):
        lanes.setdefault((head.series, head.rate, head.to_window), head)
    return list(lanes.values())
