"""The documents of days: what lies in the folder, made anew, and opened."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from center_app.domain.document import Document, Filed, Order
from center_app.domain.refusal import Damaged, Refused, Unavailable
from ui.manager.chosen_days import ChosenDays
from ui.manager.session import Session
from ui.station import Station
from ui.tasks import Failure, Tasks

T = TypeVar("T")

THE_FOLDER = ""
"""Asked for in the place of a file's name."""


class Archive(Protocol):
    """The documents of the center. Every call may raise OSError, Unavailable; what takes something
    out of the center raises Refused for whoever may not, and is written down."""

    @property
    def folder(self) -> Path: ...

    def filed(self) -> tuple[Filed, ...]: ...

    def take_out(self, file: str, by: str) -> Path:
        """Where it lies on this machine then. Raises Damaged where another one came."""


@runtime_checkable
class Maker(Archive, Protocol):
    """The documents where the center runs on this machine: there more can be made."""

    def make(self, order: Order, by: str) -> Path: ...


def open_on_desktop(path: Path) -> bool:
    """Have the desktop open a file or folder; false where there is none that does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Documents(QObject):
    """`changed()` when there are others or something begins or ends; `refused(Refused)` when it
    may not be. `maker` is None where the documents lie at the center's server; `unseen`:
    which there are could not be asked.

    One document at a time, beside everything else: a month takes the processor some seconds.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        station: Station,
        tasks: Tasks,
        session: Session,
        business_day: Callable[[], date],
        archive: Archive | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._session = tasks, session
        self.archive, self.open = archive, open_on_desktop
        self.maker = archive if isinstance(archive, Maker) else None
        self.days = ChosenDays(station, business_day, self)
        self.filed: tuple[Filed, ...] = ()
        self.made: Path | None = None
        self.busy = self.failed = self.damaged = self.unopened = self.unseen = False

    def look(self) -> None:
        """See what lies there now."""
        if self.archive is not None and not self.busy:
            listed = partial(_try, self.archive.filed)
            self._tasks.run(listed, self._show, self._show_unseen, owner=self)

    def make(self, document: Document, language: str) -> None:
        """Make one of the chosen days, as whoever is signed in, or signs in now."""
        self._session.need(partial(self._make, Order(self.days.span, document, language)))

    def open_file(self, file: str) -> None:
        """Have the desktop open one of the folder, as whoever is signed in, or signs in now."""
        self._session.need(partial(self._take_out, file))

    def _make(self, order: Order) -> None:
        by, maker = self._session.employee, self.maker
        if by is not None and maker is not None:
            self._run(partial(maker.make, order, by), self._show_made)

    def _take_out(self, file: str) -> None:
        by, archive = self._session.employee, self.archive
        if by is not None and archive is not None:
            self._run(partial(archive.take_out, file, by), self._show_opened)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self.busy:
            return
        self.busy, self.failed, self.damaged, self.unopened = True, False, False, False
        self.changed.emit()
        self._tasks.run(partial(_try, work), done, self._fail, owner=self)

    def _show(self, filed: tuple[Filed, ...]) -> None:
        self.filed, self.unseen = filed, False
        self.changed.emit()

    def _show_unseen(self, _why: Failure) -> None:
        self.unseen = True
        self.changed.emit()

    def _show_made(self, file: Path) -> None:
        self.busy, self.made = False, file
        self.changed.emit()

    def _show_opened(self, path: Path) -> None:
        self.busy, self.unopened = False, not self.open(path)
        self.changed.emit()

    def _fail(self, why: Failure) -> None:
        self.busy, self.failed = False, not isinstance(why, Refused)
        self.damaged = isinstance(why, Damaged)
        self.changed.emit()
        if isinstance(why, Refused):
            self.refused.emit(why)
            self.look()


def _try(work: Callable[[], T]) -> T:
    try:
        return work()
    except OSError as error:  # a full disk is no bug
        raise Unavailable(str(error)) from error
