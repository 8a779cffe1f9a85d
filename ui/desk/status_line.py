"""One line that says what the last press led to."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from center_app.language import Language
from ui.desk.sentence import Message
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Icon, Label

_INK = {
    Tone.NEUTRAL: ("info", "ink"),
    Tone.INFO: ("info", "info"),
    Tone.GOOD: ("check-circle", "good"),
    Tone.WARN: ("warning", "warn"),
    Tone.BAD: ("warning", "bad"),
}


class StatusLine(QWidget):
    """Always in its place, so that nothing moves when it speaks; screen readers hear it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._message: Message | None = None
        self._icon = Icon(look, "info", TextSize.BODY)
        self._text = Label(look, weight=Weight.MEDIUM)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._text, 1)
        look.changed.connect(self._restyle)
        self._restyle()
        self._icon.hide()

    @property
    def text(self) -> str:
        return self._text.accessibleName()

    def tell(self, message: Message | None, language: Language) -> None:
        """Say this, or nothing."""
        fresh = message != self._message
        self._message = message
        icon, ink = _INK[message.tone] if message is not None else _INK[Tone.NEUTRAL]
        self._icon.setVisible(message is not None)
        self._icon.show_icon(icon, ink)
        self._text.set_colour(ink)
        self._text.write(message.said(language) if message is not None else "")
        self.setAccessibleName(self._text.accessibleName())
        self.update()
        if fresh and message is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._message is None or self._message.tone is Tone.NEUTRAL:
            return
        _ink, ground = self._look.theme.tone(self._message.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        radius = self._look.theme.radius
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _restyle(self) -> None:
        theme = self._look.theme
        self._row.setContentsMargins(theme.space(3), theme.space(1), theme.space(3), theme.space(1))
        self._row.setSpacing(theme.space(2))
        self.setMinimumHeight(round(theme.size(TextSize.BODY) * 1.8) + theme.space(2))
