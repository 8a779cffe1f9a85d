"""A journal of many days, grown from one that was lived: the same day again, on later dates.

Living a year takes hours, and writing it down minutes. Ids, stamps and dates are new, so that every
entry is as strictly read, sealed and linked as any.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Engine, select

from center_app.domain.envelope import Envelope, unseal
from center_app.domain.events import DayOpened
from center_app.store.engine import reading
from center_app.store.journal import Journal
from center_app.store.tables import entry
from center_on import engine_of, serving_center
from days import Day
from manual_clock import ManualClock, moment

UUID = re.compile(rb"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
MONO = re.compile(rb'"mono":(\d+)')

DAY_MS = 86_400_000
WORKING_DAYS = 5


COUNTERS = 8


def lived(url: str, days: int, visits: int) -> None:
    """A center's database after so many working days; everybody is served at once."""
    clock = ManualClock(moment("2026-01-04 08:00"))
    center = serving_center(url, counters=COUNTERS, clock=clock, serving=False)
    day = Day(center)
    for n in range(days):
        clock.until(f"{date(2026, 1, 4) + timedelta(days=n // 5 * 7 + n % 5)} 08:00")
        center.refresh()
        for counter in range(1, COUNTERS + 1):
            day.sign_in(str(counter), f"employee-{counter}")
        for visit in range(visits):
            clock.go_on(seconds=20)
            day.issue("birth")
            day.serve(str(visit % COUNTERS + 1))
    center.journal.close()
    engine_of(center).dispose()


def grow(engine: Engine, center: str, days: int, of: date | None = None) -> None:
    """Go on for so many working days, each as the last one (or the one named) was."""
    bodies = [body for _seq, body in _rows(engine)]
    last = max(unseal(bodies[-1]).day, f"{of or ''}")
    again = f"{of}" if of else last
    begins = next(n for n, body in enumerate(bodies) if _opens(body, again))
    day = [body for body in bodies[begins:] if unseal(body).day == again]
    known = {found for body in bodies[:begins] for found in UUID.findall(body)}
    journal = Journal(engine, center)
    for date_ in _working_days_after(date.fromisoformat(last), days):
        moved = _moved(date.fromisoformat(again), date_, known)
        with journal.writing() as writing:
            writing.append([unseal(moved(body)) for body in day])


def _rows(engine: Engine) -> list[tuple[int, bytes]]:
    statement = select(entry.c.seq, entry.c.body).order_by(entry.c.seq)
    with reading(engine) as connection:
        return [(seq, body) for seq, body in connection.execute(statement)]


def _opens(body: bytes, day: str) -> bool:
    envelope: Envelope = unseal(body)
    return envelope.type == DayOpened.type and envelope.day == day


def _working_days_after(last: date, days: int) -> Iterator[date]:
    """Sunday to Thursday."""
    begin = last
    while days:
        begin += timedelta(days=1)
        if begin.isoweekday() % 7 < WORKING_DAYS:
            days -= 1
            yield begin


def _moved(old: date, new: date, known: set[bytes]) -> Callable[[bytes], bytes]:
    """What makes an entry of one day one of another, but for what was there before that day."""
    later = (new - old).days * DAY_MS

    def renamed(found: re.Match[bytes]) -> bytes:
        if found[0] in known:
            return found[0]
        return f"{uuid5(NAMESPACE_OID, f'{new} {found[0]!r}')}".encode()

    def moved(body: bytes) -> bytes:
        body = UUID.sub(renamed, body.replace(f"{old}".encode(), f"{new}".encode()))
        return MONO.sub(lambda found: b'"mono":%d' % (int(found[1]) + later), body)

    return moved
