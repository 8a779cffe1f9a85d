"""All function keys below one another."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from center_app.language import Language, words
from ui.desk.card_column import CardColumn
from ui.reception.keys import FACES, Key
from ui.reception.parts.key_button import KeyButton
from ui.theme import Look
from ui.widgets import Note

WIDTH = 72
"""Width, in units of the theme at the plain text size, at which most names stand on one line."""


class KeysCard(CardColumn):
    """`pressed(Key)` by a click."""

    pressed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.buttons = {key: KeyButton(look, key) for key in FACES}
        for key, button in self.buttons.items():
            button.clicked.connect(partial(self.pressed.emit, key))
            self.stack(button)
        self._more = Note(look)
        self.stack(self._more, gap=1)
        self.end()

    def show_states(
        self, states: Mapping[Key, str], leading: Key | None, language: Language
    ) -> None:
        """How each stands now, and which one is the next sensible."""
        for key, button in self.buttons.items():
            button.show_state(states.get(key, ""), language, leads=key is leading)
        self._more.write(
            language.say(
                words(
                    "In the empty field: arrows choose, + and - change the copies, Delete takes "
                    "a service out, Backspace gives the last number back. Ctrl with a digit ticks "
                    "a paper."
                )
            )
        )

    def widen(self, *, roomy: bool) -> None:
        """Take the width that the names like, in a column of its own; else that of the column."""
        theme = self._look.theme
        self.setMinimumWidth(round(theme.space(WIDTH) * theme.scale) if roomy else 0)
