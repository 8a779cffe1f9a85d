"""What a function key does, as a button: its word, how it stands now, and its key."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from center_app.language import Language
from center_app.language.bidi import plain
from ui.desk.key_cap import cap_size, draw_cap
from ui.desk.row_button import RowButton
from ui.reception.keys import FACES, Key
from ui.theme import Look
from ui.theme.glyph import Glyph
from ui.widgets.button import Paint


class KeyButton(RowButton):
    """Takes the focus by Tab only, so that a click leaves the keyboard in the field."""

    ICON = 1.3
    """Side of the icon, in sizes of the title."""

    def __init__(self, look: Look, key: Key, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.key = key
        self._leads = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_state(self, state: str, language: Language, *, leads: bool = False) -> None:
        """Say how it stands now; the one that `leads` is the next sensible one."""
        name = language.say(FACES[self.key].name)
        self._leads = leads
        self.write(name, state)
        described = (FACES[self.key].key, plain(state))
        self.setAccessibleDescription(", ".join(part for part in described if part))
        self.update()

    def lead(self) -> QSizeF:
        side = self._look.theme.size(self.TITLE) * self.ICON
        return QSizeF(side, side)

    def tail(self) -> QSizeF:
        return cap_size(self._look, FACES[self.key].key)

    def draw_lead(self, painter: QPainter, box: QRectF, colour: str) -> None:
        Glyph(FACES[self.key].icon, colour).draw(painter, box, right_to_left=self.isRightToLeft())

    def draw_tail(self, painter: QPainter, box: QRectF, colour: str) -> None:
        draw_cap(painter, self._look, box, FACES[self.key].key, colour)

    def paint(self) -> Paint:
        c = self._look.theme.colours
        if self._leads:
            return Paint(c.primary, c.on_primary)
        if self.isDown() or self.underMouse():
            return Paint(c.tint, c.on_tint, c.primary)
        return Paint(c.surface, c.ink, c.line)
