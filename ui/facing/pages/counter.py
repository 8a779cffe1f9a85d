"""The counter while nobody is at it: its number, and whether it serves, in every language."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.facing.parts.grand_plate import GrandPlate
from ui.facing.scene import Scene
from ui.theme import Look, TextSize
from ui.widgets.both import Both

SAYS = {
    Scene.FREE: words("Welcome"),
    Scene.PAUSED: words("Back soon"),
    Scene.CLOSED: words("This counter is closed"),
}
HINTS = {
    Scene.FREE: words("Please wait until your number is called."),
    Scene.PAUSED: words("Your number keeps its place."),
    Scene.CLOSED: words("Your number is called at another counter."),
}

PLATE = 0.35
"""Part of the height that the number has at least, before anything else is hinted at."""


class CounterPage(QWidget):
    """Large and calm: it is read from afar."""

    def __init__(
        self, look: Look, languages: tuple[Language, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = Both(look, languages, (TextSize.TITLE, TextSize.LEAD), centred=True)
        self._name.write(lambda language: language.say("Counter"))
        self._name.set_colour("ink_soft")
        self.plate = GrandPlate(look)
        self._says = Both(look, languages, (TextSize.TITLE, TextSize.LEAD), centred=True)
        self._hint = Both(look, languages, (TextSize.BODY, TextSize.BODY), centred=True)
        self._hint.set_colour("ink_soft")
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self._name)
        column.addWidget(self.plate, 1)
        column.addWidget(self._says)
        column.addWidget(self._hint)

    def minimumSizeHint(self) -> QSize:
        """None: hidden, it makes no other page higher."""
        return QSize(0, 0)

    def show_scene(self, scene: Scene, counter: str) -> None:
        """Say whether the counter serves."""
        self.plate.write(counter)
        self._says.write(lambda language: language.say(SAYS[scene]))
        self._hint.write(lambda language: language.say(HINTS[scene]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the number has it."""
        super().resizeEvent(event)
        told = sum(part.sizeHint().height() for part in (self._name, self._says, self._hint))
        self._hint.setVisible(self.height() - told > self.height() * PLATE)

    @property
    def text(self) -> str:
        return f"{self._says.text}; {self._hint.text}"
