"""An appointment as the kiosk shows it before somebody checks in, and what of a list fits here."""

from dataclasses import dataclass
from datetime import date

from center_app.domain.appointment import Appointment, Coming
from center_app.domain.catalogue import Audience
from center_app.domain.clock import MINUTE, Instant
from center_app.domain.hall import Hall
from center_app.domain.refusal import Reason, Refused
from center_app.domain.step import Line
from center_app.domain.verbs.appointments import appointment_of, checked_in, coming_to, fitting
from center_app.domain.views.query import Query


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """What is booked and for when; `opens` is from when it can be checked in.

    `number` is the one that was given for it already. Moments are ms since 1970 UTC.
    """

    id: str
    at: int
    opens: int
    coming: Coming
    lines: tuple[Line, ...]
    audience: Audience
    number: str | None


@dataclass(frozen=True)
class MyAppointment(Query[AppointmentView]):
    """Asked with the id that belongs to the code which the citizen has."""

    appointment: str


def my_appointment(hall: Hall, query: MyAppointment, now: Instant) -> AppointmentView:
    """Raises Refused(UNKNOWN_APPOINTMENT | NO_CATALOGUE)."""
    if hall.settings is None:
        raise Refused(Reason.NO_CATALOGUE)
    found, window = appointment_of(hall, query.appointment, now), hall.settings.window
    before = checked_in(hall, found)
    return AppointmentView(
        id=found.id,
        at=found.at,
        opens=found.at - window.early_min * MINUTE,
        coming=coming_to(hall, found, window, now),
        lines=found.lines,
        audience=found.audience,
        number=before.number if before is not None else None,
    )


@dataclass(frozen=True)
class BookableDay(Query[date]):
    """Asked by the link to the registry: the present business day."""


def bookable_day(hall: Hall, _query: BookableDay, now: Instant) -> date:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    if hall.settings is None or hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    return hall.settings.calendar.day_of(now.at)


@dataclass(frozen=True, slots=True)
class FittingView:
    """Appointments that can be taken, and how many others were among them."""

    appointments: tuple[Appointment, ...]
    left_out: int


@dataclass(frozen=True)
class Fitting(Query[FittingView]):
    """Asked with appointments of which some may be of another business day: those are no matter."""

    day: date
    appointments: tuple[Appointment, ...]


def fitting_here(hall: Hall, query: Fitting, _now: Instant) -> FittingView:
    """Raises Refused(NO_CATALOGUE) for a center that has not been set up."""
    found = list(fitting(hall, query.day, query.appointments))
    fit = tuple(one for one, fits in found if fits)
    return FittingView(fit, len(found) - len(fit))
