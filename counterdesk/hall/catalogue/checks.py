"""The rules of a hall file: what makes it unusable (faults), and what to look at again (warnings)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from counterdesk.hall.catalogue.doubts import warnings_of
from counterdesk.hall.catalogue.findings import Finding
from counterdesk.hall.catalogue.model import Catalogue, Service
from counterdesk.hall.catalogue.references import dangling

VAGUE_ZH = re.compile(r"其[他它]材料|其[他它]文件|有关材料|相关材料")
VAGUE_EN = re.compile(
    r"\b(other|relevant|related)( (relevant|related|necessary|supporting))* (documents|materials|papers)\b",
    re.IGNORECASE,
)


def faults_of(catalogue: Catalogue) -> list[Finding]:
    """Everything that makes the catalogue unusable; empty when it may be loaded."""
    rules = (dangling, _hours_faults, _series_faults, _roster_faults)
    found = [finding for rule in rules for finding in rule(catalogue)]
    for service in catalogue.services.values():
        found += [*_limit_faults(service), *_material_faults(service), *_silence_faults(service)]
    return found


def check(catalogue: Catalogue) -> list[Finding]:
    """Everything doubtful: it may be loaded, but somebody should look at it again."""
    return list(warnings_of(catalogue))


def is_vague(name: str) -> bool:
    """Whether a paper's name leaves open what to bring.

    安阳市政务服务条例 art.13: catch-all items such as "其他材料" and "有关材料" must be spelled out.
    "其他" before a document that is named ("其他主体资格证明") is fine.
    """
    plain = unicodedata.normalize("NFKC", name)
    return bool(VAGUE_ZH.search(re.sub(r"\s", "", plain)) or VAGUE_EN.search(re.sub(r"\s+", " ", plain)))


def _hours_faults(catalogue: Catalogue) -> Iterator[Finding]:
    for (_, closes), (opens, _) in pairwise(catalogue.hall.hours):
        if opens < closes:
            yield Finding("hall.hours", "hours_overlap", opens=f"{opens:%H:%M}", closes=f"{closes:%H:%M}")


def _series_faults(catalogue: Catalogue) -> Iterator[Finding]:
    for series in catalogue.series.values():
        path = f"series.{series.prefix}"
        if series.end < series.start:
            yield Finding(f"{path}.end", "end_before_start", start=series.start, end=series.end)
        if catalogue.windows and not catalogue.windows_for(series.prefix):
            yield Finding(path, "no_window_serves", prefix=series.prefix)


def _roster_faults(catalogue: Catalogue) -> Iterator[Finding]:
    for place, shift in enumerate(catalogue.roster, start=1):
        if shift.to <= shift.from_:
            yield Finding(f"roster.shift[{place}].to", "shift_ends_before", to=f"{shift.to:%H:%M}")


def _limit_faults(service: Service) -> Iterator[Finding]:
    """A promise may be shorter than the law's limit, never longer."""
    path = f"service.{service.code}"
    promises = [(f"{path}.promised_days", service.promised_days, service.statutory_days)]
    promises += [(f"{path}.cooperating.{s.dept}.days", s.days, s.statutory_days) for s in service.cooperating]
    for where, promised, limit in promises:
        if promised is not None and limit is not None and promised > limit:
            yield Finding(where, "promise_above_limit", promised=promised, limit=limit)


def _silence_faults(service: Service) -> Iterator[Finding]:
    """No answer means yes only where a rule says so, and the record names the rule."""
    for share in service.cooperating:
        if share.silence and not share.silence_basis:
            yield Finding(f"service.{service.code}.cooperating.{share.dept}.silence", "silence_without_basis")


def _material_faults(service: Service) -> Iterator[Finding]:
    for material in service.materials:
        path = f"service.{service.code}.material.{material.id}"
        for key, name in (("zh", material.zh), ("en", material.en)):
            if is_vague(name):
                yield Finding(f"{path}.{key}", "vague_material", name=name)
