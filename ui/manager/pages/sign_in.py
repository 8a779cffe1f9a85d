"""Signing in at the manager's window, to act; looking at the hall needs nobody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.desk.sentence import Message, Sentence
from ui.desk.sign_in import Place, SignInPage
from ui.manager.session import Session
from ui.theme import Look
from ui.widgets import QuietButton

HERE = Place(Sentence(words("Manager")), words("Sign in to act here"), words("Sign in"))


class ActingPage(QWidget):
    """Asks for number and PIN; `left()` when nobody signs in after all, which Esc says too."""

    left = Signal()

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._message: Message | None = None
        self._language: Language | None = None
        self.form = SignInPage(look, HERE)
        self.back = QuietButton(look, icon="return")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(3))
        column.addWidget(self.form, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        self.form.wanted.connect(session.admission.ask)
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self, self.left.emit)
        session.admission.changed.connect(self._show_busy)
        session.admission.told.connect(self._tell)

    def speak(self, language: Language) -> None:
        """Say everything in this language."""
        self._language = language
        self.form.speak("", language)
        self.back.write(language.say("Go back"))
        self.form.tell(self._message, language)
        self._show_busy()

    def begin(self) -> None:
        """Ready for somebody: nothing typed, nothing told."""
        self._message = None
        if self._language is not None:
            self.form.tell(None, self._language)
        self.form.begin()

    def _show_busy(self) -> None:
        if self._language is not None:
            self.form.show_busy(self._session.admission.busy, self._language)

    def _tell(self, message: Message) -> None:
        self._message = message
        if self._language is not None:
            self.form.tell(message, self._language)
        self.form.retry()
