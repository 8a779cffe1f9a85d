"""`center init`, `catalogue` and `place`: making a center."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from center_app.cli.failures import Failed
from center_app.cli.house import House, open_house, parsed
from center_app.cli.settings import Settings
from center_app.cli.telling import tell
from center_app.domain import commands as c
from center_app.domain import place
from center_app.domain.people import Role
from center_app.domain.plain import read
from center_app.domain.text import Text
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import COLLEAGUES, MANAGER, OFFICE, PIN, sample_settings

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


def set_up_sample(house: House, *, always_open: bool) -> dict[str, str]:
    """Set the sample center up; returns who usually sits at which counter (counter: employee)."""
    house.do(c.Configure, settings=sample_settings(always_open=always_open))
    catalogue = house.adopt(sample_catalogue_bytes())
    roles = (Role.MANAGER, Role.ADMIN)
    house.enrol(OFFICE, MANAGER, PIN, catalogue.agencies[0].code, roles, ())
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


def _described(file: Path) -> place.Settings:
    return read(place.Settings, parsed(file.read_bytes()))
