"""What the first page says above all while the center is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.domain.views.kiosk import WelcomeView
from center_app.language import Language
from center_app.language.dates import clock, day
from ui.theme import Look, TextSize, Weight
from ui.widgets import Card, Icon, Label


class ClosedCard(Card):
    """That it is closed or paused, when it opens, and what can be seen here meanwhile."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "warn_tint", parent)
        self._icon = Icon(look, "moon", TextSize.DISPLAY)
        self._closed = Label(look, size=TextSize.TITLE, weight=Weight.BOLD, colour="warn")
        self._opens = Label(look, weight=Weight.SEMIBOLD)
        self._meanwhile = Label(look)
        row, words = QHBoxLayout(self), QVBoxLayout()
        row.setSpacing(look.theme.space(4))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (self._closed, self._opens, self._meanwhile):
            words.addWidget(label)
        row.addLayout(words, 1)

    def show_hall(self, hall: WelcomeView, language: Language) -> None:
        """Be there while the center is closed."""
        self.setVisible(not hall.open)
        say = language.say
        self._icon.show_icon("hand" if hall.paused else "moon", "warn")
        paused = say("The hall is paused")
        self._closed.write(paused if hall.paused else say("The center is closed now"))
        self._opens.setVisible(hall.paused or hall.opens_at is not None)
        if hall.paused:
            self._opens.write(
                say("Please follow the instructions of the staff. Every number keeps its place.")
            )
        elif hall.opens_at is not None:
            at = local(hall.opens_at)
            self._opens.write(
                say("It opens on {day} at {time}.", day=day(at, language), time=clock(at))
            )
        self._meanwhile.setVisible(not hall.paused)
        self._meanwhile.write(
            say("Services, documents and fees can be seen here; numbers are given once it is open.")
        )
