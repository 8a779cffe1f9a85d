"""`center init`, `catalogue`, `place` and `employee`: making a center."""

import sys
from argparse import Namespace
from contextlib import closing
from dataclasses import replace
from datetime import date
from getpass import getpass
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.house import House, open_house, parsed
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain import commands as c
from center_app.domain import place
from center_app.domain.catalogue import Catalogue
from center_app.domain.people import Level, Role, Skill
from center_app.domain.plain import read
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import COLLEAGUES, PIN, sample_settings
from center_app.store.kept.credentials import SHORTEST_PIN

PLAIN = place.Settings(
    name=Text("مركز الخدمات الحكومية الشامل", "Comprehensive Government Services Center"),
    zones=(place.Zone("A", Text("القاعة الرئيسية", "Main hall")),),
)
"""What a center begins with that has said nothing about itself yet."""


def init(settings: Settings, options: Namespace) -> None:
    """Raises Failed for a center that is set up already, unless new settings are given for it."""
    chosen = _described(options.settings) if options.settings else None
    with closing(open_house(settings)) as house:
        if house.center.hall.settings is not None and chosen is None:
            raise Failed(f"The center {settings.center} is set up already in {house.engine.url}.")
        if options.sample:
            set_up_sample(house, always_open=False)
            ready = f"A sample center with {len(COLLEAGUES)} counters is ready. The PIN is {PIN}."
        else:
            house.do(c.Configure, settings=chosen or PLAIN)
            ready = f"The center {settings.center} is ready. Its database is {house.engine.url}."
        tell(options, ready, center=settings.center, database=str(house.engine.url))


def import_catalogue(settings: Settings, options: Namespace) -> None:
    with closing(open_house(settings)) as house:
        catalogue = house.adopt(options.file.read_bytes())
    services = len(catalogue.services)
    ready = f"Catalogue {catalogue.serial} with {services} services is in use now."
    tell(options, ready, serial=catalogue.serial, services=services)


def add_place(settings: Settings, options: Namespace) -> None:
    with closing(open_house(settings)) as house:
        house.do(c.PlaceCounter, counter=options.counter, zone=options.zone)
    ready = f"Counter {options.counter} stands in zone {options.zone}."
    tell(options, ready, counter=options.counter, zone=options.zone)


def add_employee(settings: Settings, options: Namespace) -> None:
    """The PIN is read from standard input, so that it stands in no list of processes."""
    with closing(open_house(settings)) as house:
        catalogue = house.center.hall.catalogue
        if catalogue is None:
            raise Refused(Reason.NO_CATALOGUE)
        roles = tuple(read(Role, role) for role in options.role) or (Role.AGENT,)
        skills = [skill for wanted in options.skill for skill in _skills(catalogue, wanted)]
        name = Text(options.name_ar, options.name_en)
        who = house.enrol(options.number, name, _pin(), options.home, roles, tuple(skills))
    tell(options, f"Employee {options.number} can sign in.", number=options.number, id=who)


def certify(settings: Settings, options: Namespace) -> None:
    """Say until when an employee is certified, for the skills that are named or for all.

    What the catalogue has dropped meanwhile is left out: nobody can be enrolled for it.
    """
    until = read(date, options.until)
    with closing(open_house(settings)) as house:
        hall = house.center.hall
        if hall.catalogue is None:
            raise Refused(Reason.NO_CATALOGUE)
        people = {person.number: person.employee for person in house.center.people()}
        if options.number not in people:
            raise Refused(Reason.UNKNOWN_EMPLOYEE)
        employee = hall.employees[people[options.number]]
        held = {skill.code for skill in employee.skills} & hall.catalogue.skills()
        chosen = held if not options.skill else _chosen(hall.catalogue, held, options)
        skills = tuple(
            replace(skill, until=until) if skill.code in chosen else skill
            for skill in employee.skills
            if skill.code in held
        )
        house.do(
            c.EnrolEmployee,
            who=employee.id,
            home=employee.home,
            roles=employee.roles,
            skills=skills,
        )
    ready = f"Employee {options.number} is certified until {until}; skills: {len(chosen)}."
    tell(options, ready, number=options.number, until=until.isoformat(), skills=sorted(chosen))


def set_up_sample(house: House, *, always_open: bool) -> dict[str, str]:
    """Set the sample center up; returns who usually sits at which counter (counter: employee)."""
    house.do(c.Configure, settings=sample_settings(always_open=always_open))
    catalogue = house.adopt(sample_catalogue_bytes())
    seats = {}
    for colleague in COLLEAGUES:
        house.do(c.PlaceCounter, counter=colleague.counter, zone=colleague.zone.code)
        seats[colleague.counter] = house.enrol(
            colleague.number,
            colleague.name,
            PIN,
            colleague.agencies[0],
            colleague.roles,
            colleague.skills(catalogue),
        )
    return seats


def _skills(catalogue: Catalogue, wanted: str) -> list[Skill]:
    """`CODE`, `CODE:partial`, or `agency:A` for everything that an agency's services take."""
    head, _, tail = wanted.partition(":")
    if head != "agency":
        return [Skill(head, read(Level, tail) if tail else Level.FULL)]
    if catalogue.agency(tail) is None:
        raise Refused(Reason.BAD_INPUT, setting="agency", value=tail)
    services = catalogue.of_agency(tail)
    stages = (stage for service in services for stage in catalogue.stages(service.code))
    return [Skill(code) for code in dict.fromkeys(stage.skill for stage in stages)]


def _chosen(catalogue: Catalogue, held: set[str], options: Namespace) -> set[str]:
    """Those of the skills held that are named. Raises Failed for a name that is none of them."""
    chosen = set()
    for wanted in options.skill:
        named = held & {skill.code for skill in _skills(catalogue, wanted)}
        if not named:
            raise Failed(f"Employee {options.number} has no skill {wanted}.")
        chosen |= named
    return chosen


def _pin() -> str:
    """Asked for without showing it at a terminal, else the first line of standard input."""
    pin = getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    if len(pin) < SHORTEST_PIN:
        raise Failed(f"A PIN of at least {SHORTEST_PIN} digits is read from standard input.")
    return pin


def _described(file: Path) -> place.Settings:
    return read(place.Settings, parsed(file.read_bytes()))
