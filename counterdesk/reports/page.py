"""The figures as one HTML file: no script, nothing fetched from elsewhere, every text escaped.

Each number stands in a ``data`` element whose value is the exact one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from counterdesk.hall.summary import FIGURES, Summary, definition, heading
from counterdesk.reports import plots
from counterdesk.reports.report import (
    Report,
    Section,
    days,
    definitions,
    key_text,
    pauses,
    place_heads,
    place_key,
    told,
)
from counterdesk.words import t

STYLE = """
body{font:15px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:72em;
padding:0 1em;color:#1a1a1a;background:#fff}
h1,h2{font-weight:600}.wide{overflow-x:auto}table{border-collapse:collapse;margin:1em 0}
th,td{border-bottom:1px solid #d0d0d0;padding:.25em .6em;text-align:right;white-space:nowrap}
th:first-child,td:first-child,td:nth-child(3):last-child{text-align:left;white-space:normal}
td:nth-child(3):last-child:has(data){text-align:right;white-space:nowrap}
tr.total{font-weight:600}dt{font-weight:600}dd{margin:0 0 .5em 1.5em}figure{margin:1.5em 0}
svg{max-width:100%;height:auto}svg text{font-size:12px}.mark{fill:#333}.came-key{fill:#4a7fb5}
.went-key{fill:#2f7d3b}.bar{fill:#4a7fb5}.over{fill:#c8792b}.axis{stroke:#888}.mean{fill:#2f7d3b}
.spread{stroke:#4a7fb5;stroke-width:6;opacity:.5}.promise{stroke:#a11;stroke-dasharray:5 3}
.came,.went{fill:none;stroke-width:2}.came{stroke:#4a7fb5}.went{stroke:#2f7d3b;stroke-dasharray:7 2}
@media(max-width:40em){h1{font-size:1.4em}th{white-space:normal}th,td{padding:.25em .4em}svg text{font-size:16px}}
@media print{body{margin:0;max-width:none}}"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(report: Report) -> bytes:
    """The whole page in UTF-8."""
    lang = report.lang
    title = t("report.title", lang)
    body = [
        f"<h1>{escape(report.hall)}</h1>", f"<p>{escape(title)} · {escape(report.days)}</p>", *_plots(report),
        _total(report),
        *(_rows(one, lang) for one in (report.summary, report.before) if one and one.rows),
        *([_places(report)] if report.places else []), *map(_section, report.sections), _definitions(report),
        f"<p>{escape(t('slip.day_printed', lang, time=report.made_at))}</p>",
    ]  # fmt: skip
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(f"{title} {report.days}")}</title>'
        f"<style>{STYLE}</style>"
    )
    tag = "zh-CN" if lang == "zh" else lang
    page = f'<!DOCTYPE html>\n<html lang="{tag}"><head>{head}</head>\n<body>\n' + "\n".join(body) + "\n</body></html>\n"
    return page.encode("utf-8", "replace")


def number(name: str, value: Any) -> str:
    """A figure as people read it, with its exact value for programs."""
    return f'<data value="{"" if value is None else repr(value)}">{escape(told(name, value))}</data>'


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], last: str = "") -> str:
    """A table of ready HTML cells under plain heads; ``last`` is the class of the last row."""
    listed = [*rows]
    marks = [""] * (len(listed) - 1) + [f' class="{last}"' if last else ""]
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    lines = (
        f"<tr{mark}>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for mark, row in zip(marks, listed, strict=False)
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'


def _total(report: Report) -> str:
    spans = [one for one in (report.summary, report.before) if one]
    rows = [
        [escape(heading(name, report.lang)), *(number(name, getattr(one.total, name)) for one in spans)]
        for name in FIGURES
    ]
    return _table([t("report.figure", report.lang), *map(days, spans)], rows)


def _rows(one: Summary, lang: str) -> str:
    heads = [heading(f"by_{one.by}", lang), *(heading(name, lang) for name in FIGURES)]
    lines = [(key_text(line.key, lang), line.figures) for line in one.rows] + [(t("cli.total", lang), one.total)]
    rows = [[escape(key), *map(number, FIGURES, figures)] for key, figures in lines]
    return f"<h2>{escape(days(one))}</h2>{_table(heads, rows, 'total')}"


def _places(report: Report) -> str:
    lang = report.lang
    names, heads = zip(*place_heads(lang), strict=True)
    rows = [
        [escape(place_key(place, lang)), *(number(name, getattr(place, name)) for name in names),
         escape(pauses(place, lang))]
        for place in report.places
    ]  # fmt: skip
    table = _table([t("report.places", lang), *heads, t("report.pauses", lang)], rows)
    return f"{table}<p>{escape(t('report.occupancy_means', lang))}</p>"


def _section(section: Section) -> str:
    rows = [[escape(fact.head), number(fact.name, fact.value), escape(fact.means)] for fact in section.facts]
    return f"<h2>{escape(section.title)}</h2>{_table(['', '', ''], rows)}"


def _definitions(report: Report) -> str:
    meanings = zip(definitions(report, heading), definitions(report, definition), strict=True)
    told_all = "".join(f"<dt>{escape(head)}</dt><dd>{escape(means)}</dd>" for (_, head), (_, means) in meanings)
    return f"<h2>{escape(t('report.definitions', report.lang))}</h2><dl>{told_all}</dl>"


def _plots(report: Report) -> list[str]:
    shape, lang = report.shape, report.lang
    drawn = [
        (t("report.by_hour", lang), plots.bars(shape.hours)),
        (t("report.by_wait", lang), plots.waits(shape, lang)),
        (t("report.steps", lang), plots.steps(shape.steps, lang)),
    ]
    if report.kept_waits:
        drawn.append((t("told.plot", lang), plots.calibration(report.kept_waits, lang)))
    return [f"<figure><figcaption>{escape(name)}</figcaption>{svg}</figure>" for name, svg in drawn]
