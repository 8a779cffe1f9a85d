"""What an employee can do at the desk, and with which key."""

from dataclasses import dataclass
from enum import StrEnum

from center_app.domain.counter import Status
from center_app.domain.step import OVER, StepState
from center_app.domain.views.desk import DeskView
from center_app.domain.visit import Stand
from center_app.language import words


class Verb(StrEnum):
    NEXT = "next"
    START = "start"
    FINISH = "finish"
    OUTCOME = "outcome"
    ADD = "add"
    ADD_RELATED = "add_related"
    HOLD = "hold"
    TRANSFER = "transfer"
    RECALL = "recall"
    MISS = "miss"
    RESUME = "resume"
    CALL_NUMBER = "call_number"
    WALK_IN = "walk_in"
    RETURN = "return"
    FINISH_VISIT = "finish_visit"
    UNDO = "undo"
    PRINT = "print"
    HELP = "help"
    LOCK = "lock"
    PAUSE = "pause"
    OPEN = "open"
    CLOSE = "close"
    SIGN_OUT = "sign_out"


@dataclass(frozen=True, slots=True)
class Face:
    """How a verb is offered: its name, icon and key; `short` is the name on a narrow button."""

    name: str
    icon: str
    key: str
    short: str = ""


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
    Verb.CALL_NUMBER: Face(words("Call a number"), "ticket", "F5"),
    Verb.WALK_IN: Face(words("Without a ticket"), "person", "F6"),
    Verb.RETURN: Face(words("Back after a miss"), "refresh", "F10"),
    Verb.FINISH_VISIT: Face(words("End the visit"), "check-circle", "Shift+F4"),
    Verb.ADD_RELATED: Face(words("Add what goes with it"), "plus", "Shift+F6"),
    Verb.UNDO: Face(words("Undo"), "arrow-start", "Backspace"),
    Verb.PRINT: Face(words("Print"), "printer", "Shift+F5"),
    Verb.HELP: Face(words("Call for help"), "hand", "F1", words("Help")),
    Verb.LOCK: Face(words("Lock"), "shield", "Shift+F11"),
}
"""F2 to F4 are the common way, F5 to F8 what else is done with a visit that is served, F9 to F11
with one that is called or on hold; F12 begins and ends the break. Of the verbs that share a key
only one can be done at a time. No key is a letter: all are the same on an Arabic keyboard."""

COMMON_WAY = (Verb.NEXT, Verb.START, Verb.FINISH)
FURTHER = (
    *((Verb.OUTCOME, Verb.CALL_NUMBER), (Verb.ADD, Verb.WALK_IN), (Verb.HOLD,), (Verb.TRANSFER,)),
    *((Verb.RECALL,), (Verb.MISS, Verb.RETURN), (Verb.RESUME, Verb.FINISH_VISIT)),
    (Verb.PAUSE, Verb.OPEN),
)
"""The places beside the common way; where two verbs share one, only one of them makes sense."""

AT_THE_EDGE = (Verb.HELP, Verb.LOCK, Verb.CLOSE, Verb.SIGN_OUT)

STANDS_STILL = frozenset(
    {
        *(Verb.NEXT, Verb.START, Verb.RECALL, Verb.MISS, Verb.RESUME, Verb.CALL_NUMBER),
        *(Verb.WALK_IN, Verb.RETURN),
    }
)
"""What has to wait while the whole hall is paused."""

NOT_TO_COME = OVER | {StepState.SERVING}


def in_place(place: tuple[Verb, ...], desk: DeskView) -> Verb:
    """Which of the verbs that share a place is meant on this desk."""
    first, second = place[0], place[-1]
    called = desk.visit is not None and desk.visit.stand is Stand.CALLED
    gone = {
        Verb.OUTCOME: desk.visit is None,
        Verb.ADD: desk.visit is None,
        Verb.MISS: not called,
        Verb.RESUME: desk.visit is not None and not called,
        Verb.PAUSE: desk.status is not Status.OPEN,
    }
    return second if gone.get(first, False) else first


def primary(desk: DeskView) -> Verb:
    """The verb that is the next sensible one."""
    if desk.status is not Status.OPEN:
        return Verb.OPEN
    if desk.visit is None:
        return Verb.NEXT
    return Verb.START if desk.visit.stand is Stand.CALLED else Verb.FINISH


def name(verb: Verb, desk: DeskView) -> str:
    """What a verb is called on this desk: opening ends the break if there is one."""
    if verb is Verb.OPEN and desk.status is Status.PAUSED:
        return words("End the break")
    if verb is Verb.CLOSE and desk.closing:
        return words("Stay open")
    if verb is Verb.HELP and desk.help_since is not None:
        return words("Help was called")
    return FACES[verb].name


def worth_asking(verb: Verb, desk: DeskView) -> bool:
    """Whether the center should be asked although the verb is off: somebody may just have come."""
    calls = verb is Verb.NEXT and not desk.paused
    return calls and desk.status is Status.OPEN and desk.visit is None


def left_of_basket(desk: DeskView) -> int:
    """How many services of the visit have more to come than what is being served."""
    steps = desk.visit.steps if desk.visit is not None else ()
    return len({step.line for step in steps if step.state not in NOT_TO_COME})
