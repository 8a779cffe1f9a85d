"""The kiosk's own keyboard: Arabic by the layout 101, English, digits."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from center_app.language import Language
from center_app.language.keys import ARABIC, DIGITS, ENGLISH
from ui.citizen.key import ARROWS, Key
from ui.theme import Look

COLUMNS = 11
"""Keys of 20 mm side by side on an upright kiosk of 21.5 inch or one of 1024 pixels."""

HALVES = 2 * COLUMNS
"""The grid has half keys, so that a shorter row stands in the middle."""

GAP = 0.5
"""Between two keys, in units of the theme: 1 mm."""

Rows = tuple[tuple[str, ...], ...]


def _arabic() -> Rows:
    """With eleven keys in a row: د goes below, for لا, which is two letters."""
    first, second, third = ARABIC
    return first[:COLUMNS], second, (*(key for key in third if len(key) == 1), *first[COLUMNS:])


LETTERS: dict[str, Rows] = {
    "ar": _arabic(),
    "en": tuple(tuple(key for key in row if key.isalpha()) for row in ENGLISH),
}
NAMES = {"ar": "ع", "en": "EN"}


class Keyboard(QWidget):
    """`typed(str)`, `taken_back()` and `cleared()`; it lies from left to right in every language.

    One stop on the way by Tab; inside it the arrows go from key to key, and beyond its upper or
    lower edge they lead out: `left(bool)` says whether forward. A language without letters
    of its own begins with the English ones, and so does one with other `letters`. `signs` are two
    more keys, beside the space bar; codes are written in `capitals`.
    """

    typed = Signal(str)
    taken_back = Signal()
    cleared = Signal()
    left = Signal(bool)

    def __init__(
        self,
        look: Look,
        language: Language,
        parent: QWidget | None = None,
        *,
        letters: str = "",
        signs: str = "",
        capitals: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look, self._language, self._signs = look, language, signs
        self._capitals = capitals
        code = letters or language.code
        self._letters = code if code in LETTERS else "en"
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(language.say("Keyboard"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.theme.space(GAP))
        for column in range(HALVES):
            self._grid.setColumnStretch(column, 1)
        self._lettered: list[Key] = []
        self._back = self._made("", language.say("Delete one letter"), "backspace")
        self._back.clicked.connect(self.taken_back)
        self._digits = [self._letter(digit) for digit in DIGITS]
        self._row(0, self._digits)
        self._put_letters()
        self._put_last_row()

    @property
    def keys(self) -> list[Key]:
        return [key for key in self.findChildren(Key) if not key.isHidden()]

    def show_letters(self, code: str) -> None:
        """Change to the letters of another language."""
        self._letters = code
        for key in self._lettered:
            key.hide()
            key.deleteLater()
        self._put_letters()
        self._name_switch()

    def height_with(self, digits: bool) -> int:
        """Height in pixels, with the digits or without."""
        rows = len(LETTERS[self._letters]) + 1 + digits
        return rows * self._back.sizeHint().height() + (rows - 1) * self._grid.spacing()

    def show_digits(self, shown: bool) -> None:
        """Leave the digits out where there is no room for them."""
        for key in self._digits:
            key.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the key beside, above or below, or out."""
        focused, step = self.focusWidget(), ARROWS.get(Qt.Key(event.key()))
        beside = self._beside(focused, *step) if step and isinstance(focused, Key) else None
        if step is None:
            event.ignore()
        elif beside is not None:
            beside.setFocus(Qt.FocusReason.TabFocusReason)
        elif step[1]:
            self.left.emit(step[1] > 0)

    def _beside(self, key: Key, right: int, down: int) -> Key | None:
        """The nearest key in a direction."""
        here = key.geometry().center()
        found = []
        for other in self.keys:
            away = other.geometry().center() - here
            along, across = away.x() * right + away.y() * down, away.x() * down + away.y() * right
            near = abs(across) < key.height() / 2 if right else along < key.height() * 1.5
            if along > key.height() / 2 and near:
                found.append((along if right else abs(across), other))
        return min(found, key=lambda one: one[0])[1] if found else None

    def _put_letters(self) -> None:
        self._lettered = []
        for row, letters in enumerate(LETTERS[self._letters], start=1):
            keys = [self._letter(letter) for letter in letters]
            self._row(row, keys)
            self._lettered += keys
        self._lettered[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QWidget.setTabOrder(self._digits[0], self._lettered[0])
        self._back.turned = self._letters == "ar"
        self._back.update()

    def _put_last_row(self) -> None:
        say = self._language.say
        self._switch = self._made("", "")
        self._switch.clicked.connect(self._switch_letters)
        space = self._made(say("Space"), say("Space"))
        space.clicked.connect(partial(self.typed.emit, " "))
        clear = self._made("", say("Clear all"), "x")
        clear.clicked.connect(self.cleared)
        last = len(LETTERS[self._letters]) + 1
        around = len(self._signs)
        keys = [(self._switch, 0, 4), (space, 4 + around, 10 - 2 * around)]
        keys += [(self._letter(sign), 4 + 10 * n - 2 * n, 2) for n, sign in enumerate(self._signs)]
        for key, first, wide in (*keys, (self._back, 14, 4), (clear, 18, 4)):
            self._grid.addWidget(key, last, first, 1, wide)
        self._name_switch()

    def _row(self, row: int, keys: list[Key]) -> None:
        first = (HALVES - 2 * len(keys)) // 2
        for n, key in enumerate(keys):
            self._grid.addWidget(key, row, first + 2 * n, 1, 2)

    def _letter(self, letter: str) -> Key:
        letter = letter.upper() if self._capitals else letter
        key = self._made(letter, letter)
        key.clicked.connect(partial(self.typed.emit, letter))
        return key

    def _made(self, letter: str, name: str, icon: str = "") -> Key:
        key = Key(self._look, letter, icon, self)
        key.write(letter, name)
        key.show()
        return key

    @property
    def _other(self) -> str:
        return "en" if self._letters == "ar" else "ar"

    def _name_switch(self) -> None:
        say = self._language.say
        name = say("English letters") if self._other == "en" else say("Arabic letters")
        self._switch.write(NAMES[self._other], name)

    def _switch_letters(self) -> None:
        self.show_letters(self._other)
