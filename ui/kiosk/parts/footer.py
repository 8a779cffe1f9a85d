"""The lower edge of every page: back, start over, aids, up and down, and what goes on."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from center_app.language import Language
from center_app.language.bidi import isolate
from ui.citizen.page_scroll import PageScroll
from ui.kiosk.parts.entry_button import ENTRIES, EntryButton
from ui.kiosk.parts.folding_button import FoldingButton
from ui.theme import Look, TextSize
from ui.widgets import PrimaryButton

FORWARD_SHARE = 0.4
"""Share of a wide screen that is kept for it, on all pages: no button changes its place."""

FORWARD = 45
"""Least width of the button that goes on, in units of the theme."""


class Footer(QWidget):
    """The same buttons in the same places on every page; a page without a use for one hides it.

    On an upright screen the one that goes on stands above the others, which keep their words.
    Elsewhere, where there is little room, they give up their words first. `back()`, `over()`,
    `more_time()` and `forward()`; up and down move the page that is shown.

    The first page has the aids here, `low_asked(bool)` and `speech_asked(bool)`, with their words:
    every hand reaches the lower edge. In the place of what goes on it has the quiet ways of those
    who do not come for a new number: `entered(Page)` for the page that they seek. Where there is no
    room for them they are left to the page: `entries_here(bool)` says whether they stand here.
    """

    back = Signal()
    over = Signal()
    more_time = Signal()
    forward = Signal()
    low_asked = Signal(bool)
    speech_asked = Signal(bool)
    entered = Signal(object)
    entries_here = Signal(bool)

    def __init__(self, look: Look, page: PageScroll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._page = look, page
        self._back = FoldingButton(look, "arrow-start")
        self._over = FoldingButton(look, "home")
        self._more = FoldingButton(look, "hourglass")
        self.low, self.speech = FoldingButton(look, "low-reach"), FoldingButton(look, "ear")
        self.aids = (self.low, self.speech)
        for aid in self.aids:
            aid.setCheckable(True)
        self._entries = [EntryButton(look, page) for page in ENTRIES]
        for entry in self._entries:
            entry.clicked.connect(partial(self.entered.emit, entry.seeks))
        self._entering = False
        self._up = FoldingButton(look, "arrow-up")
        self._down = FoldingButton(look, "arrow-down")
        for arrow in (self._up, self._down):
            arrow.fold(True)
        self.goes_on = PrimaryButton(look, icon_after="arrow-end", size=TextSize.LEAD)
        self._back.clicked.connect(self.back)
        self._over.clicked.connect(self.over)
        self._more.clicked.connect(self.more_time)
        self.low.clicked.connect(self.low_asked)
        self.speech.clicked.connect(self.speech_asked)
        self.goes_on.clicked.connect(self.forward)
        self._up.clicked.connect(lambda: page.move_by(-1))
        self._down.clicked.connect(lambda: page.move_by(1))
        self._row = QHBoxLayout()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        look.changed.connect(self._arrange)
        bar = page.verticalScrollBar()
        bar.rangeChanged.connect(self._show_arrows)
        bar.valueChanged.connect(self._show_arrows)
        self.offer(back=False, over=False, more_time=False, forward="")
        self.offer_aids(low=False, speech=False)
        self.offer_entries(False)
        self._show_arrows()

    def _lay_out(self) -> None:
        for button in (self._back, self._over, self._more, *self.aids):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self._up)
        self._row.addWidget(self._down)
        self._row.addStretch(1)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addLayout(self._row, 1)
        for widget in (self.goes_on, *self._entries):
            self._lines.addWidget(widget)

    def speak(self, language: Language) -> None:
        """Change the language."""
        say = language.say
        self._back.name(say("Back"))
        self._over.name(say("Start over"))
        self.low.name(say("Lower the controls"))
        self.speech.name(say("Listen"))
        for entry in self._entries:
            entry.speak(language)
        self._up.name(say("Up"))
        self._down.name(say("Down"))
        self._arrange()

    def offer_aids(self, *, low: bool, speech: bool) -> None:
        """Show these aids."""
        self.low.setVisible(low)
        self.speech.setVisible(speech)
        self._arrange()

    def offer_entries(self, offered: bool) -> None:
        """Show the ways of those who have an appointment or a ticket, here or on the page."""
        self._entering = offered
        self._arrange()

    def offer(self, *, back: bool, over: bool, more_time: bool, forward: str) -> None:
        """Show what leads somewhere; `forward` is the text of what goes on, "" for nothing."""
        self._back.setVisible(back)
        self._over.setVisible(over)
        self._more.setVisible(more_time)
        self.goes_on.write(forward)
        self.goes_on.setVisible(bool(forward))
        self._arrange()

    def count(self, seconds: int, language: Language) -> None:
        """Say how many seconds are left, on the button that asks for more."""
        words = language.say("I need more time ({seconds})", seconds=isolate(str(seconds)))
        self._more.name(words, short=str(seconds))
        self._arrange()

    def allow_forward(self, allowed: bool) -> None:
        self.goes_on.setEnabled(allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the buttons into the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _show_arrows(self) -> None:
        bar = self._page.verticalScrollBar()
        for arrow in (self._up, self._down):
            arrow.setVisible(bar.maximum() > bar.minimum())
        self._up.setEnabled(bar.value() > bar.minimum())
        self._down.setEnabled(bar.value() < bar.maximum())
        self._show_self()

    def _show_self(self) -> None:
        ways = (*self._entries, self.goes_on)
        buttons = (self._back, self._over, *self.aids, self._up, self._down, *ways)
        self.setVisible(any(not button.isHidden() for button in buttons))

    def _arrange(self) -> None:
        space = self._look.theme.space(3)
        self._row.setSpacing(space)
        self._lines.setSpacing(space)
        self.goes_on.setMinimumWidth(self._look.theme.space(FORWARD))
        arrows = 2 * (self._up.sizeHint().width() + space)
        both = (self._back, self._over)
        unfolded = sum(button.unfolded_hint().width() + space for button in both) + arrows
        leading = (*both, self._more)
        aids = [aid for aid in self.aids if not aid.isHidden()]
        needed = sum(aid.unfolded_hint().width() + space for aid in aids) + arrows
        for aid in aids:
            aid.fold(needed > self.width())
        self._arrange_entries(aids, arrows + space)
        upright = self.window().height() > self.window().width()
        room = self.width() * (1 if upright else 1 - FORWARD_SHARE)
        for button in leading:
            button.fold(unfolded > room)
        shown = [*(button for button in leading if not button.isHidden()), self.goes_on]
        needed = sum(button.sizeHint().width() + space for button in shown) + arrows
        direction = QBoxLayout.Direction
        beside = self.goes_on.isHidden() or (needed <= self.width() and not upright)
        self._lines.setDirection(direction.LeftToRight if beside else direction.BottomToTop)
        high = self.goes_on.sizeHint().height()
        for entry in self._entries:
            entry.setMinimumHeight(high)
        for button in (*leading, *self.aids, self._up, self._down):
            button.setMinimumHeight(high)
        self._show_self()

    def _arrange_entries(self, aids: list[FoldingButton], taken: int) -> None:
        """Show them beside the aids, which give up their words for them, if that is enough."""
        space = self._look.theme.space(3)
        entering = sum(entry.sizeHint().width() + space for entry in self._entries)
        unfolded = sum(aid.sizeHint().width() + space for aid in aids)
        if self._entering and taken + entering + unfolded > self.width():
            for aid in aids:
                aid.fold(True)
        folded = sum(aid.sizeHint().width() + space for aid in aids)
        here = self._entering and taken + entering + folded <= self.width()
        for entry in self._entries:
            entry.setVisible(here)
        self.entries_here.emit(here)
