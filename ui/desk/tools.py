"""How to see and read a desk: another language, more contrast, larger text; what it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from center_app.language import Language, words
from ui.desk.about_button import AboutButton
from ui.theme import Look
from ui.widgets import QuietButton


class Tools(QWidget):
    """`next_language`, `next_contrast` and `next_size` when another of these is wanted."""

    next_language = Signal()
    next_contrast = Signal()
    next_size = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._other = QuietButton(look, icon="globe")
        self._contrast = QuietButton(look, icon="contrast")
        self._size = QuietButton(look, icon="text-size")
        self.about = AboutButton(look)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button, wanted in (
            (self._other, self.next_language),
            (self._contrast, self.next_contrast),
            (self._size, self.next_size),
        ):
            button.clicked.connect(wanted)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.about, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = self._other.sizePolicy()
        whole.setHorizontalPolicy(QSizePolicy.Policy.Minimum)
        self._other.setSizePolicy(whole)  # a word alone cannot be broken well
        look.changed.connect(self._restyle)
        self._restyle()

    def speak(self, language: Language, other: Language) -> None:
        """Say what they do; `other` is the language that comes next."""
        self._other.write(other.name)
        self.about.speak(language)
        for button, msgid in (
            (self._contrast, words("More or less contrast")),
            (self._size, words("Larger or smaller text")),
        ):
            button.setAccessibleName(language.say(msgid))
            button.setToolTip(language.say(msgid))

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.theme.space(3))
