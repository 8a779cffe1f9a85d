"""One question with its field, its hint and what was found about the answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from center_app.language import Language, words
from center_app.language.bidi import plain
from ui.setup.model import Asked, Remark
from ui.setup.remarks import Remarks, on_screen
from ui.theme import Look, Weight
from ui.widgets import Label, Note, QuietButton

LONGEST = 4_000
"""Characters; what a scanner types is the longest."""


class Field(QWidget):
    """`given(value)` whenever it changes."""

    given = Signal(str)

    def __init__(
        self, look: Look, question: Asked, value: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._question = look, question
        self._name, self._hint = Label(look, weight=Weight.SEMIBOLD), Note(look)
        self._hint.setVisible(bool(question.hint))
        self._remarks = Remarks(look)
        self.choice, self.text = QComboBox(), QLineEdit()
        self.browse = QuietButton(look)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._name, self._entry(value), self._hint, self._remarks):
            self._column.addWidget(widget)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def entry(self) -> QWidget:
        """What takes the keyboard."""
        return self.choice if self._question.choices else self.text

    def speak(self, language: Language) -> None:
        self._name.write(language.say(self._question.asked))
        hint = on_screen(language.say(self._question.hint))
        self._hint.write(hint)
        self.entry.setAccessibleName(self._name.accessibleName())
        self.entry.setAccessibleDescription(plain(hint))
        self.browse.write(language.say(words("Choose…")))
        for n, (_code, name) in enumerate(self._question.choices):
            self.choice.setItemText(n, language.say(name))

    def remark(self, remarks: Sequence[Remark], language: Language) -> None:
        """Show what was found; a field that has to be changed stands out."""
        self._remarks.show_these(remarks, language)
        wrong = any(one.level == "act" for one in remarks)
        if self.entry.property("wrong") != wrong:
            self.entry.setProperty("wrong", wrong)
            self.entry.style().unpolish(self.entry)
            self.entry.style().polish(self.entry)

    def _entry(self, value: str) -> QWidget:
        if self._question.choices:
            codes = [code for code, _name in self._question.choices]
            self.choice.addItems(codes)
            self.choice.setCurrentIndex(codes.index(value) if value in codes else -1)
            self.choice.currentIndexChanged.connect(lambda n: self.given.emit(codes[n]))
            return self.choice
        self.text.setMaxLength(LONGEST)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.text.setText(value)
        self.text.setCursorPosition(0)
        self.text.textChanged.connect(lambda text: self.given.emit(text.strip()))
        if not self._question.file:
            return self.text
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.browse)
        self.browse.clicked.connect(self._browse)
        return both

    def _browse(self) -> None:
        """A file, or where backups go a folder."""
        title = self._name.text()
        if self._question.name == "backups":
            found = QFileDialog.getExistingDirectory(self, title, self.text.text())
        else:
            found, _kind = QFileDialog.getOpenFileName(self, title, self.text.text())
        if found:
            self.text.setText(found)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.theme.space(1))
