"""The QR code of a ticket as a square of dark and light modules."""

from io import BytesIO
from typing import Any

QUIET = 4
"""Light modules that readers need around a code."""
MASK = 4
"""Secrets are random, so one mask is as good as another; to try all takes half of the drawing."""


SCALE = 6
"""Pixels of a module in a picture."""


def png_of(content: str) -> bytes:
    """The code as a picture with its quiet zone."""
    from PIL import Image  # noqa: PLC0415 - 4 MB

    rows = modules(content)
    side = len(rows) + 2 * QUIET
    picture = Image.new("1", (side, side), 1)
    for y, row in enumerate(rows, QUIET):
        for x, dark in enumerate(row, QUIET):
            picture.putpixel((x, y), 0 if dark else 1)
    drawn = BytesIO()
    picture.resize((side * SCALE, side * SCALE)).save(drawn, "PNG")
    return drawn.getvalue()


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
