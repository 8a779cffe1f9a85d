"""The signs of alarm that the hall itself shows at a moment: pure, and cheap enough for always."""

from collections.abc import Iterator

from center_app.domain.alarm import OF_THE_SERVER, AlarmKind, Level, Sign
from center_app.domain.alarm_limits import USUAL, AlarmLimits
from center_app.domain.bursts import bursts
from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Instant, elapsed
from center_app.domain.counter import Status
from center_app.domain.doubt import is_long, usual_ms
from center_app.domain.hall import Hall, Phase
from center_app.domain.people import skill_queue
from center_app.domain.printer import PrinterState
from center_app.domain.step import StepState
from center_app.domain.visit import Stand, Visit
from center_app.domain.waits import Wait, waits_of

CALMER = 0.9
"""Share of the limit below which a hall that was full has room again."""

OF_STATIONS = frozenset(
    {AlarmKind.PAPER_LOW, AlarmKind.PRINTER, AlarmKind.BURST, AlarmKind.SILENT_STATION}
)
"""Told only while the center is open: at night stations are switched off."""

IN_THE_HALL = (Stand.WAITING, Stand.CALLED, Stand.SERVING, Stand.HELD)
"""Whoever asked to be called later is outside meanwhile."""

Found = Iterator[tuple[Sign, Level]]


def signs(hall: Hall, now: Instant) -> dict[Sign, Level]:
    """What there is, beyond its limit or still near it.

    A hall that stands still says nothing of waits, for nobody could do anything about them.
    """
    limits, found = limits_of(hall), dict(_of_stations(hall, now))
    if hall.phase is not Phase.RUNNING or hall.paused is not None:
        return found
    waits = waits_of(hall, now)
    found |= dict(_long_waits(waits, limits))
    found |= dict(_unserved(hall, waits))
    found |= dict(_full(hall, limits))
    found |= dict(_open_sittings(hall, now))
    found |= {Sign(AlarmKind.HELP, counter): Level(1) for counter in hall.help}
    return found


def judged(hall: Hall, now: Instant) -> frozenset[AlarmKind]:
    """The kinds that can be judged now; alarms of the others stay as they are.

    In an evacuation waits and sittings say nothing, and what was raised before is not over.
    """
    kinds = frozenset(AlarmKind)
    if hall.settings is None or not hall.settings.calendar.is_open(now.at):
        kinds -= OF_STATIONS
    return kinds & (OF_STATIONS | OF_THE_SERVER) if hall.paused is not None else kinds


def limits_of(hall: Hall) -> AlarmLimits:
    """The limits that the center has set."""
    return hall.settings.alarms if hall.settings is not None else USUAL


def people_present(hall: Hall) -> int:
    """About how many people are in the hall: those of its visits, and who came with them."""
    here = sum(visit.stand in IN_THE_HALL for visit in hall.visits.values())
    return round(here * limits_of(hall).people)


def _of_stations(hall: Hall, now: Instant) -> Found:
    for station, printer in hall.printers.items():
        low = printer.state is PrinterState.PAPER_LOW
        kind = AlarmKind.PAPER_LOW if low else AlarmKind.PRINTER
        yield Sign(kind, station), Level(printer.left or 0)
    for burst in bursts(hall, now):
        yield Sign(AlarmKind.BURST, burst.station), Level(burst.given)


def _long_waits(waits: list[Wait], limits: AlarmLimits) -> Found:
    """Of each agency the wait that is worst against its target; over once none is late any more."""
    worst: dict[str, tuple[float, int]] = {}
    for wait in waits:
        for step in wait.ready:
            if wait.waited_ms > step.target_ms:
                late = 100 * wait.waited_ms / max(1, step.target_ms), wait.waited_ms
                worst[step.agency] = max(worst.get(step.agency, late), late)
    for agency, (percent, waited) in worst.items():
        yield Sign(AlarmKind.LONG_WAIT, agency), Level(waited, percent >= limits.late_percent)


def _unserved(hall: Hall, waits: list[Wait]) -> Found:
    """By service; where no counter is open at all it is one alarm, not one for each service."""
    if waits and all(one.status is not Status.OPEN for one in hall.counters.values()):
        yield Sign(AlarmKind.UNSERVED), Level(len(waits))
        return
    stranded: dict[str, int] = {}
    for wait in waits:
        lacking = {
            step.service
            for step in wait.ready
            if skill_queue(step.skill, partial=step.partial) not in hall.serving
        }
        for service in lacking:
            stranded[service] = stranded.get(service, 0) + 1
    for service, number in stranded.items():
        yield Sign(AlarmKind.UNSERVED, service), Level(number)


def _full(hall: Hall, limits: AlarmLimits) -> Found:
    people, full = people_present(hall), limits.capacity * limits.full_percent / 100
    if full and people >= CALMER * full:
        yield Sign(AlarmKind.FULL_HALL), Level(people, people >= full)


def _open_sittings(hall: Hall, now: Instant) -> Found:
    if hall.catalogue is None:
        return
    for counter in hall.counters.values():
        visit = hall.visit_at(counter.code)
        if visit is not None and visit.stand is Stand.SERVING:
            ms = _served_ms(visit, now)
            if is_long(ms, _usual_ms(visit, hall.catalogue)):
                yield Sign(AlarmKind.OPEN_SITTING, counter.code), Level(ms)


def _served_ms(visit: Visit, now: Instant) -> int:
    started = visit.sittings[-1].started
    return elapsed(started, now) if started is not None else 0


def _usual_ms(visit: Visit, catalogue: Catalogue) -> int:
    """What its steps of this sitting usually take, with the one that is being served."""
    sitting = visit.sittings[-1].id
    mine = (
        step
        for step in visit.steps
        if step.state is StepState.SERVING or any(one.sitting == sitting for one in step.served)
    )
    return sum(usual_ms(catalogue, step) for step in mine)
