"""The parameters of who is next, each changed by itself within its range."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from center_app.domain.routing.parameters import RANGES, Routing
from center_app.language import Language, words
from center_app.language.digits import fold
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.rule_words import PARAMETERS, RuleColumn, rule_rows
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import FlowRow, Label, Note, PrimaryButton

NOTHING_CHOSEN = Message(Tone.WARN, Sentence(words("Please choose a line of the table first.")))
OUTSIDE = words("Please give a number from {least} to {greatest}.")


class RuleForm(CardColumn):
    """`saved(str, float)`: a parameter and its value."""

    saved = Signal(str, float)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language = language
        self._routing: Routing | None = None
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._about = Note(look)
        self.table = FiguresTable(look, tuple(RuleColumn), language, words("Who is next"))
        self._name, self.value = Label(look), QLineEdit()
        self.value.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.status = StatusLine(look)
        self.save = PrimaryButton(look, icon="check")
        buttons = FlowRow(look)
        buttons.fill([self.save])
        self.stack(self._title, self._about, self.table)
        self.stack(self._name, self.value, self.status, buttons, gap=1)
        self.end()
        self.table.picked.connect(self._pick)
        self.value.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)

    def show_routing(self, routing: Routing, language: Language) -> None:
        """Show what holds now."""
        self._routing, self._language = routing, language
        say = language.say
        self._title.write(say("Who is next"))
        self._about.write(say("Try a change on past days first: center what-if."))
        self.table.fill(rule_rows(routing, language), language)
        self.save.write(say("Save this value"))
        self._write_name()

    def _pick(self, name: str) -> None:
        if name and self._routing is not None:
            self.value.setText(f"{getattr(self._routing, name):g}")
            self.status.tell(None, self._language)
        self._write_name()

    def _write_name(self) -> None:
        name, say = self.table.key, self._language.say
        said = say(PARAMETERS[name]) if name else say("The value of the line that is chosen")
        self._name.write(said)
        self.value.setAccessibleName(self._name.accessibleName())

    def _save(self) -> None:
        name = self.table.key
        if not name:
            self.status.tell(NOTHING_CHOSEN, self._language)
            return
        least, greatest = RANGES[name]
        value = _number(self.value.text())
        if value is None or not least <= value <= greatest:
            bounds = (("least", f"{least:g}"), ("greatest", f"{greatest:g}"))
            self.status.tell(Message(Tone.WARN, Sentence(OUTSIDE, bounds)), self._language)
            self.value.setFocus()
            return
        self.status.tell(None, self._language)
        self.saved.emit(name, value)


def _number(text: str) -> float | None:
    try:
        return float(fold(text).strip().replace("٫", "."))
    except ValueError:
        return None
