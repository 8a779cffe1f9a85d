"""The counter while nobody is at it: its number, and whether it serves, in every language.

In an evacuation it says that instead, whoever is at the counter.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.facing.parts.grand_plate import GrandPlate
from ui.facing.scene import Scene
from ui.theme import Look, TextSize
from ui.widgets import Icon
from ui.widgets.both import Both

SAYS = {
    Scene.FREE: words("Welcome"),
    Scene.STANDS_STILL: words("The hall is paused"),
    Scene.PAUSED: words("Back soon"),
    Scene.CLOSED: words("This counter is closed"),
}
HINTS = {
    Scene.FREE: words("Please wait until your number is called."),
    Scene.STANDS_STILL: words(
        "Please follow the instructions of the staff. Every number keeps its place."
    ),
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
        self._halt = Icon(look, "hand", TextSize.PLATE, colour="warn")
        self._scene = Scene.CLOSED
        self._says = Both(look, languages, (TextSize.TITLE, TextSize.LEAD), centred=True)
        self._hint = Both(look, languages, (TextSize.BODY, TextSize.BODY), centred=True)
        self._hint.set_colour("ink_soft")
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self._name)
        column.addWidget(self.plate, 1)
        column.addWidget(self._halt, 1, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._says)
        column.addWidget(self._hint)

    def minimumSizeHint(self) -> QSize:
        """None: hidden, it makes no other page higher."""
        return QSize(0, 0)

    def show_scene(self, scene: Scene, counter: str) -> None:
        """Say whether the counter serves."""
        self._scene, stands_still = scene, scene is Scene.STANDS_STILL
        self.plate.write(counter)
        self.plate.setVisible(not stands_still)
        self._name.setVisible(not stands_still)
        self._says.write(lambda language: language.say(SAYS[scene]))
        self._hint.write(lambda language: language.say(HINTS[scene]))
        self._leave_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the number has it."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        stands_still = self._scene is Scene.STANDS_STILL
        parts = (self._says, self._hint) if stands_still else (self._name, self._says, self._hint)
        roomy = self.height() - sum(map(self._told, parts)) > self.height() * PLATE
        self._hint.setVisible(roomy or stands_still)
        self._halt.setVisible(roomy and stands_still)

    def _told(self, part: QWidget) -> int:
        """How high a part is with all its lines."""
        return max(part.sizeHint().height(), part.heightForWidth(self.width()))

    @property
    def text(self) -> str:
        return f"{self._says.text}; {self._hint.text}"
