"""The receipt of a result that is ready later, shown large: for who has no printer, and to scan."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from center_app.domain.result import Way
from center_app.language import Language, words
from center_app.language.bidi import isolate
from center_app.language.dates import day
from printers.receipt import HOW, grouped
from ui.counter.desk import DeskState
from ui.counter.ended import Given
from ui.counter.panels.panel import Panel
from ui.theme import Look, TextSize, Weight
from ui.widgets import Label, PrimaryButton
from ui.widgets.qr_code import QrCode

CODE = 48
"""Side of the code, in units of the theme: the telephone is held across the desk."""


class ReceiptPanel(Panel):
    """Stays until the next key: the code to scan, the code to write down, and the day."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._given: Given | None = None
        self._code: QrCode | None = None
        self._service = Label(look, weight=Weight.SEMIBOLD)
        self._day = Label(look, size=TextSize.TITLE, weight=Weight.BOLD, colour="primary")
        self._typed = Label(look, size=TextSize.TITLE, weight=Weight.SEMIBOLD)
        for label in (self._service, self._day, self._typed):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.finish = PrimaryButton(look, icon="check")
        self.finish.clicked.connect(self.closed)
        self.stack(self._service, self._day, self._typed, self.finish, gap=2)
        self.end()

    def give(self, given: Given) -> None:
        """Show this receipt from now on."""
        self._given = given

    def forget(self) -> None:
        """Nobody looks at it any more: keep its code no longer."""
        self._given = None
        self._typed.write("")
        if self._code is not None:
            self._code.deleteLater()
            self._code = None

    def ask(self, _state: DeskState, language: Language) -> None:
        given = self._given
        if given is None:
            return
        say, receipt = language.say, given.receipt
        by_post = receipt.way is Way.POST
        hint = HOW if not by_post else words("Nobody need come for it.")
        self.head(say(words("Receipt for a result")), say(hint))
        self._service.write(given.service.in_(language.code))
        label = words("Sent by post on {day}") if by_post else words("Ready from {day}")
        self._day.write(say(label, day=day(receipt.ready, language)))
        self._typed.write(isolate(grouped(receipt.code)))
        self.finish.write(say(words("Done")))
        self._draw(receipt.code, say(words("Code of the receipt")))

    def begin(self) -> None:
        self.finish.setFocus()

    def _draw(self, code: str, name: str) -> None:
        if self._code is not None and self._code.objectName() == code:
            return
        if self._code is not None:
            self._code.deleteLater()
        self._code = QrCode(self._look, code, name, least=CODE)
        self._code.setObjectName(code)
        self._column.insertWidget(3, self._code, 0, Qt.AlignmentFlag.AlignHCenter)
