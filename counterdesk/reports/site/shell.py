"""What every page of the site has around its text: heading, ways to the others, the other language, and its dress."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as escaped
from typing import NamedTuple

from counterdesk.words import t, visible

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """body{font:17px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:56em;
padding:0 1em 3em;color:#1a1a1a;background:#fff}h1{font-size:1.6em;line-height:1.3}h2{font-size:1.2em;margin-top:1.6em}
a{color:#0b4f8a}a:focus{outline:3px solid #0b4f8a;outline-offset:2px}.skip{position:absolute;left:-99em}
.skip:focus{left:1em}header{border-bottom:2px solid #0b4f8a;padding:.8em 0}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 1em}
nav [aria-current]{color:#1a1a1a;font-weight:bold;text-decoration:none}
summary{font-size:1.2em;font-weight:bold;margin-top:1.2em;padding:.3em 0;cursor:pointer;color:#0b4f8a}
nav ul{list-style:none;padding:0;margin:.3em 0;
display:flex;flex-wrap:wrap;gap:.2em 1.2em}nav a{display:inline-block;padding:.4em 0}
table{border-collapse:collapse;
width:100%;margin:1em 0}
th,td{border-bottom:1px solid #c4c4c4;padding:.4em .6em .4em 0;text-align:left;vertical-align:top}
ol.services{list-style:none;padding:0}ol.services li{padding:.25em 0}footer{margin-top:3em;color:#444;font-size:.9em}
@media(max-width:40em){table.list thead{position:absolute;left:-99em}table.list tr{display:block;padding:.6em 0;
border-bottom:1px solid #c4c4c4}table.list td{display:block;border:0;padding:.1em 0}
table.list td:empty{display:none}table.list td[data-label]::before{content:attr(data-label) " ";color:#444}}
@media print{nav,.skip{display:none}}"""
TAGS = {"zh": "zh-CN"}
OWN_NAMES = {"zh": "中文", "en": "English", "es": "Español"}
MOST_ABREAST = 3
"""A table of so few columns fits a telephone as it is."""
PAGES = ("index", "promises", "breaches", "complaints", "reviews")


class Linked(NamedTuple):
    """A text that leads to another page."""

    text: str
    href: str


Cell = str | Linked


class Place(NamedTuple):
    """A page: its file's name without ending, its language, the hall's name, what it is, and when all was made."""

    name: str
    lang: str
    languages: Sequence[str]
    hall: str
    title: str
    made: str


def escape(text: str, quote: bool = False) -> str:
    """A text from people, harmless on a page: it is no markup, and nothing in it turns or hides what stands there."""
    return escaped(visible(text), quote=quote)


def page(at: Place, body: Iterable[str]) -> bytes:
    """The whole page in UTF-8."""
    title = escape(f"{at.title} · {at.hall}")
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{STYLE}</style>"
    )
    around = [
        f'<a class="skip" href="#text">{escape(t("site.skip", at.lang))}</a>', _header(at), '<main id="text">', *body,
        "</main>", f"<footer><p>{escape(at.made)}</p></footer>",
    ]  # fmt: skip
    lang = TAGS.get(at.lang, at.lang)
    top = f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head>\n<body>'
    return "\n".join([top, *around, "</body></html>\n"]).encode("utf-8", "replace")


def paragraph(text: str, tag: str = "p") -> str:
    """A paragraph of plain text, or another element of it."""
    return f"<{tag}>{escape(text)}</{tag}>"


def folded(title: str, inside: str) -> str:
    """Something long under its title, opened by whoever wants it; no script does that."""
    return f"<details><summary>{escape(title)}</summary>{inside}</details>"


def heading(text: str, level: int = 1) -> str:
    """A heading."""
    return f"<h{level}>{escape(text)}</h{level}>"


def table(heads: Sequence[str], rows: Sequence[Sequence[Cell]], empty: str) -> str:
    """Plain texts under their heads, on a narrow page a block a row; ``empty`` stands where there are none."""
    if not rows:
        return paragraph(empty)
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td data-label="{escape(head, quote=True)}">{cell(one)}</td>'
            for head, one in zip(heads, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    kind = "list" if len(heads) > MOST_ABREAST else "short"
    return f'<table class="{kind}"><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>'


def cell(said: Cell) -> str:
    """A text, or the way it leads."""
    if isinstance(said, Linked):
        return f'<a href="{escape(said.href, quote=True)}">{escape(said.text)}</a>'
    return escape(said)


def _header(at: Place) -> str:
    ways = "".join(_way(f"{name}.html", t(f"site.{_what(name)}", at.lang), name == at.name) for name in PAGES)
    tongues = "".join(
        f'<li><a href="../{lang}/{at.name}.html" lang="{TAGS.get(lang, lang)}">{OWN_NAMES.get(lang, lang)}</a></li>'
        for lang in at.languages
        if lang != at.lang
    )
    others = f'<nav aria-label="{escape(t("site.languages", at.lang))}"><ul>{tongues}</ul></nav>' if tongues else ""
    title = escape(t("site.title", at.lang))
    top = f'<div class="top"><strong>{escape(at.hall)}</strong>{others}</div>'
    return f'<header>{top}<nav aria-label="{title}"><ul>{ways}</ul></nav></header>'


def _way(file: str, text: str, here: bool) -> str:
    current = ' aria-current="page"' if here else ""
    return f'<li><a href="{file}"{current}>{escape(text)}</a></li>'


def _what(name: str) -> str:
    return "services" if name == "index" else name
