"""What may well happen next at a counter of random days, so that days come far."""

from center_app.domain import commands as c
from center_app.domain.counter import Status
from center_app.domain.hall import Hall
from center_app.domain.step import Detail, Outcome
from center_app.domain.visit import Stand, Wish
from random_asking import NO_STEP, POSTS, Asking

DONE, REFUSED, LATER = Outcome.COMPLETED, Outcome.REJECTED, Outcome.READY_LATER
AWAY, LACKING, SENT = Outcome.BACK_OFFICE, Outcome.INCOMPLETE, Outcome.REFERRED

PAPER = Detail(missing=("notice",))

SEEN = {"sitting": "there", "employee": "there"}

IDLE: list[Asking] = [
    *[(c.CallNext, {})] * 4,
    (c.CallNext, {"employee": "there"}),
    (c.Resume, {"visit": "held"}),
    (c.Release, {"visit": "held"}),
    (c.BringBack, {"visit": "awaited", "step": "awaited"}),
    (c.Release, {"visit": "directed"}),
    (c.Return, {"visit": "missed"}),
    (c.PutOff, {"visit": 1, "minutes": 10}),
    (c.Return, {"visit": "later"}),
    (c.CallNext, {"late": True}),
    *[(c.JudgeTime, {"visit": "asked", "sitting": "asked", "accurate": False})] * 2,
    (c.PauseCounter, {}),
    (c.PauseCounter, {"reason": "task"}),
    (c.CloseCounter, {}),
]
CALLED: list[Asking] = [
    *[(c.Start, {})] * 3,
    (c.Start, SEEN),
    (c.Recall, SEEN),
    (c.Miss, SEEN),
]
SERVING: list[Asking] = [
    *[(c.Finish, {})] * 3,
    (c.Finish, {**SEEN, "step": "there"}),
    (c.Finish, {"step": NO_STEP}),
    (c.Finish, {"outcomes": (REFUSED,)}),
    (c.Finish, {"outcomes": (DONE, REFUSED)}),
    (c.Finish, {"outcomes": (LATER, REFUSED, DONE)}),
    (c.FinishVisit, SEEN),
    (c.CloseCounter, {}),
    (c.OpenCounter, {}),
    (c.Finish, {"outcomes": (AWAY,)}),
    (c.Finish, {"outcomes": (DONE, AWAY, REFUSED)}),
    (c.Finish, {"outcomes": (LACKING,), "details": (PAPER,)}),
    (c.Finish, {"outcomes": (SENT,), "details": (Detail(to="civil"),)}),
    (c.Finish, {"outcomes": (REFUSED,), "details": (Detail(reason="dues"),)}),
    (c.Hold, {"wish": Wish.CITIZEN, "reason": "papers"}),
    (c.Hold, {"wish": Wish.CENTER, "reason": "system"}),
    (c.AddLine, {"asked": c.Asked("vaccination")}),
    (c.DropLine, {"line": 1}),
    (c.Transfer, {}),
    (c.Transfer, {"to_counter": "2"}),
    (c.Transfer, {"to_employee": "photographer"}),
    (c.Transfer, {"to_service": "vaccination"}),
    (c.Transfer, {"to_agency": "civil"}),
    (c.Transfer, {"to_supervisor": True}),
]


def fitting(hall: Hall, counter: str, taste: int) -> Asking:
    """What could be done next at a counter, with its arguments."""
    moves = _fitting(hall, counter)
    shape, arguments = moves[taste % len(moves)]
    if shape in (c.Release, c.Return, c.PutOff, c.BringBack):
        return shape, arguments
    return shape, {**arguments, "counter": counter}


def _fitting(hall: Hall, counter: str) -> list[Asking]:
    here, visit = hall.counters[counter], hall.visit_at(counter)
    if here.employee is None:
        return [(c.SignIn, {"who": post.employee}) for post in POSTS if post.counter == counter]
    if here.status is not Status.OPEN:
        return [(c.OpenCounter, {})]
    if visit is None:
        return IDLE
    return CALLED if visit.stand is Stand.CALLED else SERVING
