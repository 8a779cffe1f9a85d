"""A calm notice across a page: refused, unavailable, done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets.icon import Icon
from ui.widgets.label import Label

_ICONS = {
    Tone.NEUTRAL: ("info", "ink"),
    Tone.ACTIVE: ("info", "on_tint"),
    Tone.CALL: ("bell", "on_accent"),
    Tone.INFO: ("info", "info"),
    Tone.GOOD: ("check-circle", "good"),
    Tone.WARN: ("warning", "warn"),
    Tone.BAD: ("warning", "bad"),
}


class Banner(QWidget):
    """One sentence and a note in a tone; not there while it has nothing to tell.

    Screen readers hear it when it appears.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._tone = look, Tone.INFO
        self._icon = Icon(look, "info", TextSize.LEAD)
        self._text = Label(look, weight=Weight.SEMIBOLD)
        self._note = Label(look, size=TextSize.SMALL)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._note)
        self._row.addLayout(words, 1)
        look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """What it tells, "" while it is not there."""
        return self._text.accessibleName()

    @property
    def note(self) -> str:
        """What stands below it, as it is heard."""
        return self._note.accessibleName()

    def tell(self, tone: Tone, text: str, note: str = "") -> None:
        """Appear with this sentence; a `note` stands below it."""
        appears = self._text.accessibleName() != text
        self._tone = tone
        icon, ink = _ICONS[tone]
        self._icon.show_icon(icon, ink)
        for label, words in ((self._text, text), (self._note, note)):
            label.set_colour(ink)
            label.write(words)
        self._note.setVisible(bool(note))
        self.setAccessibleName(self._text.accessibleName())
        self.show()
        self.update()
        if appears:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Go away."""
        self._text.write("")
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        ink, ground = theme.tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, theme.radius, theme.radius)
        bar = theme.space(1.25)
        x = self.width() - bar if self.isRightToLeft() else 0
        painter.setClipRect(QRectF(x, 0, bar, self.height()))
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(box, theme.radius, theme.radius)

    def _restyle(self) -> None:
        theme = self._look.theme
        self._row.setContentsMargins(theme.space(5), theme.space(3), theme.space(5), theme.space(3))
        self._row.setSpacing(theme.space(3))
        self.update()
