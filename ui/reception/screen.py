"""The reception's window: signing in, the door, and what both have in common."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut

from center_app.language import Language, words
from ui.desk.printing import DeskPrinter
from ui.desk.sentence import Message, Sentence
from ui.desk.sign_in import Place, SignInPage
from ui.desk.window import DeskWindow
from ui.reception.model import ReceptionModel
from ui.reception.pages.door import DoorPage
from ui.reception.parts.top_bar import TopBar
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look, Tone
from ui.ticket.wording import Wording
from ui.watch import Watch

PLACE = Place(
    Sentence(words("Reception")), words("Sign in to help visitors at the door"), words("Sign in")
)

SIGN_OUT = "Ctrl+F12"


class ReceptionScreen(DeskWindow):
    """Shows signing in until somebody works at the door; owns its model."""

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        languages: Sequence[Language],
        look: Look,
        wording: Wording,
        printer: DeskPrinter | None = None,
    ) -> None:
        super().__init__(station, languages, look)
        self._message: Message | None = None
        self._begun = False
        self.model = ReceptionModel(station, tasks, watch, wording, printer, self)
        self._top = TopBar(look)
        self.sign_in, self.door = SignInPage(look, PLACE), DoorPage(look, languages, self.model)
        self._connect()
        self._put_together(self._top, self._top.tools, self.sign_in, self.door)
        self.speak(self._language)

    def _connect(self) -> None:
        leave = QShortcut(QKeySequence(SIGN_OUT), self)
        leave.activated.connect(self.model.sign_out)
        self._top.signed_out.connect(self.model.sign_out)
        self.sign_in.wanted.connect(self.model.admission.ask)
        self.door.off.connect(self._tell_off)
        self.model.changed.connect(self._show)
        self.model.admission.changed.connect(self._show)
        self.model.told.connect(self._tell)
        self.model.stale.connect(self._banner.lost)
        self.model.found.connect(self._banner.found)

    def _show(self) -> None:
        """Bring everything up to what the model knows."""
        model, language, other = self.model, self._language, self._other_language()
        self.sign_in.speak("", language)
        self.sign_in.show_busy(model.admission.busy, language)
        if model.person is not None:
            name = model.person.name.in_(language.code)
            self._top.show_door(name, model.views.door, language, other)
            self.door.show_door(language)
            self._turn_to(self.door)
        else:
            center = model.views.reference.center.in_(language.code)
            self._top.show_center(center, language, other)
            self._turn_to(self.sign_in)

    def _turn_to(self, page: DoorPage | SignInPage) -> None:
        if page is self._pages.currentWidget() and self._begun:
            return
        self._begun = True
        self._pages.setCurrentWidget(page)
        page.begin()
        self._tell(None)

    def _tell(self, message: Message | None) -> None:
        self._message = message
        self._write_message()
        if message is not None and message.tone is Tone.BAD:
            self.sign_in.retry()

    def _write_message(self) -> None:
        for page in (self.sign_in, self.door):
            page.tell(self._message, self._language)

    def _tell_off(self, why: str) -> None:
        """Say why a choice is off."""
        self._tell(Message(Tone.WARN, why))


def open_reception(
    station: Station,
    tasks: Tasks,
    watch: Watch,
    languages: Sequence[Language],
    look: Look,
    wording: Wording,
    printer: DeskPrinter | None = None,
) -> ReceptionScreen:
    """The window of the reception, which begins with signing in, in the first language.

    `tasks` and `watch` stay the caller's, who starts the watch; the `look` is this window's own.
    """
    return ReceptionScreen(station, tasks, watch, languages, look, wording, printer)
