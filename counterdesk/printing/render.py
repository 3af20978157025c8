"""A slip as bytes: laid out for its paper, then as commands, as text, as a picture or as a page."""

from __future__ import annotations

from typing import Literal

from counterdesk.printing import escpos, terminal
from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import Profile
from counterdesk.printing.slip import Slip

Form = Literal["text", "png", "pdf", "escpos", "raster"]
"""``raster`` is ``escpos`` with every line drawn; which of the two a printer gets is its profile's to say."""


def job_bytes(slip: Slip, profile: Profile) -> bytes:
    """One whole job for a printer of this profile; raises PrinterFault ``no_font`` for a page without a font."""
    return as_bytes(slip, profile, profile.output)


def as_bytes(slip: Slip, profile: Profile, form: Form) -> bytes:
    """The slip in a form, as wide as the profile's paper (a page has its own width).

    Raises PrinterFault ``no_font`` when a picture or a page is asked for and there is no Chinese font.
    """
    if form == "pdf":
        from counterdesk.printing import pdf

        return pdf.render(slip, pdf.sheet_of(profile.columns))
    laid = lay(slip, profile.columns, profile.codec)
    match form:
        case "text":
            return terminal.plain(laid, profile.columns, profile.codec).encode()
        case "png":
            from counterdesk.printing import pixels

            return pixels.png(laid, profile.columns, profile.dots, profile.qr_module, profile.codec)
        case "escpos" | "raster":
            return escpos.render(laid, profile, drawn=profile.output == "raster")
