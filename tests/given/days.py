"""A day told verb by verb: who takes a ticket, who is called, who is served."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any, Protocol, TypeVar

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain import events as e
from center_app.domain.events import Event
from center_app.domain.hall import Hall
from center_app.domain.message import Progress, Voice
from center_app.domain.people import Role
from center_app.domain.place import Break, Settings
from center_app.domain.refusal import Reason, Refused
from center_app.domain.result import Receipt, Way, receipt_code
from center_app.domain.step import Outcome, StepId
from center_app.domain.views.query import Query
from center_app.domain.visit import Wish
from founding import ids

V = TypeVar("V")

_streams = count(100)

_codes = count(1)


class AnyCenter(Protocol):
    """What a day is told to: a center on a database, or one in memory."""

    @property
    def hall(self) -> Hall: ...

    def do(self, command: c.Command) -> Done: ...

    def see(self, query: Query[V]) -> V: ...


class Day:
    """Every verb makes a command with an id of its own, and gives back what one would say of it.

    A visit is spoken of by its number; the last one to whom it was given is meant.
    """

    def __init__(self, center: AnyCenter, new_id: Callable[[], str] | None = None) -> None:
        self.center = center
        self._new_id = new_id or ids(next(_streams))

    def visit(self, number: str) -> str:
        """The id of the visit with this number, of the last one if there were several."""
        named = [visit.id for visit in self.center.hall.visits.values() if visit.number == number]
        return named[-1]

    def issue(self, *asked: str | c.Asked, **more: Any) -> str:
        """Somebody takes a ticket for these services: its number."""
        visit = self._new_id()
        basket = tuple(c.Asked(one) if isinstance(one, str) else one for one in asked)
        done = self.do(c.Issue, "kiosk-1", visit=visit, token=f"t-{visit}", asked=basket, **more)
        return done.the(e.VisitIssued).number

    def cancel(self, number: str) -> None:
        self.do(c.Cancel, "kiosk-1", visit=self.visit(number))

    def call(self, counter: str, *, late: bool = False) -> str:
        """The number that is called to the counter."""
        called = self._at(c.CallNext, counter, late=late).the(e.VisitCalled)
        return self.center.hall.visits[called.visit].number

    def recall(self, counter: str) -> None:
        self._at(c.Recall, counter)

    def start(self, counter: str) -> None:
        self._at(c.Start, counter)

    def miss(self, counter: str) -> None:
        self._at(c.Miss, counter)

    def finish(self, counter: str, *outcomes: Outcome, **more: Any) -> Done:
        return self._at(c.Finish, counter, outcomes=outcomes, **more)

    def promise(self, counter: str, ready: date, way: Way = Way.COUNTER) -> tuple[str, str]:
        """Finish with a result that is ready on that day: its id and its code."""
        code = receipt_code(f"secret {next(_codes)}")
        later, receipt = Outcome.READY_LATER, Receipt(code, ready, way)
        done = self.finish(counter, later, receipt=receipt)
        return done.the(e.ResultPromised).result, code

    def pick_up(self, result: str) -> str:
        """Who comes for a promised result takes a ticket: its number."""
        visit = self._new_id()
        done = self.do(c.PickUp, "kiosk-1", visit=visit, token=f"t-{visit}", result=result)
        return done.the(e.VisitIssued).number

    def bring_back(self, number: str, line: int = 0, stage: int = 0, **more: Any) -> Done:
        """The back office is done with a step of this visit."""
        step = StepId(line, stage)
        return self.do(c.BringBack, "counter-1", visit=self.visit(number), step=step, **more)

    def add(self, counter: str, service: str, quantity: int = 1) -> None:
        self._at(c.AddLine, counter, asked=c.Asked(service, quantity))

    def hold(self, counter: str, wish: Wish = Wish.CITIZEN, reason: str = "papers") -> None:
        self._at(c.Hold, counter, wish=wish, reason=reason)

    def resume(self, counter: str, number: str) -> None:
        self._at(c.Resume, counter, visit=self.visit(number))

    def come_back(self, number: str) -> None:
        self.do(c.Return, "reception", visit=self.visit(number))

    def put_off(self, number: str, minutes: int) -> None:
        """Its holder asks to be called later."""
        self.do(c.PutOff, "kiosk-1", visit=self.visit(number), minutes=minutes)

    def plan_breaks(self, counter: str, *breaks: tuple[int, int]) -> None:
        self.do(
            c.PlanBreaks, "manager", counter=counter, breaks=tuple(Break(*one) for one in breaks)
        )

    def release(self, number: str) -> None:
        self.do(c.Release, "manager", visit=self.visit(number))

    def transfer(self, counter: str, **to: Any) -> Done:
        return self._at(c.Transfer, counter, **to)

    def drop(self, counter: str, line: int) -> Done:
        return self._at(c.DropLine, counter, line=line)

    def sign_in(self, counter: str, who: str) -> None:
        self._at(c.SignIn, counter, who=who)
        self._at(c.OpenCounter, counter)

    def sign_out(self, counter: str) -> None:
        self._at(c.SignOut, counter)

    def open(self, counter: str) -> None:
        self._at(c.OpenCounter, counter)

    def pause(self, counter: str, reason: str = "break") -> None:
        self._at(c.PauseCounter, counter, reason=reason)

    def close(self, counter: str) -> None:
        self._at(c.CloseCounter, counter)

    def undo(self, counter: str) -> None:
        self._at(c.Undo, counter)

    def rate(self, number: str, stars: int, *reasons: str) -> None:
        self.do(c.Rate, "kiosk-1", visit=self.visit(number), stars=stars, reasons=reasons)

    def tell(self, voice: Voice, text: str = "", **about: str) -> str:
        """Somebody tells the center something at the kiosk: the message's id."""
        told = self.do(c.Tell, "kiosk-1", message=self._new_id(), voice=voice, text=text, **about)
        return told.the(e.MessageTold).message

    def answer(self, who: str, /, message: str, progress: Progress, **more: str) -> Done:
        return self.do(
            c.Answer, "manager", employee=who, message=message, progress=progress, **more
        )

    def appoint(self, who: str, *roles: Role) -> None:
        """Make somebody known who serves nobody."""
        home = next(iter(self.center.hall.shelf.values())).agencies[0].code
        self.do(c.EnrolEmployee, "manager", who=who, home=home, roles=roles, skills=())

    def end(self) -> tuple[Event, ...]:
        """The manager closes the day."""
        return self.do(c.CloseDay, "manager").events

    def reopen(self) -> None:
        self.do(c.ReopenDay, "manager")

    def configure(self, settings: Settings) -> None:
        self.do(c.Configure, "manager", settings=settings)

    def serve(self, counter: str) -> str:
        """Call, start and finish whatever of the next visit is served here: its number."""
        number = self.call(counter)
        self.start(counter)
        while self.finish(counter).find(e.StepStarted):
            pass
        return number

    def _at(self, shape: type[c.Command], counter: str, **arguments: Any) -> Done:
        return self.do(shape, f"counter-{counter}", counter=counter, **arguments)

    def do(self, shape: type[c.Command], station: str, **arguments: Any) -> Done:
        return self.center.do(shape(id=self._new_id(), station=station, **arguments))


def refusal(verb: Callable[..., object], *arguments: Any, **more: Any) -> Reason | None:
    """Why the center refuses this; None when it does not."""
    try:
        verb(*arguments, **more)
    except Refused as refused:
        return refused.reason
    return None
