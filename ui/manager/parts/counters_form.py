"""Where the counters stand: one added, or moved to another zone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from center_app.domain.place import Zone
from center_app.domain.verbs.form import NAME
from center_app.domain.views.premises import PremisesView
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.digits import fold
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.counter_words import OTHERWISE
from ui.manager.parts.figures_table import FiguresTable
from ui.manager.parts.named_field import named_field
from ui.manager.table import Cell, Head, TableRow
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import FlowGrid, FlowRow, Label, PrimaryButton, QuietButton

LEAST = 45
"""Width of a field in units of the theme."""

BAD_CODE = Message(Tone.WARN, Sentence(words("A code has Latin letters and digits only.")))


class PlacesColumn(Head):
    """The columns of the counters."""

    ZONE = (words("Zone"), "")
    STATE = (words("Now"), "", "Closed")
    COUNTER = (words("Counter"), "", "000")


class CountersForm(CardColumn):
    """`placed(str, str)`: a counter by its sign, and the code of its zone; `retired(str)`: one
    that is to be there no more."""

    placed = Signal(str, str)
    retired = Signal(str)

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language = language
        self._zones: tuple[Zone, ...] = ()
        self._free: frozenset[str] = frozenset()
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self.table = FiguresTable(look, tuple(PlacesColumn), language, words("Counters"))
        self.counter, self.zone = QLineEdit(), QComboBox()
        self.counter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._names = Label(look), Label(look)
        self.status = StatusLine(look)
        self.go, self.away = PrimaryButton(look, icon="check"), QuietButton(look, icon="x")
        grid, buttons = FlowGrid(look, LEAST, 2), FlowRow(look)
        fields = (self.counter, self.zone)
        grid.fill([named_field(*pair) for pair in zip(self._names, fields, strict=True)])
        buttons.fill([self.go, self.away])
        self.stack(self._title, self.table)
        self.stack(grid, self.status, buttons, gap=1)
        self.end()
        self.table.picked.connect(self._pick)
        self.counter.returnPressed.connect(self._go)
        self.go.clicked.connect(self._go)
        self.away.clicked.connect(self._retire)
        self.counter.textChanged.connect(self._offer)

    def show_premises(self, view: PremisesView, language: Language) -> None:
        """Show every counter with its zone."""
        self._language = language
        say, zones = language.say, view.settings.zones
        names = {zone.code: zone.name.in_(language.code) for zone in zones}
        rows = tuple(
            TableRow(
                one.code,
                False,
                {
                    PlacesColumn.ZONE: Cell(names.get(one.zone, one.zone)),
                    PlacesColumn.STATE: Cell(
                        say(OTHERWISE[one.status][1]), tone=OTHERWISE[one.status][0]
                    ),
                    PlacesColumn.COUNTER: Cell(isolate(one.code)),
                },
            )
            for one in view.counters
        )
        self.table.fill(rows, language)
        if zones != self._zones or self.zone.count() != len(zones):
            self._zones = zones
            self.zone.clear()
            self.zone.addItems([names[zone.code] for zone in zones])
        for n, zone in enumerate(zones):
            self.zone.setItemText(n, names[zone.code])
        self._title.write(say("The counters"))
        for label, field, name in zip(
            self._names,
            (self.counter, self.zone),
            (say("Number on the sign"), say("Its zone")),
            strict=True,
        ):
            label.write(name)
            field.setAccessibleName(name)
        self.go.write(say("Add or move this counter"))
        self.away.write(say("Take this counter away"))
        self.away.setToolTip(say("Only where nobody sits. What happened at it stays."))
        self._free = frozenset(one.code for one in view.counters if not one.taken)
        self._offer()

    def _offer(self, *_typed: object) -> None:
        self.away.setEnabled(fold(self.counter.text()).strip() in self._free)

    def _retire(self) -> None:
        self.retired.emit(fold(self.counter.text()).strip())
        self.counter.clear()

    def _pick(self, counter: str) -> None:
        if counter:
            self.counter.setText(counter)

    def _go(self) -> None:
        counter, place = fold(self.counter.text()).strip(), self.zone.currentIndex()
        if not NAME.fullmatch(counter):
            self.status.tell(BAD_CODE, self._language)
            self.counter.setFocus()
        elif 0 <= place < len(self._zones):
            self.status.tell(None, self._language)
            self.placed.emit(counter, self._zones[place].code)
