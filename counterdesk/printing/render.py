"""A slip as the bytes a printer is sent: laid out for its paper, then as commands or as text."""

from __future__ import annotations

from counterdesk.printing import escpos, terminal
from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import Profile
from counterdesk.printing.slip import Slip


def job_bytes(slip: Slip, profile: Profile) -> bytes:
    """One whole job for a printer of this profile."""
    laid = lay(slip, profile.columns, profile.codec)
    if profile.output == "text":
        return terminal.plain(laid, profile.columns, profile.codec).encode()
    return escpos.render(laid, profile)
