"""The icons of the screens: one drawing each in `icons/`, 24 by 24, coloured when drawn."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).with_name("icons")

DIRECTIONAL = frozenset(
    {
        "arrow-start",
        "arrow-end",
        "chevron-start",
        "chevron-end",
        "return",
        "sign-out",
        "skip",
        "play",
        "backspace",
        "speaker",
        "speaker-off",
        "checklist",
        "list",
        "message",
        "text-size",
    }
)
"""Icons that point along the text, and turn round where it runs right to left."""


class Glyph:
    """One icon in one colour. Raises LookupError for a name that has no drawing."""

    def __init__(self, name: str, colour: str) -> None:
        self._name, self._colour = name, colour
        self._drawing = _drawing(name)

    def draw(self, painter: QPainter, box: QRectF, right_to_left: bool = False) -> None:
        """Draw into a square, mirrored where the icon points along the text."""
        turned = right_to_left and self._name in DIRECTIONAL
        ratio = painter.device().devicePixelRatio()
        picture = self._picture(round(box.width() * ratio), turned)
        picture.setDevicePixelRatio(ratio)
        at = QPointF(round(box.left() * ratio) / ratio, round(box.top() * ratio) / ratio)
        painter.drawPixmap(at, picture)

    def _picture(self, side: int, turned: bool) -> QPixmap:
        """The icon at its size, from Qt's own cache where it has been drawn before."""
        key = f"glyph {self._name} {self._colour} {side} {turned}"
        picture = QPixmap()
        if not QPixmapCache.find(key, picture):
            picture = self._rendered(side)
            if turned:
                picture = picture.transformed(QTransform.fromScale(-1, 1))
            QPixmapCache.insert(key, picture)
        return picture

    def _rendered(self, side: int) -> QPixmap:
        picture = QPixmap(max(1, side), max(1, side))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        QSvgRenderer(self._drawing.replace("currentColor", self._colour).encode()).render(painter)
        painter.end()
        return picture


def names() -> list[str]:
    """Every icon that there is."""
    return sorted(file.stem for file in ICONS.glob("*.svg"))


@cache
def _drawing(name: str) -> str:
    file = ICONS / f"{name}.svg"
    if not file.is_file():
        raise LookupError(f"no icon {name!r}")
    return file.read_text(encoding="utf-8")
