"""A skill that somebody has in full, in part or not at all."""

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from center_app.domain.people import Level
from center_app.language import Language
from center_app.language.bidi import plain
from ui.desk.row_button import RowButton
from ui.manager.employee_words import LEVELS
from ui.theme import Look, TextSize, Weight
from ui.theme.glyph import Glyph
from ui.widgets.button import Paint
from ui.widgets.paragraph import Paragraph

AFTER: dict[Level | None, Level | None] = {
    None: Level.FULL,
    Level.FULL: Level.PARTIAL,
    Level.PARTIAL: None,
}
"""What a press leads to."""

KEYS: dict[str, Level | None] = {"0": None, "1": Level.PARTIAL, "2": Level.FULL}

ICONS = {None: "minus", Level.PARTIAL: "plus", Level.FULL: "check"}


class SkillRow(RowButton):
    """Each press goes one on: none, full, partial; the keys 0, 1 and 2 say which at once.

    `moved(int)` when the keyboard goes up or down; `chosen()` when the level is another.
    """

    WEIGHT = Weight.MEDIUM
    moved = Signal(int)
    chosen = Signal()

    def __init__(
        self, look: Look, code: str, level: Level | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self.code, self.level = code, level
        self._said = ""
        self.clicked.connect(lambda: self._choose(AFTER[self.level]))

    def speak(self, name: str, language: Language) -> None:
        """Say what it is called and how it stands."""
        self._said = language.say(LEVELS[self.level])
        self.write(name)
        self.setAccessibleName(plain(f"{name}: {self._said}"))
        self.restyle()

    def set_level(self, level: Level | None) -> None:
        """Change it without telling."""
        self.level = level

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move on, digits choose; Enter and Space press."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.text() in KEYS:
            self._choose(KEYS[event.text()])
        else:
            super().keyPressEvent(event)

    def lead(self) -> QSizeF:
        side = self._look.theme.size(TextSize.BODY) * 1.2
        return QSizeF(side, side)

    def draw_lead(self, painter: QPainter, box: QRectF, colour: str) -> None:
        Glyph(ICONS[self.level], colour).draw(painter, box)

    def tail(self) -> QSizeF:
        state = self._state()
        return QSizeF(state.natural_width + 1, state.height(state.natural_width + 1))

    def draw_tail(self, painter: QPainter, box: QRectF, colour: str) -> None:
        self._state().draw(painter, box, QColor(colour))

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if not self.isEnabled():
            return Paint(c.sunken, c.ink_soft)
        if self.level is None:
            return Paint(c.tint if self.underMouse() else c.surface, c.ink, c.line)
        if self.level is Level.PARTIAL:
            return Paint(c.warn_tint, c.warn, c.warn)
        return Paint(c.tint, c.on_tint, c.primary)

    def _choose(self, level: Level | None) -> None:
        if level is not self.level:
            self.level = level
            self.chosen.emit()

    def _state(self) -> Paragraph:
        return self._paragraph(self._said, TextSize.SMALL, Weight.SEMIBOLD)
