"""How many copies of a service."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from center_app.language import Language
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, QuietButton


class QuantityStepper(QWidget):
    """Less and more around a figure, from 1 to `limit`; `changed(int)` when it was pressed."""

    changed = Signal(int)

    def __init__(
        self, look: Look, language: Language, limit: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language, self._limit, self._quantity = language, limit, 1
        self._less = QuietButton(look, "", "minus")
        self._less.setAccessibleName(language.say("One less"))
        self._less.clicked.connect(lambda: self.changed.emit(self._quantity - 1))
        self._more = QuietButton(look, "", "plus")
        self._more.setAccessibleName(language.say("One more"))
        self._more.clicked.connect(lambda: self.changed.emit(self._quantity + 1))
        self._figure = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._figure.setMinimumWidth(look.theme.touch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.space(1))
        for part in (self._less, self._figure, self._more):
            row.addWidget(part)
        self.show_quantity(1)

    def show_quantity(self, quantity: int) -> None:
        self._quantity = quantity
        self._figure.write(str(quantity))
        say = self._language.say
        self.setAccessibleName(say("Quantity: {quantity}", quantity=quantity))
        self._less.setEnabled(quantity > 1)
        self._more.setEnabled(quantity < self._limit)
