"""A figure of the day that says how it is defined when it is pointed at or reached by keys."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.indicators import Indicators
from center_app.language import Language
from ui.manager.figures import NOTHING
from ui.manager.indicator_words import Indicator
from ui.theme import Look, TextSize, Weight
from ui.widgets import Card, Label, Note
from ui.widgets.ring import draw_ring


class IndicatorTile(Card):
    """`pointed(str)` tells the definition; `opened(Indicator)` when the visits behind it are
    wanted, by a click or Enter."""

    pointed = Signal(str)
    opened = Signal(object)

    def __init__(self, look: Look, indicator: Indicator, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._indicator = indicator
        self._definition = ""
        self._name = Note(look)
        self._figure = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._figure.setWordWrap(False)
        self._beside = Note(look)
        self._beside.setWordWrap(False)
        self._earlier = Note(look)
        self._earlier.hide()
        row = QHBoxLayout()
        row.setSpacing(look.theme.space(2))
        row.addWidget(self._figure, 1)
        row.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self._earlier)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def text(self) -> str:
        """The figure as it stands there."""
        return self._figure.accessibleName()

    def show_figures(
        self,
        figures: Indicators | None,
        language: Language,
        earlier: Indicators | None = None,
    ) -> None:
        """Show the figure, and a dash while there is none; below it that of `earlier` days."""
        value = self._indicator.value(figures, language) if figures else (NOTHING, "")
        self._show_earlier(earlier, language)
        name = language.say(self._indicator.name)
        self._definition = language.say(self._indicator.definition)
        texts = zip((self._name, self._figure, self._beside), (name, *value), strict=True)
        for label, text in texts:
            if label.text() != text:
                label.write(text)
        self.setToolTip(self._definition)
        self.setAccessibleName(", ".join(label.accessibleName() for label in self._labels))
        self.setAccessibleDescription(self._definition)

    def _show_earlier(self, earlier: Indicators | None, language: Language) -> None:
        figure = self._indicator.value(earlier, language)[0] if earlier else ""
        text = language.say("compared: {figure}", figure=figure) if earlier else ""
        if self._earlier.text() != text:
            self._earlier.write(text)
        self._earlier.setVisible(earlier is not None)

    @property
    def _labels(self) -> list[Label]:
        every = (self._name, self._figure, self._beside, self._earlier)
        return [label for label in every if label.text()]

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell the definition to whoever points here."""
        super().enterEvent(event)
        self.pointed.emit(self._definition)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the definition to whoever comes by keys."""
        super().focusInEvent(event)
        self.pointed.emit(self._definition)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the visits behind it."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self._indicator)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens them, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._indicator)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            draw_ring(QPainter(self), self._look, QRectF(self.rect()), self._look.theme.radius)

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3)
        self.setContentsMargins(pad, pad, pad, pad)
