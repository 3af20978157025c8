"""What ``prove`` found, as it reads on paper."""

import os
from pathlib import Path

import pytest

from counterdesk.printing.layout import lay
from counterdesk.printing.slips import proof
from counterdesk.printing.terminal import plain

from .papers import EN, ZH

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"
FOUND = {
    "zh": [
        ("八个进程抢号、随时杀掉", "成立", "1204 件事，杀掉 211 次"),
        ("旧副本恢复不重号", "不成立", "4 个号作废，下一个 A003", "A003 发了两次"),
        ("打印机会说打不了", "没有试", "front：离线"),
    ],
    "en": [
        ("Eight programs race, some killed", "holds", "1204 acts, 211 kills"),
        ("An old copy gives no number twice", "BROKEN", "4 numbers void, next A003", "A003 came twice"),
        ("The printer says it cannot print", "not tried", "front: offline"),
    ],
}


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_proof_reads_as_its_golden(lang, columns):
    slip = proof.slip(
        hall=(EN if lang == "en" else ZH)["hall"], at="2026-11-23 17:31", place="/var/lib/counterdesk",
        found=FOUND[lang], lang=lang,
    )  # fmt: skip
    golden, read = GOLDEN / f"proof-{lang}-{columns}.txt", plain(lay(slip, columns), columns)
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")
