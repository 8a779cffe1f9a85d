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
from ui.widgets import FlowRow, Label, Note, PrimaryButton, QuietButton

NOTHING_CHOSEN = Message(Tone.WARN, Sentence(words("Please choose a line of the table first.")))
AS_IT_IS = Message(
    Tone.WARN, Sentence(words("The rule goes by this value already: please change it first."))
)
TRY_FIRST = words("Try a change on the last full day before you save it: trying changes nothing.")
TRY_ELSEWHERE = words("A change can be tried on a past day first, at the center's own machine.")
OUTSIDE = words("Please give a number from {least} to {greatest}.")


class RuleForm(CardColumn):
    """`saved(str, float)`: a parameter and its value; `tried(str, float)`: to be tried first.

    Without `trying` there is no button for that: where it can be done is said instead.
    """

    saved = Signal(str, float)
    tried = Signal(str, float)

    def __init__(
        self, look: Look, language: Language, parent: QWidget | None = None, *, trying: bool = True
    ) -> None:
        super().__init__(look, parent)
        self._language = language
        self._routing: Routing | None = None
        self._trying = trying
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._about = Note(look)
        self.table = FiguresTable(look, tuple(RuleColumn), language, words("Who is next"))
        self._name, self.value = Label(look), QLineEdit()
        self.value.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.status = StatusLine(look)
        self.save = PrimaryButton(look, icon="check")
        self.try_it = QuietButton(look, icon="play")
        buttons = FlowRow(look)
        buttons.fill([self.save, self.try_it] if trying else [self.save])
        self.stack(self._title, self._about, self.table)
        self.stack(self._name, self.value, self.status, buttons, gap=1)
        self.end()
        self.table.picked.connect(self._pick)
        self.value.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.try_it.clicked.connect(self._try)

    def show_routing(self, routing: Routing, language: Language) -> None:
        """Show what holds now."""
        self._routing, self._language = routing, language
        say = language.say
        self._title.write(say("Who is next"))
        self._about.write(say(TRY_FIRST if self._trying else TRY_ELSEWHERE))
        self.table.fill(rule_rows(routing, language), language)
        self.save.write(say("Save this value"))
        self.try_it.write(say("Try it on the last full day"))
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
        value = self._accepted()
        if value is not None:
            self.saved.emit(self.table.key, value)

    def _try(self) -> None:
        value, name = self._accepted(), self.table.key
        if value is None or self._routing is None:
            return
        if value == getattr(self._routing, name):
            self.status.tell(AS_IT_IS, self._language)
            self.value.setFocus()
            return
        self.tried.emit(name, value)

    def _accepted(self) -> float | None:
        """The value typed, if the line that is chosen may have it; else says why not."""
        name = self.table.key
        if not name:
            self.status.tell(NOTHING_CHOSEN, self._language)
            return None
        least, greatest = RANGES[name]
        value = _number(self.value.text())
        if value is None or not least <= value <= greatest:
            bounds = (("least", f"{least:g}"), ("greatest", f"{greatest:g}"))
            self.status.tell(Message(Tone.WARN, Sentence(OUTSIDE, bounds)), self._language)
            self.value.setFocus()
            return None
        self.status.tell(None, self._language)
        return value


def _number(text: str) -> float | None:
    try:
        return float(fold(text).strip().replace("٫", "."))
    except ValueError:
        return None
