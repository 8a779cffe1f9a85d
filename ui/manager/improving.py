"""Improvement actions: opened because of a message or a figure, planned anew, and ended."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.action import Action, ActionState, Aim, Cause
from center_app.domain.measuring import days_after, days_before, measured
from center_app.domain.span import Span
from center_app.domain.text import Text
from center_app.domain.views.messages import MessageView
from center_app.language import words
from center_app.store.kept.plans import Plan
from ui.desk.sentence import Sentence
from ui.manager.deeds import Deeds
from ui.manager.session import Session
from ui.station import Source, Station

NO_PLAN = Plan(None, None)

OPENED = words("The improvement action has been opened.")
PLANNED = words("The improvement action has been planned anew.")
MEASURED = words("The improvement action is done, and its indicator measured.")
NOTHING_THERE = words(
    "The improvement action is done. Since it was opened there was nothing to measure its "
    "indicator on."
)
TOO_SOON = words(
    "The improvement action is done. No day has begun since it was opened, so its indicator was "
    "not measured."
)
DROPPED = words("The improvement action has been dropped.")


@dataclass(frozen=True, slots=True)
class Origin:
    """Why an action is opened: a message, or a figure of some days; and of what the indicator is
    taken, named by `about`: None for the whole center."""

    span: Span
    message: str | None = None
    agency: str | None = None
    service: str | None = None
    about: Text | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was filled in for a new action."""

    cause: Cause
    aim: Aim
    due: date
    who: str
    text: str


class Improving(QObject):
    """`begun()` when an action is to be opened: `origin` says why. `changed()` when there is
    another plan to read or the form is done with; `told(Sentence)` what was done.
    """

    begun = Signal()
    changed = Signal()
    told = Signal(object)

    def __init__(
        self,
        station: Station,
        deeds: Deeds,
        session: Session,
        business_day: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._deeds, self._session = station, deeds, session
        self._business_day = business_day
        self.origin: Origin | None = None
        self.action, self.plan = "", NO_PLAN
        self._asked = ""
        session.changed.connect(self._look_who)

    @property
    def today(self) -> date:
        """The center's business day, which goes on after midnight."""
        return self._business_day()

    def begin(self, origin: Origin) -> None:
        """Fill in a new action, once somebody is signed in."""
        self._session.need(partial(self._begin, origin))

    def begin_for(self, view: MessageView) -> None:
        """Fill in a new action because of a message, about what the message is about."""
        message, days = view.message, days_before(self.today)
        if message.service is not None:
            self.begin(Origin(days, message.id, service=message.service, about=view.service))
        else:
            self.begin(Origin(days, message.id, agency=message.agency, about=view.agency))

    def leave(self) -> None:
        """No action is opened after all."""
        self.origin = None
        self.changed.emit()

    def look(self, action: str) -> None:
        """Read what is to be done, if somebody is signed in; not asked twice for the same, for
        whoever may not read it is told so once."""
        if self._session.employee is None or self._deeds.busy:
            return
        if action not in ("", self.action, self._asked):
            self._asked = action
            self._read(action)

    def read(self, action: str) -> None:
        """Read it as whoever is signed in, or signs in now."""
        self._session.need(partial(self._read, action))

    def open(self, wanted: Wanted) -> None:
        """Open it, with the indicator as it was on the days of its origin."""
        if self.origin is not None:
            self._session.need(partial(self._open, self.origin, wanted))

    def plan_anew(self, action: Action, who: str, due: date) -> None:
        """Give it to another, or another day."""
        self._deeds.do(c.PlanAction, self._planned, action=action.id, who=who, due=due)

    def end(self, action: Action, text: str) -> None:
        """It is done: measure its indicator as often as before."""
        self._session.need(partial(self._end, action, text))

    def drop(self, action: Action, text: str) -> None:
        """Let it be, and say why."""
        state, done = ActionState.DROPPED, partial(self._ended, DROPPED)
        self._deeds.do_once(c.EndAction, done, action=action.id, state=state, text=text)

    def _begin(self, origin: Origin) -> None:
        last = min(origin.span.last, self.today)
        span = Span(min(origin.span.first, last), last)
        self.origin = replace(origin, span=span)
        self.begun.emit()
        self.changed.emit()

    def _read(self, action: str) -> None:
        employee = self._session.employee
        if employee is not None:
            work = partial(self._station.center.plan_of, action, employee)
            self._deeds.run(work, partial(self._show, action))

    def _open(self, origin: Origin, wanted: Wanted) -> None:
        meant = (c.OpenAction, self._session.employee, origin, wanted)
        command = self._deeds.same(meant, partial(self._opening, origin, wanted))
        work = partial(_opened, self._station.center, command, origin, wanted.aim)
        self._deeds.run(work, self._told_opened, meant)

    def _opening(self, origin: Origin, wanted: Wanted) -> partial[c.OpenAction]:
        return partial(
            c.OpenAction,
            **self._by(),
            action=self._station.new_id(),
            cause=wanted.cause,
            aim=wanted.aim,
            due=wanted.due,
            who=wanted.who,
            text=wanted.text,
            message=origin.message,
            agency=origin.agency,
            service=origin.service,
        )

    def _end(self, action: Action, text: str) -> None:
        meant = (c.EndAction, self._session.employee, action.id, text)
        command = self._deeds.same(meant, partial(self._ending, action, text))
        span = days_after(action.day, action.before, self.today)
        work = partial(_done, self._station.center, command, action, span)
        self._deeds.run(work, self._measured, meant)

    def _ending(self, action: Action, text: str) -> partial[c.EndAction]:
        state = ActionState.DONE
        return partial(c.EndAction, **self._by(), action=action.id, state=state, text=text)

    def _by(self) -> dict[str, Any]:
        return {
            "id": self._station.new_id(),
            "station": self._station.name,
            "employee": self._session.employee,
        }

    def _told_opened(self, _done: Done) -> None:
        self.origin = None
        self.told.emit(Sentence(OPENED))
        self.changed.emit()

    def _planned(self, _done: Done) -> None:
        self.told.emit(Sentence(PLANNED))

    def _measured(self, done: Done) -> None:
        after = done.the(e.ActionEnded).after
        if after is None:
            self._ended(TOO_SOON, done)
        else:
            self._ended(NOTHING_THERE if after.value is None else MEASURED, done)

    def _ended(self, said: str, _done: object) -> None:
        self.action = self._asked = ""
        self.told.emit(Sentence(said))
        self.changed.emit()

    def _show(self, action: str, plan: Plan) -> None:
        if self._session.employee is not None:
            self.action, self.plan = action, plan
            self.changed.emit()

    def _look_who(self) -> None:
        self._asked = ""
        if self._session.employee is None:
            self.origin, self.action, self.plan = None, "", NO_PLAN
        self.changed.emit()


def _opened(center: Source, command: partial[c.OpenAction], origin: Origin, aim: Aim) -> Done:
    report = center.period(origin.span)
    before = measured(report, aim, origin.agency, origin.service)
    return center.do(command(before=before))


def _done(center: Source, command: partial[c.EndAction], action: Action, span: Span | None) -> Done:
    after = None
    if span is not None:
        after = measured(center.period(span), action.aim, action.agency, action.service)
    return center.do(command(after=after))
