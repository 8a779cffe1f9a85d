"""What is done at the manager's window: one thing at a time, and by name."""

from collections.abc import Callable, Collection, Hashable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.refusal import Refused
from ui.manager.session import Session
from ui.station import Station
from ui.tasks import Failure, Tasks

C = TypeVar("C", bound=c.Command)
T = TypeVar("T")

Meant = tuple[Hashable, ...]
"""What a press says, without the ids that are drawn for it."""


class Deeds(QObject):
    """`refused(Refused)` that the center says no, `away()` that it does not answer;
    `busy_changed()` when something begins or ends.

    An answer may be lost although the deed is done. What would be done twice by pressing again
    keeps its ids until it has been answered, and the center gives the first answer then.
    """

    refused = Signal(object)
    away = Signal()
    busy_changed = Signal()

    def __init__(
        self, station: Station, tasks: Tasks, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._tasks, self._session = station, tasks, session
        self.busy = False
        self._unanswered: dict[Meant, Any] = {}

    def do(self, verb: type[c.Command], done: Callable[[Done], None], **arguments: Any) -> None:
        """Have it done by whoever is signed in, or signs in now."""
        self._session.need(partial(self.do_at_once, verb, done, **arguments))

    def do_at_once(
        self, verb: type[c.Command], done: Callable[[Done], None], **arguments: Any
    ) -> None:
        """Have it done, if need be by nobody in particular."""
        command = verb(
            id=self._station.new_id(),
            station=self._station.name,
            employee=self._session.employee,
            **arguments,
        )
        self.run(partial(self._station.center.do, command), done)

    def do_once(
        self,
        verb: type[C],
        done: Callable[[C], None],
        draw: Callable[[], dict[str, Any]] = dict,
        **arguments: Any,
    ) -> None:
        """Have it done by whoever is signed in, or signs in now, with what is drawn for it: the
        command that was done is brought, the first one if it was pressed again."""
        self._session.need(partial(self._do_once, verb, done, draw, arguments))

    def same(self, meant: Meant, make: Callable[[], T]) -> T:
        """What was made when this was meant before, as long as `run` has no answer to it."""
        if meant not in self._unanswered:
            self._unanswered[meant] = make()
        made: T = self._unanswered[meant]
        return made

    def forget(self, ids: Collection[str]) -> None:
        """What was drawn with these ids was seen and is gone: who means it again means another."""
        for meant, made in tuple(self._unanswered.items()):
            if getattr(made, "bulletin", None) in ids:
                del self._unanswered[meant]

    def run(self, work: Callable[[], T], done: Callable[[T], None], meant: Meant = ()) -> None:
        """Do it on another thread, unless something else is being done; `meant` as for `same`."""
        if self.busy:
            return
        self._set_busy(True)
        done, failed = partial(self._done, meant, done), partial(self._failed, meant)
        self._tasks.run(work, done, failed, owner=self)

    def _do_once(
        self,
        verb: type[C],
        done: Callable[[C], None],
        draw: Callable[[], dict[str, Any]],
        arguments: dict[str, Any],
    ) -> None:
        employee = self._session.employee

        def made() -> C:
            new_id, name = self._station.new_id(), self._station.name
            return verb(id=new_id, station=name, employee=employee, **draw(), **arguments)

        meant: Meant = (verb.verb, employee, *sorted(arguments.items()))
        command = self.same(meant, made)
        self.run(partial(self._station.center.do, command), lambda _answer: done(command), meant)

    def _done(self, meant: Meant, tell: Callable[[T], None], result: T) -> None:
        self._unanswered.pop(meant, None)
        self._set_busy(False)
        tell(result)

    def _failed(self, meant: Meant, why: Failure) -> None:
        self._set_busy(False)
        if isinstance(why, Refused):
            self._unanswered.pop(meant, None)
            self.refused.emit(why)
        else:
            self.away.emit()

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()
