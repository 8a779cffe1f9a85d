"""The counter's window: signing in, the desk, and what both have in common."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent

from center_app.language import Language, words
from ui.counter.beside import NOTHING, Beside
from ui.counter.model import CounterModel
from ui.counter.pages.cover import CoverPage
from ui.counter.pages.desk import DeskPage, is_roomy
from ui.counter.paper import GOES_ON
from ui.counter.parts.top_bar import TopBar
from ui.counter.touches import Touches
from ui.counter.verbs import FACES, Verb
from ui.desk.sentence import Message, Sentence
from ui.desk.sign_in import Place, SignInPage
from ui.desk.window import DeskWindow
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look, Tone
from ui.watch import Watch

TICK_MS = 1_000


class CounterScreen(DeskWindow):
    """Shows signing in until somebody sits at the counter, then the desk; owns its model."""

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        languages: Sequence[Language],
        look: Look,
        counter: str,
        beside: Beside = NOTHING,
    ) -> None:
        super().__init__(station, languages, look)
        self._message: Message | None = None
        self._begun = False
        self.model = CounterModel(station, counter, tasks, watch, beside, self)
        self._top = TopBar(look)
        self.sign_in = SignInPage(look, _place(counter))
        self.cover = CoverPage(look)
        self._colleague = False
        self.desk = DeskPage(look, self._language, self.model)
        self._touches = Touches(self)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._connect()
        self._put_together(self._top, self._top.tools, self.sign_in, self.cover, self.desk)
        self.speak(self._language)

    def _connect(self) -> None:
        self._top.pressed.connect(self._press)
        help_key = QShortcut(QKeySequence(FACES[Verb.HELP].key), self)
        help_key.setAutoRepeat(False)
        help_key.activated.connect(partial(self._press, Verb.HELP))
        self.sign_in.wanted.connect(self.model.admission.ask)
        self.sign_in.taken_over.connect(self.model.take_over)
        self.sign_in.declined.connect(self.model.decline)
        self.sign_in.left.connect(self._stay)
        self.cover.opened.connect(self.model.unlock)
        self.cover.colleague.connect(self._let_sign_in)
        self.desk.off.connect(self._tell_off)
        self.model.changed.connect(self._show)
        self.model.admission.changed.connect(self._show)
        self.model.told.connect(self._tell)
        self.model.stale.connect(self._lose)
        self.model.found.connect(self._banner.found)
        self._touches.touched.connect(self.model.cover.touch)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()

    def _show(self) -> None:
        """Bring everything up to what the model knows."""
        state, person = self.model.state, self.model.person
        language, other = self._language, self._other_language()
        self._top.arrange(roomy=is_roomy(self.width(), self._look))
        center = self.model.reference.center.in_(language.code)
        self.sign_in.speak(self._who_is_here(), language)
        self.sign_in.show_busy(self.model.admission.busy, language)
        self.sign_in.show_offer(offered=self.model.offer is not None, language=language)
        self._colleague = self._colleague and self.model.cover.locked
        if state is not None and person is not None and self.model.cover.locked:
            self._top.show_covered(center, state.desk, language, other)
            who, busy = person.name.in_(language.code), self.model.cover.admission.busy
            self.cover.show_desk(who, state.desk, language, busy=busy)
            self._turn_to(self.sign_in if self._colleague else self.cover)
        elif state is not None and person is not None:
            self._top.show_counter(person.name.in_(language.code), state.desk, language, other)
            self.desk.show_desk(state, language)
            self._turn_to(self.desk)
        else:
            if state is not None and state.desk.employee is not None:
                self._top.show_covered(center, state.desk, language, other)
            else:
                self._top.show_center(center, language, other)
            self._turn_to(self.sign_in)

    def _lose(self, since: datetime | None) -> None:
        """What is shown is old; whoever works here can serve by paper meanwhile."""
        self._banner.say_still(GOES_ON if self.model.person is not None else "")
        self._banner.lost(since)

    def tick(self) -> None:
        """Count on what is counted, and cover a desk that nobody has touched for long."""
        if self.model.person is not None and self.model.desk is not None:
            self.model.cover.look(self.model.desk.lock_min)
        self.desk.tick()
        self.cover.tick(self.model.age_ms)

    def showEvent(self, event: QShowEvent) -> None:
        """Take every key and touch of this window as a sign of somebody there."""
        super().showEvent(event)
        window = self.windowHandle()
        if window is not None:
            window.removeEventFilter(self._touches)
            window.installEventFilter(self._touches)

    def _press(self, verb: Verb) -> None:
        """A key or button of the window's edge; where the desk is covered it stays so."""
        if self._pages.currentWidget() is self.desk:
            self.desk.press(verb)
        else:
            self.model.press(verb)

    def _let_sign_in(self) -> None:
        """A colleague is to sign in while the desk is covered."""
        self._colleague = True
        self._show()

    def _stay(self) -> None:
        """Nothing is taken over, and a covered desk waits for who works there."""
        self.model.decline()
        self._colleague = False
        self._show()

    def _who_is_here(self) -> str:
        """The name of somebody who signed in at this counter before the window was opened."""
        state = self.model.state
        employee = state.desk.employee if state is not None else None
        if state is None or employee is None:
            return ""
        return state.reference.person_name(employee).in_(self._language.code)

    def _turn_to(self, page: DeskPage | SignInPage | CoverPage) -> None:
        if page is self._pages.currentWidget() and self._begun:
            return
        self._begun = True
        self._pages.setCurrentWidget(page)
        page.begin()
        if page is not self.sign_in:
            self._tell(None)

    def _tell(self, message: Message | None) -> None:
        self._message = message
        self._write_message()
        if message is not None and message.tone is Tone.BAD:
            (self.cover if self._pages.currentWidget() is self.cover else self.sign_in).retry()

    def _write_message(self) -> None:
        for page in (self.sign_in, self.cover, self.desk):
            page.tell(self._message, self._language)

    def _tell_off(self, why: str) -> None:
        """Say why a choice is off."""
        self._tell(Message(Tone.WARN, why))


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
    beside: Beside = NOTHING,
) -> CounterScreen:
    """The window of one counter, which begins with signing in, in the first language.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    """
    return CounterScreen(station, tasks, watch, languages, look, counter, beside)
