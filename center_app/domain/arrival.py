"""The visit that a ticket begins, as a value: the hall has it once the event has happened."""

from datetime import date

from center_app.domain import journey
from center_app.domain.clock import Instant
from center_app.domain.events import VisitIssued
from center_app.domain.hall import Hall
from center_app.domain.step import Step
from center_app.domain.visit import Visit


def arrived(hall: Hall, event: VisitIssued, day: date, at: Instant, station: str) -> Visit:
    """A ticket of a kiosk that was alone has its own time and day."""
    if event.own is not None:
        day, at = event.own.day, event.own.instant
    return Visit(
        id=event.visit,
        number=event.number,
        token=event.token,
        day=day,
        issued=at,
        station=station,
        audience=event.audience,
        language=event.language,
        priority=event.priority,
        assistance=event.assistance,
        lines=event.lines,
        steps=_steps(hall, event),
        promise=event.promise,
        queued=at,
        appointment=event.appointment,
        booking=event.booking,
        result=event.result,
        first=event.first,
        bundle=event.bundle,
        alone=event.own is not None,
    )


def _steps(hall: Hall, event: VisitIssued) -> tuple[Step, ...]:
    if event.result is not None:
        return (journey.step_of_result(hall.results[event.result]),)
    assert hall.catalogue is not None
    return journey.steps_of(hall.catalogue, event.lines)
