"""The zones of the hall: added, renamed, or removed when no counter stands there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from center_app.domain.place import Zone
from center_app.domain.text import Text
from center_app.domain.verbs.form import LONGEST_NAME, NAME
from center_app.domain.views.premises import PremisesView
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.digits import fold
from ui.desk.card_column import CardColumn
from ui.desk.sentence import Message, Sentence
from ui.desk.status_line import StatusLine
from ui.manager.parts.counters_form import BAD_CODE, LEAST
from ui.manager.parts.named_field import named_field
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import FlowGrid, FlowRow, Label, PrimaryButton, QuietButton

LOWEST, HIGHEST = -5, 60
"""Floors that a building may have."""

NO_NAMES = Message(Tone.WARN, Sentence(words("Please give the zone a name in both languages.")))
BAD_FLOOR = Message(Tone.WARN, Sentence(words("The floor is a number from -5 to 60.")))
STILL_USED = Message(Tone.WARN, Sentence(words("Counters stand in this zone: move them first.")))
UNKNOWN_ZONE = Message(Tone.WARN, Sentence(words("There is no such zone.")))


class ZonesForm(CardColumn):
    """`saved(Zone)` adds or renames one, `removed(str)` takes an empty one away."""

    saved = Signal(object)
    removed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._language: Language | None = None
        self._view: PremisesView | None = None
        self._title = Label(look, size=TextSize.LEAD, weight=Weight.BOLD)
        self._zones = FlowRow(look)
        self.buttons: dict[str, QuietButton] = {}
        self.code, self.floor = QLineEdit(), QLineEdit()
        self.name_ar, self.name_en = QLineEdit(), QLineEdit()
        self._fields = (self.code, self.name_ar, self.name_en, self.floor)
        self._names = [Label(look) for _ in self._fields]
        self.status = StatusLine(look)
        self.save, self.remove = PrimaryButton(look, icon="check"), QuietButton(look, icon="x")
        grid, last = FlowGrid(look, LEAST, 2), FlowRow(look)
        grid.fill([named_field(*pair) for pair in zip(self._names, self._fields, strict=True)])
        last.fill([self.save, self.remove])
        self.stack(self._title, self._zones)
        self.stack(grid, self.status, last, gap=1)
        self.end()
        for field in self._fields:
            field.setMaxLength(LONGEST_NAME)
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.name_ar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)

    def show_premises(self, view: PremisesView, language: Language) -> None:
        """Show every zone as a button that fills the form."""
        self._language = language
        say, zones = language.say, view.settings.zones
        if self._view is None or zones != self._view.settings.zones:
            self.buttons = {zone.code: QuietButton(self._look, icon="building") for zone in zones}
            for code, button in self.buttons.items():
                button.clicked.connect(lambda _checked=False, code=code: self._pick(code))
            self._zones.fill(list(self.buttons.values()))
        self._view = view
        for zone in zones:
            name = zone.name.in_(language.code)
            self.buttons[zone.code].write(f"{isolate(zone.code)} · {name}")
        self._title.write(say("The zones"))
        named = (
            say("Code"),
            say("Name in Arabic"),
            say("Name in English"),
            say("Floor (0: ground)"),
        )
        for label, field, name in zip(self._names, self._fields, named, strict=True):
            label.write(name)
            field.setAccessibleName(name)
        self.save.write(say("Add or rename this zone"))
        self.remove.write(say("Remove this zone"))

    def _pick(self, code: str) -> None:
        zone = self._view.settings.zone(code) if self._view is not None else None
        if zone is not None:
            texts = (zone.code, zone.name.ar, zone.name.en, str(zone.floor))
            for field, text in zip(self._fields, texts, strict=True):
                field.setText(text)

    def _save(self) -> None:
        code = self.code.text().strip()
        name = Text(self.name_ar.text().strip(), self.name_en.text().strip())
        floor = _whole(self.floor.text() or "0")
        if not NAME.fullmatch(code):
            self._tell(BAD_CODE, self.code)
        elif not (name.ar and name.en):
            self._tell(NO_NAMES, self.name_en if name.ar else self.name_ar)
        elif floor is None or not LOWEST <= floor <= HIGHEST:
            self._tell(BAD_FLOOR, self.floor)
        else:
            self._tell(None)
            self.saved.emit(Zone(code, name, floor))

    def _remove(self) -> None:
        code, view = self.code.text().strip(), self._view
        if view is None or view.settings.zone(code) is None:
            self._tell(UNKNOWN_ZONE, self.code)
        elif any(one.zone == code for one in view.counters):
            self._tell(STILL_USED, self.code)
        else:
            self._tell(None)
            self.removed.emit(code)

    def _tell(self, message: Message | None, field: QWidget | None = None) -> None:
        if self._language is not None:
            self.status.tell(message, self._language)
        if field is not None:
            field.setFocus()


def _whole(text: str) -> int | None:
    try:
        return int(fold(text).strip())
    except ValueError:
        return None
