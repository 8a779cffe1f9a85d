"""What the pages have in common on which something is typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from center_app.language import Language
from ui.citizen.keyboard import Keyboard
from ui.citizen.text_field import TextBox, TextField
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.theme import Look, Tone, Weight
from ui.widgets import Banner, Label, Note


class TypingPage(PageView):
    """A field and the keyboard below it, and above it what it is for, or what there is to say."""

    def __init__(
        self,
        model: KioskModel,
        look: Look,
        language: Language,
        title: str,
        hint: str,
        field: TextField | TextBox,
        keyboard: Keyboard,
    ) -> None:
        super().__init__(model, look, language, title)
        self.column.setSpacing(look.theme.space(2))
        self.field, self.keyboard, self.first = field, keyboard, field
        field.setMinimumHeight(look.theme.touch)
        self.title.hide()
        self._news = Banner(look)
        self._about = Label(look, title, weight=Weight.SEMIBOLD)
        self.column.addWidget(self._about)
        self.column.addWidget(self._news)
        if hint:
            self.column.addWidget(Note(look, hint))
        self.column.addWidget(field)
        self.column.addWidget(keyboard)
        self.column.addStretch()
        keyboard.typed.connect(field.insert)
        keyboard.taken_back.connect(field.backspace)
        keyboard.cleared.connect(field.clear)
        keyboard.left.connect(self._leave_keyboard)

    @property
    def said(self) -> str:
        return self._news.text

    def warn(self, text: str) -> None:
        """Say this of what was typed, instead of what the field is for; nothing for ""."""
        self._about.setHidden(bool(text))
        if text:
            self._news.tell(Tone.WARN, text)
        else:
            self._news.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed on a real keyboard goes into the field, wherever the focus is."""
        if event.text().isprintable() and event.text().strip():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _leave_keyboard(self, forward: bool) -> None:
        """Go on beyond the keyboard, or back to the field."""
        if forward:
            self.keyboard.keys[-1].setFocus(Qt.FocusReason.TabFocusReason)
            self.focusNextChild()
        else:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
