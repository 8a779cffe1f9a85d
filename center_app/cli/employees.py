"""`center employee`: who works here, with which skills, and their PINs."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from getpass import getpass

from center_app.cli.failures import Failed
from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain import commands as c
from center_app.domain.catalogue import Catalogue
from center_app.domain.people import Employee, Level, Role, Skill
from center_app.domain.plain import read
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.language.digits import fold
from center_app.store.kept.credentials import SHORTEST_PIN


def add_employee(settings: Settings, options: Namespace) -> None:
    """The PIN is read from standard input, so that it stands in no list of processes."""
    number = fold(options.number)
    with closing(open_house(settings)) as house:
        catalogue = house.center.hall.catalogue
        if catalogue is None:
            raise Refused(Reason.NO_CATALOGUE)
        roles = tuple(read(Role, role) for role in options.role) or (Role.AGENT,)
        skills = [skill for wanted in options.skill for skill in _skills(catalogue, wanted)]
        name = Text(options.name_ar, options.name_en)
        who = house.enrol(number, name, _pin(), options.home, roles, tuple(skills))
    tell(options, f"Employee {number} can sign in.", number=number, id=who)


def certify(settings: Settings, options: Namespace) -> None:
    """Say until when an employee is certified, for the skills that are named or for all.

    What the catalogue has dropped meanwhile is left out: nobody can be enrolled for it.
    """
    until = read(date, options.until)
    with closing(open_house(settings)) as house:
        catalogue, employee = _known(house, options.number)
        lasting = house.center.hall.lasting_skills(employee.id)
        held = {skill.code for skill in lasting} & catalogue.skills()
        chosen = held if not options.skill else _chosen(catalogue, held, options)
        skills = tuple(
            replace(skill, until=until) if skill.code in chosen else skill
            for skill in lasting
            if skill.code in held
        )
        house.do(
            c.EnrolEmployee,
            who=employee.id,
            home=employee.home,
            roles=employee.roles,
            skills=skills,
            active=employee.active,
        )
    ready = f"Employee {options.number} is certified until {until}; skills: {len(chosen)}."
    tell(options, ready, number=options.number, until=until.isoformat(), skills=sorted(chosen))


def change_skills(settings: Settings, options: Namespace) -> None:
    """Add and take away skills, for good or for today only; with neither, say which there are."""
    with closing(open_house(settings)) as house:
        catalogue, employee = _known(house, options.number)
        hall = house.center.hall
        before = employee.skills if options.today else hall.lasting_skills(employee.id)
        skills = _changed(catalogue, before, options)
        if options.today and skills != before:
            house.do(c.LendSkills, who=employee.id, skills=skills)
        elif skills != before:
            house.do(
                c.EnrolEmployee,
                who=employee.id,
                home=employee.home,
                roles=employee.roles,
                skills=skills,
                active=employee.active,
            )
    codes = [_written(skill) for skill in skills]
    ready = f"Employee {options.number} serves{' today' * options.today}: {', '.join(codes)}."
    tell(options, ready, number=options.number, today=options.today, skills=codes)


def reset_pin(settings: Settings, options: Namespace) -> None:
    """Give an employee a new PIN, read from standard input; wrong ones are forgotten."""
    with closing(open_house(settings)) as house:
        _catalogue, employee = _known(house, options.number)
        house.do(c.ResetPin, who=employee.id, pin=_pin())
    tell(options, f"Employee {options.number} has a new PIN.", number=options.number)


def unlock(settings: Settings, options: Namespace) -> None:
    with closing(open_house(settings)) as house:
        _catalogue, employee = _known(house, options.number)
        house.do(c.UnlockEmployee, who=employee.id)
    tell(options, f"Employee {options.number} can try again.", number=options.number)


def _known(house: House, number: str) -> tuple[Catalogue, Employee]:
    """Raises Refused(NO_CATALOGUE | UNKNOWN_EMPLOYEE)."""
    hall = house.center.hall
    if hall.catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    number = fold(number)
    people = {person.number: person.employee for person in house.center.people()}
    if number not in people:
        raise Refused(Reason.UNKNOWN_EMPLOYEE)
    return hall.catalogue, hall.employees[people[number]]


def _changed(
    catalogue: Catalogue, before: Iterable[Skill], options: Namespace
) -> tuple[Skill, ...]:
    """What the catalogue has dropped meanwhile is left out: nobody can be enrolled for it."""
    known = catalogue.skills()
    skills = {skill.code: skill for skill in before if skill.code in known}
    for wanted in options.remove:
        named = {skill.code for skill in _skills(catalogue, wanted)} & skills.keys()
        if not named:
            raise Failed(f"Employee {options.number} has no skill {wanted}.")
        for code in named:
            del skills[code]
    for wanted in options.add:
        for skill in _skills(catalogue, wanted):
            skills[skill.code] = skill
    return tuple(skills.values())


def _written(skill: Skill) -> str:
    return skill.code if skill.level is Level.FULL else f"{skill.code}:{skill.level}"


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
