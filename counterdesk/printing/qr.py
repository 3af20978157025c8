"""The modules of a QR code at error correction M, for outputs that draw it themselves."""

from __future__ import annotations


def modules(data: str, border: int = 0) -> list[list[bool]]:
    """The QR of ``data`` row by row, True is ink; ``border`` modules of white around it."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(border=border, error_correction=ERROR_CORRECT_M)
    code.add_data(data)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]
