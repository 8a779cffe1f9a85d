"""Why a verb is off at the desk just now, in a sentence."""

from collections.abc import Callable
from math import ceil

from center_app.domain.clock import SECOND
from center_app.domain.counter import Status
from center_app.domain.views.desk import DeskView
from center_app.domain.visit import Stand
from center_app.language import words
from ui.counter.verbs import STANDS_STILL, Verb
from ui.desk.sentence import Sentence

Why = Sentence | None

HALL_PAUSED = words("The hall is paused: nobody is called until the management resumes it.")


def why_not(verb: Verb, desk: DeskView) -> Why:
    """Why this cannot be done now, at the moment `desk.at`; None when it can."""
    if desk.paused and verb in STANDS_STILL:
        return Sentence(HALL_PAUSED)
    return REASONS[verb](desk)


def _nobody_called(desk: DeskView) -> Why:
    if desk.visit is None:
        return Sentence(words("Nobody is called to this counter."))
    if desk.visit.stand is not Stand.CALLED:
        return Sentence.about(words("Number {number} is being served already."), desk)
    return None


def _nobody_served(desk: DeskView) -> Why:
    if desk.visit is None:
        return Sentence(words("Nobody is being served at this counter."))
    if desk.visit.stand is Stand.CALLED:
        return Sentence.about(words("Number {number} has been called; start first."), desk)
    return None


def _occupied(desk: DeskView) -> Sentence:
    if desk.visit is not None and desk.visit.stand is Stand.CALLED:
        return Sentence.about(
            words("Number {number} has been called; start, or record that nobody came."), desk
        )
    return Sentence.about(
        words("Number {number} is being served; finish, put on hold or transfer first."), desk
    )


def _not_open(desk: DeskView) -> Why:
    if desk.status is Status.PAUSED:
        return Sentence(words("The counter is on a break; end the break first."))
    if desk.status is Status.CLOSED:
        return Sentence(words("The counter is closed; open it first."))
    return None


def _recalled(desk: DeskView) -> Why:
    visit = desk.visit
    if visit is None:
        return None
    if not visit.recalls_left:
        return Sentence.about(
            words("Number {number} was called often enough; record that nobody came."), desk
        )
    left = visit.recall_at - desk.at
    if left > 0:
        again = ("seconds", ceil(left / SECOND))
        return Sentence(words("This number can be called again in {seconds} s."), (again,))
    return None


def _nothing_to_undo(desk: DeskView) -> Why:
    if desk.can_undo is not None and desk.can_undo.until > desk.at:
        return None
    return Sentence(words("Nothing can be undone here any more."))


def _help_called(desk: DeskView) -> Why:
    if desk.help_since is None:
        return None
    return Sentence(words("Help has been called already; those in charge have been told."))


def _called_here(desk: DeskView) -> Why:
    called = desk.visit is not None and desk.visit.stand is Stand.CALLED
    return _occupied(desk) if called else None


def _free(desk: DeskView) -> Why:
    """Nobody is here and the counter serves."""
    return _occupied(desk) if desk.visit is not None else _not_open(desk)


def _next(desk: DeskView) -> Why:
    nobody = None if desk.waiting else Sentence(words("Nobody is waiting for this counter."))
    return _free(desk) or nobody


def _resume(desk: DeskView) -> Why:
    """What a back office has got can be brought back at any time."""
    if desk.awaited:
        return None
    none = Sentence(words("No visit is on hold that could go on here."))
    return _free(desk) or (None if desk.held else none)


def _recall(desk: DeskView) -> Why:
    return _nobody_called(desk) or _recalled(desk)


def _open(desk: DeskView) -> Why:
    return Sentence(words("The counter is open.")) if desk.status is Status.OPEN else None


def _close(desk: DeskView) -> Why:
    """A counter with a visit closes behind it."""
    return _not_open(desk) if desk.status is Status.CLOSED else None


def _sign_out(desk: DeskView) -> Why:
    return _occupied(desk) if desk.visit is not None else None


def _never(_desk: DeskView) -> Why:
    return None


REASONS: dict[Verb, Callable[[DeskView], Why]] = {
    Verb.NEXT: _next,
    Verb.START: _nobody_called,
    Verb.FINISH: _nobody_served,
    Verb.OUTCOME: _nobody_served,
    Verb.ADD: _nobody_served,
    Verb.ADD_RELATED: _nobody_served,
    Verb.HOLD: _nobody_served,
    Verb.TRANSFER: _nobody_served,
    Verb.RECALL: _recall,
    Verb.MISS: _nobody_called,
    Verb.RESUME: _resume,
    Verb.PAUSE: _free,
    Verb.OPEN: _open,
    Verb.CLOSE: _close,
    Verb.SIGN_OUT: _sign_out,
    Verb.CALL_NUMBER: _free,
    Verb.WALK_IN: _free,
    Verb.RETURN: _called_here,
    Verb.FINISH_VISIT: _nobody_served,
    Verb.UNDO: _nothing_to_undo,
    Verb.PRINT: _never,
    Verb.HELP: _help_called,
    Verb.LOCK: _never,
}
