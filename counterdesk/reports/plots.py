"""Small plots as SVG: bars by hour, waits with the promise as a line, arrivals and services as step lines."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from counterdesk.hall.estimates.calibration import Class
from counterdesk.hall.summary.shape import CLASS_MIN, CLASSES, Shape, Step
from counterdesk.words import t

WIDE, HIGH, LEFT, TOP, FOOT = 720, 240, 48, 26, 30
PLOT_W, PLOT_H = WIDE - LEFT - 40, HIGH - TOP - FOOT
LINE = 16
MARKS = 8
"""So many labels fit below a line of steps."""


def bars(values: Sequence[tuple[str, int]], over: int | None = None, more: str = "") -> str:
    """A bar a value with its label and number; those from ``over`` on in the other colour, ``more`` drawn on top."""
    most = max((n for _, n in values), default=0) or 1
    pitch = PLOT_W / max(len(values), 1)
    drawn = []
    for at, (label, n) in enumerate(values):
        high, left = PLOT_H * n / most, LEFT + at * pitch
        kind = "over" if over is not None and at >= over else "bar"
        drawn.append(
            f'<rect class="{kind}" x="{left + pitch * 0.1:.1f}" y="{TOP + PLOT_H - high:.1f}" '
            f'width="{pitch * 0.8:.1f}" height="{high:.1f}"><title>{escape(label)}: {n}</title></rect>'
            + _text(left + pitch / 2, TOP + PLOT_H + 16, label)
            + _text(left + pitch / 2, TOP + PLOT_H - high - 4, str(n))
        )
    return _svg("".join(drawn) + more)


def waits(shape: Shape, lang: str) -> str:
    """Served tickets by the minutes they waited, with a line at every wait a series promised."""
    labels = [f"{n * CLASS_MIN}-{(n + 1) * CLASS_MIN}" for n in range(CLASSES - 1)] + [f">{(CLASSES - 1) * CLASS_MIN}"]
    pitch = PLOT_W / CLASSES
    lines = []
    for at, promise in enumerate(shape.promises_min):
        x = LEFT + min(promise / CLASS_MIN, CLASSES) * pitch
        said = t("report.promise", lang, minutes=promise)
        lines.append(
            f'<line class="promise" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{TOP + PLOT_H}"/>'
            + _text(x + 5, TOP + 4 + at * LINE, said, "start")
        )
    least = min(shape.promises_min, default=None)
    over = None if least is None else -(-least // CLASS_MIN)
    return bars([*zip(labels, shape.waits, strict=True)], over, "".join(lines))


def steps(found: Sequence[Step], lang: str) -> str:
    """Arrivals and services added up over time; the gap between the lines is whoever was in the hall."""
    most = max((step.arrived for step in found), default=0) or 1
    pitch = PLOT_W / max(len(found) - 1, 1)
    every = -(-len(found) // MARKS) or 1
    labels = "".join(
        _text(LEFT + at * pitch, TOP + PLOT_H + 16, step.until) for at, step in enumerate(found) if at % every == 0
    )
    lines = "".join(
        f'<path class="{kind}" d="{_path(values, pitch, most)}"><title>{escape(name)}: {values[-1]}</title></path>'
        for kind, name, values in (
            ("came", t("report.arrived", lang), [step.arrived for step in found]),
            ("went", t("report.served", lang), [step.served for step in found]),
        )
        if values
    )
    key = _text(LEFT + 10, TOP + 4, f"━━ {t('report.arrived', lang)}", "start", "came-key")
    key += _text(LEFT + 10, TOP + 4 + LINE, f"╍╍ {t('report.served', lang)}", "start", "went-key")
    return _svg(labels + lines + key + _text(LEFT - 20, TOP + 4, str(most)))


def calibration(found: Sequence[Class], lang: str) -> str:
    """The wait told against the wait there was: a dot for the mean, a bar for eight in ten, on the line of equals."""
    most = max([*(one.told_s for one in found), *(one.high_s for one in found), 60.0])
    ends = f'<line class="promise" x1="{LEFT}" y1="{TOP + PLOT_H}" x2="{LEFT + PLOT_W}" y2="{TOP}"/>'
    drawn = []
    for one in found:
        x = LEFT + PLOT_W * one.told_s / most
        low, mean, high = (TOP + PLOT_H * (1 - s / most) for s in (one.low_s, one.actual_s, one.high_s))
        said = t("told.point", lang, told=round(one.told_s / 60), was=round(one.actual_s / 60), n=one.n)
        drawn.append(
            f'<line class="spread" x1="{x:.1f}" x2="{x:.1f}" y1="{low:.1f}" y2="{high:.1f}"/>'
            f'<circle class="mean" cx="{x:.1f}" cy="{mean:.1f}" r="4"><title>{escape(said)}</title></circle>'
        )
    axes = _text(LEFT + PLOT_W, TOP + PLOT_H + 16, t("told.axis_told", lang, minutes=round(most / 60)), "end")
    axes += _text(LEFT + 10, TOP + 4, t("told.axis_was", lang, minutes=round(most / 60)), "start")
    return _svg(ends + "".join(drawn) + axes)


def _path(values: Sequence[int], pitch: float, most: int) -> str:
    y = [TOP + PLOT_H * (1 - value / most) for value in values]
    return f"M{LEFT} {y[0]:.1f}" + "".join(f"H{LEFT + at * pitch:.1f}V{high:.1f}" for at, high in enumerate(y))


def _text(x: float, y: float, text: str, anchor: str = "middle", kind: str = "mark") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(inside: str) -> str:
    base = TOP + PLOT_H
    axis = f'<line class="axis" x1="{LEFT}" x2="{LEFT + PLOT_W}" y1="{base}" y2="{base}"/>'
    return f'<svg role="img" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}">{axis}{inside}</svg>'
