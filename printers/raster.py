"""A ticket as the printer gets it: dots, one bit each."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, qGray

from printers.layout import lay_out
from printers.slip import Slip

WIDTHS = {58: 384, 80: 576}
"""Dots across for each width of paper in millimetres, at 203 dots to the inch."""

DOTS_PER_METRE = round(203 / 0.0254)

WHITE, BLACK = 0xFFFFFFFF, 0xFF000000

INVERTED = bytes(255 - byte for byte in range(256))
"""Each byte of dots with black and white exchanged."""


@dataclass(frozen=True, slots=True)
class Raster:
    """`rows` holds `height` rows of `width / 8` bytes, the leftmost dot first, 1 is black."""

    width: int
    height: int
    rows: bytes

    def to_png(self) -> bytes:
        """The picture, for a file or a screen."""
        mono = QImage.Format.Format_Mono
        image = QImage(self.rows, self.width, self.height, self.width // 8, mono)
        image.setColorTable([WHITE, BLACK])
        image.setDotsPerMeterX(DOTS_PER_METRE)
        image.setDotsPerMeterY(DOTS_PER_METRE)
        file = QBuffer()
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(file, "PNG")  # type: ignore[call-overload]
        return bytes(file.data().data())


def draw(slip: Slip, width: int) -> Raster:
    """The slip for paper of `width` dots. Needs a QGuiApplication, on any thread."""
    return dots_of(lay_out(slip, width).paint())


def dots_of(grey: QImage) -> Raster:
    """Grey edges are cut at the middle: dithered ones print as dust around every letter."""
    flags = Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither
    image = grey.convertToFormat(QImage.Format.Format_Mono, flags)
    stride, row = image.bytesPerLine(), image.width() // 8
    bits = bytes(image.constBits())
    rows = b"".join(bits[y * stride : y * stride + row] for y in range(image.height()))
    if qGray(image.color(1)) > qGray(image.color(0)):
        rows = rows.translate(INVERTED)
    return Raster(image.width(), image.height(), rows)
