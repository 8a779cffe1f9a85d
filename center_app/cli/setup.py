"""`center init`, `catalogue`, `place` and `employee`: making a center."""

import json
from argparse import Namespace
from pathlib import Path

from center_app.cli.house import House, open_house
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.domain import place
from center_app.domain.catalogue import Catalogue
from center_app.domain.people import Level, Role, Skill
from center_app.domain.plain import Fault, Unreadable, read
from center_app.domain.refusal import Reason, Refused
from center_app.domain.text import Text
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import COLLEAGUES, PIN, sample_settings

PLAIN = place.Settings(
    name=Text("مركز الخدمات الحكومية الشامل", "Comprehensive Government Services Center"),
    zones=(place.Zone("A", Text("القاعة الرئيسية", "Main hall")),),
)
"""What a center begins with that has said nothing about itself yet."""


def init(settings: Settings, options: Namespace) -> None:
    house = open_house(settings)
    if options.sample:
        set_up_sample(house, always_open=False)
        print(f"A sample center with {len(COLLEAGUES)} counters is ready. The PIN is {PIN}.")
        return
    chosen = read(place.Settings, _json(options.settings)) if options.settings else PLAIN
    house.do(c.Configure, settings=chosen)
    print(f"The center {settings.center} is ready. Its database is {settings.database}.")


def import_catalogue(settings: Settings, options: Namespace) -> None:
    catalogue = open_house(settings).adopt(options.file.read_bytes())
    services = len(catalogue.services)
    print(f"Catalogue {catalogue.serial} with {services} services is in use now.")


def add_place(settings: Settings, options: Namespace) -> None:
    open_house(settings).do(c.PlaceCounter, counter=options.counter, zone=options.zone)
    print(f"Counter {options.counter} stands in zone {options.zone}.")


def add_employee(settings: Settings, options: Namespace) -> None:
    """The PIN is read from standard input, so that it stands in no list of processes."""
    house = open_house(settings)
    catalogue = house.center.hall.catalogue
    if catalogue is None:
        raise Refused(Reason.NO_CATALOGUE)
    house.enrol(
        options.number,
        Text(options.name_ar, options.name_en),
        input("PIN: ").strip(),
        options.home,
        tuple(read(Role, role) for role in options.role) or (Role.AGENT,),
        tuple(skill for wanted in options.skill for skill in _skills(catalogue, wanted)),
    )
    print(f"Employee {options.number} can sign in.")


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
    if head == "agency":
        services = catalogue.of_agency(tail)
        stages = (stage for service in services for stage in catalogue.stages(service.code))
        return [Skill(code) for code in dict.fromkeys(stage.skill for stage in stages)]
    return [Skill(head, read(Level, tail) if tail else Level.FULL)]


def _json(file: Path) -> object:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Unreadable([Fault(str(file), f"is no JSON: {error}")]) from error
