"""`center appointments`: booked visits are taken in, and listed."""

from argparse import Namespace
from collections.abc import Mapping
from contextlib import closing
from datetime import date

from center_app.cli.house import open_house, parsed
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain import commands as c
from center_app.domain.appointment import Appointment
from center_app.domain.appointment_list import given_appointments, read_appointments
from center_app.domain.clock import local
from center_app.domain.plain import read
from center_app.domain.refusal import Reason, Refused
from center_app.domain.verbs.appointments import checked_in


def take(settings: Settings, options: Namespace) -> None:
    """All appointments of the business days in the file. Raises Unreadable, Refused."""
    body, name = options.file.read_bytes(), options.file.name
    registry = options.file.suffix == ".json"
    found = given_appointments(parsed(body), name) if registry else read_appointments(body, name)
    days: dict[date, list[Appointment]] = {}
    with closing(open_house(settings)) as house:
        known = house.center.hall.settings
        if known is None:
            raise Refused(Reason.NO_CATALOGUE)
        for one in found:
            days.setdefault(known.calendar.day_of(one.at), []).append(one)
        for day, appointments in days.items():
            house.do(c.TakeAppointments, day=day, appointments=tuple(appointments))
    counts = {day.isoformat(): len(each) for day, each in days.items()}
    ready = f"{sum(counts.values())} appointments on {len(counts)} days are known now."
    tell(options, ready, days=counts)


def show(settings: Settings, options: Namespace) -> None:
    """Each with its time, what it is for, and whether somebody has come. Codes are not kept."""
    with closing(open_house(settings)) as house:
        hall = house.center.hall
        calendar = hall.settings.calendar if hall.settings is not None else None
        today = calendar.day_of(house.clock.now().at) if calendar is not None else None
        day = read(date, options.date) if options.date else today
        found = sorted(hall.appointments.values(), key=lambda one: (one.at, one.id))
        rows = [
            _row(one, number.number if (number := checked_in(hall, one)) is not None else None)
            for one in found
            if calendar is not None and calendar.day_of(one.at) == day
        ]
    table = "\n".join("  ".join(map(str, row.values())) for row in rows)
    tell(options, table or "There are no appointments on this day.", appointments=rows)


def _row(appointment: Appointment, number: str | None) -> Mapping[str, object]:
    return {
        "time": f"{local(appointment.at):%H:%M}",
        "number": number or "-",
        "services": ", ".join(f"{line.quantity} x {line.service}" for line in appointment.lines),
    }
