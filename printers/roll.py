"""How much of the paper roll is used up, and how long the rest will last."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from center_app.domain.clock import HOUR
from center_app.domain.plain import Unreadable, plain, read
from printers.whole_file import write_whole

log = logging.getLogger(__name__)

USUAL_LENGTH_MM = 80_000
"""A roll of 80 mm paper with a diameter of 80 mm has about so much on it."""
FEED_MM = 14
"""What every ticket takes besides its picture: from the print head to the cutter."""
NEAR_END_MM = 8_000
"""The most that is left when a printer's sensor sees the roll's end coming."""
RECENT = 50
RECENT_MS = 2 * HOUR
"""The pace is that of the last 50 tickets, and of the last two hours at most."""
USUAL_TICKET_MM = 180
FEWEST = 3
"""Tickets from which a pace is told."""
FARTHEST_MS = 12 * HOUR
"""Nobody needs to know when a roll ends that lasts for longer."""
LOW = 25
"""So few tickets are told as low paper where the printer itself says nothing of it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A ticket that came out: when (ms since 1970 UTC), and how much paper it took (mm)."""

    at: int
    mm: float


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll since it was put in. `out`: the printer has said that it has come to its end."""

    length_mm: int = USUAL_LENGTH_MM
    used_mm: float = 0.0
    since: int | None = None
    out: bool = False
    recent: tuple[Printed, ...] = ()

    @property
    def left_mm(self) -> float:
        return max(0.0, self.length_mm - self.used_mm)

    def spent(self, mm: float, at: int) -> "Roll":
        """With one more ticket of so many mm."""
        mm += FEED_MM
        recent = (*self.recent, Printed(at, mm))[-RECENT:]
        return replace(self, used_mm=self.used_mm + mm, recent=recent)

    def renewed(self, at: int, length_mm: int | None = None) -> "Roll":
        """A new roll, as long as the last one where nobody says how long."""
        return Roll(length_mm or self.length_mm, 0.0, at, recent=self.recent)

    def ended(self) -> "Roll":
        """The printer says that its paper is out."""
        return replace(self, used_mm=float(self.length_mm), out=True)

    def seen_low(self) -> "Roll":
        """The printer sees the end coming: more than that cannot be left."""
        return replace(self, used_mm=max(self.used_mm, self.length_mm - NEAR_END_MM))


@dataclass(frozen=True, slots=True)
class Forecast:
    """About how many tickets the paper lasts for, and until when (ms since 1970 UTC), if known."""

    tickets: int
    until: int | None

    @property
    def low(self) -> bool:
        return self.tickets <= LOW


def forecast(roll: Roll, now: int) -> Forecast:
    """The rest of the roll in tickets of the usual length, at the pace of the last ones."""
    lately = [ticket for ticket in roll.recent if now - ticket.at <= RECENT_MS]
    of = lately or roll.recent
    mean = sum(ticket.mm for ticket in of) / len(of) if of else USUAL_TICKET_MM
    tickets = int(roll.left_mm / mean)
    return Forecast(tickets, _until(lately, tickets, now))


def _until(lately: list[Printed], tickets: int, now: int) -> int | None:
    if len(lately) < FEWEST or now <= lately[0].at:
        return None
    each = (now - lately[0].at) / (len(lately) - 1)
    lasts = round(tickets * each)
    return now + lasts if lasts <= FARTHEST_MS else None


class RollFile:
    """The roll that is in the printer, in a small file; written anew with every change.

    A file that cannot be read or written costs the forecast, never a ticket.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> Roll:
        try:
            return read(Roll, json.loads(self._file.read_bytes()))
        except FileNotFoundError:
            return Roll()
        except (OSError, ValueError, Unreadable):
            log.exception("the roll's file %s cannot be read", self._file)
            return Roll()

    def change(self, how: Callable[[Roll], Roll]) -> Roll:
        """Keep the roll as it is after a change."""
        before = self.read()
        after = how(before)
        if after != before:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._file, json.dumps(plain(after)).encode())
            except OSError:
                log.exception("the roll's file %s cannot be written", self._file)
        return after
