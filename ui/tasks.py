"""Work off the main thread, its outcome back on it.

What may take time (the center, files, the network) never runs on the thread that draws. A few
plain threads share one queue of jobs; each knows a number and a callable, nothing of Qt.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from types import FunctionType
from typing import Any, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from center_app.domain.refusal import Refused, Unavailable
from ui.inbox import Inbox, Letterbox

T = TypeVar("T")
Failure = Refused | Unavailable
"""What work may come back with besides its result; all else is a bug."""


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    work: Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Outcome:
    number: int
    result: object = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Who waits for an outcome; stays on the main thread."""

    done: Callable[[Any], None]
    failed: Callable[[Failure], None]
    owner: QObject


class Tasks(QObject):
    """Runs callables on a few threads of its own.

    Jobs start in the order given and end in any. Whoever makes it closes it.
    """

    def __init__(self, parent: QObject | None = None, threads: int = 3) -> None:
        super().__init__(parent)
        self._inbox = Inbox(self._receive, self)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._waiting: dict[int, _Waiting] = {}
        self._given = 0
        self._closed = False
        target = partial(_serve, self._jobs, self._inbox.letterbox)
        self._threads = [
            Thread(target=target, name=f"task-{n}", daemon=True) for n in range(threads)
        ]
        for thread in self._threads:
            thread.start()
        self.destroyed.connect(partial(_dismiss, self._jobs, threads))

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Failure], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Call `work` on another thread, then `done` or `failed` on this one.

        `failed` gets Refused or Unavailable. Any other error is a bug: it goes to
        `sys.excepthook` and comes as Unavailable, so that nobody waits for ever. Neither is
        called once the tasks are closed or `owner` is destroyed (by default the object whose
        method `done` is, else these tasks). Raises TypeError if `work` holds a Qt object.
        """
        if held := _qt_object_in(work):
            raise TypeError(f"work for another thread holds a {type(held).__name__}")
        if self._closed:
            return
        self._given += 1
        self._waiting[self._given] = _Waiting(done, failed, owner or _owner(done) or self)
        self._jobs.put(_Job(self._given, work))

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    @property
    def given(self) -> int:
        """How many jobs were given so far."""
        return self._given

    def has_answered(self, given: int) -> bool:
        """Whether nobody waits any more for one of the first so many jobs."""
        return all(number > given for number in self._waiting)

    def close(self, timeout_s: float = 5.0) -> bool:
        """Finish the work that was given, drop its outcomes; False if some still goes on."""
        if self._closed:
            return True
        self._closed = True
        self._waiting.clear()
        _dismiss(self._jobs, len(self._threads))
        until = monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
        self._inbox.close()
        return not any(thread.is_alive() for thread in self._threads)

    def _receive(self, item: object) -> None:
        assert isinstance(item, _Outcome)
        waiting = self._waiting.pop(item.number, None)
        if waiting is None or not isValid(waiting.owner):
            return
        if item.error is None:
            waiting.done(item.result)
        elif isinstance(item.error, Refused | Unavailable):
            waiting.failed(item.error)
        else:
            sys.excepthook(type(item.error), item.error, item.error.__traceback__)
            waiting.failed(Unavailable("a bug"))


def _serve(jobs: SimpleQueue[_Job | None], letterbox: Letterbox) -> None:
    """What each thread does until it is dismissed."""
    while (job := jobs.get()) is not None:
        outcome = _tried(job)
        del job  # what the job held is dropped before anybody hears of it
        letterbox.post(outcome)
        del outcome


def _tried(job: _Job) -> _Outcome:
    try:
        return _Outcome(job.number, result=job.work())
    except Exception as error:  # noqa: BLE001 every error is told on the main thread
        return _Outcome(job.number, error=error)


def _dismiss(jobs: SimpleQueue[_Job | None], threads: int, *_destroyed: object) -> None:
    for _ in range(threads):
        jobs.put(None)


def _owner(done: Callable[..., None]) -> QObject | None:
    owner = getattr(done.func if isinstance(done, partial) else done, "__self__", None)
    return owner if isinstance(owner, QObject) else None


def _qt_object_in(work: object, depth: int = 3) -> QObject | None:
    """A Qt object that a callable would take along to another thread."""
    if isinstance(work, QObject):
        return work
    if not depth:
        return None
    found = (_qt_object_in(part, depth - 1) for part in _parts(work))
    return next((held for held in found if held), None)


def _parts(work: object) -> list[object]:
    """What a callable holds."""
    if isinstance(work, partial):
        return [work.func, *work.args, *work.keywords.values()]
    if isinstance(work, FunctionType):
        return [cell.cell_contents for cell in work.__closure__ or ()]
    return [getattr(work, "__self__", None)]
