"""A few choices, each with a digit: chosen by the digit, by arrows and Enter, or by a click."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language.bidi import plain
from center_app.language.digits import fold
from ui.desk.key_cap import cap_size, draw_cap
from ui.desk.reveal import reveal
from ui.desk.row_button import RowButton
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label
from ui.widgets.button import Paint
from ui.widgets.paragraph import Paragraph

DIGITS = "123456789"
ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few; `off` says why it cannot be chosen now, `group` what stands above it.

    `state` stands at the end of the row; `chosen` is the one that holds already.
    """

    code: str
    name: str
    note: str = ""
    state: str = ""
    off: str = ""
    group: str = ""
    chosen: bool = False


class ChoiceRow(RowButton):
    """One choice, with the digit that chooses it."""

    WEIGHT = Weight.MEDIUM

    def __init__(self, look: Look, choice: Choice, digit: str) -> None:
        super().__init__(look)
        self.choice = choice
        self._digit = digit
        self.write(choice.name, choice.off or choice.note)
        self.setEnabled(not choice.off)
        described = (choice.state, choice.off or choice.note)
        self.setAccessibleDescription(plain(", ".join(part for part in described if part)))
        self._marked = choice.chosen

    def lead(self) -> QSizeF:
        return cap_size(self._look, self._digit)

    def draw_lead(self, painter: QPainter, box: QRectF, colour: str) -> None:
        draw_cap(painter, self._look, box, self._digit, colour)

    def tail(self) -> QSizeF:
        state = self._state()
        return QSizeF(state.natural_width + 1, state.height(state.natural_width + 1))

    def draw_tail(self, painter: QPainter, box: QRectF, colour: str) -> None:
        self._state().draw(painter, box, QColor(colour))

    @property
    def marked(self) -> bool:
        """Whether it stands out although the keyboard is elsewhere."""
        return self._marked

    def mark(self, marked: bool) -> None:
        self._marked = marked
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the list; a button alone would go wherever Tab goes."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if not self.isEnabled():
            return Paint(c.sunken, c.ink_soft)
        if self.isDown() or self._marked or self.hasFocus():
            return Paint(c.tint, c.on_tint, c.primary)
        return Paint(c.tint if self.underMouse() else c.surface, c.ink, c.line)

    def _state(self) -> Paragraph:
        return self._paragraph(self.choice.state, TextSize.SMALL, Weight.SEMIBOLD)


class ChoiceList(QWidget):
    """`chosen(code)` when one is taken; `off(reason)` when one was wanted that is off."""

    chosen = Signal(str)
    off = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, digits: str = DIGITS) -> None:
        super().__init__(parent)
        self._look, self._digits = look, digits
        self._rows: list[ChoiceRow] = []
        self._shown: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def choices(self) -> list[Choice]:
        return [row.choice for row in self._rows]

    def fill(self, choices: Sequence[Choice]) -> None:
        """Offer these instead, keeping the focus on the same code if it was on one.

        What is offered already stays untouched: a key may be on its way to it.
        """
        if self.isVisible() and list(choices) == self.choices:
            return
        focused = self._focused()
        before, self._shown, self._rows = self._shown, [], []
        group = ""
        for n, choice in enumerate(choices):
            if choice.group != group:
                group = choice.group
                self._show(Label(self._look, group, weight=Weight.SEMIBOLD, colour="ink_soft"))
            self._add(
                ChoiceRow(self._look, choice, self._digits[n] if n < len(self._digits) else "")
            )
        if focused is not None:  # before its row goes, or the keyboard would go elsewhere
            self.take_focus(focused)
        for widget in before:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def take_focus(self, code: str | None = None) -> None:
        """Put the keyboard on a choice, or on the first that is on."""
        on = [row for row in self._rows if row.isEnabled()]
        wanted = [row for row in on if row.choice.code == code] or on[:1]
        for row in wanted:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def marked(self) -> str | None:
        """The code of the choice on which the mark stands."""
        return next((row.choice.code for row in self._rows if row.marked), None)

    @property
    def marked_name(self) -> str:
        """What that choice is called, "" for none."""
        return next((row.choice.name for row in self._rows if row.marked), "")

    def mark(self, by: int = 0) -> None:
        """Move the mark that stands on a choice while the keyboard is elsewhere."""
        on = [row for row in self._rows if row.isEnabled()]
        at = next((n for n, row in enumerate(on) if row.marked), 0)
        for row in on:
            row.mark(row is on[(at + by) % len(on)])
            if row.marked:
                reveal(row)

    def take_marked(self) -> None:
        """Take the choice on which the mark stands."""
        for row in self._rows:
            if row.marked:
                self._take(row)
                return

    def choose_digit(self, key: str) -> bool:
        """Take the choice with this digit, of whichever script; whether there is one."""
        place = self._digits.find(fold(key)) if key else -1
        if not 0 <= place < len(self._rows):
            return False
        self._take(self._rows[place])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, a digit chooses, Enter takes what has the focus."""
        if event.key() in ARROWS:
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._focused():
            self.chosen.emit(self._focused())
        elif not self.choose_digit(event.text()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A choice that is off says why."""
        row = self.childAt(event.position().toPoint())
        if isinstance(row, ChoiceRow):
            self._take(row)

    def _add(self, row: ChoiceRow) -> None:
        row.clicked.connect(lambda: self._take(row))
        self._rows.append(row)
        self._show(row)

    def _show(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self._column.addWidget(widget)
        if self.isVisible():  # else it could not take the keyboard yet
            widget.show()

    def _take(self, row: ChoiceRow) -> None:
        if row.choice.off:
            self.off.emit(row.choice.off)
        else:
            self.chosen.emit(row.choice.code)

    def _focused(self) -> str | None:
        return next((row.choice.code for row in self._rows if row.hasFocus()), None)

    def _move(self, by: int) -> None:
        on = [row for row in self._rows if row.isEnabled()]
        at = next((n for n, row in enumerate(on) if row.hasFocus()), None)
        if on:
            following = on[(at + by) % len(on)] if at is not None else on[0]
            following.setFocus(Qt.FocusReason.TabFocusReason)
            reveal(following)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.theme.space(1))
