"""Who works here, as what and with which skills: what only those in charge may look at."""

from dataclasses import dataclass
from datetime import date

from center_app.domain.catalogue import Catalogue
from center_app.domain.clock import Instant
from center_app.domain.hall import Hall
from center_app.domain.people import Employee, Role, Skill
from center_app.domain.refusal import Reason, Refused
from center_app.domain.rights import IN_CHARGE, KEEPS_STAFF, MANAGES, has_one_of
from center_app.domain.text import Text
from center_app.domain.views.own_day import OwnDay, own_day
from center_app.domain.views.query import Query
from center_app.domain.views.skill_names import skill_names

SHARED = ""
"""The group of the skills that services of several agencies take."""


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """The skills that an agency's services take, by code; `SHARED`: of several agencies."""

    agency: str
    name: Text | None
    skills: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Colleague:
    """An employee now. `today` are the skills of today only, where these are others.

    `until` is the last day of the certificate that ends first; `over`: it has passed. `own` is the
    day as the employee sees it at the counter: for who manages the center alone.
    """

    employee: str
    home: str
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]
    today: tuple[Skill, ...] | None
    counter: str | None
    until: date | None
    over: bool
    active: bool
    own: OwnDay | None = None


@dataclass(frozen=True, slots=True)
class StaffView:
    """Everybody, and what they may be skilled for; `keeps`: who looks may change it for good."""

    colleagues: tuple[Colleague, ...]
    groups: tuple[SkillGroup, ...]
    agencies: tuple[tuple[str, Text], ...]
    keeps: bool


@dataclass(frozen=True)
class Staff(Query[StaffView]):
    """Asked by the manager's window, for the employee `by` who is signed in there."""

    by: str


def staff(hall: Hall, query: Staff, now: Instant) -> StaffView:
    """Raises Refused(NOT_ALLOWED), and NO_CATALOGUE for a center that has not been set up."""
    settings, catalogue = hall.settings, hall.catalogue
    if settings is None or catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    by = hall.employees.get(query.by)
    if not has_one_of(IN_CHARGE, by):
        raise Refused(Reason.NOT_ALLOWED)
    today = settings.calendar.day_of(now.at)
    return StaffView(
        tuple(
            _colleague(hall, one, today, manages=has_one_of(MANAGES, by))
            for one in hall.employees.values()
        ),
        _groups(catalogue),
        tuple((agency.code, agency.short or agency.name) for agency in catalogue.agencies),
        has_one_of(KEEPS_STAFF, by),
    )


def _colleague(hall: Hall, who: Employee, today: date, *, manages: bool) -> Colleague:
    until = min((skill.until for skill in who.skills if skill.until is not None), default=None)
    return Colleague(
        employee=who.id,
        home=who.home,
        roles=who.roles,
        skills=hall.lasting_skills(who.id),
        today=who.skills if who.id in hall.lasting else None,
        counter=hall.signed_in_at(who.id),
        until=until,
        over=until is not None and until < today,
        active=who.active,
        own=own_day(hall, who.id) if manages and who.id in hall.met else None,
    )


def _groups(catalogue: Catalogue) -> tuple[SkillGroup, ...]:
    """By agency, in the order of the catalogue; what several agencies share comes last."""
    names, agencies_of = skill_names(catalogue), catalogue.agencies_of
    own: dict[str, list[tuple[str, Text]]] = {agency.code: [] for agency in catalogue.agencies}
    own[SHARED] = []
    for code, name in names.items():
        agencies = agencies_of[code]
        own[min(agencies) if len(agencies) == 1 else SHARED].append((code, name))
    named = {agency.code: agency.name for agency in catalogue.agencies}
    return tuple(
        SkillGroup(code, named.get(code), tuple(skills)) for code, skills in own.items() if skills
    )
