"""What a printer answers, taken apart: one stream carries answers and unsolicited reports, unseparated.

The bit patterns are Epson's (ESC/POS reference: DLE EOT, GS a, GS r, GS ( H, GS I). A byte that fits none
is dropped.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["realtime", "report", "fence", "block"]

BLOCK_STARTS = b"\x37\x3b\x3d\x5f\x35"
LONGEST_BLOCK = 80
"""Bytes: longer answers exist nowhere, so a start without an end within this is noise."""
REPORT_BYTES = 4
ID_ANSWER = b"\x37\x22"
"""How the answer to GS ( H begins; four bytes and a NUL follow."""
ID_BLOCK_BYTES = 7


class Frame(NamedTuple):
    """One answer: ``realtime`` (DLE EOT, 1 byte), ``report`` (GS a, 4), ``fence`` (GS r, 1) or ``block``."""

    kind: Kind
    data: bytes


def split(stream: bytes) -> tuple[list[Frame], bytes]:
    """The whole frames at the head of ``stream``, and the rest to be put before what is read next."""
    frames: list[Frame] = []
    at = 0
    while at < len(stream):
        frame, used = _first(stream[at : at + LONGEST_BLOCK])
        if not used:
            break
        if frame:
            frames.append(frame)
        at += used
    return frames, stream[at:]


def _first(head: bytes) -> tuple[Frame | None, int]:
    """The frame ``head`` begins with and the bytes it takes; 0 bytes when more must be read."""
    byte = head[0]
    if byte in BLOCK_STARTS:
        return _block(head)
    if byte & 0x93 == 0x12:
        return Frame("realtime", head[:1]), 1
    if byte & 0x93 == 0x10:
        return _report(head)
    return (Frame("fence", head[:1]) if byte & 0x90 == 0 else None), 1


def _block(head: bytes) -> tuple[Frame | None, int]:
    """A block is printable up to its NUL; anything else in it says that its start was noise."""
    longest = ID_BLOCK_BYTES if head.startswith(ID_ANSWER) else LONGEST_BLOCK
    for at, byte in enumerate(head[:longest]):
        if byte == 0:
            return Frame("block", head[: at + 1]), at + 1
        if not 0x20 <= byte <= 0x7E:
            return None, 1
    return None, 1 if len(head) >= longest else 0


def _report(head: bytes) -> tuple[Frame | None, int]:
    if len(head) < REPORT_BYTES:
        return None, 0
    if any(byte & 0x90 for byte in head[1:REPORT_BYTES]):
        return None, 1
    return Frame("report", head[:REPORT_BYTES]), REPORT_BYTES


def report_trouble(report: bytes) -> str:
    """What a GS a report complains of: ``cover``, ``paper``, ``error``, ``offline``, ``near`` (a roll near its end)."""
    if report[0] & 0x20:
        return "cover"
    if report[2] & 0x0C:
        return "paper"
    if report[1] & 0x68:
        return "error"
    if report[0] & 0x08:
        return "offline"
    return "near" if report[2] & 0x03 else ""


def realtime_trouble(question: int, answer: int) -> str:
    """What the answer to DLE EOT ``question`` (1, 2 or 4) complains of; nothing when healthy."""
    match question:
        case 2 if answer & 0x04:
            return "cover"
        case 2 if answer & 0x20:
            return "paper"
        case 2 if answer & 0x40:
            return "error"
        case 4 if answer & 0x60:
            return "paper"
        case 4 if answer & 0x0C:
            return "near"
        case 1 if answer & 0x08:
            return "offline"
    return ""
