"""The kiosk's window: it shows one page after the other and says what is wrong."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QVBoxLayout, QWidget

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import local
from center_app.domain.refusal import Refused
from center_app.language import Language
from center_app.language.reasons import sentence
from ui.kiosk import sentences
from ui.kiosk.attendance import Attendance
from ui.kiosk.model import KioskModel
from ui.kiosk.pages.number import NumberPage
from ui.kiosk.pages.page import PageView
from ui.kiosk.pages.table import PAGES
from ui.kiosk.pages.welcome import WelcomePage
from ui.kiosk.paper import TicketPrinter
from ui.kiosk.parts.footer import Footer
from ui.kiosk.parts.header import Header
from ui.kiosk.parts.stage import Stage
from ui.kiosk.parts.time_warning import TimeWarning
from ui.kiosk.visitor import Page
from ui.kiosk.wording import Wording
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look, Tone
from ui.watch import Watch
from ui.widgets import Banner, StaleBanner

BEFORE_NUMBER = frozenset({Page.BASKET, Page.PRIORITY})
"""Pages from which a number is taken, while the center is open."""


class KioskScreen(QWidget):
    """Begins in the first of the languages and in the look that it is given, and returns to both.

    `now` is the clock of the roof. All choices lie in the model: a page is made anew whenever the
    language or the look changes.
    """

    def __init__(
        self,
        model: KioskModel,
        languages: Sequence[Language],
        look: Look,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._model, self._look = model, look
        model.setParent(self)
        self._home = languages[0], look.theme
        self._language = languages[0]
        self._page: PageView | None = None
        self._shown: Catalogue | None = None
        self.header = Header(look, languages)
        self.footer = Footer(look)
        self.stale = StaleBanner(look, languages[0], now)
        self.notice = Banner(look)
        self._stage = Stage(look)
        self.warning = TimeWarning(look, self, (self.header, self._stage, self.footer))
        self.attendance = Attendance(model, self)
        self._put_together()
        self._connect()
        self._speak(languages[0])

    @property
    def page(self) -> PageView | None:
        """The page that is shown; None before the center has answered."""
        return self._page

    @property
    def language(self) -> Language:
        return self._language

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the touches of the native window, which there is from now on."""
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not None:
            self.attendance.hear(window)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the warning cover the window."""
        super().resizeEvent(event)
        self.warning.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _put_together(self) -> None:
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look.dress(self)
        space = self._look.theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(2), space(5), space(2))
        column.setSpacing(space(3))
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the screen is what it is
        for part in (self.header, self.stale, self.notice):
            column.addWidget(part)
        column.addWidget(self._stage, 1)
        column.addWidget(self.footer)
        self.header.hide()  # until there is a page

    def _connect(self) -> None:
        model, views, attendance = self._model, self._model.views, self.attendance
        model.moved.connect(self._show_page)
        model.chosen.connect(self._refresh)
        model.refused.connect(self._say_no)
        model.away.connect(self._say_away)
        model.paper.changed.connect(self._follow_paper)
        views.changed.connect(self._refresh)
        views.refused.connect(self._say_no)
        views.stale.connect(self.stale.lost)
        views.found.connect(self.stale.found)
        self.header.named.connect(self._name_page)
        self.header.tools.language_chosen.connect(self._speak)
        self.header.tools.rights_asked.connect(lambda: self._go(Page.CHARTER))
        self.footer.back.connect(self._go_back)
        self.footer.over.connect(self._start_over)
        self.footer.more_time.connect(attendance.stay)
        self.footer.forward.connect(self._go_on)
        self._look.changed.connect(self._show_page_again)
        attendance.counting.connect(self._count)
        attendance.calm.connect(self.warning.leave)
        attendance.over.connect(self._start_over)
        self.warning.more_time.connect(attendance.stay)
        self.warning.over.connect(self._start_over)

    def _show_page(self) -> None:
        """Show the page on which the visitor is, from its top."""
        if not self._model.views.complete:
            return
        self.notice.clear()
        self._shown = self._model.catalogue
        where = self._model.visitor.page
        self._page = PAGES[where](self._model, self._look, self._language)
        self.footer.follow(self._stage.put(self._page))
        self._show_edges(where)
        self._refresh()
        self._focus_first()
        self.attendance.begin(changed=self._changed)

    def _show_edges(self, where: Page) -> None:
        hall = self._model.views.hall
        name = hall.name.in_(self._language.code) if hall is not None else ""
        self.header.show_page(where, name, self._language)
        self.footer.offer(
            back=bool(self._model.visitor.behind),
            over=where not in {Page.WELCOME, Page.NUMBER},
            more_time=where is Page.NUMBER,
            forward=self._page.forward if self._page is not None else "",
        )
        self.header.show()

    def _name_page(self, in_header: bool) -> None:
        """The center's name stands on the first page itself where the header has no room."""
        if isinstance(self._page, WelcomePage):
            self._page.title.setVisible(not in_header)

    def _show_page_again(self) -> None:
        """Make the page anew where it is scrolled to: the language or the look has changed."""
        at = self._stage.at
        self._show_page()
        self._stage.scroll_to(at)

    def _refresh(self) -> None:
        """Show what has changed on the page, and whether it can go on."""
        if self._page is None or self._outdated:
            self._show_page()
            return
        self._page.refresh()
        hall = self._model.views.hall
        closed = hall is not None and not hall.open and self._model.visitor.page in BEFORE_NUMBER
        if closed and hall is not None:
            self.notice.tell(Tone.WARN, sentences.opening(hall, self._language))
        self.footer.allow_forward(self._page.ready and not closed)

    @property
    def _outdated(self) -> bool:
        """Whether the first page shows a catalogue that is no longer in force."""
        return self._model.visitor.page is Page.WELCOME and self._shown is not self._model.catalogue

    def _focus_first(self) -> None:
        buttons = self._page.findChildren(QAbstractButton) if self._page is not None else []
        first = next((button for button in buttons if button.isEnabled()), self.footer.goes_on)
        reason = Qt.FocusReason
        first.clearFocus()
        first.setFocus(
            reason.TabFocusReason if self.attendance.by_keys else reason.MouseFocusReason
        )

    def _speak(self, language: Language) -> None:
        """Change the language of everything, and with it the direction."""
        self._language = language
        direction = Qt.LayoutDirection
        rtl = language.right_to_left
        self.setLayoutDirection(direction.RightToLeft if rtl else direction.LeftToRight)
        self.setWindowTitle(language.say("Kiosk"))
        self.footer.speak(language)
        self.stale.speak(language)
        self.warning.speak(language)
        self._show_page_again()

    def _go(self, page: Page) -> None:
        self._model.become(self._model.visitor.to(page))

    def _go_back(self) -> None:
        self._model.become(self._model.visitor.back())

    def _go_on(self) -> None:
        if isinstance(self._page, NumberPage):
            self._start_over()
        elif self._page is not None:
            self._page.go_on()
            self._refresh()

    def _start_over(self) -> None:
        """The first page, in the first language and the look of the center."""
        self.warning.leave()
        language, theme = self._home
        self._model.start_over()
        self._look.wear(theme)
        self._speak(language)

    @property
    def _changed(self) -> bool:
        """Whether somebody has chosen another language or look."""
        return (self._language, self._look.theme) != self._home

    def _count(self, seconds: int) -> None:
        if isinstance(self._page, NumberPage):
            self.footer.count(seconds, self._language)
        else:
            self.warning.count(seconds, self._language)

    def _follow_paper(self) -> None:
        """A number without paper stands for longer."""
        self._refresh()
        self.attendance.begin(changed=self._changed)

    def _say_no(self, refused: Refused) -> None:
        self._refresh()
        self.notice.tell(Tone.WARN, sentence(self._language, refused))

    def _say_away(self) -> None:
        say = self._language.say
        text = say("The system does not answer just now. The number is asked for again by itself.")
        self.notice.tell(Tone.WARN, text)


def open_kiosk(
    station: Station,
    tasks: Tasks,
    watch: Watch,
    languages: Sequence[Language],
    look: Look,
    wording: Wording,
    printer: TicketPrinter | None = None,
) -> KioskScreen:
    """The kiosk's window, beginning in the first language; without a printer the screen is all.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    """
    model = KioskModel(station, tasks, watch, wording, printer)
    return KioskScreen(model, languages, look, lambda: local(station.clock.now().at))
