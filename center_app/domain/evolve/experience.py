"""What happens teaches: nothing is decided by it, but the next promises are better.

What can be undone teaches once it stands, from the visit as it was before. It costs some ten
microseconds.
"""

from collections.abc import Callable

from center_app.domain import events as e
from center_app.domain.clock import Instant, elapsed
from center_app.domain.counter import Status
from center_app.domain.doubt import is_long, is_quick, said_of, usual_ms
from center_app.domain.estimate import blend, calibration
from center_app.domain.estimate.blend import hour_of
from center_app.domain.estimate.classes import Class, class_of_visit
from center_app.domain.estimate.experience import (
    ABSENT_MANY,
    FEW,
    HOME,
    LONGEST,
    PACE,
    PACE_MANY,
    PACES,
    PAUSE,
    RECENT_MOST,
    RECENT_MS,
    SHORT_MS,
    Called,
    Experience,
    Known,
    waited_class,
)
from center_app.domain.estimate.seen import assumed_ms
from center_app.domain.hall import Hall
from center_app.domain.journey import known
from center_app.domain.people import skill_queue
from center_app.domain.step import Step
from center_app.domain.undoable import Deed, Undoable
from center_app.domain.visit import Visit


def learn(hall: Hall, done: Undoable) -> None:
    """What a deed teaches that will not be undone any more.

    Whoever lived through a pause of the whole hall teaches nothing: those times are nobody's.
    """
    lesson = LESSONS.get(done.deed)
    through_it = any(done.visit.issued.at <= one.until.at for one in hall.standstills)
    if lesson is not None and hall.paused is None and not through_it:
        lesson(hall, done)


def _called(hall: Hall, done: Undoable) -> None:
    experience, visit, at = hall.experience, done.visit, done.at
    if done.free_since is not None and visit.queued.at <= done.free_since.at:
        experience.between = experience.between.with_time(elapsed(done.free_since, at))
    first = not visit.sittings and not visit.away_ms  # who was away lost a place to others
    if first and visit.promise is not None and visit.promise.guesses:
        _judge(experience, visit, class_of_visit(visit), elapsed(visit.issued, at))


def note_call(hall: Hall, event: e.VisitCalled, at: Instant) -> None:
    """What is looked back on counts at once, and is withdrawn with the call."""
    visit = hall.visits[event.visit]
    step = known(visit, event.steps[0])
    queue = skill_queue(step.skill, partial=step.partial)
    wait_ms = max(0, visit.wait_by(at))
    recent = hall.experience.recent
    recent.append(Called(at.at, event.counter, queue, class_of_visit(visit), wait_ms))
    while len(recent) > RECENT_MOST or recent[0].at < at.at - RECENT_MS:
        del recent[0]


def withdraw_call(hall: Hall, call: Undoable) -> None:
    """The last such call: by a clock that stands still there are several of one stamp."""
    recent, this = hall.experience.recent, (call.at.at, call.counter)
    for n in reversed(range(len(recent))):
        if (recent[n].at, recent[n].counter) == this:
            del recent[n]
            return


def _judge(experience: Experience, visit: Visit, of: Class, wait_ms: int) -> None:
    """The promise of the ticket against what came; who was to be called at once teaches nothing."""
    promise = visit.promise
    assert promise is not None
    if not any(promise.guesses):
        return
    x = blend.terms(promise.guesses, of, hour_of(visit.issued.at))
    estimate = blend.blended(experience.blend, x, promise.guesses)
    calibration.learn(experience.calibration, of, estimate, wait_ms)
    missed = not promise.low_ms <= wait_ms <= promise.high_ms
    calibration.adapt(experience.calibration, of, missed=missed)
    blend.learn(experience.blend, x, wait_ms)


def _started(hall: Hall, done: Undoable) -> None:
    experience = hall.experience
    if done.dq is None:
        experience.walk = experience.walk.with_time(done.ms)
        _came(experience, done.visit, absent=0.0)


def _missed(hall: Hall, done: Undoable) -> None:
    experience = hall.experience
    called = done.visit.sittings[-1].called
    experience.missing = experience.missing.with_time(elapsed(called, done.at))
    _came(experience, done.visit, absent=1.0)


def _came(experience: Experience, visit: Visit, *, absent: float) -> None:
    which = waited_class(visit.waited_by(visit.sittings[-1].called))
    experience.absent[which] = experience.absent[which].with_one(absent, ABSENT_MANY)


def _finished(hall: Hall, done: Undoable) -> None:
    """A time is the usual one of the service times the employee's pace: both learn from it.

    What a back office goes on with has no step yet: its time is not whole. Where somebody else has
    served some of it, no pace explains the time.
    """
    if done.dq is not None or done.step is None:
        return
    experience, visit = hall.experience, done.visit
    step, who = known(visit, done.step), visit.sittings[-1].employee
    whole_ms = step.served_ms + done.ms
    if not step.is_own_of(who) or _in_doubt(hall, visit, step, whole_ms):
        return
    usual = experience.usual.get(step.skill) or Known(assumed_ms(hall, step.skill), FEW)
    pace = experience.pace.get(who, PACE)
    share = min(whole_ms / (usual.mean * pace.mean), LONGEST)
    if _follows(visit):
        experience.following = experience.following.with_one(share)
        return
    usual = usual.with_one(share * usual.mean)
    experience.usual[step.skill] = usual._replace(mean=max(usual.mean, SHORT_MS))
    pace = pace.with_one(share * pace.mean, PACE_MANY)
    mean = pace.mean + HOME * (1 - pace.mean)
    experience.pace[who] = pace._replace(mean=round(min(max(mean, PACES[0]), PACES[1]), 4))


def _in_doubt(hall: Hall, visit: Visit, step: Step, ms: int) -> bool:
    """Whether the time may be nobody's work: it is asked about, and teaches nothing meanwhile."""
    if said_of(visit, step) is False:
        return True
    usual = usual_ms(hall.catalogue, step) if hall.catalogue is not None else 0
    return is_quick(ms, usual) or is_long(ms, usual)


def _follows(visit: Visit) -> bool:
    """Whether another step was served in this sitting before."""
    sitting = visit.sittings[-1]
    return any(
        step.finished is not None
        and step.finished.at >= sitting.called.at
        and step.counter == sitting.counter
        for step in visit.steps
    )


def counter_opened(hall: Hall, event: e.CounterOpened, at: Instant) -> None:
    """How long a break lasts is known when it is over."""
    experience = hall.experience
    counter = hall.counters[event.counter]
    if counter.status is Status.PAUSED and counter.since is not None:
        reason = counter.reason or ""
        pause = experience.pauses.get(reason, PAUSE)
        experience.pauses[reason] = pause.with_time(elapsed(counter.since, at))


LESSONS: dict[Deed, Callable[[Hall, Undoable], None]] = {
    Deed.CALL: _called,
    Deed.START: _started,
    Deed.MISS: _missed,
    Deed.FINISH: _finished,
}
