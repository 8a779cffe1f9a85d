"""Which employees' certificates have run out, or soon will: a word to the manager, never a stop."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.people import Employee
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.domain.views.query import Query
from center_app.domain.views.skill_names import skill_names

NOTICE = timedelta(days=30)
"""How long before its last day a certificate is told of: time to arrange for the next one."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an employee is certified for up to the day `until`; `over` once that day has passed."""

    employee: str
    until: date
    over: bool
    skills: tuple[Text, ...]


@dataclass(frozen=True)
class Certificates(Query[tuple[Certificate, ...]]):
    """Asked by the manager's window now and then: dates change once a day."""


def certificates(hall: Hall, _query: Certificates, now: Instant) -> tuple[Certificate, ...]:
    """Those that are over or end within the time of notice, by their last day.

    What the catalogue no longer asks for is left out, and whoever is not active.
    Raises Refused(NO_CATALOGUE) for a center that has not been set up.
    """
    settings, catalogue = hall.settings, hall.catalogue
    if settings is None or catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    today, names = settings.calendar.day_of(now.at), skill_names(catalogue)
    here = (who for who in hall.employees.values() if who.active)
    told = (one for who in here for one in _of(who, today, names))
    return tuple(sorted(told, key=lambda one: (one.until, one.employee)))


def _of(employee: Employee, today: date, names: dict[str, Text]) -> Iterator[Certificate]:
    ending: dict[date, list[Text]] = {}
    for skill in employee.skills:
        if skill.until is not None and skill.until <= today + NOTICE and skill.code in names:
            ending.setdefault(skill.until, []).append(names[skill.code])
    for until, skills in ending.items():
        yield Certificate(employee.id, until, until < today, tuple(skills))
