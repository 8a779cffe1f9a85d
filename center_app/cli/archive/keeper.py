"""Keeping the archive: what is new is locked and added, and old files are let go."""

import errno
import logging
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from pyrage import encrypt
from sqlalchemy import Engine

from center_app.cli.archive.record import (
    Record,
    is_apart,
    keep_record,
    record_of,
    secret_of,
)
from center_app.cli.archive.segment import (
    FORMAT,
    LARGEST,
    Header,
    Open,
    Segment,
    header_of,
    number_of,
    read_segment,
    segments_in,
)
from center_app.cli.backup_file import last_backup, lock_of
from center_app.cli.rotation_days import DAYS
from center_app.cli.settings import Settings
from center_app.domain.clock import Clock, from_stamp, local, stamp
from center_app.domain.refusal import Unavailable
from center_app.store.gathering import Gathering
from center_app.store.piece import Piece, Reach, is_within, to_bytes

_log = logging.getLogger(__name__)


class Trouble(StrEnum):
    """What keeps an archive from going on; all of it is over by itself once it is put right."""

    GONE = "gone"
    FULL = "full"
    REFUSED = "refused"
    ANOTHERS = "anothers"
    DATABASE = "database"


class NotKept(Exception):
    """The archive cannot go on just now; nothing is lost, and the next look tries again."""

    def __init__(self, trouble: Trouble, why: str) -> None:
        super().__init__(why)
        self.trouble = trouble


class _Taken(Exception):
    """Another program has begun a file after this one's."""


class Keeper:
    """Writes what happens in one database into the folder of the setting `archive`.

    It only reads from the database, and holds nothing back there: when the folder is away, full or
    slow the hall does not notice, and all that is missing follows when it is back.
    """

    def __init__(self, settings: Settings, engine: Engine, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self._secret = secret_of(settings)
        self._gathering = Gathering(engine)
        self._record = record_of(settings) or Record(str(settings.archive))
        self._open: Open | None = None
        self._since = ("", "")
        self._most = LARGEST

    def look(self) -> int:
        """Archive what is new; how many pieces that were. Raises NotKept, Failed without a key."""
        try:
            written = self._look()
        except _Taken as error:
            raise self._stopped(Trouble.ANOTHERS, str(error)) from error
        except Unavailable as error:
            raise self._stopped(Trouble.DATABASE, str(error)) from error
        except OSError as error:
            if self._open is not None:
                self._open.leave()
            self._open = None
            raise self._stopped(_kind_of(error), error.strerror or str(error)) from error
        if self._record.trouble:
            self._note(replace(self._record, trouble="", why=""))
            _log.info("the archive in %s goes on", self._settings.archive)
        return written

    def _look(self) -> int:
        lock = lock_of(self._settings)
        folder = self._folder()
        written = 0
        while True:
            if self._is_due(folder):
                self._begin(folder)
            assert self._open is not None
            piece = self._gathering.look(self._record.reach, self._now())
            if piece is None:
                return written
            self._open.add(encrypt(to_bytes(piece), [lock]))
            self._gathering.took(piece)
            self._kept(piece)
            written += 1
            if piece.whole:
                self._most = max(LARGEST, 2 * self._open.size)
            if piece.moment:
                return written

    def _folder(self) -> Path:
        """The place, if it is there: an empty folder on which no disk is mounted is none."""
        folder = self._settings.archive
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "the folder is not there", str(folder))
        if self._record.apart and not is_apart(self._settings):
            raise FileNotFoundError(errno.ENODEV, "its disk is not there", str(folder))
        return folder

    def _is_due(self, folder: Path) -> bool:
        """A file of its own for each run, each backup, and for what would be too large; what each
        has at its beginning must not make it so."""
        if self._open is None or self._open.size > self._most or self._since != self._known_since():
            return True
        files = segments_in(folder, self._settings.center)
        if files and number_of(files[-1]) > self._open.number:
            raise _Taken(files[-1].name)
        return not self._open.file.is_file() or self._open.file.stat().st_size != self._open.size

    def _begin(self, folder: Path) -> None:
        self._since = self._known_since()
        files = segments_in(folder, self._settings.center)
        last = _last(files, self._secret)
        goes_on = last is not None and self._is_mine(last)
        before = last.codes[-1].hex() if goes_on and last is not None else ""
        had = self._record.reach if goes_on else self._in_backup()
        number = number_of(files[-1]) + 1 if files else 1
        header = Header(FORMAT, self._settings.center, number, stamp(self._now()), before, had)
        self._open, self._most = Open(folder, header, self._secret), LARGEST
        self._gathering.forget()
        self._record = replace(
            self._record, folder=str(folder), reach=had, apart=is_apart(self._settings)
        )
        self._let_go(files)

    def _is_mine(self, last: Segment) -> bool:
        """What was kept last is there; of what was written since this machine has no word."""
        known = self._record
        return last.number == known.number and known.code in {one.hex() for one in last.codes}

    def _in_backup(self) -> Reach:
        last = last_backup(self._settings)
        return dict(last.reach) if last is not None else {}

    def _known_since(self) -> tuple[str, str]:
        """The last backup, and by what is locked."""
        last = last_backup(self._settings)
        return last.head if last is not None else "", str(lock_of(self._settings))

    def _kept(self, piece: Piece) -> None:
        assert self._open is not None
        record = replace(
            self._record,
            at=piece.at,
            number=self._open.number,
            code=self._open.code.hex(),
            reach=piece.reach,
            place=piece.place if piece.moment else self._record.place,
            last=piece.last if piece.moment else self._record.last,
        )
        self._note(record)

    def _stopped(self, trouble: Trouble, why: str) -> NotKept:
        if (trouble, why) != (self._record.trouble, self._record.why):
            self._note(replace(self._record, trouble=trouble, why=why))
            _log.warning("the archive in %s cannot go on: %s", self._settings.archive, why)
        return NotKept(trouble, why)

    def _note(self, record: Record) -> None:
        """A disk that does not take the note must not end the archive, which lies elsewhere."""
        self._record = record
        try:
            keep_record(self._settings, record)
        except OSError as error:
            _log.warning("how far the archive is cannot be noted: %s", error.strerror)

    def _let_go(self, files: list[Path]) -> None:
        """Files of more than `DAYS` days are let go, the oldest first: those before one that was
        begun when no more was had than the last backup has. A place may not let one go: it goes on
        all the same."""
        in_backup = self._in_backup()
        headers = [header_of(file) for file in files]
        begun = [_day(one) for one in headers]
        kept = {*sorted({day for day in begun if day is not None})[-DAYS:]}
        young = next((at for at, day in enumerate(begun) if day in kept), 0)
        enough = [at for at, one in enumerate(headers) if one and is_within(one.had, in_backup)]
        for file in files[: min(young, max(enough, default=0))]:
            try:
                file.unlink()
            except OSError as error:
                _log.warning("%s is old and cannot be let go: %s", file.name, error.strerror)
                return

    def _now(self) -> int:
        return self._clock.now().at


def _last(files: list[Path], secret: bytes) -> Segment | None:
    """The newest file that has begun; one that was cut off before its first line says nothing."""
    for file in reversed(files):
        found = read_segment(file, secret)
        if found.header is not None or found.broken:
            return found
    return None


def _day(header: Header | None) -> date | None:
    return local(from_stamp(header.begun)).date() if header is not None else None


def _kind_of(error: OSError) -> Trouble:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Trouble.FULL
    if error.errno in {errno.ENOENT, errno.ENODEV, errno.EIO, errno.ESTALE, errno.ENOTCONN}:
        return Trouble.GONE
    return Trouble.REFUSED
