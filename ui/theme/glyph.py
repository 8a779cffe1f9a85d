"""The icons of the screens: one drawing each in `icons/`, 24 by 24, coloured when drawn."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
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
        self._mirrors = name in DIRECTIONAL
        self._renderer = QSvgRenderer(_drawing(name).replace("currentColor", colour).encode())

    def draw(self, painter: QPainter, box: QRectF, right_to_left: bool = False) -> None:
        """Draw into a square, mirrored where the icon points along the text."""
        painter.save()
        if self._mirrors and right_to_left:
            painter.translate(box.left() + box.right(), 0)
            painter.scale(-1, 1)
        self._renderer.render(painter, box)
        painter.restore()


def names() -> list[str]:
    """Every icon that there is."""
    return sorted(file.stem for file in ICONS.glob("*.svg"))


@cache
def _drawing(name: str) -> str:
    file = ICONS / f"{name}.svg"
    if not file.is_file():
        raise LookupError(f"no icon {name!r}")
    return file.read_text(encoding="utf-8")
