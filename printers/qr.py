"""The QR code of a ticket as a square of dark and light modules."""

from typing import Any

QUIET = 4
"""Light modules that readers need around a code."""
MASK = 4
"""Secrets are random, so one mask is as good as another; to try all takes half of the drawing."""


def modules(content: str) -> list[list[bool]]:
    """Rows of modules, true where dark, without the quiet zone.

    Error correction M: still read with a tenth of it scratched or faded.
    """
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 - brings Pillow along: 4 MB
    from qrcode.main import QRCode  # noqa: PLC0415

    code: QRCode[Any] = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(content)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]
