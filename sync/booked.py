"""A center's appointments of a day, as the registry gives them: by their ids, without codes."""

from dataclasses import dataclass
from datetime import date

from center_app.domain.appointment import Appointment

BOOKED = "/v1/centers/{center}/appointments"


@dataclass(frozen=True, slots=True)
class Booked:
    """All appointments of the `day` in Amman; whatever is not among them is called off."""

    day: date
    appointments: tuple[Appointment, ...]
