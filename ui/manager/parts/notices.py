"""What the last command led to, and what somebody has to see to: the link, the printers."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from center_app.domain.bursts import Burst
from center_app.domain.clock import SECOND
from center_app.domain.refusal import Refused
from center_app.language import Language
from center_app.language.reasons import sentence
from sync.words import CATALOGUE_PASSING, CATALOGUE_TROUBLES, PASSING, TROUBLES
from ui.desk.sentence import Sentence
from ui.manager.printer_words import printer_notice
from ui.manager.views import ManagerViews
from ui.theme import Look, Tone
from ui.widgets import Banner

STAYS_MS = 30 * SECOND
"""How long it is told what a command has done."""


class Notices(QObject):
    """Banners for a page, in the language of the moment: what was done, and what needs somebody."""

    def __init__(self, look: Look, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.told, self.trouble = Banner(look), Banner(look)
        self.printers, self.bursts, self.catalogue = Banner(look), Banner(look), Banner(look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.told.clear)

    def tell_closed(self, expired: int) -> None:
        """The day is closed."""
        expiry = self.language.say_many("{n} visit expired.", "{n} visits expired.", expired)
        told = self.language.say("The day has been closed.")
        self._tell(Tone.GOOD, told, expiry if expired else "")

    def tell_reopened(self) -> None:
        """The day goes on."""
        self._tell(Tone.GOOD, self.language.say("The day goes on: numbers are given again."))

    def tell_reported(self, report: Path) -> None:
        """The report lies there."""
        self._tell(Tone.GOOD, self.language.say("The day's report is ready."), str(report))

    def tell_done(self, done: Sentence) -> None:
        """It was done."""
        self._tell(Tone.GOOD, done.said(self.language))

    def tell_refused(self, refused: Refused) -> None:
        """The center says no."""
        self._tell(Tone.WARN, sentence(self.language, refused))

    def tell_away(self) -> None:
        """The center does not answer."""
        self._tell(Tone.WARN, self.language.say("This cannot be done just now. Please try again."))

    def show_trouble(self, views: ManagerViews) -> None:
        """Tell what keeps entries from the registry, where that needs somebody who acts."""
        trouble = views.link.trouble if views.link is not None else None
        if trouble is None or trouble in PASSING:
            self.trouble.clear()
        else:
            self.trouble.tell(Tone.WARN, self.language.say(TROUBLES[trouble]))

    def show_catalogue(self, views: ManagerViews) -> None:
        """Tell why what the registry gives is not taken, where that needs somebody who acts."""
        trouble = views.link.catalogue if views.link is not None else None
        if trouble is None or trouble in CATALOGUE_PASSING:
            self.catalogue.clear()
        else:
            self.catalogue.tell(Tone.WARN, self.language.say(CATALOGUE_TROUBLES[trouble]))

    def show_bursts(self, bursts: tuple[Burst, ...]) -> None:
        """Tell which stations give numbers faster than people can take them."""
        lines = [
            self.language.say(
                "Station {station} gave {n} numbers in the last minute.",
                station=burst.station,
                n=burst.given,
            )
            for burst in bursts
        ]
        if not lines:
            self.bursts.clear()
            return
        look = self.language.say("Please look whether somebody there needs help.")
        self.bursts.tell(Tone.WARN, "\n".join(lines), look)

    def show_printers(self, views: ManagerViews) -> None:
        """Tell which printers need somebody and what to do; gone once they are well again."""
        notice = printer_notice(views.printers, self.language)
        if notice is None:
            self.printers.clear()
        else:
            self.printers.tell(*notice)

    def _tell(self, tone: Tone, text: str, note: str = "") -> None:
        self.told.tell(tone, text, note)
        self._timer.start()
