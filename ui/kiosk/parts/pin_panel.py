"""The page on which somebody of the staff ends the kiosk, by number and PIN."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from center_app.domain.refusal import Refused, Unavailable
from center_app.language import Language
from center_app.language.digits import fold
from center_app.language.reasons import sentence
from ui.kiosk.ending import Ending
from ui.kiosk.parts.cover import Cover
from ui.kiosk.parts.digit_keys import DigitKeys
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, PrimaryButton, QuietButton, ScrollPage

IDLE_MS = 30_000
"""It goes away by itself when nobody types for so long."""

LONGEST = 20
WIDEST = 180
"""Width of what stands on it in units of the theme, where there is so much room."""


class PinPanel(Cover):
    """Asks for the number, then for the PIN, which leaves it with the question and is not kept."""

    left = Signal()

    def __init__(
        self, look: Look, ending: Ending, window: QWidget, behind: tuple[QWidget, ...]
    ) -> None:
        super().__init__(window, behind)
        self._look, self._ending = look, ending
        self._language: Language | None = None
        self._number = ""
        self._why: Refused | Unavailable | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._title = Label(look, size=TextSize.TITLE, weight=Weight.BOLD)
        self._name = Label(look, weight=Weight.SEMIBOLD)
        self.field = QLineEdit()
        self._status = Label(look, colour="bad")
        self._keys = DigitKeys(look)
        self._leave = QuietButton(look, icon="home")
        self._go_on = PrimaryButton(look, icon="key")
        self._lay_out()
        self._connect()
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def speak(self, language: Language) -> None:
        """Change the language."""
        self._language = language
        self._keys.speak(language)
        self._show()

    def open(self) -> None:
        """Come up, with nothing typed."""
        self._why = None
        self._begin()
        self.cover(self.field)
        self._idle.start()

    def leave(self) -> None:
        """Go away; what was typed is forgotten."""
        self._idle.stop()
        self._begin()
        super().leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new size."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A keyboard that types into the field is somebody there."""
        if event.type() == QEvent.Type.KeyPress and self.isVisible():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._keys.typed.connect(self._type)
        self._keys.erased.connect(self._erase)
        self.field.returnPressed.connect(self._want)
        self.field.installEventFilter(self)
        self._go_on.clicked.connect(self._want)
        self._leave.clicked.connect(self.leave)
        self._idle.timeout.connect(self.leave)
        self._ending.failed.connect(self._tell)
        self._ending.changed.connect(self._show)

    def _type(self, digit: str) -> None:
        self._idle.start()
        self.field.insert(digit)

    def _erase(self) -> None:
        self._idle.start()
        self.field.backspace()

    def _begin(self) -> None:
        self._number = ""
        self.field.clear()
        self._show()

    def _want(self) -> None:
        """Go on from the number to the PIN, and ask with both."""
        self._idle.start()
        typed = fold(self.field.text().strip())
        if not typed or self._ending.busy or self._ending.rest_s:
            return
        self.field.clear()
        if not self._number:
            self._number, self._why = typed, None
            self._show()
            self.field.setFocus()
            return
        number, self._number = self._number, ""
        self._ending.ask(number, typed)

    def _tell(self, why: Refused | Unavailable) -> None:
        self._why = why
        self._begin()

    def _show(self) -> None:
        if self._language is None:
            return
        say = self._language.say
        self._title.write(say("For staff: end this kiosk"))
        self.setAccessibleName(self._title.accessibleName())
        self._name.write(say("PIN") if self._number else say("Employee number"))
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Password if self._number else mode.Normal)
        self.field.setAccessibleName(self._name.accessibleName())
        self._status.write(self._said(self._language))
        self._leave.write(say("Back to the kiosk"))
        self._go_on.write(say("End the kiosk") if self._number else say("Continue"))
        self._go_on.setEnabled(not self._ending.busy and not self._ending.rest_s)
        self._arrange()

    def _said(self, language: Language) -> str:
        """Why it was not ended, and when it can be tried again."""
        if self._ending.busy:
            return language.say("Checking…")
        if isinstance(self._why, Unavailable):
            return language.say(
                "The center cannot be reached just now. Please try again in a moment."
            )
        why = sentence(language, self._why) if self._why is not None else ""
        left = self._ending.rest_s
        rest = language.say_many("Try again in {n} second.", "Try again in {n} seconds.", left)
        return f"{why} {rest}".strip() if left else why

    def _lay_out(self) -> None:
        space = self._look.theme.space
        self.field.setMaxLength(LONGEST)
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.setProperty("textSize", TextSize.LEAD.name)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        texts = QVBoxLayout()
        texts.setSpacing(space(2))
        for part in (self._title, self._name, self.field, self._status):
            texts.addWidget(part)
        texts.addStretch(1)
        texts.addWidget(self._go_on)
        texts.addWidget(self._leave)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(space(3), space(3), space(3), space(3))
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(space(4))
        self._texts = texts
        self._halves.addLayout(texts, 1)
        self._halves.addWidget(self._keys, 1)
        column.addStretch(1)
        column.addLayout(self._halves)
        column.addStretch(1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(ScrollPage(inside))

    def _arrange(self) -> None:
        """The keys stand beside the field where the screen is wide enough, else below it."""
        gap = self._look.theme.space(4)
        needed = self._texts.minimumSize().width() + gap + self._keys.minimumSizeHint().width()
        room = min(self.width(), self._look.theme.space(WIDEST))
        across = self.height() < self.width() and needed + 4 * gap <= room
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.LeftToRight if across else direction.TopToBottom)
        side = (self.width() - room) // 2
        self._whole.setContentsMargins(side, 0, side, 0)
