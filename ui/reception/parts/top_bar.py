"""The upper edge of the reception: who works there, and until when the center is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.domain.views.door import DoorView
from center_app.language import Language, words
from center_app.language.dates import clock
from ui.desk.tools import Tools
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Chip, Label, Note, QuietButton

ROOMY = 700
"""Width in pixels, at the plain text size, from which all words and figures fit."""


class TopBar(QWidget):
    """`signed_out()` when somebody goes."""

    signed_out = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.tools = Tools(look)
        self.leave = QuietButton(look, icon="sign-out")
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.leave.clicked.connect(self.signed_out)
        self._name = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._who = Note(look)
        self._open, self._waiting = Chip(look), Chip(look, icon="people")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._who)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(names, 1)
        for widget in (self._open, self._waiting, self.leave, self.tools):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_center(self, center: str, language: Language, other: Language) -> None:
        """Nobody has signed in: name the center alone."""
        self._name.write(center)
        for widget in (self._who, self._open, self._waiting, self.leave):
            widget.hide()
        self.tools.speak(language, other)

    def show_door(
        self, who: str, door: DoorView | None, language: Language, other: Language
    ) -> None:
        """Name the reception and who works there, and how the center stands.

        Where there is no room, what can be left out is.
        """
        roomy = self.width() >= ROOMY * self._look.theme.scale
        say = language.say
        self._name.write(say(words("Reception")))
        self._who.write(who)
        leave = say(words("Sign out"))
        self.leave.write(leave if roomy else "")
        self.leave.setAccessibleName(leave)
        for widget in (self._who, self.leave):
            widget.show()
        self._open.setVisible(door is not None)
        self._waiting.setVisible(door is not None and roomy)
        if door is not None:
            self._open.write(*_open(door, language))
            waiting = language.say_many("{n} visitor waits", "{n} visitors wait", door.waiting)
            self._waiting.write(waiting)
        self.tools.speak(language, other)

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.theme.space(3))


def _open(door: DoorView, language: Language) -> tuple[str, Tone, str]:
    if door.paused:
        return language.say(words("The hall is paused")), Tone.WARN, "hand"
    if not door.open:
        return language.say(words("Closed")), Tone.WARN, "lock"
    if door.closes_at is None:
        return language.say(words("Open")), Tone.GOOD, "check-circle"
    time = clock(local(door.closes_at))
    return language.say(words("Open until {time}"), time=time), Tone.GOOD, "check-circle"
