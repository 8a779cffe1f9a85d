"""Finding a service by typing what it is called."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from center_app.domain.catalogue import Service
from center_app.language import Language
from ui.citizen.keyboard import Keyboard
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.page import PageView
from ui.kiosk.parts.folding_button import FoldingButton
from ui.kiosk.parts.results import Results
from ui.kiosk.parts.search_field import SearchField
from ui.kiosk.visitor import Page
from ui.theme import Look
from ui.widgets import QuietButton

LEAST_ROOM = 3
"""Heights of a button: with less above the keyboard, what was found is only counted there."""

TYPING_SHARE = 0.52
"""Share of a wide screen that field and keyboard have, where what was found stands beside them."""


class SearchPage(PageView):
    """Field and keyboard, and beside or above them what is found, anew with every letter.

    Where there is no room for all of it a button leads to the whole list, and back.
    """

    def __init__(self, model: KioskModel, look: Look, language: Language) -> None:
        super().__init__(model, look, language, language.say("Search for a service"))
        self.title.hide()
        say = language.say
        self._found: list[Service] = []
        self._filled: tuple[list[Service], tuple[int, int] | None] | None = None
        self._whole = False
        self.field = SearchField(language)
        self.first = self.field
        self.field.setText(model.visitor.typed)
        self.field.textChanged.connect(self._type)
        self._again = QuietButton(look, say("Search again"), icon="keyboard")
        self._again.clicked.connect(self._show_keyboard)
        self._agencies = QuietButton(look, say("Choose by agency"), icon="building")
        self._agencies.clicked.connect(self._go_by_agency)
        self._results = Results(look, language)
        self._results.chosen.connect(self._ask)
        self._results.all_wanted.connect(self.show_all)
        self._count = FoldingButton(look, "list")
        self._count.fold(True)
        self._count.clicked.connect(self.show_all)
        self.field.setMinimumHeight(self._count.sizeHint().height())
        self._keyboard = Keyboard(look, language)
        self._keyboard.typed.connect(self.field.insert)
        self._keyboard.taken_back.connect(self.field.backspace)
        self._keyboard.cleared.connect(self.field.clear)
        self._keyboard.left.connect(self._leave_keyboard)
        self._put_together()
        model.finding.ready.connect(self.refresh)

    def refresh(self) -> None:
        """Search for what is typed, and show what was found where there is room for it."""
        typed = self._model.visitor.typed
        self._found = self._model.finding.find(typed, self._model.catalogue)
        nothing = bool(typed.strip()) and not self._found
        self._results.say(self._said(typed, nothing=nothing))
        self._agencies.setVisible(nothing)
        number = len(self._found)
        found = self._language.say_many("{n} service found", "{n} services found", number)
        self._count.name(found, short=str(number))
        self._count.setEnabled(bool(typed.strip()))
        self._fill()

    def show_all(self) -> None:
        """Show all that was found instead of the keyboard."""
        self._show_whole(True)
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is found beside the keyboard, or above it where the screen is upright."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Arrange it anew where more room is left above the page for those who reach less high."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed on a real keyboard goes into the field, wherever the focus is."""
        if event.text().isprintable() and event.text().strip():
            self._show_keyboard()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _put_together(self) -> None:
        space = self._look.theme.space
        self._typing = QWidget()
        typing = QVBoxLayout(self._typing)
        typing.setContentsMargins(0, 0, 0, 0)
        typing.setSpacing(space(2))
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        typing.addLayout(row)
        typing.addWidget(self._keyboard)
        typing.addStretch()
        self._answer = QWidget()
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.setSpacing(space(2))
        answer.addWidget(self._again)
        answer.addWidget(self._results)
        answer.addWidget(self._agencies)
        answer.addStretch()
        self._again.hide()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(space(3))
        self._body.addWidget(self._typing)
        self._body.addWidget(self._answer, 1)
        self.column.addLayout(self._body, 1)

    @property
    def _beside(self) -> bool:
        """Whether there is room for what is found beside the keyboard."""
        rest = self.width() - self._typing_width - self._body.spacing()
        return self.width() > self._high and rest >= self._results.least_width

    @property
    def _typing_width(self) -> int:
        least = self._keyboard.minimumSizeHint().width()
        return max(least, round(self.width() * TYPING_SHARE))

    @property
    def _high(self) -> int:
        """Height in pixels of what is seen of the page, below the room left above it."""
        view = self.parentWidget() or self
        return view.height() - self.column.contentsMargins().top()

    def _arrange(self) -> None:
        direction, beside = QBoxLayout.Direction, self._beside
        self._body.setDirection(direction.LeftToRight if beside else direction.BottomToTop)
        self._typing.setFixedWidth(self._typing_width if beside else self.width())
        self._keyboard.show_digits(self._left_over(digits=True) >= 0)
        self._count.setVisible(self._crowded)
        self._answer.setVisible(self._whole or not self._crowded)
        self._fill()

    def _left_over(self, *, digits: bool) -> int:
        """Height that field and keyboard leave."""
        above = self.field.minimumHeight() + self._look.theme.space(2)
        return self._high - above - self._keyboard.height_with(digits)

    @property
    def _crowded(self) -> bool:
        """Whether there is no room at all for what is found: it is only counted then."""
        least = LEAST_ROOM * self._look.theme.touch
        return not self._beside and self._left_over(digits=True) < least

    def _fill(self) -> None:
        """Make the tiles anew, if others or more of them are to be seen than before."""
        room = None if self._whole else self._room
        if self._filled == (self._found, room):
            return
        self._filled = self._found, room
        if room is None:
            self._results.list_all(self._found, self._model)
        else:
            self._results.fill(self._found, self._model, *room)

    @property
    def _room(self) -> tuple[int, int]:
        """Width and height in pixels for what is found."""
        gap = self._body.spacing()
        if self._beside:
            return self.width() - self._typing_width - gap, self._high
        return self.width(), self._left_over(digits=True) - gap

    def _said(self, typed: str, *, nothing: bool) -> str:
        say = self._language.say
        if nothing:
            return say("Nothing was found. Try other words, or ask at reception.")
        return "" if typed.strip() else say("Type a word or two, as it is said every day.")

    def _type(self, text: str) -> None:
        self._model.become(self._model.visitor.typing(text))

    def _leave_keyboard(self, forward: bool) -> None:
        """Go on to the first that was found, or back to the field."""
        answers = (self._count, *self._answer.findChildren(QAbstractButton))
        first = next((one for one in answers if one.isVisible() and one.isEnabled()), None)
        (first if forward and first else self.field).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_keyboard(self) -> None:
        if self._whole:
            self._show_whole(False)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_whole(self, whole: bool) -> None:
        self._whole = whole
        self._typing.setVisible(not whole)
        self._again.setVisible(whole)
        self._arrange()

    def _ask(self, service: Service) -> None:
        visitor = self._model.visitor.fitting(service, self._model.catalogue)
        self._model.become(visitor.ask(service))

    def _go_by_agency(self) -> None:
        self._model.become(self._model.visitor.to(Page.AGENCIES))
