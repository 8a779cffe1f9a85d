"""Who somebody is: number, both names, home agency and roles, new or changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from center_app.domain.people import Role
from center_app.domain.text import Text
from center_app.domain.verbs.form import LONGEST_NAME, NAME
from center_app.language import Language, words
from center_app.language.digits import fold
from ui.desk.card_column import CardColumn
from ui.desk.card_page import LONGEST_NUMBER
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.employee_words import ROLES
from ui.manager.form_keys import add_form_keys
from ui.manager.parts.named_field import named_field
from ui.manager.personnel import Draft
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import FlowGrid, FlowRow, Label, PrimaryButton, QuietButton

INCOMPLETE = Message(Tone.WARN, Sentence(words("Please fill in the number and both names.")))
BAD_NUMBER = Message(
    Tone.WARN, Sentence(words("An employee number has Latin letters and digits only."))
)
NO_ROLE = Message(Tone.WARN, Sentence(words("Please choose at least one role.")))

LEAST = 70
"""Width of a field in units of the theme."""


class PersonForm(CardColumn):
    """`saved(Draft)` or `left()`. What is missing is said, and nothing typed is lost."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language: Language | None = None
        self._agencies: tuple[tuple[str, Text], ...] = ()
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self.number, self.name_ar, self.name_en = QLineEdit(), QLineEdit(), QLineEdit()
        self.number.setMaxLength(LONGEST_NUMBER)
        self.name_ar.setMaxLength(LONGEST_NAME)
        self.name_en.setMaxLength(LONGEST_NAME)
        self.home = QComboBox()
        self._labels = [Label(look) for _ in range(5)]
        self.roles = {role: QuietButton(look) for role in Role}
        self._roles = FlowRow(look)
        self._roles.fill(list(self.roles.values()))
        self.status = StatusLine(look)
        self.save, self.back = PrimaryButton(look, icon="check"), QuietButton(look, icon="return")
        buttons = FlowRow(look)
        buttons.fill([self.save, self.back])
        self.stack(self._title)
        grid = FlowGrid(look, LEAST, 2)
        fields = (self.number, self.home, self.name_ar, self.name_en)
        *named, roles = self._labels
        grid.fill([named_field(*pair) for pair in zip(named, fields, strict=True)])
        self.stack(grid, roles, self._roles, gap=1)
        self.stack(self.status, buttons)
        self.end()
        for one in self.roles.values():
            one.setCheckable(True)
        for field in (self.number, self.name_en):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.name_ar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.left)
        add_form_keys(self, self._save, self.left.emit)

    def begin(self, draft: Draft, agencies: tuple[tuple[str, Text], ...]) -> None:
        """Fill in what is known; the keyboard is on the number."""
        self._agencies = agencies
        self.number.setText(draft.number)
        self.name_ar.setText(draft.name.ar)
        self.name_en.setText(draft.name.en)
        self.home.clear()
        self.home.addItems([code for code, _name in agencies])
        codes = [code for code, _name in agencies]
        self.home.setCurrentIndex(codes.index(draft.home) if draft.home in codes else 0)
        for role, button in self.roles.items():
            button.setChecked(role in draft.roles)
        if self._language is not None:
            self.status.tell(None, self._language)
        self.number.setFocus()

    def speak(self, title: str, language: Language) -> None:
        """Say everything in this language."""
        self._language = language
        self._title.write(title)
        named = (
            language.say("Employee number"),
            language.say("Home agency"),
            language.say("Name in Arabic"),
            language.say("Name in English"),
            language.say("Roles"),
        )
        for label, text in zip(self._labels, named, strict=True):
            label.write(text)
        fields = (self.number, self.home, self.name_ar, self.name_en)
        for field, text in zip(fields, named, strict=False):
            field.setAccessibleName(text)
        for n, (_code, agency) in enumerate(self._agencies):
            self.home.setItemText(n, agency.in_(language.code))
        for role, button in self.roles.items():
            button.write(language.say(ROLES[role]))
        self.save.write(language.say("Save"))
        self.back.write(language.say("Go back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        number = fold(self.number.text().strip())
        name = Text(self.name_ar.text().strip(), self.name_en.text().strip())
        roles = tuple(role for role, button in self.roles.items() if button.isChecked())
        if not (number and name.ar and name.en):
            self._tell(INCOMPLETE)
        elif not NAME.fullmatch(number):
            self._tell(BAD_NUMBER)
        elif not roles:
            self._tell(NO_ROLE)
        else:
            home, _name = self._agencies[self.home.currentIndex()]
            self.saved.emit(Draft(number, name, home, roles))

    def _tell(self, message: Message) -> None:
        if self._language is not None:
            self.status.tell(message, self._language)
