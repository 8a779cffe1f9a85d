"""The kiosk's window: it shows one page after the other, and the first again when one has gone."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import local
from center_app.domain.refusal import Refused
from center_app.language import Language, words
from ui.kiosk.attendance import Attendance
from ui.kiosk.frame import Frame
from ui.kiosk.holding import Holding
from ui.kiosk.keypad import Keypad
from ui.kiosk.model import KioskModel
from ui.kiosk.narrator import Narrator
from ui.kiosk.onward import BEFORE_NUMBER
from ui.kiosk.pages.number import NumberPage
from ui.kiosk.pages.page import PageView
from ui.kiosk.pages.table import PAGES
from ui.kiosk.pages.welcome import WelcomePage
from ui.kiosk.parts.pin_panel import PinPanel
from ui.kiosk.scanner import Scanner
from ui.kiosk.visitor import Page
from ui.speech import Speaker
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look
from ui.ticket import sentences
from ui.ticket.paper import TicketPrinter
from ui.ticket.wording import Wording
from ui.watch import Watch

ALONE = words("Numbers are given all the same; how long the wait is cannot be told.")

SCANNED = frozenset({Page.WELCOME, Page.APPOINTMENT, Page.RESULT, Page.TICKET, Page.THANKS})
"""Pages on which a code may be scanned at any moment, besides the one that asks for it."""


class KioskScreen(Frame):
    """Begins in the first of the languages and in the look that it is given, and returns to both.

    All choices lie in the model: a page is made anew whenever the language or the look changes.
    `ended()`: somebody who may has ended it, from the page that a long press on the header or on
    the center's name brings.
    """

    ended = Signal()

    def __init__(
        self,
        model: KioskModel,
        languages: Sequence[Language],
        look: Look,
        now: Callable[[], datetime],
        speaker: Speaker | None = None,
    ) -> None:
        super().__init__(look, languages, now, speaks=speaker is not None)
        self._model = model
        model.setParent(self)
        self._home = languages[0], look.theme
        self._page: PageView | None = None
        self._shown: Catalogue | None = None
        self.attendance = Attendance(model, self)
        self.narrator = Narrator(speaker, lambda: self.language, self)
        self._scanner = Scanner(self._listens, self)
        self._scanner.scanned.connect(model.seek)
        self._keypad, self._holding = Keypad(self), Holding(self)
        self.header.installEventFilter(self._holding)
        self.staff = PinPanel(look, model.ending, self, (self.header, self.stage, self.footer))
        self._follow_center()
        self._follow_visitor()
        self.speak(languages[0])

    @property
    def page(self) -> PageView | None:
        """The page that is shown; None before the center has answered."""
        return self._page

    def speak(self, language: Language) -> None:
        """Change the language of everything, at any moment."""
        self.change_language(language)
        self.staff.speak(language)
        self._show_page_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the touches of the native window, which there is from now on."""
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not None:
            for keys in (self._scanner, self._keypad):
                window.removeEventFilter(keys)
                window.installEventFilter(keys)
            self.attendance.hear(window)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what covers the window go on doing so."""
        super().resizeEvent(event)
        for cover in (self.warning, self.staff):
            cover.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.staff.leave() if self.staff.isVisible() else self._go_back()
        else:
            super().keyPressEvent(event)

    def _follow_center(self) -> None:
        model, views = self._model, self._model.views
        model.moved.connect(self._show_page)
        model.chosen.connect(self._refresh)
        model.refused.connect(self._refuse)
        model.away.connect(self.say_away)
        model.unsent.connect(self.say_unsent)
        model.mine.changed.connect(self._follow_mine)
        model.paper.changed.connect(self._follow_paper)
        views.changed.connect(self._refresh)
        views.refused.connect(self._refuse)
        views.stale.connect(self.stale.lost)
        views.found.connect(self.stale.found)

    def _follow_visitor(self) -> None:
        self.header.named.connect(self._name_page)
        self.header.tools.language_chosen.connect(self.speak)
        self.header.tools.rights_asked.connect(self._show_rights)
        self.footer.back.connect(self._go_back)
        self.footer.over.connect(self._start_over)
        self.footer.more_time.connect(self.attendance.stay)
        self.footer.forward.connect(self._go_on)
        self.footer.entered.connect(self._enter)
        self.footer.entries_here.connect(self._show_entries)
        self._look.changed.connect(self._show_page_again)
        for aids in (self.footer, self.header.tools):
            aids.low_asked.connect(self._lower)
            aids.speech_asked.connect(self.narrator.turn)
        self._keypad.headset.connect(self.narrator.turn)
        self._keypad.read.connect(self._read)
        self._keypad.louder.connect(self.narrator.louder)
        self._keypad.leave.connect(self._ask_staff)
        self._holding.held.connect(self._ask_staff)
        self._model.ending.granted.connect(self.ended)
        self.narrator.turned.connect(self._turn_speech)
        self.attendance.counting.connect(self._count)
        self.attendance.calm.connect(self.warning.leave)
        self.attendance.over.connect(self._start_over)
        self.warning.more_time.connect(self.attendance.stay)
        self.warning.over.connect(self._start_over)

    def _show_page(self) -> None:
        """Show the page on which the visitor is, from its top."""
        hall, visitor = self._model.views.hall, self._model.visitor
        if hall is None or not self._model.views.complete:
            return
        self.narrator.leave_page()
        self._shown = self._model.catalogue
        self._page = PAGES[visitor.page](self._model, self._look, self._language)
        self._page.refresh()
        self.put(self._page, visitor, hall.name.in_(self._language.code))
        self._show_opening()
        self._focus_first()
        self.narrator.show_page(self._page)
        self.attendance.begin(changed=self._is_changed)

    @property
    def _is_changed(self) -> bool:
        """Whether somebody has changed how the kiosk looks or speaks."""
        language, theme = self._home
        other = self._language is not language or self._look.theme != theme
        return other or self.is_low or self.narrator.on

    def _show_page_again(self) -> None:
        """Make the page anew where it is scrolled to: the language or the look has changed."""
        at = self.stage.at
        self._show_page()
        self.stage.scroll_to(at)

    def _refresh(self) -> None:
        """Show what has changed on the page, and whether it can go on."""
        if self._page is None or self._outdated:
            self._show_page()
            return
        self._page.refresh()
        self._show_opening()

    def _show_opening(self) -> None:
        """Say whether numbers are given, and let go on who may."""
        hall, page = self._model.views.hall, self._page
        self.stale.say_still(ALONE if hall is not None and hall.alone else "")
        closed = hall is not None and not hall.open and self._model.visitor.page in BEFORE_NUMBER
        self.say_closed(sentences.opening(hall, self._language) if hall and closed else "")
        self.footer.allow_forward(page is not None and page.ready and not closed)

    @property
    def _outdated(self) -> bool:
        """Whether the first page shows a catalogue that is no longer in force."""
        return self._model.visitor.page is Page.WELCOME and self._shown is not self._model.catalogue

    def _name_page(self, in_header: bool) -> None:
        """The center's name stands on the first page itself where the header has no room."""
        if isinstance(self._page, WelcomePage):
            self._page.title.setVisible(not in_header)
            self._page.title.installEventFilter(self._holding)

    def _listens(self) -> bool:
        """Whether a code may be scanned now; what staff types is none."""
        return self._model.visitor.page in SCANNED and self.staff.isHidden()

    def _show_entries(self, in_footer: bool) -> None:
        """They stand on the first page itself where the footer has no room."""
        if isinstance(self._page, WelcomePage):
            self._page.entries.setHidden(in_footer)

    def _focus_first(self) -> None:
        buttons = self._page.findChildren(QAbstractButton) if self._page is not None else []
        button = next((button for button in buttons if button.isEnabled()), self.footer.goes_on)
        first = (self._page.first if self._page is not None else None) or button
        reason = Qt.FocusReason
        by_keys = self.attendance.by_keys
        first.clearFocus()
        first.setFocus(reason.TabFocusReason if by_keys else reason.MouseFocusReason)

    def _show_rights(self) -> None:
        self._model.become(self._model.visitor.to(Page.CHARTER))

    def _go_back(self) -> None:
        self._model.become(self._model.visitor.back())

    def _enter(self, page: Page) -> None:
        self._model.become(self._model.visitor.seek(page))

    def _go_on(self) -> None:
        if self._page is not None and self._page.last:
            self._start_over()
        elif self._page is not None:
            self._page.go_on()

    def _start_over(self) -> None:
        """The first page, in the first language and the look of the center."""
        self.warning.leave()
        self.staff.leave()
        language, theme = self._home
        self._model.start_over()
        self._look.wear(theme)
        self.keep_low(False)
        self.narrator.turn(False)
        self.speak(language)

    def _ask_staff(self) -> None:
        """Let the staff end the kiosk, unless the visitor is just being asked something."""
        if self.warning.isHidden() and self.staff.isHidden():
            self.staff.open()

    def _lower(self, low: bool) -> None:
        self.keep_low(low)
        self.attendance.begin(changed=self._is_changed)

    def _read(self) -> None:
        """Speak the page, again if it was spoken already."""
        if self.narrator.on:
            self.narrator.read_page()
        self.narrator.turn(True)

    def _turn_speech(self, on: bool) -> None:
        for aids in (self.footer, self.header.tools):
            aids.speech.setChecked(on)
        self.attendance.begin(changed=self._is_changed)

    def _count(self, seconds: int) -> None:
        if isinstance(self._page, NumberPage):
            self.footer.count(seconds, self._language)
        elif self.staff.isHidden():
            if self.warning.isHidden():
                self.narrator.tell(self.warning.accessibleName())
            self.warning.count(seconds, self._language)

    def _follow_paper(self) -> None:
        """Say what became of it; a number without paper stands for longer."""
        self._refresh()
        if isinstance(self._page, NumberPage):
            self.attendance.begin(changed=False)

    def _follow_mine(self) -> None:
        """Show how it stands; who listens hears what is new of it."""
        page, before = self._page, self._page.said if self._page is not None else ""
        self._refresh()
        if page is not None and page is self._page and page.said != before:
            self.narrator.tell(page.said)

    def _refuse(self, refused: Refused) -> None:
        self._refresh()
        self.say_no(refused)
        self.narrator.tell(self.notice.text)


def open_kiosk(
    station: Station,
    tasks: Tasks,
    watch: Watch,
    languages: Sequence[Language],
    look: Look,
    wording: Wording,
    printer: TicketPrinter | None = None,
    speaker: Speaker | None = None,
) -> KioskScreen:
    """The kiosk's window, beginning in the first language; without a printer the screen is all.
    Without a `speaker` nothing is offered to be listened to.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    """
    model = KioskModel(station, tasks, watch, wording, printer)
    return KioskScreen(model, languages, look, lambda: local(station.clock.now().at), speaker)
