"""The counter's window: signing in, the desk, and what both have in common."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.language import Language, words
from ui.counter.model import CounterModel
from ui.counter.pages.desk import DeskPage, is_roomy
from ui.counter.parts.top_bar import TopBar
from ui.desk.sentence import Message, Sentence
from ui.desk.sign_in import Place, SignInPage
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Contrast, Look, Tone
from ui.theme.metrics import DESK_SCALES, desk_scale
from ui.watch import Watch
from ui.widgets import StaleBanner

TICK_MS = 1_000
NARROWEST, LOWEST = 1024, 640


class CounterScreen(QWidget):
    """Shows signing in until somebody sits at the counter, then the desk; owns its model."""

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        languages: Sequence[Language],
        look: Look,
        counter: str,
    ) -> None:
        super().__init__()
        self._station, self._look = station, look
        self._languages, self._language = languages, languages[0]
        self._message: Message | None = None
        self._begun = self._sized = False
        self.model = CounterModel(station, counter, tasks, watch, self)
        self._top = TopBar(look)
        self._banner = StaleBanner(look, self._language, self._now)
        self.sign_in, self.desk = (
            SignInPage(look, _place(counter)),
            DeskPage(look, self._language, self.model),
        )
        self._pages = QStackedWidget()
        for page in (self.sign_in, self.desk):
            self._pages.addWidget(page)
        self._column = QVBoxLayout(self)
        for widget in (self._top, self._banner):
            self._column.addWidget(widget)
        self._column.addWidget(self._pages, 1)
        self.setProperty("ground", "paper")
        look.dress(self)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._connect()
        self._restyle()
        self.speak(self._language)

    def speak(self, language: Language) -> None:
        """Say everything in another language, in its direction; nothing else changes."""
        self._language = language
        direction = (
            Qt.LayoutDirection.RightToLeft
            if language.right_to_left
            else Qt.LayoutDirection.LeftToRight
        )
        self.setLayoutDirection(direction)
        self._banner.speak(language)
        self._write_message()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Open with text as large as the window has room for, unless told how large."""
        super().showEvent(event)
        if not self._sized and self._look.theme.scale == DESK_SCALES[0]:
            self._look.set_scale(desk_scale(self.width(), self.height()))
        self._sized = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out of the upper edge where there is no room for them."""
        super().resizeEvent(event)
        self._show()

    def _connect(self) -> None:
        self._top.pressed.connect(self.desk.press)
        self._top.next_language.connect(self._next_language)
        self._top.next_contrast.connect(self._next_contrast)
        self._top.next_size.connect(self._next_size)
        self.sign_in.wanted.connect(self.model.admission.ask)
        self.desk.off.connect(self._tell_off)
        self.model.changed.connect(self._show)
        self.model.admission.changed.connect(self._show)
        self.model.told.connect(self._tell)
        self.model.stale.connect(self._banner.lost)
        self.model.found.connect(self._banner.found)
        self._look.changed.connect(self._restyle)
        self._ticks.timeout.connect(self.desk.tick)
        self._ticks.start()

    def _show(self) -> None:
        """Bring everything up to what the model knows."""
        state, person = self.model.state, self.model.person
        language, other = self._language, self._other_language()
        self._top.arrange(roomy=is_roomy(self.width(), self._look))
        center = self.model.reference.center.in_(language.code)
        self.sign_in.speak(self._who_is_here(), language)
        self.sign_in.show_busy(self.model.admission.busy, language)
        if state is not None and person is not None:
            self._top.show_counter(person.name.in_(language.code), state.desk, language, other)
            self.desk.show_desk(state, language)
            self._turn_to(self.desk)
        else:
            self._top.show_center(center, language, other)
            self._turn_to(self.sign_in)

    def _who_is_here(self) -> str:
        """The name of somebody who signed in at this counter before the window was opened."""
        state = self.model.state
        employee = state.desk.employee if state is not None else None
        if state is None or employee is None:
            return ""
        return state.reference.person_name(employee).in_(self._language.code)

    def _turn_to(self, page: DeskPage | SignInPage) -> None:
        if page is self._pages.currentWidget() and self._begun:
            return
        self._begun = True
        self._pages.setCurrentWidget(page)
        page.begin()
        if page is self.desk:
            self._tell(None)

    def _tell(self, message: Message | None) -> None:
        self._message = message
        self._write_message()
        if message is not None and message.tone is Tone.BAD:
            self.sign_in.retry()

    def _write_message(self) -> None:
        for page in (self.sign_in, self.desk):
            page.tell(self._message, self._language)

    def _tell_off(self, why: str) -> None:
        """Say why a choice is off."""
        self._tell(Message(Tone.WARN, why))

    def _other_language(self) -> Language:
        codes = [language.code for language in self._languages]
        at = codes.index(self._language.code)
        return self._languages[(at + 1) % len(codes)]

    def _next_language(self) -> None:
        self.speak(self._other_language())

    def _next_contrast(self) -> None:
        high = self._look.theme.contrast is Contrast.HIGH
        self._look.set_contrast(Contrast.LIGHT if high else Contrast.HIGH)

    def _next_size(self) -> None:
        larger = (scale for scale in DESK_SCALES if scale > self._look.theme.scale)
        self._look.set_scale(next(larger, DESK_SCALES[0]))

    def _now(self) -> datetime:
        return local(self._station.clock.now().at)

    def _restyle(self) -> None:
        theme = self._look.theme
        edge = theme.space(4)
        self._column.setContentsMargins(edge, theme.space(3), edge, theme.space(3))
        self._column.setSpacing(theme.space(3))
        self.setMinimumSize(NARROWEST, LOWEST)
        self._show()


def _place(counter: str) -> Place:
    return Place(
        Sentence(words("Counter {counter}"), (("counter", counter),)),
        words("Sign in to serve here"),
        words("Sign in and open"),
    )


def open_counter(
    station: Station,
    tasks: Tasks,
    watch: Watch,
    languages: Sequence[Language],
    look: Look,
    counter: str,
) -> CounterScreen:
    """The window of one counter, which begins with signing in, in the first language.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    """
    return CounterScreen(station, tasks, watch, languages, look, counter)
