"""The citizen's poster: how a visit goes, on one sheet of A3, in both languages side by side."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from center_app.domain.text import Text
from center_app.language import Language, words
from ui.theme import Weight
from ui.theme.fonts import font_of
from ui.theme.glyph import Glyph
from ui.theme.tokens import Colours
from ui.widgets.paragraph import Align, Paragraph

DPI = 288
MM = DPI / 25.4
"""Pixels per millimetre of the sheet; all sizes below are in millimetres."""

WIDE, HIGH = 297.0, 420.0
MARGIN, BAND = 18.0, 66.0
DISC, GAP = 30.0, 9.0
FOOT = 54.0


class Step(NamedTuple):
    icon: str
    title: str
    text: str


STEPS = (
    Step(
        "ticket",
        words("Take a number"),
        words(
            "Choose what you came for at the kiosk, one service or several. It "
            "says which documents are needed."
        ),
    ),
    Step(
        "clock",
        words("Take a seat"),
        words("The ticket says about how long the wait is."),
    ),
    Step(
        "bell",
        words("Look and listen"),
        words(
            "When your number is called, the display shows it with its counter, "
            "and the voice says both."
        ),
    ),
    Step(
        "counter",
        words("One counter for all"),
        words(
            "The employee serves all that you asked for, also of several agencies. "
            "A service can still be added."
        ),
    ),
    Step(
        "star",
        words("Say how it was"),
        words(
            "Rate the visit at the counter. Observations, questions and complaints "
            "are welcome."
        ),
    ),
)  # fmt: skip

AHEAD = 1
ON_PHONE = words("The code on it shows your place on your phone.")
"""Where the center has a page for it, it is told with the wait."""

HOW = words("How your visit goes")
HELP = words(
    "Need help, or priority? Ask the staff at the door: elderly people, people with disabilities "
    "and whoever finds it hard to stand."
)


def write_poster(
    file: Path,
    name: Text,
    languages: tuple[Language, Language],
    colours: Colours,
    *,
    on_phone: bool,
) -> None:
    """A PDF for the center of this name; `on_phone`: it has a page for the holder of a ticket.

    Needs the fonts to be loaded. Raises OSError.
    """
    sheet = QPdfWriter(str(file))
    sheet.setResolution(DPI)
    size, none = QPageSize(QPageSize.PageSizeId.A3), QMarginsF(0, 0, 0, 0)
    sheet.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, none))
    sheet.setTitle(f"{name.ar} - {name.en}")
    painter = QPainter()
    if not painter.begin(sheet):
        raise OSError(f"the poster {file} cannot be written")
    try:
        paint_poster(painter, name, languages, colours, on_phone=on_phone)
    finally:
        painter.end()


def paint_poster(
    painter: QPainter,
    name: Text,
    languages: tuple[Language, Language],
    colours: Colours,
    *,
    on_phone: bool,
) -> None:
    """The same on whatever has `WIDE` by `HIGH` millimetres of `MM` pixels."""
    _Poster(painter, name, languages, colours, on_phone).draw()


class _Poster:
    def __init__(
        self,
        painter: QPainter,
        name: Text,
        languages: tuple[Language, Language],
        colours: Colours,
        on_phone: bool,
    ) -> None:
        self._painter, self._name, self._on_phone = painter, name, on_phone
        self._languages, self._colours = languages, colours

    def draw(self) -> None:
        c, first = self._colours, self._languages[0]
        self._box(0, 0, WIDE, HIGH, c.paper)
        self._box(0, 0, WIDE, BAND, c.primary)
        self._middle(self._name.in_(first.code), 15, 8, Weight.BOLD, c.on_primary)
        self._middle(self._name.in_(self._languages[1].code), 9, 30, Weight.SEMIBOLD, c.on_primary)
        both = "   |   ".join(one.say(HOW) for one in self._languages)
        self._middle(both, 9, 46, Weight.MEDIUM, c.on_primary)
        top, high = BAND + 10, (HIGH - BAND - FOOT - 16) / len(STEPS)
        for n, step in enumerate(STEPS, start=1):
            self._step(n, step, top + (n - 1) * high, high)
        self._foot()

    def _step(self, n: int, step: Step, top: float, high: float) -> None:
        """The number and its picture in the middle, each language on its side."""
        c, side = self._colours, (WIDE - 2 * MARGIN - DISC - 2 * GAP) / 2
        if n < len(STEPS):
            self._box(WIDE / 2 - 0.6, top + DISC, 1.2, high - DISC, c.line)
        x = (WIDE - DISC) / 2
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(c.primary))
        self._painter.drawEllipse(QRectF(x * MM, top * MM, DISC * MM, DISC * MM))
        icon = 15.0
        where = QRectF((WIDE - icon) / 2 * MM, (top + 3.5) * MM, icon * MM, icon * MM)
        Glyph(step.icon, c.on_primary).draw(self._painter, where, self._languages[0].right_to_left)
        self._middle(str(n), 7, top + 18, Weight.BOLD, c.on_primary)
        for language in self._languages:
            left = WIDE / 2 + DISC / 2 + GAP if language.right_to_left else MARGIN
            below = self._write(
                language.say(step.title), 9, left, top, side, Weight.BOLD, c.primary, language
            )
            text = language.say(step.text)
            if self._on_phone and n == AHEAD + 1:
                text = f"{text} {language.say(ON_PHONE)}"
            self._write(text, 6.4, left, below + 1, side, Weight.REGULAR, c.ink, language)

    def _foot(self) -> None:
        c, top = self._colours, HIGH - FOOT
        self._box(0, top, WIDE, FOOT, c.tint)
        side = (WIDE - 2 * MARGIN - DISC - 2 * GAP) / 2
        where = QRectF((WIDE / 2 - 9) * MM, (top + 12) * MM, 18 * MM, 18 * MM)
        Glyph("help", c.on_tint).draw(self._painter, where, self._languages[0].right_to_left)
        for language in self._languages:
            left = WIDE / 2 + DISC / 2 + GAP if language.right_to_left else MARGIN
            self._write(
                language.say(HELP), 6, left, top + 8, side, Weight.SEMIBOLD, c.on_tint, language
            )

    def _write(
        self,
        text: str,
        size: float,
        left: float,
        top: float,
        wide: float,
        weight: Weight,
        colour: str,
        language: Language,
    ) -> float:
        """Where the text ends, in millimetres from the top."""
        paragraph = Paragraph(text, font_of(size * MM, weight), language.right_to_left)
        high = paragraph.height(wide * MM)
        box = QRectF(left * MM, top * MM, wide * MM, high)
        paragraph.draw(self._painter, box, QColor(colour))
        return top + high / MM

    def _middle(self, text: str, size: float, top: float, weight: Weight, colour: str) -> None:
        wide = WIDE - 2 * MARGIN
        right = self._languages[0].right_to_left
        while True:
            paragraph = Paragraph(text, font_of(size * MM, weight), right, Align.CENTER)
            if paragraph.natural_width < wide * MM:
                break
            size *= 0.95
        box = QRectF(MARGIN * MM, top * MM, wide * MM, paragraph.height(wide * MM))
        paragraph.draw(self._painter, box, QColor(colour))

    def _box(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        box = QRectF(x * MM, y * MM, wide * MM, high * MM)
        self._painter.fillRect(box, QColor(colour))
