"""How far it still is to the number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from center_app.language import Language, words
from center_app.language.bidi import plain
from ui.kiosk.visitor import Page
from ui.theme import Look, TextSize, Weight
from ui.widgets.paragraph import Paragraph

STEPS = (words("Agency"), words("Service"), words("Review"), words("Number"))
STEP_OF = {
    Page.AGENCIES: 0,
    Page.SERVICES: 1,
    Page.CARD: 1,
    Page.SEARCH: 1,
    Page.LIFE_EVENT: 1,
    Page.APPOINTMENT: 2,
    Page.RESULT: 2,
    Page.BASKET: 2,
    Page.PAPERS: 2,
    Page.MISSING: 2,
    Page.PRIORITY: 2,
    Page.ASSISTANCE: 2,
    Page.NUMBER: 3,
}


class StepTrail(QWidget):
    """A bar of four parts, filled as far as the visitor has come, and its words below it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._text, self._step, self._thin = look, "", 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_step(self, page: Page, language: Language) -> None:
        """Say which step a page is."""
        self._step = STEP_OF.get(page, 0)
        self._text = language.say(
            "Step {step} of {steps}: {name}",
            step=self._step + 1,
            steps=len(STEPS),
            name=language.say(STEPS[self._step]),
        )
        self.setAccessibleName(plain(self._text))
        self.updateGeometry()
        self.update()

    def thin(self, thin: bool) -> None:
        """Leave the words out where there is no room for them."""
        self._thin = thin
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        text = self._paragraph()
        high = self._bar() if self._thin else self._bar() + self._gap() + text.height(10_000)
        return QSize(text.natural_width + 1, high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.touch if self._thin else self.sizeHint().width(), self._bar())

    def paintEvent(self, _event: QPaintEvent) -> None:
        c, gap = self._look.theme.colours, self._look.theme.space(1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - gap * (len(STEPS) - 1)) / len(STEPS)
        for step in range(len(STEPS)):
            painter.setBrush(QColor(c.primary if step <= self._step else c.line))
            place = len(STEPS) - 1 - step if self.isRightToLeft() else step
            box = QRectF(place * (wide + gap), 0, wide, self._bar())
            painter.drawRoundedRect(box, self._bar() / 2, self._bar() / 2)
        if not self._thin:
            below = QRectF(0, self._bar() + self._gap(), self.width(), self.height())
            self._paragraph().draw(painter, below, self._look.colour("ink_soft"))

    def _paragraph(self) -> Paragraph:
        font = self._look.font(TextSize.SMALL, Weight.MEDIUM)
        return Paragraph(self._text, font, self.isRightToLeft())

    def _bar(self) -> int:
        return self._look.theme.space(1.5)

    def _gap(self) -> int:
        return self._look.theme.space(1)
