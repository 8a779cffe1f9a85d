"""The window of `center setup`: role, then its questions, each with what was found about it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from center_app.language import Language, words
from ui.desk.card_column import CardColumn
from ui.desk.readable import Readable
from ui.desk.reveal import reveal
from ui.desk.tools import Tools
from ui.setup.field import Field
from ui.setup.model import SetupModel
from ui.setup.remarks import Remarks
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, Note, PrimaryButton, QuietButton, ScrollPage

WIDTH = 48
"""Width of the questions, in capital letters of body text."""

NARROWEST, LOWEST = 800, 600


class SetupScreen(Readable):
    """Arabic first; every part is reached by Tab, and Ctrl+Enter sets the machine up.

    `finished()` when it is set up.
    """

    finished = Signal()

    def __init__(
        self,
        model: SetupModel,
        roles: Mapping[str, str],
        languages: Sequence[Language],
        look: Look,
    ) -> None:
        super().__init__(look)
        self._model, self._roles = model, roles
        self._languages, self._language = languages, languages[0]
        self.fields: dict[str, Field] = {}
        self._title = Label(look, size=TextSize.TITLE, weight=Weight.BOLD, colour="primary")
        self._about = Note(look)
        self._tools = Tools(look)
        self._role_name, self.role = Label(look, weight=Weight.SEMIBOLD), QComboBox()
        self.role.addItems(list(roles))
        self.role.setCurrentIndex(-1)
        self._role_card, self.card = CardColumn(look), CardColumn(look)
        self._role_card.stack(self._role_name, self.role)
        self.card.hide()
        self.machine = Remarks(look)
        self.go = PrimaryButton(look, icon="check", size=TextSize.LEAD)
        self.leave = QuietButton(look)
        self._put_together()
        self._follow()
        self.speak(self._language)
        self._restyle()

    def speak(self, language: Language) -> None:
        """Say everything in this language, in its direction."""
        self._language = language
        # A list to choose from looks there.
        QGuiApplication.setLayoutDirection(self._face(language))
        self.setWindowTitle(language.say(words("Setting up this machine")))
        self._title.write(language.say(words("Setting up this machine")))
        self._about.write(
            language.say(
                words("Asked once. Nothing is changed before all that would stop it is put right.")
            )
        )
        self._tools.speak(language, self._other())
        self._role_name.write(language.say(words("What is this machine?")))
        self.role.setAccessibleName(self._role_name.accessibleName())
        self.role.setPlaceholderText(language.say(words("Choose its role")))
        for n, name in enumerate(self._roles.values()):
            self.role.setItemText(n, language.say(name))
        self.leave.write(language.say(words("Close")))
        for field in self.fields.values():
            field.speak(language)
        self._remark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text takes the width that there is."""
        super().resizeEvent(event)
        self._widen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        """The questions of the role, with what holds now."""
        self.card.renew()
        self.card.setVisible(bool(self._model.role))
        codes = list(self._roles)
        self.role.blockSignals(True)  # what the machine is already is not chosen anew
        self.role.setCurrentIndex(codes.index(self._model.role) if self._model.role else -1)
        self.role.blockSignals(False)
        self.fields = {}
        before: QWidget = self.role
        for one in self._model.questions if self._model.role else ():
            field = Field(self._look, one, self._model.answers.get(one.name, ""))
            field.given.connect(lambda value, name=one.name: self._model.answer(name, value))
            field.speak(self._language)
            self.card.stack(field, gap=2)
            self.fields[one.name] = field
            QWidget.setTabOrder(before, field.entry)
            before = field.entry
        self.card.end()
        self._remark()
        if not self._model.role:
            self.role.setFocus()

    def _remark(self) -> None:
        model, language = self._model, self._language
        for name, field in self.fields.items():
            field.remark(model.about(name), language)
        self.machine.show_these(model.besides() if model.role else (), language)
        text = words("Set this machine up")
        if model.busy:
            text = words("Checking…")
        elif model.done:
            text = words("Set it up again")
        self.go.write(language.say(text))
        self.go.setEnabled(bool(model.role) and not model.busy)

    def _reveal(self) -> None:
        """What is to be done now, once it has its place."""
        QTimer.singleShot(0, self, lambda: reveal(self.machine))

    def _choose(self, n: int) -> None:
        if n >= 0:
            self._model.choose(list(self._roles)[n])

    def _follow(self) -> None:
        self._model.asked.connect(self._ask)
        self._model.remarked.connect(self._remark)
        self._model.finished.connect(self.leave.setFocus)
        self._model.finished.connect(self._reveal)
        self._model.finished.connect(self.finished)
        self.role.currentIndexChanged.connect(self._choose)
        self.go.clicked.connect(self._model.finish)
        self.leave.clicked.connect(self.close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go.click)
        self._tools.next_language.connect(lambda: self.speak(self._other()))
        self._heed(self._tools)
        self._look.changed.connect(self._restyle)

    def _other(self) -> Language:
        at = self._languages.index(self._language)
        return self._languages[(at + 1) % len(self._languages)]

    def _put_together(self) -> None:
        inside = QWidget()
        middle, self._inside = QHBoxLayout(inside), QVBoxLayout()
        self._page = QWidget()
        self._page.setLayout(self._inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        for widget in (self._about, self._role_card, self.card, self.machine):
            self._inside.addWidget(widget)
        self._inside.addStretch(1)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self._page)
        middle.addStretch(1)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._tools)
        below.addStretch(1)
        below.addWidget(self.leave)
        below.addWidget(self.go)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(ScrollPage(inside), 1)
        self._column.addLayout(below)

    def _restyle(self) -> None:
        theme = self._look.theme
        edge = theme.space(5)
        self._column.setContentsMargins(edge, theme.space(3), edge, theme.space(3))
        self._column.setSpacing(theme.space(3))
        self._inside.setSpacing(theme.space(3))
        self.setMinimumSize(NARROWEST, LOWEST)
        self._widen()

    def _widen(self) -> None:
        letter = QFontMetricsF(self._look.font(TextSize.BODY)).horizontalAdvance("M")
        room = self.width() - 4 * self._look.theme.space(5)
        self._page.setFixedWidth(min(round(letter * WIDTH), room))
