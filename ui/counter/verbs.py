"""What an employee can do at the desk, with which key, and why it is off just now."""

from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.hall import Status
from center_app.domain.views.desk import DeskView
from center_app.domain.visit import Stand
from center_app.language import words
from ui.desk.sentence import Sentence


class Verb(StrEnum):
    NEXT = "next"
    START = "start"
    FINISH = "finish"
    OUTCOME = "outcome"
    ADD = "add"
    HOLD = "hold"
    TRANSFER = "transfer"
    RECALL = "recall"
    MISS = "miss"
    RESUME = "resume"
    PAUSE = "pause"
    OPEN = "open"
    CLOSE = "close"
    SIGN_OUT = "sign_out"


@dataclass(frozen=True, slots=True)
class Face:
    """How a verb is offered: its name, icon and key."""

    name: str
    icon: str
    key: str


FACES: dict[Verb, Face] = {
    Verb.NEXT: Face(words("Call next"), "call", "F2"),
    Verb.START: Face(words("Start"), "play", "F3"),
    Verb.FINISH: Face(words("Finish"), "check", "F4"),
    Verb.OUTCOME: Face(words("Other outcome"), "flag", "F5"),
    Verb.ADD: Face(words("Add a service"), "plus", "F6"),
    Verb.HOLD: Face(words("Put on hold"), "hourglass", "F7"),
    Verb.TRANSFER: Face(words("Transfer"), "transfer", "F8"),
    Verb.RECALL: Face(words("Call again"), "bell", "F9"),
    Verb.MISS: Face(words("Nobody came"), "skip", "F10"),
    Verb.RESUME: Face(words("Visits on hold"), "return", "F11"),
    Verb.PAUSE: Face(words("Break"), "pause", "F12"),
    Verb.OPEN: Face(words("Open counter"), "play", "F12"),
    Verb.CLOSE: Face(words("Close counter"), "lock", "Shift+F12"),
    Verb.SIGN_OUT: Face(words("Sign out"), "sign-out", "Ctrl+F12"),
}
"""F2 to F4 are the common way, F5 to F8 what else is done with a visit that is served, F9 to F11
with one that is called or on hold; F12 begins and ends the break, for only one of them can be."""

COMMON_WAY = (Verb.NEXT, Verb.START, Verb.FINISH)
FURTHER = (
    *(Verb.OUTCOME, Verb.ADD, Verb.HOLD, Verb.TRANSFER),
    *(Verb.RECALL, Verb.MISS, Verb.RESUME, Verb.PAUSE),
)

_SERVING = frozenset({Verb.FINISH, Verb.OUTCOME, Verb.ADD, Verb.HOLD, Verb.TRANSFER})
_CALLED = frozenset({Verb.START, Verb.RECALL, Verb.MISS})
_FREE = frozenset({Verb.NEXT, Verb.RESUME})


def primary(desk: DeskView) -> Verb:
    """The verb that is the next sensible one."""
    if desk.status is not Status.OPEN:
        return Verb.OPEN
    if desk.visit is None:
        return Verb.NEXT
    return Verb.START if desk.visit.stand is Stand.CALLED else Verb.FINISH


def why_not(verb: Verb, desk: DeskView) -> Sentence | None:
    """Why this cannot be done now; None when it can."""
    if verb in _CALLED:
        return _nobody_called(desk)
    if verb in _SERVING:
        return _nobody_served(desk)
    if verb is Verb.OPEN:
        return Sentence(words("The counter is open.")) if desk.status is Status.OPEN else None
    if verb is Verb.RESUME and any(one.awaited is not None for one in desk.held):
        return None
    if desk.visit is not None:
        return _occupied(desk)
    if verb in _FREE:
        return _not_open(desk) or _nobody_there(verb, desk)
    if verb is Verb.SIGN_OUT or (verb is Verb.CLOSE and desk.status is Status.PAUSED):
        return None
    return _not_open(desk)


def name(verb: Verb, desk: DeskView) -> str:
    """What a verb is called on this desk: opening ends the break if there is one."""
    if verb is Verb.OPEN and desk.status is Status.PAUSED:
        return words("End the break")
    return FACES[verb].name


def worth_asking(verb: Verb, desk: DeskView) -> bool:
    """Whether the center should be asked although the verb is off: somebody may just have come."""
    return verb is Verb.NEXT and desk.status is Status.OPEN and desk.visit is None


def _nobody_called(desk: DeskView) -> Sentence | None:
    if desk.visit is None:
        return Sentence(words("Nobody is called to this counter."))
    if desk.visit.stand is not Stand.CALLED:
        return Sentence.about(words("Number {number} is being served already."), desk)
    return None


def _nobody_served(desk: DeskView) -> Sentence | None:
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


def _not_open(desk: DeskView) -> Sentence | None:
    if desk.status is Status.PAUSED:
        return Sentence(words("The counter is on a break; end the break first."))
    if desk.status is Status.CLOSED:
        return Sentence(words("The counter is closed; open it first."))
    return None


def _nobody_there(verb: Verb, desk: DeskView) -> Sentence | None:
    if verb is Verb.NEXT and not desk.waiting:
        return Sentence(words("Nobody is waiting for this counter."))
    if verb is Verb.RESUME and not desk.held:
        return Sentence(words("No visit is on hold that could go on here."))
    return None
