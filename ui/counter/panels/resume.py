"""The visits that were set aside and could go on here."""

from PySide6.QtCore import Signal

from center_app.domain.clock import local
from center_app.domain.views.desk import HeldVisit
from center_app.language import Language, words
from center_app.language.dates import clock
from ui.counter.desk import DeskState
from ui.counter.panels.choosing import Choosing
from ui.counter.wording import HOLD_REASONS
from ui.desk.choice_list import Choice


class ResumePanel(Choosing):
    """`resumed(visit)`."""

    resumed = Signal(str)

    def ask(self, state: DeskState, language: Language) -> None:
        self.head(
            language.say(words("Visits on hold")),
            language.say(words("Who is chosen goes on here at once, without a new call.")),
        )
        self.offer(_held(visit, language) for visit in state.desk.held)

    def take(self, code: str) -> None:
        self.resumed.emit(code)


def _held(visit: HeldVisit, language: Language) -> Choice:
    known = (reason.name for reason in HOLD_REASONS if reason.code == visit.reason)
    reason = language.say(next(known, ""))
    since = language.say(words("since {time}"), time=clock(local(visit.since)))
    return Choice(visit.visit, visit.number, f"{reason} · {since}" if reason else since)
