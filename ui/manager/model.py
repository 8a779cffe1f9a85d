"""What the manager makes happen: the day is closed, reopened, reported, and help is seen to."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.advice import Advice, Way
from center_app.domain.alarm import AlarmAnswer
from center_app.domain.bulletin import LONGEST_MIN
from center_app.domain.clock import MINUTE
from center_app.domain.events import VisitExpired
from center_app.domain.forward import Forward
from center_app.domain.refusal import Unavailable
from center_app.domain.views.manager import CounterRow
from sync.worker import LinkSource
from ui.manager.bulletin_rows import Wanted
from ui.manager.counter_deeds import VERBS, Deed
from ui.manager.deeds import Deeds
from ui.manager.documents import Archive, Documents
from ui.manager.improving import Improving
from ui.manager.mail import Mail
from ui.manager.period import PeriodModel
from ui.manager.personnel import Personnel
from ui.manager.premises import PremisesModel
from ui.manager.session import IDLE_MS, Session
from ui.manager.shopping import Shopping
from ui.manager.tracing import Tracing
from ui.manager.trying import NewTrial, Trying
from ui.manager.views import ManagerViews
from ui.station import Station
from ui.tasks import Tasks
from ui.watch import Watch

MakeReport = Callable[[str], Path]
"""Makes the report of the day as a file for an employee, by random id, on another thread. Raises
Refused for whoever may take none, Unavailable or OSError."""


@dataclass(frozen=True, slots=True)
class Wider:
    """What a window may have beyond the hall: the documents, and trials where the center itself
    runs, in this process."""

    archive: Archive | None = None
    new_trial: NewTrial | None = None


class ManagerModel(QObject):
    """The `views`, who is signed in, and one command at a time.

    `closed(int)` says how many visits expired with the day; `reopened()`; `reported(Path)` where
    the report lies; `refused(Refused)` that the center says no, `away()` that it does not answer;
    `busy_changed()` when a command begins or ends.
    """

    closed = Signal(int)
    reopened = Signal()
    reported = Signal(object)
    refused = Signal(object)
    away = Signal()
    busy_changed = Signal()

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        watch: Watch,
        make_report: MakeReport,
        link: LinkSource | None = None,
        parent: QObject | None = None,
        idle_ms: int = IDLE_MS,
        wider: Wider | None = None,
    ) -> None:
        super().__init__(parent)
        wider = wider or Wider()
        self.views = ManagerViews(station, tasks, watch, link, self)
        self.session = Session(station, tasks, self, idle_ms)
        self.deeds = Deeds(station, tasks, self.session, self)
        day = self.views.business_day
        self.period = PeriodModel(station, tasks, day, self)
        self.documents = Documents(station, tasks, self.session, day, wider.archive, self)
        self.personnel = Personnel(station, self.deeds, self)
        self.mail = Mail(station, self.deeds, self.session, self)
        self.improving = Improving(station, self.deeds, self.session, day, self)
        self.shopping = Shopping(station, self.deeds, self.session, day, self)
        self.tracing = Tracing(station, self.deeds, self.session, self)
        self.premises = PremisesModel(station, self.deeds, self.session, self)
        self.trying = Trying(tasks, wider.new_trial, self)
        self._make_report, self._new_id = make_report, station.new_id
        self._posted: frozenset[str] = frozenset()
        self._standing: dict[str, int] = {}
        self.views.changed.connect(self._look_at_bulletins)
        self.deeds.refused.connect(self.refused)
        self.documents.refused.connect(self.refused)
        self.deeds.away.connect(self.away)
        self.deeds.busy_changed.connect(self.busy_changed)

    @property
    def busy(self) -> bool:
        """Whether a command is under way."""
        return self.deeds.busy

    def close_day(self) -> None:
        """End the day: who is still here is counted as not served."""
        self.deeds.do(c.CloseDay, self._closed)

    def reopen_day(self) -> None:
        """Take tickets again after the day was closed by mistake."""
        self.deeds.do(c.ReopenDay, self._reopened)

    def mute_voice(self, muted: bool) -> None:
        """Say no calls any more, or say them again."""
        self.deeds.do(c.MuteVoice, _seen, muted=muted)

    def pause_hall(self) -> None:
        """Let the whole hall stand still, signed in or not: an evacuation waits for no PIN."""
        self.deeds.do_at_once(c.PauseHall, _seen)

    def resume_hall(self) -> None:
        """Let the hall go on."""
        self.deeds.do(c.ResumeHall, _seen)

    def acknowledge_help(self) -> None:
        """See to the call for help that has waited longest, signed in or not: it is urgent."""
        view = self.views.overview
        if view is not None and view.help:
            self.deeds.do_at_once(c.AcknowledgeHelp, _seen, counter=view.help[0].counter)

    def take_up(self, alarm: str, answer: AlarmAnswer = AlarmAnswer.GOING) -> None:
        """Whoever is signed in, or signs in now, sees to an alarm."""
        self.deeds.do(c.TakeUpAlarm, _seen, alarm=alarm, answer=answer)

    def put_away(self, alarm: str) -> None:
        """Show an alarm no more."""
        self.deeds.do(c.PutAwayAlarm, _seen, alarm=alarm)

    def put_forward(self, visit: str, reason: Forward) -> None:
        """Let a visit go before all others."""
        again = partial(self._moved, visit)
        self.deeds.do(c.PutForward, again, visit=visit, reason=reason)

    def put_back(self, visit: str) -> None:
        """Let it have its own place again."""
        self.deeds.do(c.PutBack, partial(self._moved, visit), visit=visit)

    def post(self, bulletin: Wanted) -> None:
        """Say this at the counters or on the displays."""
        now = self.views.now
        over = {one for one, until in self._standing.items() if until <= now}
        self.deeds.forget(over)
        for one in over:
            del self._standing[one]
        until = now + (bulletin.minutes or LONGEST_MIN) * MINUTE
        drawn = partial(self._drawn, until)
        self.deeds.do_once(c.PostBulletin, _seen, drawn, **bulletin._asdict())

    def take_down(self, bulletin: str) -> None:
        """Say it no more."""
        self.deeds.do(c.TakeDownBulletin, _seen, bulletin=bulletin)

    def follow(self, advice: Advice) -> None:
        """Do what was advised, if still the same employee sits there."""
        match advice.way:
            case Way.OPEN:
                where = {"counter": advice.counter, "who": advice.employee}
                self.deeds.do(c.OpenCounter, _seen, **where)
            case Way.SHIFT:
                plan = {"breaks": advice.breaks, "known": advice.planned}
                self.deeds.do(c.PlanBreaks, _seen, counter=advice.counter, **plan)
            case Way.LEND:
                self.deeds.do(c.LendSkills, _seen, who=advice.employee, skills=advice.skills)

    def act_at(self, row: CounterRow, deed: Deed) -> None:
        """Open, pause or close a counter, if still the same employee sits there."""
        self.deeds.do(VERBS[deed], _seen, counter=row.counter, who=row.employee)

    def settle(self, left_over: str) -> None:
        """Somebody has seen to what could not be taken in."""
        self.deeds.do(c.SettleLeftOver, _seen, left_over=left_over)

    def make_report(self) -> None:
        """Make the report of the day, as whoever is signed in, or signs in now."""
        self.session.need(self._report)

    def _report(self) -> None:
        by = self.session.employee
        if by is not None:
            self.deeds.run(partial(_made, self._make_report, by), self.reported.emit)

    def _drawn(self, until: int) -> dict[str, str]:
        """The id of a bulletin that is over at a moment (ms since 1970 UTC), seen or not."""
        bulletin = self._new_id()
        self._standing[bulletin] = until
        return {"bulletin": bulletin}

    def _look_at_bulletins(self) -> None:
        """One that was shown and is gone may be said again."""
        view = self.views.bulletins
        posted = (
            frozenset(one.bulletin.id for one in view.posted) if view is not None else self._posted
        )
        if gone := self._posted - posted:
            self.deeds.forget(gone)
        self._posted = posted

    def _moved(self, visit: str, _done: Done) -> None:
        self.tracing.tell_again(visit)

    def _closed(self, done: Done) -> None:
        self.closed.emit(sum(isinstance(event, VisitExpired) for event in done.events))

    def _reopened(self, _done: Done) -> None:
        self.reopened.emit()


def _seen(_done: object) -> None:
    """The screen shows it by itself once the hall has it."""


def _made(make_report: MakeReport, by: str) -> Path:
    try:
        return make_report(by)
    except OSError as error:  # a full disk is no bug
        raise Unavailable(str(error)) from error
