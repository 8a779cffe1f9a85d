"""Putting the parts together: a center on the database of this installation."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import Engine

from center_app.center import Center
from center_app.cli.failures import Failed
from center_app.cli.machine import SystemClock, free_mb, ids, machine_id, new_token, secret_file
from center_app.cli.settings import Settings
from center_app.domain import commands as c
from center_app.domain.catalogue import Catalogue
from center_app.domain.catalogue_check import read_catalogue
from center_app.domain.clock import Clock, local
from center_app.domain.look import Look, Looked
from center_app.domain.people import Role, Skill
from center_app.domain.plain import Fault, Unreadable
from center_app.domain.text import Text
from center_app.store.bookmark import Bookmark
from center_app.store.catalogues import keep_catalogue
from center_app.store.engine import open_engine, writing
from center_app.store.incarnation import Incarnation
from center_app.store.journal import Journal
from center_app.store.kept.credentials import Pins
from center_app.store.kept.looks import note_look
from center_app.store.kept.settings import keep_setting, setting_of
from center_app.store.moving import moved_to
from center_app.store.schema import upgrade
from sync.onlooker import Onlooker
from ui.station import Station

PEPPER_MARK = "pepper"
"""The setting that holds the hash by which a wrong pepper is told."""

ROOF = "roof"
"""The station name of commands that come from the command line."""


@dataclass(frozen=True)
class House:
    """A running center with what it stands on; `parts` are all that ends with it."""

    settings: Settings
    engine: Engine
    center: Center
    clock: Clock
    new_id: Callable[[], str]
    pins: Pins
    parts: ExitStack

    def close(self) -> None:
        self.parts.close()

    @property
    def bookmark(self) -> Bookmark:
        """What the registry said last."""
        return Bookmark(self.engine, self.settings.registry_url, self.clock)

    @property
    def link(self) -> Onlooker | None:
        """How the registry's link stands, for windows that do not keep it up; None without one."""
        if not self.settings.registry_url:
            return None
        return Onlooker(self.center.journal, self.bookmark, self.clock)

    def station(self, name: str) -> Station:
        return Station(name, self.center, self.clock, self.new_id, new_token)

    def adopt(self, body: bytes) -> Catalogue:
        """Take a catalogue into use. Raises Unreadable naming every fault, SerialTaken."""
        catalogue = read_catalogue(parsed(body))
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
        """Make an employee known, and return the random id that the journal has for one.

        Raises Refused.
        """
        employee = self.new_id()
        self.do(
            c.EnrolEmployee,
            who=employee,
            home=home,
            roles=roles,
            skills=skills,
            number=number,
            name=name,
            pin=pin,
        )
        return employee

    def do(self, verb: type[c.Command], **arguments: Any) -> None:
        self.center.do(verb(id=self.new_id(), station=ROOF, **arguments))


def open_house(
    settings: Settings, clock: Clock | None = None, hasher: PasswordHasher | None = None
) -> House:
    """Open the center of this installation, making its database when there is none yet.

    Another `hasher` of PINs than the usual slow one is for centers in which nobody works.
    Raises Failed, Unusable or Unavailable with a sentence.
    """
    clock = clock or SystemClock()
    with ExitStack() as parts:
        engine = parts.enter_context(_database(settings))
        _check_home(engine)
        pepper = secret_file(settings.state / "pepper")
        _check_pepper(engine, pepper)
        pins = Pins(pepper, hasher)
        new_id = ids(clock)
        center = Center(
            engine, settings.center, clock, new_id, pins, incarnation=_incarnation(settings, engine)
        )
        center.measure_disk(partial(free_mb, settings.state))
        parts.callback(center.journal.close)
        return House(settings, engine, center, clock, new_id, pins, parts.pop_all())


def _incarnation(settings: Settings, engine: Engine) -> Incarnation:
    """A database on a server is not copied with this machine's disk, whatever its name."""
    machine = machine_id() if engine.dialect.name == "sqlite" else ""
    return Incarnation(settings.state / "incarnation", machine)


def _check_home(engine: Engine) -> None:
    """What is recorded in a database that the center has left would be lost. Raises Failed."""
    if (where := moved_to(engine)) is not None:
        raise Failed(f'The center has moved from this database: database_url is "{where}" now.')


def _check_pepper(engine: Engine, pepper: bytes) -> None:
    """With another pepper every PIN would be wrong, and nobody would know why. Raises Failed."""
    mark = sha256(b"pepper\0" + pepper).hexdigest()
    known = setting_of(engine, PEPPER_MARK)
    if known is None:
        with writing(engine) as connection:
            keep_setting(connection, PEPPER_MARK, mark)
    elif known != mark:
        raise Failed(
            "The file pepper in the state folder is not the one by which the PINs were made. "
            "Put the right one back, or copy it from the machine where the center was set up."
        )


@contextmanager
def open_journal(settings: Settings) -> Iterator[Journal]:
    """The journal alone, even one of which no hall can be made any more.

    Raises Failed when there is none yet, Unusable or Unavailable with a sentence.
    """
    with _database(settings) as engine:
        journal = Journal(engine, settings.center)
        if journal.owner() is None:
            raise Failed("There is no center here yet: `center init` makes one.")
        clock = SystemClock()
        journal.open(ids(clock), clock.now())
        yield journal


@contextmanager
def open_database(settings: Settings) -> Iterator[Engine]:
    """The database of a center that is there, for who only reads from it.

    Raises Failed when there is none yet, Unusable or Unavailable with a sentence.
    """
    with _database(settings) as engine:
        _check_home(engine)
        owner = Journal(engine, settings.center).owner()
        if owner is None:
            raise Failed("There is no center here yet: `center init` makes one.")
        if owner != settings.center:
            raise Failed(f"This database belongs to the center {owner}, not to {settings.center}.")
        yield engine


def note_export(settings: Settings, which: str) -> None:
    """Write down that the journal is taken out, also one of which no hall can be made any more."""
    clock = SystemClock()
    at = clock.now().at
    with _database(settings) as engine:
        note_look(engine, ids(clock)(), Look(at, local(at).date(), "", Looked.EXPORT, which))


def parsed(body: bytes) -> object:
    """The value in a JSON file. Raises Unreadable."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable([Fault("", f"The file is no JSON: {error}.")]) from error


@contextmanager
def _database(settings: Settings) -> Iterator[Engine]:
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = open_engine(settings.database)
    try:
        upgrade(engine)
        yield engine
    finally:
        engine.dispose()
