"""The tickets handed to the printer, and what became of each, in files that outlive a crash."""

import base64
import json
import logging
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from center_app.domain.clock import MINUTE, Instant, elapsed
from center_app.domain.plain import Unreadable, plain, read
from printers.outcome import Fault, Outcome, State
from printers.raster import Raster
from printers.whole_file import write_whole

log = logging.getLogger(__name__)

EXPIRY = 2 * MINUTE
"""A ticket that could not be printed within this time is never printed: its citizen has left."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster inside a job's file: its rows deflated, in base 64."""

    width: int
    height: int
    rows: str


@dataclass(frozen=True, slots=True)
class Job:
    """One copy of one visit's ticket; from the second on, copies are reprints asked for.

    The picture holds the ticket's secret, so it is dropped as soon as the job is over.
    """

    visit: str
    copy: int
    state: State
    created: Instant
    fault: Fault | None = None
    paper_low: bool | None = None
    picture: Picture | None = None

    @property
    def over(self) -> bool:
        return self.state not in (State.WAITING, State.PRINTING)


class Spool:
    """A folder with one file per job, each written whole or not at all. One thread uses it."""

    def __init__(self, folder: Path, expiry: int = EXPIRY) -> None:
        """`expiry` in milliseconds. Raises OSError where the folder cannot be made."""
        self._folder = folder
        self._expiry = expiry
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, visit: str, raster: Raster, now: Instant, reprint: bool = False) -> Job | None:
        """Take in a ticket; None where the visit has one already and nobody asked for another."""
        job = Job(visit, 1, State.WAITING, now, picture=_pack(raster))
        while self._file(job).exists():
            if not reprint:
                return None
            job = replace(job, copy=job.copy + 1)
        return self._keep(job)

    def claim(self, job: Job, now: Instant) -> Job:
        """The job as it is to be printed now, or expired. On disk before the first dot."""
        if job.created.boot != now.boot or elapsed(job.created, now) > self._expiry:
            return self._keep(replace(job, state=State.EXPIRED, picture=None))
        return self._keep(replace(job, state=State.PRINTING))

    def finish(self, job: Job, outcome: Outcome) -> Job:
        ended = replace(
            job,
            state=outcome.state,
            fault=outcome.fault,
            paper_low=outcome.paper_low,
            picture=None,
        )
        return self._keep(ended)

    def recover(self) -> list[Job]:
        """After a start: what is waiting, and what was cut off at the printer, now unconfirmed."""
        cut_off = Outcome(State.UNCONFIRMED, Fault.INTERRUPTED)
        return [
            self.finish(job, cut_off) if job.state is State.PRINTING else job
            for job in sorted(self.jobs(), key=lambda job: job.created.at)
            if not job.over
        ]

    def jobs(self) -> Iterator[Job]:
        """Everything that is kept, in no order; what cannot be read is reported and left."""
        for file in self._folder.glob("*.json"):
            try:
                yield read(Job, json.loads(file.read_bytes()))
            except (OSError, ValueError, Unreadable):
                log.exception("spool: %s cannot be read", file)

    def forget(self, before: int) -> None:
        """Delete the files of jobs that are over and older than `before` (ms since 1970)."""
        for job in self.jobs():
            if job.over and job.created.at < before:
                with suppress(OSError):  # a disk that lets nothing go stops no ticket
                    self._file(job).unlink()

    def _keep(self, job: Job) -> Job:
        """Write the job; where the disk takes nothing, rather no file than a wrong one."""
        file = self._file(job)
        try:
            write_whole(file, json.dumps(plain(job)).encode())
        except OSError:
            log.exception("spool: %s cannot be written", file)
            file.unlink(missing_ok=True)
        return job

    def _file(self, job: Job) -> Path:
        return self._folder / f"{quote(job.visit, safe='')}.{job.copy}.json"


def raster_of(picture: Picture) -> Raster:
    rows = zlib.decompress(base64.b64decode(picture.rows))
    return Raster(picture.width, picture.height, rows)


def _pack(raster: Raster) -> Picture:
    rows = base64.b64encode(zlib.compress(raster.rows, 1)).decode()
    return Picture(raster.width, raster.height, rows)
