"""The visits that were set aside and could go on here."""

from dataclasses import replace

from PySide6.QtCore import Signal

from center_app.domain.clock import local
from center_app.domain.views.on_hold import HeldVisit
from center_app.language import Language, words
from center_app.language.dates import clock
from ui.counter.desk import DeskState
from ui.counter.panels.choosing import Choosing
from ui.counter.wording import BACK_OFFICE, EARLIER_REASONS, HOLD_REASONS
from ui.desk.choice_list import Choice


class ResumePanel(Choosing):
    """`resumed(visit)`; `arrived(visit, line, stage)` when a back office is done with a step."""

    resumed = Signal(str)
    arrived = Signal(str, int, int)

    def ask(self, state: DeskState, language: Language) -> None:
        self.head(
            language.say(words("Visits on hold")),
            language.say(words("Who is chosen goes on here at once, without a new call.")),
        )
        self.offer(_choice(visit, state, language) for visit in state.desk.held)

    def take(self, code: str) -> None:
        visit, *step = code.split()
        if step:
            self.arrived.emit(visit, int(step[0]), int(step[1]))
        else:
            self.resumed.emit(visit)


def _choice(visit: HeldVisit, state: DeskState, language: Language) -> Choice:
    """Held here, or in a back office: what can be said of it is that it is back."""
    busy = state.desk.visit is not None
    if visit.awaited is None:
        off = language.say(words("Another visit is at this counter")) if busy else ""
        return replace(_held(visit, language), off=off)
    service = state.reference.service_name(visit.service or "").in_(language.code)
    since = language.say(words("since {time}"), time=clock(local(visit.since)))
    return Choice(
        f"{visit.visit} {visit.awaited.line} {visit.awaited.stage}",
        visit.number,
        f"{service} · {since}",
        state=language.say(words("The result is here")),
        group=language.say(BACK_OFFICE),
    )


def _held(visit: HeldVisit, language: Language) -> Choice:
    known = (reason.name for reason in HOLD_REASONS if reason.code == visit.reason)
    reason = language.say(next(known, EARLIER_REASONS.get(visit.reason or "", "")))
    since = language.say(words("since {time}"), time=clock(local(visit.since)))
    return Choice(visit.visit, visit.number, f"{reason} · {since}" if reason else since)
