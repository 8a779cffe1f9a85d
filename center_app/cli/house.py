"""Putting the parts together: a center on the database of this installation."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from center_app.center import Center
from center_app.cli.machine import SystemClock, ids, new_token, secret_file
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.domain.catalogue import Catalogue
from center_app.domain.catalogue_check import read_catalogue
from center_app.domain.clock import Clock
from center_app.domain.people import Role, Skill
from center_app.domain.plain import Fault, Unreadable
from center_app.domain.text import Text
from center_app.store.catalogues import keep_catalogue
from center_app.store.engine import open_engine, writing
from center_app.store.kept.credentials import Person, Pins, keep_person
from center_app.store.schema import upgrade
from ui.station import Station

ROOF = "roof"
"""The station name of commands that come from the command line."""


@dataclass(frozen=True)
class House:
    """A running center with what it stands on."""

    settings: Settings
    engine: Engine
    center: Center
    clock: Clock
    new_id: Callable[[], str]
    pins: Pins

    def close(self) -> None:
        self.engine.dispose()

    def station(self, name: str) -> Station:
        return Station(name, self.center, self.clock, self.new_id, new_token)

    def adopt(self, body: bytes) -> Catalogue:
        """Take a catalogue into use. Raises Unreadable naming every fault, or Refused."""
        try:
            value = json.loads(body)
        except ValueError as error:
            raise Unreadable([Fault("", f"The file is no JSON: {error}")]) from error
        catalogue = read_catalogue(value)
        with writing(self.engine) as connection:
            digest = keep_catalogue(connection, catalogue.serial, body, self.clock.now().at)
        self.do(c.AdoptCatalogue, serial=catalogue.serial, sha256=digest)
        return catalogue

    def enrol(
        self,
        number: str,
        name: Text,
        pin: str,
        home: str,
        roles: tuple[Role, ...],
        skills: tuple[Skill, ...],
    ) -> str:
        """Make an employee known, and return the random id that the journal has for one."""
        pin_hash = self.pins.hash(pin)
        employee = self.new_id()
        with writing(self.engine) as connection:
            keep_person(connection, Person(employee, number, name), pin_hash)
        self.do(c.EnrolEmployee, who=employee, home=home, roles=roles, skills=skills)
        return employee

    def do(self, verb: type[c.Command], **arguments: Any) -> None:
        self.center.do(verb(id=self.new_id(), station=ROOF, **arguments))


def open_house(settings: Settings, clock: Clock | None = None) -> House:
    """Open the center of this installation, making its database when there is none yet.

    Raises Unusable or Unavailable with a sentence.
    """
    clock = clock or SystemClock()
    settings.state.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database)
    upgrade(engine)
    pins = Pins(secret_file(settings.state / "pepper"))
    new_id = ids(clock)
    center = Center(engine, settings.center, clock, new_id, pins)
    return House(settings, engine, center, clock, new_id, pins)
